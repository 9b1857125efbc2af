"""Periods of production: what the loaded sales cover, and which days a period and YoY compare."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.production import Coverage, Span, covered, full_years, is_period, month_end, window

TODAY = date(2026, 11, 23)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _days(first: str, last: str, today: date = TODAY) -> Coverage:
    """Coverage of sales that are known by the day."""
    return covered(_day(first), [(_day(last), _day(last))], today)


def _span(first: str, last: str) -> Span:
    return Span(_day(first), _day(last))


@pytest.mark.parametrize(
    ("first", "last", "full"),
    [
        ("2016-01-03", "2019-12-30", (2016, 2017, 2018, 2019)),  # nobody buys on every first and last day
        ("1996-07-04", "1998-05-06", (1997,)),
        ("2018-05-31", "2020-12-30", (2019, 2020)),
        ("2017-03-01", "2017-12-31", ()),
        ("2025-01-01", "2026-11-20", (2025,)),
        ("2025-02-01", "2026-12-31", (2026,)),
    ],
)
def test_full_years_are_covered_from_january_to_december(first: str, last: str, full: tuple[int, ...]) -> None:
    today = date(2027, 1, 5)
    assert full_years(_days(first, last, today), today) == full


def test_the_current_year_is_not_full_before_its_last_day() -> None:
    for today, full in ((date(2026, 12, 10), (2025,)), (date(2026, 12, 31), (2025, 2026))):
        assert full_years(_days("2025-01-01", "2026-12-09", today), today) == full


def test_a_month_known_by_its_total_covers_the_month() -> None:
    found = covered(_day("2024-01-01"), [(_day("2026-10-01"), _day("2026-10-31"))], TODAY)
    assert (found.last, found.whole_until) == (_day("2026-10-31"), _day("2026-10-31"))


def test_the_total_of_a_month_that_goes_on_cannot_be_compared() -> None:
    found = covered(_day("2024-01-01"), [(_day("2026-11-01"), _day("2026-11-30"))], TODAY)
    assert (found.last, found.whole_until) == (_day("2026-11-30"), _day("2026-10-31"))
    assert window("all", found).current == _span("2026-01-01", "2026-10-31")
    assert window("12m", found).revenue == _span("2025-12-01", "2026-11-30")
    assert window("12m", found).before == _span("2024-12-01", "2025-10-31")


def test_the_total_of_a_year_that_goes_on_leaves_the_year_before() -> None:
    found = covered(_day("2024-01-01"), [(_day("2026-01-01"), _day("2026-12-31"))], TODAY)
    assert window("all", found).current == _span("2025-01-01", "2025-12-31")
    assert window("2026", found).before is None


# --- periods


@pytest.mark.parametrize(
    ("period", "first", "last", "revenue", "current", "before"),
    [
        # four full years: the latest against the one before
        (
            "all",
            "2016-01-03",
            "2019-12-30",
            ("2016-01-03", "2019-12-31"),
            ("2019-01-01", "2019-12-31"),
            ("2018-01-01", "2018-12-31"),
        ),
        # an unfinished year: the same days
        (
            "all",
            "1996-07-04",
            "1998-05-06",
            ("1996-07-04", "1998-05-06"),
            ("1998-01-01", "1998-05-06"),
            ("1997-01-01", "1997-05-06"),
        ),
        # the data begins in July of the year before: nothing to compare
        ("1997", "1996-07-04", "1998-05-06", ("1997-01-01", "1997-12-31"), ("1997-01-01", "1997-12-31"), None),
        ("1998", "1997-01-02", "1998-05-06", ("1998-01-01", "1998-12-31"), ("1998-01-01", "1998-05-06"), "1997-05-06"),
        ("2031", "1997-01-02", "1998-05-06", ("2031-01-01", "2031-12-31"), ("2031-01-01", "1998-05-06"), None),
        # twelve calendar months up to the last sale
        (
            "12m",
            "2016-01-03",
            "2019-12-30",
            ("2019-01-01", "2019-12-31"),
            ("2019-01-01", "2019-12-31"),
            ("2018-01-01", "2018-12-31"),
        ),
        (
            "12m",
            "1996-06-04",
            "1998-05-06",
            ("1997-06-01", "1998-05-06"),
            ("1997-06-01", "1998-05-06"),
            ("1996-06-01", "1997-05-06"),
        ),
        ("12m", "1996-07-04", "1998-05-06", ("1997-06-01", "1998-05-06"), ("1997-06-01", "1998-05-06"), None),
    ],
)
def test_window(
    period: str,
    first: str,
    last: str,
    revenue: tuple[str, str],
    current: tuple[str, str],
    before: tuple[str, str] | str | None,
) -> None:
    found = window(period, _days(first, last))
    assert found.revenue == _span(*revenue)
    assert found.current == _span(*current)
    if isinstance(before, str):
        assert found.before is not None
        assert found.before.last == _day(before)
    else:
        assert found.before == (before and _span(*before))


@pytest.mark.parametrize(
    ("last", "before"),
    [
        ("2024-02-29", "2023-02-28"),  # a whole February against a whole February
        ("2025-02-28", "2024-02-29"),
        ("2024-02-28", "2023-02-28"),  # not the end of its month
        ("2026-04-30", "2025-04-30"),
        ("2026-05-30", "2025-05-30"),
    ],
)
def test_the_same_days_one_year_before_end_with_the_month(last: str, before: str) -> None:
    found = window("all", _days("2020-01-01", last))
    assert found.before is not None
    assert found.before.last == _day(before)


@given(st.dates(date(2, 1, 1), date(2100, 12, 31)), st.integers(0, 4000), st.sampled_from(["all", "12m"]))
def test_windows_of_any_data(first: date, days: int, period: str) -> None:
    last = first + timedelta(days=days)
    found = window(period, covered(first, [(last, last)], TODAY))
    assert found.revenue.first <= last <= found.revenue.last
    assert found.current.first <= found.current.last
    if period == "12m":
        months = (last.year - found.revenue.first.year) * 12 + last.month - found.revenue.first.month
        assert (months, found.revenue.first.day) == (11, 1)
    if found.before is not None:
        assert (first.year, first.month) <= (found.before.first.year, found.before.first.month)
        lengths = [span.last.toordinal() - span.first.toordinal() for span in (found.current, found.before)]
        assert abs(lengths[0] - lengths[1]) <= 1  # a leap day


@pytest.mark.parametrize(
    ("text", "known"),
    [("all", True), ("12m", True), ("2019", True), ("0000", False), ("19", False), ("", False), ("٢٠١٩", False)],
)
def test_is_period(text: str, known: bool) -> None:
    assert is_period(text) is known


@given(st.dates())
def test_month_end(day: date) -> None:
    end = month_end(day)
    assert (end.year, end.month) == (day.year, day.month)
    assert end == date.max or (end + timedelta(days=1)).day == 1
