"""Leaving out one of a repeating task: this one is cut, the series goes on with its next one."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.domain.rows import TaskRow
from kamtui.domain.words import EventKind, Reason, TaskStatus
from kamtui.errors import RejectedError
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.followup import skipped
from kamtui.services.verbs.events import note_event
from kamtui.services.verbs.touch import leave
from kamtui.services.views.tasks import one, one_open
from kamtui.store.tables.tasks import Task
from kamtui.store.work import Work


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a skip left behind."""

    task: TaskRow
    """The one that was left out."""
    next: TaskRow | None
    """The next of the series; None when it has ended, or the task does not repeat."""
    why: tuple[str, ...]
    """Why the next one is when it is, or why there is none."""


def skip(
    book: Book, task_ids: Sequence[int], reason: Reason | None = None, *, cut_others: bool = False
) -> list[Skipped]:
    """Leaves this one of each repeating task out; all of them, or none. One undo step.

    With `cut_others` those that do not repeat are cut with them; else they are refused.
    """
    with book.work("skip") as (work, entry):
        holidays.refresh(book, work)
        rows = [one_open(work.raw, task_id) for task_id in dict.fromkeys(task_ids)]
        for row in rows:
            if row.repeat is None and not cut_others:
                raise RejectedError(
                    f"“{row.title}” does not repeat: there is no next one.", f"`kamtui cut {row.id}` takes it out."
                )
        entry.summary = f"skip “{rows[0].title}” once" if len(rows) == 1 else f"skip {len(rows)} tasks once"
        return [_left_out(work, book, row, reason) for row in rows]


def _left_out(work: Work, book: Book, row: TaskRow, reason: Reason | None) -> Skipped:
    """Cuts one task, and makes the next of its series."""
    plan = skipped(work.raw, book, row) if row.repeat is not None else None
    work.change(Task, row.id, status=TaskStatus.CUT)
    note = "skipped once" if plan is not None else None
    note_event(work, book, row.id, EventKind.CUT, from_on=row.planned_on, reason=reason, note=note)
    next_id = leave(work, book, row, plan) if plan is not None else None
    following = one(work.raw, next_id) if next_id is not None else None
    return Skipped(one(work.raw, row.id), following, plan.why if plan is not None else ())
