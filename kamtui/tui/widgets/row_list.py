"""Headed lists of rows in one widget: line API, a window of rows at a time, the same speed for any number of rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from kamtui.domain.overdue import Section
from kamtui.services.views.tasks import TaskView
from kamtui.tui.first import PAGE
from kamtui.tui.text import fit
from kamtui.tui.widgets.entries import wrapped
from kamtui.tui.widgets.lines import Lines
from kamtui.tui.widgets.rows import Key, Row, cells, key_of, task_of


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


class RowList(Lines):
    """Headed lists of rows with one cursor."""

    HEADED: ClassVar[bool] = True
    """Whether a heading stands over every list."""

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
        self._today = date.min
        self._asked: set[tuple[StrEnum, int]] = set()
        self.nothing = ""
        """What it says without rows."""
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
        found: set[tuple[StrEnum, int]] = set()
        for line in (*range(self.top, self.top + max(self.room, 1)), self._cursor):
            part = self._part_at(line)
            if part is not None and line >= part.first:
                found.add((part.name, (line - part.first) // PAGE))
        return found

    # -- verbs of the list -----------------------------------------------------------------------------------------

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

    def draw_line(self, y: int) -> Strip:
        """One line of the visible part."""
        line, width = y + self.top, self.scrollable_content_region.width
        part = self._part_at(line)
        if not self._parts and width > 0:
            said = wrapped(self.nothing, width - 2)[y : y + 1]
            return Strip([Segment(fit(f" {said[0]}" if said else "", width), self._style("dim"))], width)
        if part is None or width <= 0:
            return Strip.blank(width, self._style("plain"))
        if line < part.first:
            text = fit(f" {self.heading(part)}", width)
            return Strip([Segment(text, self._style("heading"))], width)
        row = part.rows.get(line - part.first)
        if row is None:
            self._ask(part.name, (line - part.first) // PAGE)
            return Strip([Segment(fit("   ...", width), self._style("dim"))], width)
        marked = key_of(row) in self.marked
        return self.strip_of(line, cells(row, self.section_of(part, row), width, self._today, marked), width)

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
        self._measured(line)

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

    def rests_at(self, line: int, direction: int) -> int:
        """On a heading the cursor goes on to the row behind it."""
        part = self._part_at(line)
        if part is not None and line < part.first:
            line += direction if line + direction > 0 else 1
        return line

    def seen_with(self, line: int) -> int:
        """The first row of a list is seen with its heading."""
        part = self._part_at(line)
        return part.start if part is not None and part.first == line else line

    def holds_row(self, line: int) -> bool:
        """Whether a row is there, and has come."""
        return self._row_at(line) is not None

    def tell_moved(self) -> None:
        """The cursor stands on another row."""
        self.post_message(self.Highlighted(self.row))

    def tell_opened(self) -> None:
        """The row was double-clicked."""
        if self.row is not None:
            self.post_message(self.Opened(self.row))


def _without(rows: dict[int, Row], out: list[int]) -> dict[int, Row]:
    """The rows that stay, moved up over the ones taken out."""
    gone = set(out)
    return {index - sum(1 for o in out if o < index): row for index, row in rows.items() if index not in gone}
