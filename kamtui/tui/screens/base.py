"""What every place shares: the one gate for verbs, the gateway, and what becomes of failures."""

from typing import TYPE_CHECKING, cast

from textual import events
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from kamtui.errors import KamtuiError
from kamtui.tui.gateway import Gateway

if TYPE_CHECKING:
    from kamtui.tui.app import KamtuiApp

_WARM_AFTER = 1.2


class Place(Screen[None]):
    """A screen of the planner."""

    _warm_timer: Timer | None = None

    @property
    def planner(self) -> "KamtuiApp":
        """The app, as what it is."""
        return cast("KamtuiApp", self.app)

    @property
    def gateway(self) -> Gateway:
        """The door to the services."""
        return self.planner.gateway

    def action_verb(self, name: str) -> None:
        """Carries out a verb of the registry: the one gate that keys, clicks and the palette go through."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """After the first key, once the rep pauses, the write side is brought in for the first verb."""
        if self._warm_timer is None:
            self._warm_timer = self.set_timer(_WARM_AFTER, self.gateway.warm_up)
        else:
            self._warm_timer.reset()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker failed: an expected failure is a sentence, any other a defect."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            error = event.worker.error
            if isinstance(error, KamtuiError):
                self.planner.complain(error)
            else:
                self.planner.defect(error)
