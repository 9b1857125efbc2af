"""Lengths of time and the days they lead to: in 3 working days, 2 weeks from friday, half an hour ago, +3d."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.phrases.calendar import add_days, add_months, add_working, weekday_after
from kamtui.domain.phrases.dated import read_dated
from kamtui.domain.phrases.lexicon import UNITS, WEEKDAY_PLURALS, WEEKDAYS, WORKING, Unit
from kamtui.domain.phrases.numbers import WHOLE, amount, and_part, cardinal
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Day, Moment, Standing
from kamtui.domain.phrases.weekdays import read_near, read_next_weekday

_PARTS = 4
_ROUGHLY = ("about", "around", "approximately", "roughly", "~")
_DAY = 86_400


class Stretch(NamedTuple):
    """A length of time, kept by the arithmetic each part takes."""

    months: int = 0
    days: int = 0
    working: int = 0
    seconds: int = 0
    timed: bool = False
    """Whether hours, minutes or seconds were named: then the day carries a time."""


def read_stretch(t: Tokens, i: int, led: bool = False) -> tuple[Stretch, int] | None:
    """`2 weeks`, `1d 2hr and 5min`, `an hour and a half` from token `i`; `led` after `in`, where `mon` is a month."""
    total, j = Stretch(), i
    for _ in range(_PARTS):
        k = j
        if j > i:
            k = t.skip(t.skip(j, ","), "and")
        part = _part(t, k, led, total.seconds >= 3600)
        if part is None:
            break
        total, j = _plus(total, part[0]), part[1]
    return (total, j) if j > i else None


def go(stretch: Stretch, sign: int, moment: Moment, base: date | None = None) -> Day | None:
    """The day (and time) a stretch leads to, forward (+1) or back (-1), from the base or from now."""
    if base is not None and stretch.timed:
        return None
    day: date | None = base or moment.today
    if stretch.months and day:
        day = add_months(day, sign * stretch.months)
    if stretch.days and day:
        day = add_days(day, sign * stretch.days)
    if stretch.working and day:
        day = add_working(day, sign * stretch.working, moment)
    if day is None or not stretch.timed:
        return Day(day) if day else None
    over, seconds = divmod(moment.minutes * 60 + sign * stretch.seconds, _DAY)
    day = add_days(day, over)
    return Day(day, minutes=seconds // 60) if day else None


def read_ahead(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`in`, `within` or `+` and a stretch; `after` a stretch as a whole phrase."""
    lead = t.words[i]
    j = i + 1
    while t.words[j] in _ROUGHLY:
        j += 1
    if lead == "in":
        j = t.skip(j, "the") if t.words[j + 1] in ("next", "coming") else j
        j = t.skip(j, "next", "coming") if t.words[j + 1] in UNITS or t.numbers[j + 1] >= 0 else j
    got = read_stretch(t, j, led=lead != "after")
    if got is None:
        return None
    stretch, j = got
    j = _tail(t, j)
    day = go(stretch, 1, moment)
    if day is None:
        return None
    moments = stretch.timed and stretch.seconds < 60  # "in a second meeting"
    return day._replace(standing=Standing.ALONE if lead == "after" or moments else Standing.FREE), j


