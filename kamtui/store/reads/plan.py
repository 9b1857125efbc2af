"""The plan of a month: its tasks, its baseline, its touches, and what was done to a line since the lock."""

import sqlite3
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from kamtui.domain.words import About, EventKind, Kind, Reason, TaskStatus, Tier
from kamtui.store.reads.fields import day, minutes, within, word
from kamtui.store.reads.where import CLIENT, in_list

_ON_DAYS = """t.id IN (
SELECT id FROM tasks WHERE status = 'open' AND planned_on >= :first AND planned_on <= :last
UNION ALL SELECT id FROM tasks WHERE status = 'done' AND planned_on >= :first AND planned_on <= :last)"""
"""Open and done tasks of some days: two ranges of two indexes, however many years the book holds."""


class PlanRow(NamedTuple):
    """A plan as the book has it."""

    id: int
    month: date
    locked_on: date | None
    locked_at: int | None
    """Milliseconds UTC."""


class LineRow(NamedTuple):
    """One line of a baseline with its task as it is now."""

    task_id: int
    account_id: int | None
    account: str | None
    planned_on: date
    minutes: int
    title: str
    kind: Kind
    status: TaskStatus
    now_on: date | None
    done_at: int | None
    """Milliseconds UTC."""


class PlanTask(NamedTuple):
    """A task on a day of the month."""

    id: int
    title: str
    kind: Kind
    status: TaskStatus
    account_id: int | None
    account: str | None
    tier: Tier | None
    city: str | None
    contact_id: int | None
    contact: str | None
    planned_on: date
    at: str | None
    due_on: date | None
    minutes: int
    promised: About | None
    handed_to: str | None
    repeat: str | None
    repeat_from: date | None
    pinned: bool
    asks: bool
    """Its account is open and not parked, or it has none."""


class PlanTouch(NamedTuple):
    """A touch of the month."""

    account_id: int | None
    task_id: int | None
    day: date


def plan(connection: sqlite3.Connection, month: date) -> PlanRow | None:
    """The plan of the month that begins on that day; None where none was made."""
    row = connection.execute(
        "SELECT id, month, locked_on, locked_at FROM plans WHERE month = ?", (month.isoformat(),)
    ).fetchone()
    return None if row is None else PlanRow(row[0], day(row[1]) or month, day(row[2]), row[3])


def lines(connection: sqlite3.Connection, plan_id: int) -> list[LineRow]:
    """The baseline of a plan by day."""
    rows = connection.execute(
        """SELECT l.task_id, l.account_id, a.name, l.planned_on, l.minutes, t.title, t.kind, t.status, t.planned_on,
        t.done_at FROM plan_lines l JOIN tasks t ON t.id = l.task_id LEFT JOIN accounts a ON a.id = l.account_id
        WHERE l.plan_id = ? ORDER BY l.planned_on, l.task_id""",
        (plan_id,),
    )
    return [
        LineRow(
            r[0],
            r[1],
            r[2],
            on,
            r[4],
            r[5],
            word(Kind, r[6]) or Kind.CALL,
            word(TaskStatus, r[7]) or TaskStatus.OPEN,
            day(r[8]),
            r[9],
        )
        for r in rows
        if (on := day(r[3])) is not None
    ]


def plan_tasks(
    connection: sqlite3.Connection, first: date, last: date, today: date, *, open_only: bool = False
) -> list[PlanTask]:
    """Tasks planned from `first` to `last`, both included, but for those that were cut; by day, time and id."""
    open_ones = "t.status = 'open' AND t.planned_on >= :first AND t.planned_on <= :last"
    rows = connection.execute(
        f"""SELECT t.id, t.title, t.kind, t.status, t.account_id, a.name, a.tier, a.city, t.contact_id, c.name,
        t.planned_on, t.at, t.due_on, t.minutes, t.promised, t.handed_to, t.repeat, t.repeat_from, p.id IS NOT NULL,
        a.id IS NULL OR (a.status = 'open' AND (a.parked_until IS NULL OR a.parked_until <= :today))
        FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN contacts c ON c.id = t.contact_id
        LEFT JOIN pins p ON p.task_id = t.id
        WHERE {open_ones if open_only else _ON_DAYS} ORDER BY t.planned_on, t.at IS NULL, t.at, t.id""",
        {"today": today.isoformat(), "first": first.isoformat(), "last": last.isoformat()},
    )
    return [
        PlanTask(
            id=r[0],
            title=r[1],
            kind=word(Kind, r[2]) or Kind.CALL,
            status=word(TaskStatus, r[3]) or TaskStatus.OPEN,
            account_id=r[4],
            account=r[5],
            tier=word(Tier, r[6]),
            city=r[7],
            contact_id=r[8],
            contact=r[9],
            planned_on=on,
            at=r[11],
            due_on=day(r[12]),
            minutes=minutes(r[13]),
            promised=word(About, r[14]),
            handed_to=r[15],
            repeat=r[16],
            repeat_from=day(r[17]),
            pinned=bool(r[18]),
            asks=bool(r[19]),
        )
        for r in rows
        if (on := day(r[10])) is not None
    ]


