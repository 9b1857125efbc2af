"""The term of a contract, and the one that follows it. Months are calendar months: a last day stays a last day."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.production import month_end

_DAY = timedelta(days=1)
_YEAR = re.compile(r"(?<![\d/–-])(?:19|20)\d\d(?![\d/–-])")


class Term(NamedTuple):
    """From when until when, and until when notice may be given."""

    start: date
    end: date
    """Its last day."""
    notice: date | None = None

    @property
    def months(self) -> int | None:
        """How many whole months it is long; None for any other length."""
        after = self.end + _DAY
        months = (after.year - self.start.year) * 12 + after.month - self.start.month
        return months if months > 0 and shift(self.start, months) == after else None


def shift(day: date, months: int) -> date:
    """The same day so many months later, or earlier; the last of a month at most."""
    month = day.year * 12 + day.month - 1 + months
    first = date(month // 12, month % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def month_shift(day: date, months: int) -> date:
    """As `shift`, but the last day of a month stays the last."""
    moved = shift(day, months)
    return month_end(moved) if day == month_end(day) else moved


def first_term(end: date, today: date) -> date:
    """The day a contract is taken to have begun where nobody says: a year before its end, not after today."""
    return min(shift(end + _DAY, -12), max(today, date.min), end)


def next_term(old: Term, end: date | None = None) -> Term:
    """The term that begins the day after: as long as the old one unless its end is named, notice as long before."""
    start, months = old.end + _DAY, old.months
    if end is None:
        end = shift(start, months) - _DAY if months is not None else start + (old.end - old.start)
    if old.notice is None:
        return Term(start, end)
    if months is not None and end == shift(start, months) - _DAY:
        return Term(start, end, month_shift(old.notice, months))
    return Term(start, end, end - (old.end - old.notice))


def next_name(name: str, old: Term, new: Term) -> str:
    """`frame 2026` is followed by `frame 2027`: the only year in a name moves with its term."""
    if len(found := _YEAR.findall(name)) != 1:
        return name
    return _YEAR.sub(str(int(found[0]) + new.end.year - old.end.year), name)
