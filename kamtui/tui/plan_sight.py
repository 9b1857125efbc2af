"""What is looked at on the plan: the month as it was read, a day of it, and how much of both is shown. No widgets."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kamtui.domain.words import TaskStatus
from kamtui.services.plan.draft import Draft
from kamtui.services.views.board import Board, with_moves
from kamtui.services.views.plan import PlanView
from kamtui.services.views.tasks import TaskView
from kamtui.store.reads.plan import PlanTask
from kamtui.tui.said import keyed
from kamtui.tui.widgets.entries import Entry, said, wrapped
from kamtui.tui.widgets.plan_guide import empty_guide
from kamtui.tui.widgets.plan_rows import day_entries, unplaced_entries, unplaced_of

FAR = date(1970, 1, 1), date(2199, 12, 1)
"""The first and the last month that can be looked at."""

_NO_TASK = "nothing on this day: {add} adds a task"
_NO_HIT = "nothing matches on this day: {unmark} takes the filter off"


@dataclass(slots=True)
class PlanSight:
    """A month, a day of it and its tasks; what is being written is seen before the book has it."""

    board: Board | None = None
    """What was read last, with the moves that are being written."""
    month: date | None = None
    """First day of the month; None until it is known."""
    on: date | None = None
    """The day that is looked at."""
    views: dict[int, TaskView] = field(default_factory=dict)
    """All that the rules say of tasks, by id, as far as it was read."""
    week: bool = False
    """Only the week of the day is shown, its days below each other."""
    unplaced_only: bool = False
    """Only what found no day is listed."""

    @property
    def plan(self) -> PlanView | None:
        """The month as it was read last."""
        return self.board.plan if self.board is not None else None

    def take(self, board: Board, asked: date | None) -> None:
        """The month was read anew, with the day that was `asked` for; the rep may look at another one by now."""
        if self.on == asked or self.board is None:
            self.on = board.on
        self.board, self.month, self.views = board, board.plan.month, dict(board.views)

    @property
    def opened(self) -> Collection[TaskView]:
        """The open tasks among those the rules were asked about."""
        return [one for one in self.views.values() if one.row.status is TaskStatus.OPEN]

    def tasks_on(self, day: date | None) -> list[PlanTask]:
        """The tasks of a day of this month."""
        return [task for task in self.board.plan.tasks if task.planned_on == day] if self.board is not None else []

    def unread(self) -> list[int]:
        """Ids of the tasks of the day that the rules were not asked about."""
        return [task.id for task in self.tasks_on(self.on) if task.id not in self.views]

    def here(self, day: date) -> bool:
        """Whether a day is one of this month."""
        return self.plan is not None and self.plan.month <= day <= self.plan.last

    def look_at(self, day: date) -> None:
        """Another day of this month."""
        self.on, self.unplaced_only = day, False

    def turn_to(self, month: date, day: date | None) -> bool:
        """Another month, which is to be read; false where kamtui plans no month."""
        if not FAR[0] <= month <= FAR[1]:
            return False
        self.month, self.on, self.unplaced_only = month, day, False
        return True

    def step(self, days: int, weeks: int) -> date | None:
        """The day so far away; in the week, whose days stand below each other, the arrows change their parts."""
        if self.week:
            days, weeks = weeks, days
        return None if self.on is None else self.on + timedelta(days=days + 7 * weeks)

    def move(self, days: Mapping[int, date], follow: int | None) -> None:
        """Tasks go to other days; the day that is looked at follows one of them."""
        if self.board is None:
            return
        for task_id, day in days.items():
            view = self.views.get(task_id)
            if view is not None:
                self.views[task_id] = view._replace(row=view.row._replace(planned_on=day))
        self.board = with_moves(self.board, days)
        if follow is not None and self.here(days[follow]):
            self.on = days[follow]

    @property
    def name(self) -> str:
        """Which list is shown: its cursor is kept under this name."""
        return "not placed" if self.unplaced_only or self.on is None else self.on.isoformat()

    def entries(self, draft: Draft | None, width: int, *, too_many: bool = False) -> list[Entry]:
        """The list beside the board; with `too_many` accounts nobody is working a draft out."""
        board, on = self.board, self.on
        if board is None or on is None:
            return []
        if board.empty_book:
            return [said(width, text) for text in empty_guide()]
        rows = unplaced_entries(width, unplaced_of(draft), reasons=self.unplaced_only)
        if self.unplaced_only:
            why = "everything found a day: {unplaced} shows it again"
            if draft is None:
                why = "so many accounts are drafted when {generate} asks for it" if too_many else _WORKING
            return rows or [said(width, "NOT PLACED 0", "heading"), *_told(width, why)]
        day = board.plan.days[(on - board.plan.month).days]
        tasks = [task for task in self.tasks_on(on) if board.keeps(task)]
        shown = day_entries(width, day, board.plan.today, tasks, self.views)
        if not tasks:
            shown += _told(width, _NO_HIT if self.tasks_on(on) else _NO_TASK)
        return [*shown, *rows]


_WORKING = "working out a draft ..."


def _told(width: int, why: str) -> list[Entry]:
    """Why there is nothing, with the key that helps, on as many lines as it takes."""
    return [said(width, part, "dim") for part in wrapped(keyed(why), width - 1)]
