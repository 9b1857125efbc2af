"""What a report adds to a plan: touches by account and kind."""

import sqlite3
from datetime import date
from typing import NamedTuple

from kamtui.domain.words import Kind, Outcome
from kamtui.store.reads.fields import word


class TouchCount(NamedTuple):
    """How often an account was touched in one way."""

    account_id: int | None
    kind: Kind
    outcome: Outcome
    times: int


def touch_counts(connection: sqlite3.Connection, first: date, last: date) -> list[TouchCount]:
    """Touches from `first` to `last`, both included, attempts too."""
    rows = connection.execute(
        """SELECT account_id, kind, outcome, count(*) FROM touches WHERE day >= ? AND day <= ?
        GROUP BY account_id, kind, outcome ORDER BY account_id, kind, outcome""",
        (first.isoformat(), last.isoformat()),
    )
    return [TouchCount(r[0], word(Kind, r[1]) or Kind.CALL, word(Outcome, r[2]) or Outcome.REACHED, r[3]) for r in rows]
