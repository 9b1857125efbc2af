"""What every dialog shares."""

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.worker import Worker, WorkerState

from kamtui.tui.gateway import Gateway

if TYPE_CHECKING:
    from kamtui.tui.app import KamtuiApp

T = TypeVar("T")


class Dialog(ModalScreen[T], Generic[T]):
    """A modal screen that Esc leaves without an answer."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS = [Binding("escape", "back", "back", show=False, priority=True)]

    @property
    def planner(self) -> "KamtuiApp":
        """The app, as what it is."""
        return cast("KamtuiApp", self.app)

    @property
    def gateway(self) -> Gateway:
        """The door to the services."""
        return self.planner.gateway

    def action_back(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker failed: an expected failure is a sentence, any other a defect."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.planner.failed(event.worker.error)
