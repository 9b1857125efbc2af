"""Keys and what they do, on as many lines as they need; no line ends between a key and its words."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

_GAP = 2


class KeyLines(Static):
    """Laid out anew whenever it gets another width."""

    def __init__(self, parts: Sequence[Content], *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._parts = parts

    def on_resize(self, event: events.Resize) -> None:
        """As many of them on a line as fit."""
        self.update(flowing(self._parts, self.size.width))


def flowing(parts: Sequence[Content], width: int) -> Content:
    """Parts in lines of at most `width` cells, none of them broken but one that is wider alone."""
    rows: list[list[Content]] = []
    left = 0
    for part in parts:
        if rows and part.cell_length + _GAP <= left:
            rows[-1].append(part)
            left -= part.cell_length + _GAP
        else:
            rows.append([part])
            left = width - part.cell_length
    return Content("\n").join(Content(" " * _GAP).join(row) for row in rows)
