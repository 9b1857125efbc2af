"""What an edit of a repeating task does to its series, from this one on or to this one only, and what follows it."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.repeat_words import repeat_words
from kamtui.domain.rows import TaskRow
from kamtui.domain.series import after_done, starts_anew
from kamtui.domain.workdays import WorkCalendar, short_day
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.followup import repeat_anchor, repeat_day


class Series(NamedTuple):
    """How a task repeats once it is saved."""

    rrule: str | None
    anchor: date | None
    """The day the rhythm counts from."""
    anew: bool = False
    """Whether an open task's rhythm starts anew with this edit."""
    scope: str = ""
    """What that means for the series, in words; empty for a task that did not repeat and does not."""
    then: str = ""
    """What comes after this one, in words: `then Fri 4 Dec`."""

    @property
    def said(self) -> str:
        """Both in one phrase."""
        return f"{self.scope}, {self.then}" if self.then else self.scope


def new_series(rrule: str | None, planned: date) -> Series:
    """The series of a task that is added."""
    return Series(rrule, planned if rrule else None)


def edited_series(connection: Connection, book: Book, row: TaskRow, rrule: str | None, planned: date) -> Series:
    """The series of an open task that is edited: what was ticked before is a task of its own and stays as it is.

    Another rule counts from the task's new day. So does the rule it had when only the day is another, if that day can
    carry it: every month from the 12th on. Otherwise, with a rule that names its days, only this one shifts.
    """
    if rrule is None:
        return Series(None, None, scope="it no longer repeats: this is the last one" if row.repeat else "")
    words = repeat_words(rrule) or "in its rhythm"
    moved = row.planned_on != planned
    if rrule != row.repeat or (moved and starts_anew(rrule, planned)):
        following = after_done(rrule, planned, book.today, planned)
        return Series(rrule, planned, True, f"from this one on {words}", _then(following, book.today))
    anchor = repeat_anchor(connection, row.id) or row.planned_on or book.today
    try:
        following = after_done(rrule, anchor, book.today, *taken(connection, row), planned)
    except ValueError:  # another program wrote the rule; the task can still be edited
        following = None
    which = "this one only: still" if moved else "from this one on"
    return Series(rrule, anchor, False, f"{which} {words}", _then(following, book.today))


def taken(connection: Connection, row: TaskRow) -> tuple[date, ...]:
    """The days that an open repeating task uses up: the one it stands for and the one it is planned on."""
    return tuple(day for day in (repeat_day(connection, row.id), row.planned_on) if day is not None) or (date.min,)


def next_words(on: date, calendar: WorkCalendar, today: date) -> str:
    """`Fri 25 Dec`, and why that day is not worked when it is not: a series keeps to its days."""
    off = calendar.why_off(on)
    return short_day(on, today) + (f", not worked: {off}" if off else "")


def _then(following: date | None, today: date) -> str:
    return f"then {short_day(following, today)}" if following is not None else "and this is the last one"
