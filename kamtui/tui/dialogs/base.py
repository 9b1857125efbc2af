"""What every dialog shares."""

from typing import Generic, TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen

from kamtui.tui.hosted import Hosted

T = TypeVar("T")


class Dialog(Hosted, ModalScreen[T], Generic[T]):
    """A modal screen that Esc leaves without an answer."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS = [
        Binding("escape", "back", "back", show=False, priority=True),
        Binding("ctrl+s", "save_as", "save the book as", show=False, priority=True),
        Binding("ctrl+z", "app.suspend_process", "suspend", show=False, priority=True),
    ]

    heading = ""
    """What it is headed, for a line that has to be kept."""

    @property
    def typed(self) -> str:
        """What stands in its line and would be lost if the planner ended now."""
        return ""

    def action_back(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)

    def action_save_as(self) -> None:
        """Writes the book to a new file, over this dialog: what was typed here can be saved there."""
        from kamtui.tui.dialogs.save_as import SaveAs

        if not isinstance(self, SaveAs):
            self.run_worker(self._save_as(), group="deed", exit_on_error=False)

    async def _save_as(self) -> None:
        from kamtui.tui.deeds.book import save_as

        await save_as(self)
