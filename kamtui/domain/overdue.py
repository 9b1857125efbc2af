"""Late, slipped and due: where an open task stands by its own dates.

Days are compared with `<` and `<=`, never by equality: what passed while the planner was closed still shows.
"""

from datetime import date
from enum import StrEnum

from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Overdue, Waiting


class Section(StrEnum):
    """The lists of Today, in the order they are shown."""

    LATE = "late"
    WAITING = "waiting on us"
    SILENT = "silent"
    SLIPPED = "slipped"
    TODAY = "today"
    NEXT = "next days"
    LATER = "later"


def overdue(due_on: date | None, planned_on: date | None, today: date) -> Overdue | None:
    """What an open task missed: its hard date (late, this wins), only its planned day (slipped), nothing."""
    if due_on is not None and due_on < today:
        return Overdue.LATE
    if planned_on is not None and planned_on < today:
        return Overdue.SLIPPED
    return None


def is_due(due_on: date | None, planned_on: date | None, today: date) -> bool:
    """Whether an open task asks for something by today: either of its dates is today or before."""
    return (due_on is not None and due_on <= today) or (planned_on is not None and planned_on <= today)


def section(row: TaskRow, today: date, next_days: int) -> Section:
    """The one list of Today an open task stands in by its own dates; `next_days` in calendar days.

    Never `SILENT`: that list holds accounts. Undated tasks are `LATER`.
    """
    missed = overdue(row.due_on, row.planned_on, today)
    if missed is Overdue.LATE:
        return Section.LATE
    if row.waiting == Waiting.US:
        return Section.WAITING
    if missed is Overdue.SLIPPED:
        return Section.SLIPPED
    if is_due(row.due_on, row.planned_on, today):
        return Section.TODAY
    dates = [day for day in (row.due_on, row.planned_on) if day is not None]
    if dates and (min(dates) - today).days <= next_days:
        return Section.NEXT
    return Section.LATER
