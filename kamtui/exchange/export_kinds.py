"""What `export` writes: each kind, the formats it has, and the module of `kamtui.services.exports` that makes it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class ExportKind(NamedTuple):
    """One thing that can be taken out of a book."""

    formats: tuple[str, ...]
    """The first is the one that is meant when nobody says."""
    module: str
    """Module of `kamtui.services.exports` whose `made(book, asked)` returns a `Made`; imported when it is asked for."""
    period: bool = False
    """Whether words behind it name days."""
    options: tuple[str, ...] = ()
    """What only this kind knows, by the name of the option without dashes."""


_TABLE = ("csv", "xlsx", "json")

KINDS: Mapping[str, ExportKind] = MappingProxyType(
    {
        "accounts": ExportKind(_TABLE, "tables"),
        "contacts": ExportKind(_TABLE, "tables"),
        "tasks": ExportKind((*_TABLE, "todotxt", "taskwarrior"), "tasks"),
        "journal": ExportKind(_TABLE, "tables"),
        "sales": ExportKind(_TABLE, "tables"),
        "day": ExportKind(("md", "html"), "sheets", period=True),
        "week": ExportKind(("md", "html"), "sheets", period=True),
        "month": ExportKind(("md", "html"), "sheets", period=True),
        "ics": ExportKind(("ics",), "calendar", options=("as", "alarm")),
        "vcf": ExportKind(("3.0", "4.0"), "cards"),
        "book": ExportKind(("json",), "book"),
    }
)
"""Every kind, in the order the help lists them."""

NO_TEXT = frozenset({"xlsx"})
"""Formats that no terminal shows."""


class Asked(NamedTuple):
    """What is to be exported."""

    kind: str
    form: str
    words: str = ""
    """The days, for a kind that has them."""
    options: Mapping[str, str] = MappingProxyType({})
    """What only one kind knows, by the name of the option without dashes."""


class Made(NamedTuple):
    """A file as it was made."""

    data: bytes
    notes: tuple[str, ...] = ()
    """What the rep must know of it."""
