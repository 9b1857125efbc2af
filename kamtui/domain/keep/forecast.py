"""Forecast of a year's revenue as a range: what has come so far ÷ the share of a year that past years had made by then.

Every past full year gives an estimate, the lowest and the highest are the range. Money is integer minor units.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.locale import shown
from kamtui.domain.money import short_money
from kamtui.domain.production import Span

PAST_YEARS = 5
"""Full years that are looked back on."""

FORECAST_RULE = (
    "forecast = revenue so far ÷ the share of each of the last full years that had come by the same day; the lowest "
    f"and the highest of at most {PAST_YEARS} years are the range, with one year that and even days"
)
"""How it is worked out, in words."""

_FIRST = (1, 31)
"""Month and day by which there is enough of a year: its first whole month."""


class Past(NamedTuple):
    """Revenue of a past full year, in minor units."""

    year: int
    part: int
    """Up to the same day of the year."""
    whole: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Revenue of a whole year, in minor units; a range of one number once the year is over."""

    low: int | None
    """None where nothing can be said."""
    high: int | None
    years: tuple[int, ...]
    """Past years it stands on."""
    why: str
    """What it stands on, or why there is none."""

    def words(self, currency: str) -> str:
        """`430 k to 470 k`; `·` where nothing can be said."""
        if self.low is None or self.high is None:
            return "·"
        low, high = short_money(self.low, currency), short_money(self.high, currency)
        return low if low == high else f"{low} to {high}"

    def sums(self, currency: str) -> str:
        """`430 k to 470 k EUR`; `·` where nothing can be said."""
        said = self.words(currency)
        return said if self.low is None else shown().priced_briefly(said, currency)


def forecast(year: int, now: int, current: Span | None, past: Iterable[Past]) -> Forecast:
    """The range for a year from its revenue over `current`, its days from 1 January on."""
    if current is None:
        return _none(f"no sales of {year} are loaded")
    if current.last >= date(year, 12, 31):
        return Forecast(now, now, (), f"{year} is over")
    if (current.last.month, current.last.day) < _FIRST:
        return _none(f"it takes the first whole month of {year}")
    if now <= 0:
        return _none(f"nothing was sold in {year} so far")
    every = sorted(past)
    found = [one for one in every if one.part > 0 and one.whole > 0]
    if not found:
        return _none(f"no full year before {year} had revenue by then" if every else f"no full year before {year}")
    made = [_over(now * one.whole, one.part) for one in found]
    years = tuple(one.year for one in found)
    if len(found) > 1:
        listed = f"{', '.join(map(str, years[:-1]))} and {years[-1]}"
        return Forecast(min(made), max(made), years, f"by the seasons of {listed}")
    length = date(year, 12, 31).timetuple().tm_yday
    made.append(_over(now * length, current.last.timetuple().tm_yday))
    return Forecast(min(made), max(made), years, f"one past year only: by the season of {years[0]} and by even days")


def _none(why: str) -> Forecast:
    return Forecast(None, None, (), why)


def _over(part: int, whole: int) -> int:
    """The nearest integer to `part / whole`, halves up; both positive."""
    return (2 * part + whole) // (2 * whole)
