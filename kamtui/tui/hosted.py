"""What every place and every dialog has from the app it is shown by."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from kamtui.tui.gateway import Gateway

if TYPE_CHECKING:
    from kamtui.tui.app import KamtuiApp


class Hosted:
    """Beside `Screen` among the bases of a class: the app by its own type, the gateway, and workers that may fail."""

    @property
    def planner(self) -> "KamtuiApp":
        """The app, as what it is."""
        return cast("KamtuiApp", cast("Screen[Any]", self).app)

    @property
    def gateway(self) -> Gateway:
        """The door to the services."""
        return self.planner.gateway

    def newest(self, group: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Starts a worker in place of the one before it in its group: of several readings the newest wins."""
        _: Worker[None] = cast("Screen[Any]", self).run_worker(work, group=group, exclusive=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker failed: an expected failure is a sentence, any other a defect."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.planner.failed(event.worker.error)
