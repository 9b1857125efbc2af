"""Months and weeks by name: which one is meant, and what is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.phrases import Moment
from kamtui.domain.phrases.whole import read_month, read_week

TODAY = date(2026, 11, 23)
"""A Monday."""

MONTHS = [
    ("dec", "2026-12", "2025-12"),
    ("December", "2026-12", "2025-12"),
    ("november", "2026-11", "2026-11"),
    ("jan", "2027-01", "2026-01"),
    ("may", "2027-05", "2026-05"),
    ("jun", "2026-06", "2026-06"),
    ("sept", "2026-09", "2026-09"),
    ("dec 2027", "2027-12", "2027-12"),
    ("oct '25", "2025-10", "2025-10"),
    ("2026-12", "2026-12", "2026-12"),
    ("2026-1", "2026-01", "2026-01"),
    ("2026-12-31", "2026-12", "2026-12"),
    ("this month", "2026-11", "2026-11"),
    ("next  Month", "2026-12", "2026-12"),
    ("last month", "2026-10", "2026-10"),
]
"""What is said, the nearest one, and the last one that has begun."""


@pytest.mark.parametrize(("said", "nearest", "begun"), MONTHS)
def test_a_month(said: str, nearest: str, begun: str) -> None:
    for past, wanted in ((False, nearest), (True, begun)):
        found = read_month(said, TODAY, past=past)
        assert found is not None
        assert (f"{found:%Y-%m}", found.day) == (wanted, 1)


@pytest.mark.parametrize(
    "said",
    ["", "month", "decembe", "december 3", "3 december", "2026-13", "1969-12", "2200-01", "9999-99", "dec.", "q4"],
)
def test_no_month(said: str) -> None:
    assert read_month(said, TODAY) is None


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(1, 12), st.booleans())
def test_a_month_without_a_year_is_near(today: date, month: int, past: bool) -> None:
    found = read_month(f"{date(2000, month, 1):%B}", today, past=past)
    assert found is not None
    assert found.month == month
    away = (found.year - today.year) * 12 + found.month - today.month
    assert -12 < away <= 0 if past else -6 < away <= 6


WEEKS = [
    ("this week", "2026-11-23"),
    ("last week", "2026-11-16"),
    ("next week", "2026-11-30"),
    ("w48", "2026-11-23"),
    ("week 2", "2026-01-05"),
    ("2026-W53", "2026-12-28"),
    ("2027-w1", "2027-01-04"),
    ("2026-11-29", "2026-11-23"),
    ("fri", "2026-11-23"),
    ("4 dec", "2026-11-30"),
]


@pytest.mark.parametrize(("said", "first"), WEEKS)
def test_a_week(said: str, first: str) -> None:
    assert read_week(said, Moment(TODAY)) == date.fromisoformat(first)


@pytest.mark.parametrize("said", ["", "week", "w54", "2025-w53", "foo", "w0", "1969-w10"])
def test_no_week(said: str) -> None:
    assert read_week(said, Moment(TODAY)) is None


@given(st.dates(date(1971, 1, 10), date(2190, 1, 1)), st.integers(0, 6))
def test_a_day_is_in_its_week(day: date, start: int) -> None:
    first = read_week(day.isoformat(), Moment(TODAY, week_start=start))
    assert first is not None
    assert first.weekday() == start
    assert first <= day < first + timedelta(days=7)
