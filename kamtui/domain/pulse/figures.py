"""A figure as Pulse, the shell and the report show it: a value with its unit and rule, its parts, and its charts.

A share is a ratio from 0 to 1, minutes and days are whole numbers, money is minor units of one currency. What cannot be
known is None with the reason in words, never 0.
"""

from dataclasses import dataclass
from enum import StrEnum

from kamtui.domain.load import hours
from kamtui.domain.money import short_money
from kamtui.domain.production import percent

Value = int | float | None


class Key(StrEnum):
    """Every figure, in the order it is shown."""

    RETENTION = "retention"
    GROWTH = "growth"
    BASE = "base"
    PACE = "plan pace"
    ADHERENCE = "plan adherence"
    PUNCTUALITY = "follow-up punctuality"
    PROMISES = "promises kept"
    COVERAGE = "key coverage"
    TIME = "revenue and time"
    QUADRANTS = "minutes by quadrant"
    AD_HOC = "ad hoc"
    ANSWERS = "answer rate"
    RENEWALS = "renewals and dips"


class Unit(StrEnum):
    """What a value counts."""

    SHARE = "share"
    CHANGE = "change"
    """A ratio with its sign: growth."""
    COUNT = "count"
    MINUTES = "minutes"
    DAYS = "days"
    MONEY = "money"


class Shape(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    """One line per label, series side by side on it: what is compared is read off the left edge."""
    COLUMNS = "columns"
    """One column per label, over time."""
    STACKED = "stacked"
    """Columns whose series are parts of one whole."""
    LINES = "lines"
    """A line per series over the same labels."""
    GAUGE = "gauge"
    """One value per label on one scale; `low` and `high` bound where the first should be."""
    RANGE = "range"
    """Two series, the least and the most of each label."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values beside the labels of a chart; None where nothing is known."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn of a figure."""

    shape: Shape
    title: str
    x: str
    """What the labels are: `week from`, `kind`."""
    y: str
    """What the values are: `minutes`, `share of touches`."""
    unit: Unit
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    low: Value = None
    """Where a line is drawn: the least that is wanted of a gauge, the 80 % of a Pareto."""
    high: Value = None
    """The most that is wanted of a gauge."""
    empty: str = ""
    """Why there is nothing to draw."""

    @property
    def is_empty(self) -> bool:
        """Whether no series has a value."""
        return not any(value is not None for one in self.series for value in one.values)

    @property
    def top(self) -> Value:
        """The largest value of any series, of whole columns where they are stacked; None without one."""
        if self.shape is Shape.STACKED:
            wholes = [sum(v or 0 for v in column) for column in zip(*(one.values for one in self.series), strict=True)]
            return max(wholes, default=None)
        return max((v for one in self.series for v in one.values if v is not None), default=None)


@dataclass(frozen=True, slots=True)
class Part:
    """A number beside the value of a figure, or a part of it."""

    title: str
    value: Value
    unit: Unit
    words: str = ""
    """`8 of 10`; why there is none, where the value is None."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of Pulse."""

    key: Key
    title: str
    value: Value
    unit: Unit
    rule: str
    """How it is worked out, in a sentence; shown on `?`."""
    words: str = ""
    """What the value is made of: `8 of 10`."""
    missing: str = ""
    """Why there is no value, where it is None."""
    source: str = ""
    """Where the rule comes from, where it is one of the trade."""
    parts: tuple[Part, ...] = ()
    charts: tuple[Chart, ...] = ()
    low: Value = None
    """The least that is wanted; None where the rep set none."""
    high: Value = None
    """The most that is wanted."""
    grey: str = ""
    """Why it does not count yet (`retention first`): it is drawn grey."""

    @property
    def is_known(self) -> bool:
        """Whether it has a value."""
        return self.value is not None


def shown(value: Value, unit: Unit, currency: str = "") -> str:
    """A value as it is read: `78 %`, `+4 %`, `41`, `5h10`, `12 d`, `412 k`; `·` where there is none."""
    if value is None:
        return "·"
    if unit in (Unit.SHARE, Unit.CHANGE):
        return percent(value, signed=unit is Unit.CHANGE)
    number = round(value)
    if unit is Unit.MINUTES:
        return hours(number)
    if unit is Unit.MONEY:
        return short_money(number, currency)
    return f"{number} d" if unit is Unit.DAYS else f"{number}"


def share(part: int, whole: int) -> float | None:
    """A ratio; None where there is nothing to divide by."""
    return part / whole if whole > 0 else None
