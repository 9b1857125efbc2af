"""The days a repeat falls on.

A repeat is kept as RFC 5545 RRULE text without its start. A day is always counted from the anchor, never from the last
occurrence: a monthly task that began on the 31st is on the 31st again after a shorter month. Two limits keep every
rule finite: nothing repeats more often than daily, and a search ends a dozen years ahead.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.phrases.calendar import add_months, bounds
from kamtui.domain.phrases.repeats import CODES, Repeat, read_repeat
from kamtui.domain.phrases.values import EARLIEST_YEAR, LATEST_YEAR, Moment

__all__ = ["Repeat", "occurrence_after", "read_repeat"]

_MONTHS = {"DAILY": 0, "WEEKLY": 0, "MONTHLY": 1, "YEARLY": 12}
_DAYS = {"DAILY": 1, "WEEKLY": 7}
_PERIODS = {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_MOST = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYSETPOS": 366}
_KNOWN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_MOST})
_MOST_EVERY = 1_000
_MOST_COUNT = 5_000
_LONGEST = 500
_YEARS_AHEAD = 12
_DAY = timedelta(days=1)


class _Rule(NamedTuple):
    """A rule, checked."""

    frequency: str
    every: int
    times: int
    until: date
    week_start: int
    weekdays: frozenset[tuple[int, int]]
    """Which one (0 = each) and the weekday."""
    months: frozenset[int]
    month_days: frozenset[int]
    year_days: frozenset[int]
    positions: frozenset[int]

    @property
    def plain(self) -> bool:
        """Whether it is an interval and nothing else."""
        return not (self.times or any(self[5:]))

    @property
    def picks_days(self) -> bool:
        """Whether the rule names its days; otherwise the anchor's day is meant."""
        return bool(self.weekdays or self.month_days or self.year_days)


def occurrence_after(rrule: str, anchor: date, after: date) -> date | None:
    """The first occurrence strictly after `after`, counted from the anchor; None when there is none within reach.

    Missed occurrences collapse when the caller passes today. A day that a short month does not have is its last one
    when the day comes from the anchor, and is skipped when the rule names it (RFC 5545). Raises ValueError for a rule
    that is malformed, never moves or is finer than a day.
    """
    rule = _parse(rrule)
    found = _plain_after(rule, anchor, after) if rule.plain else _search(rule, anchor, after)
    return found if found and EARLIEST_YEAR <= found.year <= LATEST_YEAR and found <= rule.until else None


