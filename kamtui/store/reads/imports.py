"""What the book holds already, as an import compares it: every account, contact, task, segment and department."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from kamtui.domain.words import BuyerRole, Kind, TaskStatus, Tier
from kamtui.store.reads.fields import day, flag, word
from kamtui.store.reads.phone import WRITES


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account with the columns an import may change."""

    id: int
    code: str | None
    name: str
    folded: str
    city: str | None
    country: str | None
    phone: str | None
    website: str | None
    tier: Tier | None
    segment_id: int | None
    note: str | None


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A contact with the columns an import may change."""

    id: int
    code: str | None
    name: str
    folded: str
    account_id: int | None
    department_id: int | None
    title: str | None
    role: BuyerRole | None
    email: str | None
    phone: str | None
    mobile: str | None


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task with the columns an import may change, and what the last import of it said."""

    id: int
    code: str | None
    title: str
    kind: Kind
    status: TaskStatus
    account_id: int | None
    contact_id: int | None
    planned_on: date | None
    due_on: date | None
    minutes: int
    important: bool | None
    note: str | None
    imported: bool = False
    """Whether an import has ever said anything of it."""
    imported_on: date | None = None
    """The day the last import planned it for, None when its file had none."""
    imported_as: str | None = None
    """State, kind and title of the last import, as its event keeps them."""
    at: str | None = None
    repeat: str | None = None
    repeat_from: date | None = None


class SaleKey(NamedTuple):
    """What a sum of sales is known by, as the columns of its row."""

    account_id: int
    segment_id: int | None
    day: str
    """ISO."""
    grain: str
    currency: str


class KnownSale(NamedTuple):
    """A sum of sales that the book holds."""

    id: int
    minor: int
    source: str | None


def known_sales(connection: sqlite3.Connection) -> dict[SaleKey, KnownSale]:
    """Every sum of sales."""
    rows = connection.execute("SELECT account_id, segment_id, day, grain, currency, id, minor, source FROM sales")
    return {SaleKey(*row[:5]): KnownSale(*row[5:]) for row in rows}


def known_accounts(connection: sqlite3.Connection) -> list[KnownAccount]:
    """Every account."""
    rows = connection.execute(
        "SELECT id, code, name, folded, city, country, phone, website, tier, segment_id, note FROM accounts"
    )
    return [_account(row) for row in rows]


def _account(r: Sequence[Any]) -> KnownAccount:
    return KnownAccount(*(*r[:8], word(Tier, r[8]), *r[9:]))


def known_contacts(connection: sqlite3.Connection) -> list[KnownContact]:
    """Every contact."""
    rows = connection.execute(
        "SELECT id, code, name, folded, account_id, department_id, title, role, email, phone, mobile FROM contacts"
    )
    return [_contact(row) for row in rows]


def _contact(r: Sequence[Any]) -> KnownContact:
    return KnownContact(*(*r[:7], word(BuyerRole, r[7]), *r[8:]))


def known_tasks(connection: sqlite3.Connection) -> list[KnownTask]:
    """Every task, open or not."""
    rows = connection.execute(
        """SELECT t.id, t.code, t.title, t.kind, t.status, t.account_id, t.contact_id, t.planned_on, t.due_on,
        t.minutes, t.important, t.note, e.id IS NOT NULL, e.to_on, e.note, t.at, t.repeat, t.repeat_from
        FROM tasks t LEFT JOIN task_events e ON e.id =
        (SELECT max(x.id) FROM task_events x WHERE x.task_id = t.id AND x.what = 'imported')"""
    )
    return [_task(row) for row in rows]


def _task(r: Sequence[Any]) -> KnownTask:
    return KnownTask(
        id=r[0],
        code=r[1],
        title=r[2],
        kind=word(Kind, r[3]) or Kind.CALL,
        status=word(TaskStatus, r[4]) or TaskStatus.OPEN,
        account_id=r[5],
        contact_id=r[6],
        planned_on=day(r[7]),
        due_on=day(r[8]),
        minutes=r[9],
        important=flag(r[10]),
        note=r[11],
        imported=bool(r[12]),
        imported_on=day(r[13]),
        imported_as=r[14],
        at=r[15],
        repeat=r[16],
        repeat_from=day(r[17]),
    )


def task_writes(connection: sqlite3.Connection) -> dict[int, tuple[int, int]]:
    """How often each task was ever written, and when last (milliseconds UTC), as a calendar is told of it."""
    rows = connection.execute(
        f"""SELECT x.row_id, {WRITES}, max(s.at) FROM step_changes x JOIN steps s ON s.id = x.step_id
        WHERE x."table" = 'tasks' GROUP BY x.row_id"""
    )
    return {row_id: (count, at) for row_id, count, at in rows}


def tick_notes(connection: sqlite3.Connection, task_id: int) -> list[str]:
    """What was written down when a task was ticked, in the journal or, where nobody was in touch, with the tick."""
    rows = connection.execute(
        """SELECT note FROM touches WHERE task_id = :id AND note IS NOT NULL
        UNION ALL SELECT note FROM task_events WHERE task_id = :id AND what = 'done' AND note IS NOT NULL""",
        {"id": task_id},
    )
    return [row[0] for row in rows]


def known_segments(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Id and name of every segment."""
    return connection.execute("SELECT id, name FROM segments ORDER BY id").fetchall()


def known_departments(connection: sqlite3.Connection) -> list[tuple[int, int, str]]:
    """Id, account and name of every department."""
    return connection.execute("SELECT id, account_id, name FROM departments ORDER BY id").fetchall()


def imported_words(connection: sqlite3.Connection, table: str) -> dict[int, dict[str, Any]]:
    """What imports last wrote into each row of a table, by column, in the book's own representation.

    Only what an import itself wrote: a column that the rep changed since still has the import's word here.
    """
    rows = connection.execute(
        """SELECT x.row_id, x.before, x.after FROM step_changes x JOIN steps s ON s.id = x.step_id
        WHERE s.verb = 'import' AND s.state = 'done' AND x."table" = ? AND x.after IS NOT NULL ORDER BY x.id""",
        (table,),
    )
    words: dict[int, dict[str, Any]] = {}
    for row_id, before, after in rows:
        was = json.loads(before) if before else {}
        known = words.setdefault(row_id, {})
        known.update((name, value) for name, value in json.loads(after).items() if was.get(name) != value)
    return words
