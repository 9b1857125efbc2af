"""Appending to a task's own history."""

from datetime import date

from kamtui.domain.words import EventKind, Reason
from kamtui.services.book import Book
from kamtui.store.tables.tasks import TaskEvent
from kamtui.store.work import Work, instant


def note_event(
    work: Work,
    book: Book,
    task_id: int,
    what: EventKind,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    reason: Reason | None = None,
    note: str | None = None,
) -> None:
    """Appends what happened to a task."""
    work.add(
        TaskEvent,
        task_id=task_id,
        at=instant(book.clock.now()),
        what=what,
        from_on=from_on,
        to_on=to_on,
        reason=reason,
        note=note,
    )
