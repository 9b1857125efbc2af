"""Goals of accounts and of the whole book."""

import sqlite3

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.goal_rows import GoalRow, Target
from kamtui.store.reads.fields import word

_GOAL = """SELECT g.id, g.account_id, a.name, g.year, g.aim, g.permille, g.minor, g.currency
FROM goals g LEFT JOIN accounts a ON a.id = g.account_id"""

_ORDER = "ORDER BY g.year, g.account_id IS NOT NULL, a.folded, g.account_id, g.aim DESC"


def goals(connection: sqlite3.Connection, year: int) -> list[GoalRow]:
    """Every goal of a year: of the whole book first, then by account; retention before growth."""
    return _read(connection, "g.year = ?", year)


def goals_of(connection: sqlite3.Connection, account_id: int | None, year: int | None = None) -> list[GoalRow]:
    """Goals of an account, or of the whole book, of a year or of all."""
    where, values = "g.account_id IS NULL", []
    if account_id is not None:
        where, values = "g.account_id = ?", [account_id]
    if year is not None:
        where, values = f"{where} AND g.year = ?", [*values, year]
    return _read(connection, where, *values)


def _read(connection: sqlite3.Connection, where: str, *values: int) -> list[GoalRow]:
    rows = connection.execute(f"{_GOAL} WHERE {where} {_ORDER}", values)
    return [GoalRow(r[0], r[1], r[2], r[3], aim, Target(*r[5:])) for r in rows if (aim := word(Aim, r[4])) is not None]
