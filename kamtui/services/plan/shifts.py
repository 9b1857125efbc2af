"""The day so many working days or weeks from another one."""

from datetime import date, timedelta

from kamtui.domain.workdays import WorkCalendar, short_day
from kamtui.errors import RejectedError

_WEEK = 7


def shifted(day: date, calendar: WorkCalendar, today: date, *, days: int = 0, weeks: int = 0) -> date:
    """The day so many working days or weeks from `day`; forward never before today.

    A week on or back is the same weekday, or the next working day in that direction when it is off. Raises
    `RejectedError` for a day before today.
    """
    if days:
        found = calendar.add(day, days)
    else:
        target = day + timedelta(days=_WEEK * weeks)
        found = calendar.on_or_after(target) if weeks > 0 else calendar.on_or_before(target)
    if days + weeks > 0:
        found = max(found, calendar.on_or_after(today))
    if found < today:
        said = f"{short_day(found, today)} is over: nothing is planned before today."
        raise RejectedError(said, "Tick it off instead, or cut it.")
    return found
