"""Contracts without a book: the ladder, terms, what a line means, and the year ahead."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.contract_line import Before, ContractLine, Typed, read_contract
from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.domain.keep.outlook import outlook, run_rates, seasons
from kamtui.domain.keep.renewals import Rung, ahead, due, ladder
from kamtui.domain.keep.terms import Term, first_term, next_name, next_term, shift
from kamtui.domain.keep.words import ContractState
from kamtui.domain.keep.worth import read_worth
from kamtui.domain.phrases import Moment

TODAY = date(2026, 11, 23)
NOW = Moment(TODAY)
FRAME = ContractRow(
    id=1,
    account_id=7,
    account_name="Acme",
    name="frame 2026",
    state=ContractState.RUNNING,
    start_on=date(2026, 2, 1),
    end_on=date(2027, 1, 31),
    notice_on=date(2026, 11, 30),
    minor=48_000_00,
    currency="EUR",
)
days = st.dates(date(1975, 1, 1), date(2190, 1, 1))


# -- the ladder ----------------------------------------------------------------------------------------------------


def test_the_rungs_stand_90_60_30_and_14_days_before() -> None:
    before = date(2027, 3, 31)
    assert [(step.rung, (before - step.on).days) for step in ladder(before)] == [
        (Rung.REVIEW, 90),
        (Rung.OPTIONS, 60),
        (Rung.PROPOSAL, 30),
        (Rung.DECISION, 14),
    ]


IN = [
    # days to notice, rungs taken on, until so many days ahead: due
    (100, (), 0, []),
    (100, (), 10, [Rung.REVIEW]),
    (90, (), 0, [Rung.REVIEW]),
    (80, (), 0, [Rung.REVIEW]),
    (80, (), 30, [Rung.REVIEW, Rung.OPTIONS]),
    (66, (), 30, [Rung.OPTIONS]),  # options come within a week: the review is over
    (59, (), 0, [Rung.OPTIONS]),
    (59, (Rung.OPTIONS,), 0, []),
    (80, (Rung.PROPOSAL,), 30, [Rung.OPTIONS]),
    (40, (Rung.DECISION,), 30, [Rung.PROPOSAL]),
    (7, (), 0, [Rung.DECISION]),
    (0, (), 0, [Rung.DECISION]),
    (-1, (), 99, []),
]


@pytest.mark.parametrize(("left", "taken", "until", "wanted"), IN)
def test_which_rungs_are_due(left: int, taken: tuple[Rung, ...], until: int, wanted: list[Rung]) -> None:
    found = due(TODAY + timedelta(days=left), taken, TODAY, TODAY + timedelta(days=until))
    assert [step.rung for step in found] == wanted


@given(days, days, st.sets(st.sampled_from(Rung)), st.integers(0, 200))
def test_no_rung_is_offered_twice_and_at_most_one_late(before: date, today: date, taken: set[Rung], more: int) -> None:
    found = due(before, taken, today, today + timedelta(days=more))
    assert not taken & {step.rung for step in found}
    assert sum(step.on < today for step in found) <= 1
    assert all(step.on <= today + timedelta(days=more) for step in found)
    assert {step for step in found if step.on >= today} <= set(ahead(before, taken, today))
    assert not {step.rung for step in ahead(before, taken, today)} & taken


# -- terms ---------------------------------------------------------------------------------------------------------

NEXT = [
    (Term(date(2026, 2, 1), date(2027, 1, 31), date(2026, 11, 30)), date(2028, 1, 31), date(2027, 11, 30)),
    (Term(date(2023, 3, 1), date(2024, 2, 29), None), date(2025, 2, 28), None),
    (Term(date(2025, 8, 15), date(2026, 2, 14), date(2025, 12, 31)), date(2026, 8, 14), date(2026, 6, 30)),
    (Term(date(2026, 1, 1), date(2026, 1, 10), date(2026, 1, 5)), date(2026, 1, 20), date(2026, 1, 15)),
]


@pytest.mark.parametrize(("old", "end", "notice"), NEXT)
def test_the_next_term_is_as_long_and_its_notice_as_long_before(old: Term, end: date, notice: date | None) -> None:
    assert next_term(old) == Term(old.end + timedelta(days=1), end, notice)


def test_a_named_end_takes_notice_along_by_days() -> None:
    assert next_term(NEXT[0][0], date(2027, 7, 31)) == Term(date(2027, 2, 1), date(2027, 7, 31), date(2027, 5, 30))


@given(days, st.integers(0, 3000), st.none() | st.integers(0, 3000))
def test_terms_follow_each_other_without_a_hole(start: date, length: int, notice: int | None) -> None:
    end = start + timedelta(days=length)
    old = Term(start, end, None if notice is None else end - timedelta(days=min(notice, length)))
    new = next_term(old)
    assert new.start == old.end + timedelta(days=1)
    assert new.start <= new.end
    assert (new.notice is None) == (old.notice is None)
    assert new.notice is None or new.notice <= new.end


@given(days, st.integers(-400, 400))
def test_a_shift_back_is_where_it_came_from_or_the_end_of_a_shorter_month(day: date, months: int) -> None:
    back = shift(shift(day, months), -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day == day.day or back.day < day.day


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("frame 2026", "frame 2027"),
        ("supply", "supply"),
        ("2025/2026", "2025/2026"),
        ("a 2025 b 2026", "a 2025 b 2026"),
    ],
)
def test_a_year_in_a_name_moves_along(name: str, wanted: str) -> None:
    old = NEXT[0][0]
    assert next_name(name, old, next_term(old)) == wanted


@given(days, days)
def test_a_start_nobody_named_is_neither_after_today_nor_after_the_end(end: date, today: date) -> None:
    start = first_term(end, today)
    assert start <= end
    assert start <= today or end < today


# -- the line ------------------------------------------------------------------------------------------------------

LINES = [
    (
        "frame 2026 until 31 jan notice 30 nov worth 48k",
        ContractLine(
            "frame 2026", None, Typed(date(2027, 1, 31), False), Typed(date(2026, 11, 30), False), (48_000_00, "EUR")
        ),
    ),
    (
        "worth £1,200.50 until 31 jan 2028 from 1 feb 2026 supply, all plants",
        ContractLine(
            "supply, all plants",
            Typed(date(2026, 2, 1), True),
            Typed(date(2028, 1, 31), True),
            None,
            (1_200_50, "GBP"),
        ),
    ),
    ("x till 2027-03-31 notice 60d", ContractLine("x", None, Typed(date(2027, 3, 31), True), Before(60))),
    ("x until 31 mar 2027 notice 3 months", ContractLine("x", None, Typed(date(2027, 3, 31), True), Before(3, True))),
    ("notice of default from the bank", ContractLine("notice of default from the bank")),
    ("“worth 5k” until fri", ContractLine("worth 5k", None, Typed(date(2026, 11, 27), False))),
    (
        "frame worth 48 000 EUR until 31 jan 2028",
        ContractLine("frame worth 48 000 EUR", None, Typed(date(2028, 1, 31), True)),
    ),
    ("frame worth 48 2 sites", ContractLine("frame 2 sites", worth=(48_00, "EUR"))),
    ("deal worth a lot worth 2m", ContractLine("deal worth a lot", worth=(2_000_000_00, "EUR"))),
    ("", ContractLine()),
]


@pytest.mark.parametrize(("line", "wanted"), LINES)
def test_what_a_line_says(line: str, wanted: ContractLine) -> None:
    assert read_contract(line, NOW, "EUR") == wanted


@given(st.text(max_size=60))
def test_any_line_is_read_and_a_name_without_its_words_is_kept_whole(line: str) -> None:
    read_contract(line, NOW, "EUR")
    name = " ".join("".join(char for char in line if char.isalpha()).split())
    if name.lower() not in ("from", "until", "till", "notice", "worth"):
        assert read_contract(name, NOW, "EUR").name == name


def test_a_day_without_a_year_is_moved_to_fit() -> None:
    notice = Typed(date(2027, 11, 20), year=False)
    assert notice.not_after(date(2027, 1, 31)) == date(2026, 11, 20)
    assert notice.not_before(date(2028, 12, 1)) == date(2029, 11, 20)
    assert replace(notice, year=True).not_after(date(2027, 1, 31)) == date(2027, 11, 20)


WORTHS = [
    ("48k", (48_000_00, "EUR")),
    ("1.2m", (1_200_000_00, "EUR")),
    ("1.250k", (1_250_00, "EUR")),
    ("48,5k", (48_500_00, "EUR")),
    ("EUR 48,000", (48_000_00, "EUR")),
    ("48.000", (48_000_00, "EUR")),
    ("1.234,56", (1_234_56, "EUR")),
    ("12,5", (12_50, "EUR")),
    ("5000 JPY", (5_000, "JPY")),
    ("$ 7", (7_00, "USD")),
    ("", None),
    ("a lot", None),
    ("1.2.3", None),
    ("99999999999999", None),
    ("-5", None),
]


@pytest.mark.parametrize(("text", "wanted"), WORTHS)
def test_what_a_worth_means(text: str, wanted: tuple[int, str] | None) -> None:
    assert read_worth(text, "EUR") == wanted


# -- how one is said -----------------------------------------------------------------------------------------------

SAID = [
    ({}, "renewal 31 Jan, notice 30 Nov (7 d)", True),
    ({"notice_on": None}, "renewal 31 Jan (69 d)", False),
    ({"notice_on": date(2026, 11, 1)}, "renewal 31 Jan (69 d), notice was 1 Nov", False),
    ({"notice_on": None, "end_on": date(2026, 10, 31)}, "ran out 31 Oct, 23 d ago", True),
    ({"state": ContractState.RENEWED}, "renewed, until 31 Jan", False),
]


@pytest.mark.parametrize(("columns", "words", "presses"), SAID)
def test_how_a_contract_is_said(columns: dict[str, object], words: str, presses: bool) -> None:
    row = replace(FRAME, **columns)
    assert (row.words(TODAY), row.presses(TODAY)) == (words, presses)


# -- the year ahead ------------------------------------------------------------------------------------------------


def test_a_contract_that_ends_leaves_a_dip_and_says_when_to_start() -> None:
    found = outlook(TODAY, [FRAME], 120_000_00, {}, falling_percent=10, lead_days=90)
    jan, feb = found.months[2], found.months[3]
    assert found.months[0].first == date(2026, 11, 1)
    assert (jan.contracted, jan.run_rate, jan.lost, jan.expiring) == (4_000_00, 10_000_00, 0, (FRAME,))
    assert (feb.contracted, feb.run_rate, feb.lost, feb.expected) == (0, 10_000_00, 4_000_00, 10_000_00)
    assert found.average == 14_000_00
    (dip,) = found.dips
    assert (dip.first, dip.last, dip.start_by) == (date(2027, 2, 1), date(2027, 10, 1), date(2026, 11, 1))
    assert dip.below == pytest.approx(4 / 14)


def test_a_renewed_contract_leaves_no_dip() -> None:
    old = replace(FRAME, state=ContractState.RENEWED)
    new = replace(FRAME, id=2, start_on=date(2027, 2, 1), end_on=date(2028, 1, 31))
    found = outlook(TODAY, [old, new], 0, {}, falling_percent=10, lead_days=90)
    assert [month.contracted for month in found.months] == [4_000_00] * 12
    assert not any(month.lost or month.expiring for month in found.months)
    assert found.dips == ()


def test_a_season_shapes_the_run_rate() -> None:
    season = seasons({month: 100 if month != 12 else 1_300 for month in range(1, 13)})
    found = outlook(TODAY, [], 24_000_00, season, falling_percent=50, lead_days=30)
    assert [month.run_rate for month in found.months][:3] == [1_000_00, 13_000_00, 1_000_00]
    assert [(dip.first, dip.last) for dip in found.dips] == [
        (date(2026, 11, 1), date(2026, 11, 1)),
        (date(2027, 1, 1), date(2027, 10, 1)),
    ]
    assert seasons({1: -5, 2: 10}) == {}


def test_the_run_rate_is_what_was_bought_beyond_contracts_in_force() -> None:
    over = replace(FRAME, id=2, end_on=date(2026, 10, 31), notice_on=None)
    assert run_rates({7: 60_000_00, 8: 5_00}, [FRAME, over], TODAY) == 12_000_00 + 5_00
    assert run_rates({7: 40_000_00}, [FRAME], TODAY) == 0


@given(
    st.lists(st.tuples(days, st.integers(0, 2000), st.integers(0, 10**9), st.sampled_from(ContractState)), max_size=4),
    days,
    st.integers(0, 10**10),
    st.integers(1, 100),
)
def test_whatever_the_contracts_the_months_add_up(
    terms: list[tuple[date, int, int, ContractState]], today: date, run_rate: int, percent: int
) -> None:
    rows = [
        replace(
            FRAME, id=n, start_on=start, end_on=start + timedelta(days=length), notice_on=None, minor=minor, state=state
        )
        for n, (start, length, minor, state) in enumerate(terms)
    ]
    found = outlook(today, rows, run_rate, {}, falling_percent=percent, lead_days=90)
    assert len(found.months) == 12
    assert all(month.contracted >= 0 and month.lost >= 0 for month in found.months)
    most = sum(row.minor or 0 for row in rows) / 12 + len(rows)
    assert all(month.contracted + month.lost <= most for month in found.months)
    low = {
        month.first
        for month in found.months
        if month.expected * 100 * 12 <= (100 - percent) * sum(one.expected + one.lost for one in found.months)
    }
    if any(month.expected or month.lost for month in found.months):
        assert all((dip.first in low) and (dip.last in low) and dip.start_by < dip.first for dip in found.dips)
        assert bool(low) == bool(found.dips)
