"""How every account stands today: its last touch and its follow-up."""

import sqlite3
from datetime import date
from typing import NamedTuple

from kamtui.domain.words import Tier, Waiting
from kamtui.store.reads.fields import cadence, day, word
from kamtui.store.reads.where import CLIENT

FOLLOW_UP = f"""(SELECT t.id FROM tasks t WHERE t.account_id = a.id AND t.status = 'open' AND t.planned_on IS NOT NULL
AND t.kind IN ({CLIENT}) ORDER BY t.planned_on, t.id LIMIT 1)"""
"""SQL for the id of an account's follow-up: its earliest open client task, behind `accounts a`."""


LAST_TOUCH = "(SELECT max(u.day) FROM touches u WHERE u.account_id = a.id AND u.outcome <> 'no answer')"
"""SQL for the day of an account's last touch, behind `accounts a`; an attempt that reached nobody is no contact."""


class StandingRow(NamedTuple):
    """What decides whether an account is silent or without a next step."""

    id: int
    name: str
    tier: Tier
    cadence: int | None
    last_touch_on: date | None
    next_task_id: int | None
    next_on: date | None
    next_due_on: date | None
    next_waiting: Waiting | None


def standings(connection: sqlite3.Connection, today: date) -> list[StandingRow]:
    """Every account that is open and not parked today, with its last touch and its follow-up."""
    rows = connection.execute(
        f"""SELECT a.id, a.name, a.tier, a.cadence_days, {LAST_TOUCH},
        n.id, n.planned_on, n.due_on, n.waiting
        FROM accounts a LEFT JOIN tasks n ON n.id = {FOLLOW_UP}
        WHERE a.status = 'open' AND (a.parked_until IS NULL OR a.parked_until <= ?)""",
        (today.isoformat(),),
    )
    on = _Days({None: None})
    tiers = {str(tier): tier for tier in Tier}
    return [
        StandingRow(
            key,
            name,
            tiers.get(tier, Tier.C),
            None if own is None else cadence(own),
            on[last],
            task_id,
            on[planned],
            on[due],
            None if waiting is None else word(Waiting, waiting),
        )
        for key, name, tier, own, last, task_id, planned, due, waiting in rows
    ]


class _Days(dict[str | None, date | None]):
    """Days that were read already: the accounts of a large book share them."""

    def __missing__(self, text: str | None) -> date | None:
        self[text] = found = day(text)
        return found


def set_aside(connection: sqlite3.Connection, today: date) -> tuple[int, ...]:
    """Accounts that ask for nothing today: lost, or parked until a later day."""
    rows = connection.execute(
        "SELECT id FROM accounts WHERE status <> 'open' OR parked_until > ?", (today.isoformat(),)
    )
    return tuple(row[0] for row in rows)
