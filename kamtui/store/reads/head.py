"""What the head of Today counts besides its lists. Read before the first frame, so this imports next to nothing."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.words import Tier
from kamtui.store.reads.fields import day, word

PROMISED = "(p.account_id IS NULL OR p.account_id NOT IN (SELECT id FROM accounts WHERE status <> 'open'))"
"""SQL for a promise `p` that is not to a lost account."""


class DueRow(NamedTuple):
    """What decides when an open account that is not parked should be graded."""

    account_id: int
    tier: Tier
    last_on: date | None
    """The day of its last grade."""
    call_on: date | None
    """The day of an open call that asks again, on or after today."""


def due_rows(connection: sqlite3.Connection, today: date, bank: Sequence[str]) -> list[DueRow]:
    """Every open account that is not parked, with its last grade; none while the book holds no grade at all."""
    if connection.execute("SELECT 1 FROM grades LIMIT 1").fetchone() is None:
        return []
    rows = connection.execute(
        f"""SELECT a.id, a.tier, (SELECT max(g.day) FROM grades g WHERE g.account_id = a.id),
        (SELECT min(t.planned_on) FROM tasks t WHERE t.account_id = a.id AND t.status = 'open' AND t.planned_on >= ?
         AND {asks(bank)})
        FROM accounts a WHERE a.status = 'open' AND (a.parked_until IS NULL OR a.parked_until <= ?)""",
        (today.isoformat(), *bank, today.isoformat()),
    )
    return [DueRow(r[0], word(Tier, r[1]) or Tier.C, day(r[2]), day(r[3])) for r in rows]


def asks(bank: Sequence[str]) -> str:
    """SQL for a task `t` that is to ask for a grade, with a value for each question of the bank."""
    marks = ", ".join("?" * len(bank))
    return f"(t.title IN ({marks}) OR t.id IN (SELECT g.task_id FROM grades g WHERE g.account_id = t.account_id))"


def adrift_count(connection: sqlite3.Connection, today: date) -> int:
    """How many of the late promises no open task will keep: no list of tasks shows them."""
    row = connection.execute(
        f"""SELECT count(*) FROM promises p WHERE p.kept_on IS NULL AND p.due_on < ? AND {PROMISED}
        AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.id = p.task_id AND t.status = 'open')""",
        (today.isoformat(),),
    ).fetchone()
    return int(row[0])


def open_count(connection: sqlite3.Connection) -> int:
    """Open accounts, parked ones too: the base that the rep looks after."""
    return int(connection.execute("SELECT count(*) FROM accounts WHERE status = 'open'").fetchone()[0])


def is_locked(connection: sqlite3.Connection, month: date) -> bool:
    """Whether the plan of the month that begins on that day is locked."""
    row = connection.execute("SELECT locked_on FROM plans WHERE month = ?", (month.isoformat(),)).fetchone()
    return row is not None and row[0] is not None


def serving(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Open tasks that serve an open objective."""
    rows = connection.execute(
        """SELECT t.id FROM objectives o CROSS JOIN task_objectives s ON s.objective_id = o.id
        CROSS JOIN tasks t ON t.id = s.task_id WHERE o.state = 'open' AND t.status = 'open'"""
    )
    return tuple(sorted(row[0] for row in rows))


def has_options(connection: sqlite3.Connection) -> bool:
    """Whether any proposal has an option: most books hold none, and then nothing of options is imported."""
    return connection.execute("SELECT 1 FROM options LIMIT 1").fetchone() is not None
