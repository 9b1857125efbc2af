"""Floor: a list of open tasks over plain SQLite with one cursor, and nothing else: `lean.py BOOK`.

The list draws line by line and reads windows of rows as they come into sight, so it is as fast as a list in Textual is.
"""

import sqlite3
import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

WINDOW = 128
_PLAIN, _CURSOR = Style(), Style(reverse=True)
_ROWS = """SELECT t.id, t.planned_on, a.name, t.title FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id
WHERE t.status = 'open' ORDER BY t.planned_on, t.id LIMIT ? OFFSET ?"""


class Lean(ScrollView, can_focus=True):
    """The list."""

    BINDINGS = [("j", "down", "Down")]

    def __init__(self, path: str) -> None:
        super().__init__()
        self._book = sqlite3.connect(path)
        self._count = self._book.execute("SELECT count(*) FROM tasks WHERE status = 'open'").fetchone()[0]
        self._windows: dict[int, list[tuple[int, str, str, str]]] = {}
        self._cursor = 0

    def on_mount(self) -> None:
        """As many lines as tasks."""
        self.focus()
        self.virtual_size = Size(1, self._count)

    def render_line(self, y: int) -> Strip:
        """One task."""
        line, width = y + int(self.scroll_offset.y), self.size.width
        if line >= self._count:
            return Strip.blank(width)
        window, index = divmod(line, WINDOW)
        if window not in self._windows:
            self._windows[window] = self._book.execute(_ROWS, (WINDOW, window * WINDOW)).fetchall()
        number, day, account, title = self._windows[window][index]
        text = f"{number:>7}  {day}  {account:12}  {title}".ljust(width)[:width]
        return Strip([Segment(text, _CURSOR if line == self._cursor else _PLAIN)], width)

    def action_down(self) -> None:
        """To the next task."""
        before, self._cursor = self._cursor, min(self._cursor + 1, self._count - 1)
        top = int(self.scroll_offset.y)
        for line in (before, self._cursor):
            self.refresh(Region(0, line - top, self.size.width, 1))
        if self._cursor >= top + self.size.height:
            self.scroll_to(y=self._cursor - self.size.height + 1, animate=False)


class LeanApp(App[None]):
    """The list alone."""

    BINDINGS = [("q", "quit", "Quit")]
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The list."""
        yield Lean(sys.argv[1])


LeanApp().run()
