"""Days named by the period they are in: end of month, eow, next week, in May, q2, first monday of december.

A month or longer on its own is its first calendar day, a week its first working day; `this week` is its last working
day, `this month` its last day.
"""

from datetime import date, timedelta

from kamtui.domain.locale import shown
from kamtui.domain.phrases.calendar import (
    add_days,
    add_working,
    bounds,
    is_working,
    short,
    weekday_after,
    working_at_or_after,
    working_at_or_before,
)
from kamtui.domain.phrases.dated import month_word, next_in_year, read_year
from kamtui.domain.phrases.lexicon import LAST, NEXT, PERIODS, THIS, WEEKDAYS, WORKING
from kamtui.domain.phrases.numbers import ordinal
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Day, Moment, Standing, make_date

Got = tuple[Day, int] | None
Scope = tuple[date, date, str, int]
"""First and last day, the kind of period, and the index after it."""

SHORTHANDS: dict[str, tuple[str, str]] = {
    "eod": ("end", "day"), "cob": ("end", "day"), "eow": ("end", "week"), "eom": ("end", "month"),
    "eoq": ("end", "quarter"), "eoy": ("end", "year"), "som": ("start", "month"), "soq": ("start", "quarter"),
}  # fmt: skip
"""Abbreviations for an end or a start of the current period."""

EDGES = {
    "end": "end",
    "close": "end",
    "start": "start",
    "beginning": "start",
    "middle": "middle",
    "mid": "middle",
}
"""Words for a place in a period."""


def read_shorthand(t: Tokens, i: int, moment: Moment) -> Got:
    """`eom`, `eow`, `eod`, `som`…"""
    edge, period = SHORTHANDS[t.words[i]]
    return _edge_of(edge, period, moment, i + 1)


def read_edge(t: Tokens, i: int, moment: Moment) -> Got:
    """`end of month`, `start of next week`, `middle of march`, `mid-march`, `end of q2`, `end of the day`."""
    edge = EDGES[t.words[i]]
    j = t.skip(i + 1, "-")
    if t.words[i] != "mid" or t.words[j] == "of":
        if t.words[j] not in ("of", "in"):
            return None
        j = t.skip(j + 1, "-")
    the = t.skip(t.skip(j, "the"), *THIS)
    word = t.words[the]
    if edge == "end" and (word in ("day", "business") or (word in WORKING and t.words[the + 1] == "day")):
        return Day(moment.today), the + 1 + (word in WORKING and t.words[the + 1] == "day")
    if word in PERIODS and t.words[the - 1] not in THIS:
        return _edge_of(edge, PERIODS[word], moment, the + 1)
    scope = read_scope(t, j, moment)
    if scope is None:
        return None
    day = _place(edge, scope[2], scope[0], scope[1], moment)
    if day < moment.today and month_word(t, j) and _rolls(t, j):
        rolled = _roll(scope, True, moment)
        day = _place(edge, rolled[2], rolled[0], rolled[1], moment) if rolled else day
    return Day(day), scope[3]


def read_period_end(t: Tokens, i: int, moment: Moment) -> Got:
    """`month end`, `quarter-end`, `year end`."""
    j = t.skip(i + 1, "-")
    if t.words[j] != "end" or t.words[i] == "week":
        return None
    return _edge_of("end", PERIODS[t.words[i]], moment, j + 1)


def read_period(t: Tokens, i: int, moment: Moment) -> Got:
    """`next week`, `this month`, `last year`, `next working day`, `this weekend`, `next day`."""
    word, j = t.words[i], i + 1
    offset = 1 if word in NEXT else -1 if word in LAST else 0
    working = t.words[j] in WORKING and t.words[j + 1] == "day"
    if offset and (working or t.words[j] in ("weekday", "workday")):
        day = add_working(moment.today, offset, moment)
        return (Day(day), j + 1 + working) if day else None
    if offset > 0 and t.words[j] == "day":
        day = add_days(moment.today, 1)
        return (Day(day, Standing.TAIL), j + 1) if day else None
    if t.words[j] == "weekend" and offset >= 0:
        return _weekend(offset, moment, j + 1)
    period = PERIODS.get(t.words[j])
    edges = bounds(period, moment.today, offset, moment) if period else None
    if period is None or edges is None:
        return None
    if offset == 0:
        day = _place("end", period, *edges, moment)
        return Day(day, Standing.TAIL, f"this {period} is read as its last day, {short(day)}", exact=False), j + 1
    if offset < 0:
        return Day(edges[0], Standing.LED, f"last {period} is read as its first day", exact=False), j + 1
    first = working_at_or_after(edges[0], moment) if period == "week" else edges[0]
    standing = Standing.FREE if period in ("week", "month") else Standing.TAIL
    which = "first working day" if period == "week" else "first day"
    return Day(first, standing, f"next {period} is read as its {which}", exact=False), j + 1


