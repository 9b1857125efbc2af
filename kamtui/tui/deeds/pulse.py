"""Verbs of Pulse: moving between figures, and what is behind them."""

from typing import TYPE_CHECKING, NamedTuple

from kamtui.domain.pulse.figures import Key
from kamtui.tui.text import MUTED

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


class Behind(NamedTuple):
    """Where the rows of a figure are."""

    place: str
    filter: str = ""
    """The filter line that leaves them."""
    sort: str = ""
    """The column of the accounts they are sorted by."""


BEHIND = {
    Key.RETENTION: Behind("accounts", sort="yoy"),
    Key.GROWTH: Behind("accounts", sort="yoy"),
    Key.BASE: Behind("accounts"),
    Key.PACE: Behind("plan"),
    Key.ADHERENCE: Behind("plan"),
    Key.PUNCTUALITY: Behind("today", "overdue"),
    Key.PROMISES: Behind("today", "overdue"),
    Key.COVERAGE: Behind("accounts", "key"),
    Key.TIME: Behind("accounts", sort="revenue"),
    Key.QUADRANTS: Behind("matrix"),
    Key.AD_HOC: Behind("plan"),
    Key.RENEWALS: Behind("accounts"),
}
"""Where `Enter` goes from a figure."""


async def behind(screen: "Place") -> None:
    """The rows a figure counts, in the place that shows them."""
    from kamtui.tui.screens.pulse import PulseScreen

    assert isinstance(screen, PulseScreen)
    figure = screen.figure
    found = BEHIND.get(figure.key) if figure is not None else None
    if found is None:
        screen.status.say("No list stands behind this figure." if figure else "There is no figure yet.", MUTED)
        return
    screen.planner.go_to(found.place)
    there = screen.planner.screen
    there.call_after_refresh(show_behind, there, found)


def show_behind(place: "Place", found: Behind) -> None:
    """Leaves only those rows in the place that was gone to."""
    from kamtui.tui.screens.accounts import AccountsScreen

    if found.filter != place.filter_text and found.filter:
        place.filter_text = found.filter
        place.narrow_to(found.filter)
    if isinstance(place, AccountsScreen) and found.sort:
        place.sort, place.backwards = found.sort, False
        place.reload()


async def left(screen: "Place") -> None:
    """To the figure at the left."""
    _aside(screen, -1)


async def right(screen: "Place") -> None:
    """To the figure at the right."""
    _aside(screen, 1)


def _aside(screen: "Place", step: int) -> None:
    from kamtui.tui.screens.pulse import PulseScreen

    assert isinstance(screen, PulseScreen)
    screen.tasks.go_aside(step)


async def total_goal(screen: "Place") -> None:
    """Sets the goals of the whole book."""
    from kamtui.tui.deeds.goals import ask_goals

    await ask_goals(screen, None, "the whole book")


async def back(screen: "Place") -> None:
    """Back to Today."""
    screen.leave()


DEEDS = {
    "behind": behind,
    "figure-left": left,
    "figure-right": right,
    "total-goal": total_goal,
    "leave-pulse": back,
}
"""Deeds of Pulse by verb."""
