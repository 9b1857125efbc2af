"""Whole days in plain English: what is read at the start of a text, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.phrases import Moment
from kamtui.domain.phrases.ranges import read_days

NOW = Moment(date(2026, 11, 23))
"""A Monday."""

READ = [
    ("fri", "2026-11-27", "2026-11-27", ""),
    ("today", "2026-11-23", "2026-11-23", ""),
    ("fri dentist", "2026-11-27", "2026-11-27", "dentist"),
    ("fri: dentist, 2 hours", "2026-11-27", "2026-11-27", "dentist, 2 hours"),
    ("fri 2nd visit", "2026-12-02", "2026-12-02", "visit"),
    ("fri - tue skiing", "2026-11-27", "2026-12-01", "skiing"),
    ("fri-mon", "2026-11-27", "2026-11-30", ""),
    ("today until fri flu", "2026-11-23", "2026-11-27", "flu"),
    ("mon - mon", "2026-11-30", "2026-12-07", ""),
    ("24 dec - 2 jan", "2026-12-24", "2027-01-02", ""),
    ("from 24 dec to 2 jan christmas with the family", "2026-12-24", "2027-01-02", "christmas with the family"),
    ("24 - 31 dec", "2026-12-24", "2026-12-31", ""),
    ("24-31 dec christmas", "2026-12-24", "2026-12-31", "christmas"),
    ("24th to 31st of december", "2026-12-24", "2026-12-31", ""),
    ("dec 24 - 31", "2026-12-24", "2026-12-31", ""),
    ("nov 27-30 fair", "2026-11-27", "2026-11-30", "fair"),
    ("dec 24 - 31 2027", "2027-12-24", "2027-12-31", ""),
    ("dec 24 - 2 jan", "2026-12-24", "2027-01-02", ""),
    ("27 nov - 30", "2026-11-27", "2026-11-30", ""),
    ("27/11 - 30/11", "2026-11-27", "2026-11-30", ""),
    ("2026-12-24 – 2027-01-02 x", "2026-12-24", "2027-01-02", "x"),
    ("next week", "2026-11-30", "2026-12-06", ""),
    ("this week sick", "2026-11-23", "2026-11-29", "sick"),
    ("last week sick", "2026-11-16", "2026-11-22", "sick"),
    ("next week - 11 dec", "2026-11-30", "2026-12-11", ""),
    ("november", "2026-11-23", "2026-11-30", ""),
    ("december", "2026-12-01", "2026-12-31", ""),
    ("january", "2027-01-01", "2027-01-31", ""),
    ("next month", "2026-12-01", "2026-12-31", ""),
    ("3 days from mon training", "2026-11-30", "2026-12-02", "training"),
    ("2 weeks from 7 dec", "2026-12-07", "2026-12-20", ""),
    ("5 working days from 27 nov", "2026-11-27", "2026-12-03", ""),
    ("mon for 3 days", "2026-11-30", "2026-12-02", ""),
    ("mon for the dentist", "2026-11-30", "2026-11-30", "the dentist"),
]


@pytest.mark.parametrize(("text", "first", "last", "rest"), READ, ids=[case[0] for case in READ])
def test_days_are_read(text: str, first: str, last: str, rest: str) -> None:
    days = read_days(text, NOW)
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat(), days.rest) == (first, last, rest)


@pytest.mark.parametrize(
    "text",
    [
        "", "skiing", "christmas", "week", "2 weeks", "2 weeks skiing", "26 - 30", "fri 10:00 dentist", "10:00",
        "fri morning dentist", "in 2 hours", "mon and tue", "mon, tue", "fri -", "fri - skiing", "fri 2 days",
        "30 nov - 4 dec 2 people", "25 dec - 20 dec", "2027", "31 feb",
    ],
)  # fmt: skip
def test_nothing_is_guessed(text: str) -> None:
    assert read_days(text, NOW) is None


def test_a_working_length_knows_the_days_off() -> None:
    moment = Moment(date(2026, 11, 23), off=frozenset({date(2026, 12, 25)}))
    days = read_days("3 working days from 24 dec", moment)
    assert days is not None
    assert days.last == date(2026, 12, 29)  # 24, 28, 29: the 25th is a holiday, then the weekend


VOCABULARY = "24 31 dec jan fri mon - to until next week for 3 days from the of 10:00 and , 2026-12-24"
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=8).map(" ".join)


@given(st.text(max_size=40) | WORDS, st.dates(date(1970, 1, 1), date(2199, 12, 31)))
def test_reading_never_fails_and_never_runs_backwards(text: str, today: date) -> None:
    days = read_days(text, Moment(today))
    if days is not None:
        assert days.first <= days.last
        assert text.strip().endswith(days.rest)
