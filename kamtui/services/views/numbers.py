"""The numbers a key account rep starts from: revenue, growth, Pareto, movement, consistency and segments of the book.

A handful of queries and one for each year, however many accounts there are. Each number knows its formula, the sales
behind it and their last import.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamtui.domain.basis import Basis, Figure, IndexGrowth, is_stale
from kamtui.domain.movement import Movement, dormant, movement
from kamtui.domain.production import (
    Consistency,
    Coverage,
    Pareto,
    Place,
    Span,
    Window,
    change,
    consistent,
    full_years,
    judged_years,
    pareto,
    places,
    ranked,
    top_two,
)
from kamtui.domain.text import clean, name_key
from kamtui.domain.trend import By, Ledger, TrendRow, trend
from kamtui.errors import AmbiguousError, NotFoundError
from kamtui.services.book import Book
from kamtui.services.views.growth import Growth, Loaded, bases, latest, loaded, yoy
from kamtui.services.views.index import index_beside
from kamtui.services.views.production import consistency
from kamtui.services.views.sums import Sums, sums_of
from kamtui.store.reading import Connection
from kamtui.store.reads import numbers as reads
from kamtui.store.reads import sales


@dataclass(frozen=True, slots=True)
class SegmentNumbers:
    """One segment over the period, in minor units."""

    id: int
    name: str
    revenue: int
    share: float | None
    """Of all revenue of the book over the period."""
    yoy: float | None
    by_year: Mapping[int, int]
    accounts: Mapping[int, int]
    """Revenue by account inside it, in order of rank."""
    places: Mapping[int, Place]
    """Rank and shares inside it, in the same order."""
    top: tuple[int, ...]
    """The two accounts with most revenue in it."""


@dataclass(frozen=True, slots=True)
class Performers:
    """Consistent performers, by the rule that is set."""

    rule: Consistency
    years: tuple[int, ...]
    """The full years it looks at; empty where too few are loaded."""
    accounts: tuple[int, ...]
    """Those that hold, the most revenue first."""
    revenue_share: float | None
    """Of all revenue over all loaded data."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything the sales say of the book, or of one segment of it. Money in minor units of `currency`."""

    period: str
    """`all`, `12m` or a year."""
    segment: str | None
    """The segment that all but `segments` is of."""
    currency: str
    foreign: int
    """Sales in other currencies, which no number here holds."""
    coverage: Coverage
    window: Window
    """The days behind the period and behind YoY."""
    accounts: int
    """Of the book, with or without sales."""
    names: Mapping[int, str]
    revenue: int | None
    """Over the period; None without a sale in it."""
    rows: int
    """Sales in it."""
    yoy: Growth | None
    """The period; the latest year where the period is everything."""
    ytd: Growth | None
    """The latest year up to the last day of sales."""
    mom: Growth | None
    """The latest month of the period."""
    wow: Growth | None
    """The latest ISO week of the period; None where sales are not known by the day."""
    by_account: Mapping[int, int]
    """Revenue over the period of accounts with a sale in it, in order of rank."""
    by_year: Mapping[int, Mapping[int, int]]
    """Revenue by account and calendar year with sales; 0 where it had none."""
    places: Mapping[int, Place]
    pareto: Pareto
    movement: Movement | None
    """Between the days that YoY compares; None where it compares none."""
    performers: Performers
    dormant: tuple[int, ...]
    """Accounts that bought, but brought nothing in the twelve months up to the last sale; the most revenue first."""
    dormant_share: float | None
    """Of all accounts that ever bought."""
    segments: tuple[SegmentNumbers, ...]
    """Of the whole book, the largest first."""
    unsegmented: int
    """Revenue of the period in no segment."""
    index: IndexGrowth | None
    """The industry index over the months of those days; None while the book holds none."""
    basis: Mapping[Figure, Basis]
    imported_on: date | None
    stale: bool
    """The last day of sales lies further back than the setting `stale_days`."""
    ledger: Ledger
    by_week: Coverage
    """What the sales cover to the day: a December that is over ends with its last sale here."""

    def trend(self, by: By) -> tuple[TrendRow, ...]:
        """Revenue of the period by year, month or ISO week; weeks only where sales are known by the day."""
        coverage = self.by_week if by is By.WEEK else self.coverage
        rows = trend(self.ledger, by, self.window.revenue, coverage)
        return rows if any(row.revenue is not None for row in rows) else ()


