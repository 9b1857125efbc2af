"""A book whose every text is hostile, written past the services and the book's own checks as a foreign program does."""

import sqlite3
from datetime import date, timedelta

from hostile import HOSTILE

from kamtui.domain.text import TITLE_LIMIT
from kamtui.services.book import Book

TODAY = date(2026, 11, 23)
_AGO = TODAY - timedelta(days=1)


def fill_raw(book: Book) -> None:
    """An account, contact, task, touch and promise of every payload: nothing cleaned, and much a megabyte long."""
    connection = sqlite3.connect(book.path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    day, ago = TODAY.isoformat(), _AGO.isoformat()
    for n, payload in enumerate(RAW, 1):
        short = payload[:TITLE_LIMIT]
        rows = {
            "accounts": {"id": n, "name": short, "folded": f"raw {n}", "city": payload, "tier": "C", "status": "open"},
            "contacts": {
                "id": n,
                "name": short,
                "folded": f"raw {n}",
                "account_id": n,
                "email": payload,
                "title": payload,
                "reach": payload,
            },
            "tasks": {
                "id": n,
                "title": short,
                "kind": "call",
                "status": "open",
                "account_id": n,
                "contact_id": n,
                "planned_on": day,
                "minutes": 15,
                "note": payload,
                "handed_to": short,
            },
            "task_events": {"id": n, "task_id": n, "at": 0, "what": "edited", "note": payload},
            "touches": {
                "id": n,
                "account_id": n,
                "contact_id": n,
                "day": day,
                "at": 0,
                "kind": "call",
                "outcome": "reached",
                "note": payload[:60_000],
            },
            "promises": {
                "id": n,
                "account_id": n,
                "task_id": n,
                "about": "price",
                "text": short,
                "made_on": ago,
                "due_on": day,
            },
        }
        for table, columns in rows.items():
            marks = ",".join("?" * len(columns))
            connection.execute(f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})", list(columns.values()))
    connection.commit()
    connection.close()


RAW: tuple[str, ...] = tuple(text for text in HOSTILE if "\udce9" not in text)
"""Payloads that SQLite takes as text: a lone surrogate is no text in any file."""
