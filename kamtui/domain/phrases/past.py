"""Days that have been: `oct` is the whole of last October, `last week` its seven days, `fri` last Friday alone.

A period that the grammar of dates finds ahead is the last one of its name that has begun; a running one is meant whole.
"""

import re
from datetime import date

from kamtui.domain.phrases.bygone import read_bygone
from kamtui.domain.phrases.calendar import bounds
from kamtui.domain.phrases.dated import read_year
from kamtui.domain.phrases.lexicon import NEXT
from kamtui.domain.phrases.periods import read_scope
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Moment, make_date

_LONGEST = 60
_YEAR = re.compile(r"(19|20|21)\d\d")
_MONTH = re.compile(r"((?:19|20|21)\d\d)-(\d\d)")
_A_YEAR_OF = {"month": 12, "quarter": 4}


def read_past(text: str, moment: Moment) -> tuple[date, date] | None:
    """First and last day that a whole text means; None when it means none."""
    text = text.strip()[:_LONGEST]
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if found := _MONTH.fullmatch(text):
        first = make_date(int(found[1]), int(found[2]), 1)
        return bounds("month", first, 0, moment) if first else None
    t = Tokens(text, language=moment.language)
    scope = read_scope(t, 0, moment) if t.count else None
    if scope is not None and scope[3] == t.count:
        return _begun(t, *scope[:3], moment)
    day = read_bygone(text, moment) if t.count else None
    return None if day is None else (day, day)


def _begun(t: Tokens, first: date, last: date, kind: str, moment: Moment) -> tuple[date, date] | None:
    """The period itself, or the one a year before it where it is only named and lies ahead."""
    named = not NEXT & set(t.words) and not any(read_year(t, i) for i in range(t.count))
    if first > moment.today and named and kind in _A_YEAR_OF:
        return bounds(kind, first, -_A_YEAR_OF[kind], moment)
    return first, last
