"""What a report adds to a plan: touches by account and kind, and promises that are late."""

import sqlite3
from datetime import date
from typing import NamedTuple

from kamtui.domain.words import About, Kind, Outcome
from kamtui.store.reads.fields import day, word


class TouchCount(NamedTuple):
    """How often an account was touched in one way."""

    account_id: int | None
    kind: Kind
    outcome: Outcome
    times: int


class LatePromise(NamedTuple):
    """A promise whose day has passed."""

    id: int
    about: About
    text: str
    account_id: int | None
    account: str | None
    contact: str | None
    due_on: date


def touch_counts(connection: sqlite3.Connection, first: date, last: date) -> list[TouchCount]:
    """Touches from `first` to `last`, both included, attempts too."""
    rows = connection.execute(
        """SELECT account_id, kind, outcome, count(*) FROM touches WHERE day >= ? AND day <= ?
        GROUP BY account_id, kind, outcome ORDER BY account_id, kind, outcome""",
        (first.isoformat(), last.isoformat()),
    )
    return [TouchCount(r[0], word(Kind, r[1]) or Kind.CALL, word(Outcome, r[2]) or Outcome.REACHED, r[3]) for r in rows]


def late_promises(connection: sqlite3.Connection, today: date) -> list[LatePromise]:
    """Promises that are not kept and were due before today, the latest first."""
    rows = connection.execute(
        """SELECT p.id, p.about, p.text, p.account_id, a.name, c.name, p.due_on FROM promises p
        LEFT JOIN accounts a ON a.id = p.account_id LEFT JOIN contacts c ON c.id = p.contact_id
        WHERE p.kept_on IS NULL AND p.due_on < ? ORDER BY p.due_on, p.id""",
        (today.isoformat(),),
    )
    return [
        LatePromise(r[0], word(About, r[1]) or About.OTHER, r[2], r[3], r[4], r[5], day(r[6]) or date.min) for r in rows
    ]