def reasons(connection: sqlite3.Connection, task_ids: Collection[int], since: int) -> dict[int, str | None]:
    """Reason of the last move or cut of each task since an instant, in milliseconds UTC; `no answer` is one."""
    rows = connection.execute(
        f"""SELECT task_id, reason, what FROM task_events WHERE task_id IN ({in_list(task_ids)}) AND at >= ?
        AND what IN ('moved', 'cut', 'no answer') ORDER BY id""",
        (since,),
    )
    silent = EventKind.NO_ANSWER
    return {task_id: silent.value if what == silent else word(Reason, reason) for task_id, reason, what in rows}


def touches(connection: sqlite3.Connection, first: date, last: date) -> list[PlanTouch]:
    """Touches of the client kinds from `first` to `last` that reached somebody."""
    rows = connection.execute(
        f"""SELECT account_id, task_id, day FROM touches WHERE day >= ? AND day <= ? AND outcome <> 'no answer'
        AND kind IN ({CLIENT}) ORDER BY day, id""",
        (first.isoformat(), last.isoformat()),
    )
    return [PlanTouch(r[0], r[1], on) for r in rows if (on := day(r[2])) is not None]


def intensities(connection: sqlite3.Connection) -> dict[int, tuple[int | None, int | None]]:
    """Touches a month and minutes of a touch by account, where the rep set them."""
    rows = connection.execute("SELECT account_id, touches, minutes FROM intensities")
    return {r[0]: (within(r[1], 0, 31), within(r[2], 1, 1440)) for r in rows}


def intensity(connection: sqlite3.Connection, account_id: int) -> tuple[int, int | None, int | None] | None:
    """Id, touches and minutes of one account's intensity; None where the rep set none."""
    row = connection.execute(
        "SELECT id, touches, minutes FROM intensities WHERE account_id = ?", (account_id,)
    ).fetchone()
    return None if row is None else (row[0], within(row[1], 0, 31), within(row[2], 1, 1440))


def pin(connection: sqlite3.Connection, task_id: int) -> int | None:
    """Id of a task's pin; None when it may be moved."""
    row = connection.execute("SELECT id FROM pins WHERE task_id = ?", (task_id,)).fetchone()
    return None if row is None else int(row[0])


def pins(connection: sqlite3.Connection) -> set[int]:
    """Ids of the pinned tasks, done and cut ones too."""
    return {r[0] for r in connection.execute("SELECT task_id FROM pins")}


def own_days(connection: sqlite3.Connection, first: date, last: date) -> list[tuple[str, date]]:
    """Title and day of the tasks of no account from `first` to `last`, done ones too."""
    rows = connection.execute(
        f"""SELECT t.title, t.planned_on FROM tasks t WHERE {_ON_DAYS} AND +t.account_id IS NULL
        ORDER BY t.planned_on, t.id""",
        {"first": first.isoformat(), "last": last.isoformat()},
    )
    return [(r[0], on) for r in rows if (on := day(r[1])) is not None]


def names(connection: sqlite3.Connection) -> dict[int, tuple[str, Tier | None]]:
    """Name and tier of every account."""
    return {r[0]: (r[1], word(Tier, r[2])) for r in connection.execute("SELECT id, name, tier FROM accounts")}
