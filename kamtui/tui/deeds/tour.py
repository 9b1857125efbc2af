"""The tour beside the verbs: it looks on, and says what comes next."""

from typing import TYPE_CHECKING

from kamtui.tui.said import keyed
from kamtui.tui.tour import Tour, keep
from kamtui.tui.verbs import Scope

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place

_NEXT, _BEFORE, _LEAVE, _ANEW = "n", "b", "l", "1"
_ANSWERS = {_NEXT: "next step", _BEFORE: "step before", _ANEW: "from the start", _LEAVE: "leave the tour"}


async def tour(screen: "Place") -> None:
    """Begins the tour or goes on with it; while it is shown, asks where to go. An empty book sees it in the demo."""
    planner = screen.planner
    if planner.tour is None or not planner.tour.on:
        planner.tour = Tour(planner.tour.at if planner.tour is not None and planner.tour.step is not None else 0)
        keep(planner.tour)
        if screen.empty_book:
            from kamtui.tui.deeds.book import demo

            await demo(screen)
        else:
            guide(screen)
        return

    def answered(key: str) -> None:
        turn(screen, key)

    screen.ask(_ANSWERS, answered)


def turn(screen: "Place", key: str) -> None:
    """Another step, or none any more."""
    found = screen.planner.tour
    if found is None:
        return
    if key == _LEAVE:
        found.on = False
        screen.status.say(keyed("{tour} takes the tour up again where you left it."))
    elif key == _ANEW:
        found.at = 0
    else:
        found.turn(1 if key == _NEXT else -1)
    keep(found)
    guide(screen)


def told(screen: "Place", name: str, wrote: bool) -> None:
    """A verb ran: the tour goes on where that was its step."""
    found = screen.planner.tour
    if found is not None and name != "tour" and found.told(screen.NAME, name, wrote):
        keep(found)
        from kamtui.tui.screens.base import Place

        if isinstance(screen.app.screen, Place):
            guide(screen.app.screen)


def guide(screen: "Place") -> None:
    """Shows the bar on a place while the tour is on, and takes it away afterwards."""
    from kamtui.tui.widgets.bars import StatusBar
    from kamtui.tui.widgets.tour_bar import TourBar

    found = screen.planner.tour
    bars = screen.query(TourBar)
    if found is None or not found.on or screen.empty_book:
        bars.remove()
    elif screen.query(StatusBar):  # else the place is being made, and comes here when it is there
        bar = bars.first() if bars else TourBar()
        bar.show(found, screen.NAME, shut=Scope.PLACE not in screen.SCOPES)
        if not bars:
            screen.mount(bar, before=screen.status)


DEEDS = {"tour": tour}
"""The deed of the tour."""
