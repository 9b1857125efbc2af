"""The lists of Today and `list`: counts, windows of rows, load by day; each asked of an index on open tasks."""

import sqlite3
from collections.abc import Collection
from datetime import date, timedelta

from kamtui.domain.filters import Filter
from kamtui.domain.overdue import Section
from kamtui.domain.rows import TaskRow
from kamtui.store.reads.tasks import COLUMNS, JOINS, task_row, tasks_by_id
from kamtui.store.reads.where import ALIVE, Where, narrowed

_IMPORTANT = """CASE WHEN t.important IS NOT NULL THEN t.important
WHEN t.promised IS NOT NULL OR a.tier IN ('K', 'A') THEN 1 ELSE 0 END"""

_ORDER = {
    Section.LATE: "t.due_on, t.id",
    Section.WAITING: "t.planned_on, t.id",
    Section.SLIPPED: f"{_IMPORTANT} DESC, t.planned_on, t.id",
    Section.TODAY: f"t.at IS NULL, t.at, {_IMPORTANT} DESC, t.id",
    Section.NEXT: "t.planned_on, t.at IS NULL, t.at, t.id",
    Section.LATER: "t.planned_on IS NULL, t.planned_on, t.id",
}


def section_where(section: Section, today: date, next_days: int, lifted: Collection[int] = ()) -> Where:
    """Open tasks of one section. The sections exclude each other and follow `domain.overdue.section`.

    `lifted` are tasks that Today shows in another place (the follow-up of a silent account).
    """
    where = Where().add("t.status = 'open'")
    if section is Section.LATE:
        return where.add("t.due_on < ?", today).add("(a.id IS NULL OR a.status = 'open')")
    if section is Section.WAITING:
        where.add("t.waiting = 'us'")
    elif section is Section.SLIPPED:
        where.add("t.planned_on < ?", today)
    elif section is Section.TODAY:
        where.add("(t.planned_on >= ? OR t.planned_on IS NULL)", today).add(
            "(t.planned_on <= ? OR t.due_on <= ?)", today, today
        )
    else:
        horizon = today + timedelta(days=next_days)
        where.add("(t.planned_on > ? OR t.planned_on IS NULL)", today)
        where.add("(t.due_on > ? OR t.due_on IS NULL)", today)
        soon = "(coalesce(t.planned_on, '9') <= ? OR coalesce(t.due_on, '9') <= ?)"
        where.add(soon if section is Section.NEXT else f"NOT {soon}", horizon, horizon)
    where.add("(t.due_on IS NULL OR t.due_on >= ?)", today)
    if section is not Section.WAITING:
        where.add("(t.waiting IS NULL OR t.waiting <> 'us')")
    if lifted:
        where.add(f"t.id NOT IN ({','.join(str(int(i)) for i in lifted)})")
    return where.add(ALIVE, today)


def count(connection: sqlite3.Connection, where: Where) -> tuple[int, int]:
    """Tasks that match, and their minutes."""
    joins = JOINS if "c." in where.sql else "LEFT JOIN accounts a ON a.id = t.account_id"
    row = connection.execute(
        f"SELECT count(*), coalesce(sum(t.minutes), 0) FROM tasks t {joins} WHERE {where.sql}", where.values
    ).fetchone()
    return int(row[0]), int(row[1])


def window(connection: sqlite3.Connection, section: Section, where: Where, offset: int, limit: int) -> list[TaskRow]:
    """`limit` rows of a section from `offset` on, in the section's order."""
    joins = JOINS if "c." in where.sql else "LEFT JOIN accounts a ON a.id = t.account_id"
    ids = connection.execute(
        f"SELECT t.id FROM tasks t {joins} WHERE {where.sql} ORDER BY {_ORDER[section]} LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    ).fetchall()
    return tasks_by_id(connection, (row[0] for row in ids))


def listed(connection: sqlite3.Connection, wanted: Filter, today: date, limit: int | None) -> tuple[list[TaskRow], int]:
    """Tasks that a filter keeps, by planned day (done ones newest first), and how many there are in all."""
    where = Where().add("t.status = 'done'" if wanted.done else "t.status = 'open'")
    narrowed(where, wanted, today)
    order = "t.done_at DESC, t.id DESC" if wanted.done else "t.planned_on, t.id"
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM tasks t {JOINS} WHERE {where.sql} ORDER BY {order} LIMIT ?",
        (*where.values, -1 if limit is None else limit),
    ).fetchall()
    total = len(rows) if limit is None or len(rows) < limit else count(connection, where)[0]
    return [task_row(row) for row in rows], total


def load(connection: sqlite3.Connection, first: date, last: date) -> dict[date, int]:
    """Minutes planned on open tasks by day, both ends included; days without tasks are left out."""
    rows = connection.execute(
        """SELECT planned_on, sum(minutes) FROM tasks
        WHERE status = 'open' AND planned_on >= ? AND planned_on <= ? GROUP BY planned_on""",
        (first.isoformat(), last.isoformat()),
    )
    return {date.fromisoformat(day): int(minutes) for day, minutes in rows}


def load_without(connection: sqlite3.Connection, first: date, last: date, without: Collection[int]) -> dict[date, int]:
    """`load` as it is when these tasks are taken off their days."""
    loads = load(connection, first, last)
    for row in tasks_by_id(connection, without):
        if row.planned_on in loads and row.status == "open":
            loads[row.planned_on] -= row.minutes
    return loads
