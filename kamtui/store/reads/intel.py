"""Market intelligence, the newest first, with the tasks its so-whats were turned into."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import IntelRow, IntelTask
from kamtui.domain.words import TaskStatus
from kamtui.store.reads.fields import day, word
from kamtui.store.reads.where import in_list

_INTEL = "SELECT id, day, topic, source, us, them, client FROM intel"


def intel(connection: sqlite3.Connection, since: date = date.min, limit: int | None = None) -> list[IntelRow]:
    """Notes from a day on, the newest first."""
    return _read(
        connection,
        f"{_INTEL} WHERE day >= ? ORDER BY day DESC, id DESC LIMIT ?",
        (since.isoformat(), -1 if limit is None else limit),
    )


def intel_count(connection: sqlite3.Connection, since: date = date.min) -> int:
    """How many notes there are from a day on."""
    found = connection.execute("SELECT count(*) FROM intel WHERE day >= ?", (since.isoformat(),))
    return int(found.fetchone()[0])


def intel_by_id(connection: sqlite3.Connection, intel_id: int) -> IntelRow | None:
    """The note with this number."""
    return next(iter(_read(connection, f"{_INTEL} WHERE id = ?", (intel_id,))), None)


def links_of(connection: sqlite3.Connection, intel_id: int) -> list[int]:
    """Ids of the rows that tie a note to its tasks."""
    rows = connection.execute("SELECT id FROM intel_tasks WHERE intel_id = ? ORDER BY id", (intel_id,))
    return [row[0] for row in rows]


def _read(connection: sqlite3.Connection, sql: str, values: Sequence[Any]) -> list[IntelRow]:
    rows = connection.execute(sql, values).fetchall()
    tasks = _tasks(connection, [row[0] for row in rows]) if rows else {}
    return [_row(row, tasks.get(row[0], ())) for row in rows]


def _row(r: Sequence[Any], tasks: Sequence[IntelTask]) -> IntelRow:
    on = day(r[1]) or date.min
    return IntelRow(r[0], on, r[2], r[3] or "", r[4] or "", r[5] or "", r[6] or "", tuple(tasks))


def _tasks(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[IntelTask]]:
    """The tasks of some notes, by planned day."""
    found: dict[int, list[IntelTask]] = defaultdict(list)
    rows = connection.execute(
        f"""SELECT x.intel_id, x.so_what, t.id, t.account_id, a.name, t.status, t.planned_on
        FROM intel_tasks x JOIN tasks t ON t.id = x.task_id LEFT JOIN accounts a ON a.id = t.account_id
        WHERE x.intel_id IN ({in_list(ids)}) ORDER BY t.planned_on, t.id"""
    )
    for intel_id, so_what, task_id, account_id, name, status, on in rows:
        which, stands = word(SoWhat, so_what) or SoWhat.US, word(TaskStatus, status) or TaskStatus.OPEN
        found[intel_id].append(IntelTask(which, task_id, account_id, name or "", stands, day(on)))
    return found
