"""Days the rep is away: they are not worked, so nothing new is planned on them. What stands on them stays."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.away import Range, added, removed, span_words
from kamtui.domain.text import clean
from kamtui.errors import RejectedError
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.understand import check_plannable
from kamtui.services.views.away import AwayView, view_of
from kamtui.store.reads.away import days_off_rows
from kamtui.store.tables.calendar import DayOff
from kamtui.store.work import Work

LONGEST = 366
"""Days of the longest range, public holidays and weekends included."""


def away(book: Book, first: date, last: date, why: str = "") -> list[AwayView]:
    """Takes days off, both ends included; those that are off already keep their reason. One undo step.

    Returns the ranges that now hold the days. Raises `RejectedError` when all of them are off already, when there are
    more than `LONGEST`, and for a range that runs backwards.
    """
    new = Range(first, last, clean(why))
    _check(new)
    with book.work("away", f"away {span_words(new, book.today)}") as (work, _entry):
        holidays.refresh(book, work)
        before = days_off_rows(work.raw)
        there = [days for _, days in before]
        after = added(there, new)
        if after == there:
            known = ", ".join(dict.fromkeys(days.why for days in there if days.why and days.meets(new)))
            raise RejectedError(
                f"{span_words(new, book.today)}: off already{f' ({known})' if known else ''}.",
                "`kamtui away` lists the days off, `kamtui away --remove DATES` takes some back.",
            )
        _write(work, before, after)
        return [view_of(work.raw, book, days) for days in after if days.meets(new)]


def back(book: Book, first: date, last: date) -> AwayView:
    """Days off are worked again. One undo step. Returns the days asked for; only those that were off change.

    Raises `RejectedError` when none of them was taken off.
    """
    asked = Range(first, last)
    _check(asked)
    with book.work("back", f"back {span_words(asked, book.today)}") as (work, _entry):
        before = days_off_rows(work.raw)
        after = removed([days for _, days in before], first, last)
        if len(after) == len(before) and all(days in after for _, days in before):
            raise RejectedError(
                f"{span_words(asked, book.today)}: no day of it was taken off.",
                "`kamtui away` lists the days off; public holidays come with the `country` setting.",
            )
        off = [days for _, days in before if days.meets(asked)]
        _write(work, before, after)
        return view_of(work.raw, book, Range(max(first, off[0].first), min(last, off[-1].last)))


def _check(days: Range) -> None:
    check_plannable(days.first, days.last)
    if days.last < days.first:
        raise RejectedError(f"{days.last} is before {days.first}.", "Name the first day first.")
    if (days.last - days.first).days >= LONGEST:
        raise RejectedError(f"{days.first} to {days.last} is more than a year.", "Take it off year by year.")


def _write(work: Work, before: Sequence[tuple[int, Range]], after: Sequence[Range]) -> None:
    """Leaves the ranges that stay alone."""
    there = {days for _, days in before}
    for row_id, days in before:
        if days not in after:
            work.remove(DayOff, row_id)
    for days in after:
        if days not in there:
            work.add(DayOff, first_on=days.first, last_on=days.last, why=days.why or None)
