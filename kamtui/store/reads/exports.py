"""The rows of the tables that are exported for other programs, in the order they are read in."""

import sqlite3
from typing import Any

Rows = list[tuple[Any, ...]]

_QUERIES = {
    "accounts": """SELECT a.code, a.name, a.city, a.country, a.phone, a.website, s.name, a.tier, a.status,
        a.parked_until, a.parked_why, a.cadence_days, a.min_gap_days, a.note
        FROM accounts a LEFT JOIN segments s ON s.id = a.segment_id ORDER BY a.folded, a.id""",
    "contacts": """SELECT c.code, c.name, a.code, a.name, d.name, c.title, c.role, c.email, c.phone, c.mobile, c.reach
        FROM contacts c LEFT JOIN accounts a ON a.id = c.account_id LEFT JOIN departments d ON d.id = c.department_id
        ORDER BY a.folded, c.folded, c.id""",
    "journal": """SELECT u.day, u.kind, u.outcome, a.code, a.name, c.name, t.title, u.note
        FROM touches u LEFT JOIN accounts a ON a.id = u.account_id LEFT JOIN contacts c ON c.id = u.contact_id
        LEFT JOIN tasks t ON t.id = u.task_id ORDER BY u.day, u.id""",
    "sales": """SELECT a.code, a.name, s.name, x.day, x.grain, x.minor, x.currency
        FROM sales x JOIN accounts a ON a.id = x.account_id LEFT JOIN segments s ON s.id = x.segment_id
        ORDER BY x.day, a.folded, a.id, x.segment_id, x.grain, x.currency""",
    "tasks": """SELECT t.id, t.code, t.title, t.kind, t.status, t.planned_on, t.at, t.due_on, t.done_at, t.important,
        t.minutes, a.code, a.name, c.code, c.name, t.repeat, t.handed_to, t.note,
        (SELECT min(e.at) FROM task_events e WHERE e.task_id = t.id)
        FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN contacts c ON c.id = t.contact_id
        ORDER BY t.status = 'cut', t.status = 'done', t.planned_on IS NULL, t.planned_on, t.at IS NULL, t.at, t.id""",
}


def exported(connection: sqlite3.Connection, kind: str) -> Rows:
    """Every row of a kind, in the book's own representation."""
    return connection.execute(_QUERIES[kind]).fetchall()


def first_step(connection: sqlite3.Connection) -> int:
    """The instant the book was begun, in milliseconds UTC; 0 where nothing was ever written."""
    return int(connection.execute("SELECT coalesce(min(at), 0) FROM steps").fetchone()[0])
