"""Headed lists of rows in one widget: line API, a window of rows at a time, the same speed for any number of rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kamtui.domain.overdue import Section
from kamtui.services.views.tasks import TaskView
from kamtui.tui.bindings import bindings_of
from kamtui.tui.first import PAGE
from kamtui.tui.text import fit
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.rows import Key, Row, cells, key_of, task_of

STYLES = ("heading", "late", "slipped", "silent", "plain", "account", "important", "title", "dim", "mark", "cursor")
"""Component classes, each `row-list--…` in the stylesheet."""


@dataclass(slots=True)
class Part:
    """One list: how many rows it has, and those that are here."""

    name: StrEnum
    count: int
    rows: dict[int, Row] = field(default_factory=dict)
    start: int = 0
    """Its first line."""
    first: int = 0
    """Line of its first row: the one below its heading, if it has one."""

    def fill(self, page: int, rows: Sequence[Row]) -> None:
        """Puts a window of rows in its place."""
        start = page * PAGE
        self.rows.update((start + n, row) for n, row in enumerate(rows) if start + n < self.count)


class RowList(ScrollView, can_focus=True):
    """Headed lists of rows with one cursor."""

    BINDINGS = bindings_of(Scope.CURSOR)
    HEADED: ClassVar[bool] = True
    """Whether a heading stands over every list."""
    CURSOR_RESTS: ClassVar[bool] = True
    """Whether the cursor is drawn while something else has the focus."""
    DEFAULT_CSS = """
    RowList {
        & > .row-list--heading { text-style: bold; color: $text-muted; }
        & > .row-list--late { color: $text-error; text-style: bold; }
        & > .row-list--slipped { color: $text-warning; }
        & > .row-list--silent { color: $text-warning; }
        & > .row-list--important { text-style: bold; }
        & > .row-list--dim { color: $text-muted; }
        & > .row-list--mark { color: $text-accent; text-style: bold; }
        & > .row-list--cursor { background: $primary 30%; }
        &:focus > .row-list--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """
    COMPONENT_CLASSES = {f"row-list--{name}" for name in STYLES}

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row (or on none)."""

        row: Row | None

    @dataclass
    class Wanted(Message):
        """Rows that are visible are not here yet."""

        name: StrEnum
        page: int

    @dataclass
    class Opened(Message):
        """A row was double-clicked."""

        row: Row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts: list[Part] = []
        self._lines = 0
        self._cursor = -1
        self._today = date.min
        self._styles_now: dict[str, Style] = {}
        self._asked: set[tuple[StrEnum, int]] = set()
        self.marked: dict[Key, TaskView] = {}
        """Marked tasks."""

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_parts(self, today: date, parts: list[Part]) -> None:
        """Shows lists anew; the cursor stays on its row, or near its line. Lists without rows are left out."""
        key, line = self.key, self._cursor
        self._today = today
        self._parts = [part for part in parts if part.count]
        self._asked.clear()
        self._measure()
        self._cursor = self._line_of(key) if key is not None else -1
        if self._cursor < 0:
            self._cursor = self._nearest(max(line, 0))
        self._after_change()

    def heading(self, part: Part) -> str:
        """What stands over a list."""
        raise NotImplementedError

    def section_of(self, part: Part, row: Row) -> Section:
        """The list of Today a row belongs to by its own dates: it decides its marks and its right-hand column."""
        raise NotImplementedError

    def fill(self, name: StrEnum, page: int, rows: Sequence[Row]) -> None:
        """Rows that were asked for have come."""
        for part in self._parts:
            if part.name is name:
                part.fill(page, rows)
        self.refresh()
        self.post_message(self.Highlighted(self.row))

    def take_away(self, keys: Iterable[Key]) -> None:
        """Rows that are being dealt with vanish at once; a reload brings back what stayed."""
        gone, here = set(keys), self.key
        for part in self._parts:
            out = sorted(index for index, row in part.rows.items() if key_of(row) in gone)
            if out:
                part.rows = _without(part.rows, out)
                part.count -= len(out)
        for key in gone:
            self.marked.pop(key, None)
        self._parts = [part for part in self._parts if part.count > 0]
        self._asked.clear()
        self._measure()
        line = self._line_of(here) if here is not None and here not in gone else -1
        self._cursor = line if line >= 0 else self._nearest(self._cursor)
        self._after_change()

    @property
    def row(self) -> Row | None:
        """The row under the cursor, if it is here."""
        return self._row_at(self._cursor)

    @property
    def key(self) -> Key | None:
        """Identity of the row under the cursor."""
        row = self.row
        return None if row is None else key_of(row)

    @property
    def today(self) -> date:
        """The day the rows were read on."""
        return self._today

    @property
    def has_rows(self) -> bool:
        """Whether any row is shown."""
        return self._lines > 0

    @property
    def section(self) -> StrEnum | None:
        """The list the cursor is in."""
        part = self._part_at(self._cursor)
        return None if part is None else part.name

    def chosen(self) -> list[TaskView]:
        """The marked tasks, or else the one under the cursor."""
        if self.marked:
            return list(self.marked.values())
        task = task_of(self.row) if self.row is not None else None
        return [] if task is None else [task]

    def pages_in_sight(self) -> set[tuple[StrEnum, int]]:
        """Windows of rows that the visible lines belong to: what a reload should bring first."""
        top = int(self.scroll_offset.y)
        found: set[tuple[StrEnum, int]] = set()
        for line in (*range(top, top + max(self.size.height, 1)), self._cursor):
            part = self._part_at(line)
            if part is not None and line >= part.first:
                found.add((part.name, (line - part.first) // PAGE))
        return found

    # -- verbs of the list -----------------------------------------------------------------------------------------

    def action_cursor_down(self) -> None:
        """To the next row."""
        self._go(self._cursor + 1, 1)

    def action_cursor_up(self) -> None:
        """To the row before."""
        self._go(self._cursor - 1, -1)

    def action_page_down(self) -> None:
        """A page down."""
        self._go(min(self._cursor + self.size.height - 1, self._lines - 1), 1)

    def action_page_up(self) -> None:
        """A page up."""
        self._go(max(self._cursor - self.size.height + 1, 0), -1)

    def action_first(self) -> None:
        """To the first row."""
        self._go(0, 1)

    def action_last(self) -> None:
        """To the last row."""
        self._go(self._lines - 1, -1)

    def action_next_section(self) -> None:
        """To the first row of the next list."""
        self._go(next((part.start for part in self._parts if part.start > self._cursor), self._cursor), 1)

    def action_previous_section(self) -> None:
        """To the first row of this list, or of the list before."""
        starts = [part.start for part in self._parts if part.first < self._cursor]
        self._go(starts[-1] if starts else 0, 1)

    def action_mark(self) -> None:
        """Marks the row, or takes its mark off, and goes to the next."""
        task = task_of(self.row) if self.row is not None else None
        if task is None:
            return
        key = Key("task", task.row.id)
        if self.marked.pop(key, None) is None:
            self.marked[key] = task
        self._refresh_line(self._cursor)
        self.action_cursor_down()

    def keep_marks(self, now: Mapping[int, TaskView | None]) -> None:
        """Marked tasks as they are now; the mark of one that was done or cut elsewhere goes."""
        for task_id, task in now.items():
            key = Key("task", task_id)
            if task is None:
                self.marked.pop(key, None)
            elif key in self.marked:
                self.marked[key] = task

    def unmark(self) -> bool:
        """Takes all marks off; false when there were none."""
        had = bool(self.marked)
        self.marked.clear()
        self.refresh()
        return had

    # -- drawing ---------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        line, width = y + int(self.scroll_offset.y), self.scrollable_content_region.width
        part = self._part_at(line)
        if part is None or width <= 0:
            return Strip.blank(width, self._style("plain"))
        if line < part.first:
            text = fit(f" {self.heading(part)}", width)
            return Strip([Segment(text, self._style("heading"))], width)
        row = part.rows.get(line - part.first)
        if row is None:
            self._ask(part.name, (line - part.first) // PAGE)
            return Strip([Segment(fit("   ...", width), self._style("dim"))], width)
        segments = [
            Segment(text, self._style(name))
            for text, name in cells(row, self.section_of(part, row), width, self._today, key_of(row) in self.marked)
        ]
        if line == self._cursor and (self.has_focus or self.CURSOR_RESTS):
            cursor = self._style("cursor")
            segments = [Segment(segment.text, (segment.style or cursor) + cursor) for segment in segments]
        return Strip(segments, width)

    def notify_style_update(self) -> None:
        """The theme changed: the styles are looked up anew."""
        super().notify_style_update()
        self._styles_now.clear()
        self.refresh()

    def watch_has_focus(self, value: bool) -> None:
        """Focus changes how the cursor looks."""
        super().watch_has_focus(value)
        self._styles_now.clear()
        self.refresh()

    def _style(self, name: str) -> Style:
        style = self._styles_now.get(name)
        if style is None:
            partial = name == "cursor"
            style = self._styles_now[name] = self.get_component_rich_style(f"row-list--{name}", partial=partial)
        return style

    # -- mouse -----------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The row under the mouse gets the cursor, to be clicked or dragged."""
        line = self._line_at(event)
        if self._row_at(line) is not None:
            self._go(line, 1)

    def on_click(self, event: events.Click) -> None:
        """A second click opens the row."""
        if event.chain > 1 and self._line_at(event) == self._cursor and self.row is not None:
            self.post_message(self.Opened(self.row))

    def _line_at(self, event: events.MouseEvent) -> int:
        """The line under the mouse; -1 on the frame."""
        inside = event.get_content_offset(self)
        return -1 if inside is None else inside.y + int(self.scroll_offset.y)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _ask(self, name: StrEnum, page: int) -> None:
        if (name, page) not in self._asked:
            self._asked.add((name, page))
            self.post_message(self.Wanted(name, page))

    def _measure(self) -> None:
        line = 0
        for part in self._parts:
            part.start, part.first = line, line + self.HEADED
            line = part.first + part.count
        self._lines = line
        self.virtual_size = Size(self.size.width, line)

    def on_resize(self) -> None:
        """The lines are as wide as the list."""
        self.virtual_size = Size(self.size.width, self._lines)
        self._keep_in_sight()

    def _after_change(self) -> None:
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Highlighted(self.row))

    def _part_at(self, line: int) -> Part | None:
        return next((part for part in reversed(self._parts) if part.start <= line < part.first + part.count), None)

    def _row_at(self, line: int) -> Row | None:
        part = self._part_at(line)
        return None if part is None else part.rows.get(line - part.first)

    def _line_of(self, key: Key) -> int:
        found = (part.first + index for part in self._parts for index, row in part.rows.items() if key_of(row) == key)
        return next(found, -1)

    def _nearest(self, line: int) -> int:
        """The row line at `line`, else the next below, else the last above; -1 in an empty list."""
        if not self._parts:
            return -1
        line = min(max(line, 0), self._lines - 1)
        part = self._part_at(line)
        return line if part is None else max(line, part.first)

    def _go(self, line: int, direction: int) -> None:
        if not self._lines:
            return
        line = min(max(line, 0), self._lines - 1)
        part = self._part_at(line)
        if part is not None and line < part.first:
            line += direction if line + direction > 0 else 1
        if line == self._cursor:
            return
        before, self._cursor = self._cursor, line
        self._refresh_line(before)
        self._refresh_line(line)
        self._keep_in_sight()
        self.post_message(self.Highlighted(self.row))

    def _refresh_line(self, line: int) -> None:
        self.refresh(Region(0, line - int(self.scroll_offset.y), self.size.width, 1))

    def _keep_in_sight(self) -> None:
        top, height = int(self.scroll_offset.y), self.size.height
        if not height or self._cursor < 0:
            return
        part = self._part_at(self._cursor)
        above = part.start if part is not None and part.first == self._cursor else self._cursor
        if above < top:
            self.scroll_to(y=above, animate=False)
        elif self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False)


def _without(rows: dict[int, Row], out: list[int]) -> dict[int, Row]:
    """The rows that stay, moved up over the ones taken out."""
    gone = set(out)
    return {index - sum(1 for o in out if o < index): row for index, row in rows.items() if index not in gone}
