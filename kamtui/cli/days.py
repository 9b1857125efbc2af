"""A day typed on the command line: an ISO day at once, anything else by the grammar of date phrases."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamtui.cli.open import iso_day
from kamtui.domain.rules import is_plannable
from kamtui.errors import RejectedError
from kamtui.services.book import Book

if TYPE_CHECKING:
    from kamtui.domain.phrases import When

HINT = "Say it as 2026-12-04, 4 dec, fri, tomorrow or next week."


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day as it was understood."""

    on: date
    at: str | None = None
    """Local wall time `HH:MM`, when one was typed."""
    note: str = ""
    """What was ambiguous about it."""


def typed_day(book: Book, phrase: str) -> TypedDay:
    """The day a phrase means today. Raises `RejectedError` with the phrase when it means none."""
    found = _iso(phrase) or _read(book, phrase)
    if found is None:
        raise RejectedError(f"“{phrase}” is not a day.", HINT)
    if not is_plannable(found.on):
        raise RejectedError(f"“{phrase}” is not a day kamtui plans on.", "Use a year from 1970 to 2199.")
    return found


def is_day(book: Book, phrase: str) -> bool:
    """Whether a phrase means a day."""
    return _iso(phrase) is not None or _read(book, phrase) is not None


def _iso(phrase: str) -> TypedDay | None:
    day = iso_day(phrase)
    return TypedDay(day) if day is not None else None


def _read(book: Book, phrase: str) -> TypedDay | None:
    from kamtui.domain.phrases import read_when

    with book.reading() as connection:
        moment = book.moment(book.calendar(connection))
    found: When | None = read_when(phrase, moment)
    if found is None:
        return None
    return TypedDay(found.on, found.wall, found.note)
