"""A unit of work on a copy of the book in memory: what a verb would do, seen whole, and gone at the end."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from kamtui.store.tables.history import Step
from kamtui.store.work import Work, instant


@contextmanager
def rehearsal(connection: sqlite3.Connection, now: datetime, verb: str) -> Iterator[Work]:
    """One verb on a copy of what a connection sees: a copy takes a millisecond or two a megabyte."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA foreign_keys=ON")
        engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
        with Session(engine, expire_on_commit=False) as session:
            yield Work(session, Step(at=instant(now), verb=verb, summary=verb, actor="rehearsal"))
    finally:
        copy.close()