def _parse(rrule: str) -> _Rule:
    """The rule of a text."""
    text = rrule.strip().upper().removeprefix("RRULE:")
    pairs = [part.partition("=")[::2] for part in text.split(";") if part]
    parts = dict(pairs)
    if len(text) > _LONGEST or len(parts) != len(pairs) or not parts.keys() <= _KNOWN:
        raise ValueError(f"this repeat is not understood: {rrule[:60]}")
    frequency = parts.get("FREQ", "")
    if frequency not in _MONTHS:
        raise ValueError("a task repeats by the day, week, month or year, not more often")
    weekdays = (
        frozenset(_weekday(code, frequency) for code in parts["BYDAY"].split(",")) if "BYDAY" in parts else frozenset()
    )
    return _Rule(
        frequency,
        _number(parts.get("INTERVAL", "1"), _MOST_EVERY),
        _number(parts["COUNT"], _MOST_COUNT) if "COUNT" in parts else 0,
        _until(parts["UNTIL"]) if "UNTIL" in parts else date.max,
        _weekday(parts.get("WKST", "MO"), "DAILY")[1],
        weekdays,
        *(_numbers(parts.get(name, ""), name) for name in ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYSETPOS")),
    )


def _number(text: str, most: int) -> int:
    """A number from 1 to `most`."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) <= most):
        raise ValueError(f"not a number from 1 to {most}: {text[:20]}")
    return int(text)


def _numbers(text: str, name: str) -> frozenset[int]:
    """A list of numbers; all but months may count from the end."""
    signed = name != "BYMONTH"
    return frozenset(
        -_number(one[1:], _MOST[name]) if signed and one[0] == "-" else _number(one.removeprefix("+"), _MOST[name])
        for one in text.split(",")
        if one
    )


def _until(text: str) -> date:
    """The last day of a rule, from `20261231` or `20261231T235959Z`."""
    digits = text[:8]
    if not (digits.isascii() and digits.isdigit() and len(digits) == 8):
        raise ValueError(f"not a date: {text[:20]}")
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _weekday(code: str, frequency: str) -> tuple[int, int]:
    """`MO`, `2TU`, `-1FR`: which one, and the weekday."""
    which, day = code[:-2], code[-2:]
    if day not in CODES or (which and not _MONTHS[frequency]):
        raise ValueError(f"not a weekday: {code[:20]}")
    if not which:
        return 0, CODES.index(day)
    number = _number(which.lstrip("+-"), 53)
    return -number if which[0] == "-" else number, CODES.index(day)


def _plain_after(rule: _Rule, anchor: date, after: date) -> date | None:
    """An interval and nothing else: the n-th step from the anchor, each clamped by itself to a short month."""
    if after < anchor:
        return anchor
    months = _MONTHS[rule.frequency] * rule.every
    if not months:
        step = _DAYS[rule.frequency] * rule.every
        steps = (after - anchor).days // step + 1
        return anchor + timedelta(days=steps * step) if after.year <= LATEST_YEAR else None
    first = ((after.year - anchor.year) * 12 + after.month - anchor.month) // months
    steps_ahead = (add_months(anchor, n * months) for n in (first, first + 1))
    return next((found for found in steps_ahead if found is None or found > after), None)


def _search(rule: _Rule, anchor: date, after: date) -> date | None:
    """Period by period from the anchor, or from close to `after` when occurrences need not be counted."""
    start = max(after, anchor)
    last = start.year + _YEARS_AHEAD + (rule.every if rule.frequency == "YEARLY" else 0)
    left = rule.times
    for days in _periods(rule, anchor, anchor if rule.times else start, min(last, LATEST_YEAR)):
        for day in _picked(rule, anchor, days):
            if day < anchor:
                continue
            if day > after:
                return day
            left -= 1
            if left == 0:
                return None
    return None


def _periods(rule: _Rule, anchor: date, near: date, last_year: int) -> Iterator[list[date]]:
    """The days of each period the rule steps on, from the one at or before `near`."""
    moment = Moment(anchor, week_start=rule.week_start)
    if rule.frequency == "DAILY":
        first = anchor + (near - anchor) // (_DAY * rule.every) * (_DAY * rule.every)
        while first.year <= last_year:
            yield [first]
            first += _DAY * rule.every
        return
    period = _PERIODS[rule.frequency]
    home = bounds(period, anchor, 0, moment)
    if home is None:
        return
    away = (near - home[0]).days // 7 if period == "week" else _months_between(home[0], near) // _MONTHS[rule.frequency]
    index = away // rule.every * rule.every
    while (edges := bounds(period, anchor, index, moment)) and edges[0].year <= last_year:
        yield [edges[0] + _DAY * n for n in range((edges[1] - edges[0]).days + 1)]
        index += rule.every


def _months_between(one: date, two: date) -> int:
    return (two.year - one.year) * 12 + two.month - one.month


def _picked(rule: _Rule, anchor: date, days: list[date]) -> list[date]:
    """The days of one period the rule picks, in order."""
    picked = [day for day in days if _fits(rule, anchor, day)]
    if not rule.positions:
        return picked
    count = len(picked)
    places = {place - 1 if place > 0 else count + place for place in rule.positions}
    return [day for place, day in enumerate(picked) if place in places]


def _fits(rule: _Rule, anchor: date, day: date) -> bool:
    """Whether a day passes every part of the rule."""
    if rule.months and day.month not in rule.months:
        return False
    if not rule.picks_days:
        return _is_anchors_day(rule, anchor, day)
    last = _last_of_month(day)
    if rule.month_days and day.day not in rule.month_days and day.day - last - 1 not in rule.month_days:
        return False
    if rule.year_days:
        number, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
        if number not in rule.year_days and number - length - 1 not in rule.year_days:
            return False
    return not rule.weekdays or any(
        weekday == day.weekday() and (not which or which in _places(rule, day, last))
        for which, weekday in rule.weekdays
    )


def _is_anchors_day(rule: _Rule, anchor: date, day: date) -> bool:
    """Whether a rule that names no day means this one."""
    if rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == anchor.weekday()
    if rule.frequency == "YEARLY" and not rule.months and day.month != anchor.month:
        return False
    return day.day == min(anchor.day, _last_of_month(day))


def _places(rule: _Rule, day: date, last: int) -> tuple[int, int]:
    """Which of its weekday a day is in its month (or year, for a yearly rule without months), from both ends."""
    if rule.frequency == "YEARLY" and not rule.months:
        number, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
    else:
        number, length = day.day, last
    return (number - 1) // 7 + 1, -((length - number) // 7 + 1)


def _last_of_month(day: date) -> int:
    """Number of days in the month of a day."""
    return ((day.replace(day=28) + _DAY * 4).replace(day=1) - _DAY).day
