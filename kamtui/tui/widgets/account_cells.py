"""The columns of the accounts table and what stands in them. Pure: views in, text and the names of styles out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kamtui.domain.keep.grade_rows import marked
from kamtui.domain.money import short_money
from kamtui.domain.production import percent
from kamtui.domain.words import AccountStatus, Overdue, Tier
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.account_list import MONTHS
from kamtui.services.views.accounts import AccountView
from kamtui.tui.text import fit
from kamtui.tui.widgets.panel import sparkline

_WITH_TITLE = 28
"""Cells from which on the next step says what it is about."""

_OVERDUE: dict[Overdue | None, tuple[str, str]] = {Overdue.LATE: ("! ", "late"), Overdue.SLIPPED: ("~ ", "slipped")}
"""The mark of a missed step, as `kamtui prompt` has it, and its style."""

Cell = tuple[str, str]
"""Text and the name of its style."""


class Around(NamedTuple):
    """What a cell needs to know beside its account."""

    today: date
    currency: str
    width: int
    """Of the cell."""
    months: Sequence[int]
    """Revenue by month; empty where it has not come, and for an account that bought nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    heading: str
    sort: str
    """What a click on the heading sorts by, one of the services' sorts."""
    cell: Callable[[AccountView, Around], Cell]
    least: int
    most: int = 0
    """Cells it may grow to; 0 where it stays as it is."""
    goes: int = 0
    """On a narrow terminal the column with the highest number goes first; 0 stays."""
    right: bool = False
    of_sales: bool = False
    of_grades: bool = False
    of_contracts: bool = False
    borrows: bool = False
    """Whether it has no sort of its own, and a click sorts by a neighbour's."""


def _tier(one: AccountView, around: Around) -> Cell:
    return one.row.tier, "important" if one.row.tier is Tier.KEY else "plain"


def _name(one: AccountView, around: Around) -> Cell:
    return one.row.name, "important" if one.row.tier is Tier.KEY else "account"


def _revenue(one: AccountView, around: Around) -> Cell:
    return "·" if one.revenue is None else short_money(one.revenue, around.currency), "plain"


def _cumulative(one: AccountView, around: Around) -> Cell:
    return percent(one.cumulative_share), "dim"


def _yoy(one: AccountView, around: Around) -> Cell:
    return percent(one.yoy, signed=True), "silent" if (one.yoy or 0) < 0 else "good" if one.yoy else "dim"


def _consistent(one: AccountView, around: Around) -> Cell:
    return "●" if one.consistent else "", "good"


def _trend(one: AccountView, around: Around) -> Cell:
    return sparkline(tuple(around.months)), "chart"


def _silent(one: AccountView, around: Around) -> Cell:
    if one.row.status is AccountStatus.LOST or one.parked:
        return ("parked" if one.parked else "lost"), "dim"
    if one.silence is None:
        return "", "dim"
    words = one.silence.words
    short = words if len(words) <= around.width else words.removeprefix("silent ")
    return short, {"ok": "plain", "amber": "silent", "red": "late"}[one.silence.level]


def _next(one: AccountView, around: Around) -> Cell:
    if one.next is None or one.next.row.planned_on is None:
        return ("NO NEXT STEP", "silent") if one.no_next else ("", "dim")
    step, day = one.next.row, one.next.row.planned_on
    mark, style = _OVERDUE.get(one.next.overdue, ("", "plain"))
    if around.width < _WITH_TITLE:
        return f"{mark}{month_day(day, around.today)} {step.kind}", style
    return f"{mark}{short_day(day, around.today)} {step.kind} {step.title}", style


def _grade(one: AccountView, around: Around) -> Cell:
    if one.grade is None:
        return "", "dim"
    return marked(one.grade), "late" if one.grade.is_failing else "plain"


def _renewal(one: AccountView, around: Around) -> Cell:
    """Within ninety days in amber and by how many days, within those of notice in red, beyond as a day."""
    found = one.renewal
    if found is None:
        return "", "dim"
    words = found.words
    short = words if len(words) <= around.width else words.removeprefix(f"{found.what} ")
    return short, "late" if found.presses else "silent" if found.is_near else "plain"


