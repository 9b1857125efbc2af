"""Which box: one key."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.tui.dialogs.base import Dialog

_KEYS = {"1": "Do", "2": "Schedule", "3": "Delegate (to whom?)", "4": "Drop (cut, why?)", "0": "by the rules"}


class AskBox(Dialog[str]):
    """Returns the number of a box; 0 clears what the rep said."""

    def compose(self) -> ComposeResult:
        """The keys in one line."""
        with Vertical(classes="box"):
            yield Static(Content("   ").join(_button(key, title) for key, title in _KEYS.items()), markup=False)
            yield Static("Esc back", id="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        """One key answers."""
        if event.key in _KEYS:
            event.stop()
            self.dismiss(event.key)

    def action_answer(self, key: str) -> None:
        """The box of a key."""
        self.dismiss(key)


def _button(key: str, title: str) -> Content:
    action = f"screen.answer('{key}')"  # a key of ours, never data
    return Content.from_markup(f"[@click={action}][b]$key[/b] $title[/]", key=key, title=title)
