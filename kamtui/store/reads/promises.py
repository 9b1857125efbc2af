"""The ledger of promises, of one account or of all."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from kamtui.domain.keep.ledger import LedgerRow
from kamtui.domain.words import About, TaskStatus
from kamtui.store.reads.fields import day, word
from kamtui.store.reads.head import PROMISED

_PROMISE = """SELECT p.id, p.about, p.text, p.account_id, a.name, c.name, p.task_id, t.status, p.made_on, p.due_on,
p.kept_on FROM promises p LEFT JOIN accounts a ON a.id = p.account_id LEFT JOIN contacts c ON c.id = p.contact_id
LEFT JOIN tasks t ON t.id = p.task_id"""

_OF_ACCOUNT = "p.account_id = ?"


def ledger(connection: sqlite3.Connection, account_id: int | None = None, *, kept: bool = True) -> list[LedgerRow]:
    """Promises of an account, of every account where none is named; without `kept` only those not kept yet."""
    where, values = ("1 = 1", ()) if account_id is None else (_OF_ACCOUNT, (account_id,))
    more = "" if kept else " AND p.kept_on IS NULL"
    return [_row(r) for r in connection.execute(f"{_PROMISE} WHERE {where}{more} ORDER BY p.due_on, p.id", values)]


def promise_by_id(connection: sqlite3.Connection, promise_id: int) -> LedgerRow | None:
    """The promise with this number."""
    row = connection.execute(f"{_PROMISE} WHERE p.id = ?", (promise_id,)).fetchone()
    return None if row is None else _row(row)


def late_promises(connection: sqlite3.Connection, today: date) -> list[LedgerRow]:
    """Promises of accounts that are not lost whose day is over and that are not kept, the longest late first."""
    return [
        _row(r)
        for r in connection.execute(
            f"{_PROMISE} WHERE p.kept_on IS NULL AND p.due_on < ? AND {PROMISED} ORDER BY p.due_on, p.id",
            (today.isoformat(),),
        )
    ]


def _row(r: Sequence[Any]) -> LedgerRow:
    about, status = word(About, r[1]) or About.OTHER, word(TaskStatus, r[7])
    return LedgerRow(
        r[0], about, r[2], r[3], r[4], r[5], r[6], status, day(r[8]) or date.min, day(r[9]) or date.max, day(r[10])
    )
