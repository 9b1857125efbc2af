"""A grade in one line, the bank of questions, the strip of ninety days, and how many promises were kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.grade_line import read_grade
from kamtui.domain.keep.grades import Letter, check_target, targets
from kamtui.domain.keep.ledger import KeptRate, LedgerRow, Standing, in_order, kept_rate
from kamtui.domain.keep.promise_line import read_promise
from kamtui.domain.keep.questions import in_turn
from kamtui.domain.keep.strip import DAYS, LABEL, strip_lines, strip_of, strip_rows
from kamtui.domain.phrases import Moment
from kamtui.domain.words import About, DateOrder, TaskStatus

MON = date(2026, 11, 23)
MOMENT = Moment(MON, 540, DateOrder.DMY, frozenset({5, 6}), frozenset(), 0)


def ago(days: int) -> date:
    return MON - timedelta(days=days)


DEC_18, FRI = date(2026, 12, 18), date(2026, 11, 27)
LINES = [
    ("C because late deliveries, feels let down -> B- by 18 dec", ("C", "late deliveries", "let down", "B-", DEC_18)),
    ("c- late", ("C-", "late", "", None, None)),
    ("C+: late", ("C+", "late", "", None, None)),
    ("C – late", ("C", "late", "", None, None)),
    ("C late by fri -> B", ("C", "late", "", "B", FRI)),
    ("C late → B−", ("C", "late", "", "B-", None)),
    ("C->B- by 18 dec: late", ("C", "late", "", "B-", DEC_18)),
    ("C -> B- by 18 dec because late", ("C", "late", "", "B-", DEC_18)),
    ("C feels let down because late", ("C", "late", "let down", None, None)),
    ("C, late, feels angry, -> B", ("C", "late", "angry", "B", None)),
    ('C "needs it by friday" by 18 dec', ("C", "needs it by friday", "", None, DEC_18)),
    ("C ignored by support", ("C", "ignored by support", "", None, None)),
    ("C late by two weeks", ("C", "late by two weeks", "", None, None)),
    ("C late -> soon", ("C", "late -> soon", "", None, None)),
    ("C he feels that nobody answers him", ("C", "he feels that nobody answers him", "", None, None)),
    ("A+ as slow as ever", ("A+", "as slow as ever", "", None, None)),
]


@pytest.mark.parametrize(("line", "read"), LINES, ids=[line for line, _ in LINES])
def test_a_line_is_read(line: str, read: tuple[str, str, str, str | None, date | None]) -> None:
    found = read_grade(line, MOMENT)
    assert found.problem == ""
    assert (found.letter, found.why, found.feeling, found.target, found.by.on if found.by else None) == read


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "No grade was typed"),
        ("E late", "“E” is no grade"),
        ("Bad service", "“Bad” is no grade"),
        ("C", "Say why"),
        ("C -> B-", "Say why"),
        ("c −", "Say why"),
        ("C late -> A", "From C the next step is at most B, not A"),
        ("C late -> D", "From C the next step is at most B, not D"),
        ("A+ fine -> A+", "From A+ the next step is at most A+, not A+"),
        ("C late by today", "“today” is not ahead"),
    ],
)
def test_one_sentence_says_what_is_missing(line: str, problem: str) -> None:
    assert read_grade(line, MOMENT).problem.startswith(problem)


_TOKENS = (
    "C",
    "b-",
    "F",
    "->",
    "→",
    "by",
    "fri",
    "18",
    "dec",
    "feels",
    "because",
    ",",
    '"',
    "“",
    "”",
    "late",
    "é",
    "\x00",
)
_WORDS = st.lists(st.sampled_from(_TOKENS))


@given(_WORDS.map(" ".join) | st.text(max_size=80))
def test_any_line_is_read_or_told_what_it_lacks(line: str) -> None:
    found = read_grade(line, MOMENT)
    assert found.problem or (found.letter is not None and any(char.isalnum() for char in found.why))


@given(st.sampled_from(Letter), st.text("abc xyz-é", min_size=1).filter(lambda text: text.strip(" -")))
def test_a_reason_in_quotes_is_kept_as_it_is(letter: Letter, why: str) -> None:
    found = read_grade(f'{letter} "{why}" by 18 dec', MOMENT)
    assert (found.letter, found.why, found.by.on if found.by else None) == (letter, why.strip(), DEC_18)


@pytest.mark.parametrize("letter", Letter)
def test_a_target_is_a_step_up_and_no_more_than_a_letter(letter: Letter) -> None:
    for other in Letter:
        up = letter.place - other.place
        if 0 < up <= 3:
            check_target(letter, other)
            assert other in targets(letter)
        else:
            with pytest.raises(ValueError, match="at most"):
                check_target(letter, other)


def test_the_question_that_was_asked_longest_ago_comes_first() -> None:
    assert in_turn(("a", "b", "c", "b"), {}) == ["a", "b", "c"]
    assert in_turn(("a", "b", "c"), {"a": ago(9), "b": ago(30)}) == ["c", "b", "a"]


# -- the strip -----------------------------------------------------------------------------------------------------


def test_the_strip_counts_by_day() -> None:
    touches = [(MON, True), (MON, True), (ago(89), False), (ago(90), True)]
    promises = [(ago(3), None), (ago(5), ago(4)), (ago(6), ago(6)), (MON, None)]
    strip = strip_of(MON, touches, promises, [ago(1)] * 12)
    assert strip.words == "3 touches, 1 unanswered · 2 promises broken · 12 moves in 90 d"
    rows = dict(strip_rows(strip, DAYS))
    assert (rows["touches"][-1], rows["no answer"][0], rows["moves"][-2]) == ("2", "1", "+")
    assert rows["broken"][-6:] == "1·1···"
    assert all(len(text) == DAYS for text in rows.values())


def test_a_quiet_strip_has_no_row_for_missed_calls() -> None:
    strip = strip_of(MON, [], [], [])
    assert [label for label, _ in strip_rows(strip, DAYS)] == ["", "touches", "broken", "moves"]
    assert strip.words == "0 touches · 0 promises broken · 0 moves in 90 d"


@given(st.lists(st.integers(0, 89)), st.integers(26, 130))
def test_no_width_loses_a_touch(days: list[int], width: int) -> None:
    strip = strip_of(MON, [(ago(day), True) for day in days], [], [])
    lines = strip_lines(strip, width)
    (row,) = (line for line in lines if line.startswith("touches"))
    assert len(row) <= width
    if "+" not in row:
        assert sum(int(char) for char in row[LABEL:] if char.isdigit()) == len(days)


# -- promises ------------------------------------------------------------------------------------------------------


def promised(number: int, due_on: date, kept_on: date | None = None, status: TaskStatus | None = None) -> LedgerRow:
    return LedgerRow(number, About.OTHER, "x", 1, "Acme", None, None, status, ago(99), due_on, kept_on)


@pytest.mark.parametrize(
    ("due_on", "kept_on", "counts", "standing"),
    [
        (ago(1), None, (0, 1), Standing.LATE),
        (ago(1), ago(1), (1, 1), Standing.KEPT),
        (ago(2), ago(1), (0, 1), Standing.KEPT_LATE),
        (MON, None, (0, 0), Standing.OPEN),
        (MON, MON, (1, 1), Standing.KEPT),
        (MON + timedelta(days=1), None, (0, 0), Standing.OPEN),
        (MON + timedelta(days=1), MON, (0, 0), Standing.KEPT),
    ],
)
def test_what_the_kept_rate_counts(
    due_on: date, kept_on: date | None, counts: tuple[int, int], standing: Standing
) -> None:
    assert kept_rate([(due_on, kept_on)], MON) == KeptRate(*counts)
    assert promised(1, due_on, kept_on).standing(MON) is standing


@given(st.lists(st.tuples(st.dates(ago(20), MON + timedelta(days=20)), st.none() | st.dates(ago(20), MON))))
def test_the_rate_never_exceeds_what_was_due(days: list[tuple[date, date | None]]) -> None:
    rate = kept_rate(days, MON)
    assert 0 <= rate.kept <= rate.due <= len(days)
    tomorrow = kept_rate(days, MON + timedelta(days=1))
    assert tomorrow.due >= rate.due


def test_late_ones_come_first_and_the_last_kept_before_older_ones() -> None:
    rows = [
        promised(1, MON),
        promised(2, ago(9)),
        promised(3, ago(9), ago(9)),
        promised(4, ago(3)),
        promised(5, MON, MON),
    ]
    assert [row.id for row in in_order(rows, MON)] == [2, 4, 1, 5, 3]


def test_a_promise_nothing_keeps_says_so() -> None:
    assert promised(1, ago(3), status=TaskStatus.CUT).when(MON) == "due Fri 20 Nov, 3 d late · its task was cut"
    assert promised(1, MON).when(MON) == "due Mon 23 Nov · no open task keeps it"
    assert promised(1, MON, status=TaskStatus.OPEN).when(MON) == "due Mon 23 Nov"


@pytest.mark.parametrize(
    ("line", "text", "about", "due"),
    [
        ("40 units by fri #delivery", "40 units", About.DELIVERY, FRI),
        ("#price the list, by 18 dec", "the list", About.PRICE, DEC_18),
        ("stand by me by fri", "stand by me", About.OTHER, FRI),
        ("reply by support", "reply by support", About.OTHER, None),
        ("by fri", "", About.OTHER, FRI),
    ],
)
def test_a_promise_in_one_line(line: str, text: str, about: About, due: date | None) -> None:
    read = read_promise(line, MOMENT)
    assert (read.text, read.about, read.due.on if read.due else None) == (text, about, due)
