"""Words of a text as the full-text index cuts and folds them, and where those that were looked for stand.

A word is a run of letters and digits of any script; accents and case do not count.
"""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kamtui.domain.search.line import Term

Span = tuple[int, int]
"""Start and end of a match in a text."""

_MARKS = range(0x300, 0x332)
"""Marks that the index takes for part of a word."""


class Token(NamedTuple):
    """One word of a text, folded, and where it stands."""

    start: int
    end: int
    word: str


def tokens(text: str) -> list[Token]:
    """Every word of a text, in its order."""
    found: list[Token] = []
    start, word = -1, ""
    for n, char in enumerate(text):
        if char.isalnum() if char.isascii() else _holds(char, inside=start >= 0):
            start = n if start < 0 else start
            word += _folded(char)
        elif start >= 0:
            found.append(Token(start, n, word))
            start, word = -1, ""
    return found if start < 0 else [*found, Token(start, len(text), word)]


def spans(text: str, terms: Sequence["Term"]) -> tuple[Span, ...]:
    """Where any of the terms stand in a text, from left to right; what overlaps or touches is one match."""
    looked_for = [([token.word for token in tokens(term.text)], term.start) for term in terms]
    words = tokens(text) if looked_for else []
    hits = sorted(
        (words[n].start, _end_of(words[n + len(phrase) - 1], phrase[-1]))
        for phrase, start in looked_for
        for n in range(len(words) - len(phrase) + 1)
        if _stands(words, n, phrase, start)
    )
    found: list[Span] = []
    for start, end in hits:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def holds(text: str, term: "Term") -> bool:
    """Whether a term stands in a text."""
    return bool(spans(text, (term,)))


def _stands(words: Sequence[Token], n: int, phrase: Sequence[str], start: bool) -> bool:
    """Whether the words from the n-th on are those of a phrase; the last may be longer where only a start is asked."""
    *whole, last = phrase
    if any(words[n + k].word != word for k, word in enumerate(whole)):
        return False
    end = words[n + len(whole)].word
    return end.startswith(last) if start else end == last


def _end_of(token: Token, looked_for: str) -> int:
    """The end of the match in its last word: all of the word where it was folded to another length."""
    same = token.end - token.start == len(token.word)
    return token.start + len(looked_for) if same else token.end


def _holds(char: str, *, inside: bool) -> bool:
    return unicodedata.category(char)[0] in "LN" or (inside and ord(char) in _MARKS)


def _folded(char: str) -> str:
    """A letter without its accents and its case, as one character; a mark as none."""
    if char.isascii():
        return char.lower()
    if ord(char) in _MARKS:
        return ""
    base = unicodedata.normalize("NFD", char)
    if len(base) > 1 and base[0].isascii() and base[0].isalpha():
        return base[0].lower()
    for form in (char.casefold(), char.lower()):
        if len(form) == 1:
            return form
    return char
