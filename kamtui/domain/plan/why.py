"""Why a touch went on its day, and what kept one from every day: a few words each."""

from collections.abc import Sequence

from kamtui.domain.load import hours
from kamtui.domain.locale import shown
from kamtui.domain.placing import Refusal
from kamtui.domain.plan.board import Board
from kamtui.domain.plan.month import PlanDays
from kamtui.domain.plan.room import bits
from kamtui.domain.plan.touch import NotPlaced, Placed, PlannedTouch
from kamtui.domain.workdays import short_day


def placed(board: Board, i: int, days: PlanDays) -> Placed:
    """A touch on its day, and why that one."""
    on = board.on[i]
    return Placed(board.touches[i], board.days[on], _why(board, i, on, days))


def _why(board: Board, i: int, on: int, days: PlanDays) -> str:
    touch, day = board.touches[i], board.days[on]
    if board.company(i, on):
        return f"with the other visit in {touch.city}"
    if day == touch.ideal:
        return "the day it is wanted on"
    room = f"{hours(board.whole.taken[on])} of {hours(days.capacity)} then"
    wanted = short_day(touch.ideal, days.first)
    if not days.first <= touch.ideal <= days.last:
        return f"wanted {wanted}; {room}"
    off = days.calendar.why_off(touch.ideal)
    if off is not None:
        return f"{wanted} is off ({off}); {room}"
    refusal = board.refusal(i, board.days.index(touch.ideal))
    return f"{_refused(refusal, touch, wanted)}; {room}"


def _refused(refusal: Refusal | None, touch: PlannedTouch, wanted: str) -> str:
    """What speaks against the day a touch is wanted on."""
    match refusal:
        case Refusal.WEEKDAY:
            return f"the contact's day is {_weekdays(touch)}"
        case Refusal.SOON:
            return f"{touch.min_gap} d from the contact's other touches"
        case Refusal.FULL:
            return f"{wanted} is full"
        case Refusal.HALF:
            return f"the {touch.part} of {wanted} is full"
        case _:
            return "evens the load"


def not_placed(board: Board, i: int, days: PlanDays) -> NotPlaced:
    """A touch without a day, and what stood in the way."""
    touch = board.touches[i]
    refusal = _refusal(board, i, days)
    span = f"from {short_day(touch.earliest, days.first)} to {short_day(touch.latest, days.first)}"
    what = {
        Refusal.PAST: f"wanted {span}, outside this plan",
        Refusal.OFF: f"no working day {span}",
        Refusal.WEEKDAY: f"no {_weekdays(touch)} {span} that is worked",
        Refusal.SHARE: "key accounts have all that is not reserved for the others",
        Refusal.FULL: f"no room {span}",
        Refusal.HALF: f"no room in the {touch.part}s {span}",
        Refusal.SOON: f"less than {touch.min_gap} d from the contact's other touches {span}",
    }
    return NotPlaced(touch, refusal, what[refusal])


def _refusal(board: Board, i: int, days: PlanDays) -> Refusal:
    """The one reason to name: no such day, then the share, then room, then the contact's other touches."""
    touch = board.touches[i]
    if max(touch.earliest, days.first) > min(touch.latest, days.last):
        return Refusal.PAST
    window = bits(board.between(touch.earliest.toordinal(), touch.latest.toordinal()))
    if not window:
        return Refusal.OFF
    found = {board.refusal(i, day) for day in window}
    if found == {Refusal.WEEKDAY}:
        return Refusal.WEEKDAY
    order = (Refusal.SHARE, Refusal.FULL, Refusal.HALF, Refusal.SOON)
    return next(refusal for refusal in order if refusal in found)


def _weekdays(touch: PlannedTouch) -> str:
    return _or([shown().weekdays[n] for n in sorted(touch.weekdays or ())])


def _or(names: Sequence[str]) -> str:
    *most, last = names or ("weekday",)
    return f"{', '.join(most)} or {last}" if most else last
