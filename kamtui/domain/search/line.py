"""The line of a search: words, "phrases", -words that must be missing, and filters.

`price @acme kind:call in:notes since:oct "late delivery" -invoice`. A word that is no filter is searched for, so a line
never fails. Nothing in it is ever syntax of the database.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kamtui.domain.filters import filter_of
from kamtui.domain.search.folding import tokens
from kamtui.domain.words import Kind, Tier

if TYPE_CHECKING:
    from kamtui.domain.phrases import Moment

MOST_TOKENS = 32
"""Words, and names, that a search looks for; those behind them are left out."""

_PIECE = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
_WORD_LIMIT = 200
_DAYS = ("since", "until", "on")


class Source(StrEnum):
    """What a hit is. The order is that of hits of one day."""

    TOUCH = "touch"
    TASK = "task"
    GRADE = "grade"
    PROMISE = "promise"
    THREAT = "threat"
    EVENT = "event"
    INTEL = "intel"
    NOTE = "note"
    """The note of an account."""


IN = {
    "touches": Source.TOUCH,
    "tasks": Source.TASK,
    "notes": Source.NOTE,
    "grades": Source.GRADE,
    "promises": Source.PROMISE,
    "threats": Source.THREAT,
    "events": Source.EVENT,
    "intel": Source.INTEL,
}
"""What may follow `in:`; the word for one of them will do."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase to look for."""

    text: str
    start: bool = True
    """Whether its last word may be the start of a longer one: not in a closed phrase, and not a single letter."""


@dataclass(frozen=True, slots=True)
class Search:
    """What to find. Everything named must hold; kinds, tiers and sources are alternatives of their sort."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    who: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    tiers: tuple[Tier, ...] = ()
    within: tuple[Source, ...] = ()
    """Where the rep asked to look."""
    since: date | None = None
    until: date | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where to look: without a word to find, and without `in:`, among the touches alone."""
        return self.within or (tuple(Source) if self.terms else (Source.TOUCH,))

    @property
    def plain(self) -> bool:
        """Whether nothing narrows it: the whole journal."""
        return self == Search()


def read_search(line: str, moment: "Moment") -> Search:
    """Reads a typed line. Only double quotes quote; one that is still open ends with the line."""
    return _read(_PIECE.findall(line), moment)


def search_of(words: Sequence[str], moment: "Moment") -> Search:
    """Reads words that a shell has split already: one with a blank in it is a phrase, or a filter with its value."""
    pieces: list[str] = []
    for word in words:
        if '"' in word:
            pieces += _PIECE.findall(word)
        else:
            pieces.append(_requoted(word))
    return _read(pieces, moment)


def _requoted(word: str) -> str:
    """A word of the shell as it would be typed into a line: its quotes are gone there."""
    if not re.search(r"\s", word):
        return word
    dash = "-" if word.startswith("-") else ""
    word = word.removeprefix("-")
    if word.startswith("@"):
        return f'{dash}@"{word[1:]}"'
    key, colon, value = word.partition(":")
    return f'{dash}{key}:"{value}"' if colon and key in (*_DAYS, "in") else f'{dash}"{word}"'


def settled(line: str) -> str:
    """A line that is still being typed, without a single letter at its end: it waits for the next one, or a blank."""
    begun = line.rpartition(" ")[2].lstrip("-")
    return line[: len(line) - len(begun)] if _is_letter(begun) else line


def terms_of(line: str) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The words of a line to find and those to miss, where nothing in it is a filter."""
    return _terms(_PIECE.findall(line))


def _read(pieces: Sequence[str], moment: "Moment") -> Search:
    who: list[str] = []
    kinds: list[Kind] = []
    tiers: list[Tier] = []
    within: list[Source] = []
    days: dict[str, date] = {}
    rest: list[str] = []
    for piece in pieces:
        key, colon, value = piece.replace('"', "").partition(":")
        listed = filter_of((piece.replace('"', ""),))
        if piece.startswith('"'):
            rest.append(piece)
        elif listed.who or listed.kinds or listed.tiers:
            who += listed.who
            kinds += listed.kinds
            tiers += listed.tiers
        elif colon and key == "in" and (source := _source(value)):
            within.append(source)
        elif colon and key in _DAYS and (stretch := _stretch(value, moment)):
            days |= {"since": stretch[0]} if key != "until" else {}
            days |= {"until": stretch[1]} if key != "since" else {}
        else:
            rest.append(piece)
    terms, without = _terms(rest)
    return Search(
        terms,
        without,
        tuple(who[:MOST_TOKENS]),
        tuple(kinds),
        tuple(tiers),
        tuple(dict.fromkeys(within)),
        days.get("since"),
        days.get("until"),
    )


def _source(word: str) -> Source | None:
    return IN.get(word.lower()) or next((source for source in Source if source == word.lower()), None)


def _stretch(phrase: str, moment: "Moment") -> tuple[date, date] | None:
    from kamtui.domain.phrases.past import read_past

    return read_past(phrase, moment)


def _terms(pieces: Sequence[str]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Words to find and words to miss; what holds no letter and no digit is neither."""
    terms: list[Term] = []
    without: list[Term] = []
    room = MOST_TOKENS
    for piece in pieces:
        missing = piece.startswith("-") and piece != "-"
        text = (piece.lstrip("-") if missing else piece).replace('"', "")[:_WORD_LIMIT]
        found = tokens(text)[:room]
        room -= len(found)
        if found:
            begun = piece.count('"') != 2 and not _is_letter(text[found[0].start : found[-1].end])
            (without if missing else terms).append(Term(text[: found[-1].end], begun))
    return tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(without))


def _is_letter(text: str) -> bool:
    """Whether it is one letter of an alphabet or one digit: the start of far too many words."""
    return len(text) == 1 and (text.isdecimal() or text.lower() != text.upper())
