"""Growth: a year, month or week beside the days before, where the sales allow it; and what each number stands on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.basis import FORMULAS, Basis, Figure
from kamtui.domain.locale import shown
from kamtui.domain.production import Coverage, Span, Window, change, window
from kamtui.domain.trend import By, Ledger, period_of, same_days, trend_row
from kamtui.services.book import Book
from kamtui.services.views.production import comparable
from kamtui.store.reading import Connection
from kamtui.store.reads import numbers as reads
from kamtui.store.reads import sales


@dataclass(frozen=True, slots=True)
class Growth:
    """Revenue of some days beside that of the days before, in minor units; growth as a ratio."""

    name: str
    """The period: `2026`, `2026-11`, `2026-W47`."""
    current: Span
    revenue: int
    before: Span
    revenue_before: int
    change: float | None
    """None where nothing was sold before."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The sales that are there, and the days that a period means for them."""

    currency: str
    coverage: Coverage
    by_week: Coverage
    """To the day: a December that is over ends with its last sale here."""
    window: Window
    """The days behind the period and behind YoY."""
    latest: Window
    """Those of the latest year."""
    last_year: Span
    """The twelve months up to the last sale."""
    calendar: tuple[Span, ...]
    """Every year with sales."""
    ledger: Ledger

    @property
    def spans(self) -> list[Span]:
        """Every span that revenue by account is asked for, once."""
        before = [self.window.before] if self.window.before else []
        return list(dict.fromkeys([self.window.revenue, self.window.current, *before, self.last_year, *self.calendar]))


def loaded(connection: Connection, book: Book, period: str, only: int | None) -> Loaded | None:
    """What there is over `all`, `12m` or a year, `only` of one segment where it says so; None without sales."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None:
        return None
    code = sales.currency(connection, book.settings.currency)
    last = reads.last_day(connection) or coverage.last
    return Loaded(
        currency=code,
        coverage=coverage,
        by_week=Coverage(coverage.first, last, min(coverage.whole_until, last)),
        window=_comparable(connection, window(period, coverage)),
        latest=_comparable(connection, window("all", coverage)),
        last_year=window("12m", coverage).revenue,
        calendar=tuple(Span(date(year, 1, 1), date(year, 12, 31)) for year in sales.years(connection)),
        ledger=Ledger(reads.by_day(connection, code, only)),
    )


def _comparable(connection: Connection, over: Window) -> Window:
    """Without the days before, where the grain of the sales does not tell both apart from the days around them."""
    if over.before is None or comparable(connection, over.current, over.before):
        return over
    return Window(over.revenue, over.current, None)


def yoy(over: Window, ledger: Ledger) -> Growth | None:
    """Revenue beside that of the same days one year before; None where there is nothing to compare."""
    if over.before is None:
        return None
    now, then = ledger.over(over.current).minor, ledger.over(over.before).minor
    return Growth(str(over.current.first.year), over.current, now, over.before, then, change(now, then))


def latest(by: By, over: Window, coverage: Coverage, ledger: Ledger) -> Growth | None:
    """The last month or week of the period that can be compared, up to the last day that can."""
    until = min(over.revenue.last, coverage.whole_until)
    if until < max(over.revenue.first, coverage.first):
        return None
    span = period_of(by, until)
    row = trend_row(ledger, by, span, coverage)
    if row.revenue is None or span.first <= coverage.first:
        return None
    current, before = Span(span.first, min(span.last, until)), same_days(by, span, until)
    if ledger.cuts(current) or ledger.cuts(before):
        return None
    then = ledger.over(before).minor
    return Growth(row.label, current, ledger.over(current).minor, before, then, row.change)


def bases(there: Loaded, judged: Iterable[int], imported: date | None) -> Mapping[Figure, Basis]:
    """What each number stands on; `judged` are the years that consistent performers are judged by."""
    over, latest_year = there.window, there.latest
    compared = [over.current, *([over.before] if over.before else [])]
    spans: Mapping[Figure, Iterable[Span]] = {
        Figure.YTD: [latest_year.current, *([latest_year.before] if latest_year.before else [])],
        Figure.YOY: compared,
        Figure.MOM: _two(By.MONTH, over, there.coverage),
        Figure.WOW: _two(By.WEEK, over, there.by_week),
        Figure.MOVEMENT: compared,
        Figure.CONSISTENT: [Span(date(year, 1, 1), date(year, 12, 31)) for year in judged],
        Figure.DORMANT: [Span(there.coverage.first, there.coverage.last)],
        Figure.INDEX: compared,
    }
    found = {figure: there.ledger.over(*spans.get(figure, [over.revenue])).rows for figure in Figure}
    return {figure: Basis(shown().prose(FORMULAS[figure]), rows, imported) for figure, rows in found.items()}


def _two(by: By, over: Window, coverage: Coverage) -> list[Span]:
    """The last period that can be compared and the one before."""
    span = period_of(by, min(over.revenue.last, coverage.whole_until))
    return [span, period_of(by, span.first - timedelta(days=1))]
