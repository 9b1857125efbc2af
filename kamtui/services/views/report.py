"""The report of a day, a week or a month: plan against actual, the touches behind it, what is next and what is late.

Its figures are those of Pulse over the same days, and its paces are read as Pulse reads them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kamtui.domain.keep.ledger import LedgerRow
from kamtui.domain.plan.drift import Close, Drifted, Line, close, drift
from kamtui.domain.plan.pace import Pace, time_elapsed, total
from kamtui.domain.plan.wishes import rank
from kamtui.domain.production import Span
from kamtui.domain.words import Kind, Outcome, Tier
from kamtui.services.book import Book
from kamtui.services.plan.months import month_of
from kamtui.services.stretches import Stretch
from kamtui.services.views.plan import NO_ACCOUNT, AccountPace, account_paces, plan_lines
from kamtui.services.views.pulse import PulseView, pulse_view
from kamtui.services.views.span_plan import months_within, span_paces
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads import plan as reads
from kamtui.store.reads.promises import late_promises
from kamtui.store.reads.pulse_plan import touched_by_day
from kamtui.store.reads.report import touch_counts
from kamtui.store.reads.standings import standings
from kamtui.store.reads.tasks import tasks_by_id


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
    """What a rep reports of a day, a week or a month. Figures of the plan are those of the locked baseline."""

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
    late: tuple[LedgerRow, ...]
    """Promises of accounts that are not lost; one to a lost account counts as broken, and is no work any more."""
    pulse: PulseView
    """Every figure of Pulse over these days."""

    @property
    def is_closed(self) -> bool:
        """Whether its days are over."""
        return self.span.last < self.today


def report(connection: Connection, book: Book, stretch: Stretch, span: Span) -> ReportView:
    """The report of some days, which are a stretch of that length."""
    today = book.today
    locked, every = _baselines(connection, span)
    by_account = span_paces(connection, book, span)
    following = _following(connection, book)
    lines = [line for line in every if span.first <= line.planned_on <= span.last]
    return ReportView(
        stretch=stretch,
        span=span,
        today=today,
        locked=locked,
        time_elapsed=time_elapsed(*span, today, book.calendar(connection, *span)),
        total=total(by_account.values()),
        accounts=account_paces(connection, by_account),
        drift=tuple(drift(lines, today)),
        close=_close(connection, span, locked, lines, today),
        touched=_touched(connection, span),
        ahead=tuple(one for one in following if not _has_slipped(one, today)),
        slipped=sum(_has_slipped(one, today) for one in following),
        late=tuple(late_promises(connection, today)),
        pulse=pulse_view(connection, book, span),
    )


def _baselines(connection: Connection, span: Span) -> tuple[Mapping[date, date | None], list[Line]]:
    """When the months of a span were locked, and every line of their baselines."""
    locked: dict[date, date | None] = {}
    lines: list[Line] = []
    for month in months_within(span):
        found = reads.plan(connection, month)
        locked[month] = found.locked_on if found else None
        lines += plan_lines(connection, found, reads.lines(connection, found.id) if found else [])
    return locked, lines


def _close(
    connection: Connection, span: Span, locked: Mapping[date, date | None], lines: Sequence[Line], today: date
) -> Close:
    """How it ended. Touches count on days of locked months, all of them where none is: nothing else was planned."""
    days = touched_by_day(connection, *span, list(locked))
    asked = [one for one in days if locked[month_of(one.day)]] if any(locked.values()) else days
    touches, ad_hoc = sum(one.touches for one in asked), sum(one.ad_hoc for one in asked)
    return replace(close(lines, (), today), touches=touches, ad_hoc=ad_hoc)


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
