"""Days on which something has happened: the grammar of dates turned backwards."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.phrases import Moment
from kamtui.domain.phrases.bygone import read_bygone

MON = date(2026, 11, 23)

CASES = [
    ("yesterday", "2026-11-22"),
    ("today", "2026-11-23"),
    ("2 days ago", "2026-11-21"),
    ("last friday", "2026-11-20"),
    ("fri", "2026-11-20"),
    ("mon", "2026-11-23"),
    ("16 nov", "2026-11-16"),
    ("nov 16", "2026-11-16"),
    ("23 nov", "2026-11-23"),
    ("20 dec", "2025-12-20"),
    ("16th", "2026-11-16"),
    ("16 nov 2026", "2026-11-16"),
    ("2026-11-16", "2026-11-16"),
    ("tomorrow", "2026-11-24"),
    ("next week", "2026-11-30"),
    ("next friday", "2026-12-04"),
    ("1 dec 2026", "2026-12-01"),
    ("in 3 days", "2026-11-26"),
]


@pytest.mark.parametrize(("said", "day"), CASES)
def test_the_day_that_has_come(said: str, day: str) -> None:
    assert read_bygone(said, Moment(MON)) == date.fromisoformat(day)


@pytest.mark.parametrize("said", ["", "soon", "-3"])
def test_what_means_no_day(said: str) -> None:
    assert read_bygone(said, Moment(MON)) is None


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 360))
def test_a_day_and_a_month_is_the_last_one_that_has_come(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    if (day.month, day.day) != (2, 29):
        assert read_bygone(f"{day:%d %b}", Moment(today)) == day
