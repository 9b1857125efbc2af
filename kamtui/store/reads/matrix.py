"""The matrix in SQL: every open task's box, decided in one scan of the index on open tasks.

The rules are those of `domain.quadrant` and `domain.stale`; a property test holds both to the same boxes. What the
rules ask of accounts goes in as lists of ids, so that no row is joined.
"""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kamtui.domain.stale import STALE_DAYS
from kamtui.domain.words import Quadrant
from kamtui.store.reads.where import Where, in_list

_BOXES = (Quadrant.DROP, Quadrant.DELEGATE, Quadrant.SCHEDULE, Quadrant.DO)
"""A box is a number in SQL: 2 when important plus 1 when urgent."""

_SPARSE = 1_000
"""Boxes of fewer tasks are searched together: the first rows of each may lie anywhere in the index."""

_HANDED = "h IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Ground:
    """What decides about every open task."""

    today: date
    pressing: date
    """A due date up to this day makes a task urgent."""
    vital: tuple[int, ...]
    """Key accounts and tier A, whatever their status, and accounts with something at stake that matters."""
    pressing_accounts: tuple[int, ...]
    """Silent accounts, open and not parked, and accounts with something at stake that presses."""
    serving: tuple[int, ...] = ()
    """Tasks that serve an open objective of an account plan."""

    @property
    def box(self) -> str:
        """SQL for the number of a task's box, with one value to bind: `pressing`."""
        return f"""CASE WHEN t.quadrant IS NULL THEN
CASE WHEN t.important IS NOT NULL THEN 2 * t.important WHEN t.promised IS NOT NULL THEN 2
WHEN t.account_id IN ({in_list(self.vital)}) THEN 2 WHEN t.id IN ({in_list(self.serving)}) THEN 2 ELSE 0 END +
CASE WHEN t.urgent IS NOT NULL THEN t.urgent WHEN t.due_on <= ? THEN 1 WHEN t.waiting = 'us' THEN 1
WHEN t.account_id IN ({in_list(self.pressing_accounts)}) THEN 1 ELSE 0 END
ELSE CASE t.quadrant {" ".join(f"WHEN '{box}' THEN {n}" for n, box in enumerate(_BOXES))} END END"""


@dataclass(frozen=True, slots=True)
class BoxCount:
    """What stands in one box."""

    count: int
    minutes: int
    stale: int


def vital_accounts(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Key accounts and tier A, lost and parked ones too."""
    return tuple(row[0] for row in connection.execute("SELECT id FROM accounts WHERE tier IN ('K', 'A')"))


def box_counts(connection: sqlite3.Connection, ground: Ground, where: Where) -> dict[Quadrant, BoxCount]:
    """Tasks, minutes and stale tasks of all four boxes; `where` narrows the open tasks."""
    figures = [
        f"""count(*) FILTER (WHERE b = {n}), coalesce(sum(m) FILTER (WHERE b = {n}), 0),
        count(*) FILTER (WHERE b = {n} AND {_stale(box, ground.today)})"""
        for n, box in enumerate(_BOXES)
    ]
    # the limit keeps SQLite from working out the box anew for each of the twelve figures
    row = connection.execute(
        f"""SELECT {", ".join(figures)} FROM (
        SELECT {ground.box} b, min(max(t.minutes, 1), 1440) m, t.planned_on p, t.due_on d, t.handed_to h
        FROM {_tasks(where)} WHERE {where.sql} LIMIT -1)""",
        (ground.pressing.isoformat(), *where.values),
    ).fetchone()
    return {box: BoxCount(*row[3 * n : 3 * n + 3]) for n, box in enumerate(_BOXES)}


def first_ids(
    connection: sqlite3.Connection, ground: Ground, where: Where, counts: Mapping[Quadrant, BoxCount], limit: int | None
) -> dict[Quadrant, list[int]]:
    """The first `limit` tasks of every box, by planned day, undated ones last."""
    sparse = [box for box in counts if 0 < counts[box].count <= _SPARSE]
    found = _together(connection, ground, where, sparse)
    for box in counts:
        if counts[box].count > _SPARSE:
            found[box] = box_ids(connection, ground, where, box, 0, limit)
    return {box: found.get(box, [])[:limit] for box in counts}


def box_ids(
    connection: sqlite3.Connection, ground: Ground, where: Where, box: Quadrant, offset: int, limit: int | None
) -> list[int]:
    """`limit` tasks of one box from `offset` on, by planned day, undated ones last."""
    found: list[int] = []
    halves = ("t.planned_on IS NOT NULL", "t.planned_on IS NULL")  # each in the order of the index: nothing is sorted
    for dated in ("1 = 1",) if offset else halves:
        if limit is None or len(found) < limit:
            rows = connection.execute(
                f"""SELECT t.id FROM {_tasks(where)}
                WHERE {where.sql} AND {ground.box} = {_BOXES.index(box)} AND {dated}
                ORDER BY {"t.planned_on IS NULL, " if offset else ""}t.planned_on, t.id LIMIT ? OFFSET ?""",
                (*where.values, ground.pressing.isoformat(), -1 if limit is None else limit - len(found), offset),
            )
            found += [row[0] for row in rows]
    return found


def _together(
    connection: sqlite3.Connection, ground: Ground, where: Where, boxes: Collection[Quadrant]
) -> dict[Quadrant, list[int]]:
    """All tasks of a few small boxes in one scan."""
    found: dict[Quadrant, list[int]] = {box: [] for box in boxes}
    if not boxes:
        return found
    rows = connection.execute(
        f"""SELECT b, i FROM (SELECT {ground.box} b, t.id i, t.planned_on p FROM {_tasks(where)}
        WHERE {where.sql} LIMIT -1) WHERE b IN ({in_list(_BOXES.index(box) for box in boxes)})
        ORDER BY p IS NULL, p, i""",
        (ground.pressing.isoformat(), *where.values),
    )
    for number, task_id in rows:
        found[_BOXES[number]].append(task_id)
    return found


def _tasks(where: Where) -> str:
    """The open tasks: the index that has all the rules ask for, unless a filter looks at accounts and names."""
    joins = where.joins
    return f"tasks t {joins}" if joins else "tasks t INDEXED BY tasks_open_planned"


def _stale(box: Quadrant, today: date) -> str:
    """SQL of `domain.stale` behind the columns of `box_counts`; days are written out as they are ours."""
    if box is Quadrant.DELEGATE:
        return f"NOT {_HANDED}"
    line = date.fromordinal(max(today.toordinal() - STALE_DAYS[box], 1)).isoformat()
    return f"(p IS NULL OR p < '{line}')" if box is Quadrant.SCHEDULE else f"(p < '{line}' OR d < '{line}')"
