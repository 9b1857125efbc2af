"""A book whose every text is hostile: through the services, and written past them as a foreign program does."""

import sqlite3
from datetime import date, timedelta

from hostile import HOSTILE

from kamtui.domain.text import FOLDED_LIMIT, TITLE_LIMIT, clean, clean_note, name_key
from kamtui.services.book import Book
from kamtui.store.tables.accounts import Account, Contact
from kamtui.store.tables.journal import Promise, Touch
from kamtui.store.tables.tasks import Task

TODAY = date(2026, 11, 23)
_AGO = TODAY - timedelta(days=1)


def fill_cleaned(book: Book) -> None:
    """One account, contact, task, touch and promise of every payload, cleaned as every inlet does it."""
    with book.work("import") as (work, _):
        for n, payload in enumerate(HOSTILE, 1):
            name, note = clean(payload) or "blank", clean_note(payload)
            folded = name_key(name)[:FOLDED_LIMIT]
            work.add(Account, name=name, folded=folded, city=name, tier="C")
            work.add(Contact, name=name, folded=folded, account_id=n, email=name, reach=name)
            work.add(
                Task,
                title=name,
                account_id=n,
                contact_id=n,
                planned_on=TODAY,
                note=note or None,
                handed_to=clean(payload, 40) or None,
            )
            work.add(Touch, account_id=n, contact_id=n, day=TODAY, at=0, kind="call", note=note or None)
            work.add(
                Promise, account_id=n, contact_id=n, task_id=n, about="price", text=name, made_on=_AGO, due_on=TODAY
            )


def fill_raw(book: Book) -> None:
    """The same, written by another program: nothing is cleaned, and what has no limit is a megabyte long."""
    connection = sqlite3.connect(book.path)
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
