"""`numbers`: what the sales say of the book, as text."""

import sys
import textwrap
from collections.abc import Iterable, Sequence

import click

from kamtui.cli.brief import say_left_out
from kamtui.cli.numbers_json import NOTHING, numbers_json
from kamtui.cli.options import complete_segments, period_option, verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, table, wants_json, width
from kamtui.domain.basis import Figure, beside_index
from kamtui.domain.locale import shown
from kamtui.domain.money import money_text, short_money
from kamtui.domain.movement import Mover
from kamtui.domain.production import LINE, TOP, Span, change, percent, rule_words, whole_percent
from kamtui.domain.text import clean
from kamtui.domain.trend import By
from kamtui.services.book import Book
from kamtui.services.views.growth import Growth
from kamtui.services.views.numbers import Numbers, SegmentNumbers, numbers
from kamtui.store.reads.accounts import accounts

ROWS = 24
"""Rows of the trend that are printed when nobody says: two years of months."""

_GROWTH = {By.YEAR: Figure.YOY, By.MONTH: Figure.MOM, By.WEEK: Figure.WOW}
_WIDE, _BAR, _RANKED = 80, 32, 10
_UNFINISHED, _SHORT = "the same days of the one before", "sales begin within the one before"


@verb(
    "numbers",
    """
    kamtui numbers
    kamtui numbers --period 2025 --by month
    kamtui numbers --period 12m --by week --limit 8
    kamtui numbers --formulas --json
    """,
)
@period_option
@click.option(
    "--by", type=click.Choice([str(one) for one in By]), help="Trend by this; years of all data, else months."
)
@click.option(
    "--segment", metavar="NAME", shell_complete=complete_segments, help="Only this segment; the start will do."
)
@click.option("--formulas", is_flag=True, help="Print how each number is worked out, from how many sales, and how old.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=ROWS,
    show_default=True,
    metavar="N",
    help="Print at most the last N rows of the trend; 0 prints all, as JSON does.",
)
@json_option
@click.pass_obj
def command_numbers(book: Book, period: str, by: By | None, segment: str | None, formulas: bool, limit: int) -> None:
    """Show revenue over time, Pareto, movement and segments.

    Beside that who is consistent and who is dormant. An unfinished year, month or week is compared with the same days
    of the one before. Movement compares the days that YoY does. Every rule is printed with its numbers; the settings
    consistent_years, consistent_percent and stale_days change them.
    """
    by = By(by) if by else By.YEAR if period == "all" else By.MONTH
    with book.reading() as connection:
        found = numbers(connection, book, period, clean(segment) if segment else None)
        empty = found is None and not accounts(connection)
    if wants_json():
        data = NOTHING if found is None else numbers_json(found, by)
        emit_json({"schema": SCHEMA, "today": book.today.isoformat(), **data})
        return
    if found is None:
        say(
            "The book has no accounts: `kamtui import` and `kamtui demo` fill one."
            if empty
            else "No sales are loaded: `kamtui import sales FILE` brings them in."
        )
    elif found.revenue is None:
        covered = Span(found.coverage.first, found.coverage.last).words()
        of = f" of {found.segment}" if found.segment else ""
        say(f"There are no sales{of} in this period: all of them lie within {covered}.")
    else:
        _show(book, found, by, formulas, limit)


def _show(book: Book, found: Numbers, by: By, formulas: bool, limit: int) -> None:
    told: set[Figure] = set()

    def section(heading: str, lines: Iterable[str], *figures: Figure) -> None:
        emit(heading, strong=True)
        for line in lines:
            emit(line)
        for figure in figures if formulas else ():
            for line in _formula(found, figure) if figure not in told else ():
                emit(line)
            told.add(figure)
        emit("")

    section(_heading("REVENUE", found), _totals(book, found), Figure.REVENUE, *_compared(found))
    if by is By.SEGMENT:
        section("BY SEGMENT", _by_segment(found), Figure.SEGMENTS)
    else:
        section(f"BY {by.upper()}", _trend(found, by, limit), _GROWTH[by])
    section("PARETO", _pareto(found), Figure.PARETO)
    section("MOVEMENT", _movement(found), Figure.MOVEMENT)
    section("CONSISTENT", _consistent(found), Figure.CONSISTENT)
    section("DORMANT", _dormant(found), Figure.DORMANT)
    section("SEGMENTS", _segments(found), Figure.SEGMENTS)
    section("INDEX", _index(found), Figure.INDEX)
    if by is not By.SEGMENT:
        left = len(found.trend(by)) - limit if limit else 0
        say_left_out(max(left, 0), "`--limit 0` shows all.")
    if found.foreign:
        say(f"{found.foreign} sales in other currencies are left out: nothing is converted")


