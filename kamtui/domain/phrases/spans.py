"""What the parts of a typed text were taken for, and the taking of them one after the other."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kamtui.domain.phrases.tokens import CUT

_PIECE = re.compile(r"[^\x00]+")
_JOINS = frozenset(",.;:!?)]")
_MARKS = (",", ":", ";")


class Role(StrEnum):
    """What a stretch of the typed text was taken for."""

    KIND = "kind"
    WHO = "who"
    WHEN = "when"
    DUE = "due"
    MINUTES = "minutes"
    FLAG = "flag"
    REPEAT = "repeat"
    PROMISE = "promise"
    TITLE = "title"
    NEXT = "next"
    WAITING = "waiting"
    PARK = "park"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the typed text, `text[start:end]`, and what it was taken for; for highlighting."""

    start: int
    end: int
    role: Role


class Taking:
    """A text from which parts are taken one after the other; what is left is masked, never moved."""

    def __init__(self, text: str) -> None:
        """Nothing is taken yet."""
        self.text = text
        self.masked = text
        self.spans: list[Span] = []

    def take(self, start: int, end: int, role: Role) -> None:
        """Take `text[start:end]` for a role, and a comma or colon after it when nothing stands before it."""
        mark = self.text[end : end + 1] in _MARKS and self.text[end + 1 : end + 2].isspace()
        if mark and not self.masked[:start].replace(CUT, " ").strip():
            end += 1
        self.spans.append(Span(start, end, role))
        self.masked = self.masked[:start] + CUT * (end - start) + self.masked[end:]

    def left(self) -> tuple[str, list[Span]]:
        """What is left as one line, and the spans of its pieces."""
        pieces: list[Span] = []
        line = ""
        for piece in _PIECE.finditer(self.masked):
            words = piece.group().strip()
            if not words:
                continue
            start = piece.start() + piece.group().index(words[0])
            pieces.append(Span(start, start + len(words), Role.TITLE))
            line += words if not line or words[0] in _JOINS else f" {words}"
        return line, pieces
