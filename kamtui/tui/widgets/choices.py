"""A short list to choose from: one cursor, the keys of the lists, and the mouse."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList


class Choices(OptionList, inherit_bindings=False):
    """Rows that are told by their place. Enter is left to the dialog around it; space and a click select."""

    BINDINGS = [
        Binding("down,j", "cursor_down", "down", show=False),
        Binding("up,k", "cursor_up", "up", show=False),
        Binding("pagedown", "page_down", "page down", show=False),
        Binding("pageup", "page_up", "page up", show=False),
        Binding("home", "first", "first", show=False),
        Binding("end", "last", "last", show=False),
        Binding("space", "select", "select", show=False),
    ]

    def offer(self, rows: Sequence[Content], at: int | None = None) -> None:
        """Shows rows in place of those before, with the cursor on one of them or on none."""
        self.clear_options()
        self.add_options(rows)
        self.highlighted = min(at, len(rows) - 1) if at is not None and rows else None
