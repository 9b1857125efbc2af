"""Options of a negotiation: their line, and what speaks against those a proposal has."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.option_line import option_line, read_option
from kamtui.domain.keep.options import MOST, SINGLE, OptionRow, option_named, option_warnings
from kamtui.domain.workdays import WorkCalendar

MON = date(2026, 11, 23)
CALENDAR = WorkCalendar()

LINES = [
    (
        "basic: give 5 % get 3 years why budget certainty approval head of sales",
        "basic",
        {"give": "5 %", "gain": "3 years", "logic": "budget certainty", "approval": "head of sales"},
    ),
    ("lean give nothing get a trial", "lean", {"give": "nothing", "gain": "a trial"}),
    ("give 2 get 3", "", {"give": "2", "gain": "3"}),
    ("big: get 3 years give 5 %, approval none", "big", {"gain": "3 years", "give": "5 %", "approval": ""}),
    (
        "a: give them what they get why they get it quickly",
        "a",
        {"give": "them what they", "gain": "", "logic": "they get it quickly"},
    ),
    ('a: give "what they get" get b', "a", {"give": "what they get", "gain": "b"}),
    ('a: give the "give and get" get b', "a", {"give": 'the "give and get"', "gain": "b"}),
    ("plan B: with service: give: 1 get: 2", "plan B: with service", {"give": "1", "gain": "2"}),
    ("forgive and forget", "forgive and forget", {}),
    ("", "", {}),
]


@pytest.mark.parametrize(("line", "name", "columns"), LINES, ids=[line for line, _, _ in LINES])
def test_a_line(line: str, name: str, columns: dict[str, str]) -> None:
    read = read_option(line)
    assert (read.name, dict(read.columns)) == (name, columns)


WORDS = st.sampled_from(
    ["give", "get", "why", "approval", "5", "%", '"', "a:", ":", "years,", "none", "Łódź", "-", '""']
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join).filter(lambda text: text.strip(" ,;"))


@given(TEXTS, TEXTS, TEXTS, st.just("") | TEXTS, st.just("") | TEXTS)
def test_what_is_written_back_is_read_the_same(name: str, give: str, gain: str, logic: str, approval: str) -> None:
    row = OptionRow(1, 1, name, give, gain, logic, approval, None)
    read = read_option(option_line(row))
    assert read.name == name
    assert {column: text for column, text in read.columns.items() if text} == {
        column: text
        for column, text in (("give", give), ("gain", gain), ("logic", logic), ("approval", approval))
        if text
    }


@given(st.lists(WORDS | st.sampled_from(["basic", "basic:"]), max_size=12).map(" ".join))
def test_nothing_typed_is_lost(line: str) -> None:
    read = read_option(line)
    kept = " ".join([read.name, *read.columns, "get why none nobody no -", *read.columns.values()])
    for word in line.replace('"', " ").split():
        assert word.strip(" ,;:") in kept


def option(n: int, approval: str = "", approved_on: date | None = None) -> OptionRow:
    return OptionRow(n, 1, f"option {n}", "5 %", "3 years", "", approval, approved_on)


@pytest.mark.parametrize(("count", "warned"), [(0, 0), (1, 1), (2, 0), (3, 0), (4, 1), (9, 1)])
def test_two_or_three_are_a_choice(count: int, warned: int) -> None:
    rows = [option(n) for n in range(count)]
    found = option_warnings(rows, MON, None, MON, CALENDAR)
    assert len(found) == warned
    assert (SINGLE in found) is (count == 1)
    assert any("too many" in said for said in found) is (count > MOST)


@pytest.mark.parametrize(
    ("planned", "due", "warned"),
    [
        (MON, None, True),
        (MON - timedelta(days=9), None, True),
        (None, MON + timedelta(days=2), True),
        (MON + timedelta(days=3), None, False),
        (MON + timedelta(days=20), MON + timedelta(days=1), True),
        (MON + timedelta(days=1), MON + timedelta(days=20), True),
        (None, None, False),
    ],
)
def test_an_approval_is_missed_two_working_days_before(planned: date | None, due: date | None, warned: bool) -> None:
    rows = [option(1, "head of sales"), option(2, "the board", MON), option(3)]
    found = option_warnings(rows, planned, due, MON, CALENDAR)
    assert found == (("“option 1” not approved by head of sales yet",) if warned else ())


def test_a_weekend_does_not_count() -> None:
    friday = MON - timedelta(days=3)
    rows = [option(1, "x"), option(2)]
    assert option_warnings(rows, MON + timedelta(days=1), None, friday, CALENDAR)
    assert not option_warnings(rows, MON + timedelta(days=2), None, friday, CALENDAR)


@given(st.lists(st.sampled_from(["", "board"]), max_size=6), st.integers(-20, 20), st.integers(0, 20))
def test_nobody_without_options_is_ever_warned(approvals: list[str], planned: int, due: int) -> None:
    rows = [option(n, approval) for n, approval in enumerate(approvals)]
    days = (MON + timedelta(days=planned), MON + timedelta(days=due))
    found = option_warnings(rows, *days, MON, CALENDAR)
    assert found or len(rows) != 1
    if not rows:
        assert found == ()


@pytest.mark.parametrize(
    ("name", "wanted"), [("Basic", [1]), ("b", [1, 2]), ("big", [2]), ("3", [3]), ("9", []), ("2 ", [2]), ("x", [])]
)
def test_a_name_means_an_option(name: str, wanted: list[int]) -> None:
    rows = [OptionRow(n, 1, text, "a", "b", "", "", None) for n, text in enumerate(("basic", "big one", "lean"), 1)]
    assert [row.id for row in option_named(rows, name.strip())] == wanted
