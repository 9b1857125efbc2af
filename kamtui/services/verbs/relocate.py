"""Planning tasks on other days, each on its own, as one undo step; a fixed time goes with its task."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.moves import check_move
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import EventKind, Reason
from kamtui.domain.workdays import short_day
from kamtui.services.book import Book
from kamtui.services.understand import check_plannable
from kamtui.services.verbs.events import note_event
from kamtui.services.views.tasks import one, one_open
from kamtui.store.tables.tasks import Task


def relocate(book: Book, days: Mapping[int, date], reason: Reason | None = None) -> list[TaskRow]:
    """Plans open tasks on the days they are given by id. All move, or none; the third move of a task needs a reason."""
    with book.work("move") as (work, entry):
        rows = [one_open(work.raw, task_id) for task_id in days]
        for row in rows:
            to = days[row.id]
            check_plannable(to)
            if row.planned_on == to:
                continue
            check_move(row.moves, reason, book.rules)
            work.change(Task, row.id, planned_on=to)
            note_event(work, book, row.id, EventKind.MOVED, from_on=row.planned_on, to_on=to, reason=reason)
        to = min(days.values())
        entry.summary = f"move “{rows[0].title}” to {short_day(to, book.today)}" if len(rows) == 1 else _many(len(rows))
        return [one(work.raw, row.id) for row in rows]


def _many(count: int) -> str:
    return f"move {count} tasks"
