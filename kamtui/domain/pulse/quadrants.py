"""Minutes by quadrant: where each done task stood on the day it was done, as far as that is still known.

The rules are those of `domain.quadrant`; a property test holds both to the same boxes. Years of tasks are placed at
once, so what an account lends to its tasks is worked out once for each account and day.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.locale import shown
from kamtui.domain.production import Span
from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit, share
from kamtui.domain.pulse.weeks import labels, place
from kamtui.domain.words import Quadrant, Waiting

QUADRANT_RULE = (
    "minutes of done tasks in Delegate and Drop ÷ minutes of all done tasks, each in the box the rules put it in on "
    "the morning of the day it was done; the minutes are those planned, and what is not kept over time (tier, cadence, "
    "parking, your words on the task, the state of a contract) is taken as it is now"
)
NOTHING_DONE = "no task was done in these days"

_BOX = {
    (True, True): Quadrant.DO,
    (False, True): Quadrant.SCHEDULE,
    (True, False): Quadrant.DELEGATE,
    (False, False): Quadrant.DROP,
}


class Finished(NamedTuple):
    """A done task, with what its box depends on."""

    day: date
    """The rep's day on which it was done."""
    minutes: int
    account_id: int | None
    due_on: date | None
    tied: bool
    """It kept a promise, or served an objective that was open."""
    waiting: Waiting | None
    important: bool | None
    """The rep's own word."""
    urgent: bool | None
    override: Quadrant | None


class Lent(NamedTuple):
    """What an account lends to its tasks on one day."""

    matters: bool
    presses: bool


class Spent(NamedTuple):
    """Minutes in a box on a day."""

    day: date
    box: Quadrant
    minutes: int


def box(task: Finished, lent: Lent, pressing: date) -> Quadrant:
    """The box a task stood in; `pressing` is the last due date that pressed that day."""
    if task.override is not None:
        return task.override
    important = task.tied or lent.matters if task.important is None else task.important
    if task.urgent is None:
        due = task.due_on is not None and task.due_on <= pressing
        urgent = due or task.waiting is Waiting.US or lent.presses
    else:
        urgent = task.urgent
    return _BOX[urgent, important]


def placed(
    tasks: Iterable[Finished], lent: Callable[[int, date], Lent], pressing: Callable[[date], date]
) -> list[Spent]:
    """Every task in its box; `lent` tells of an account and a day, `pressing` the last due date that pressed on it."""
    nothing = Lent(False, False)
    known: dict[tuple[int, date], Lent] = {}
    near: dict[date, date] = {}
    found: list[Spent] = []
    for task in tasks:
        day, account = task.day, task.account_id
        if day not in near:
            near[day] = pressing(day)
        given = nothing
        if account is not None:
            key = (account, day)
            if key not in known:
                known[key] = lent(account, day)
            given = known[key]
        found.append(Spent(day, box(task, given, near[day]), task.minutes))
    return found


def quadrants(spent: Iterable[Spent], over: Sequence[Span]) -> Figure:
    """Where the minutes went, in all and by week."""
    where = place(over)
    by_week = {one: [0] * len(over) for one in Quadrant}
    for day, one, minutes in spent:
        if day in where:
            by_week[one][where[day]] += minutes
    totals = {one: sum(minutes) for one, minutes in by_week.items()}
    whole = sum(totals.values())
    missing = "" if whole else NOTHING_DONE
    lost = totals[Quadrant.DELEGATE] + totals[Quadrant.DROP]
    return Figure(
        Key.QUADRANTS,
        "Time on what is not important",
        share(lost, whole),
        Unit.SHARE,
        QUADRANT_RULE,
        words=f"Delegate and Drop, of {whole} minutes" if whole else "",
        missing=missing,
        source="your own figure: the four boxes are those of the matrix",
        parts=tuple(
            Part(one.capitalize(), minutes, Unit.MINUTES, shown().percent(f"{minutes * 100 / whole:.0f}"))
            for one, minutes in totals.items()
        )
        if whole
        else (),
        charts=(
            Chart(
                Shape.STACKED,
                "Minutes by quadrant by week",
                "week from",
                "minutes of done tasks",
                Unit.MINUTES,
                labels(over),
                tuple(Series(one.capitalize(), tuple(minutes)) for one, minutes in by_week.items()) if whole else (),
                empty=missing,
            ),
        ),
    )
