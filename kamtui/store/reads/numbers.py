"""Sales in the sums that the numbers are made of: by day, and by account and segment over some days."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from kamtui.domain.production import Span
from kamtui.domain.trend import DayTotal
from kamtui.domain.words import Grain
from kamtui.store.reads.fields import day, local_day
from kamtui.store.reads.where import TOTAL


def by_day(connection: sqlite3.Connection, code: str, segment_id: int | None = None) -> list[DayTotal]:
    """Sales of one currency by day, in order; with `segment_id` only those of that segment."""
    where, values = "", [code]
    if segment_id is not None:
        where = """ AND (segment_id = ? OR (segment_id IS NULL
        AND account_id IN (SELECT a.id FROM accounts a WHERE a.segment_id = ?)))"""
        values += [segment_id, segment_id]  # type: ignore[list-item]
    coarsest = "max(CASE grain WHEN 'year' THEN 2 WHEN 'month' THEN 1 ELSE 0 END)"
    rows = connection.execute(
        f"SELECT day, {coarsest}, {TOTAL}, count(*) FROM sales WHERE currency = ?{where} GROUP BY day ORDER BY day",
        values,
    )
    grains = (Grain.DAY, Grain.MONTH, Grain.YEAR)
    return [DayTotal(on, grains[at], minor, count) for text, at, minor, count in rows if (on := day(text)) is not None]


def by_account(connection: sqlite3.Connection, span: Span, code: str) -> Iterator[tuple[int, int | None, int]]:
    """Account, segment and revenue in minor units of one currency over some days.

    The segment is the sale's own, None where it has none: it then counts for its account's, see `homes`.
    """
    return connection.execute(
        f"""SELECT account_id, segment_id, {TOTAL} FROM sales
        WHERE currency = ? AND day >= ? AND day <= ? GROUP BY account_id, segment_id""",
        (code, span.first.isoformat(), span.last.isoformat()),
    )


def homes(connection: sqlite3.Connection) -> dict[int, int | None]:
    """The segment of every account."""
    return dict(connection.execute("SELECT id, segment_id FROM accounts").fetchall())


def last_day(connection: sqlite3.Connection) -> date | None:
    """The day of the latest sale, whatever period it stands for."""
    return day(connection.execute("SELECT max(day) FROM sales").fetchone()[0])


def account_names(connection: sqlite3.Connection) -> dict[int, tuple[str | None, str]]:
    """Code and name of every account."""
    return {row[0]: (row[1], row[2]) for row in connection.execute("SELECT id, code, name FROM accounts")}


def segment_names(connection: sqlite3.Connection) -> dict[int, str]:
    """Name of every segment, in their order."""
    return dict(connection.execute("SELECT id, name FROM segments ORDER BY name").fetchall())


def imported_on(connection: sqlite3.Connection) -> date | None:
    """The local day of the last import that touched sales and was not undone."""
    row = connection.execute(
        """SELECT s.at FROM steps s WHERE s.verb = 'import' AND s.state = 'done' AND EXISTS
        (SELECT 1 FROM step_changes x WHERE x.step_id = s.id AND x."table" = 'sales') ORDER BY s.id DESC LIMIT 1"""
    ).fetchone()
    return None if row is None else local_day(row[0])
