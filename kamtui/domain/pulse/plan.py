"""The plan: how far it has come beside the time that has gone, whether days were kept, and what nobody had planned."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.plan.pace import Pace
from kamtui.domain.production import Span
from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit, share
from kamtui.domain.pulse.weeks import labels, shares

NOT_LOCKED = "no plan of these days was locked"

PACE_RULE = (
    "planned touches of the locked plan that have happened ÷ all of them, beside the share of working days that has "
    "gone; touches beyond the plan of one account make up for none that is missing at another"
)
ADHERENCE_RULE = (
    "lines of the locked plan that were done on their day or before ÷ all lines planned for these days; a line that "
    "was moved or cut was not kept"
)
AD_HOC_RULE = (
    "touches that reached somebody and that no line of the locked plan asked for ÷ all of them, on days of locked "
    "months"
)
_CYCLE = "P, A, S and R of cycle planning in sales"


class Lines(NamedTuple):
    """Lines of locked plans that were planned for one day."""

    day: date
    all: int
    kept: int
    """Those done on it or before."""
    done: int
    """Those done at all."""


class Touched(NamedTuple):
    """Touches of one day in a month that was locked."""

    day: date
    touches: int
    ad_hoc: int
    """Those that no line of the plan asked for."""


def pace(found: Pace, elapsed: float, about: str) -> Figure:
    """Plan pace over the days that `about` names (`November 2026`)."""
    done = share(found.planned - found.remaining, found.planned)
    return Figure(
        Key.PACE,
        "Plan pace",
        done,
        Unit.SHARE,
        PACE_RULE,
        words=f"{about}: {found.planned - found.remaining} of {found.planned}" if found.planned else "",
        missing="" if found.planned else f"nothing is locked as planned for {about}",
        source=_CYCLE,
        parts=(
            Part("time elapsed", elapsed, Unit.SHARE, about),
            Part("planned P", found.planned, Unit.COUNT),
            Part("actual A", found.actual, Unit.COUNT),
            Part("scheduled S", found.scheduled, Unit.COUNT),
            Part("remaining R", found.remaining, Unit.COUNT),
            Part("to schedule", found.to_schedule, Unit.COUNT),
        ),
        charts=(
            Chart(
                Shape.GAUGE,
                f"Plan and time, {about}",
                "",
                "share",
                Unit.SHARE,
                ("plan", "time"),
                (Series("share", (done, elapsed)),),
            ),
        ),
    )


def adherence(lines: Iterable[Lines], today: date, over: Sequence[Span]) -> Figure:
    """How much of the plan was done on its day; `over` are the weeks of the chart."""
    found = list(lines)
    every, kept, done = sum(one.all for one in found), sum(one.kept for one in found), sum(one.done for one in found)
    over_kept, over_all = _over(found, today)
    by_week = shares(over, ((one.day, one.kept, one.all) for one in found))
    missing = "" if every else NOT_LOCKED
    return Figure(
        Key.ADHERENCE,
        "Plan adherence",
        share(kept, every),
        Unit.SHARE,
        ADHERENCE_RULE,
        words=f"{kept} of {every} lines" if every else "",
        missing=missing,
        parts=(
            Part("done on their day", kept, Unit.COUNT),
            Part("done late", done - kept, Unit.COUNT),
            Part("not done", every - done, Unit.COUNT),
            Part("of days that are over", share(over_kept, over_all), Unit.SHARE, f"{over_kept} of {over_all}"),
        )
        if every
        else (),
        charts=(
            Chart(
                Shape.COLUMNS,
                "Plan adherence by week",
                "week from",
                "share of the week's lines",
                Unit.SHARE,
                labels(over),
                (Series("done on their day", by_week),),
                empty=missing,
            ),
        ),
    )


def ad_hoc(days: Iterable[Touched], over: Sequence[Span]) -> Figure:
    """What part of the touches nobody had planned."""
    found = list(days)
    touches, loose = sum(one.touches for one in found), sum(one.ad_hoc for one in found)
    missing = "" if touches else f"no touch on a day of a locked month, or {NOT_LOCKED}"
    by_week = shares(over, ((one.day, one.ad_hoc, one.touches) for one in found))
    planned = tuple(None if one is None else 1 - one for one in by_week)
    return Figure(
        Key.AD_HOC,
        "Ad hoc touches",
        share(loose, touches),
        Unit.SHARE,
        AD_HOC_RULE,
        words=f"{loose} of {touches} touches" if touches else "",
        missing=missing,
        parts=(
            Part("planned", share(touches - loose, touches), Unit.SHARE, f"{touches - loose} touches"),
            Part("ad hoc", share(loose, touches), Unit.SHARE, f"{loose} touches"),
        )
        if touches
        else (),
        charts=(
            Chart(
                Shape.STACKED,
                "Planned and ad hoc by week",
                "week from",
                "share of the week's touches",
                Unit.SHARE,
                labels(over),
                (Series("planned", planned), Series("ad hoc", by_week)),
                empty=missing,
            ),
        ),
    )


def _over(lines: Iterable[Lines], today: date) -> tuple[int, int]:
    """Lines kept, and all lines, of days before today."""
    past = [one for one in lines if one.day < today]
    return sum(one.kept for one in past), sum(one.all for one in past)
