"""The board: the days of a month or of a week, one of them looked at; a task may be dropped on any."""

from datetime import date

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kamtui.tui.widgets.plan_grid import Line, Shown, month_grid, week_grid

_STYLES = ("plain", "dim", "chart", "late", "cursor", "target")


class PlanBoard(Widget):
    """Drawn from what it was shown last."""

    DEFAULT_CSS = """
    PlanBoard {
        & > .board--dim { color: $text-muted; }
        & > .board--chart { color: $text-success; }
        & > .board--late { color: $text-error; text-style: bold; }
        & > .board--cursor { background: $primary-muted; text-style: bold; }
        & > .board--target { background: $accent-muted; text-style: bold; }
    }
    """
    COMPONENT_CLASSES = {f"board--{name}" for name in _STYLES}

    class Picked(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: Shown | None = None
        self._week = False
        self._lines: list[Line] = []
        self._target: date | None = None
        self._styles_now: dict[str, Style] = {}

    def show(self, shown: Shown, *, week: bool) -> None:
        """Shows a month, or the week of the day that is looked at."""
        self._shown, self._week = shown, week
        self._draw()

    def on_resize(self) -> None:
        """Another size is drawn anew."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        if self._shown is not None and width > 0:
            self._lines = (week_grid if self._week else month_grid)(self._shown, width, height)
        self.refresh()

    def aim(self, day: date | None) -> None:
        """Shows the day a task would be dropped on."""
        if day != self._target:
            self._target = day
            self.refresh()

    def day_at(self, event: events.MouseEvent) -> date | None:
        """The day under the mouse."""
        x, y = event.screen_x - self.region.x, event.screen_y - self.region.y
        if not (0 <= y < len(self._lines) and x >= 0 and self.region.contains(event.screen_x, event.screen_y)):
            return None
        for piece in self._lines[y]:
            x -= Segment(piece.text).cell_length
            if x < 0:
                return piece.day
        return None

    def on_click(self, event: events.Click) -> None:
        """The day under the mouse is looked at."""
        day = self.day_at(event)
        if day is not None:
            self.post_message(self.Picked(day))

    def render_line(self, y: int) -> Strip:
        """One line."""
        width = self.size.width
        if y >= len(self._lines):
            return Strip.blank(width, self._style("plain"))
        return Strip([Segment(text, self._of(style, day)) for text, style, day in self._lines[y]]).adjust_cell_length(
            width, self._style("plain")
        )

    def _of(self, name: str, day: date | None) -> Style:
        style = self._style(name)
        if day is None:
            return style
        if day == self._target:
            return style + self._style("target")
        return style + self._style("cursor") if self._shown is not None and day == self._shown.on else style

    def _style(self, name: str) -> Style:
        found = self._styles_now.get(name)
        if found is None:
            partial = name in ("cursor", "target")
            found = self._styles_now[name] = self.get_component_rich_style(f"board--{name}", partial=partial)
        return found

    def notify_style_update(self) -> None:
        """The theme changed: the styles are looked up anew."""
        super().notify_style_update()
        self._styles_now.clear()
        self.refresh()
