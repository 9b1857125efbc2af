"""Records that hold a value their table does not take: written by another program, with the checks off."""

import re
import sqlite3
from typing import NamedTuple

_CHECK = re.compile(r"^\s*CONSTRAINT (\w+) CHECK \((.*)\),?$", re.MULTILINE)


class DamagedRecord(NamedTuple):
    """One record, and the rule it breaks."""

    table: str
    id: int
    rule: str
    """Name of the rule without the table: `planned_on_day`."""


def damaged_records(connection: sqlite3.Connection) -> list[DamagedRecord]:
    """Every record that breaks a rule of its table, by table and id; reads the whole book."""
    tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'")
    return [
        DamagedRecord(table, int(row_id), rule.removeprefix(f"{table}_"))
        for table, sql in tables.fetchall()
        for rule, holds in _CHECK.findall(sql)
        for (row_id,) in connection.execute(f"SELECT rowid FROM {table} WHERE {_broken(holds)} ORDER BY rowid")
    ]


def _broken(holds: str) -> str:
    """When a rule is broken. What is no day at all has no `date()`, and SQLite lets a rule pass that says nothing."""
    column, is_day, _ = holds.partition(" = date(")
    return f"{column} IS NOT NULL AND ({holds}) IS NOT 1" if is_day else f"NOT ({holds})"
