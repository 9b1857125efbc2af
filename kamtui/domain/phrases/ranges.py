"""Whole days in plain English, at the start of a text whose rest is left to the caller.

A day, a range (`24 dec - 2 jan`, its end is counted from its start), a period (`next week`, `december`; the running one
from today on), or a length with its first day (`3 days from mon`, `mon for 3 days`).
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.phrases.calendar import bounds
from kamtui.domain.phrases.dated import month_word, next_in_year, read_year
from kamtui.domain.phrases.lexicon import PERIODS
from kamtui.domain.phrases.numbers import ordinal
from kamtui.domain.phrases.periods import read_scope
from kamtui.domain.phrases.reading import read_phrase
from kamtui.domain.phrases.stretches import go, read_base, read_stretch
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Moment, Standing, make_date

_TO = frozenset({"-", "–", "—", "to", "until", "till", "through", "thru"})
_MORE = _TO | {"and", "&", "+", "or"}
_BLANK = frozenset({",", ":", ";", "for", "because"})
_LONGEST = 1_000
_FAR = 183
_DAY = timedelta(days=1)


class Days(NamedTuple):
    """Days in a row, both ends included, and what is typed behind them."""

    first: date
    last: date
    rest: str = ""
    note: str = ""
    """What was read by a convention."""


class _Got(NamedTuple):
    """Days in a row, and the index of the token behind them."""

    first: date
    last: date
    stop: int
    note: str = ""


def read_days(text: str, moment: Moment) -> Days | None:
    """The days at the start of a text; None when none stand there.

    Nothing is guessed: a time of day, a length without its first day, a range that runs backwards, and days that are
    followed by more of them are refused.
    """
    t = Tokens(text[:_LONGEST], language=moment.language)
    i = t.skip(0, "from", "on")
    got = next(filter(None, (read(t, i, moment) for read in (_length, _shared_month, _month_first, _range))), None)
    if got is None or got.last < got.first or not t.closes(got.stop) or t.words[got.stop] in _MORE:
        return None
    j = got.stop
    while t.words[j] in _BLANK:
        j += 1
    if _begins_with_days(t, j, moment):
        return None
    return Days(got.first, got.last, text[t.starts[j] :].strip() if j < t.count else "", got.note)


def _length(t: Tokens, i: int, moment: Moment) -> _Got | None:
    """`3 days from mon`: its first day counts."""
    got = read_stretch(t, i)
    if got is None or t.words[got[1]] not in ("from", "starting"):
        return None
    base = read_base(t, t.skip(got[1] + 1, "on"), moment)
    last = _last_of(t, i, base[0].on, moment) if base else None
    return _Got(base[0].on, last, base[1], base[0].note) if base and last else None


def _last_of(t: Tokens, i: int, first: date, moment: Moment) -> date | None:
    """The last day of the length at token `i` that begins with a day."""
    got = read_stretch(t, i)
    if got is None:
        return None
    if got[0].working:
        end = go(got[0], 1, moment, first - _DAY)
        return end.on if end else None
    end = go(got[0], 1, moment, first)
    return end.on - _DAY if end else None


def _shared_month(t: Tokens, i: int, moment: Moment) -> _Got | None:
    """`24 - 31 dec`, `24th to 31st of december`: the month stands behind the last day only."""
    number, j = _number(t, i)
    end = read_phrase(t, j + 1, moment) if number and t.words[j] in _TO else None
    if end is None or not any(month_word(t, k) for k in range(j + 1, end.stop)):
        return None
    last = end.day.on
    first = make_date(last.year, last.month, number)
    whole = end.day.exact and end.day.minutes is None
    return _Got(first, last, end.stop, end.day.note) if first and whole else None


def _month_first(t: Tokens, i: int, moment: Moment) -> _Got | None:
    """`dec 24 - 31`, `dec 24-31 2027`."""
    month = month_word(t, i)
    if month is None:
        return None
    number, j = _number(t, month[1])
    until, stop = _number(t, j + 1)
    if not (number and until) or t.words[j] not in _TO or month_word(t, t.skip(stop, "of")):
        return None
    year = read_year(t, stop)
    if year is not None:
        first, stop = make_date(year[0], month[0], number), year[1]
    else:
        ahead = next_in_year(month[0], number, moment)
        first = ahead[0] if ahead else None
    last = make_date(first.year, first.month, until) if first else None
    return _Got(first, last, stop) if first and last else None


def _number(t: Tokens, i: int) -> tuple[int, int]:
    """A day of the month at token `i`, 0 for none, and the index after it."""
    i = t.skip(i, "the")
    return ordinal(t, i) or (max(t.small(i), 0), i + 1)


def _range(t: Tokens, i: int, moment: Moment) -> _Got | None:
    """`fri`, `fri - tue`, `24 dec to 2 jan`, `nov 27 - 30`, `next week`, `mon for 3 days`."""
    start = _one(t, i, moment)
    if start is None:
        return None
    j = start.stop + 1
    if t.words[start.stop] == "for" and (length := read_stretch(t, j)):
        last = _last_of(t, j, start.first, moment) if start.first == start.last else None
        return _Got(start.first, last, length[1], start.note) if last else None
    if t.words[start.stop] not in _TO:
        return start
    end = _one(t, j, replace(moment, today=start.first, minutes=0))
    number = make_date(start.first.year, start.first.month, t.small(j))
    if number is not None and (end is None or end.stop == j + 1):
        end = _Got(number, number, j + 1)
    now = _one(t, j, moment)
    if end and now and now.last < start.first and (end.last - start.first).days > _FAR:
        return None  # "25 dec - 20 dec": backwards, and not a year
    return _Got(start.first, end.last, end.stop, start.note) if end else None


def _one(t: Tokens, i: int, moment: Moment) -> _Got | None:
    """One day or one period from token `i`, the longer reading of the two."""
    period, phrase = _period(t, i, moment), read_phrase(t, i, moment)
    if period is not None and (phrase is None or phrase.stop <= period.stop):
        return period
    if phrase is None or phrase.clock_only or phrase.day.standing is Standing.BARE:
        return None
    day = phrase.day
    whole = day.exact and day.minutes is None and not day.part
    return _Got(day.on, day.on, phrase.stop, day.note) if whole else None


def _period(t: Tokens, i: int, moment: Moment) -> _Got | None:
    """All of a week, month, quarter or year; what is over of the running one is left out."""
    scope = read_scope(t, i, moment) if t.words[i] not in PERIODS else None
    if scope is None:
        return None
    first, last, kind, stop = scope
    month = month_word(t, i)
    if last < moment.today and month and read_year(t, month[1]) is None:
        edges = bounds(kind, first, 12, moment)
        if edges is None:
            return None
        first, last = edges
    return _Got(max(first, moment.today) if last >= moment.today else first, last, stop)


def _begins_with_days(t: Tokens, j: int, moment: Moment) -> bool:
    """Whether what stands behind the days is a date, a number or a length itself."""
    if j >= t.count or t.numbers[j] >= 0:
        return j < t.count
    phrase = read_phrase(t, j, moment)
    named = phrase is not None and phrase.day.standing is Standing.FREE and t.closes(phrase.stop)
    return named or read_stretch(t, j) is not None
