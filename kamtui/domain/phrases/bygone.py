"""The day on which something has happened: `16 nov` is the last one that has come, `fri` the last Friday.

The grammar of dates looks ahead. A weekday, a day of the month, or a day and a month that it finds ahead is taken from
the week, the month or the year before; anything else that lies ahead (`tomorrow`, `1 dec 2027`) stays there.
"""

from dataclasses import replace
from datetime import date, timedelta

from kamtui.domain.phrases.lexicon import NEXT
from kamtui.domain.phrases.reading import read_when
from kamtui.domain.phrases.values import Moment

_DAY, _WEEK, _MONTH, _YEAR = (timedelta(days=days) for days in (1, 7, 31, 366))


def read_bygone(text: str, moment: Moment) -> date | None:
    """The day a text means; one that is ahead only where no reading has come yet. None when it means none."""
    found = _read(text, moment, timedelta())
    if found is None or found <= moment.today or NEXT & set(text.lower().split()):
        return found
    if found not in (_read(text, moment, -_DAY), _read(text, moment, _DAY)):
        return found  # it moves with the day it is said on
    before = _read(text, moment, _WEEK)
    if before == found - _WEEK and before <= moment.today:
        return before
    for back in (_MONTH, _YEAR):
        before = _read(text, moment, back)
        if before is not None and before <= moment.today and before.day == found.day:
            return before
    return found


def _read(text: str, moment: Moment, back: timedelta) -> date | None:
    when = read_when(text, replace(moment, today=moment.today - back))
    return None if when is None else when.on
