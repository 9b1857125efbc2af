"""The fields of an account or a contact as they can be typed, and what may stand in each."""

from collections.abc import Mapping, Sequence
from typing import Any

from kamtui.domain.account_rows import ContactRow
from kamtui.domain.fieldline import ACCOUNT_WORDS
from kamtui.domain.text import name_key
from kamtui.domain.words import BuyerRole, Tier
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import account, contact, named
from kamtui.store.reads.belongings import columns, departments_of
from kamtui.store.reads.imports import known_segments

_COLUMNS = {"cadence": "cadence_days", "gap": "min_gap_days"}
_FREE = ("name", "city", "country", "cadence", "gap", "code", "phone", "website", "note")


def account_values(connection: Connection, account_id: int) -> Mapping[str, str]:
    """The text of each field of an account, empty ones too; nothing for one that is gone."""
    row = account(connection, account_id)
    if row is None:
        return {}
    there = columns(connection, "accounts", account_id)
    values: dict[str, Any] = {name: there[_COLUMNS.get(name, name)] for name in _FREE}
    values |= {"tier": row.tier, "segment": row.segment}
    return {name: _text(values[name]) for name in ACCOUNT_WORDS}


def contact_values(connection: Connection, contact_id: int) -> Mapping[str, str]:
    """The text of each field of a contact, empty ones too; nothing for one that is gone."""
    row = contact(connection, contact_id)
    return {} if row is None else values_of(row)


def values_of(row: ContactRow) -> Mapping[str, str]:
    """The text of each field of a contact."""
    values = {
        "name": row.name,
        "title": row.title,
        "role": row.role,
        "department": row.department,
        "email": row.email,
        "phone": row.phone,
        "mobile": row.mobile,
        "reach": row.reach,
        "code": row.code,
        "account": row.account_name,
    }
    return {name: _text(value) for name, value in values.items()}


def offers(
    connection: Connection, field: str, typed: str, account_id: int | None, most: int, *, whose: str
) -> Sequence[str]:
    """Texts that a field may become, by what is typed of it so far; none where any text will do.

    `whose` is `account` or `contact`: the tier of one, the role of the other.
    """
    if field == "account" and whose == "contact":
        hits = named(connection, typed, most * 2) if typed else []
        return [hit.label for hit in hits if hit.contact_id is None][:most]
    known: Sequence[str] = ()
    if field == "tier":
        known = list(Tier)
    elif field == "role":
        known = list(BuyerRole)
    elif field == "segment":
        known = sorted(name for _, name in known_segments(connection))
    elif field == "department" and account_id is not None:
        known = [name for _, name in departments_of(connection, account_id)]
    key = name_key(typed) if typed.strip() else ""
    found = [name for name in known if f" {name_key(name)}".find(f" {key}") >= 0] if key else list(known)
    return [name for name in found if name != typed][:most]


def _text(value: object) -> str:
    return "" if value is None else str(value)