def read_month(t: Tokens, i: int, moment: Moment) -> Got:
    """`may`, `in may`, `next may`, `in q2 2027`: the first day; refused for the month or quarter that is running."""
    led = t.words[i] in ("in", "during")
    j = i + led
    following = t.words[j] in ("next", "coming", "this")
    j += following
    got = month_word(t, j)
    if got:
        year = read_year(t, got[1])
        if year and year[2] is Standing.FREE:
            on = make_date(year[0], got[0], 1)
            return (Day(on, exact=False), year[1]) if on else None
        ahead = next_in_year(got[0], 1, moment)
        if ahead is None or (got[0] == moment.today.month and moment.today.day > 1):
            return None
        standing = Standing.FREE if led or following else Standing.LED
        name = shown().month_names[got[0] - 1]
        return Day(ahead[0], standing, f"{name} is read as its first day", exact=False), got[1]
    quarter = _quarter(t, j, moment)
    if quarter is None or quarter[0] < moment.today:
        return None
    standing = Standing.FREE if led or following else Standing.LED
    return Day(quarter[0], standing, "a quarter is read as its first day", exact=False), quarter[3]


def read_nth(t: Tokens, i: int, moment: Moment) -> Got:
    """`first monday of december`, `last working day of the month`, `3rd working day of next month`."""
    i = t.skip(i, "the")
    last = t.words[i] == "last"
    got = (-1, i + 1) if last else ordinal(t, i)
    if got is None:
        return None
    number, j = got
    working = t.words[j] in WORKING and t.words[j + 1] == "day"
    what = "working" if working or t.words[j] in ("weekday", "workday") else t.words[j]
    weekday = WEEKDAYS.get(what)
    if weekday is None and what not in ("day", "working"):
        return None
    j += 1 + working
    k = t.skip(j, "of", "in")
    scope = read_scope(t, k, moment)
    if scope is None or (k == j and t.words[k] not in NEXT and t.words[k] not in THIS):
        return None
    day = _nth_in(number, what, scope, moment)
    note = ""
    if day is not None and day < moment.today and _rolls(t, k):
        note = f"{short(day)} has passed, so this is the next one"
        scope = _roll(scope, month_word(t, k) is not None, moment)
        day = _nth_in(number, what, scope, moment) if scope else None
    return (Day(day, note=note), scope[3]) if day and scope else None


def read_scope(t: Tokens, i: int, moment: Moment) -> Scope | None:
    """The period named at token `i`: `the month`, `next quarter`, `december`, `march 2027`, `q2`."""
    got = month_word(t, i)
    if got:
        year = read_year(t, got[1])
        if year and year[2] is Standing.FREE:
            return _scope("month", make_date(year[0], got[0], 1), year[1], moment)
        this = make_date(moment.today.year, got[0], 1)
        return _scope("month", this, got[1], moment)
    quarter = _quarter(t, i, moment)
    if quarter:
        return quarter
    i = t.skip(i, "the")
    word = t.words[i]
    offset = 1 if word in NEXT else -1 if word in LAST else 0
    i += word in NEXT or word in LAST or word in THIS
    period = PERIODS.get(t.words[i])
    edges = bounds(period, moment.today, offset, moment) if period else None
    return (*edges, period, i + 1) if period and edges else None


