"""Laying tasks over working days: the one engine behind the spread of a backlog and the plan of a month.

Greedy and deterministic: what matters most is placed first, each on the earliest day that breaks no rule. The same
input always gives the same days, whatever its order.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kamtui.domain.load import hours
from kamtui.domain.words import Kind
from kamtui.domain.workdays import WorkCalendar, short_day

TOGETHER_WORKING_DAYS = 5
"""How many working days later a visit may go to share the trip with another one in its city."""


@dataclass(frozen=True, slots=True)
class Item:
    """One task to place."""

    id: int
    kind: Kind
    minutes: int
    important: bool
    since: date
    """The day it was planned for: the longest overdue goes first."""
    contact_id: int | None = None
    city: str | None = None
    not_after: date | None = None
    """A hard date it must not pass."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item went."""

    id: int
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An item that found no day."""

    id: int
    why: str


@dataclass(slots=True)
class Days:
    """The days ahead with what stands on them already; placing adds to it."""

    calendar: WorkCalendar
    capacity: int
    """Minutes of a working day."""
    min_gap: int
    """Calendar days between two touches of one contact."""
    load: dict[date, int] = field(default_factory=dict)
    """Minutes planned by day."""
    touched: dict[int, set[date]] = field(default_factory=dict)
    """Days on which a contact is met or was met, by contact."""
    cities: dict[str, set[date]] = field(default_factory=dict)
    """Days with a visit in a city."""

    def fits(self, item: Item, day: date) -> bool:
        """Whether an item may go on a day: worked, with room, not past its hard date, not too soon for its contact."""
        if not self.calendar.is_working(day) or (item.not_after is not None and day > item.not_after):
            return False
        # a task longer than a whole day has room on an empty one
        taken = self.load.get(day, 0)
        if taken and taken + item.minutes > self.capacity:
            return False
        return all(abs((day - other).days) >= self.min_gap for other in self.touched.get(item.contact_id or 0, ()))

    def take(self, item: Item, day: date) -> None:
        """Puts an item on a day."""
        self.load[day] = self.load.get(day, 0) + item.minutes
        if item.contact_id is not None:
            self.touched.setdefault(item.contact_id, set()).add(day)
        if item.kind is Kind.VISIT and item.city:
            self.cities.setdefault(item.city, set()).add(day)


def place(items: Iterable[Item], days: Days, first: date, last: date) -> tuple[list[Placed], list[Unplaced]]:
    """Places items from `first` to `last`, both included; what finds no day is listed with the reason."""
    placed: list[Placed] = []
    left: list[Unplaced] = []
    for item in sorted(items, key=lambda item: (not item.important, item.since, item.id)):
        day = _day_for(item, days, first, last)
        if day is None:
            left.append(Unplaced(item.id, _why_not(item, days, last)))
            continue
        why = _why(item, days, day)
        days.take(item, day)
        placed.append(Placed(item.id, day, why))
    return placed, left


def _day_for(item: Item, days: Days, first: date, last: date) -> date | None:
    fitting = (day for day in _between(first, last) if days.fits(item, day))
    earliest = next(fitting, None)
    if earliest is None or item.kind is not Kind.VISIT or not item.city:
        return earliest
    limit = days.calendar.add(earliest, TOGETHER_WORKING_DAYS)
    shared = (day for day in sorted(days.cities.get(item.city, ())) if earliest <= day <= min(limit, last))
    return next((day for day in shared if days.fits(item, day)), earliest)


def _between(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _why(item: Item, days: Days, day: date) -> str:
    if item.kind is Kind.VISIT and item.city and day in days.cities.get(item.city, ()):
        return f"with the other visit in {item.city}"
    return f"{hours(days.load.get(day, 0) + item.minutes)} of {hours(days.capacity)} then"


def _why_not(item: Item, days: Days, last: date) -> str:
    if item.not_after is not None and item.not_after < last:
        return f"no room before {short_day(item.not_after, last)}"
    return f"no room until {short_day(last, last)}"
