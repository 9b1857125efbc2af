"""Accounts and contacts: rows, the follow-up of each, and finding one by its name."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from kamtui.domain.account_rows import AccountRow, ContactRow
from kamtui.domain.text import name_key
from kamtui.domain.words import AccountStatus, BuyerRole, Tier
from kamtui.store.reads.fields import cadence, day, gap, word
from kamtui.store.reads.standings import FOLLOW_UP, LAST_TOUCH
from kamtui.store.reads.where import like

_ACCOUNT = f"""SELECT a.id, a.code, a.name, a.city, a.tier, s.name, a.status, a.parked_until, a.parked_why,
a.cadence_days, a.min_gap_days, a.note, {LAST_TOUCH}, n.id,
n.planned_on
FROM accounts a LEFT JOIN segments s ON s.id = a.segment_id LEFT JOIN tasks n ON n.id = {FOLLOW_UP}"""

_CONTACT = """SELECT c.id, c.code, c.name, c.account_id, a.name, d.name, c.title, c.role, c.email, c.phone,
c.mobile, c.reach, (SELECT max(u.day) FROM touches u WHERE u.contact_id = c.id AND u.outcome <> 'no answer')
FROM contacts c LEFT JOIN accounts a ON a.id = c.account_id LEFT JOIN departments d ON d.id = c.department_id"""


class NameHit(NamedTuple):
    """Who a typed name may mean; `rank` 0 is the whole name, 1 its start, 2 the start of a word."""

    rank: int
    account_id: int | None
    account_name: str | None
    contact_id: int | None
    contact_name: str | None
    city: str | None

    @property
    def label(self) -> str:
        """How a list of candidates names it."""
        if self.contact_name is not None:
            return f"{self.contact_name} ({self.account_name or 'no account'})"
        return f"{self.account_name}{f' ({self.city})' if self.city else ''}"


def accounts(connection: sqlite3.Connection) -> list[AccountRow]:
    """Every account, by name."""
    return [_account(row) for row in connection.execute(f"{_ACCOUNT} ORDER BY a.folded, a.id")]


def account(connection: sqlite3.Connection, account_id: int) -> AccountRow | None:
    """The account with this id."""
    row = connection.execute(f"{_ACCOUNT} WHERE a.id = ?", (account_id,)).fetchone()
    return None if row is None else _account(row)


def count_of(connection: sqlite3.Connection, tier: Tier) -> int:
    """Open accounts of a tier."""
    values = (str(tier), str(AccountStatus.OPEN))
    return int(connection.execute("SELECT count(*) FROM accounts WHERE tier = ? AND status = ?", values).fetchone()[0])


def _account(r: Sequence[Any]) -> AccountRow:
    tier, status = word(Tier, r[4]) or Tier.C, word(AccountStatus, r[6]) or AccountStatus.OPEN
    last, planned = day(r[12]), day(r[14])
    return AccountRow(
        *(r[0], r[1], r[2], r[3], tier, r[5], status, day(r[7]), r[8]),
        *(cadence(r[9]), gap(r[10]), r[11], last, r[13], planned),
    )


def contacts(connection: sqlite3.Connection, account_id: int) -> list[ContactRow]:
    """The people of one account, by name."""
    return [
        _contact(r) for r in connection.execute(f"{_CONTACT} WHERE c.account_id = ? ORDER BY c.folded", (account_id,))
    ]


def contact(connection: sqlite3.Connection, contact_id: int) -> ContactRow | None:
    """The contact with this id."""
    row = connection.execute(f"{_CONTACT} WHERE c.id = ?", (contact_id,)).fetchone()
    return None if row is None else _contact(row)


def _contact(r: Sequence[Any]) -> ContactRow:
    return ContactRow(
        r[0], r[1], r[2], r[3], r[4], r[5], r[6], word(BuyerRole, r[7]), r[8], r[9], r[10], r[11], day(r[12])
    )


def named(connection: sqlite3.Connection, name: str, limit: int = 50) -> list[NameHit]:
    """Accounts and contacts whose name, or a word of it, starts with `name`; a code matches whole. Best first."""
    key = name_key(name)
    start, inside = like(key)[1:], f"% {like(key)[1:]}"
    values = (name, key, start, name, start, inside, limit)
    rank = "CASE WHEN {0}.code = ? OR {0}.folded = ? THEN 0 WHEN {0}.folded LIKE ? ESCAPE '!' THEN 1 ELSE 2 END"
    match = "({0}.code = ? OR {0}.folded LIKE ? ESCAPE '!' OR {0}.folded LIKE ? ESCAPE '!')"
    hits = [
        NameHit(r[0], r[1], r[2], None, None, r[3])
        for r in connection.execute(
            f"SELECT {rank.format('a')} AS rank, a.id, a.name, a.city FROM accounts a WHERE {match.format('a')} "
            "ORDER BY rank, a.folded LIMIT ?",
            values,
        )
    ]
    hits += [
        NameHit(*r)
        for r in connection.execute(
            f"""SELECT {rank.format("c")} AS rank, c.account_id, a.name, c.id, c.name, a.city FROM contacts c
            LEFT JOIN accounts a ON a.id = c.account_id WHERE {match.format("c")} ORDER BY rank, c.folded LIMIT ?""",
            values,
        )
    ]
    return sorted(hits, key=lambda hit: (hit.rank, hit.contact_id is not None, hit.label))[:limit]
