"""The lists of Today and `list`: counts, windows of rows, load by day; each asked of an index on open tasks."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from kamtui.domain.filters import Filter
from kamtui.domain.overdue import Section
from kamtui.domain.rows import TaskRow
from kamtui.store.reads.fields import day
from kamtui.store.reads.tasks import COLUMNS, JOINS, task_row, tasks_by_id
from kamtui.store.reads.where import Where, in_list, narrowed

_ORDER = {
    Section.LATE: "t.due_on, t.id",
    Section.WAITING: "t.planned_on, t.id",
    Section.SLIPPED: "{important} DESC, t.planned_on, t.id",
    Section.TODAY: "t.at IS NULL, t.at, {important} DESC, t.id",
    Section.NEXT: "t.planned_on, t.at IS NULL, t.at, t.id",
    Section.LATER: "t.planned_on IS NULL, t.planned_on, t.id",
}


class Ground(NamedTuple):
    """What the lists must know of accounts, as ids: asked once, so that no list joins them row by row."""

    aside: tuple[int, ...] = ()
    """Accounts lost or parked today: only what is late for a parked one is shown."""
    vital: tuple[int, ...] = ()
    """Key accounts and tier A: their tasks are important."""
    lifted: Mapping[Section, tuple[int, ...]] = MappingProxyType({})
    """Tasks of a list that Today shows in another place: the follow-ups of silent accounts."""
    serving: tuple[int, ...] = ()
    """Tasks that serve an open objective: they are important too."""

    @property
    def important(self) -> str:
        """SQL that is 1 for an important task."""
        return (
            "CASE WHEN t.important IS NOT NULL THEN t.important "
            f"WHEN t.promised IS NOT NULL OR t.account_id IN ({in_list(self.vital)}) "
            f"OR t.id IN ({in_list(self.serving)}) THEN 1 ELSE 0 END"
        )


_NOT_LOST = "(t.account_id IS NULL OR t.account_id NOT IN (SELECT id FROM accounts WHERE status <> 'open'))"
"""The account, if any, is not lost; no join for each row."""


def section_where(section: Section, today: date, next_days: int, ground: Ground) -> Where:
    """Open tasks of one section. The sections exclude each other and follow `domain.overdue.section`."""
    where = Where().add("t.status = 'open'")
    if section is Section.LATE:
        return where.add("t.due_on < ?", today).add(_NOT_LOST)
    if section is Section.WAITING:
        where.add("t.waiting = 'us'")
    elif section is Section.SLIPPED:
        where.add("t.planned_on < ?", today)
    elif section is Section.TODAY:
        where.add(_BETWEEN, today, today, today, today)
        where.add("(t.planned_on >= ? OR t.planned_on IS NULL)", today)
    else:
        _ahead(where, section, today, today + timedelta(days=next_days))
    where.add("(t.due_on IS NULL OR t.due_on >= ?)", today)
    if section is not Section.WAITING:
        where.add("(t.waiting IS NULL OR t.waiting <> 'us')")
    if lifted := ground.lifted.get(section):
        where.add(f"t.id NOT IN ({in_list(lifted)})")
    if ground.aside:
        where.add(f"(t.account_id IS NULL OR t.account_id NOT IN ({in_list(ground.aside)}))")
    return where


_BETWEEN = """t.id IN (
SELECT id FROM tasks WHERE status = 'open' AND planned_on >= ? AND planned_on <= ?
UNION SELECT id FROM tasks WHERE status = 'open' AND due_on >= ? AND due_on <= ?)"""
"""Planned or due from one day to another: two ranges of two indexes, which an OR would not use."""


def _ahead(where: Where, section: Section, today: date, horizon: date) -> None:
    """Tasks after today: up to the horizon, or beyond it."""
    first = today + timedelta(days=1)
    where.add("(t.planned_on > ? OR t.planned_on IS NULL)", today).add("(t.due_on > ? OR t.due_on IS NULL)", today)
    where.add(_BETWEEN if section is Section.NEXT else f"NOT {_BETWEEN}", first, horizon, first, horizon)


def count(connection: sqlite3.Connection, where: Where) -> int:
    """Tasks that match."""
    sql = f"SELECT count(*) FROM tasks t {where.joins} WHERE {where.sql}"
    return int(connection.execute(sql, where.values).fetchone()[0])


def window(
    connection: sqlite3.Connection, section: Section, where: Where, ground: Ground, offset: int, limit: int
) -> list[TaskRow]:
    """`limit` rows of a section from `offset` on, in the section's order."""
    if section is Section.SLIPPED and not offset:
        ids = _important_first(connection, where, ground, limit)
    else:
        ids = _ids(connection, where, _ORDER[section].format(important=ground.important), offset, limit)
    return tasks_by_id(connection, ids)


