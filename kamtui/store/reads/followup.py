"""What the next-step rule asks of the book."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from kamtui.domain.rows import TaskRow
from kamtui.store.reads.fields import day
from kamtui.store.reads.head import asks
from kamtui.store.reads.tasks import tasks_by_id
from kamtui.store.reads.where import CLIENT

CHASE = "chase "
"""How the first event of a task that chases the client starts; its number follows."""

ANEW = "repeats "
"""How the note of an event starts that lets a series start anew on its day."""


def open_follow_up(connection: sqlite3.Connection, row: TaskRow, only: str = "1 = 1", *values: str) -> TaskRow | None:
    """The earliest other open client task with the same contact, or for the account where neither names one.

    Of those that `only` keeps, a condition on `t` with its values.
    """
    if row.contact_id is not None:
        where, value = "t.contact_id = ?", row.contact_id
    elif row.account_id is not None:
        where, value = "t.account_id = ? AND t.contact_id IS NULL", row.account_id
    else:
        return None
    found = connection.execute(
        f"""SELECT t.id FROM tasks t WHERE {where} AND t.status = 'open' AND t.id <> ? AND t.planned_on IS NOT NULL
        AND t.promised IS NULL AND t.kind IN ({CLIENT}) AND {only} ORDER BY t.planned_on, t.id LIMIT 1""",
        (value, row.id, *values),
    ).fetchone()
    return tasks_by_id(connection, [found[0]])[0] if found else None


def movable_follow_up(connection: sqlite3.Connection, row: TaskRow, bank: Sequence[str]) -> TaskRow | None:
    """As `open_follow_up`, but none whose day is not a follow-up's own: a call that asks for a grade, a renewal's rung.

    `bank` are the questions that grades answer.
    """
    rung = "EXISTS (SELECT 1 FROM contract_rungs r WHERE r.task_id = t.id)"
    return open_follow_up(connection, row, f"NOT {asks(bank)} AND NOT {rung}", *bank)


def chases(connection: sqlite3.Connection, task_id: int) -> int:
    """Which chase in a row this task is: 0 for a task that chases nobody, as its first event says (`chase 2`)."""
    row = connection.execute(
        "SELECT note FROM task_events WHERE task_id = ? AND what = 'created' ORDER BY id LIMIT 1", (task_id,)
    ).fetchone()
    note = row[0] if row and row[0] else ""
    number = note.removeprefix(CHASE)
    return int(number) if note.startswith(CHASE) and number.isdigit() else 0


def repeat_anchor(connection: sqlite3.Connection, task_id: int) -> date | None:
    """The day a repeating task counts from."""
    row = connection.execute("SELECT repeat_from FROM tasks WHERE id = ?", (task_id,)).fetchone()
    return day(row[0]) if row else None


def repeat_day(connection: sqlite3.Connection, task_id: int) -> date | None:
    """The day of the rhythm that an open repeating task stands for, wherever it was moved since."""
    row = connection.execute(
        """SELECT to_on FROM task_events WHERE task_id = ? AND to_on IS NOT NULL
        AND (what = 'created' OR note LIKE ?) ORDER BY id DESC LIMIT 1""",
        (task_id, f"{ANEW}%"),
    ).fetchone()
    return day(row[0]) if row else None
