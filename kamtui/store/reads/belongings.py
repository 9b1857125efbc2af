"""What hangs on an account or a contact, as the verbs that join, move and remove them must know it."""

import sqlite3
from collections.abc import Mapping
from typing import Any, Literal

from kamtui.store.reads.imports import SaleKey

Owner = Literal["account_id", "contact_id"]
"""The column that says whose a row is."""

Belonging = Literal["tasks", "touches", "promises", "grades"]
"""Tables whose rows name an account and a contact."""

BELONGINGS: tuple[Belonging, ...] = ("tasks", "touches", "promises", "grades")
"""Every such table."""

AtStake = Literal["threats", "trigger_events"]
"""Tables whose rows name an account, and nobody there."""

AT_STAKE: tuple[AtStake, ...] = ("threats", "trigger_events")
"""Every one of these whose rows go wherever the account goes."""


def columns(connection: sqlite3.Connection, table: Literal["accounts", "contacts"], row_id: int) -> dict[str, Any]:
    """Every column of one account or contact as the book has it; empty when there is none."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    row = cursor.fetchone()
    return {} if row is None else dict(zip((field[0] for field in cursor.description), row, strict=True))


def belongings(connection: sqlite3.Connection, owner: Owner, row_id: int) -> Mapping[Belonging, list[int]]:
    """Ids of the tasks, touches and promises of one account or contact, done and cut ones too."""
    return {
        table: _ids(connection, f"SELECT id FROM {table} WHERE {owner} = ? ORDER BY id", row_id) for table in BELONGINGS
    }


def homeless(connection: sqlite3.Connection, contact_id: int) -> Mapping[Belonging, list[int]]:
    """Ids of the tasks, touches and promises of a contact that name no account."""
    where = "contact_id = ? AND account_id IS NULL"
    return {
        table: _ids(connection, f"SELECT id FROM {table} WHERE {where} ORDER BY id", contact_id) for table in BELONGINGS
    }


def at_stake(connection: sqlite3.Connection, account_id: int) -> Mapping[AtStake, list[int]]:
    """Ids of the threats and trigger events of an account."""
    return {table: _ids(connection, f"SELECT id FROM {table} WHERE account_id = ?", account_id) for table in AT_STAKE}


def baseline_of(connection: sqlite3.Connection, account_id: int) -> list[int]:
    """Ids of the lines of locked plans that are of an account."""
    return _ids(connection, "SELECT id FROM plan_lines WHERE account_id = ? ORDER BY id", account_id)


def departments_of(connection: sqlite3.Connection, account_id: int) -> list[tuple[int, str]]:
    """Id and name of every department of an account, by name."""
    return connection.execute(
        "SELECT id, name FROM departments WHERE account_id = ? ORDER BY name, id", (account_id,)
    ).fetchall()


def contacts_in(connection: sqlite3.Connection, department_id: int) -> list[int]:
    """Ids of the contacts of a department, whoever's they are."""
    return _ids(connection, "SELECT id FROM contacts WHERE department_id = ? ORDER BY id", department_id)


def sales_of(connection: sqlite3.Connection, account_id: int) -> list[tuple[int, SaleKey, int]]:
    """Id, key and minor units of every sum of sales of an account."""
    rows = connection.execute(
        "SELECT id, segment_id, day, grain, currency, minor FROM sales WHERE account_id = ? ORDER BY id", (account_id,)
    )
    return [(row_id, SaleKey(account_id, *key), max(min(minor, 10**15), -(10**15))) for row_id, *key, minor in rows]


def coded(connection: sqlite3.Connection, table: Literal["accounts", "contacts"], code: str) -> int | None:
    """The account or contact that another system knows by this code."""
    row = connection.execute(f"SELECT id FROM {table} WHERE code = ?", (code,)).fetchone()
    return None if row is None else int(row[0])


def _ids(connection: sqlite3.Connection, sql: str, value: int) -> list[int]:
    return [row[0] for row in connection.execute(sql, (value,))]