def _scope(period: str, day: date | None, j: int, moment: Moment) -> Scope | None:
    """The period around a day; one that is over rolls to the next year unless its year was said."""
    edges = bounds(period, day, 0, moment) if day else None
    return (*edges, period, j) if edges else None


def _rolls(t: Tokens, k: int) -> bool:
    """Whether the scope at token `k` may move on when its day has passed: not when a year or this/next was said."""
    if month_word(t, k):
        return read_year(t, k + 1) is None
    return t.words[k] == "the" and t.words[k + 1] in PERIODS


def _roll(scope: Scope, named: bool, moment: Moment) -> Scope | None:
    """The next such scope: the named month of next year, or the next period."""
    edges = bounds(scope[2], scope[0], 12 if named else 1, moment)
    return (*edges, scope[2], scope[3]) if edges else None


def _quarter(t: Tokens, i: int, moment: Moment) -> Scope | None:
    """`q2`, `q2 2027`: without a year the running or the next one."""
    if t.words[i] == "q" and t.glued[i + 1] and t.width(i + 1) == 1:
        number, j = t.numbers[i + 1], i + 2
    else:
        number, j = ordinal(t, t.skip(i, "the")) or (0, i)
        j += 1
        if PERIODS.get(t.words[j - 1]) != "quarter":
            return None
    if not 1 <= number <= 4:
        return None
    year = read_year(t, t.skip(j, "of"))
    if year and year[2] is Standing.FREE:
        return _scope("quarter", make_date(year[0], number * 3, 1), year[1], moment)
    for turn in (moment.today.year, moment.today.year + 1):
        scope = _scope("quarter", make_date(turn, number * 3, 1), j, moment)
        if scope and scope[1] >= moment.today:
            return scope
    return None


def _place(edge: str, period: str, first: date, last: date, moment: Moment) -> date:
    """The end, start or middle of a period: an end of a week is worked, the middle of a month is the 15th."""
    if edge == "end":
        return working_at_or_before(last, moment) if period == "week" else last
    if edge == "start":
        return working_at_or_after(first, moment) if period == "week" else first
    if period == "month":
        return first.replace(day=15)
    return first + timedelta(days=(last - first).days // 2)


def _edge_of(edge: str, period: str, moment: Moment, j: int) -> Got:
    """An edge of the current period, or of the next one when it has passed."""
    if period == "day":
        return Day(moment.today), j
    for offset in (0, 1):
        edges = bounds(period, moment.today, offset, moment)
        day = _place(edge, period, *edges, moment) if edges else None
        if day and day >= moment.today:
            note = f"the {edge} of this {period} has passed, so this is the next one" if offset else ""
            return Day(day, note=note), j
    return None


def read_weekend(t: Tokens, i: int, moment: Moment) -> Got:
    """`the weekend`: its first day."""
    got = _weekend(0, moment, i + 1)
    return (got[0]._replace(standing=Standing.TAIL), got[1]) if got else None


def _weekend(offset: int, moment: Moment, j: int) -> Got:
    """The first day of the weekend: this one, or the one after."""
    day = moment.today
    for _ in range(7):
        if day.weekday() in moment.weekend:
            on = add_days(day, offset * 7)
            return (Day(on, exact=False), j) if on else None
        day += timedelta(days=1)
    return None


def _nth_in(number: int, what: str, scope: Scope, moment: Moment) -> date | None:
    """The n-th (or last, -1) weekday, day or working day of a period."""
    first, last = scope[0], scope[1]
    if what == "day":
        day = last if number < 0 else add_days(first, number - 1)
    elif what == "working":
        day = add_working(last + timedelta(days=1), -1, moment) if number < 0 else _nth_working(first, number, moment)
    else:
        weekday = WEEKDAYS[what]
        if number < 0:
            day = weekday_after(last - timedelta(days=7), weekday)
        else:
            day = weekday_after(first - timedelta(days=1), weekday) + timedelta(days=7 * (number - 1))
    return day if day and first <= day <= last and (what != "working" or is_working(day, moment)) else None


def _nth_working(first: date, number: int, moment: Moment) -> date | None:
    """The n-th working day from the first day of a period, which counts."""
    return add_working(first - timedelta(days=1), number, moment) if number > 0 else None
