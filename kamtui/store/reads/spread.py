"""What stands in the way of a spread: touches that were, touches and visits that are planned."""

import sqlite3
from collections.abc import Collection
from datetime import date

from kamtui.store.reads.fields import day, gap
from kamtui.store.reads.where import CLIENT, in_list


def contact_days(connection: sqlite3.Connection, ids: Collection[int], first: date) -> list[tuple[int, date]]:
    """Days on which contacts are met from `first` on, and the day each was last reached on any channel."""
    marks = in_list(ids)
    rows = connection.execute(
        f"""SELECT t.contact_id, t.planned_on FROM tasks t WHERE t.contact_id IN ({marks}) AND t.status = 'open'
        AND t.planned_on >= ? AND t.kind IN ({CLIENT})
        UNION ALL SELECT u.contact_id, max(u.day) FROM touches u
        WHERE u.contact_id IN ({marks}) AND u.outcome <> 'no answer' GROUP BY u.contact_id""",
        (first.isoformat(),),
    )
    return [(owner, on) for owner, text in rows if (on := day(text)) is not None]


def account_days(connection: sqlite3.Connection, ids: Collection[int], first: date) -> list[tuple[int, date]]:
    """The same for accounts, where the task or the touch names nobody."""
    marks = in_list(ids)
    rows = connection.execute(
        f"""SELECT t.account_id, t.planned_on FROM tasks t WHERE t.account_id IN ({marks}) AND t.status = 'open'
        AND t.planned_on >= ? AND t.contact_id IS NULL AND t.kind IN ({CLIENT})
        UNION ALL SELECT u.account_id, max(u.day) FROM touches u
        WHERE u.account_id IN ({marks}) AND u.contact_id IS NULL AND u.outcome <> 'no answer' GROUP BY u.account_id""",
        (first.isoformat(),),
    )
    return [(owner, on) for owner, text in rows if (on := day(text)) is not None]


def visit_days(connection: sqlite3.Connection, first: date, last: date) -> list[tuple[str, date]]:
    """Cities and days of the visits planned between two days, both included."""
    rows = connection.execute(
        """SELECT DISTINCT a.city, t.planned_on FROM tasks t JOIN accounts a ON a.id = t.account_id
        WHERE t.status = 'open' AND t.planned_on >= ? AND t.planned_on <= ? AND t.kind = 'visit'
        AND a.city IS NOT NULL""",
        (first.isoformat(), last.isoformat()),
    )
    return [(city, on) for city, text in rows if (on := day(text)) is not None]


def own_gaps(connection: sqlite3.Connection) -> dict[int, int]:
    """Accounts with a minimum gap of their own, in calendar days."""
    rows = connection.execute("SELECT id, min_gap_days FROM accounts WHERE min_gap_days IS NOT NULL")
    return {key: days for key, number in rows if (days := gap(number)) is not None}
