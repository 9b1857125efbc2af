"""Options of proposals."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from kamtui.domain.keep.options import OptionRow
from kamtui.store.reads.fields import day
from kamtui.store.reads.where import in_list

_OPTION = "SELECT o.id, o.task_id, o.name, o.give, o.gain, o.logic, o.approval, o.approved_on FROM options o"


def options(connection: sqlite3.Connection, task_ids: Collection[int]) -> dict[int, list[OptionRow]]:
    """The options of some tasks, in the order they were written down; tasks without one are left out."""
    return _read(connection, f"{_OPTION} WHERE o.task_id IN ({in_list(task_ids)}) ORDER BY o.id")


def options_at_stake(connection: sqlite3.Connection) -> dict[int, list[OptionRow]]:
    """The options of every open proposal; one look-up in a book that holds none."""
    return _read(
        connection,
        f"""{_OPTION} JOIN tasks t ON t.id = o.task_id
        WHERE t.status = 'open' AND t.kind = 'proposal' ORDER BY o.id""",
    )


def option_by_id(connection: sqlite3.Connection, option_id: int) -> OptionRow | None:
    """The option with this number."""
    found = _read(connection, f"{_OPTION} WHERE o.id = {int(option_id)}")
    return next((row for rows in found.values() for row in rows), None)


def _read(connection: sqlite3.Connection, sql: str) -> dict[int, list[OptionRow]]:
    found: dict[int, list[OptionRow]] = defaultdict(list)
    for row in connection.execute(sql):
        found[row[1]].append(_row(row))
    return dict(found)


def _row(r: Sequence[Any]) -> OptionRow:
    return OptionRow(r[0], r[1], r[2], r[3], r[4], r[5] or "", r[6] or "", day(r[7]))
