"""The report of a week or a month: plan against actual, the touches behind it, what comes next, what is late."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from kamtui.domain.plan.drift import Close, Drifted, Line, close, drift
from kamtui.domain.plan.pace import Pace, paces, time_elapsed, total
from kamtui.domain.plan.wishes import rank
from kamtui.domain.production import Span
from kamtui.domain.words import CLIENT_KINDS, Kind, Outcome, Tier
from kamtui.services.book import Book
from kamtui.services.plan.months import month_of, next_month
from kamtui.services.plan.spans import whole
from kamtui.services.views.plan import NO_ACCOUNT, AccountPace, account_paces, is_scheduled, plan_lines
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads import plan as reads
from kamtui.store.reads.plan import LineRow
from kamtui.store.reads.report import LatePromise, late_promises, touch_counts
from kamtui.store.reads.standings import standings
from kamtui.store.reads.tasks import tasks_by_id


class Stretch(StrEnum):
    """What a report is about."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Touched:
    """The touches of one account."""

    account_id: int | None
    name: str
    tier: Tier | None
    kinds: Mapping[Kind, int]
    """Those that reached somebody."""
    attempts: int
    """Those that did not."""

    @property
    def reached(self) -> int:
        """All that reached somebody."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a rep reports of a week or a month. Figures of the plan are those of the locked baseline."""

    stretch: Stretch
    span: Span
    today: date
    locked: Mapping[date, date | None]
    """The months the days are in, and when each was locked."""
    time_elapsed: float
    total: Pace
    accounts: tuple[AccountPace, ...]
    drift: tuple[Drifted, ...]
    close: Close
    touched: tuple[Touched, ...]
    """By tier, the most touched first."""
    ahead: tuple[TaskView, ...]
    """Next steps from today on of open accounts that are not parked, by day."""
    slipped: int
    """Accounts whose next step was planned before today."""
    late: tuple[LatePromise, ...]

    @property
    def is_closed(self) -> bool:
        """Whether its days are over."""
        return self.span.last < self.today


def month_report(connection: Connection, book: Book, month: date) -> ReportView:
    """The report of the month that begins on that day."""
    return _report(connection, book, Stretch.MONTH, whole(month))


def week_report(connection: Connection, book: Book, first: date) -> ReportView:
    """The report of the seven days from `first` on."""
    return _report(connection, book, Stretch.WEEK, Span(first, first + timedelta(days=6)))


def _report(connection: Connection, book: Book, stretch: Stretch, span: Span) -> ReportView:
    today = book.today
    locked, rows, every = _baselines(connection, span)
    lines = [line for line in every if span.first <= line.planned_on <= span.last]
    touches = reads.touches(connection, *span)
    by_account = paces(
        [row.account_id for row in rows if row.kind in CLIENT_KINDS],
        [touch.account_id for touch in touches],
        [one.account_id for one in reads.plan_tasks(connection, *span, today) if is_scheduled(one, today)],
    )
    ids = {line.task_id for line in every}
    following = _following(connection, book)
    ended = close(lines, [touch.task_id for touch in touches], today)
    return ReportView(
        stretch=stretch,
        span=span,
        today=today,
        locked=locked,
        time_elapsed=time_elapsed(*span, today, book.calendar(connection)),
        total=total(by_account.values()),
        accounts=account_paces(connection, by_account),
        drift=tuple(drift(lines, today)),
        close=replace(ended, ad_hoc=sum(touch.task_id not in ids for touch in touches)),
        touched=_touched(connection, span),
        ahead=tuple(one for one in following if not _has_slipped(one, today)),
        slipped=sum(_has_slipped(one, today) for one in following),
        late=tuple(late_promises(connection, today)),
    )


def _baselines(connection: Connection, span: Span) -> tuple[Mapping[date, date | None], list[LineRow], list[Line]]:
    """When the months of a span were locked, the baseline rows of its days, and every line of those months."""
    locked: dict[date, date | None] = {}
    within: list[LineRow] = []
    lines: list[Line] = []
    month = month_of(span.first)
    while month <= span.last:
        found = reads.plan(connection, month)
        locked[month] = found.locked_on if found else None
        rows = reads.lines(connection, found.id) if found else []
        within += [row for row in rows if span.first <= row.planned_on <= span.last]
        lines += plan_lines(connection, found, rows)
        month = next_month(month)
    return locked, within, lines


def _touched(connection: Connection, span: Span) -> tuple[Touched, ...]:
    kinds: dict[int | None, Counter[Kind]] = {}
    attempts: Counter[int | None] = Counter()
    for one in touch_counts(connection, *span):
        of = kinds.setdefault(one.account_id, Counter())
        if one.outcome is Outcome.NO_ANSWER:
            attempts[one.account_id] += one.times
        else:
            of[one.kind] += one.times
    called = reads.names(connection)
    found = [Touched(key, *called.get(key or 0, (NO_ACCOUNT, None)), of, attempts[key]) for key, of in kinds.items()]
    return tuple(sorted(found, key=lambda one: (rank(one.tier), -one.reached, one.name, one.account_id or 0)))


def _following(connection: Connection, book: Book) -> list[TaskView]:
    """The next step of every open account that is not parked, by day."""
    ids = [row.next_task_id for row in standings(connection, book.today) if row.next_task_id is not None]
    found = views(connection, book, tasks_by_id(connection, ids))
    return sorted(found, key=_order)


def _has_slipped(view: TaskView, today: date) -> bool:
    return view.row.planned_on is not None and view.row.planned_on < today


def _order(view: TaskView) -> tuple[date, int, Sequence[str], int]:
    row = view.row
    return (row.planned_on or date.max, rank(row.account_tier), (row.at or "~", row.account_name or ""), row.id)
