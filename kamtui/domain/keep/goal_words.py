"""Goals said in words: how far one has come, and what it would ask for before it is saved."""

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.forecast import Forecast
from kamtui.domain.keep.goals import Measure, Standing
from kamtui.domain.money import short_money, short_sum
from kamtui.domain.production import percent

HELD = "retention first"
"""What is said of growth while retention is under its goal."""


def rate_words(one: Measure) -> str:
    """`87 %` of retention, `+4 %` of growth; `·` where there is nothing to compare."""
    return percent(one.rate, signed=one.aim is Aim.GROWTH)


def goal_words(one: Measure) -> str:
    """`growth +15 %: +4 % so far, behind · retention first`; `retention 87 % so far, no goal`."""
    if one.target is None:
        return f"{one.aim} {rate_words(one)} so far, no goal"
    said = f"{one.aim} {one.target.words(one.aim)}: {rate_words(one)} so far, {one.standing}"
    return f"{said} · {HELD}" if one.held else said


def short_words(one: Measure) -> str:
    """`growth +15 %: +4 %, behind`; `retention first` instead where growth is held."""
    if one.target is None:
        return goal_words(one)
    return f"{one.aim} {one.target.words(one.aim)}: {rate_words(one)}, {HELD if one.held else one.standing}"


def pace_words(one: Measure, currency: str) -> str:
    """`412 k of 480 k EUR (86 %), 88 % of the year gone, 84 % by last year's season`; why it is unknown."""
    if one.achieved is None or not one.wanted or one.standing is Standing.UNKNOWN:
        return one.why
    done = f"{short_money(one.achieved, currency)} of {short_sum(one.wanted, currency)}"
    said = f"{done} ({percent(one.done)}), {percent(one.elapsed)} of the year gone"
    return said if one.season is None else f"{said}, {percent(one.season)} by last year's season"


def forecast_words(one: Forecast, currency: str) -> str:
    """`forecast 430 k to 470 k EUR, by the seasons of 2024 and 2025`; empty where nothing can be said."""
    return "" if one.low is None else f"forecast {one.sums(currency)}, {one.why}"
