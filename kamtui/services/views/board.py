"""The plan board: a month with its days, and of the tasks that are looked at all that the rules say of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kamtui.domain.filters import Filter
from kamtui.domain.workdays import WorkCalendar
from kamtui.services.book import Book
from kamtui.services.plan.months import month_to_plan
from kamtui.services.views.plan import PlanView, counted, plan_view
from kamtui.services.views.tasks import TaskView, listing, views
from kamtui.store.reading import Connection
from kamtui.store.reads.book import is_empty
from kamtui.store.reads.plan import PlanTask
from kamtui.store.reads.tasks import tasks_by_id


@dataclass(frozen=True, slots=True)
class Board:
    """A month to look at."""

    plan: PlanView
    on: date
    """The day that is looked at."""
    views: Mapping[int, TaskView]
    """The tasks of that day, and those that were asked for beside them, by id."""
    kept: frozenset[int] | None
    """Tasks that a filter keeps; None without one."""
    calendar: WorkCalendar
    empty_book: bool

    def keeps(self, task: PlanTask) -> bool:
        """Whether the filter keeps a task."""
        return self.kept is None or task.id in self.kept


def plan_board(
    connection: Connection,
    book: Book,
    month: date | None = None,
    on: date | None = None,
    wanted: Filter | None = None,
    beside: Collection[int] = (),
) -> Board:
    """The board of a month, the one to plan when none is named, with one day of it and some more tasks in full."""
    plan = plan_view(connection, book, month or month_to_plan(connection, book))
    calendar = book.calendar(connection)
    day = on if on is not None and plan.month <= on <= plan.last else first_day(plan, calendar)
    ids = [task.id for task in plan.tasks if task.planned_on == day]
    return Board(
        plan,
        day,
        day_views(connection, book, [*ids, *(one for one in beside if one not in ids)]),
        None if wanted is None or wanted.empty else _kept(connection, book, wanted),
        calendar,
        is_empty(connection),
    )


def day_views(connection: Connection, book: Book, task_ids: Collection[int]) -> dict[int, TaskView]:
    """Some tasks by id; those that are gone are left out."""
    return {one.row.id: one for one in views(connection, book, tasks_by_id(connection, task_ids))}


def first_day(plan: PlanView, calendar: WorkCalendar) -> date:
    """The day of a month that is looked at first: today, else its first working day."""
    if plan.month <= plan.today <= plan.last:
        return plan.today
    return min(calendar.on_or_after(plan.month), plan.last)


def _kept(connection: Connection, book: Book, wanted: Filter) -> frozenset[int]:
    return frozenset(one.row.id for one in listing(connection, book, wanted, None)[0])


def with_moves(board: Board, days: Mapping[int, date]) -> Board:
    """The board with tasks on other days by their id, before the book has them there."""
    tasks = tuple(one._replace(planned_on=days.get(one.id, one.planned_on)) for one in board.plan.tasks)
    return replace(board, plan=replace(board.plan, tasks=tasks, days=counted(board.plan.days, tasks)))
