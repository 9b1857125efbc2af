"""Promises by hand: writing one down with the task that will keep it, and marking one kept."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.keep.ledger import LedgerRow
from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean
from kamtui.domain.words import About, EventKind, Kind, TaskStatus
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.events import note_event
from kamtui.store.reading import Connection
from kamtui.store.reads.promises import promise_by_id
from kamtui.store.tables.journal import Promise
from kamtui.store.tables.tasks import Task
from kamtui.store.work import Work, instant


class Whom(NamedTuple):
    """Whom a promise is given to: an account, a contact, or both."""

    account_id: int | None
    contact_id: int | None


def promise(book: Book, whom: Whom, text: str, due_on: date, about: About = About.OTHER) -> LedgerRow:
    """Writes a promise down, and plans the task that keeps it. One undo step.

    Raises `RejectedError` without a text, and for a day that is past or that kamtui does not plan on.
    """
    said = clean(text)
    if not said:
        raise RejectedError("A promise needs a text.", "Say what was promised in a few words.")
    if due_on < book.today or not is_plannable(due_on):
        raise RejectedError(
            f"{short_day(due_on, book.today)} {due_on.year} is no day to promise anything by.",
            "Name today or a later day, up to 2199.",
        )
    with book.work("promise") as (work, entry):
        promise_id, _ = write_promise(work, book, whom, said, about, due_on)
        row = one_promise(work.raw, promise_id)
        to = row.account_name or row.contact_name or "nobody"
        entry.summary = f"promise “{said}” to {to} by {short_day(due_on, book.today)}"
        return row


def keep_promise(book: Book, promise_id: int) -> LedgerRow:
    """A promise is kept today, and the open task that was to keep it is done. One undo step.

    Raises `NotFoundError`, or `RejectedError` when it was kept already.
    """
    with book.work("kept") as (work, entry):
        row = one_promise(work.raw, promise_id)
        if row.kept_on is not None:
            raise RejectedError(
                f"“{row.text}” was kept on {short_day(row.kept_on, book.today)} already.",
                "`kamtui undo` takes that back.",
            )
        work.change(Promise, promise_id, kept_on=book.today)
        if row.task_id is not None and row.task_status is TaskStatus.OPEN:
            work.change(Task, row.task_id, status=TaskStatus.DONE, done_at=instant(book.clock.now()))
            note_event(work, book, row.task_id, EventKind.DONE, note="promise kept")
        entry.summary = f"kept “{row.text}”"
        return one_promise(work.raw, promise_id)


def write_promise(
    work: Work, book: Book, whom: Whom, text: str, about: About, due_on: date, touch_id: int | None = None
) -> tuple[int, int]:
    """A line of the ledger and the task that will keep it, inside another verb's step. Returns the ids of both."""
    task_id = work.add(
        Task,
        title=text,
        kind=Kind.INTERNAL,
        account_id=whom.account_id,
        contact_id=whom.contact_id,
        planned_on=max(book.calendar(work.raw, due_on).on_or_before(due_on), book.today),
        due_on=due_on,
        minutes=book.rules.kind_minutes[Kind.INTERNAL],
        promised=about,
    )
    note_event(work, book, task_id, EventKind.CREATED, to_on=due_on)
    promise_id = work.add(
        Promise,
        account_id=whom.account_id,
        contact_id=whom.contact_id,
        task_id=task_id,
        touch_id=touch_id,
        about=about,
        text=text,
        made_on=book.today,
        due_on=due_on,
    )
    return promise_id, task_id


def one_promise(connection: Connection, promise_id: int) -> LedgerRow:
    """The promise with this number; raises `NotFoundError`."""
    row = promise_by_id(connection, promise_id)
    if row is None:
        raise NotFoundError(f"There is no promise {promise_id}.", "`kamtui promise` lists them.")
    return row
