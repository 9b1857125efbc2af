"""Stale: an open task that has stood in its box of the matrix for too long, by a rule of each box."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Quadrant

STALE_DAYS: Mapping[Quadrant, int] = MappingProxyType({Quadrant.DO: 3, Quadrant.SCHEDULE: 7, Quadrant.DROP: 30})
"""Calendar days a date of a task may lie back before the task is stale, by box."""

STALE_RULES: Mapping[Quadrant, str] = MappingProxyType(
    {
        Quadrant.DO: "its planned day or deadline is more than 3 days ago",
        Quadrant.SCHEDULE: "it has no planned day, or one more than 7 days ago",
        Quadrant.DELEGATE: "it was handed to nobody",
        Quadrant.DROP: "its planned day or deadline is more than 30 days ago",
    }
)
"""When a task is stale, by box, as the help says it."""


def stale(row: TaskRow, quadrant: Quadrant, today: date) -> str | None:
    """Why an open task is stale in its box (`12 d old`, `no planned day`, `with nobody`), or None."""
    if quadrant is Quadrant.DELEGATE:
        return "with nobody" if row.handed_to is None else None
    if quadrant is Quadrant.SCHEDULE:
        if row.planned_on is None:
            return "no planned day"
        days = (today - row.planned_on).days
        return f"slipped {days} d" if days > STALE_DAYS[quadrant] else None
    dates = [day for day in (row.planned_on, row.due_on) if day is not None]
    days = (today - min(dates)).days if dates else 0
    return f"{days} d old" if days > STALE_DAYS[quadrant] else None
