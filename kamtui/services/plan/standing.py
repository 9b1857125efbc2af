"""What a reflow leaves where it is although its day is over or off: a pin, a promise, a time, a repeat hold it."""

from datetime import date

from kamtui.services.book import Book
from kamtui.services.plan.movable import movable
from kamtui.services.plan.spans import check_ahead, whole
from kamtui.store.reading import Connection
from kamtui.store.reads import plan as reads
from kamtui.store.reads.plan import PlanTask


def standing(connection: Connection, book: Book, month: date) -> list[tuple[PlanTask, str]]:
    """Open tasks of a month on such a day that no reflow moves, by day, each with what holds it.

    Raises `RejectedError` for a month that is over.
    """
    span, calendar = check_ahead(month, book.today), book.calendar(connection)
    tasks = reads.plan_tasks(connection, *whole(month), book.today, open_only=True)
    found: list[tuple[PlanTask, str]] = []
    for task in tasks:
        day = "slipped" if task.planned_on < span.first else calendar.why_off(task.planned_on)
        if day is not None and task.asks and not movable(task):
            found.append((task, f"{day}; {_holds(task)}"))
    return found


def _holds(task: PlanTask) -> str:
    if task.pinned:
        return "pinned"
    if task.promised is not None:
        return f"promised ({task.promised})"
    if task.at is not None:
        return f"fixed at {task.at}"
    return "repeats" if task.repeat is not None else f"handed to {task.handed_to}"
