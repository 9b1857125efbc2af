"""The names that files have for accounts which the book knows by other names."""

import sqlite3
from typing import NamedTuple


class AliasRow(NamedTuple):
    """One such name."""

    id: int
    account_id: int
    name: str
    folded: str
    code: str | None


def aliases(connection: sqlite3.Connection, account_id: int | None = None) -> list[AliasRow]:
    """Every alias, or those of one account."""
    where, values = ("", ()) if account_id is None else (" WHERE account_id = ?", (account_id,))
    rows = connection.execute(f"SELECT id, account_id, name, folded, code FROM account_aliases{where}", values)
    return [AliasRow(*row) for row in rows]
