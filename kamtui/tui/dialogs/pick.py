"""What to do today: up to three of the Do box."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from kamtui.services.views.review import MOST_PICKS, Brief
from kamtui.tui.bindings import key_here
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.text import MUTED, content, joined, lines

_ABOVE = 2
"""Lines above the first task."""


class PickDo(Dialog[list[int]]):
    """A short list; space picks, Enter ends the review."""

    BINDINGS = [
        Binding("j,down", "go(1)", "down", show=False),
        Binding("k,up", "go(-1)", "up", show=False),
        Binding("space", "pick", "pick", show=False),
        Binding("enter", "take", "take", show=False),
    ]

    SHARED = ("cursor-down", "cursor-up", "mark")

    def __init__(self, brief: Brief) -> None:
        super().__init__()
        self._tasks = brief.do
        self._picked = [task_id for task_id in brief.picks if any(task.row.id == task_id for task in brief.do)]
        self._at = 0

    def compose(self) -> ComposeResult:
        """The list in a box."""
        with Vertical(classes="box"):
            with VerticalScroll(id="picks", can_focus=False):
                yield Static(id="list", markup=False)
            keys = f"{key_here(self, 'pick')} picks (three at most) · Enter starts the day · Esc back"
            yield Static(keys, id="hint", markup=False)

    def on_mount(self) -> None:
        """Shows the list."""
        self._show()

    def action_go(self, step: int) -> None:
        """To another row."""
        if self._tasks:
            self._at = (self._at + step) % len(self._tasks)
            self._show()

    def action_pick(self) -> None:
        """Picks the row, or no longer."""
        if not self._tasks:
            return
        task_id = self._tasks[self._at].row.id
        if task_id in self._picked:
            self._picked.remove(task_id)
        elif len(self._picked) < MOST_PICKS:
            self._picked.append(task_id)
        self.action_go(1)

    def action_take(self) -> None:
        """Ends with what is picked, which may be nothing."""
        self.dismiss(self._picked)

    def _show(self) -> None:
        rows = [content("Do today: urgent and important", "bold"), Content("")]  # a line each: _ABOVE
        if not self._tasks:
            rows.append(content("Nothing stands in the Do box: Enter starts the day.", MUTED))
        for n, task in enumerate(self._tasks):
            mark = "●" if task.row.id in self._picked else " "
            because = " · ".join(task.placement.because) if task.placement else ""
            who = f"{task.row.account_name}  " if task.row.account_name else ""
            row = joined(f" {mark} ", content(f"{task.row.kind} {who}{task.row.title}"), "  ", content(because, MUTED))
            rows.append(row.stylize("reverse") if n == self._at else row)
        self.query_one("#list", Static).update(lines(*rows))
        at = Region(0, self._at + _ABOVE if self._at else 0, 1, 1)
        self.query_one("#picks").scroll_to_region(at, animate=False)
