"""A date said back in full, so that nobody saves a day they did not mean."""

from datetime import date, timedelta

from kamtui.domain.phrases.calendar import is_working, short
from kamtui.domain.phrases.values import Moment, When

_COUNTED = 20
_DAYS = 90
_MONTH = 30.44
_NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}


def explain(when: When, moment: Moment) -> str:
    """`Fri 27 Nov 2026, in 4 working days, 10:00`; a weekend or a day off is said too."""
    parts = [short(when.on), _distance(when.on, moment)]
    if not is_working(when.on, moment):
        parts.append("a day off" if when.on in moment.off else "a weekend")
    if when.wall:
        parts.append(when.wall)
    return ", ".join(parts)


def _distance(on: date, moment: Moment) -> str:
    """How far a day is from today, in working days while they can be counted."""
    days = (on - moment.today).days
    if days in _NEAR:
        return _NEAR[days]
    if days < 0:
        return f"{_count(-days)} ago"
    working = _working_days(on, moment) if is_working(on, moment) else 0
    if working:
        return f"in {working} working day{'s' * (working != 1)}"
    return f"in {_count(days)}"


def _count(days: int) -> str:
    if days <= _DAYS:
        return f"{days} days"
    months = round(days / _MONTH)
    return f"{months} months" if months < 24 else f"{round(days / 365.25)} years"


def _working_days(on: date, moment: Moment) -> int:
    """Working days after today up to the day; 0 when there are too many to mean anything."""
    if (on - moment.today).days > _COUNTED * 2:
        return 0
    day, counted = moment.today, 0
    while day < on:
        day += timedelta(days=1)
        counted += is_working(day, moment)
    return counted if counted <= _COUNTED else 0
