"""Dates in other languages: their words are put into English ones before the grammar of dates sees them.

A language is a table of names and of phrases; a phrase says what it is in English. In a phrase `{d}` stands for a
weekday, `{m}` a month, `{w}` a day word, `{p}` a part of the day, `{u}` a unit or period, `{n}` a number in digits or
words, `{N}` one in digits, `{x}` `{s}` `{l}` for next, this and last; `a|b|` are alternatives, the last one nothing.
What no phrase takes stays as it was, so English goes on working, and a title keeps every letter: only tokens are put
into other words, each knows where it stood.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import product
from typing import NamedTuple

from kamtui.domain.text import fold
from kamtui.domain.words import Language

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_PIECE = re.compile(r"\{\w\}|[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)*|\S")
_COMMON = {
    "{d}": "{d}",
    "{m}": "{m}",
    "{w}": "{w}",
    "{n} {u}": "{n} {u}",
    "{w} {p}": "{w} {p}",
    "{d} {p}": "{d} {p}",
    "{x} {d}": "next {d}",
    "{x} {u}": "next {u}",
    "{x} {n} {u}": "{n} {u}",
    "{s} {d}": "this {d}",
    "{s} {u}": "this {u}",
    "{s} {p}": "this {p}",
    "{l} {d}": "last {d}",
    "{l} {u}": "last {u}",
    "{n} {m}": "{n} {m}",
    "{n} {m} . {N}": "{n} {m} {N}",
    "{N} h {N2}": "{N}~:~{N2}",
}
"""Phrases of every language."""


class Rule(NamedTuple):
    """A phrase: what it is made of, and what it is in English."""

    pieces: tuple[str, ...]
    english: tuple[str, ...]


class Token(NamedTuple):
    """A token in English words: the words, whether it is stuck to the one before, and the tokens it stands for."""

    word: str
    glued: bool
    first: int
    last: int


class Tongue(NamedTuple):
    """A language, ready to be read."""

    names: Mapping[str, Mapping[str, str]]
    """Class → folded word → English word."""
    rules: Mapping[str, tuple[Rule, ...]]
    """First piece → its phrases, the longest first."""
    leads: Mapping[str, str]
    """Words in front of a date → English; `until` is `to` between two alike, else `by`; `at` wants a number."""
    short: frozenset[str]
    """Names so short that they need a number, a dot or the end of the text behind them."""


class ShownNames(NamedTuple):
    """What days and months are called; Monday and January first."""

    days: tuple[str, ...]
    """Short names of the weekdays."""
    months: tuple[str, ...]
    """Short names of the months."""
    weekdays: tuple[str, ...]
    month_names: tuple[str, ...]
    """As they stand alone."""
    month_of_year: str
    """A month and its year: `{month} de {year}`."""


@cache
def tongue(language: Language) -> Tongue:
    """The table of a language, read when it is first asked for."""
    table = import_module(f"{__name__}.{language.value}")
    names = {
        "d": _named(table.WEEKDAYS, _WEEKDAYS),
        "m": _named(table.MONTHS, _MONTHS),
        "w": _keyed(table.DAYS),
        "p": _keyed(table.PARTS),
        "u": _keyed(table.UNITS),
        "n": _keyed(table.NUMBERS),
        **{name: dict.fromkeys(map(plain, words.split()), "") for name, words in table.NEAR.items()},
    }
    rules: dict[str, list[Rule]] = {}
    for phrase, english in {**_COMMON, **table.PHRASES}.items():
        for rule in _rules(phrase, english):
            rules.setdefault(rule.pieces[0], []).append(rule)
    ordered = {first: tuple(sorted(found, key=lambda rule: -len(rule.pieces))) for first, found in rules.items()}
    leads = {plain(word): english for english, words in table.LEADS.items() for word in words.split()}
    return Tongue(names, ordered, leads, frozenset(map(plain, table.SHORT.split())))


def shown_names(language: Language) -> ShownNames:
    """Names of days and months as that language writes them."""
    table = import_module(f"{__name__}.{language.value}")
    return ShownNames(
        tuple(table.SHOWN_DAYS.split()),
        tuple(table.SHOWN_MONTHS.split()),
        tuple(table.SHOWN_WEEKDAYS.split()),
        tuple(table.SHOWN_MONTH_NAMES.split()),
        table.MONTH_OF_YEAR,
    )


def plain(word: str) -> str:
    """A word as it is looked up: without accents and case."""
    return word if word.isascii() else fold(word).replace("ł", "l")


def in_english(words: list[str], glued: list[bool], whole: bool, language: Language) -> list[Token]:
    """The tokens of a text with what is a date of that language in English words."""
    found = tongue(language)
    folded = [plain(word) for word in words]
    out: list[Token] = []
    taken: list[bool] = []
    i = 0
    while i < len(words):
        match = _match(found, folded, glued, i, whole)
        if match is None:
            out.append(Token(words[i], glued[i], i, i))
            taken.append(False)
            i += 1
            continue
        rule, values, stop = match
        paired = len(rule.english) == len(rule.pieces)
        for n, piece in enumerate(rule.english):
            stuck = piece.startswith("~") or (n == 0 and glued[i])
            word = piece.removeprefix("~")
            first, last = (i + n, i + n) if paired else (i, stop - 1)
            out.append(Token(values.get(word, word), stuck, first, last))
            taken.append(True)
        i = stop
    return _led(out, taken, found)


def _led(tokens: list[Token], taken: list[bool], found: Tongue) -> list[Token]:
    """The words in front of a date, put into English too."""
    dated = [took or token.word.isdigit() for took, token in zip(taken, tokens, strict=True)] + [False]
    for i, token in enumerate(tokens):
        english = "" if taken[i] else found.leads.get(plain(token.word), "")
        if not english or not dated[i + 1] or (english == "at" and not tokens[i + 1].word.isdigit()):
            continue
        if english == "until":
            alike = i and dated[i - 1] and tokens[i - 1].word.isdigit() == tokens[i + 1].word.isdigit()
            english = "to" if alike else "by"
        tokens[i] = token._replace(word=english)
    return tokens


def _match(
    found: Tongue, words: list[str], glued: list[bool], i: int, whole: bool
) -> tuple[Rule, dict[str, str], int] | None:
    """The longest phrase at token `i`: what its pieces are in English, and the index after it."""
    best: tuple[Rule, dict[str, str], int] | None = None
    for first in _firsts(found, words[i]):
        for rule in found.rules.get(first, ()):
            stop = i + len(rule.pieces)
            if stop > len(words) or (best and stop <= best[2]):
                continue
            values = _values(found, rule, words[i:stop])
            if values is None or _cut_off(rule, words, glued, stop):
                continue
            if len(rule.pieces) == 1 and words[i] in found.short and not (whole or _is_clear(words, glued, stop)):
                continue
            best = rule, values, stop
    return best


def _firsts(found: Tongue, word: str) -> Iterator[str]:
    """The pieces a phrase that begins with this word can begin with."""
    yield word
    for name, table in found.names.items():
        if word in table:
            yield f"{{{name}}}"
    if word.isdigit():
        yield "{N}"
        yield "{n}"


def _values(found: Tongue, rule: Rule, words: list[str]) -> dict[str, str] | None:
    """What each piece with a name stands for, in English; None when the words are not this phrase."""
    values: dict[str, str] = {}
    for piece, word in zip(rule.pieces, words, strict=True):
        if piece[0] != "{":
            if piece != word:
                return None
            continue
        if word.isdigit() and word.isascii() and piece[1] in "nN":
            values["{N2}" if piece == "{N}" and piece in values else piece] = word
            continue
        english = found.names.get(piece[1], {}).get(word)
        if english is None:
            return None
        values[piece] = english
    return values


def _cut_off(rule: Rule, words: list[str], glued: list[bool], stop: int) -> bool:
    """Whether a phrase would end in the middle of `12.12.` or `10:30`."""
    if stop >= len(words) or not glued[stop]:
        return False
    return words[stop].isdigit() or (words[stop] in ".:/-" and stop + 1 < len(words) and glued[stop + 1])


def _is_clear(words: list[str], glued: list[bool], stop: int) -> bool:
    """Whether what follows a short name shows that it is one."""
    return stop >= len(words) or words[stop].isdigit() or (words[stop] == "." and glued[stop])


def _named(words: str, english: tuple[str, ...]) -> dict[str, str]:
    """`montag mo|dienstag di…` → English names, in order."""
    return {plain(word): name for one, name in zip(words.split("|"), english, strict=True) for word in one.split()}


def _keyed(words: Mapping[str, str]) -> dict[str, str]:
    """English → words, turned round."""
    return {plain(word): english for english, said in words.items() for word in said.split()}


def _rules(phrase: str, english: str) -> Iterator[Rule]:
    """A phrase with alternatives as phrases without."""
    said = tuple(english.replace("~", " ~").split())
    for chosen in product(*(part.split("|") for part in phrase.replace("{N2}", "{N}").split())):
        pieces = _PIECE.findall(" ".join(chosen).replace("_", " "))
        yield Rule(tuple(piece if piece[0] == "{" else plain(piece) for piece in pieces), said)
