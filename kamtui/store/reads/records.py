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
    """When a rule is broken. In a book of an older schema the rule of a day says nothing of what is no day at all."""
    return f"NOT ({holds.replace(' = date(', ' IS date(')})"