def numbers(connection: Connection, book: Book, period: str, segment: str | None = None) -> Numbers | None:
    """The numbers over `all`, `12m` or a year; None without sales.

    `segment` is the name of one, or the start of it. Raises `NotFoundError` or `AmbiguousError` for any other.
    """
    segments = reads.segment_names(connection)
    only = None if segment is None else _segment(segments, segment)
    there = loaded(connection, book, period, only)
    if there is None:
        return None
    over, ledger, coverage = there.window, there.ledger, there.coverage
    sums = sums_of(connection, there.spans, there.currency, only)
    found = reads.account_names(connection)
    tie = {key: code or name for key, (code, name) in found.items()}
    by_year = sums.by_year(there.calendar)
    ever = {key: sum(earned.values()) for key, earned in by_year.items()}
    made = ever if period == "all" else sums.all[over.revenue]
    order = ranked(made, tie)
    asleep = dormant(ever, sums.all[there.last_year])
    performers = _performers(book, coverage, by_year, ever, tie)
    imported = reads.imported_on(connection)
    return Numbers(
        period=period,
        segment=None if only is None else segments[only],
        currency=there.currency,
        foreign=sales.foreign(connection, there.currency),
        coverage=coverage,
        window=over,
        accounts=len(found),
        names={key: name for key, (_, name) in found.items()},
        revenue=sum(made.values()) if made else None,
        rows=ledger.over(over.revenue).rows,
        yoy=yoy(over, ledger),
        ytd=yoy(there.latest, ledger),
        mom=latest(By.MONTH, over, coverage, ledger),
        wow=latest(By.WEEK, over, there.by_week, ledger),
        by_account={key: made[key] for key in order},
        by_year=by_year,
        places=dict(zip(order, places([made[key] for key in order]), strict=True)),
        pareto=pareto([made[key] for key in order]),
        movement=movement(sums.all[over.before], sums.all[over.current], tie) if over.before else None,
        performers=performers,
        dormant=asleep,
        dormant_share=len(asleep) / len(ever) if ever else None,
        segments=_segments(sums, there, segments, tie),
        unsegmented=sum(sums.segments.get(None, {}).get(over.revenue, {}).values()),
        index=index_beside(connection, over.current, None if only is None else segments[only]),
        basis=bases(there, performers.years, imported),
        imported_on=imported,
        stale=is_stale(coverage.last, book.today, book.rules.stale_days),
        ledger=ledger,
        by_week=there.by_week,
    )


def _segment(names: Mapping[int, str], text: str) -> int:
    """The segment of that name; a whole name beats the start of one."""
    key = name_key(text)
    near = [one for one, name in names.items() if name_key(name).startswith(key)]
    best = [one for one in near if name_key(names[one]) == key] or near
    if not best:
        known = ", ".join(names.values())
        raise NotFoundError(
            f"There is no segment “{clean(text, 80)}”.", f"There are {known}." if known else "There are none yet."
        )
    if len(best) > 1:
        raise AmbiguousError(
            f"“{text}” may be one of {len(best)} segments.", tuple(names[one] for one in best), "Type more of the name."
        )
    return best[0]


def _performers(
    book: Book,
    coverage: Coverage,
    by_year: Mapping[int, Mapping[int, int]],
    ever: Mapping[int, int],
    tie: Mapping[int, str],
) -> Performers:
    rule = consistency(book)
    years = judged_years(full_years(coverage, book.today), rule)
    held = {key: ever[key] for key, earned in by_year.items() if consistent(earned, years, rule)}
    whole = sum(ever.values())
    share = sum(held.values()) / whole if years and whole > 0 else None
    return Performers(rule, years, tuple(ranked(held, tie)), share)


def _segments(
    sums: Sums, there: Loaded, names: Mapping[int, str], tie: Mapping[int, str]
) -> tuple[SegmentNumbers, ...]:
    """Every segment with a sale in the period, the largest first."""
    whole = sums.whole(there.window.revenue)
    found = [
        _segment_numbers(one, names[one], of, there, tie, whole)
        for one, of in sums.segments.items()
        if one is not None and one in names and of[there.window.revenue]
    ]
    return tuple(sorted(found, key=lambda one: (-one.revenue, one.name)))


def _segment_numbers(
    segment_id: int,
    name: str,
    of: Mapping[Span, Mapping[int, int]],
    there: Loaded,
    tie: Mapping[int, str],
    whole: int,
) -> SegmentNumbers:
    over = there.window
    made = of[over.revenue]
    total, order = sum(made.values()), ranked(made, tie)
    return SegmentNumbers(
        id=segment_id,
        name=name,
        revenue=total,
        share=total / whole if whole > 0 else None,
        yoy=change(sum(of[over.current].values()), sum(of[over.before].values())) if over.before else None,
        by_year={span.first.year: sum(of[span].values()) for span in there.calendar},
        accounts={key: made[key] for key in order},
        places=dict(zip(order, places([made[key] for key in order]), strict=True)),
        top=top_two(made, tie),
    )
