"""The only way user text reaches a widget: literal, one line where a line is meant, and cut to fit in cells.

Widgets of Textual read plain strings as markup, and pass control characters on to the terminal; what comes out of here
is cleaned once more (an old or foreign row may hold anything) and never parsed.
"""

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from kamtui.domain.text import NOTE_LIMIT, clean, clean_note

ELLIPSIS = "…"

MUTED = "$foreground 60%"
"""Style of labels and asides; `$text-muted` is as bright as the text outside a stylesheet."""
_LINE = 500
"""Characters of one line that a widget is given: laying out a megabyte takes it ten seconds."""
_BLANKS = re.compile(r"(\s+)")


def line(text: str | None) -> str:
    """Safe text on one line, never more than a few screen lines of it."""
    if not text:
        return ""
    return text if len(text) <= _LINE and text.isascii() and text.isprintable() else clean(text, _LINE)


def typed(text: str) -> str:
    """Safe text in a line that is being edited: blanks stay as they are, line ends become blanks."""
    if text.isascii() and text.isprintable():
        return text
    parts = _BLANKS.split(text)
    return "".join(" " * len(part) if part.isspace() else clean(part, NOTE_LIMIT) for part in parts)


def fit(text: str | None, width: int, *, right: bool = False) -> str:
    """Safe text of exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    safe = line(text)
    cells = len(safe) if safe.isascii() else cell_len(safe)
    if cells == width:
        return safe
    if cells < width:
        return " " * (width - cells) + safe if right else safe + " " * (width - cells)
    return set_cell_size(safe, width - 1) + ELLIPSIS


def shortened(title: str, width: int = 32) -> str:
    """A title in a sentence that says more important things after it: at most `width` cells."""
    return fit(title, width).rstrip()


def content(text: str | None, style: str = "") -> Content:
    """Safe text on one line, as `Content` in one style."""
    return Content.styled(line(text), style) if style else Content(line(text))


def paragraph(text: str | None, style: str = "") -> Content:
    """Safe text of several lines, as `Content`."""
    safe = clean_note(text or "")
    return Content.styled(safe, style) if style else Content(safe)


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Safe text on one line in parts, each with whether it is one of the spans; blanks stay as they are."""
    parts, end = [], 0
    for start, stop in (*spans, (len(text), len(text))):
        parts += [(typed(text[end:start]), False), (typed(text[start:stop]), True)]
        end = stop
    return [(part, inside) for part, inside in parts if part]


def emphasised(text: str, spans: Sequence[tuple[int, int]], style: str) -> Content:
    """Safe text on one line, as `Content` whose spans stand out."""
    return Content.assemble(*((part, style) if inside else Content(part) for part, inside in pieces(text, spans)))


def joined(*parts: Content | str) -> Content:
    """Parts one after the other; a plain string is the program's own text, never the user's."""
    return Content.assemble(*(Content(part) if isinstance(part, str) else part for part in parts))


def lines(*rows: Content) -> Content:
    """Rows one under the other."""
    return Content("\n").join(rows)
