"""A small invented book, the same at every call: one task for each thing a list can say of it."""

from datetime import date
from typing import Any

from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.store.tables.accounts import Account, Contact
from kamtui.store.tables.journal import Promise, Touch
from kamtui.store.tables.tasks import Task
from kamtui.store.work import Work, instant

ACCOUNTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Acme Industrial", {"tier": "K", "city": "Leeds", "code": "AC-1"}),
    ("Borealis", {"tier": "A", "city": "Oslo"}),
    ("Cobalt", {"tier": "A"}),
    ("Delta", {"tier": "B"}),
    ("Ember", {"tier": "K"}),
    ("Ögmund & Søn", {"tier": "C", "parked_until": date(2027, 2, 1), "parked_why": "no budget"}),
    ("Lost Ltd", {"tier": "B", "status": "lost"}),
    ("Falcon", {"tier": "P"}),
)
"""Names and what is out of the ordinary about each; ids count from 1."""

CONTACTS = (("Rina Shah", 1), ("Tom Okafor", 2), ("Ana Ortiz", 4), ("Jo Lind", 5), ("Rina Berg", 5))
"""Names and the account of each."""

TASKS: tuple[dict[str, Any], ...] = (
    {"title": "renewal pricing", "account_id": 1, "contact_id": 1, "planned_on": "2026-11-20", "due_on": "2026-11-20"},
    {"title": "40 units shipped?", "kind": "email", "account_id": 2, "contact_id": 2, "planned_on": "2026-11-20",
     "due_on": "2026-11-22", "promised": "delivery", "minutes": 10},
    {"title": "stores team", "kind": "visit", "account_id": 3, "planned_on": "2026-12-01", "minutes": 90},
    {"title": "Q1 forecast", "account_id": 4, "contact_id": 3, "planned_on": "2026-11-20"},
    {"title": "line review", "kind": "visit", "account_id": 5, "contact_id": 4, "planned_on": "2026-11-23",
     "at": "10:00", "minutes": 90},
    {"title": "send drawings", "kind": "email", "account_id": 5, "contact_id": 5, "planned_on": "2026-11-25",
     "waiting": "us", "minutes": 10},
    {"title": "expense report", "kind": "internal", "planned_on": "2026-11-26", "minutes": 30},
    {"title": "next quarter", "account_id": 1, "contact_id": 1, "planned_on": "2026-12-17", "due_on": "2026-12-18",
     "important": True},
    {"title": "spring catalogue", "account_id": 6, "planned_on": "2026-11-19"},
    {"title": "say goodbye", "account_id": 7, "planned_on": "2026-11-19", "due_on": "2026-11-19"},
    {"title": "weekly stock check", "account_id": 4, "contact_id": 3, "planned_on": "2026-11-24",
     "repeat": "FREQ=WEEKLY", "repeat_from": "2026-11-24"},
)  # fmt: skip
"""Columns of the tasks; ids count from 1, the kind is call and takes 15 minutes unless it says otherwise."""

TOUCHES = ((1, 1, "2026-11-13"), (2, 2, "2026-11-19"), (4, 3, "2026-11-10"), (5, 4, "2026-11-20"))
"""Account, contact and day of a call each."""


def fill(book: Book) -> None:
    """Writes the small book into an empty one, as one step of its history."""
    with book.work("import", "import the small book") as (work, _entry):
        for name, more in ACCOUNTS:
            work.add(Account, **{"name": name, "folded": name_key(name), **more})
        for name, account_id in CONTACTS:
            work.add(Contact, name=name, folded=name_key(name), account_id=account_id)
        for columns in TASKS:
            work.add(Task, **_typed(columns))
        for account_id, contact_id, day in TOUCHES:
            _touch(work, book, account_id, contact_id, date.fromisoformat(day))
        work.add(
            Promise,
            account_id=2,
            contact_id=2,
            task_id=2,
            about="delivery",
            text="40 units shipped?",
            made_on=date(2026, 11, 12),
            due_on=date(2026, 11, 22),
        )


def _typed(columns: dict[str, Any]) -> dict[str, Any]:
    days = ("planned_on", "due_on", "repeat_from")
    return {name: date.fromisoformat(value) if name in days else value for name, value in columns.items()}


def _touch(work: Work, book: Book, account_id: int, contact_id: int, day: date) -> None:
    work.add(
        Touch,
        account_id=account_id,
        contact_id=contact_id,
        day=day,
        at=instant(book.clock.now()),
        kind="call",
        outcome="reached",
        note="talked",
    )