def _heading(name: str, found: Numbers) -> str:
    return f"{name}  {found.segment}" if found.segment else name


def _totals(book: Book, found: Numbers) -> list[str]:
    days = "all loaded data, " if found.period == "all" else ""
    age = f"sales up to {found.coverage.last.isoformat()}"
    if found.imported_on:
        age += f", imported on {found.imported_on.isoformat()}"
    if found.stale:
        old = (book.today - found.coverage.last).days
        age += f": STALE, {old} days ago (limit {book.rules.stale_days})"
    lines = [
        f"  {money_text(found.revenue or 0, found.currency)}, {days}{found.window.revenue.words()}",
        f"  {len(found.by_account)} of {found.accounts} accounts with sales, {shown().whole(found.rows)} sales",
        f"  {age}",
    ]
    rows = [_growth(found, figure) for figure in _compared(found)]
    return lines + [f"  {line}" for line in table(rows, frozenset({2, 3, 5}))]


def _compared(found: Numbers) -> tuple[Figure, ...]:
    """Year to date and YoY are one and the same over all loaded data."""
    first = (Figure.YTD,) if found.period == "all" else (Figure.YTD, Figure.YOY)
    return (*first, Figure.MOM, Figure.WOW)


def _growth(found: Numbers, figure: Figure) -> list[str]:
    growths: dict[Figure, Growth | None] = {
        Figure.YTD: found.ytd,
        Figure.YOY: found.yoy,
        Figure.MOM: found.mom,
        Figure.WOW: found.wow,
    }
    one = growths[figure]
    if one is None:
        return [figure, "", "·", "·", "nothing to compare", ""]
    now, then = (short_money(minor, found.currency) for minor in (one.revenue, one.revenue_before))
    return [figure, _days(one.current), now, percent(one.change, signed=True), f"after {_days(one.before)}", then]


def _days(span: Span) -> str:
    """`2026-01-01–10-31`."""
    last = span.last.isoformat()
    return f"{span.first.isoformat()}–{last[5:] if span.first.year == span.last.year else last}"


def _trend(found: Numbers, by: By, limit: int) -> list[str]:
    rows = found.trend(by)
    if not rows:
        return [f"  · the sales are known by longer periods than the {by}"]
    shown = rows[-limit:] if limit else rows
    most = max((row.revenue or 0 for row in rows), default=0)
    marks = {"*": any(row.unfinished for row in shown), "~": any(row.short for row in shown)}
    cells = [
        [
            row.label,
            "·" if row.revenue is None else short_money(row.revenue, found.currency),
            percent(row.change, signed=True),
            ("*" if row.unfinished else "") + ("~" if row.short else ""),
            _bar(row.revenue or 0, most),
        ]
        for row in shown
    ]
    said = [f"  {mark} {words}" for mark, words in (("*", _UNFINISHED), ("~", _SHORT)) if marks[mark]]
    return [f"  {line}" for line in table(cells, frozenset({1, 2}))] + said


def _bar(minor: int, most: int) -> str:
    """A bar of blocks on a terminal, of `#` in a pipe; nothing for returns."""
    cells = round(minor / most * _BAR) if most > 0 and minor > 0 else 0
    return ("█" if sys.stdout.isatty() else "#") * cells


def _pareto(found: Numbers) -> list[str]:
    spread = found.pareto
    return [
        f"  the top {whole_percent(TOP)} ({spread.top} of {spread.accounts} accounts with sales) hold "
        f"{percent(spread.top_share)} of revenue",
        f"  {spread.to_80 or '·'} accounts make {whole_percent(LINE)}",
    ]


def _movement(found: Numbers) -> list[str]:
    moved, before = found.movement, found.window.before
    if moved is None or before is None:
        return ["  · there are no days one year before to compare with"]
    rows = [("lost", moved.lost), ("new", moved.new), ("declined", moved.declined)]
    head = f"  {_days(found.window.current)} after {_days(before)}; {moved.kept} accounts bought in both"
    return [head, *(f"  {name:8} {len(movers):4}  {_movers(found, movers)}".rstrip() for name, movers in rows)]


