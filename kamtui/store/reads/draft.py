"""What a draft of a month is made from: what comes again, what stands on days already, and who was never reached."""

import sqlite3
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from kamtui.domain.words import Kind, Tier
from kamtui.store.reads.fields import day, word
from kamtui.store.reads.where import CLIENT, in_list


class Repeating(NamedTuple):
    """An open task that will come again."""

    id: int
    account_id: int | None
    contact_id: int | None
    kind: Kind
    minutes: int
    repeat: str
    """RRULE text."""
    repeat_from: date
    """The day the repeat counts from."""
    planned_on: date
    tier: Tier | None
    city: str | None


def repeating(connection: sqlite3.Connection, last: date) -> list[Repeating]:
    """Open repeating tasks whose day is `last` or before, by day."""
    rows = connection.execute(
        """SELECT t.id, t.account_id, t.contact_id, t.kind, t.minutes, t.repeat, coalesce(t.repeat_from, t.planned_on),
        t.planned_on, a.tier, a.city FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id
        WHERE t.status = 'open' AND t.repeat IS NOT NULL AND t.planned_on <= ? ORDER BY t.planned_on, t.id""",
        (last.isoformat(),),
    )
    return [
        Repeating(
            r[0],
            r[1],
            r[2],
            word(Kind, r[3]) or Kind.CALL,
            r[4],
            r[5],
            since,
            on,
            word(Tier, r[8]),
            r[9],
        )
        for r in rows
        if (since := day(r[6])) is not None and (on := day(r[7])) is not None
    ]


def planned_days(
    connection: sqlite3.Connection, last: date, without: Collection[int] = ()
) -> list[tuple[int, date, int]]:
    """Account, day and number of its open client tasks planned up to `last`, slipped ones too, but for `without`."""
    rows = connection.execute(
        f"""SELECT a.id, t.planned_on, count(*) FROM accounts a JOIN tasks t ON t.account_id = a.id
        WHERE t.status = 'open' AND t.planned_on <= ? AND t.kind IN ({CLIENT}) AND t.id NOT IN ({in_list(without)})
        GROUP BY a.id, t.planned_on""",
        (last.isoformat(),),
    )
    return [(r[0], on, r[2]) for r in rows if (on := day(r[1])) is not None]


def client_days(
    connection: sqlite3.Connection, first: date, last: date
) -> list[tuple[int, int | None, int | None, date]]:
    """Id, account, contact and day of every open client task from `first` to `last`, by day."""
    rows = connection.execute(
        f"""SELECT id, account_id, contact_id, planned_on FROM tasks
        WHERE status = 'open' AND planned_on >= ? AND planned_on <= ? AND kind IN ({CLIENT}) ORDER BY planned_on, id""",
        (first.isoformat(), last.isoformat()),
    )
    return [(r[0], r[1], r[2], on) for r in rows if (on := day(r[3])) is not None]


def people(connection: sqlite3.Connection) -> list[tuple[int, int, str, str | None, str | None, str, date | None]]:
    """Id, account, name, role, department, reach and last touch of every contact that has an account."""
    rows = connection.execute(
        """SELECT c.id, c.account_id, c.name, c.role, d.name, c.reach,
        (SELECT max(u.day) FROM touches u WHERE u.contact_id = c.id AND u.outcome <> 'no answer')
        FROM contacts c LEFT JOIN departments d ON d.id = c.department_id WHERE c.account_id IS NOT NULL
        ORDER BY c.account_id, c.id"""
    )
    return [(r[0], r[1], r[2], r[3], r[4], r[5] or "", day(r[6])) for r in rows]


def nameless_touches(connection: sqlite3.Connection, since: date) -> dict[int, date]:
    """Day on which each account was last reached with nobody named, if that was on `since` or later."""
    rows = connection.execute(
        """SELECT account_id, max(day) FROM touches
        WHERE day >= ? AND +contact_id IS NULL AND account_id IS NOT NULL AND outcome <> 'no answer'
        GROUP BY account_id""",
        (since.isoformat(),),
    )
    return {r[0]: on for r in rows if (on := day(r[1])) is not None}


def unspoken_departments(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Account and name of every department nobody of which was ever reached, by name."""
    rows = connection.execute(
        """SELECT d.account_id, d.name FROM departments d WHERE NOT EXISTS (
        SELECT 1 FROM contacts c JOIN touches u ON u.contact_id = c.id
        WHERE c.department_id = d.id AND u.outcome <> 'no answer') ORDER BY d.account_id, d.name, d.id"""
    )
    return list(rows.fetchall())


def idea_days(connection: sqlite3.Connection) -> dict[int, date]:
    """Day of the last proposal or research for each key account: done, or planned and open."""
    rows = connection.execute(
        """SELECT a.id,
        (SELECT max(u.day) FROM touches u WHERE u.account_id = a.id AND u.kind IN ('proposal', 'research')),
        (SELECT max(t.planned_on) FROM tasks t
        WHERE t.account_id = a.id AND t.status <> 'cut' AND t.kind IN ('proposal', 'research'))
        FROM accounts a WHERE a.tier = ?""",
        (Tier.KEY,),
    )
    return {r[0]: max(days) for r in rows if (days := [on for text in r[1:] if (on := day(text)) is not None])}
