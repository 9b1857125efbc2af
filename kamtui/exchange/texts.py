"""The text of a file that may be long: what is held is decoded at once, a long one in pieces and twice.

First to see whether its bytes fit the encoding, then when its rows are read.
"""

import codecs
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from kamtui.exchange.encodings import (
    MARKS,
    check_kind,
    codec,
    damaged,
    decode,
    lacks_nul,
    misfit,
    neither,
    nul_characters,
    unknown,
)
from kamtui.exchange.sources import Source

_BEGINNING = 65_536 + 64
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, held or not, and how its bytes were understood."""

    encoding: str
    why: str
    beginning: str = field(repr=False)
    """More than anybody looks at before the rows are read."""
    lines: int
    """How many line ends it has."""
    open: Callable[[], TextIO] = field(repr=False)
    """The text from its beginning, its line ends as they are."""
    whole: Callable[[], str] = field(repr=False)
    """All of it. Raises `RejectedError` where that is too much."""


def text_of(source: Source, asked: str | None = None) -> Text:
    """The text of a file. Raises as `decode` does, and `RejectedError` when a long file changes meanwhile."""
    if source.long is None:
        found = decode(source, asked)
        text = found.text
        return Text(
            found.encoding,
            found.why,
            text[:_BEGINNING],
            text.count("\n"),
            lambda: io.StringIO(text, newline=""),
            lambda: text,
        )
    check_kind(source)
    encoding, why, lines = _examined(source, asked)

    def opened() -> TextIO:
        stream = io.TextIOWrapper(source.stream(), encoding, newline="")
        if stream.read(1) != "\ufeff":
            stream.seek(0)
        return stream

    with opened() as stream:
        beginning = stream.read(_BEGINNING)
    return Text(encoding, why, beginning, lines, opened, lambda: decode(source.whole(), asked).text)


def _examined(source: Source, asked: str | None) -> tuple[str, str, int]:
    """Encoding, why, and line ends of a long text."""
    if asked is not None:
        name = codec(asked)
        try:
            if lacks_nul(name, source.data):
                raise UnicodeError
            return name, "as asked", _line_ends(source, name)
        except UnicodeError as error:
            raise misfit(source, asked, error) from None
        except (LookupError, TypeError, ValueError):
            raise unknown(asked) from None
    marked = next((name for mark, name in MARKS if source.data.startswith(mark)), None)
    try:
        if marked is not None:
            return marked, "byte order mark", _line_ends(source, marked)
        return "utf-8", "valid UTF-8", _line_ends(source, "utf-8")
    except UnicodeDecodeError:
        if marked is not None:
            raise damaged(source, marked) from None
    try:
        return "cp1252", "a guess: it is not UTF-8", _line_ends(source, "cp1252")
    except UnicodeDecodeError:
        raise neither(source) from None


def _line_ends(source: Source, encoding: str) -> int:
    """How many line ends a text has. Raises `UnicodeDecodeError`, at the byte of the file, where bytes do not fit."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    count = place = 0
    with source.stream() as stream:
        while True:
            piece = stream.read(_PIECE)
            kept = len(decoder.getstate()[0])
            try:
                text = decoder.decode(piece, not piece)
            except UnicodeDecodeError as error:
                error.start += place - kept
                raise
            if "\x00" in text:
                raise nul_characters(source)
            count += text.count("\n")
            place += len(piece)
            if not piece:
                return count