def read_stretch_from(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """A stretch and what it is counted from: `3 days ago`, `a week from monday`, `2 fridays back`, `2 weeks` alone."""
    counted = _counted_weekdays(t, i, moment)
    if counted:
        return counted
    got = read_stretch(t, i)
    if got is None:
        return None
    stretch, j = got
    ends = _counted_from(t, j, stretch, moment)
    if ends:
        return ends
    day = go(stretch, 1, moment)
    compact = t.glued[i + 1] and j == i + 2 and not stretch.timed and t.said(i, j).islower()
    standing = Standing.TAIL if compact else Standing.BARE
    return (day._replace(standing=standing), j) if day else None


def _plus(one: Stretch, two: Stretch) -> Stretch:
    """Both stretches together."""
    return Stretch(
        one.months + two.months,
        one.days + two.days,
        one.working + two.working,
        one.seconds + two.seconds,
        one.timed or two.timed,
    )


def _part(t: Tokens, i: int, led: bool, hours: bool) -> tuple[Stretch, int] | None:
    """One amount and its unit."""
    got = amount(t, i)
    if got is None:
        return None
    sixtieths, j = got
    unit, after = _unit(t, j, led, hours)
    if unit is None:
        return None
    if sixtieths % WHOLE == 0:
        more, after = and_part(t, after)
        sixtieths += more
    count, rest = divmod(sixtieths * unit.size, WHOLE)
    if rest:
        return None
    return Stretch(**{unit.field: count}, timed=unit.field == "seconds"), after


def _unit(t: Tokens, j: int, led: bool, hours: bool) -> tuple[Unit | None, int]:
    """The unit at token `j`, and the index after it."""
    word = t.words[j]
    if word in WORKING and t.words[j + 1] in ("day", "days"):
        return UNITS["wd"], j + 2
    if (word == "m" and not hours) or (word == "mon" and not led) or (word == "'" and not t.glued[j]):
        return None, j
    return UNITS.get(word), j + 1


def _tail(t: Tokens, j: int) -> int:
    """Index after `' time`, `from now` when they follow a stretch."""
    if t.words[j] == "'" and t.words[j + 1] == "time":
        return j + 2
    if t.words[j] == "time" and t.closes(j + 1):
        return j + 1
    return _from_now(t, j)


def _from_now(t: Tokens, j: int) -> int:
    """Index after `from now`, `from today`, `hence`, `later`, `after today`; `j` when it is not there."""
    words = t.words
    if words[j] in ("hence", "later", "ahead"):
        return j + 1
    if words[j] in ("from", "after"):
        k = t.skip(j + 1, "right")
        if words[k] in ("now", "today"):
            return k + 1
    return j


def _counted_from(t: Tokens, j: int, stretch: Stretch, moment: Moment) -> tuple[Day, int] | None:
    """The end of a stretch counted from something that is named after it."""
    words = t.words
    after = _from_now(t, j)
    if after > j:
        day = go(stretch, 1, moment)
        return (day, after) if day else None
    if words[j] in ("ago", "back"):
        day = go(stretch, -1, moment)
        return (day, j + 1) if day else None
    if words[j] in ("from", "after", "before"):
        sign = -1 if words[j] == "before" else 1
        base = read_base(t, j + 1, moment)
        if base:
            day = go(stretch, sign, moment, base[0].on)
            return (day._replace(note=base[0].note), base[1]) if day else None
    if words[j] in ("before", "earlier"):
        day = go(stretch, -1, moment)
        return (day._replace(standing=Standing.BARE), j + 1) if day else None
    return None


def read_base(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """A plain day to count from: a day word, a weekday, a date."""
    i = t.skip(i, "the")
    return read_dated(t, i, moment) or read_near(t, i, moment) or read_next_weekday(t, i, moment)


def _counted_weekdays(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`2 fridays from now`: the second Friday after today; `2 thursdays back`."""
    counted = cardinal(t, i)
    if counted is None or not 0 < counted[0] <= 99:
        return None
    number, j = counted
    weekday = WEEKDAY_PLURALS.get(t.words[j], WEEKDAYS.get(t.words[j]) if number == 1 else None)
    if weekday is None:
        return None
    j += 1
    after = _from_now(t, j)
    if after > j:
        day = add_days(weekday_after(moment.today, weekday), 7 * (number - 1))
        return (Day(day), after) if day else None
    if t.words[j] in ("ago", "back"):
        latest = weekday_after(add_days(moment.today, -8) or moment.today, weekday)
        back = add_days(latest, -7 * (number - 1))
        return (Day(back), j + 1) if back else None
    return None
