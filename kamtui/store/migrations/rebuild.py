"""Rebuilds tables: their rows wait aside while a table of another definition is put in the place of each.

A table that is already as it should be stays. The connection must not hold rows to what they point at meanwhile.
"""

import re
import sqlite3

from kamtui.errors import BookError
from kamtui.store.reading import schema_statements

_MAKES = re.compile(r"CREATE (?:UNIQUE )?(?:VIRTUAL )?(TABLE|INDEX|VIEW) (\w+)")
_ASIDE = "temp.aside"


def rebuild(connection: sqlite3.Connection, revision: str) -> None:
    """Makes the book what `sql/REVISION*.sql` says, which is the whole schema; every row is kept under its number.

    A value that breaks a rule goes over as it is: it is for `doctor` to tell and for the rep to mend, and the history
    knows the row by it. Raises `BookError` when a row is lost on the way.
    """
    connection.execute("PRAGMA temp_store=MEMORY")  # no customer's data in a file elsewhere
    connection.execute("PRAGMA ignore_check_constraints=ON")
    for (view,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
        connection.execute(f"DROP VIEW {view}")
    for statement in schema_statements(revision):
        made = _MAKES.match(statement)
        if made is None:
            raise ValueError(f"{revision} does more than make tables, indexes and views")
        there = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (made[2],)).fetchone()
        if there is None:
            connection.execute(statement)
        elif made[1] == "TABLE" and _squeezed(there[0]) != _squeezed(statement):
            _carry_over(connection, made[2], statement)
    connection.execute("PRAGMA ignore_check_constraints=OFF")


def _carry_over(connection: sqlite3.Connection, table: str, statement: str) -> None:
    """Without a RENAME, which costs more than all the rest: SQLite reads the whole schema anew for each."""
    connection.execute(f"CREATE TABLE {_ASIDE} AS SELECT * FROM {table}")
    connection.execute(f"DROP TABLE {table}")
    connection.execute(statement)
    columns = ", ".join(f'"{row[1]}"' for row in connection.execute("PRAGMA temp.table_info(aside)"))
    connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {_ASIDE}")
    before, after = (connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in (_ASIDE, table))
    if before != after:
        raise BookError(f"{before[0] - after[0]} rows of {table} did not come over.", "The book was left as it was.")
    connection.execute(f"DROP TABLE {_ASIDE}")


def _squeezed(sql: str) -> str:
    return " ".join(sql.split())
