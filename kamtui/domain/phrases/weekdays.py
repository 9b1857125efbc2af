"""Days near today: tomorrow, fri, next friday, friday of next week, monday week, friday after next."""

from datetime import timedelta

from kamtui.domain.locale import shown
from kamtui.domain.phrases.calendar import add_days, bounds, short, weekday_after
from kamtui.domain.phrases.lexicon import (
    DAY_WORDS,
    LAST,
    NEXT,
    SHY_DAY_WORDS,
    SHY_WEEKDAYS,
    THIS,
    WEEKDAYS,
)
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Day, Moment, Standing


def read_near(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """A day word or a plain weekday from token `i`: what other phrases can be counted from."""
    return read_day_word(t, i, moment) or _plain(t, i, moment)


def read_day_word(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`today`, `tomorrow`, `yesterday`, `day after tomorrow`, `now`."""
    word = t.words[i]
    if word == "day":
        pair = t.words[i + 1], t.words[i + 2]
        far = {("after", "tomorrow"): 2, ("before", "yesterday"): -2}.get(pair)
        day = add_days(moment.today, far) if far else None
        return (Day(day), i + 3) if day else None
    if word == "now":
        return Day(moment.today, Standing.ALONE, minutes=moment.minutes), i + 1
    if word not in DAY_WORDS:
        return None
    day = add_days(moment.today, DAY_WORDS[word])
    standing = Standing.ALONE if word in SHY_DAY_WORDS else Standing.FREE
    return (Day(day, standing, part="night" if word == "tonight" else ""), i + 1) if day else None


def read_weekday(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """Every phrase that begins with a weekday and needs no date."""
    weekday = WEEKDAYS.get(t.words[i])
    if weekday is None:
        return None
    coming = weekday_after(moment.today, weekday)
    j = i + 1
    if t.words[j] == "week" and t.closes(j + 1):
        return Day(coming + timedelta(days=7), note=f"a week after {short(coming)}"), j + 1
    if t.words[j] == "after" and t.words[j + 1] == "next":
        return Day(coming + timedelta(days=7), note=f"the one after {short(coming)}"), j + 2
    offset = _week_offset(t, t.skip(t.skip(j, ","), "of", "in"))
    if offset:
        return _in_week(weekday, offset[0], moment, offset[1])
    return _plain(t, i, moment)


def read_week_then_day(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`next week friday`, `next week on friday`, `a week on monday`, `week on monday`, `tomorrow week`."""
    j = t.skip(i, "a", "one")
    if t.words[j] == "week" and t.words[j + 1] in ("on", "from") and t.words[j + 2] in WEEKDAYS:
        coming = weekday_after(moment.today, WEEKDAYS[t.words[j + 2]])
        return Day(coming + timedelta(days=7), note=f"a week after {short(coming)}"), j + 3
    offset = _week_offset(t, i)
    if offset is None:
        return None
    j = t.skip(t.skip(offset[1], ","), "on")
    weekday = WEEKDAYS.get(t.words[j])
    return _in_week(weekday, offset[0], moment, j + 1) if weekday is not None else None


def read_next_weekday(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`next friday` is the Friday of next week, `this friday` the nearest (today counts), `last friday` the latest."""
    word, weekday = t.words[i], WEEKDAYS.get(t.words[i + 1])
    if weekday is None or not (word in NEXT or word in THIS or word in LAST):
        return None
    coming = weekday_after(moment.today, weekday)
    name = shown().weekdays[weekday]
    if word == "next":
        got = _in_week(weekday, 1, moment, i + 2)
        if got is None or got[0].on == coming:
            return got
        note = f"next {name} is the {name} of next week; {name} alone is {short(coming)}"
        return got[0]._replace(note=note), i + 2
    if word in LAST:
        day = add_days(coming, -14 if coming - moment.today == timedelta(days=7) else -7)
        return (Day(day), i + 2) if day else None
    if word in THIS and moment.today.weekday() == weekday:
        return Day(moment.today, note=f"this {name} is today"), i + 2
    return Day(coming), i + 2


def _week_offset(t: Tokens, j: int) -> tuple[int, int] | None:
    """Weeks from this one named at token `j` (`next week` is 1), and the index after it."""
    j = t.skip(j, "the")
    word = t.words[j]
    if t.words[j + 1] != "week":
        return None
    offset = 1 if word in NEXT else -1 if word in LAST else 0 if word in THIS else None
    return (offset, j + 2) if offset is not None else None


def _in_week(weekday: int, offset: int, moment: Moment, j: int) -> tuple[Day, int] | None:
    """The weekday of the week `offset` weeks from this one."""
    week = bounds("week", moment.today, offset, moment)
    if week is None:
        return None
    return Day(week[0] + timedelta(days=(weekday - moment.week_start) % 7)), j


def _plain(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """A weekday alone: always in the future."""
    weekday = WEEKDAYS.get(t.words[i])
    if weekday is None:
        return None
    day = weekday_after(moment.today, weekday)
    name = shown().weekdays[weekday]
    note = f"{name} is today, so this is next {name}, {short(day)}" if day.weekday() == moment.today.weekday() else ""
    standing = Standing.TAIL if t.words[i] in SHY_WEEKDAYS else Standing.FREE
    return Day(day, standing, note), i + 1
