"""Contacts as cards (vCard 3.0 or 4.0): escaped and folded, each with a UID that stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

VERSIONS = ("3.0", "4.0")
"""What can be written, the usual one first."""

_WIDTH = 75


@dataclass(frozen=True, slots=True)
class CardContact:
    """One person, cleaned."""

    uid: str
    name: str
    account: str | None
    department: str | None
    title: str | None
    role: str | None
    email: str | None
    phone: str | None
    mobile: str | None
    changed: int
    """Milliseconds UTC; 0 when nobody knows."""


def write_cards(people: Iterable[CardContact], version: str) -> bytes:
    """Cards of one of `VERSIONS`, as bytes."""
    return b"".join(_folded(line) for one in people for line in _card(one, version))


def _card(one: CardContact, version: str) -> list[str]:
    given, _, family = one.name.rpartition(" ")
    is_new = version == "4.0"
    work, cell = ("work", "cell") if is_new else ("WORK,VOICE", "CELL,VOICE")
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        "PRODID:-//kamtui//EN",
        f"UID:{_escaped(one.uid)}",
        f"FN:{_escaped(one.name)}",
        f"N:{_escaped(family)};{_escaped(given)};;;",
    ]
    if one.account:
        lines.append(f"ORG:{_escaped(one.account)}" + (f";{_escaped(one.department)}" if one.department else ""))
    plain = (("TITLE", one.title), ("ROLE", one.role))
    lines += [f"{name}:{_escaped(value)}" for name, value in plain if value]
    if one.email:
        lines.append(f"EMAIL;TYPE={'work' if is_new else 'INTERNET,WORK'}:{_escaped(one.email)}")
    numbers = ((work, one.phone), (cell, one.mobile))
    lines += [f"TEL;TYPE={kind}:{_escaped(number)}" for kind, number in numbers if number]
    if one.changed:
        lines.append(f"REV:{datetime.fromtimestamp(one.changed / 1000, UTC):%Y%m%dT%H%M%SZ}")
    return [*lines, "END:VCARD"]


def _escaped(text: str) -> str:
    """Text as a value: nothing in it ends the value or the line."""
    plain = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes and its continuations; no letter is cut in two."""
    pieces: list[bytes] = [b""]
    for char in line:
        data = char.encode("utf-8", "replace")
        if len(pieces[-1]) + len(data) > _WIDTH:
            pieces.append(b" ")
        pieces[-1] += data
    return b"\r\n".join(pieces) + b"\r\n"