def _movers(found: Numbers, movers: Sequence[Mover]) -> str:
    """Each with what it brought before or brings now; with its growth where it brings less."""
    told = [
        f"{found.names[one.account_id]} "
        + (
            percent(change(one.after, one.before), signed=True)
            if one.before > 0 and one.after > 0
            else short_money(max(one.before, one.after), found.currency)
        )
        for one in movers
    ]
    return _some(told, _WIDE - 17)


def _some(names: Sequence[str], room: int) -> str:
    """As many names as fit into the room, and how many more there are."""
    names = [clean(name) for name in names]
    for kept in range(len(names), 0, -1):
        text = ", ".join(names[:kept]) + (f" and {len(names) - kept} more" if kept < len(names) else "")
        if kept == 1 or width(text) <= room:
            return text
    return ""


def _consistent(found: Numbers) -> list[str]:
    made = found.performers
    rule = textwrap.wrap(rule_words(made.years, made.rule), _WIDE - 2)
    if not made.years:
        return [f"  {line}" for line in rule]
    count = f"{len(made.accounts)} of {len(found.by_year)} accounts, {percent(made.revenue_share)} of all revenue"
    names = _some([found.names[key] for key in made.accounts], _WIDE - 2)
    return [f"  {line}" for line in (count, names, *rule) if line]


def _dormant(found: Numbers) -> list[str]:
    names = _some([found.names[key] for key in found.dormant], _WIDE - 2)
    count = f"{len(found.dormant)} of {len(found.by_year)} accounts ({percent(found.dormant_share)}) bought before"
    lines = (f"{count}, but not in the last 12 months of sales", names)
    return [f"  {line}" for line in lines if line]


def _index(found: Numbers) -> list[str]:
    """Own YoY beside the index, and what of the index that is."""
    lines = [beside_index(found.yoy.change if found.yoy else None, found.index)]
    return [f"  {line}" for line in (*lines, *([found.index.rule()] if found.index else []))]


def _by_segment(found: Numbers) -> list[str]:
    most = max((one.revenue for one in found.segments), default=0)
    rows = [[*_segment(found, one), _bar(one.revenue, most)] for one in found.segments]
    return [f"  {line}" for line in table(rows, frozenset({1, 2, 3}), squeeze=(0,))]


def _segment(found: Numbers, one: SegmentNumbers) -> list[str]:
    return [one.name, short_money(one.revenue, found.currency), percent(one.share), percent(one.yoy, signed=True)]


def _segments(found: Numbers) -> list[str]:
    """Each with its two largest accounts; of the one asked for the ranks inside it."""
    shown = [one for one in found.segments if found.segment in (None, one.name)]
    rows = [[*_segment(found, one), _some([found.names[key] for key in one.top], _WIDE)] for one in shown]
    lines = table([["segment", "revenue", "share", "YoY", "top two"], *rows], frozenset({1, 2, 3}), squeeze=(4, 0))
    if found.segment:
        lines += _ranks(found, shown)
    elif found.unsegmented:
        lines.append(f"{short_money(found.unsegmented, found.currency)} in no segment")
    return [f"  {line}" for line in lines] if rows else ["  · the sales and their accounts have no segments"]


def _ranks(found: Numbers, shown: Sequence[SegmentNumbers]) -> list[str]:
    rows = [
        [
            str(place.rank),
            found.names[key],
            short_money(one.accounts[key], found.currency),
            percent(place.share),
            percent(place.cumulative_share),
        ]
        for one in shown
        for key, place in list(one.places.items())[:_RANKED]
    ]
    return table([["#", "account", "revenue", "share", "cum."], *rows], frozenset({0, 2, 3, 4}), squeeze=(1,))


def _formula(found: Numbers, figure: Figure) -> list[str]:
    basis = found.basis[figure]
    age = f"imported {basis.imported_on.isoformat()}" if basis.imported_on else "never imported"
    said = f"{figure} = {basis.formula}; from {shown().whole(basis.rows)} sales, {age}"
    return textwrap.wrap(said, _WIDE, initial_indent="    ", subsequent_indent="      ")