COLUMNS = {
    "tier": Column("tier", "tier", _tier, 5),
    "account": Column("account", "name", _name, 16, most=38),
    "city": Column("city", "city", lambda one, _: (one.row.city or "", "dim"), 10, most=18, goes=5),
    "segment": Column(
        "segment", "name", lambda one, _: (one.row.segment or "", "dim"), 10, most=20, goes=7, borrows=True
    ),
    "revenue": Column("revenue", "revenue", _revenue, 8, right=True, of_sales=True),
    "cumulative": Column("cum.", "share", _cumulative, 6, goes=3, right=True, of_sales=True),
    "yoy": Column("YoY", "yoy", _yoy, 6, goes=3, right=True, of_sales=True),
    "consistent": Column("●", "consistent", _consistent, 2, goes=4, of_sales=True),
    "trend": Column(f"{MONTHS} months", "yoy", _trend, MONTHS, goes=6, of_sales=True, borrows=True),
    "grade": Column("grade", "grade", _grade, 5, goes=2, of_grades=True),
    "renewal": Column("renewal", "renewal", _renewal, 11, most=18, goes=2, of_contracts=True),
    "silent": Column("silent", "silent", _silent, 10, most=17, goes=1),
    "next": Column("next step", "next", _next, 16, most=70),
}
"""The columns from left to right."""


@lru_cache(maxsize=32)
def layout(
    width: int, has_sales: bool, has_grades: bool = False, has_renewals: bool = False
) -> tuple[tuple[str, int], ...]:
    """The columns that fit a width, each with its own: a blank before each, and a cell for the mark."""
    shown = {
        name: column.least
        for name, column in COLUMNS.items()
        if (has_sales or not column.of_sales)
        and (has_grades or not column.of_grades)
        and (has_renewals or not column.of_contracts)
    }
    while _taken(shown) > width and any(COLUMNS[name].goes for name in shown):
        del shown[max(shown, key=lambda name: COLUMNS[name].goes)]
    growing = [name for name in shown if COLUMNS[name].most]
    while growing and _taken(shown) < width:
        for name in growing[: width - _taken(shown)]:
            shown[name] += 1
        growing = [name for name in growing if shown[name] < COLUMNS[name].most]
    return tuple(shown.items())


def _taken(shown: dict[str, int]) -> int:
    return sum(shown.values()) + len(shown) + 1


def heading_cells(columns: Sequence[tuple[str, int]], width: int, sort: str, backwards: bool) -> list[Cell]:
    """The headings, with an arrow at the one that the rows are sorted by."""
    found = []
    for name, _ in columns:
        column = COLUMNS[name]
        here = column.sort == sort and not column.borrows
        text = f"{column.heading}{'↑' if backwards else '↓'}" if here else column.heading
        found.append((text, "mark" if here else "heading"))
    return _filled(" ", found, columns, width)


def account_cells(
    one: AccountView, columns: Sequence[tuple[str, int]], width: int, around: Around, *, marked: bool
) -> list[Cell]:
    """One account as (text, style name) pairs that fill exactly `width` cells."""
    found = [COLUMNS[name].cell(one, around._replace(width=wide)) for name, wide in columns]
    return _filled("✓" if marked else " ", found, columns, width)


def _filled(mark: str, cells: Sequence[Cell], columns: Sequence[tuple[str, int]], width: int) -> list[Cell]:
    """A mark, and cells each in its column; where even the least columns are too wide the last are cut off."""
    room, found = width - 1, [(mark, "mark")]
    for (text, style), (name, wide) in zip(cells, columns, strict=True):
        inner = min(wide, room - 1)
        if inner <= 0:
            break
        found.append((f" {fit(text, inner, right=COLUMNS[name].right)}", style))
        room -= inner + 1
    return [*found, (" " * room, "plain")] if room > 0 else found


def column_at(columns: Sequence[tuple[str, int]], x: int) -> Column | None:
    """The column that a cell of the line belongs to."""
    start = 1
    for name, wide in columns:
        if start <= x <= start + wide:
            return COLUMNS[name]
        start += wide + 1
    return None
