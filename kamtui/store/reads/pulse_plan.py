"""What Pulse and the report count of locked plans: touches planned, made and to come, lines kept, touches unplanned."""

import sqlite3
from collections.abc import Collection
from datetime import date

from kamtui.domain.pulse.plan import Lines, Touched
from kamtui.store.reads.fields import day
from kamtui.store.reads.instants import days_table
from kamtui.store.reads.where import CLIENT

Counts = dict[int | None, int]
"""A number by account; None is for no account."""


def locked_months(connection: sqlite3.Connection, months: Collection[date]) -> dict[date, date]:
    """Of some months by their first days, those that were locked, and when."""
    asked = [month.isoformat() for month in months]
    rows = connection.execute(
        f"""SELECT month, locked_on FROM plans WHERE locked_on IS NOT NULL
        AND month IN ({", ".join("?" * len(asked))}) ORDER BY month""",
        asked,
    )
    return {first: on for text, locked in rows if (first := day(text)) and (on := day(locked))}


def planned(connection: sqlite3.Connection, first: date, last: date) -> Counts:
    """Client lines of the baselines of some days."""
    return _counts(
        connection,
        f"""SELECT l.account_id, count(*) FROM plans p JOIN plan_lines l ON l.plan_id = p.id
        JOIN tasks t ON t.id = l.task_id
        WHERE l.planned_on >= ? AND l.planned_on <= ? AND t.kind IN ({CLIENT}) GROUP BY l.account_id""",
        first,
        last,
    )


def actual(connection: sqlite3.Connection, first: date, last: date) -> Counts:
    """Touches of the client kinds that reached somebody."""
    return _counts(
        connection,
        f"""SELECT account_id, count(*) FROM touches WHERE day >= ? AND day <= ? AND outcome <> 'no answer'
        AND kind IN ({CLIENT}) GROUP BY account_id""",
        first,
        last,
    )


def scheduled(connection: sqlite3.Connection, first: date, last: date, today: date) -> Counts:
    """Open client tasks of some days that are still to come."""
    return _counts(
        connection,
        f"""SELECT account_id, count(*) FROM tasks WHERE status = 'open' AND planned_on >= ? AND planned_on <= ?
        AND kind IN ({CLIENT}) GROUP BY account_id""",
        max(first, today),
        last,
    )


def lines_by_day(connection: sqlite3.Connection, first: date, last: date) -> list[Lines]:
    """Lines of locked baselines by their day: how many, done by that day, done at all."""
    days, values = days_table(first, last)
    rows = connection.execute(
        f"""{days} SELECT d.day, count(*), sum(t.status = 'done' AND t.done_at < d.ends), sum(t.status = 'done')
        FROM plans p JOIN plan_lines l ON l.plan_id = p.id JOIN days d ON d.day = coalesce(l.planned_on, '')
        JOIN tasks t ON t.id = l.task_id WHERE p.locked_on IS NOT NULL GROUP BY d.day ORDER BY d.day""",
        values,
    )
    return [Lines(date.fromisoformat(r[0]), r[1], r[2], r[3]) for r in rows]


def touched_by_day(connection: sqlite3.Connection, first: date, last: date, months: Collection[date]) -> list[Touched]:
    """Touches that reached somebody, by day, and those that no line of the plans of `months` asked for."""
    asked = [month.isoformat() for month in months]
    rows = connection.execute(
        f"""SELECT u.day, count(*), sum(u.task_id IS NULL OR u.task_id NOT IN (
        SELECT l.task_id FROM plans p JOIN plan_lines l ON l.plan_id = p.id
        WHERE p.locked_on IS NOT NULL AND p.month IN ({", ".join("?" * len(asked))})))
        FROM touches u WHERE u.day >= ? AND u.day <= ? AND u.outcome <> 'no answer' AND u.kind IN ({CLIENT})
        GROUP BY u.day ORDER BY u.day""",
        (*asked, first.isoformat(), last.isoformat()),
    )
    return [Touched(on, r[1], r[2]) for r in rows if (on := day(r[0])) is not None]


def _counts(connection: sqlite3.Connection, sql: str, first: date, last: date) -> Counts:
    return dict(connection.execute(sql, (first.isoformat(), last.isoformat())).fetchall())
