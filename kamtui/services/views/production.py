"""Production of the book over a period: revenue by account and year, growth, and the totals of it all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.basis import IndexGrowth
from kamtui.domain.production import (
    Consistency,
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
    window,
)
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads import sales


@dataclass(frozen=True, slots=True)
class SegmentView:
    """Production of one segment over the period, in minor units."""

    name: str
    revenue: int
    share: float | None
    top: tuple[str, ...]
    """Names of the two accounts with most revenue in it."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole book over the period, whatever a filter shows. Money in minor units of `currency`."""

    accounts: int
    with_sales: int
    """Accounts with a sale in the period; ranks, shares and the top 20 % count only these."""
    revenue: int | None
    revenue_by_year: Mapping[int, int]
    top20_accounts: int
    top20_share: float | None
    accounts_to_80: int | None
    consistent: int | None
    """Consistent performers; None where the rule cannot be applied."""
    segments: tuple[SegmentView, ...]
    """The largest first; empty unless asked for."""
    currency: str
    years: tuple[int, ...]
    """The full years that the rule of consistent performers looks at."""
    window: Window | None
    """The days behind the period and behind YoY; None without sales."""
    foreign: int
    """Sales in other currencies, which no number here holds."""
    rule: Consistency
    """The rule of consistent performers in force."""
    yoy: float | None = None
    """Of all accounts together."""
    index: IndexGrowth | None = None
    """The industry index over the months that YoY compares; None while the book holds none."""


@dataclass(frozen=True, slots=True)
class Production:
    """What the sales say of each account, by its id. An account that never bought is in none of the tables."""

    window: Window
    span: Span | None
    """The days of the period; None for all loaded data."""
    currency: str
    foreign: int
    by_year: Mapping[int, Mapping[int, int]]
    """Every year the book has sales of, 0 where the account had none."""
    revenue: Mapping[int, int]
    """Over the period, for accounts with a sale in it."""
    places: Mapping[int, Place]
    """In order of rank."""
    yoy: Mapping[int, float | None]
    whole_yoy: float | None
    """Of all accounts together."""
    awake: frozenset[int]
    """Accounts that bought in the twelve months up to the last sale of the book."""
    years: tuple[int, ...]
    """The full years that the rule of consistent performers looks at."""
    consistent: Mapping[int, bool | None]


def consistency(book: Book) -> Consistency:
    """The rule of consistent performers in force."""
    return Consistency(book.rules.consistent_years, book.rules.consistent_percent)


def production(connection: Connection, book: Book, period: str, rows: Sequence[AccountRow]) -> Production | None:
    """What the sales say over `all`, `12m` or a year; None without sales."""
    coverage = sales.coverage(connection, book.today)
    if coverage is None:
        return None
    over, last_year = window(period, coverage), window("12m", coverage).revenue
    before = over.before if over.before and comparable(connection, over.current, over.before) else None
    over = replace(over, before=before)
    code = sales.currency(connection, book.settings.currency)
    foreign = sales.foreign(connection, code)
    calendar = [Span(date(year, 1, 1), date(year, 12, 31)) for year in sales.years(connection)]
    spans = [over.current, before or over.current, last_year, *([] if period == "all" else [over.revenue]), *calendar]
    sums = _sums(connection, spans, code if foreign else None)
    by_year = {key: {span.first.year: of[span] or 0 for span in calendar} for key, of in sums.items()}
    if period == "all":
        revenue = {key: sum(earned.values()) for key, earned in by_year.items()}
    else:
        revenue = {key: minor for key, of in sums.items() if (minor := of[over.revenue]) is not None}
    order = ranked(revenue, ties(rows))
    rule = consistency(book)
    judged = judged_years(full_years(coverage, book.today), rule)
    return Production(
        over,
        None if period == "all" else over.revenue,
        code,
        foreign,
        by_year,
        revenue,
        dict(zip(order, places([revenue[key] for key in order]), strict=True)),
        {key: change(of[over.current], of[before]) if before else None for key, of in sums.items()},
        _whole_yoy(sums, over),
        frozenset(key for key, of in sums.items() if (of[last_year] or 0) > 0),
        judged,
        {key: consistent(earned, judged, rule) for key, earned in by_year.items()},
    )


def _sums(connection: Connection, spans: Sequence[Span], code: str | None) -> dict[int, dict[Span, int | None]]:
    """Revenue by account and span, each span asked for once."""
    asked = list(dict.fromkeys(spans))
    found = sales.sums(connection, asked, code=code)
    return {key: dict(zip(asked, row, strict=True)) for key, row in found.items()}


def _whole_yoy(sums: Mapping[int, Mapping[Span, int | None]], over: Window) -> float | None:
    if over.before is None:
        return None
    now, then = (sum(of[span] or 0 for of in sums.values()) for span in (over.current, over.before))
    return change(now, then)


def comparable(connection: Connection, *spans: Span) -> bool:
    """Whether the grain of the sales lets these days be told apart from the days around them."""
    return not any(sales.cuts(connection, span) for span in spans)


def ties(rows: Sequence[AccountRow]) -> dict[int, str]:
    """What decides between accounts of equal revenue: the code, or the name where there is none."""
    return {row.id: row.code or row.name for row in rows}


def totals_of(book: Book, made: Production | None, rows: Sequence[AccountRow]) -> Totals:
    """The totals, without segments."""
    rule = consistency(book)
    if made is None:
        return Totals(len(rows), 0, None, {}, 0, None, None, None, (), book.settings.currency, (), None, 0, rule)
    by_year: dict[int, int] = {}
    for earned in made.by_year.values():
        for year, minor in earned.items():
            by_year[year] = by_year.get(year, 0) + minor
    spread = pareto([made.revenue[key] for key in made.places])
    return Totals(
        len(rows),
        spread.accounts,
        spread.total if spread.accounts else None,
        by_year,
        spread.top,
        spread.top_share,
        spread.to_80,
        sum(held is True for held in made.consistent.values()) if made.years else None,
        (),
        made.currency,
        made.years,
        made.window,
        made.foreign,
        rule,
        made.whole_yoy,
    )


def segments_of(connection: Connection, made: Production, rows: Sequence[AccountRow]) -> tuple[SegmentView, ...]:
    """Production by segment, the largest first; sales without a segment are in none."""
    tie, names = ties(rows), {row.id: row.name for row in rows}
    found: dict[str, dict[int, int]] = {}
    for name, account_id, minor in sales.by_segment(connection, made.span, made.currency):
        of = found.setdefault(name, {})
        of[account_id] = of.get(account_id, 0) + minor
    whole = sum(made.revenue.values())
    made_of = [
        SegmentView(
            name,
            total := sum(of.values()),
            total / whole if whole > 0 else None,
            tuple(names[key] for key in top_two(of, tie)),
        )
        for name, of in found.items()
    ]
    return tuple(sorted(made_of, key=lambda one: (-one.revenue, one.name)))
