"""Revenue over time: periods, growth over the one before, unfinished ones, and what the grain of sales cannot tell."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.production import Coverage, Span, covered
from kamtui.domain.trend import By, DayTotal, Ledger, TrendRow, label, period_of, same_days, trend
from kamtui.domain.words import Grain

TODAY = date(2026, 11, 23)
PERIODS = [By.YEAR, By.MONTH, By.WEEK]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _span(first: str, last: str) -> Span:
    return Span(_day(first), _day(last))


def _ledger(sold: dict[str, int], grain: Grain = Grain.DAY) -> Ledger:
    return Ledger(DayTotal(_day(on), grain, minor, 1) for on, minor in sold.items())


def _rows(sold: dict[str, int], by: By) -> tuple[TrendRow, ...]:
    first, last = _day(min(sold)), _day(max(sold))
    coverage = covered(first, [(last, last)], TODAY)
    return trend(_ledger(sold), by, Span(first, last), coverage)


# --- periods


@pytest.mark.parametrize(
    ("by", "day", "first", "last", "name"),
    [
        (By.YEAR, "2024-02-29", "2024-01-01", "2024-12-31", "2024"),
        (By.MONTH, "2024-02-29", "2024-02-01", "2024-02-29", "2024-02"),
        (By.WEEK, "2026-11-23", "2026-11-23", "2026-11-29", "2026-W48"),
        # ISO 8601: the week belongs to the year of its Thursday
        (By.WEEK, "2021-01-03", "2020-12-28", "2021-01-03", "2020-W53"),
        (By.WEEK, "2024-12-30", "2024-12-30", "2025-01-05", "2025-W01"),
    ],
)
def test_periods_and_their_names(by: By, day: str, first: str, last: str, name: str) -> None:
    assert period_of(by, _day(day)) == _span(first, last)
    assert label(by, _day(day)) == name


@pytest.mark.parametrize(
    ("by", "day", "until", "first", "last"),
    [
        (By.YEAR, "2026-01-01", "2026-11-16", "2025-01-01", "2025-11-16"),
        (By.YEAR, "2025-01-01", "2025-02-28", "2024-01-01", "2024-02-29"),  # both end with the month
        (By.YEAR, "2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31"),
        (By.MONTH, "1998-05-01", "1998-05-06", "1998-04-01", "1998-04-06"),
        (By.MONTH, "2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28"),
        (By.MONTH, "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31"),  # a whole month beside a whole one
        (By.WEEK, "2026-11-23", "2026-11-25", "2026-11-16", "2026-11-18"),
    ],
)
def test_the_same_days_of_the_period_before(by: By, day: str, until: str, first: str, last: str) -> None:
    assert same_days(by, period_of(by, _day(day)), _day(until)) == _span(first, last)


@given(st.sampled_from(PERIODS), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_periods_tile_the_calendar(by: By, day: date) -> None:
    span = period_of(by, day)
    assert span.first <= day <= span.last
    assert period_of(by, span.last + timedelta(days=1)).first == span.last + timedelta(days=1)
    assert period_of(by, span.first) == period_of(by, span.last) == span
    before = same_days(by, span, day)
    assert before.first <= before.last < span.first


# --- sums


_SOLD = st.dictionaries(
    st.dates(date(2023, 1, 1), date(2026, 11, 23)), st.integers(-(10**9), 10**9), min_size=1, max_size=40
)


@given(_SOLD, st.dates(date(2022, 1, 1), date(2027, 1, 1)), st.dates(date(2022, 1, 1), date(2027, 1, 1)))
def test_a_ledger_adds_up_any_days(sold: dict[date, int], first: date, last: date) -> None:
    ledger = Ledger(DayTotal(day, Grain.DAY, minor, 2) for day, minor in sold.items())
    inside = [minor for day, minor in sold.items() if first <= day <= last]
    assert ledger.over(Span(first, last)) == (sum(inside), 2 * len(inside))


@given(_SOLD, st.sampled_from(PERIODS))
def test_a_trend_holds_everything_once(sold: dict[date, int], by: By) -> None:
    rows = _rows({day.isoformat(): minor for day, minor in sold.items()}, by)
    assert sum(row.revenue or 0 for row in rows) == sum(sold.values())
    assert sum(row.rows for row in rows) == len(sold)
    assert all(one.span.last + timedelta(days=1) == two.span.first for one, two in pairwise(rows))
    assert rows[0].change is None
    for before, row in pairwise(rows):
        if (before.revenue or 0) <= 0:
            assert row.whole is None
        else:
            assert row.whole == pytest.approx(((row.revenue or 0) - (before.revenue or 0)) / (before.revenue or 1))
        if not row.unfinished:
            assert row.change == row.whole


# --- growth


def test_months_by_hand() -> None:
    rows = _rows({"2026-01-01": 100, "2026-02-10": 150, "2026-04-02": 90, "2026-05-31": 45}, By.MONTH)
    assert [(row.label, row.revenue, row.change) for row in rows] == [
        ("2026-01", 100, None),
        ("2026-02", 150, 0.5),
        ("2026-03", 0, -1.0),  # a month without sales is 0
        ("2026-04", 90, None),  # and nothing can grow from it
        ("2026-05", 45, -0.5),
    ]


def test_an_unfinished_year_beside_the_same_days() -> None:
    sold = {"2024-01-02": 10, "2025-03-01": 100, "2025-12-01": 900, "2026-03-01": 120, "2026-06-30": 0}
    row = _rows(sold, By.YEAR)[-1]
    assert (row.unfinished, row.change, row.whole) == (True, 0.2, -0.88)


def test_a_period_before_that_the_sales_begin_in_is_marked() -> None:
    def short(first: str, by: By) -> list[bool]:
        return [row.short for row in _rows({first: 5, "2026-11-22": 5}, by)[1:3]]

    assert short("2024-07-04", By.YEAR) == [True, False]
    assert short("2024-01-31", By.YEAR) == [False, False]
    assert short("2026-05-31", By.MONTH) == [True, False]
    assert short("2026-05-07", By.MONTH) == [False, False]
    assert short("2026-10-06", By.WEEK) == [True, False]  # a Tuesday
    assert short("2026-10-05", By.WEEK) == [False, False]


@pytest.mark.parametrize(
    ("grain", "by", "told"),
    [
        (Grain.YEAR, By.YEAR, True),
        (Grain.YEAR, By.MONTH, False),
        (Grain.MONTH, By.MONTH, True),
        (Grain.MONTH, By.WEEK, False),
        (Grain.DAY, By.WEEK, True),
    ],
)
def test_no_period_is_told_that_is_shorter_than_the_grain(grain: Grain, by: By, told: bool) -> None:
    ledger = _ledger({"2024-01-01": 100, "2025-01-01": 80}, grain)
    rows = trend(ledger, by, _span("2024-01-01", "2025-12-31"), Coverage(*_span("2024-01-01", "2025-12-31"), TODAY))
    around = [row for row in rows if row.span.first <= _day("2025-01-08") and row.span.last >= _day("2025-01-01")]
    assert all((row.revenue is not None) is told for row in around)


def test_the_total_of_a_month_that_goes_on_is_not_compared() -> None:
    ledger = _ledger({"2026-10-01": 100, "2026-11-01": 20}, Grain.MONTH)
    coverage = covered(_day("2026-10-01"), [_span("2026-11-01", "2026-11-30")], TODAY)
    row = trend(ledger, By.MONTH, _span("2026-10-01", "2026-11-30"), coverage)[-1]
    assert (row.revenue, row.change, row.whole, row.unfinished) == (20, None, -0.8, True)


@pytest.mark.parametrize("by", PERIODS)
def test_the_ends_of_the_calendar(by: By) -> None:
    for day in (date.min, date.max):
        coverage = Coverage(day, day, day)
        assert len(trend(Ledger([DayTotal(day, Grain.DAY, 1, 1)]), by, Span(day, day), coverage)) == 1