def _important_first(connection: sqlite3.Connection, where: Where, ground: Ground, limit: int) -> list[int]:
    """The first rows of the slipped list, without sorting it: the index has each half in order."""
    found: list[int] = []
    for half in ("= 1", "= 0"):
        if len(found) < limit:
            part = Where([*where.parts, f"{ground.important} {half}"], where.values)
            found += _ids(connection, part, "t.planned_on, t.id", 0, limit - len(found))
    return found


def _ids(connection: sqlite3.Connection, where: Where, order: str, offset: int, limit: int) -> list[int]:
    rows = connection.execute(
        f"SELECT t.id FROM tasks t {where.joins} WHERE {where.sql} ORDER BY {order} LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    )
    return [row[0] for row in rows]


def listed(connection: sqlite3.Connection, wanted: Filter, today: date, limit: int | None) -> tuple[list[TaskRow], int]:
    """Tasks that a filter keeps, by planned day (done ones newest first), and how many there are in all."""
    where = Where().add("t.status = 'done'" if wanted.done else "t.status = 'open'")
    narrowed(where, wanted, today)
    order = "t.done_at DESC, t.id DESC" if wanted.done else "t.planned_on, t.id"
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM tasks t {JOINS} WHERE {where.sql} ORDER BY {order} LIMIT ?",
        (*where.values, -1 if limit is None else limit),
    ).fetchall()
    total = len(rows) if limit is None or len(rows) < limit else count(connection, where)
    return [task_row(row) for row in rows], total


def load(connection: sqlite3.Connection, first: date, last: date) -> dict[date, int]:
    """Minutes planned on open tasks by day, both ends included; days without tasks are left out."""
    rows = connection.execute(
        """SELECT planned_on, sum(min(max(minutes, 1), 1440)) FROM tasks
        WHERE status = 'open' AND planned_on >= ? AND planned_on <= ? GROUP BY planned_on""",
        (first.isoformat(), last.isoformat()),
    )
    return {on: int(minutes) for text, minutes in rows if (on := day(text)) is not None}


def planned_days(connection: sqlite3.Connection, first: date, last: date) -> set[date]:
    """The days with an open task planned, both ends included: found one after the other, not by reading every task."""
    rows = connection.execute(
        """WITH RECURSIVE days (day) AS (
        SELECT min(planned_on) FROM tasks WHERE status = 'open' AND planned_on >= ?
        UNION ALL SELECT (SELECT min(t.planned_on) FROM tasks t WHERE t.status = 'open' AND t.planned_on > days.day)
        FROM days WHERE days.day <= ?) SELECT day FROM days WHERE day <= ?""",
        (first.isoformat(), last.isoformat(), last.isoformat()),
    )
    return {on for row in rows if (on := day(row[0])) is not None}


def load_without(connection: sqlite3.Connection, first: date, last: date, without: Collection[int]) -> dict[date, int]:
    """`load` as it is when these tasks are taken off their days."""
    loads = load(connection, first, last)
    for row in tasks_by_id(connection, without):
        if row.planned_on in loads and row.status == "open":
            loads[row.planned_on] -= row.minutes
    return loads
