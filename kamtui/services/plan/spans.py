"""The days of a month, and those of them that still can be planned."""

from datetime import date

from kamtui.domain.production import Span, month_end
from kamtui.domain.rules import is_plannable
from kamtui.domain.workdays import month_year
from kamtui.errors import RejectedError


def whole(month: date) -> Span:
    """First and last day of a month."""
    return Span(month, month_end(month))


def ahead(month: date, today: date) -> Span | None:
    """The days of a month that lie ahead, today included; None when it is over."""
    first, last = whole(month)
    return Span(max(first, today), last) if today <= last else None


def check_ahead(month: date, today: date) -> Span:
    """The days of a month that can be planned. Raises `RejectedError` for one that is over or beyond the calendar."""
    span = ahead(month, today)
    if span is None:
        over = f"{month_year(month)} is over: there is nothing left to plan."
        raise RejectedError(over, "Name this month or a later one.")
    if not (is_plannable(span.first) and is_plannable(span.last)):
        raise RejectedError(f"{month_year(month)} is no month kamtui plans.", "Use a year from 1970 to 2199.")
    return span
