"""The account plan of one account: objectives and the tasks that serve them, offerings with their fit, counterparts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.keep.aims import Fit
from kamtui.domain.keep.plan_rows import CounterpartRow, FitRow, ObjectiveRow, PlanRow, is_orphan
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads.account_plan import counterparts, fits, is_planned, objectives, offerings, plan_of, reviews
from kamtui.store.reads.tasks import open_tasks_of


@dataclass(frozen=True, slots=True)
class Served:
    """An open objective."""

    objective: ObjectiveRow
    tasks: tuple[TaskView, ...]
    """Open ones that serve it, by planned day."""


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """How one account is to be kept and grown."""

    plan: PlanRow
    objectives: tuple[Served, ...]
    """Open ones, the soonest first."""
    closed: tuple[ObjectiveRow, ...]
    """Met and dropped ones, the last closed first."""
    orphans: frozenset[int]
    """Open client tasks that serve no objective; empty where none is open."""
    offerings: tuple[FitRow, ...]
    """By name."""
    unknown: tuple[str, ...]
    """Offerings that nobody has said anything of here, by name."""
    counterparts: tuple[CounterpartRow, ...]
    """By competitor and name."""

    @property
    def empty(self) -> bool:
        """Whether nothing was ever planned here."""
        return self.plan.empty and not (self.objectives or self.closed or self.offerings or self.counterparts)

    @property
    def whitespace(self) -> tuple[FitRow, ...]:
        """Offerings that they buy from nobody."""
        return tuple(one for one in self.offerings if one.fit is Fit.WHITESPACE)

    def words(self, today: date) -> str:
        """`grow in stores, due Wed 31 Mar · 1 more · whitespace Pallets, Ink`; empty without either."""
        parts: list[str] = []
        if self.objectives:
            first, more = self.objectives[0].objective, len(self.objectives) - 1
            parts.append(f"{first.text}, {first.words(today)}" if first.due_on else first.text)
            parts += [f"{more} more"] if more else []
        if self.whitespace:
            parts.append(f"whitespace {', '.join(one.offering for one in self.whitespace)}")
        return " · ".join(parts)


NOTHING = AccountPlan(PlanRow(), (), (), frozenset(), (), (), ())
"""The plan of an account nobody plans for."""


def account_plan(
    connection: Connection, book: Book, account_id: int, open_tasks: Sequence[TaskView] | None = None
) -> AccountPlan:
    """Reads it; one look-up in a book where nobody plans. `open_tasks` are those of the account, if they are known."""
    if not is_planned(connection, account_id):
        return NOTHING
    every = objectives(connection, account_id, closed=True)
    found, closed = [one for one in every if one.open], [one for one in every if not one.open]
    tasks: Sequence[TaskView] = ()
    if found:
        tasks = views(connection, book, open_tasks_of(connection, account_id)) if open_tasks is None else open_tasks
    sold = fits(connection, account_id)
    there = {one.offering_id for one in sold}
    return AccountPlan(
        plan_of(connection, account_id)[1],
        tuple(Served(one, tuple(task for task in tasks if task.row.objective_id == one.id)) for one in found),
        tuple(sorted(closed, key=lambda one: (one.closed_on or date.min, one.id), reverse=True)),
        frozenset(task.row.id for task in tasks if is_orphan(task.row)),
        tuple(sold),
        tuple(name for row_id, name in offerings(connection) if row_id not in there),
        tuple(counterparts(connection, account_id)),
    )


def reviews_due(connection: Connection, until: date) -> dict[int, date]:
    """The day on which each account's plan is to be gone through, up to a day; not those that were or will be."""
    return {
        key: plan.review_on
        for key, plan in reviews(connection, until).items()
        if plan.review_on is not None and not plan.reviewed
    }
