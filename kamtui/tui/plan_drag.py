"""Dragging a task from the list onto a day of the board with the mouse."""

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from kamtui.tui.screens.plan import PlanScreen


class PlanDrag:
    """What is held, from the button that goes down until it is let go."""

    def __init__(self, place: "PlanScreen") -> None:
        self._place = place
        self._held = False

    def take(self, event: events.MouseDown) -> None:
        """A task is taken hold of, if the button went down on one."""
        tasks = self._place.tasks
        self._held = tasks.region.contains(event.screen_x, event.screen_y) and bool(tasks.chosen())

    def aim(self, event: events.MouseMove) -> None:
        """The day that a held task would go to is shown."""
        if self._held:
            self._place.days.aim(self._place.days.day_at(event))

    def let_go(self, event: events.MouseUp) -> None:
        """Over a day the task goes there."""
        place = self._place
        day, held = place.days.day_at(event), self._held
        self._held = False
        place.days.aim(None)
        if held and day is not None:
            from kamtui.tui.deeds.plan_moves import drop

            place.run_worker(drop(place, day), name="drop", group="deed", exit_on_error=False)
