"""Revenue over time: by calendar year, month and ISO week, and how each period stands beside the one before.

A period without sales counts 0, and growth over it is undefined. A period that goes on after the last sale is compared
with the same days of the one before; where the grain of the sales tells no such days apart there is no growth.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from kamtui.domain.production import Coverage, Span, change, month_end, year_earlier
from kamtui.domain.words import Grain


class By(StrEnum):
    """What revenue is broken down by."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    SEGMENT = "segment"


class DayTotal(NamedTuple):
    """All sales that the book has for one day."""

    day: date
    grain: Grain
    """The coarsest of them: what is known by the month or year only lies on its first day."""
    minor: int
    rows: int


class Earned(NamedTuple):
    """Revenue in minor units, and the sales behind it."""

    minor: int
    rows: int


class Ledger:
    """Totals by day, from which any days are summed at once."""

    __slots__ = ("_coarse", "_days", "_minor", "_rows")

    def __init__(self, totals: Iterable[DayTotal]) -> None:
        ordered = sorted(totals)
        self._days = [one.day for one in ordered]
        self._minor = list(accumulate((one.minor for one in ordered), initial=0))
        self._rows = list(accumulate((one.rows for one in ordered), initial=0))
        self._coarse = {(one.day, one.grain) for one in ordered if one.grain is not Grain.DAY}

    def over(self, *spans: Span) -> Earned:
        """The sum over days that do not overlap; nothing over a span that ends before it begins."""
        days = [span for span in spans if span.first <= span.last]
        ends = [(bisect_left(self._days, span.first), bisect_right(self._days, span.last)) for span in days]
        return Earned(
            sum(self._minor[stop] - self._minor[start] for start, stop in ends),
            sum(self._rows[stop] - self._rows[start] for start, stop in ends),
        )

    def cuts(self, span: Span) -> bool:
        """Whether a sale that is known by the month or year only lies partly inside the span."""
        first, last = span
        months = [first] * (first.day > 1) + [last] * (last != month_end(last))
        years = [first] * ((first.month, first.day) != (1, 1)) + [last] * ((last.month, last.day) != (12, 31))
        return any((day.replace(day=1), Grain.MONTH) in self._coarse for day in months) or any(
            (day.replace(month=1, day=1), Grain.YEAR) in self._coarse for day in years
        )


@dataclass(frozen=True, slots=True)
class TrendRow:
    """Revenue of one period, in minor units, and its growth as a ratio."""

    label: str
    """`2019`, `2019-11`, `2019-W46`."""
    span: Span
    revenue: int | None
    """None where the sales are known by longer periods only."""
    rows: int
    """Sales behind it."""
    change: float | None
    """Growth over the period before; over its same days while this one is unfinished."""
    whole: float | None
    """Growth over all of the period before, finished or not."""
    unfinished: bool
    """The sales end before it does."""
    short: bool
    """The sales begin within the period before, so that growth over it says little."""


_LATE = {By.YEAR: 30, By.MONTH: 6, By.WEEK: 0}
"""Days into a period by which sales must have begun for it to count as whole: nobody buys on every first of January."""


def period_of(by: By, day: date) -> Span:
    """The calendar year, month or ISO week (from Monday) that a day lies in."""
    if by is By.YEAR:
        return Span(date(day.year, 1, 1), date(day.year, 12, 31))
    if by is By.MONTH:
        return Span(day.replace(day=1), month_end(day))
    monday = day.toordinal() - day.weekday()
    return Span(date.fromordinal(monday), date.fromordinal(min(monday + 6, date.max.toordinal())))


def label(by: By, day: date) -> str:
    """What the period of a day is called: `2019`, `2019-11`, or `2019-W46` by ISO 8601."""
    if by is By.YEAR:
        return f"{day.year:04d}"
    if by is By.MONTH:
        return f"{day.year:04d}-{day.month:02d}"
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def same_days(by: By, span: Span, until: date) -> Span:
    """The days of the period before that stand beside those of a period up to `until`.

    The last day of a month stands beside the last of its month. The first period of the calendar has none before it.
    """
    before = period_of(by, span.first - timedelta(days=1))
    if until >= span.last:
        return before
    if by is By.YEAR:
        return Span(before.first, year_earlier(until, whole_month=True))
    return Span(before.first, min(before.first + (until - span.first), before.last))


def trend(ledger: Ledger, by: By, over: Span, coverage: Coverage) -> tuple[TrendRow, ...]:
    """Every period that has a day of `over` and of the sales, in order; `by` is not the segment."""
    last = min(over.last, coverage.last)
    day, found = max(over.first, coverage.first), []
    while day <= last:
        span = period_of(by, day)
        found.append(trend_row(ledger, by, span, coverage))
        if span.last == date.max:
            break
        day = span.last + timedelta(days=1)
    return tuple(found)


def trend_row(ledger: Ledger, by: By, span: Span, coverage: Coverage) -> TrendRow:
    """One period beside the one before."""
    unfinished = span.last > coverage.whole_until
    until = min(span.last, coverage.whole_until)
    revenue, rows = ledger.over(span)
    told = None if ledger.cuts(span) else revenue
    named = label(by, span.first)
    if span.first <= coverage.first or told is None:
        return TrendRow(named, span, told, rows, None, None, unfinished, False)
    before = period_of(by, span.first - timedelta(days=1))
    short = coverage.first > before.first + timedelta(days=_LATE[by])
    growth = None
    if until >= span.first:
        growth = _growth(ledger, Span(span.first, until), same_days(by, span, until))
    return TrendRow(named, span, told, rows, growth, _growth(ledger, span, before), unfinished, short)


def _growth(ledger: Ledger, current: Span, before: Span) -> float | None:
    if ledger.cuts(current) or ledger.cuts(before):
        return None
    return change(ledger.over(current).minor, ledger.over(before).minor)
