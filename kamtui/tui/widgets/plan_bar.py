"""The two lines above the board: the places, then the month, how far its planning has come, and the horizon."""

from textual.content import Content
from textual.widgets import Static

from kamtui.domain.load import hours
from kamtui.domain.workdays import headed, month_day, month_year, short_day, short_month_year
from kamtui.services.views.plan import PlanStatus, PlanView
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.widgets.bars import apart, places, reach_within

_WIDE = 100


class PlanBar(Static):
    """Where the rep is, and what of the month is planned."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._plan: PlanView | None = None
        self._unplaced: int | None = None
        self._filtered = False

    def show(self, plan: PlanView, unplaced: int | None, *, filtered: bool) -> None:
        """Shows a month; `unplaced` is None while nobody knows."""
        self._plan, self._unplaced, self._filtered = plan, unplaced, filtered
        self.refresh()

    def render(self) -> Content:
        """Two lines, each with two ends."""
        width, plan = self.size.width, self._plan
        if plan is None:
            return places("4")
        wide = width >= _WIDE
        right = Content(f"{short_day(plan.today, plan.today)}{f' {plan.today.year}' if wide else ''} ")
        month = self._month(plan)
        horizon = reach_within(plan.horizon, plan.today, width - month.cell_length - 1, wide)
        return joined(apart(places("4"), right, width), "\n", apart(month, horizon, width))

    def _month(self, plan: PlanView) -> Content:
        wide = self.size.width >= _WIDE
        name = headed(month_year(plan.month) if wide else short_month_year(plan.month))
        tasks = sum(day.tasks for day in plan.days)
        parts = [
            _turner(name),
            Content.styled(status_words(plan), _STATUS[plan.status]),
            content(f"{tasks} tasks {_load(plan)}" if wide else _load(plan)),
        ]
        if self._unplaced:
            parts.append(Content.styled(f"{self._unplaced} not placed", "$text-warning"))
        if self._filtered:
            parts.append(Content.styled("filtered", "reverse"))
        return joined(" ", Content(" · ").join(parts))


_STATUS = {
    PlanStatus.NONE: "$text-warning",
    PlanStatus.DRAFT: "$text-accent",
    PlanStatus.LOCKED: "$text-success",
    PlanStatus.CLOSED: MUTED,
}


def status_words(plan: PlanView) -> str:
    """How far the planning of a month has come: `not planned`, `draft`, `locked since 23 Nov`, `closed`, `over`."""
    if plan.status is PlanStatus.LOCKED and plan.locked_on is not None:
        return f"locked since {month_day(plan.locked_on, plan.today)}"
    if plan.status is PlanStatus.CLOSED:
        return "closed"
    if plan.last < plan.today:
        return "over"
    return "draft" if plan.status is PlanStatus.DRAFT else "not planned"


def _load(plan: PlanView) -> str:
    return f"{hours(plan.minutes)} of {hours(plan.capacity)}"


def _turner(name: str) -> Content:
    """The month between two signs that can be clicked."""
    before = Content.from_markup("[@click=screen.verb('month-before')]‹[/]")
    after = Content.from_markup("[@click=screen.verb('month-after')]›[/]")
    return joined(before, " ", Content.styled(name, "bold"), " ", after)
