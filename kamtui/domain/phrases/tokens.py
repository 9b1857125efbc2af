"""A text cut into words, numbers and signs, each knowing where it stood and whether a blank came before it."""

import re

from kamtui.domain.words import Language

CUT = "\x00"
"""Stands for a part of the text that was already taken: a phrase never reaches across it."""

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:['’][^\W\d_]+)*|\x00+|\S")
_OPENING = frozenset("([{\"“«‘'" + CUT)
_CLOSING = frozenset(",.;:!?)]}\"”»’'…" + CUT)
_PAD = 16
_DIGITS = 4


class Tokens:
    """The tokens of a text as parallel lists, padded at the end so that looking ahead never fails."""

    __slots__ = ("count", "ends", "glued", "numbers", "starts", "text", "whole", "words")

    def __init__(self, text: str, whole: bool = False, language: Language = Language.ENGLISH) -> None:
        """Cut `text`; positions are positions in it. Dates of another language become tokens of English words."""
        self.text = text
        self.whole = whole
        """Whether all of the text must be one phrase."""
        self.words: list[str] = []
        """Lower-case tokens; empty past the end."""
        self.numbers: list[int] = []
        """Value of a token of one to four digits, else -1."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.glued: list[bool] = []
        """Whether the token follows the one before without a blank."""
        end = -1
        for match in _TOKEN.finditer(text):
            start, stop = match.span()
            word = match.group()
            self.numbers.append(_value(word))
            if word[0] == CUT:
                word = CUT
            self.words.append(word.lower().replace("’", "'"))
            self.starts.append(start)
            self.ends.append(stop)
            self.glued.append(start == end)
            end = stop
        if language is not Language.ENGLISH:
            self._translate(language)
        self.count = len(self.words)
        self.words.extend([""] * _PAD)
        self.numbers.extend([-1] * _PAD)
        self.glued.extend([False] * _PAD)

    def _translate(self, language: Language) -> None:
        """Puts what is a date of that language into English words; each stands where its phrase stood."""
        from kamtui.domain.phrases.tongues import in_english

        found = in_english(self.words, self.glued, self.whole, language)
        starts, ends = self.starts, self.ends
        self.words = [token.word for token in found]
        self.glued = [token.glued for token in found]
        self.starts = [starts[token.first] for token in found]
        self.ends = [ends[token.last] for token in found]
        self.numbers = [_value(token.word) for token in found]

    def width(self, i: int) -> int:
        """Characters of token `i`."""
        return len(self.words[i])

    def small(self, i: int) -> int:
        """Value of a token of one or two digits, else -1."""
        return self.numbers[i] if len(self.words[i]) <= 2 else -1

    def opens(self, i: int) -> bool:
        """Whether a phrase may begin at token `i`: not in the middle of a word, a number or a code."""
        return not self.glued[i] or self.words[i - 1] in _OPENING

    def closes(self, j: int) -> bool:
        """Whether a phrase may end before token `j`: only closing marks may be stuck to it."""
        words, glued = self.words, self.glued
        while glued[j]:
            if words[j] not in _CLOSING:
                return False
            j += 1
        return True

    def ends_piece(self, j: int) -> bool:
        """Whether nothing but closing marks follows, up to the end or the next cut."""
        words = self.words
        while j < self.count and words[j] in _CLOSING and words[j] != CUT:
            j += 1
        return j >= self.count or words[j] == CUT

    def cut(self, i: int, j: int) -> None:
        """Mark tokens `i` up to `j` as taken: nothing reads them or across them any more."""
        for k in range(i, j):
            self.words[k], self.numbers[k] = CUT, -1

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Positions in the text of tokens `i` up to `j`."""
        return self.starts[i], self.ends[j - 1]

    def said(self, i: int, j: int) -> str:
        """The text of tokens `i` up to `j`, as typed."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def skip(self, i: int, *words: str) -> int:
        """Index after token `i` when it is one of `words`, else `i`."""
        return i + 1 if self.words[i] in words else i


def _value(word: str) -> int:
    """Value of one to four digits, else -1."""
    return int(word) if len(word) <= _DIGITS and word.isascii() and word.isdigit() else -1
