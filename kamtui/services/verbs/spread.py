"""Carrying out a spread that was looked at."""

from kamtui.domain.words import EventKind, Reason
from kamtui.services.book import Book
from kamtui.services.spread import SpreadPlan
from kamtui.store.reads.tasks import tasks_by_id
from kamtui.store.tables.tasks import Task, TaskEvent
from kamtui.store.work import instant


def spread(book: Book, plan: SpreadPlan) -> int:
    """Moves the tasks of a plan, as one undo step, and returns how many moved.

    Each counts as a move, for the reason `priority`. A task that was changed since the plan was made stays as it is.
    """
    with book.work("spread") as (work, entry):
        now = {row.id: row for row in tasks_by_id(work.raw, [row.id for row, _, _ in plan.moves])}
        moves = [(row, on) for row, on, _ in plan.moves if now.get(row.id) == row]
        for row, on in moves:
            work.change(Task, row.id, planned_on=on)
        work.add_many(
            TaskEvent,
            [
                {
                    "task_id": row.id,
                    "at": instant(book.clock.now()),
                    "what": EventKind.MOVED,
                    "from_on": row.planned_on,
                    "to_on": on,
                    "reason": Reason.PRIORITY,
                }
                for row, on in moves
            ],
        )
        entry.summary = f"spread {len(moves)} task{'' if len(moves) == 1 else 's'} over the coming days"
        return len(moves)
