"""Market intelligence: writing a note down, changing it, taking it out, turning a so-what into tasks. One step each."""

from datetime import date

from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import IntelRow
from kamtui.domain.text import clean_note
from kamtui.domain.words import EventKind
from kamtui.errors import RejectedError
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.intelligence import intel_columns
from kamtui.services.meanwhile import LineForm, mine_of
from kamtui.services.so_whats import Turning, foresee_turning, one_intel
from kamtui.store.reads.intel import links_of
from kamtui.store.tables.aims import Intel, IntelTask
from kamtui.store.tables.tasks import Task, TaskEvent
from kamtui.store.work import Work, instant

_CALLED = {"topic": "topic", "source": "source", "us": "“us”", "them": "“them”", "client": "“client”"}


def note_intel(book: Book, line: str) -> IntelRow:
    """Writes a note down. Raises `RejectedError` as `intel_columns` does."""
    columns = intel_columns(line)
    with book.work("intel", f"note “{columns['topic']}”") as (work, _entry):
        return one_intel(work.raw, work.add(Intel, day=book.today, **columns))


def change_intel(
    book: Book, intel_id: int, line: str, *, whole: bool = False, form: LineForm[IntelRow] | None = None
) -> IntelRow:
    """Changes what a line says of a note; all of it where the line is the `whole`, but for what others changed since
    the `form` was opened.

    Raises as above, `NotFoundError`, and `ChangedError` for what both changed.
    """
    with book.work("intel") as (work, entry):
        row = one_intel(work.raw, intel_id)
        columns = intel_columns(line, row, whole=whole)
        work.change(Intel, intel_id, **mine_of(form, row, _CALLED, columns))
        changed = one_intel(work.raw, intel_id)
        entry.summary = f"change the note “{changed.topic}”"
        return changed


def remove_intel(book: Book, intel_id: int) -> IntelRow:
    """Takes a note out; the tasks it was turned into stay. Raises `NotFoundError`."""
    with book.work("intel") as (work, entry):
        row = one_intel(work.raw, intel_id)
        for link_id in links_of(work.raw, intel_id):
            work.remove(IntelTask, link_id)
        work.remove(Intel, intel_id)
        entry.summary = f"remove the note “{row.topic}”"
        return row


def turn(
    book: Book, intel_id: int, so_what: SoWhat, wanted: str, first: date | None = None
) -> tuple[Turning, list[int]]:
    """Turns a so-what into a task for each account a filter keeps. Returns what was turned, and the tasks' ids.

    Raises as `foresee_turning` does, and `RejectedError` when no account is left to get one.
    """
    with book.work("intel") as (work, entry):
        holidays.refresh(book, work)
        turning = foresee_turning(work.raw, book, intel_id, so_what, wanted, first)
        if not turning.steps:
            raise RejectedError("No account gets a task of this.", _why_none(turning))
        ids = _write(work, book, turning)
        entry.summary = f"“{turning.title}” at {len(ids)} account{'' if len(ids) == 1 else 's'}"
        return turning, ids


def _write(work: Work, book: Book, turning: Turning) -> list[int]:
    note = clean_note(f"market intelligence: {turning.intel.said}")
    ids = work.add_many(
        Task,
        [
            {
                "title": turning.title,
                "kind": turning.kind,
                "account_id": step.account.id,
                "contact_id": step.contact.id if step.contact is not None else None,
                "planned_on": step.on,
                "minutes": turning.minutes,
                "note": note,
            }
            for step in turning.steps
        ],
    )
    links = [{"intel_id": turning.intel.id, "so_what": turning.so_what, "task_id": task_id} for task_id in ids]
    work.add_many(IntelTask, links)
    at = instant(book.clock.now())
    work.add_many(
        TaskEvent,
        [
            {"task_id": task_id, "at": at, "what": EventKind.CREATED, "to_on": step.on, "note": note}
            for task_id, step in zip(ids, turning.steps, strict=True)
        ],
    )
    return ids


def _why_none(turning: Turning) -> str:
    """Why the first accounts get none."""
    if not turning.left:
        return "No account matches; `kamtui accounts` lists them."
    told = "; ".join(f"{name}: {why}" for name, why in turning.left[:3])
    return f"{told} and {len(turning.left) - 3} more." if len(turning.left) > 3 else f"{told}."
