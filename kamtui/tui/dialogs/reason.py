"""Why a task is moved or cut: one key."""

from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kamtui.domain.moves import REASON_KEYS
from kamtui.domain.words import Reason
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.text import content

NO_REASON: Final = "none"
"""The rep gave none, where none is needed."""


class AskReason(Dialog[Reason | str]):
    """Asks for one of the reasons; Enter gives none unless one is required."""

    def __init__(self, question: str, *, required: bool) -> None:
        super().__init__()
        self._question = question
        self._required = required

    def compose(self) -> ComposeResult:
        """The keys in one line."""
        with Vertical(classes="box"):
            yield Static(content(self._question, "bold"), markup=False)
            keys = "   ".join(f"{key} {reason}" for key, reason in REASON_KEYS.items())
            yield Static(keys, markup=False)
            yield Static("Esc back" if self._required else "Enter no reason   Esc back", id="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        """One key answers."""
        if event.key in REASON_KEYS:
            event.stop()
            self.dismiss(REASON_KEYS[event.key])
        elif event.key == "enter" and not self._required:
            event.stop()
            self.dismiss(NO_REASON)
