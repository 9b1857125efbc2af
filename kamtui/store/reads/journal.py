"""The journal: touches and promises."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from kamtui.domain.journal_rows import PromiseRow, TouchRow
from kamtui.domain.words import About, Kind, Outcome
from kamtui.store.reads.fields import day, word
from kamtui.store.reads.where import Where

_TOUCH = """SELECT u.id, u.day, u.kind, u.outcome, u.note, u.account_id, a.name, u.contact_id, c.name, u.task_id
FROM touches u LEFT JOIN accounts a ON a.id = u.account_id LEFT JOIN contacts c ON c.id = u.contact_id"""

_PROMISE = """SELECT p.id, p.about, p.text, p.account_id, c.name, p.task_id, p.made_on, p.due_on, p.kept_on
FROM promises p LEFT JOIN contacts c ON c.id = p.contact_id"""


def touches(
    connection: sqlite3.Connection,
    *,
    account_id: int | None = None,
    contact_id: int | None = None,
    limit: int = 20,
) -> list[TouchRow]:
    """Touches of an account or a contact (or all), newest first."""
    where, values = "1 = 1", []
    if account_id is not None:
        where, values = "u.account_id = ?", [account_id]
    elif contact_id is not None:
        where, values = "u.contact_id = ?", [contact_id]
    rows = connection.execute(f"{_TOUCH} WHERE {where} ORDER BY u.day DESC, u.id DESC LIMIT ?", (*values, limit))
    return [_touch(row) for row in rows]


def journal(connection: sqlite3.Connection, account_id: int, words: str, offset: int, limit: int) -> list[TouchRow]:
    """A window of an account's touches, newest first; `words` keeps those that a search finds by them."""
    where, values = _of_account(connection, account_id, words)
    rows = connection.execute(
        f"{_TOUCH} WHERE {where} ORDER BY u.day DESC, u.id DESC LIMIT ? OFFSET ?", (*values, limit, offset)
    )
    return [_touch(row) for row in rows]


def journal_length(connection: sqlite3.Connection, account_id: int, words: str = "") -> int:
    """How many touches of an account `journal` goes through."""
    where, values = _of_account(connection, account_id, words)
    row = connection.execute(f"SELECT count(*) FROM touches u WHERE {where}", values).fetchone()
    return int(row[0])


def journal_place(connection: sqlite3.Connection, touch_id: int) -> int:
    """How many touches stand before this one in the journal of its account; 0 for one that is gone."""
    row = connection.execute(
        """SELECT count(*) FROM touches t JOIN touches u ON u.account_id = t.account_id
        AND (u.day > t.day OR (u.day = t.day AND u.id > t.id)) WHERE t.id = ?""",
        (touch_id,),
    ).fetchone()
    return int(row[0])


def _of_account(connection: sqlite3.Connection, account_id: int, words: str) -> tuple[str, tuple[str | int, ...]]:
    if not words:
        return "u.account_id = ?", (account_id,)
    from kamtui.domain.search.line import Source, terms_of  # a search is rare, a first frame is not
    from kamtui.store.reads.search_words import Lookup

    where = Where().add("x.account_id = ?", account_id)
    Lookup(connection, *terms_of(words)).add(where, Source.TOUCH)
    return f"u.id IN (SELECT x.id FROM touches x WHERE {where.sql})", tuple(where.values)


def touch(connection: sqlite3.Connection, touch_id: int) -> TouchRow | None:
    """The touch with this id."""
    row = connection.execute(f"{_TOUCH} WHERE u.id = ?", (touch_id,)).fetchone()
    return None if row is None else _touch(row)


def _touch(r: Sequence[Any]) -> TouchRow:
    kind, outcome = word(Kind, r[2]) or Kind.CALL, word(Outcome, r[3]) or Outcome.REACHED
    return TouchRow(r[0], day(r[1]) or date.min, kind, outcome, r[4] or "", *r[5:])


def last_touch_of(connection: sqlite3.Connection, contact_id: int) -> date | None:
    """The day a contact was last reached, on any channel; attempts without an answer do not count."""
    row = connection.execute(
        "SELECT max(day) FROM touches WHERE contact_id = ? AND outcome <> 'no answer'", (contact_id,)
    ).fetchone()
    return day(row[0])


def promises(connection: sqlite3.Connection, account_id: int) -> list[PromiseRow]:
    """Open promises of an account, the soonest first."""
    rows = connection.execute(
        f"{_PROMISE} WHERE p.account_id = ? AND p.kept_on IS NULL ORDER BY p.due_on, p.id", (account_id,)
    )
    return [_promise(row) for row in rows]


def promises_of_task(connection: sqlite3.Connection, task_id: int) -> list[PromiseRow]:
    """Promises that a task keeps, kept or not."""
    rows = connection.execute(f"{_PROMISE} WHERE p.task_id = ? ORDER BY p.id", (task_id,))
    return [_promise(row) for row in rows]


def _promise(r: Sequence[Any]) -> PromiseRow:
    about = word(About, r[1]) or About.OTHER
    return PromiseRow(r[0], about, r[2], r[3], r[4], r[5], day(r[6]) or date.min, day(r[7]) or date.max, day(r[8]))
