"""Adding, editing, moving, cutting and handing off tasks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kamtui.domain.moves import check_move
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import clean
from kamtui.domain.words import EventKind, Reason, TaskStatus
from kamtui.domain.workdays import short_day
from kamtui.errors import RejectedError
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.meanwhile import Opened, mine_alone
from kamtui.services.names import NOBODY, Who
from kamtui.services.understand import Draft, as_line, check_plannable, draft
from kamtui.services.verbs.events import note_event
from kamtui.services.verbs.objectives import unlink
from kamtui.services.views.tasks import one, one_open
from kamtui.store.reads.followup import ANEW
from kamtui.store.tables.journal import Promise
from kamtui.store.tables.tasks import Task
from kamtui.store.work import Work


def add(book: Book, text: str, near: Who = NOBODY) -> tuple[TaskRow, Draft]:
    """Adds the task a line describes, for `near` where it names nobody; a promise among its tokens is written down."""
    with book.work("add") as (work, entry):
        holidays.refresh(book, work)
        read = draft(work.raw, book, text, near=near)
        task_id = add_draft(work, book, read)
        entry.summary = f"add {read.kind} “{read.title}”"
        return one(work.raw, task_id), read


def add_draft(work: Work, book: Book, read: Draft) -> int:
    """Writes a draft as a new task, with its promise and its first event."""
    task_id = work.add(Task, **_columns(read))
    note_event(work, book, task_id, EventKind.CREATED, to_on=read.planned_on)
    if read.promised is not None and read.due_on is not None:
        _promise(work, book, task_id, read)
    return task_id


def edit(
    book: Book, task_id: int, text: str, *, whole: bool = False, opened: Opened | None = None
) -> tuple[TaskRow, Draft]:
    """Changes what the line says of an open task; with `whole` the line is the whole task, as the edit form has it.

    `opened` is what the form was opened on: what others changed since then stays, and where both changed the same
    field it raises `ChangedError`.
    """
    with book.work("edit") as (work, entry):
        row = one_open(work.raw, task_id)
        form = opened.row if opened is not None else row
        if whole and text.strip() == as_line(form):
            whole, text, form = False, "", row  # nothing was changed in the form
        read = draft(work.raw, book, text, form, whole=whole)
        columns = _columns(read)
        if form != row and opened is not None:
            before = _columns(draft(work.raw, book, as_line(form), form, whole=True))
            columns, stays = mine_alone(book, opened, row, before, columns)
            read = _with(read, row, columns, stays)
        moved = row.planned_on != read.planned_on
        if moved:
            check_move(row.moves, None, book.rules)
        if work.change(Task, task_id, **columns):
            note_event(
                work,
                book,
                task_id,
                EventKind.MOVED if moved else EventKind.EDITED,
                from_on=row.planned_on if moved else None,
                to_on=read.planned_on if moved or read.series.anew else None,
                note=f"{ANEW}{read.series.rrule}" if read.series.anew else None,
            )
        if read.who.account_id != row.account_id:
            unlink(work, task_id)  # it serves an objective of its own account, or none
        if read.promised is not None and row.promised is None and read.due_on is not None:
            _promise(work, book, task_id, read)
        entry.summary = f"edit “{read.title}”"
        return one(work.raw, task_id), read


def _with(read: Draft, row: TaskRow, mine: dict[str, Any], stays: str) -> Draft:
    """A draft that leaves alone what somebody else changed: the columns that are not `mine` are as they are."""
    theirs = {name: getattr(row, name) for name in _columns(read) if name not in mine and hasattr(row, name)}
    if "account_id" in theirs:
        who = Who(row.account_id, row.account_name, row.contact_id, row.contact_name)
        read = replace(read, who=who)
    plain = {name: value for name, value in theirs.items() if name not in ("account_id", "contact_id", "repeat")}
    return replace(read, **plain, meanwhile=stays)


def move(
    book: Book, task_ids: Sequence[int], to: date, reason: Reason | None = None, at: str | None = None
) -> list[TaskRow]:
    """Plans open tasks on another day; the third move of a task needs a reason. All move, or none."""
    check_plannable(to)
    with book.work("move") as (work, entry):
        rows = [one_open(work.raw, task_id) for task_id in task_ids]
        for row in rows:
            moved = row.planned_on != to
            if moved:
                check_move(row.moves, reason, book.rules)
            changes: dict[str, Any] = {"planned_on": to}
            if at is not None or moved:
                changes["at"] = at
            if work.change(Task, row.id, **changes):
                what = EventKind.MOVED if moved else EventKind.EDITED  # another time of the same day is no move
                note_event(work, book, row.id, what, from_on=row.planned_on, to_on=to, reason=reason)
        entry.summary = f"move {_named(rows)} to {short_day(to, book.today)}"
        return [one(work.raw, row.id) for row in rows]


def cut(book: Book, task_ids: Sequence[int], reason: Reason | None = None) -> list[TaskRow]:
    """Takes open tasks out of the plan for good; a promise they were to keep stays in the ledger."""
    with book.work("cut") as (work, entry):
        rows = [one_open(work.raw, task_id) for task_id in task_ids]
        for row in rows:
            work.change(Task, row.id, status=TaskStatus.CUT)
            note_event(work, book, row.id, EventKind.CUT, from_on=row.planned_on, reason=reason)
        entry.summary = f"cut {_named(rows)}"
        return [one(work.raw, row.id) for row in rows]


def hand_off(book: Book, task_ids: Sequence[int], who: str) -> list[TaskRow]:
    """Gives open tasks to somebody else; they stay in the plan, marked with the name."""
    name = clean(who)
    if not name:
        raise RejectedError("Nobody was named to hand it to.", "Say a name.")
    with book.work("handoff") as (work, entry):
        rows = [one_open(work.raw, task_id) for task_id in task_ids]
        for row in rows:
            if work.change(Task, row.id, handed_to=name):
                note_event(work, book, row.id, EventKind.HANDED_OFF, note=name)
        entry.summary = f"hand {_named(rows)} to {name}"
        return [one(work.raw, row.id) for row in rows]


def _columns(read: Draft) -> dict[str, Any]:
    return {
        "title": read.title,
        "kind": read.kind,
        "account_id": read.who.account_id,
        "contact_id": read.who.contact_id,
        "planned_on": read.planned_on,
        "at": read.at,
        "due_on": read.due_on,
        "minutes": read.minutes,
        "important": read.important,
        "urgent": read.urgent,
        "promised": read.promised,
        "repeat": read.series.rrule,
        "repeat_from": read.series.anchor,
    }


def _promise(work: Work, book: Book, task_id: int, read: Draft) -> None:
    work.add(
        Promise,
        account_id=read.who.account_id,
        contact_id=read.who.contact_id,
        task_id=task_id,
        about=read.promised,
        text=read.title,
        made_on=book.today,
        due_on=read.due_on,
    )


def _named(rows: Sequence[TaskRow]) -> str:
    return f"“{rows[0].title}”" if len(rows) == 1 else f"{len(rows)} tasks"
