"""Pulse: how the base, the plan, the follow-up and the time stand, each figure with its rule and its charts."""

from functools import partial

from textual import events
from textual.app import ComposeResult

from kamtui.domain.pulse.figures import Figure
from kamtui.errors import KamtuiError
from kamtui.services.views.nudge import plan_horizon
from kamtui.services.views.pulse import PulseView, pulse_view
from kamtui.tui.bindings import bindings_of
from kamtui.tui.screens.base import Place
from kamtui.tui.verbs import Scope, verb
from kamtui.tui.widgets.bars import PlaceBar, StatusBar
from kamtui.tui.widgets.pulse_bars import DaysBar, RuleBar, rule_of
from kamtui.tui.widgets.pulse_board import PulseBoard

_HINTS = tuple(verb(name) for name in ("behind", "total-goal", "report", "undo", "help"))

_ROOMY = 32
"""Lines of the terminal from which on a long rule is shown whole."""


class PulseScreen(Place):
    """The board of figures; below it the rule of the highlighted one."""

    NAME = "pulse"
    SCOPES = (Scope.APP, Scope.PLACE, Scope.PULSE)
    NOTHING = "A figure is no row: {behind} opens what is behind it."
    KEPT = True
    BINDINGS = bindings_of(*SCOPES, among=(Scope.CURSOR,))

    def __init__(self) -> None:
        super().__init__()
        self._view: PulseView | None = None

    def compose(self) -> ComposeResult:
        """Where and over which days, the board, the rule, one line below."""
        yield PlaceBar("5", id="where")
        yield DaysBar(id="over")
        yield PulseBoard(id="figures")
        yield RuleBar(id="rule")
        yield StatusBar(_HINTS)

    @property
    def tasks(self) -> PulseBoard:
        """What the verbs work on: figures, never tasks."""
        return self.query_one(PulseBoard)

    @property
    def figure(self) -> Figure | None:
        """The highlighted figure."""
        return self.tasks.figure

    @property
    def rules_here(self) -> tuple[tuple[str, str], ...]:
        """The rule of every figure that is shown."""
        return tuple((one.title, rule_of(one)) for one in self._view.figures.values()) if self._view else ()

    def on_mount(self) -> None:
        """Reads the figures, once the frame is seen."""
        self.tasks.focus()
        self.call_after_refresh(self.reload)

    def reload(self, why: str = "") -> None:
        """Reads the figures anew; the newest reading wins."""
        self.newest("pulse", partial(self._reload, why))

    async def _reload(self, why: str) -> None:
        try:
            found, plan = await self.read(
                lambda connection, book: (pulse_view(connection, book), plan_horizon(connection, book))
            )
        except KamtuiError as error:
            self.planner.complain(error)
            if self._view is None:
                self.query_one(DaysBar).say(f"nothing could be read: {error.sentence}")
            return
        self._view = found
        self.query_one(PlaceBar).show(plan, found.today)
        self.query_one(DaysBar).say(f"{found.span.words()}; what stands ahead, as of today")
        self.tasks.show(found.figures.values(), found.currency)
        if why:
            self.status.say(why, "$accent")

    def on_pulse_board_highlighted(self, message: PulseBoard.Highlighted) -> None:
        """The lines below say how the figure is worked out."""
        self.query_one(RuleBar).show(self.figure)

    def on_pulse_board_opened(self, message: PulseBoard.Opened) -> None:
        """A double click opens what is behind a figure."""
        self.action_verb("behind")

    def on_resize(self, event: events.Resize) -> None:
        """A high screen says more of the rule."""
        self.set_class(event.size.height >= _ROOMY, "-roomy")
