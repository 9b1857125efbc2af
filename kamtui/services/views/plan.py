"""A month as a rep sees it: its days with their load, its tasks, its pace, its drift, and how far the plan reaches."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kamtui.domain.plan.drift import Close, Drifted, Line, close, drift
from kamtui.domain.plan.pace import Pace, paces, time_elapsed, total
from kamtui.domain.plan.wishes import rank
from kamtui.domain.production import Span
from kamtui.domain.words import CLIENT_KINDS, TaskStatus, Tier
from kamtui.services.book import Book
from kamtui.services.plan.spans import whole
from kamtui.services.views.nudge import is_nudged, plan_horizon
from kamtui.services.views.today import Horizon
from kamtui.store.reading import Connection
from kamtui.store.reads import plan as reads
from kamtui.store.reads.fields import local_day
from kamtui.store.reads.plan import LineRow, PlanRow, PlanTask

NO_ACCOUNT = "no account"
"""What tasks of no account are called."""


class PlanStatus(StrEnum):
    """How far the planning of a month has come."""

    NONE = "none"
    DRAFT = "draft"
    LOCKED = "locked"
    CLOSED = "closed"
    """Locked, and the month is over."""


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day of the month."""

    day: date
    off: str | None
    """Why it is not worked: the weekday, the holiday or the day off."""
    capacity: int
    """Minutes; 0 on a day that is not worked."""
    minutes: int
    """Of its open tasks."""
    tasks: int
    """Open ones."""
    done: int


@dataclass(frozen=True, slots=True)
class AccountPace:
    """The pace of one account."""

    account_id: int | None
    name: str
    tier: Tier | None
    pace: Pace


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan of one month."""

    month: date
    """Its first day."""
    last: date
    today: date
    status: PlanStatus
    locked_on: date | None
    days: tuple[PlanDay, ...]
    """Every day of the month."""
    tasks: tuple[PlanTask, ...]
    """Open and done ones, by day and time."""
    horizon: Horizon
    time_elapsed: float
    """Share of the month's working days that has gone, 0 to 1."""
    total: Pace
    accounts: tuple[AccountPace, ...]
    """Those with a planned, actual or scheduled touch: what is still to schedule first, then by tier and name."""
    drift: tuple[Drifted, ...]
    close: Close
    nudge: bool
    """The next month asks to be planned: it is late in this one, or the plan does not reach far enough."""

    @property
    def minutes(self) -> int:
        """Minutes of the month's open tasks."""
        return sum(day.minutes for day in self.days)

    @property
    def capacity(self) -> int:
        """Minutes of the month's working days."""
        return sum(day.capacity for day in self.days)


def plan_view(connection: Connection, book: Book, month: date) -> PlanView:
    """The month that begins on that day."""
    today, span, calendar = book.today, whole(month), book.calendar(connection, *whole(month))
    found = reads.plan(connection, month)
    rows = reads.lines(connection, found.id) if found else []
    lines = plan_lines(connection, found, rows)
    tasks = reads.plan_tasks(connection, *span, today)
    touches = reads.touches(connection, *span)
    by_account = paces(
        [row.account_id for row in rows if row.kind in CLIENT_KINDS],
        [touch.account_id for touch in touches],
        [one.account_id for one in tasks if is_scheduled(one, today)],
    )
    reach = plan_horizon(connection, book)
    return PlanView(
        month=month,
        last=span.last,
        today=today,
        status=_status(found, span, today),
        locked_on=found.locked_on if found else None,
        days=_days(tasks, span, book.rules.capacity_minutes, calendar.why_off),
        tasks=tuple(tasks),
        horizon=reach,
        time_elapsed=time_elapsed(*span, today, calendar),
        total=total(by_account.values()),
        accounts=account_paces(connection, by_account),
        drift=tuple(drift(lines, today)),
        close=close(lines, [touch.task_id for touch in touches], today),
        nudge=is_nudged(connection, book, reach),
    )


def _status(found: PlanRow | None, span: Span, today: date) -> PlanStatus:
    if found is None:
        return PlanStatus.NONE
    if found.locked_on is None:
        return PlanStatus.DRAFT
    return PlanStatus.CLOSED if span.last < today else PlanStatus.LOCKED


def _days(
    tasks: Sequence[PlanTask], span: Span, capacity: int, why_off: Callable[[date], str | None]
) -> tuple[PlanDay, ...]:
    days = map(date.fromordinal, range(span.first.toordinal(), span.last.toordinal() + 1))
    return counted((PlanDay(day, off := why_off(day), 0 if off else capacity, 0, 0, 0) for day in days), tasks)


def counted(days: Iterable[PlanDay], tasks: Sequence[PlanTask]) -> tuple[PlanDay, ...]:
    """Days with the tasks that are planned on them, whatever was counted before."""
    opened = [one for one in tasks if one.status is TaskStatus.OPEN]
    counts, every, minutes = (
        Counter(one.planned_on for one in opened),
        Counter(one.planned_on for one in tasks),
        Counter[date](),
    )
    for one in opened:
        minutes[one.planned_on] += one.minutes
    return tuple(
        replace(one, minutes=minutes[one.day], tasks=counts[one.day], done=every[one.day] - counts[one.day])
        for one in days
    )


def is_scheduled(task: PlanTask, today: date) -> bool:
    """Whether a task is a touch that is still to come: one that slipped has no day any more."""
    return task.status is TaskStatus.OPEN and task.kind in CLIENT_KINDS and task.planned_on >= today


def plan_lines(connection: Connection, found: PlanRow | None, rows: Sequence[LineRow]) -> list[Line]:
    """The baseline of a plan with what its tasks are now; empty for a month that is not locked."""
    if found is None or found.locked_at is None:
        return []
    reasons = reads.reasons(connection, [row.task_id for row in rows], found.locked_at)
    return [
        Line(
            row.task_id,
            row.title,
            row.account_id,
            row.account,
            row.planned_on,
            row.status,
            row.now_on,
            local_day(row.done_at),
            reasons.get(row.task_id),
        )
        for row in rows
    ]


def account_paces(connection: Connection, found: Mapping[int | None, Pace]) -> tuple[AccountPace, ...]:
    """The pace of accounts: what is still to schedule first, then by tier and name."""
    called = reads.names(connection)
    rows = [AccountPace(key, *called.get(key or 0, (NO_ACCOUNT, None)), pace) for key, pace in found.items()]
    return tuple(sorted(rows, key=lambda one: (-one.pace.to_schedule, rank(one.tier), one.name, one.account_id or 0)))
