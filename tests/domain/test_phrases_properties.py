"""What holds for every date phrase and every text, however odd."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.phrases import DateOrder, Moment, explain, find_when, read_when
from kamtui.domain.phrases.lexicon import MONTH_NAMES, WEEKDAYS

DAYS = st.dates(date(1970, 1, 2), date(2199, 6, 30))
MOMENTS = st.builds(
    Moment,
    today=DAYS,
    minutes=st.integers(0, 1439),
    order=st.sampled_from(DateOrder),
    week_start=st.integers(0, 6),
    weekend=st.sampled_from([frozenset({5, 6}), frozenset({4, 5}), frozenset({6}), frozenset(), frozenset(range(7))]),
)
VOCABULARY = """
a an the of on in at by for to from next last this first second third half quarter past few couple and
monday fri sat mon may march dec q2 day days week weeks month year hours min m h wd am pm noon midnight eom end mid
working today tomorrow ago later now . , - / : + ~ ' 0 1 2 12 15 30 31 99 2026 9999 10:00 2/15 1.5 1st 22nd
"""
WORDS = st.sampled_from(VOCABULARY.split())
PHRASES = st.lists(WORDS, max_size=9).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words), " ".join(words).upper()])
)


@given(DAYS, MOMENTS)
def test_an_iso_date_is_read_as_itself(day: date, moment: Moment) -> None:
    when = read_when(day.isoformat(), moment)
    assert when is not None
    assert (when.on, when.at, when.note) == (day, None, "")


@given(DAYS, MOMENTS)
def test_a_day_said_back_is_read_as_itself(day: date, moment: Moment) -> None:
    when = read_when(day.isoformat(), moment)
    assert when is not None
    said = explain(when, moment).split(",")[0]
    again = read_when(said, moment)
    assert again is not None
    assert (again.on, again.note) == (day, "")


@given(DAYS, st.sampled_from(["/", ".", "-"]))
def test_numbers_follow_the_stated_order(day: date, sign: str) -> None:
    for order, form in (
        (DateOrder.DMY, "{0.day}{1}{0.month}{1}{0.year}"),
        (DateOrder.MDY, "{0.month}{1}{0.day}{1}{0.year}"),
    ):
        when = read_when(form.format(day, sign), Moment(date(2026, 11, 23), order=order))
        assert when is not None
        assert when.on == day


@given(MOMENTS, st.integers(1, 31), st.sampled_from(MONTH_NAMES))
def test_a_date_without_a_year_is_never_past(moment: Moment, day: int, month: str) -> None:
    when = read_when(f"{day} {month}", moment)
    assert when is None or (when.on >= moment.today and when.on.day == day and MONTH_NAMES[when.on.month - 1] == month)


@pytest.mark.parametrize("word", sorted(WEEKDAYS))
@given(moment=MOMENTS)
def test_a_weekday_is_within_the_next_seven_days(word: str, moment: Moment) -> None:
    when = read_when(word, moment)
    assert when is not None
    assert 0 < (when.on - moment.today).days <= 7
    assert when.on.weekday() == WEEKDAYS[word]


@given(MOMENTS, st.integers(1, 60))
def test_working_days_are_worked(moment: Moment, days: int) -> None:
    when = read_when(f"in {days} working days", moment)
    if len(moment.weekend) == 7:
        assert when is None
        return
    assert when is not None
    between = [moment.today + timedelta(days=n) for n in range(1, (when.on - moment.today).days + 1)]
    assert sum(day.weekday() not in moment.weekend for day in between) == days
    assert when.on.weekday() not in moment.weekend


@given(PHRASES | st.text(max_size=60), MOMENTS)
def test_reading_never_fails_and_stays_within_bounds(text: str, moment: Moment) -> None:
    when = read_when(text, moment)
    if when is not None:
        assert 1970 <= when.on.year <= 2199
        assert when.said in text
        assert str(when.on.year) in explain(when, moment)


@given(PHRASES | st.text(max_size=60), MOMENTS)
def test_what_is_found_stands_in_the_text(text: str, moment: Moment) -> None:
    found = find_when(text, moment)
    if found is not None:
        assert text[found.start : found.end] == found.when.said != ""
        assert 1970 <= found.when.on.year <= 2199


@given(MOMENTS, st.sampled_from(["{}", "call rina {}", "({}) call", "{}, then write", "send it {}."]))
def test_a_free_phrase_is_found_wherever_it_stands(moment: Moment, frame: str) -> None:
    for phrase in ("tomorrow", "12 december 2030", "2030-12-12", "in 3 days", "next friday", "12 dec 2030 10:00"):
        found = find_when(frame.format(phrase), moment)
        assert found is not None
        assert found.when == read_when(phrase, moment)


@pytest.mark.parametrize("today", [date.min, date(1969, 12, 31), date(2199, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_out_of_bounds_refuses_instead_of_failing(today: date) -> None:
    for phrase in (
        "tomorrow",
        "fri",
        "in 3 working days",
        "next month",
        "eoy",
        "at 5",
        "q2",
        "2 fridays from now",
        "12 dec",
    ):
        when = read_when(phrase, Moment(today))
        assert when is None or 1970 <= when.on.year <= 2199


def test_a_long_text_is_no_phrase() -> None:
    moment = Moment(date(2026, 11, 23))
    assert read_when("tomorrow" + " " * 300 + "x", moment) is None
    assert read_when("tomorrow " * 5000, moment) is None
