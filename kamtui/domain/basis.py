"""What a number stands on: its formula in words, the sales behind it, and how old they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kamtui.domain.movement import DECLINED
from kamtui.domain.production import LINE, TOP, percent


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
        Figure.INDEX: "own growth beside the growth of the index over the same days",
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
    """An industry index and its growth over the days that YoY compares."""

    name: str
    change: float


def is_stale(last: date, today: date, days: int) -> bool:
    """Whether the last day of sales lies more than so many days back."""
    return (today - last).days > days


def beside_index(own: float | None, index: IndexGrowth | None) -> str:
    """`you −4 % · Retail index +2 %`; without an index `no index loaded`, never 0."""
    if index is None:
        return "no index loaded"
    return f"you {percent(own, signed=True)} · {index.name} {percent(index.change, signed=True)}"
