"""The fields of accounts and contacts as the rep types them, and what the book makes of each.

A field that is left empty is cleared, where the book can do without it. Every reader raises `RejectedError`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from sqlmodel import SQLModel

from kamtui.domain.text import clean, clean_note, folded_name, name_key
from kamtui.domain.words import BuyerRole, Tier
from kamtui.errors import RejectedError
from kamtui.store.reading import Connection
from kamtui.store.reads.belongings import coded
from kamtui.store.reads.imports import known_segments
from kamtui.store.tables.accounts import Segment


class Desk(Protocol):
    """Where the text of a field is read: a unit of work, or something that only looks."""

    raw: Connection

    def add(self, model: type[SQLModel], **values: Any) -> int:
        """Adds a row that a field asks for."""


class Looking:
    """Reads as a unit of work does and adds nothing: to see beforehand what a verb would do."""

    def __init__(self, connection: Connection) -> None:
        self.raw = connection

    def add(self, model: type[SQLModel], **values: Any) -> int:
        """Nothing; 0 stands for the row that would be added."""
        return 0


Changes = Mapping[str, str]
"""What was typed, by the name of the field."""

Reader = Callable[[Desk, int, str], dict[str, Any]]
"""From the text of a field to columns of the row with this id; 0 is a row that is not there yet."""


def columns_from(readers: Mapping[str, Reader], work: Desk, row_id: int, changes: Changes) -> dict[str, Any]:
    """The columns that typed fields mean. Raises `RejectedError` for a field nobody knows."""
    columns: dict[str, Any] = {}
    for name, text in changes.items():
        reader = readers.get(name)
        if reader is None:
            raise RejectedError(f"There is no field “{clean(name)}”.", f"There are {', '.join(readers)}.")
        columns |= reader(work, row_id, text)
    return columns


def title_of(text: str, what: str) -> str:
    """A name of one line; `what` it is of stands in the error when it is empty."""
    title = clean(text)
    if not title:
        raise RejectedError(f"The {what} has no name.", "Type one.")
    return title


def _name(what: str) -> Reader:
    def read(_work: Desk, _row_id: int, text: str) -> dict[str, Any]:
        title = title_of(text, what)
        return {"name": title, "folded": folded_name(title)}

    return read


def _line(column: str) -> Reader:
    return lambda _work, _row_id, text: {column: clean(text) or None}


def _code(table: Literal["accounts", "contacts"]) -> Reader:
    def read(work: Desk, row_id: int, text: str) -> dict[str, Any]:
        code = clean(text)
        if code and coded(work.raw, table, code) not in (None, row_id):
            raise RejectedError(f"The code “{code}” is another {table[:-1]}'s.", "Merge the two, or give another code.")
        return {"code": code or None}

    return read


def _website(_work: Desk, _row_id: int, text: str) -> dict[str, Any]:
    address = clean(text)
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        host = ""
    if address and ("." not in host or " " in address):
        raise RejectedError(f"“{address}” is not a website.", "Give it as acme.com or https://acme.com.")
    return {"website": address or None}


def _email(_work: Desk, _row_id: int, text: str) -> dict[str, Any]:
    address = clean(text)
    before, at, host = address.rpartition("@")
    if address and (not before or not at or not host or " " in address):
        raise RejectedError(f"“{address}” is not an e-mail address.", "Give it as rina@acme.com.")
    return {"email": address or None}


def _tier(_work: Desk, _row_id: int, text: str) -> dict[str, Any]:
    word = clean(text).upper()
    tier = Tier.KEY if word == "KEY" else Tier.PROSPECT if word == "PROSPECT" else Tier._value2member_map_.get(word)
    if tier is None:
        raise RejectedError(f"“{clean(text)}” is no tier.", f"Use one of {', '.join(Tier)}.")
    return {"tier": tier}


def _days(column: str, low: int) -> Reader:
    def read(_work: Desk, _row_id: int, text: str) -> dict[str, Any]:
        number = clean(text)
        if number and not (number.isascii() and number.isdigit() and low <= int(number[:9]) <= 3650):
            raise RejectedError(f"“{number}” is no number of days from {low} to 3650.", "Leave it empty for none.")
        return {column: int(number) if number else None}

    return read


def _segment(work: Desk, _row_id: int, text: str) -> dict[str, Any]:
    name = clean(text)
    if not name:
        return {"segment_id": None}
    known = {name_key(one): row_id for row_id, one in known_segments(work.raw)}
    found = known.get(name_key(name))
    return {"segment_id": work.add(Segment, name=name) if found is None else found}


def _role(_work: Desk, _row_id: int, text: str) -> dict[str, Any]:
    word = clean(text).lower().replace("-", " ")
    role = BuyerRole._value2member_map_.get(word)
    if word and role is None:
        raise RejectedError(f"“{word}” is no buyer role.", f"Use one of {', '.join(BuyerRole)}.")
    return {"role": role}


ACCOUNT_FIELDS: Mapping[str, Reader] = {
    "name": _name("account"),
    "city": _line("city"),
    "country": _line("country"),
    "tier": _tier,
    "segment": _segment,
    "cadence": _days("cadence_days", 1),
    "gap": _days("min_gap_days", 0),
    "code": _code("accounts"),
    "phone": _line("phone"),
    "website": _website,
    "note": lambda _work, _row_id, text: {"note": clean_note(text) or None},
}
"""Fields of an account; cadence and gap are days, a segment nobody has heard of is made."""

CONTACT_FIELDS: Mapping[str, Reader] = {
    "name": _name("contact"),
    "title": _line("title"),
    "role": _role,
    "email": _email,
    "phone": _line("phone"),
    "mobile": _line("mobile"),
    "reach": _line("reach"),
    "code": _code("contacts"),
}
"""Fields of a contact but for where it is: account and department."""
