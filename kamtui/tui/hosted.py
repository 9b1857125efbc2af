"""What every place and every dialog has from the app it is shown by."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, cast

from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from kamtui.tui.gateway import Gateway

if TYPE_CHECKING:
    from kamtui.tui.app import KamtuiApp


LEAST = (50, 15)
"""Cells and lines that a screen needs; on less it says so instead."""


class Hosted:
    """Beside `Screen` among the bases of a class: the app by its own type, the gateway, and workers that may fail."""

    def on_resize(self, event: Resize) -> None:
        """Below the least there is one sentence over the screen, which stays as it is and keeps the focus."""
        screen = cast("Screen[Any]", self)
        small = event.size.width < LEAST[0] or event.size.height < LEAST[1]
        screen.set_class(small, "-too-small")
        if small and not screen.query("#too-small"):
            said = f"Too small: {LEAST[0]}×{LEAST[1]} is the least."
            screen.mount(Static(said, id="too-small", markup=False))

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
