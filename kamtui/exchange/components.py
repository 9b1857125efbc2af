"""Calendars and cards as text, cut into their components: what is broken in one of them leaves the others whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamtui.errors import RejectedError
from kamtui.exchange.encodings import Decoded, text_in
from kamtui.exchange.progress import Doing, Progress, Step
from kamtui.exchange.sources import Source

MAX_COMPONENT = 4 * 1024 * 1024
"""Characters a component may have."""

MAX_COMPONENTS = 200_000
"""Components a file may have."""

_MARK = b"\xef\xbb\xbf"
_CALENDAR = re.compile(rb"BEGIN:(?:VCALENDAR|VEVENT|VTODO|VJOURNAL|VTIMEZONE)\s*$", re.IGNORECASE | re.MULTILINE)
_CARD = re.compile(rb"BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_TELLING = 100  # one of them takes as long as many rows of a table
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Component:
    """One component as it stands in the file."""

    name: str
    """`VEVENT`, in capitals."""
    line: int
    """Where it begins, counted from 1."""
    lines: tuple[str, ...]
    closed: bool
    """Whether its end was found."""

    @property
    def text(self) -> str:
        """Its lines with the line ends of the standard."""
        return "\r\n".join((*self.lines, ""))

    @property
    def fault(self) -> str | None:
        """Why it cannot be read at all."""
        if not self.closed:
            return f"it has no END:{self.name}"
        return "it is too long" if sum(map(len, self.lines)) > MAX_COMPONENT else None


def is_calendar(data: bytes) -> bool:
    """Whether bytes begin as a calendar, or as something out of one."""
    return bool(_CALENDAR.match(data[:200].removeprefix(_MARK).lstrip()))


def is_cards(data: bytes) -> bool:
    """Whether bytes begin as cards of contacts."""
    return bool(_CARD.match(data[:200].removeprefix(_MARK).lstrip()))


def decoded(source: Source, asked: str | None) -> Decoded:
    """The text of a file, which is held; NUL bytes are blanks. Raises as `encodings.text_in` does."""
    return text_in(Source(source.name, source.whole().data.replace(b"\x00", b" ")), asked)


def components(name: str, text: str, wanted: frozenset[str]) -> Iterator[Component]:
    """Every component of the wanted names, in order; one inside another belongs to it.

    Raises `RejectedError` for more of them than anybody has.
    """
    open_name, start, kept, count = "", 0, [""], 0
    for number, line in enumerate(_LINE_END.split(text), 1):
        word, _, what = line.partition(":")
        begins = word.upper() == "BEGIN" and what.strip().upper() in wanted
        if begins:
            if open_name:
                yield Component(open_name, start, tuple(kept), closed=False)
            open_name, start, kept, count = what.strip().upper(), number, [line], count + 1
            if count > MAX_COMPONENTS:
                raise RejectedError(f"{name} has more than {MAX_COMPONENTS} entries.", "Export fewer of them.")
        elif open_name:
            kept.append(line)
            if word.upper() == "END" and what.strip().upper() == open_name:
                yield Component(open_name, start, tuple(kept), closed=True)
                open_name = ""
    if open_name:
        yield Component(open_name, start, tuple(kept), closed=False)


def telling(found: Sequence[Component], name: str, progress: Progress) -> Iterator[Component]:
    """The components of a file, telling how many of its lines somebody is past who goes through them."""
    for number, one in enumerate(found):
        if number % _TELLING == 0 and number:
            progress(Step(Doing.READING, name, one.line, found[-1].line))
        yield one
