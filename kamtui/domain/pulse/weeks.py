"""The weeks of some days: what charts over time have on their axis."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from kamtui.domain.production import Span, month_end
from kamtui.domain.workdays import month_day, month_year

WEEKS = 12
"""Weeks that Pulse looks back, this one the last."""


def last_weeks(today: date, week_start: int = 0, count: int = WEEKS) -> Span:
    """The days from the first one of the first week up to today."""
    first = today - timedelta(days=(today.weekday() - week_start) % 7 + 7 * (count - 1))
    return Span(first, today)


def weeks(span: Span, week_start: int = 0) -> list[Span]:
    """The weeks that the days lie in, the first and the last cut to them."""
    found: list[Span] = []
    first = span.first
    while first <= span.last:
        last = min(first + timedelta(days=6 - (first.weekday() - week_start) % 7), span.last)
        found.append(Span(first, last))
        first = last + timedelta(days=1)
    return found


def about(span: Span) -> str:
    """`November 2026`, `23 Nov 2026`, else the first and the last day."""
    if span == Span(span.first.replace(day=1), month_end(span.first)):
        return month_year(span.first)
    return f"{month_day(span.last)} {span.last.year}" if span.first == span.last else span.words()


def labels(found: Sequence[Span]) -> tuple[str, ...]:
    """`21 Sep`, the first day of each week."""
    return tuple(month_day(week.first) for week in found)


def place(found: Sequence[Span]) -> Mapping[date, int]:
    """Which week each day lies in."""
    return {
        date.fromordinal(ordinal): n
        for n, week in enumerate(found)
        for ordinal in range(week.first.toordinal(), week.last.toordinal() + 1)
    }


def shares(found: Sequence[Span], counted: Iterable[tuple[date, int, int]]) -> tuple[float | None, ...]:
    """Part ÷ whole of every week, from (day, part, whole); None where a week has nothing to divide by."""
    where = place(found)
    parts, wholes = [0] * len(found), [0] * len(found)
    for day, part, whole in counted:
        if day in where:
            parts[where[day]] += part
            wholes[where[day]] += whole
    return tuple(part / whole if whole else None for part, whole in zip(parts, wholes, strict=True))
