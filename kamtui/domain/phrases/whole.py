"""Whole months and weeks by name: `december`, `dec 2026`, `2026-12`, `next month`; `last week`, `w48`, a day of it.

A month without a year is the nearest one; with `past` it is the last one that has begun.
"""

import re
from datetime import date

from kamtui.domain.phrases.calendar import bounds
from kamtui.domain.phrases.dated import month_word, read_year
from kamtui.domain.phrases.lexicon import LAST, NEXT, THIS
from kamtui.domain.phrases.reading import read_when
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Moment, make_date
from kamtui.domain.rules import is_plannable
from kamtui.domain.words import Language

_MONTH = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?", re.ASCII)
_WEEK = re.compile(r"(?:(\d{4})-)?(?:w|week ?)(\d{1,2})", re.ASCII)
_HALF = 6


def read_month(text: str, today: date, *, past: bool = False, language: Language = Language.ENGLISH) -> date | None:
    """First day of the month that a text names; None when it names none, or one nobody plans in."""
    said = " ".join(text.lower().split())
    iso = _MONTH.fullmatch(said)
    if iso:
        return _plannable(make_date(int(iso[1]), int(iso[2]), 1))
    t = Tokens(said, whole=True, language=language)
    offset = _offset(" ".join(t.words[: t.count]), "month")
    if offset is not None:
        return _plannable(_months_on(today, offset))
    found = _month_in(t, today, past)
    if found is None and language is not Language.ENGLISH:  # `mar` is a weekday to some who write it for March too
        found = _month_in(Tokens(said, whole=True), today, past)
    return found


def _month_in(t: Tokens, today: date, past: bool) -> date | None:
    """First day of the month that the words name, with its year or without; None when they are anything else."""
    got = month_word(t, 0)
    if got is None:
        return None
    month, after = got[0], t.skip(got[1], "de")
    year = read_year(t, after)
    if (after if year is None else year[1]) != t.count:
        return None
    return _plannable(make_date(year[0], month, 1) if year else _nearest(month, today, past))


def read_week(text: str, moment: Moment) -> date | None:
    """First day of the week that a text names, or that the day it names is in; None when it names none.

    Weeks with a number are those of ISO 8601; one without a year is of this year.
    """
    said = " ".join(text.lower().split())
    offset = _offset(said, "week")
    day: date | None = moment.today
    numbered = _WEEK.fullmatch(said)
    if numbered:
        try:
            day = date.fromisocalendar(int(numbered[1] or moment.today.isocalendar().year), int(numbered[2]), 1)
        except ValueError:
            return None
    elif offset is None:
        when = read_when(said, moment)
        day = when.on if when else None
    if day is None or not is_plannable(day):
        return None
    edges = bounds("week", day, offset or 0, moment)
    return _plannable(edges[0]) if edges else None


def _offset(said: str, period: str) -> int | None:
    """How many periods from the running one; None for anything but `this`, `next` or `last` with its name."""
    first, _, rest = said.partition(" ")
    if rest != period:
        return None
    return 0 if first in THIS else 1 if first in NEXT else -1 if first in LAST else None


def _nearest(month: int, today: date, past: bool) -> date | None:
    ahead = (month - today.month) % 12
    return _months_on(today, ahead - 12 if ahead and (past or ahead > _HALF) else ahead)


def _months_on(day: date, n: int) -> date | None:
    count = day.year * 12 + day.month - 1 + n
    return make_date(count // 12, count % 12 + 1, 1)


def _plannable(day: date | None) -> date | None:
    return day if day is not None and is_plannable(day) else None
