"""How well an account is covered: its departments, and how often its people answered on each channel."""

import sqlite3
from typing import NamedTuple

from kamtui.domain.words import Kind
from kamtui.store.reads.fields import word


class Answers(NamedTuple):
    """Touches of one kind with one contact of an account, or with nobody by name."""

    contact_id: int | None
    kind: Kind
    tried: int
    answered: int
    """Those that did not end in no answer."""


def departments(connection: sqlite3.Connection, account_id: int) -> list[str]:
    """The departments of an account, by name."""
    rows = connection.execute("SELECT name FROM departments WHERE account_id = ? ORDER BY name, id", (account_id,))
    return [row[0] for row in rows]


def answers(connection: sqlite3.Connection, account_id: int) -> list[Answers]:
    """Touches of an account counted by contact and kind; the most first."""
    rows = connection.execute(
        """SELECT contact_id, kind, count(*) AS tried, sum(outcome <> 'no answer') FROM touches
        WHERE account_id = ? GROUP BY contact_id, kind ORDER BY tried DESC, kind, contact_id""",
        (account_id,),
    )
    return [Answers(row[0], word(Kind, row[1]) or Kind.CALL, row[2], int(row[3])) for row in rows]
