"""The rhythm of an account: the days of a month on which a touch would be right, seen what stands already."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple


class Beat(NamedTuple):
    """A touch that is wanted: the day that would be right, and the days that still are."""

    ideal: date
    earliest: date
    latest: date


def rhythm(
    first: date,
    last: date,
    cadence: int,
    last_touch_on: date | None,
    planned: Sequence[date] = (),
    touches: int | None = None,
) -> list[Beat]:
    """Touches from `first` to `last`, both included, one cadence after the other from the last touch or planned task.

    Each planned task takes the place of the beat that is nearest to it, one after the span that of a beat within half
    a cadence: asked again once they are planned, nothing is left to ask for. With `touches` there are that many in the
    month of the last day, evenly laid; those before `first` are not asked for any more, and the last touch takes one as
    a planned task does. A beat may be moved by a third of its distance to the next one, two days at least; one that is
    overdue by twice that.
    """
    if touches is None:
        step = max(cadence, 1)
        ideals = _by_cadence(first, last, step, last_touch_on, planned)
        near = [day for day in planned if last < day <= last + timedelta(days=step // 2)]
        give_way(ideals, [day for day in near if ideals and day - ideals[-1] <= timedelta(days=step // 2)])
    else:
        start = min(first, last.replace(day=1))
        step = max(((last - start).days + 1) // max(touches, 1), 1)
        ideals = _evenly(start, last, touches)
        give_way(ideals, [last_touch_on] if last_touch_on is not None and start <= last_touch_on <= first else ())
        ideals = [day for day in ideals if day >= first]
    give_way(ideals, [day for day in planned if first <= day <= last])
    slack = timedelta(days=max(step // 3, 2))
    overdue = last_touch_on is None or last_touch_on + timedelta(days=step) <= first
    return [
        Beat(day, max(day - slack, first), min(day + slack * (2 if overdue and day == first else 1), last))
        for day in ideals
    ]


def _by_cadence(
    first: date, last: date, cadence: int, last_touch_on: date | None, planned: Sequence[date]
) -> list[date]:
    """A cadence after the other, from the last touch or planned task before the span."""
    before = [day for day in planned if day < first]
    if last_touch_on is not None:
        before.append(min(last_touch_on, first))
    start = max(max(before) + timedelta(days=cadence), first) if before else first
    return [start + timedelta(days=n) for n in range(0, max((last - start).days + 1, 0), cadence)]


def _evenly(first: date, last: date, touches: int) -> list[date]:
    """The middles of equal stretches."""
    days = (last - first).days + 1
    return [first + timedelta(days=(2 * n + 1) * days // (2 * touches)) for n in range(touches)]


def give_way(ideals: list[date], planned: Sequence[date]) -> None:
    """Each planned task takes the wanted day that is nearest to it off the list."""
    for day in planned:
        if ideals:
            ideals.remove(min(ideals, key=lambda ideal: (abs(ideal - day), ideal)))
