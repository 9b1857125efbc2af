"""Retention and growth as figures: the first two of Pulse, growth grey until retention holds."""

from collections.abc import Sequence

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.forecast import FORECAST_RULE, Forecast
from kamtui.domain.keep.goal_words import HELD, pace_words
from kamtui.domain.keep.goals import FIRST_RULE, GROWTH_RULE, PACE_RULE, RETENTION_RULE, Compared, Measure
from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit

_UNKNOWN = "there is nothing to compare"


def retention(one: Measure, over: Compared, said: str, currency: str) -> Figure:
    """What stays of last year's revenue; `said` are the days it is measured over, in words."""
    return Figure(
        Key.RETENTION,
        f"Retention {over.year}",
        one.rate,
        Unit.SHARE,
        f"{RETENTION_RULE}; {PACE_RULE}",
        words=f"{_goal(one)}; {said}",
        missing="" if one.rate is not None else one.why or over.why or _UNKNOWN,
        source="keep before you grow",
        parts=tuple(_parts(one, currency)),
        charts=(_pace_chart(one),),
        low=_wanted(one),
    )


def growth(one: Measure, over: Compared, said: str, ahead: Forecast, currency: str) -> Figure:
    """What came beyond last year's revenue, and where the year may end."""
    words = ahead.sums(currency)
    return Figure(
        Key.GROWTH,
        f"Growth {over.year}",
        one.rate,
        Unit.CHANGE,
        f"{GROWTH_RULE}; {FIRST_RULE}; {FORECAST_RULE}",
        words=f"{_goal(one)}; {said}",
        missing="" if one.rate is not None else one.why or over.why or _UNKNOWN,
        parts=(
            *_parts(one, currency),
            Part("forecast, least", ahead.low, Unit.MONEY, ahead.why),
            Part("forecast, most", ahead.high, Unit.MONEY, ahead.why),
        ),
        charts=(
            _pace_chart(one),
            Chart(
                Shape.RANGE,
                f"Forecast of {over.year}: {words}",
                "",
                "revenue of the year",
                Unit.MONEY,
                (str(over.year),),
                (Series("least", (ahead.low,)), Series("most", (ahead.high,))),
                low=one.wanted,
                empty="" if ahead.low is not None else ahead.why,
            ),
        ),
        low=_wanted(one),
        grey=HELD if one.held else "",
    )


def _goal(one: Measure) -> str:
    """`goal +15 %, behind`; `no goal`."""
    return "no goal" if one.target is None else f"goal {one.target.words(one.aim)}, {one.standing}"


def _wanted(one: Measure) -> float | None:
    """The goal as a ratio; None without one, or where it is an amount."""
    return None if one.target is None or one.target.permille is None else one.target.permille / 1000


def _parts(one: Measure, currency: str) -> Sequence[Part]:
    what = "stayed" if one.aim is Aim.RETENTION else "revenue so far"
    found = [Part(what, one.achieved, Unit.MONEY, one.why)]
    if one.target is not None:
        found.append(Part("goal", one.wanted, Unit.MONEY, one.target.words(one.aim)))
        found.append(Part("of the goal", one.done, Unit.SHARE, pace_words(one, currency)))
    found.append(
        Part("year gone", one.elapsed, Unit.SHARE, one.why if one.elapsed is None else "to the last day of sales")
    )
    if one.season is not None:
        found.append(Part("by last year's season", one.season, Unit.SHARE, "had come by that day last year"))
    return found


def _pace_chart(one: Measure) -> Chart:
    """The goal beside the year and the season."""
    pairs = [("goal", one.done), ("year", one.elapsed), ("season", one.season)]
    return Chart(
        Shape.GAUGE,
        f"{one.aim.capitalize()}: goal and time",
        "",
        "share",
        Unit.SHARE,
        tuple(name for name, _ in pairs),
        (Series("share", tuple(value for _, value in pairs)),),
        empty=one.why or ("" if one.done is not None else "no goal is set"),
    )
