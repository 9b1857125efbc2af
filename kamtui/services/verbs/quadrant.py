"""Putting tasks into a box of the matrix by hand, and leaving them to the rules again."""

from collections.abc import Sequence

from kamtui.domain.rows import TaskRow
from kamtui.domain.words import EventKind, Quadrant
from kamtui.services.book import Book
from kamtui.services.verbs.events import note_event
from kamtui.services.views.tasks import one, one_open
from kamtui.store.tables.tasks import Task


def put(book: Book, task_ids: Sequence[int], quadrant: Quadrant | None) -> list[TaskRow]:
    """Puts open tasks into a box, whatever the rules say; None leaves them to the rules. All of them, or none."""
    where = f"in {quadrant}" if quadrant is not None else "where the rules say"
    with book.work("matrix") as (work, entry):
        rows = [one_open(work.raw, task_id) for task_id in task_ids]
        for row in rows:
            if work.change(Task, row.id, quadrant=quadrant):
                note_event(work, book, row.id, EventKind.EDITED, note=f"put {where}")
        named = f"“{rows[0].title}”" if len(rows) == 1 else f"{len(rows)} tasks"
        entry.summary = f"put {named} {where}"
        return [one(work.raw, row.id) for row in rows]
