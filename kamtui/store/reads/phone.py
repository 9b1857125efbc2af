"""What a phone is given of a book: tasks for its calendar, contacts for its address book."""

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamtui.domain.rules import is_plannable
from kamtui.domain.words import Kind, TaskStatus
from kamtui.store.reads.fields import day, moment, time, word

_DAY_MINUTES = 24 * 60

WRITES = "count(*) + count(CASE WHEN s.state <> 'done' THEN 1 END)"
"""How often a row was ever written, of `step_changes x` and `steps s`: what was undone was written back, too."""


@dataclass(frozen=True, slots=True)
class PhoneTask:
    """A task as a calendar is told of it."""

    id: int
    title: str
    kind: Kind
    status: TaskStatus
    planned_on: date | None
    at: str | None
    due_on: date | None
    minutes: int
    important: bool
    repeat: str | None
    repeat_from: date | None
    note: str | None
    done_at: int | None
    """Milliseconds UTC."""
    account: str | None
    contact: str | None
    phone: str | None
    email: str | None
    changes: int
    """How often it was written, ever."""
    first_at: int
    last_at: int
    """Milliseconds UTC."""


@dataclass(frozen=True, slots=True)
class PhoneContact:
    """A contact as an address book is told of them."""

    id: int
    name: str
    account: str | None
    department: str | None
    title: str | None
    role: str | None
    email: str | None
    phone: str | None
    mobile: str | None
    last_at: int
    """Milliseconds UTC; 0 when nobody knows."""


def phone_tasks(connection: sqlite3.Connection, since: int) -> list[PhoneTask]:
    """Every open task with a day, and those done, cut or written to since an instant."""
    rows = connection.execute(
        f"""SELECT t.id, t.title, t.kind, t.status, t.planned_on, t.at, t.due_on, t.minutes, t.important, t.repeat,
        t.repeat_from, t.note, t.done_at, a.name, c.name, coalesce(c.mobile, c.phone), c.email,
        coalesce(h.changes, 0), coalesce(h.first_at, 0), coalesce(h.last_at, 0)
        FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN contacts c ON c.id = t.contact_id
        LEFT JOIN (SELECT x.row_id, {WRITES} AS changes, min(s.at) AS first_at, max(s.at) AS last_at
            FROM step_changes x JOIN steps s ON s.id = x.step_id WHERE x."table" = 'tasks' GROUP BY x.row_id
        ) h ON h.row_id = t.id
        WHERE (t.planned_on IS NOT NULL OR t.due_on IS NOT NULL)
        AND (t.status = 'open' OR coalesce(t.done_at, 0) >= ? OR coalesce(h.last_at, 0) >= ?)
        ORDER BY coalesce(t.planned_on, t.due_on), t.at IS NULL, t.at, t.id""",
        (since, since),
    )
    found = (_task(row) for row in rows)
    return [task for task in found if task.planned_on or task.due_on]


def _task(r: tuple[Any, ...]) -> PhoneTask:
    return PhoneTask(
        id=r[0],
        title=r[1],
        kind=word(Kind, r[2]) or Kind.CALL,
        status=word(TaskStatus, r[3]) or TaskStatus.OPEN,
        planned_on=_day(r[4]),
        at=time(r[5]),
        due_on=_day(r[6]),
        minutes=min(max(r[7], 0), _DAY_MINUTES),
        important=bool(r[8]),
        repeat=r[9],
        repeat_from=day(r[10]),
        note=r[11],
        done_at=_instant(r[12]) or None,
        account=r[13],
        contact=r[14],
        phone=r[15],
        email=r[16],
        changes=r[17],
        first_at=_instant(r[18]),
        last_at=_instant(r[19]),
    )


def phone_contacts(connection: sqlite3.Connection) -> list[PhoneContact]:
    """Every contact, by account and name."""
    rows = connection.execute(
        """SELECT c.id, c.name, a.name, d.name, c.title, c.role, c.email, c.phone, c.mobile, coalesce(h.last_at, 0)
        FROM contacts c LEFT JOIN accounts a ON a.id = c.account_id LEFT JOIN departments d ON d.id = c.department_id
        LEFT JOIN (SELECT x.row_id, max(s.at) AS last_at FROM step_changes x JOIN steps s ON s.id = x.step_id
            WHERE x."table" = 'contacts' GROUP BY x.row_id) h ON h.row_id = c.id
        ORDER BY a.folded, c.folded, c.id"""
    )
    return [PhoneContact(*(*row[:-1], _instant(row[-1]))) for row in rows]


def _day(text: str | None) -> date | None:
    """A day of the book; None for one that is damaged, or at the end of the calendar where no other follows."""
    found = day(text)
    return found if found is not None and is_plannable(found) else None


def _instant(milliseconds: int | None) -> int:
    """An instant of the book; 0 where there is none, or one beyond every calendar, which another program wrote."""
    return milliseconds if milliseconds and moment(milliseconds) is not None else 0
