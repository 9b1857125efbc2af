"""Days off as ranges that never overlap: what a new one joins, and what is left when days are taken out."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.workdays import short_day

_DAY = timedelta(days=1)


class Range(NamedTuple):
    """Days in a row that are not worked, both ends included, and why."""

    first: date
    last: date
    why: str = ""

    def meets(self, other: "Range") -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last

    def touches(self, other: "Range") -> bool:
        """Whether no worked day could lie between them."""
        return self.first <= other.last + _DAY and other.first <= self.last + _DAY


def added(there: Sequence[Range], new: Range) -> list[Range]:
    """The ranges with another one, in order.

    Days that are off already keep the reason they have, or get the new one where they have none. Ranges that meet or
    follow each other with the same reason become one.
    """
    found: list[Range] = []
    for one in there:
        fills = not one.why and one.meets(new)
        found += _reasoned(one, new) if fills else [one]
    for part in _without([new], there):
        found.append(part)
    return _joined(found)


def removed(there: Sequence[Range], first: date, last: date) -> list[Range]:
    """The ranges without the days from `first` to `last`."""
    return _without(there, [Range(first, last)])


def span_words(days: Range, today: date) -> str:
    """`Fri 27 Nov`, `Thu 24 Dec – Sat 2 Jan`."""
    first, last = short_day(days.first, today), short_day(days.last, today)
    return first if days.first == days.last else f"{first} – {last}"


def _reasoned(one: Range, new: Range) -> list[Range]:
    """A range without a reason, which the days it shares with a new one get from it."""
    shared = Range(max(one.first, new.first), min(one.last, new.last), new.why)
    return [*_without([one], [shared]), shared]


def _without(ranges: Sequence[Range], gone: Sequence[Range]) -> list[Range]:
    """What is left of some ranges."""
    left = list(ranges)
    for out in gone:
        parts: list[Range] = []
        for one in left:
            if not one.meets(out):
                parts.append(one)
                continue
            if one.first < out.first:
                parts.append(one._replace(last=out.first - _DAY))
            if one.last > out.last:
                parts.append(one._replace(first=out.last + _DAY))
        left = parts
    return left


def _joined(ranges: Sequence[Range]) -> list[Range]:
    """In order, and those that touch with the same reason as one."""
    found: list[Range] = []
    for one in sorted(ranges):
        if found and found[-1].why.casefold() == one.why.casefold() and found[-1].touches(one):
            found[-1] = found[-1]._replace(last=max(found[-1].last, one.last))
        else:
            found.append(one)
    return found
