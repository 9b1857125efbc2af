"""Where a repeating task goes on. It is one open task at a time; `taken` are the days that task used up.

Those are the day of the rhythm it stands for, and the day it was moved to: neither comes back when it was dealt with
early, nor when it was moved ahead of its day.
"""

from datetime import date, timedelta

from kamtui.domain.repeat import occurrence_after

_DAY = timedelta(days=1)


def after_done(rrule: str, anchor: date, today: date, *taken: date) -> date | None:
    """The next one after a tick: after today, so that many that were missed come back as one; None when it has ended.

    Raises ValueError for a rule that makes no sense, as all of this module does.
    """
    return occurrence_after(rrule, anchor, max(today, *taken))


def after_skip(rrule: str, anchor: date, today: date, *taken: date) -> date | None:
    """The next one when this one is left out. Nothing was done today, so one that falls on today still stands."""
    return occurrence_after(rrule, anchor, max(today - _DAY, *taken))


def first_from(rrule: str, day: date) -> date | None:
    """The first one of a series that starts on a day or as soon after it as the rule allows; None for no rule."""
    try:
        return occurrence_after(rrule, day, day - _DAY)
    except ValueError:  # another program wrote it; the task can still be edited
        return None


def starts_anew(rrule: str, day: date) -> bool:
    """Whether the rhythm can be counted from another day: the rule falls on it, and its occurrences are not counted."""
    return "COUNT=" not in rrule.upper() and first_from(rrule, day) == day
