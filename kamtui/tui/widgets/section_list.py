"""A section of a page: lines that are read, or rows with a cursor; those that are not here are asked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.strip import Strip

from kamtui.domain.words import TaskStatus
from kamtui.services.views.tasks import TaskView
from kamtui.tui.text import fit
from kamtui.tui.widgets.entries import Entry
from kamtui.tui.widgets.lines import Lines
from kamtui.tui.widgets.rows import Key

Build = Callable[[int, int], Sequence[Entry]]
"""Lines for a width and a height."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A row that is not here yet."""

    page: int


class SectionList(Lines):
    """One section. Where nothing in it is a row, moving scrolls."""

    class Highlighted(Message):
        """The cursor stands on another row (or on none)."""

    class Opened(Message):
        """A row was double-clicked."""

    @dataclass
    class Wanted(Message):
        """Rows in sight are not here yet."""

        page: int

    @dataclass
    class Turned(Message):
        """The rep goes on to the next section, or back to the one before."""

        step: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown_name = ""
        self._build: Build = lambda width, height: ()
        self._entries: Sequence[Entry] = ()
        self._stops: list[int] = []
        self._asked: set[int] = set()
        self._left: dict[str, int] = {}
        self.follow_up: TaskView | None = None
        """What the verbs for tasks work on where no task is highlighted."""
        self.marked: dict[Key, TaskView] = {}
        """Marked tasks."""

    # -- what is shown ---------------------------------------------------------------------------------------------

    def start_at(self, name: str, line: int) -> None:
        """The line of a section where the cursor will be when it is shown next."""
        self._left[name] = line

    def show(self, name: str, build: Build) -> None:
        """Shows a section anew; the cursor stays on its row, and comes back to where it was in another section."""
        key = self._key if name == self._shown_name else None
        self._left[self._shown_name] = self._cursor
        fresh, self._shown_name, self._build = name != self._shown_name, name, build
        self._asked.clear()
        self._lay()
        found = (n for n in self._stops if key is not None and self._entries[n].key == key)
        self._cursor = next(found, self.rests_at(max(self._left.get(name, 0), 0), 1))
        if self._reads:
            self._cursor = self._left.get(name, 0) if fresh else self.top
            self.scroll_to(y=self._cursor, animate=False)
        self._after_change()

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        self._entries = self._build(width, self.size.height) if width > 0 else ()
        self._stops = [n for n, entry in enumerate(self._entries) if entry.thing is not None]
        self._measured(len(self._entries))

    def on_resize(self) -> None:
        """Another width lays the lines anew."""
        self._lay()
        self._cursor = self.rests_at(min(max(self._cursor, 0), max(self._lines - 1, 0)), 1)
        self._after_change()

    @property
    def _reads(self) -> bool:
        """Whether nothing in the section is a row."""
        return not self._stops

    @property
    def thing(self) -> object:
        """What the row under the cursor stands for."""
        return self._entries[self._cursor].thing if self.holds_row(self._cursor) else None

    @property
    def _key(self) -> tuple[str, int | str] | None:
        return self._entries[self._cursor].key if self.holds_row(self._cursor) else None

    @property
    def line(self) -> int:
        """The line of the cursor."""
        return self._cursor

    # -- as the verbs see it ---------------------------------------------------------------------------------------

    @property
    def row(self) -> TaskView | None:
        """The task under the cursor."""
        found = self.thing
        return found if isinstance(found, TaskView) else None

    @property
    def has_rows(self) -> bool:
        """Always: the page itself is something to open."""
        return True

    def chosen(self) -> list[TaskView]:
        """The marked tasks, or else the open one under the cursor, or else the account's next step where it is said."""
        if self.marked:
            return list(self.marked.values())
        task = self.row or self.follow_up
        return [task] if task is not None and task.row.status is TaskStatus.OPEN else []

    def take_away(self, keys: Iterable[Key]) -> None:
        """Tasks that are being dealt with vanish at once; a reload brings back what stayed."""
        gone = {key.id for key in keys}
        for key in [key for key in self.marked if key.id in gone]:
            del self.marked[key]
        self._entries = [one for one in self._entries if not (_is_task(one) and one.thing.row.id in gone)]
        self._stops = [n for n, entry in enumerate(self._entries) if entry.thing is not None]
        self._measured(len(self._entries))
        self._cursor = self.rests_at(min(self._cursor, max(self._lines - 1, 0)), 1)
        self._after_change()

    def keep_marks(self, tasks: Iterable[TaskView]) -> None:
        """Marked tasks as they are now; the mark of one that is no longer open goes."""
        now = {Key("task", one.row.id): one for one in tasks}
        self.marked = {key: now[key] for key in self.marked if key in now}

    def unmark(self) -> bool:
        """Takes all marks off; false when there were none."""
        had = bool(self.marked)
        self.marked.clear()
        self.refresh()
        return had

    def action_mark(self) -> None:
        """Marks the open task, or takes its mark off, and goes to the next."""
        task = self.row
        if task is None or task.row.status is not TaskStatus.OPEN:
            return
        key = Key("task", task.row.id)
        if self.marked.pop(key, None) is None:
            self.marked[key] = task
        self._refresh_line(self._cursor)
        self.action_cursor_down()

    def action_next_section(self) -> None:
        """To the next section."""
        self.post_message(self.Turned(1))

    def action_previous_section(self) -> None:
        """To the section before."""
        self.post_message(self.Turned(-1))

    # -- lines -----------------------------------------------------------------------------------------------------

    def rests_at(self, line: int, direction: int) -> int:
        """The next row that way; else the last one the other way."""
        if self._reads:
            return line
        ahead = [n for n in self._stops if (n >= line if direction > 0 else n <= line)]
        if ahead:
            return ahead[0] if direction > 0 else ahead[-1]
        return self._stops[-1] if direction > 0 else self._stops[0]

    def seen_with(self, line: int) -> int:
        """A row is seen with the lines above it that are only read."""
        first = line
        while first > 0 and line - first < self.room - 1 and self._entries[first - 1].thing is None:
            first -= 1
        return first

    def holds_row(self, line: int) -> bool:
        """Whether a row is there."""
        return 0 <= line < len(self._entries) and self._entries[line].thing is not None

    def tell_moved(self) -> None:
        """The cursor stands on another row."""
        self.post_message(self.Highlighted())

    def tell_opened(self) -> None:
        """The row was double-clicked."""
        self.post_message(self.Opened())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Where nothing is a row, the top line is where the rep is."""
        super().watch_scroll_y(old_value, new_value)
        if self._reads:
            self._cursor = round(new_value)

    def _go(self, line: int, direction: int) -> None:
        if self._reads:
            self.scroll_to(y=line, animate=False)
        else:
            super()._go(line, direction)

    def _keep_in_sight(self) -> None:
        if not self._reads:
            super()._keep_in_sight()

    # -- drawing ---------------------------------------------------------------------------------------------------

    def draw_line(self, y: int) -> Strip:
        """One line of the visible part."""
        line, width = y + self.top, self.scrollable_content_region.width
        if not 0 <= line < len(self._entries) or width <= 0:
            return Strip.blank(width, self._style("plain"))
        entry = self._entries[line]
        cells = list(entry.cells)
        if isinstance(entry.thing, Gap):
            self._ask(entry.thing.page)
            cells = [(fit("   ...", width), "dim")]
        elif _is_task(entry) and Key("task", entry.thing.row.id) in self.marked:
            (first, _), *rest = cells
            cells = [(fit("●", len(first)), "mark"), *rest]
        return self.strip_of(-2 if self._reads else line, cells, width)

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(page))


def _is_task(entry: Entry) -> bool:
    return isinstance(entry.thing, TaskView)
