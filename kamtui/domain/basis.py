"""What a number stands on: its formula in words, the sales behind it, and how old they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kamtui.domain.movement import DECLINED
from kamtui.domain.production import LINE, TOP, Span, months_of, percent


class Figure(StrEnum):
    """A number that the sales are turned into."""

    REVENUE = "revenue"
    YTD = "year to date"
    YOY = "YoY"
    MOM = "MoM"
    WOW = "WoW"
    PARETO = "Pareto"
    MOVEMENT = "movement"
    CONSISTENT = "consistent"
    DORMANT = "dormant"
    SEGMENTS = "segments"
    INDEX = "index"


FORMULAS: Mapping[Figure, str] = MappingProxyType(
    {
        Figure.REVENUE: "sum of the sales of the days told, returns as negative amounts; nothing is converted",
        Figure.YTD: "(this year up to the last day of sales − the same days of the year before) ÷ those days",
        Figure.YOY: "(period − the same days one year before) ÷ those days; · where they brought nothing",
        Figure.MOM: (
            "(month − month before) ÷ month before; the same days while it is unfinished; a month without sales is 0, "
            "· after such a month"
        ),
        Figure.WOW: (
            "(ISO week − week before) ÷ week before, from Monday; the same days while it is unfinished; "
            "· after a week without sales"
        ),
        Figure.PARETO: (
            f"accounts by revenue, the most first; top = {TOP} % of those with sales, rounded up; share = their "
            f"revenue ÷ all revenue; line = fewest accounts that make {LINE} %"
        ),
        Figure.MOVEMENT: (
            "lost = revenue before, none after; new = none before, revenue after; "
            f"declined = revenue after, but below {DECLINED} % of before"
        ),
        Figure.CONSISTENT: "revenue in each of the years and never below the set part of the year before",
        Figure.DORMANT: "accounts with sales but no revenue in the twelve months up to the last sale ÷ all with sales",
        Figure.SEGMENTS: "revenue by the segment of the sale, else of its account; share = segment ÷ all revenue",
        Figure.INDEX: (
            "own YoY beside (mean of the index − mean of the same months one year before) ÷ that mean, over the months "
            "of those days that the index has in both years"
        ),
    }
)
"""How each is worked out, in words."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What one number stands on."""

    formula: str
    rows: int
    """Sales behind it."""
    imported_on: date | None
    """Day of the last import of sales; None when none came by an import."""


@dataclass(frozen=True, slots=True)
class IndexGrowth:
    """An industry index and its growth over the months of the days that YoY compares."""

    name: str
    change: float | None
    """None where it has none of those months in both years."""
    months: int = 0
    """Months that it has in both years."""
    of: int = 0
    """Months that the days lie in."""
    last: str = ""
    """The last of those it has, `2026-10`."""

    def rule(self) -> str:
        """`mean of 10 of 11 months up to 2026-10 against the same months one year before`."""
        if not self.months:
            return f"{self.name} has none of these months in both years"
        of = f"of {self.of} " if self.months != self.of else ""
        many = f"{self.months} {of}months" if self.of > 1 else "1 month"
        return f"mean of {many} up to {self.last} against the same months one year before"


def index_growth(name: str, current: Span, values: Mapping[str, int], before: Mapping[str, int]) -> IndexGrowth:
    """Growth over the months that some days lie in, from values by month (`2026-11`) of theirs and of one year before.

    Only months that both years have count.
    """
    months = months_of(current)
    pairs = [(month, f"{int(month[:4]) - 1:04d}{month[4:]}") for month in months]
    both = [(month, earlier) for month, earlier in pairs if month in values and before.get(earlier, 0) > 0]
    if not both:
        return IndexGrowth(name, None, 0, len(months))
    now, then = sum(values[month] for month, _ in both), sum(before[earlier] for _, earlier in both)
    return IndexGrowth(name, (now - then) / then, len(both), len(months), both[-1][0])


def is_stale(last: date, today: date, days: int) -> bool:
    """Whether the last day of sales lies more than so many days back."""
    return (today - last).days > days


def beside_index(own: float | None, index: IndexGrowth | None) -> str:
    """`you −4 % · Retail index +2 %`; without an index `no index loaded`, never 0."""
    if index is None:
        return "no index loaded"
    return f"you {percent(own, signed=True)} · {index.name} {percent(index.change, signed=True)}"
