"""Keeping one's word: next steps taken by their planned day, promises kept by theirs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.keep.ledger import KEPT_RULE, is_due, kept_rate
from kamtui.domain.production import Span
from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit, share
from kamtui.domain.pulse.weeks import labels, shares

PUNCTUAL_RULE = (
    "planned days of steps with accounts on which, or before which, the client was called on ÷ all planned days that "
    "are over; an attempt counts, a step moved only after its day had passed missed it"
)
PROMISE_RULE = (
    f"{KEPT_RULE}, of promises due in these days; one to a lost account is no late work any more, but counts as broken"
)


class Steps(NamedTuple):
    """Planned days of client steps, counted by day."""

    day: date
    kept: int
    """Those on which, or before which, something was done."""
    all: int


def punctuality(days: Iterable[Steps], over: Sequence[Span]) -> Figure:
    """How often a next step was taken by its planned day."""
    found = list(days)
    kept, every = sum(one.kept for one in found), sum(one.all for one in found)
    missing = "" if every else "no step with an account was planned for these days"
    return Figure(
        Key.PUNCTUALITY,
        "Follow-up punctuality",
        share(kept, every),
        Unit.SHARE,
        PUNCTUAL_RULE,
        words=f"{kept} of {every} planned days" if every else "",
        missing=missing,
        charts=(
            Chart(
                Shape.COLUMNS,
                "Follow-up punctuality by week",
                "week from",
                "share of the week's planned days",
                Unit.SHARE,
                labels(over),
                (Series("by its planned day", shares(over, found)),),
                empty=missing,
            ),
        ),
    )


def promises(days: Iterable[tuple[date, date | None]], today: date, over: Sequence[Span]) -> Figure:
    """Promises kept in time, from the day each was due and the day it was kept."""
    found = list(days)
    rate = kept_rate(found, today)
    late = sum(is_due(due, kept, today) and kept is not None and kept > due for due, kept in found)
    missing = "" if rate.due else "no promise was due in these days"
    counted = ((due, int(kept is not None and kept <= due), 1) for due, kept in found if is_due(due, kept, today))
    return Figure(
        Key.PROMISES,
        "Promises kept",
        rate.share,
        Unit.SHARE,
        PROMISE_RULE,
        words=f"{rate.kept} of {rate.due}" if rate.due else "",
        missing=missing,
        parts=(
            Part("kept in time", rate.kept, Unit.COUNT),
            Part("kept late", late, Unit.COUNT),
            Part("not kept", rate.due - rate.kept - late, Unit.COUNT),
        )
        if rate.due
        else (),
        charts=(
            Chart(
                Shape.COLUMNS,
                "Promises kept by week",
                "week they were due, from",
                "share kept in time",
                Unit.SHARE,
                labels(over),
                (Series("kept in time", shares(over, counted)),),
                empty=missing,
            ),
        ),
    )
