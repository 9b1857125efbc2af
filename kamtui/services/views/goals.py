"""Goals of a year: retention and growth of the whole book, then of every account that has a goal.

`goals_view(connection, book, year=None) -> GoalsView` is what Pulse, the report and the shell read: `total` is worked
out whether a goal is set or not, each `Measure` knows its rate, its pace and why something is missing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.forecast import PAST_YEARS, Forecast, Past, forecast
from kamtui.domain.keep.goal_rows import GoalRow, Target
from kamtui.domain.keep.goals import Compared, Measure, Sold, measured
from kamtui.domain.production import Span, full_years, month_end, window
from kamtui.services.book import Book
from kamtui.services.views.production import comparable
from kamtui.store.reading import Connection
from kamtui.store.reads import goals as reads
from kamtui.store.reads import sales


@dataclass(frozen=True, slots=True)
class Aims:
    """Retention, growth and the forecast of one account, or of the whole book; money in minor units."""

    account_id: int | None
    """None is the whole book."""
    account_name: str
    """Empty for the whole book."""
    retention: Measure
    growth: Measure
    forecast: Forecast
    """Of the year's revenue."""

    @property
    def measures(self) -> tuple[Measure, Measure]:
        """Retention first."""
        return self.retention, self.growth

    @property
    def aimed(self) -> tuple[Measure, ...]:
        """Those that a goal is set for."""
        return tuple(one for one in self.measures if one.target is not None)


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The goals of a year."""

    today: date
    year: int
    currency: str
    """Of the sales."""
    over: Compared
    """The days they are measured over, and why something is missing."""
    total: Aims
    """The whole book, with a goal or without."""
    accounts: tuple[Aims, ...]
    """Those with a goal, by name."""
    foreign: int
    """Sales in other currencies, which no number here holds."""

    @property
    def has_goals(self) -> bool:
        """Whether any goal is set for the year."""
        return bool(self.total.aimed or self.accounts)


def goals_view(connection: Connection, book: Book, year: int | None = None) -> GoalsView:
    """The goals of a year, this one where none is named."""
    year = year or book.today.year
    ground = _ground(connection, book, year)
    rows = _by_account(reads.goals(connection, year))
    made = ground.sums(connection)
    total = ground.aims(rows.pop(None, ()), made.values())
    accounts = tuple(ground.aims(of, [made[key]] if key in made else []) for key, of in rows.items() if key is not None)
    return GoalsView(book.today, year, ground.code, ground.over, total, accounts, ground.foreign)


def account_goals(connection: Connection, book: Book, account_id: int, year: int | None = None) -> GoalsView | None:
    """The goals of one account, in `total` and alone in `accounts`; None where it has none, which costs one seek."""
    year = year or book.today.year
    rows = reads.goals_of(connection, account_id, year)
    if not rows:
        return None
    ground = _ground(connection, book, year)
    aims = ground.aims(rows, ground.sums(connection, account_id).values())
    return GoalsView(book.today, year, ground.code, ground.over, aims, (aims,), ground.foreign)


def foreseen(
    connection: Connection, book: Book, account_id: int | None, year: int, targets: Mapping[Aim, Target | None]
) -> GoalsView:
    """The goals of an account or of the whole book as `targets` would leave them; nothing is written."""
    rows = [row for row in reads.goals_of(connection, account_id, year) if row.aim not in targets]
    rows += [GoalRow(0, account_id, None, year, aim, target) for aim, target in targets.items() if target is not None]
    ground = _ground(connection, book, year)
    aims = ground.aims(rows, ground.sums(connection, account_id).values())
    return GoalsView(book.today, year, ground.code, ground.over, aims, (), ground.foreign)


def _by_account(rows: Iterable[GoalRow]) -> dict[int | None, list[GoalRow]]:
    found: dict[int | None, list[GoalRow]] = {}
    for row in rows:
        found.setdefault(row.account_id, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Ground:
    """The days that everything is read over."""

    year: int
    code: str
    foreign: int
    over: Compared
    past: tuple[tuple[int, Span, Span], ...]
    """Past full years, each up to the same day and whole."""

    @property
    def spans(self) -> list[Span]:
        """Every span that is asked for, once."""
        whole = Span(date(self.year - 1, 1, 1), date(self.year - 1, 12, 31))
        compared = [span for span in (self.over.current, self.over.before, whole) if span is not None]
        return list(dict.fromkeys([*compared, *(span for _, *both in self.past for span in both)]))

    def sums(self, connection: Connection, account_id: int | None = None) -> dict[int, dict[Span, int]]:
        """Revenue by account and span."""
        if self.over.current is None:
            return {}
        spans = self.spans
        found = sales.sums(connection, spans, code=self.code if self.foreign else None, account_id=account_id)
        return {key: {span: minor or 0 for span, minor in zip(spans, of, strict=True)} for key, of in found.items()}

    def aims(self, rows: Sequence[GoalRow], made: Iterable[Mapping[Span, int]]) -> Aims:
        """Both aims over some accounts, with the goals that are set."""
        every = list(made)
        targets = {row.aim: row.target for row in rows}
        sold = [self._sold(of) for of in every]
        found = measured(sold, self.over, targets.get(Aim.RETENTION), targets.get(Aim.GROWTH), self.code)
        past = [
            Past(year, sum(of[part] for of in every), sum(of[whole] for of in every)) for year, part, whole in self.past
        ]
        ahead = forecast(self.year, sum(one.now for one in sold), self.over.current, past)
        account_id, name = (rows[0].account_id, rows[0].account_name) if rows else (None, None)
        return Aims(account_id, name or "", found.retention, found.growth, ahead)

    def _sold(self, of: Mapping[Span, int]) -> Sold:
        now = of[self.over.current] if self.over.current is not None else 0
        if self.over.before is None:
            return Sold(now, 0, 0)
        return Sold(now, of[self.over.before], of[Span(date(self.year - 1, 1, 1), date(self.year - 1, 12, 31))])


def _ground(connection: Connection, book: Book, year: int) -> _Ground:
    code = sales.currency(connection, book.settings.currency)
    over = compared(connection, book, year)
    foreign = sales.foreign(connection, code)
    return _Ground(year, code, foreign, over, tuple(_past(connection, book, over)))


def compared(connection: Connection, book: Book, year: int) -> Compared:
    """The days of a year that its goals are measured over."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None:
        return Compared(year, None, None, "no sales are loaded")
    found = window(str(year), coverage)
    if found.current.last < found.current.first:
        ends = coverage.whole_until
        return Compared(year, None, None, f"sales end {_said(ends)}: none of {year} can be counted yet")
    if coverage.first > found.current.last:
        return Compared(year, None, None, f"sales begin {_said(coverage.first)}, after {year}")
    if found.before is None:
        return Compared(year, found.current, None, f"sales begin {_said(coverage.first)}: {year - 1} is not whole")
    if not comparable(connection, found.current, found.before):
        why = f"some sales are known by the month or year only: the same days of {year - 1} cannot be told apart"
        return Compared(year, found.current, None, why)
    return Compared(year, found.current, found.before, "")


def _said(day: date) -> str:
    from kamtui.domain.workdays import month_day

    return f"{month_day(day)} {day.year}"


def _past(connection: Connection, book: Book, over: Compared) -> Iterable[tuple[int, Span, Span]]:
    """The last full years before the one that is measured, as far as their days can be told apart."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None or over.current is None or over.over:
        return
    until = over.current.last
    for year in [one for one in full_years(coverage, book.today) if one < over.year][-PAST_YEARS:]:
        first, last = date(year, 1, 1), date(year, until.month, 1)
        part = Span(first, month_end(last) if until == month_end(until) else last.replace(day=until.day))
        if comparable(connection, part):
            yield year, part, Span(first, date(year, 12, 31))
