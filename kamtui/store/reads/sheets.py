"""Open tasks of some days with what a rep needs on paper: whom, and the number to dial."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from kamtui.store.reads.fields import day


class SheetRow(NamedTuple):
    """A task to be done away from the screen."""

    planned_on: date | None
    due_on: date | None
    at: str | None
    kind: str
    account: str | None
    contact: str | None
    phone: str | None
    """The contact's own number, else the account's."""
    title: str
    promised: bool


_ROWS = """SELECT t.planned_on, t.due_on, t.at, t.kind, a.name, c.name, coalesce(c.mobile, c.phone, a.phone), t.title,
t.promised IS NOT NULL
FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN contacts c ON c.id = t.contact_id
WHERE t.status = 'open' AND (a.id IS NULL OR a.status = 'open') AND {0}
ORDER BY t.planned_on, t.at IS NULL, t.at, t.id"""


def planned(connection: sqlite3.Connection, first: date, last: date) -> list[SheetRow]:
    """Tasks planned on these days, by day and time; lost accounts ask for nothing."""
    sql = _ROWS.format("t.planned_on BETWEEN ? AND ?")
    return [_row(row) for row in connection.execute(sql, (first.isoformat(), last.isoformat()))]


def left_over(connection: sqlite3.Connection, before: date) -> list[SheetRow]:
    """Tasks whose planned or due day is before a day, and that are not planned on it or later."""
    sql = _ROWS.format("(t.planned_on < ? OR (t.planned_on IS NULL AND t.due_on < ?))")
    return [_row(row) for row in connection.execute(sql, (before.isoformat(),) * 2)]


def _row(r: Sequence[Any]) -> SheetRow:
    return SheetRow(day(r[0]), day(r[1]), r[2], r[3], r[4], r[5], r[6], r[7], bool(r[8]))
