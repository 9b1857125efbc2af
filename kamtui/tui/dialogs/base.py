"""What every dialog shares."""

from typing import Generic, TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen

from kamtui.tui.hosted import Hosted

T = TypeVar("T")


class Dialog(Hosted, ModalScreen[T], Generic[T]):
    """A modal screen that Esc leaves without an answer."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS = [Binding("escape", "back", "back", show=False, priority=True)]

    def action_back(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)
