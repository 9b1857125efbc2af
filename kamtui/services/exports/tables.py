"""Accounts, contacts, journal and sales as tables."""

from datetime import date
from decimal import Decimal
from typing import Any

from kamtui.domain.money import digits
from kamtui.domain.words import Grain
from kamtui.exchange.export_kinds import Asked, Made
from kamtui.exchange.grids import Grid, Row, Value, grid_csv, grid_json
from kamtui.services.book import Book
from kamtui.store.reads.exports import exported
from kamtui.store.reads.fields import day

_HEADINGS = {
    "accounts": (
        *("Account code", "Account name", "City", "Country", "Phone", "Website", "Segment", "Tier", "Status"),
        *("Parked until", "Parked why", "Cadence days", "Minimum gap days", "Note"),
    ),
    "contacts": (
        *("Contact ID", "Contact name", "Account code", "Account name", "Department", "Job title", "Buyer role"),
        *("E-mail", "Phone", "Mobile", "Reach"),
    ),
    "journal": (
        *("Touched on", "Touch", "Outcome", "Touched code", "Touched account", "Touched contact", "Task"),
        "What was said",
    ),
    "sales": ("Invoice date", "Account code", "Account name", "Segment", "Net amount", "Currency"),
}
"""What heads the columns: names that an import knows its fields by; nothing that it would take a journal for."""

_DAYS = {"accounts": (9,), "contacts": (), "journal": (0,)}
"""Columns that hold days."""


def made(book: Book, asked: Asked) -> Made:
    """The table of a kind."""
    with book.reading() as connection:
        rows = exported(connection, asked.kind)
    read = _sale if asked.kind == "sales" else lambda row: _row(asked.kind, row)
    return as_file(Grid(asked.kind, _HEADINGS[asked.kind], tuple(read(row) for row in rows), book.today), asked.form)


def as_file(grid: Grid, form: str) -> Made:
    """A table in one of the formats that tables have."""
    if form == "csv":
        return Made(grid_csv(grid))
    if form == "json":
        return Made(grid_json(grid))
    from kamtui.exchange.grid_xlsx import grid_xlsx

    data, cut = grid_xlsx(grid)
    notes = (f"{cut} text{'s are' if cut > 1 else ' is'} longer than a cell may be and cut; csv has it whole",)
    return Made(data, notes if cut else ())


def _row(kind: str, row: tuple[Any, ...]) -> Row:
    return tuple(day(cell) if place in _DAYS[kind] else cell for place, cell in enumerate(row))


def _sale(row: tuple[Any, ...]) -> Row:
    code, name, segment, on, grain, minor, currency = row
    return _when(on, grain), code, name, segment, Decimal(minor).scaleb(-digits(currency)), currency


def _when(on: str, grain: str) -> Value:
    """The day, `2026-11` or `2026`: what is known, and no more."""
    if grain == Grain.DAY:
        found: date | None = day(on)
        return found
    return on[:7] if grain == Grain.MONTH else on[:4]
