"""Pulse: every figure of some days, as the screen, the shell and the report show them.

Each figure is worked out by its own rule in `kamtui.domain.pulse`; here the facts are read for it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamtui.domain.plan.pace import time_elapsed, total
from kamtui.domain.production import Span, ranked, window
from kamtui.domain.pulse import goals as goal_figures
from kamtui.domain.pulse.answers import answers
from kamtui.domain.pulse.base import base as base_figure
from kamtui.domain.pulse.coverage import coverage
from kamtui.domain.pulse.figures import Figure, Key
from kamtui.domain.pulse.keeping import promises, punctuality
from kamtui.domain.pulse.lending import lender
from kamtui.domain.pulse.plan import ad_hoc, adherence, pace
from kamtui.domain.pulse.quadrants import Finished, placed, quadrants
from kamtui.domain.pulse.renewals import renewals
from kamtui.domain.pulse.time import time_spent
from kamtui.domain.pulse.weeks import about, last_weeks, weeks
from kamtui.domain.workdays import WorkCalendar
from kamtui.services.book import Book
from kamtui.services.plan.months import month_of
from kamtui.services.plan.spans import whole
from kamtui.services.views.base import base
from kamtui.services.views.goals import goals_view
from kamtui.services.views.outlook import year_ahead
from kamtui.services.views.span_plan import months_within, span_paces
from kamtui.store.reading import Connection
from kamtui.store.reads import pulse as reads
from kamtui.store.reads import pulse_plan as plans
from kamtui.store.reads import sales
from kamtui.store.reads.pulse_past import past


@dataclass(frozen=True, slots=True)
class PulseView:
    """The figures of Pulse."""

    today: date
    span: Span
    """The days that figures of the past are of; the last twelve weeks unless others are asked for."""
    currency: str
    """Of every figure that is money."""
    figures: Mapping[Key, Figure]
    """Every one, in the order they are shown; what cannot be known says why."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every figure stands on."""

    connection: Connection
    book: Book
    span: Span
    weeks: list[Span]
    paced: Span
    """The days that the pace is of: the month where no days were named."""
    calendar: WorkCalendar
    currency: str

    @property
    def until(self) -> date:
        """The last day of the days that has come."""
        return min(self.span.last, self.book.today)


def pulse_view(connection: Connection, book: Book, span: Span | None = None) -> PulseView:
    """Works all figures out: of the days named, else of the last twelve weeks, with the pace of the running month."""
    over = span or last_weeks(book.today, book.settings.week_start)
    ground = _Ground(
        connection,
        book,
        over,
        weeks(over, book.settings.week_start),
        span or whole(month_of(book.today)),
        book.calendar(connection, *over),
        sales.currency(connection, book.settings.currency),
    )
    done = reads.finished(connection, *over)
    found = (
        *_goals(ground),
        _base(ground),
        *_plan(ground),
        *_keeping(ground),
        coverage(reads.key_accounts(connection, ground.until, book.rules), ground.until),
        _time(ground, done),
        _quadrants(ground, done),
        answers(reads.tried(connection, *over)),
        _renewals(ground),
    )
    by_key = {one.key: one for one in found}
    return PulseView(book.today, over, ground.currency, {key: by_key[key] for key in Key})


def _goals(ground: _Ground) -> tuple[Figure, Figure]:
    year = ground.until.year if ground.until.year < ground.book.today.year else ground.book.today.year
    view = goals_view(ground.connection, ground.book, year)
    said, over, aims = view.over.words(view.today), view.over, view.total
    return (
        goal_figures.retention(aims.retention, over, said, view.currency),
        goal_figures.growth(aims.growth, over, said, aims.forecast, view.currency),
    )


def _base(ground: _Ground) -> Figure:
    found = base(ground.connection, ground.book)
    return base_figure(found.accounts, found.wanted, found.neglected)


def _plan(ground: _Ground) -> tuple[Figure, Figure, Figure]:
    """Pace, adherence and what nobody had planned."""
    connection, book, span = ground.connection, ground.book, ground.span
    elapsed = time_elapsed(*ground.paced, book.today, ground.calendar)
    asked = months_within(span)
    locked = plans.locked_months(connection, asked)
    touched = plans.touched_by_day(connection, *span, asked) if locked else []
    return (
        pace(total(span_paces(connection, book, ground.paced).values()), elapsed, about(ground.paced)),
        adherence(plans.lines_by_day(connection, *span), book.today, ground.weeks),
        ad_hoc((one for one in touched if month_of(one.day) in locked), ground.weeks),
    )


def _keeping(ground: _Ground) -> tuple[Figure, Figure]:
    today, span = ground.book.today, ground.span
    return (
        punctuality(reads.steps(ground.connection, *span, today), ground.weeks),
        promises(reads.promise_days(ground.connection, *span), today, ground.weeks),
    )


def _time(ground: _Ground, done: list[Finished]) -> Figure:
    minutes: Counter[int | None] = Counter()
    for one in done:
        minutes[one.account_id] += one.minutes
    covers = sales.coverage(ground.connection, ground.book.today)
    if covers is None:
        return time_spent((), minutes, "")
    year = window("12m", covers).revenue
    found = sales.sums(ground.connection, [year], code=ground.currency)
    revenue = {key: of[0] or 0 for key, of in found.items()}
    return time_spent([(key, revenue[key]) for key in ranked(revenue, {})], minutes, f"revenue of {year.words()}")


def _quadrants(ground: _Ground, done: list[Finished]) -> Figure:
    rules, calendar = ground.book.rules, ground.calendar
    lent = lender(past(ground.connection, *ground.span), calendar, rules)
    spent = placed(done, lent, lambda day: calendar.add(day, rules.urgent_working_days))
    return quadrants(spent, ground.weeks)


def _renewals(ground: _Ground) -> Figure:
    found, rules = year_ahead(ground.connection, ground.book), ground.book.rules
    says = any(month.expected or month.lost for month in found.outlook.months)
    return renewals(found.outlook if says else None, found.rule, rules.falling_percent, rules.lead_days)
