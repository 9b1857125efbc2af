"""What every dialog shares."""

from typing import ClassVar, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.screen import ModalScreen

from kamtui.tui.bindings import share_keys
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

    SHARED: ClassVar[tuple[str, ...]] = ("save-as", "suspend")
    """Verbs, by id, whose keys work in it as well, with those of the classes above it."""

    heading = ""
    """What it is headed, for a line that has to be kept."""

    def __init__(self) -> None:
        super().__init__()
        share_keys(self, *(name for kind in type(self).__mro__ for name in vars(kind).get("SHARED", ())))

    @property
    def typed(self) -> str:
        """What stands in its line and would be lost if the planner ended now."""
        return ""

    _late: "tuple[T | None] | None" = None
    """The answer that came while another dialog lay over it."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Ends it with an answer, once: Textual takes away whatever lies on top, which may not be this any more."""
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack:
            self._late = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """What lay over it is gone."""
        if self._late is not None:
            self.dismiss(*self._late)

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
