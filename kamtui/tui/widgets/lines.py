"""Lines of which one has the cursor: moving, scrolling, the mouse, and styles that are looked up once."""

from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip

from kamtui.tui.bindings import bindings_of, rebind
from kamtui.tui.jump import Spot
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.selectable import Selectable

STYLES = (
    *("heading", "late", "slipped", "silent", "plain", "account", "important", "title", "dim", "good"),
    *("chart", "mark", "cursor"),
)
"""Component classes, each `lines--…` in the stylesheet."""


class Lines(Selectable, can_focus=True):
    """Drawn line by line, only those in sight; subclasses say what each line is."""

    BINDINGS = bindings_of(Scope.CURSOR)
    AMONG: ClassVar[tuple[Scope, ...]] = ()
    """The scopes that its keys work together with, where those need some of them."""
    CURSOR_RESTS: ClassVar[bool] = True
    """Whether the cursor is drawn while something else has the focus."""
    DEFAULT_CSS = """
    Lines {
        & > .lines--heading { text-style: bold; color: $text-muted; }
        & > .lines--late { color: $text-error; text-style: bold; }
        & > .lines--slipped { color: $text-warning; }
        & > .lines--silent { color: $text-warning; }
        & > .lines--important { text-style: bold; }
        & > .lines--dim { color: $text-muted; }
        & > .lines--good { color: $text-success; }
        & > .lines--chart { color: $primary 60%; }
        & > .lines--mark { color: $text-accent; text-style: bold; }
        & > .lines--cursor { background: $primary 30%; }
        &:focus > .lines--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """
    COMPONENT_CLASSES = {f"lines--{name}" for name in STYLES}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        rebind(self, Scope.CURSOR, among=self.AMONG)
        self._lines = 0
        self._cursor = -1
        self._styles_now: dict[str, Style] = {}

    # -- what subclasses say ---------------------------------------------------------------------------------------

    def rests_at(self, line: int, direction: int) -> int:
        """The line the cursor comes to rest on when it is sent to this one: some are only read."""
        return line

    def seen_with(self, line: int) -> int:
        """The first line that is to be seen together with this one."""
        return line

    def holds_row(self, line: int) -> bool:
        """Whether a line is a row that is here."""
        raise NotImplementedError

    def tell_moved(self) -> None:
        """The cursor stands on another row (or on none)."""

    def tell_opened(self) -> None:
        """The row under the cursor was double-clicked."""

    # -- verbs of moving about -------------------------------------------------------------------------------------

    @property
    def has_rows(self) -> bool:
        """Whether any row is shown."""
        return self._lines > 0

    def action_cursor_down(self) -> None:
        """To the next row."""
        self._go(self._cursor + 1, 1)

    def action_cursor_up(self) -> None:
        """To the row before."""
        self._go(self._cursor - 1, -1)

    def action_page_down(self) -> None:
        """A page down."""
        self._go(min(self._cursor + self.room - 1, self._lines - 1), 1)

    def action_page_up(self) -> None:
        """A page up."""
        self._go(max(self._cursor - self.room + 1, 0), -1)

    def action_first(self) -> None:
        """To the first row."""
        self._go(0, 1)

    def action_last(self) -> None:
        """To the last row."""
        self._go(self._lines - 1, -1)

    # -- jumping ---------------------------------------------------------------------------------------------------

    def spots(self) -> list[Spot]:
        """The rows in sight, where they stand on the screen."""
        area = self.content_region
        return [
            Spot(area.x, area.y + self.HEAD + line - self.top, partial(self.jump, line))
            for line in range(self.top, self.top + max(area.height - self.HEAD, 0))
            if self.holds_row(line)
        ]

    def jump(self, line: int) -> None:
        """To a row, wherever the focus was."""
        if self.can_focus:
            self.focus()
        self._go(line, 1)

    # -- drawing ---------------------------------------------------------------------------------------------------

    @property
    def room(self) -> int:
        """Lines that scroll and are in sight."""
        return self.size.height - self.HEAD

    @property
    def top(self) -> int:
        """The first line in sight."""
        return int(self.scroll_offset.y)

    def strip_of(self, line: int, cells: list[tuple[str, str]], width: int) -> Strip:
        """A line of (text, style name) pairs that fill the width, with the cursor if it stands there."""
        segments = [Segment(text, self._style(name)) for text, name in cells]
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

    def on_resize(self) -> None:
        """The lines are as wide as the list."""
        self._measured(self._lines)
        self._keep_in_sight()

    def _style(self, name: str) -> Style:
        style = self._styles_now.get(name)
        if style is None:
            partial = name == "cursor"
            style = self._styles_now[name] = self.get_component_rich_style(f"lines--{name}", partial=partial)
        return style

    # -- mouse -----------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The row under the mouse gets the cursor, to be clicked or dragged."""
        line = self._line_at(event)
        if self.holds_row(line):
            self._go(line, 1)

    def on_click(self, event: events.Click) -> None:
        """A second click opens the row."""
        if event.chain > 1 and self._line_at(event) == self._cursor and self.holds_row(self._cursor):
            self.tell_opened()

    def _line_at(self, event: events.MouseEvent) -> int:
        """The line under the mouse; -1 on the frame or the head."""
        inside = event.get_content_offset(self)
        return -1 if inside is None or inside.y < self.HEAD else inside.y - self.HEAD + self.top

    # -- inside ----------------------------------------------------------------------------------------------------

    def _measured(self, lines: int) -> None:
        self._lines = lines
        self.virtual_size = Size(self.size.width, lines + self.HEAD)

    def _after_change(self) -> None:
        self._keep_in_sight()
        self.refresh()
        self.tell_moved()

    def _go(self, line: int, direction: int) -> None:
        if not self._lines:
            return
        line = self.rests_at(min(max(line, 0), self._lines - 1), direction)
        if line == self._cursor:
            return
        before, self._cursor = self._cursor, line
        self._refresh_line(before)
        self._refresh_line(line)
        self._keep_in_sight()
        self.tell_moved()

    def _refresh_line(self, line: int) -> None:
        self.refresh(Region(0, line - self.top + self.HEAD, self.size.width, 1))

    def _keep_in_sight(self) -> None:
        if self.room <= 0 or self._cursor < 0:
            return
        above = self.seen_with(self._cursor)
        if above < self.top:
            self.scroll_to(y=above, animate=False)
        elif self._cursor >= self.top + self.room:
            self.scroll_to(y=self._cursor - self.room + 1, animate=False)
