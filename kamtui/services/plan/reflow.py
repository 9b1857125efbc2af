"""The reflow: open tasks of a month that can no longer stand where they are, laid on days that still take them.

Only what must move does: slipped tasks, those on a day that is not worked, and what a day has too much of, the least
important first. Pinned tasks, promises, fixed times, repeats and what was handed off are never moved.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kamtui.domain.placing import who_of
from kamtui.domain.plan.placement import place_month
from kamtui.domain.plan.reach import Reach, read_reach
from kamtui.domain.plan.touch import NotPlaced, PlannedTouch
from kamtui.domain.plan.wishes import rank
from kamtui.domain.production import Span
from kamtui.domain.words import Reason, Tier
from kamtui.domain.workdays import WorkCalendar
from kamtui.services.book import Book
from kamtui.services.plan.ground import ground
from kamtui.services.plan.movable import movable
from kamtui.services.plan.spans import check_ahead, whole
from kamtui.store.reading import Connection
from kamtui.store.reads import draft as draft_reads
from kamtui.store.reads import plan as reads
from kamtui.store.reads.plan import PlanTask
from kamtui.store.reads.spread import own_gaps

NEAR_WORKING_DAYS = 5
"""Working days after its own in which a task looks for room first."""


@dataclass(frozen=True, slots=True)
class Reflowed:
    """One task that would move."""

    task: PlanTask
    to: date
    why: str
    """Why it cannot stay, and why that day."""
    reason: Reason
    """`me` for a day that is not worked, else `priority`."""


@dataclass(frozen=True, slots=True)
class Reflow:
    """What a reflow would do, to be looked at first."""

    month: date
    moves: tuple[Reflowed, ...]
    """By the new day."""
    left: tuple[tuple[PlanTask, str], ...]
    """Tasks that should move and found no day, with the reason."""


def plan_reflow(connection: Connection, book: Book, month: date) -> Reflow:
    """Works out a month's reflow. Raises `RejectedError` for a month that is over. Writes nothing."""
    span = check_ahead(month, book.today)
    calendar = book.calendar(connection, *span)
    tasks = [one for one in reads.plan_tasks(connection, *whole(month), book.today, open_only=True) if one.asks]
    must = _must_move(tasks, span, calendar, book.rules.capacity_minutes)
    found = {task.id: task for task in tasks if task.id in must}
    reach = {row[0]: read_reach(row[5]) for row in draft_reads.people(connection) if row[5]}
    gaps = own_gaps(connection)
    touches = {
        task.id: _touch(task, span, gaps.get(task.account_id or 0, book.rules.min_gap_days), reach)
        for task in found.values()
    }
    left: list[NotPlaced] = []
    far = dict(touches)
    near = {key: _near(touch, calendar) for key, touch in touches.items()}
    while True:
        days = ground(connection, book, span, near).days(connection, book, span)
        placement = place_month(near.values(), days, 0.0)
        if not placement.unplaced:
            break
        stuck = {one.touch.id[2]: one for one in placement.unplaced}
        wider = {key: far[key] for key in stuck if near[key] != far[key]}
        near |= wider
        left += [one for key, one in stuck.items() if key not in wider]
        near = {key: touch for key, touch in near.items() if key not in stuck or key in wider}
    moves = (
        Reflowed(found[key], one.on, _why(must[key], one.why), _reason(found[key], span, calendar))
        for one in placement.placed
        if one.on != found[key := one.touch.id[2]].planned_on  # there was room for it on its day after all
    )
    stay = ((found[one.touch.id[2]], _why(must[one.touch.id[2]], one.why)) for one in left)
    return Reflow(month, tuple(sorted(moves, key=lambda one: (one.to, one.task.id))), tuple(stay))


def _near(touch: PlannedTouch, calendar: WorkCalendar) -> PlannedTouch:
    """The touch in the days right after the one it cannot keep: the whole month is for what finds no room there."""
    return replace(touch, latest=min(touch.latest, calendar.add(touch.ideal, NEAR_WORKING_DAYS)))


def _why(must: str, why: str) -> str:
    """Why it cannot stay, and why that day; a day off says itself what it is."""
    return why if f"({must})" in why else f"{must}; {why}"


def _reason(task: PlanTask, span: Span, calendar: WorkCalendar) -> Reason:
    slipped = task.planned_on < span.first
    return Reason.PRIORITY if slipped or calendar.is_working(task.planned_on) else Reason.ME


def _must_move(tasks: Iterable[PlanTask], span: Span, calendar: WorkCalendar, capacity: int) -> dict[int, str]:
    """Tasks that cannot stay, with the reason."""
    found: dict[int, str] = {}
    by_day: dict[date, list[PlanTask]] = defaultdict(list)
    for task in tasks:
        by_day[task.planned_on].append(task)
    for day, there in by_day.items():
        if day < span.first:
            why = "slipped"
        elif (off := calendar.why_off(day)) is not None:
            why = off
        else:
            found |= dict.fromkeys((task.id for task in _too_much(there, capacity)), "too much that day")
            continue
        found |= {task.id: why for task in there if movable(task)}
    return found


def _too_much(there: Sequence[PlanTask], capacity: int) -> list[PlanTask]:
    """What must leave a day so that the rest fits, the least important and longest first."""
    over = sum(task.minutes for task in there) - capacity
    gone: list[PlanTask] = []
    for task in sorted(there, key=lambda one: (-rank(one.tier), -one.minutes, -one.id)):
        if over > 0 and movable(task) and len(there) > 1:
            gone.append(task)
            over -= task.minutes
    return gone


def _touch(task: PlanTask, span: Span, min_gap: int, reach: Mapping[int, Reach]) -> PlannedTouch:
    likes = reach.get(task.contact_id or 0, Reach())
    latest = span.last if task.due_on is None else max(min(task.due_on, span.last), span.first)
    return PlannedTouch(
        id=(task.account_id or 0, task.contact_id or 0, task.id),
        kind=task.kind,
        minutes=task.minutes,
        earliest=span.first,
        latest=latest,
        ideal=min(max(task.planned_on, span.first), latest),
        important=rank(task.tier),
        key=task.tier is Tier.KEY,
        who=who_of(task.contact_id, task.account_id),
        min_gap=min_gap,
        city=task.city,
        weekdays=likes.weekdays,
        part=likes.part,
    )
