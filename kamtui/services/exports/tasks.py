"""Tasks: a table with all of them, or lists for taskwarrior and todo.txt."""

import re
import uuid
from datetime import UTC, datetime
from typing import Any

from kamtui.domain.words import Kind, TaskStatus
from kamtui.exchange.export_kinds import Asked, Made
from kamtui.exchange.grids import Grid, Row
from kamtui.exchange.task_lists import TaskOut, taskwarrior, todotxt
from kamtui.services.book import Book
from kamtui.services.book_id import book_id
from kamtui.services.exports.tables import as_file
from kamtui.store.reads.exports import exported, first_step
from kamtui.store.reads.fields import day, moment, time, word

_HEADINGS = (
    *("Task ID", "Subject", "Kind", "Status", "Planned on", "At", "Due on", "Done on", "Priority", "Minutes"),
    *("Account code", "Account name", "Contact ID", "Contact name", "Repeats", "Handed to", "Note"),
)
_SPACE = uuid.UUID("6b616d74-7569-5000-8000-7461736b7300")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def made(book: Book, asked: Asked) -> Made:
    """Every task, open ones first; todo.txt has none that was cut."""
    own = book_id(book) if asked.form in ("taskwarrior", "todotxt") else ""
    with book.reading() as connection:
        rows, begun = exported(connection, "tasks"), first_step(connection)
    if asked.form == "taskwarrior":
        return Made(taskwarrior(_out(row, begun, own) for row in rows), _repeats(rows))
    if asked.form == "todotxt":
        cut, noted = (sum(bool(row[place] == what) for row in rows) for place, what in ((4, "cut"), (17, None)))
        notes = [f"{cut} tasks that were cut are left out"] if cut else []
        notes += [f"notes of {len(rows) - noted} tasks are left out: the format has none"] if noted < len(rows) else []
        return Made(todotxt(_out(row, begun, own) for row in rows), (*notes, *_repeats(rows)))
    return as_file(Grid("tasks", _HEADINGS, tuple(map(_row, rows)), book.today), asked.form)


def _repeats(rows: list[tuple[Any, ...]]) -> tuple[str, ...]:
    count = sum(row[15] is not None and row[4] == TaskStatus.OPEN for row in rows)
    return (f"{count} repeating task{'s go' if count > 1 else ' goes'} out once, without the repeat",) if count else ()


def _row(row: tuple[Any, ...]) -> Row:
    done = _instant(row[8])
    return (
        *row[1:5],
        day(row[5]),
        row[6],
        day(row[7]),
        done.astimezone().date() if done else None,
        {None: None, 0: "normal", 1: "high"}.get(row[9]),
        *row[10:18],
    )


def _out(row: tuple[Any, ...], begun: int, own: str) -> TaskOut:
    made_at = _instant(row[18]) or _instant(begun) or datetime.fromtimestamp(0, UTC)
    return TaskOut(
        uid=_uid(row[0], row[1] or "", begun),
        book=own,
        task=row[0],
        title=row[2],
        kind=word(Kind, row[3]) or Kind.CALL,
        status=word(TaskStatus, row[4]) or TaskStatus.OPEN,
        planned_on=day(row[5]),
        at=time(row[6]),
        due_on=day(row[7]),
        made_at=made_at,
        done_at=_instant(row[8]),
        important=bool(row[9]),
        minutes=row[10],
        account=row[12],
        contact=row[14],
        note=row[17],
    )


def _uid(task_id: int, code: str, begun: int) -> str:
    """The UUID that another program knows a task by, else one made of the book's first instant and its number."""
    return code.lower() if _UUID.fullmatch(code.lower()) else str(uuid.uuid5(_SPACE, f"{begun}:{task_id}"))


def _instant(milliseconds: int | None) -> datetime | None:
    """An instant of the book; None where it is none."""
    text = moment(milliseconds)
    return None if text is None else datetime.fromisoformat(text)
