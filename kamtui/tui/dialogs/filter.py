"""The filter line: the lists narrow while it is typed; Enter keeps it, Esc goes back to how it was."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input, Static

from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.widgets.line_input import LineInput

_DELAY = 0.08


class FilterBar(Dialog[str]):
    """One line at the bottom; calls `narrow` with what is typed so far."""

    def __init__(self, start: str, narrow: Callable[[str], None], hint: str) -> None:
        super().__init__()
        self._hint = hint
        self._start = start
        self._narrow = narrow
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A slash and the line."""
        with Horizontal(classes="bar"):
            yield Static("/", markup=False)
            yield LineInput(self._start, placeholder=self._hint, max_length=200, compact=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows once the rep pauses for a moment."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_DELAY, lambda: self._narrow(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keeps the filter."""
        self.dismiss(event.value)
