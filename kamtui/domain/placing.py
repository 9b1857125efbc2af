"""Laying a backlog over the coming days: the engine behind the spread. A month is laid by `kamtui.domain.plan`.

Greedy and deterministic: what matters most is placed first, each on the earliest day that breaks no rule. A visit
takes those in its city that matter as much along. The same input always gives the same days, whatever its order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from kamtui.domain.load import hours
from kamtui.domain.text import name_key
from kamtui.domain.words import CLIENT_KINDS, Kind
from kamtui.domain.workdays import WorkCalendar, short_day

TOGETHER_WORKING_DAYS = 5
"""How many working days later a visit may go to share the trip with another one in its city."""


class Refusal(Enum):
    """Why a day does not take an item."""

    OFF = auto()
    """The day is not worked."""
    PAST = auto()
    """The day lies behind the item's hard date, or the days it may go on lie outside the span."""
    FULL = auto()
    """The day has no room left."""
    SOON = auto()
    """The day is too close to another touch of the same contact."""
    WEEKDAY = auto()
    """Not one of the weekdays the contact stated."""
    HALF = auto()
    """The half of the day the contact stated has no room left."""
    SHARE = auto()
    """Key accounts have all that is not reserved for the others."""


def who_of(contact_id: int | None, account_id: int | None) -> str | None:
    """Whom a task is with: the contact, or the account where none is named."""
    if contact_id is not None:
        return f"c{contact_id}"
    return None if account_id is None else f"a{account_id}"


def trip_of(kind: Kind, city: str | None) -> str | None:
    """The city of a visit as it is compared; None for what is no visit."""
    return name_key(city) or None if kind is Kind.VISIT and city else None


def touched_by(kind: Kind, who: str | None) -> str | None:
    """Whom a task touches, when it is of a kind that touches anybody."""
    return who if kind in CLIENT_KINDS else None


@dataclass(frozen=True, slots=True)
class Item:
    """One task to place."""

    id: int
    kind: Kind
    minutes: int
    important: bool
    since: date
    """The day it was planned for: the longest overdue goes first."""
    urgent: bool = False
    who: str | None = None
    """Whom it touches: any text that is the same for one contact."""
    min_gap: int = 0
    """Calendar days between this and any other touch of `who`."""
    city: str | None = None
    not_after: date | None = None
    """A hard date it must not pass."""

    @property
    def order(self) -> tuple[bool, bool, date, int]:
        """For sorting: important ones first, then urgent ones, then the longest overdue."""
        return (not self.important, not self.urgent, self.since, self.id)

    @property
    def trip(self) -> str | None:
        """The city of a visit as it is compared; None for what is no visit."""
        return trip_of(self.kind, self.city)

    @property
    def touches(self) -> str | None:
        """Whom it touches, when it is of a kind that touches anybody."""
        return touched_by(self.kind, self.who)


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
    load: dict[date, int] = field(default_factory=dict)
    """Minutes planned by day."""
    touched: dict[str, set[date]] = field(default_factory=dict)
    """Days on which a contact is met or was met, by `Item.who`."""
    trips: dict[str, set[date]] = field(default_factory=dict)
    """Days with a visit in a city, by `Item.trip`; `visit` adds one."""

    def touch(self, who: str, day: date) -> None:
        """Tells that a contact is met that day already."""
        self.touched.setdefault(who, set()).add(day)

    def visit(self, city: str, day: date) -> None:
        """Tells that a visit leads to that city already."""
        if key := name_key(city):
            self.trips.setdefault(key, set()).add(day)

    def refusal(self, item: Item, day: date) -> Refusal | None:
        """Why an item cannot go on a day; None when it can."""
        if not self.calendar.is_working(day):
            return Refusal.OFF
        if item.not_after is not None and day > item.not_after:
            return Refusal.PAST
        taken = self.load.get(day, 0)
        # a task longer than a whole day has room on an empty one
        if self.capacity <= 0 or (taken > 0 and taken + item.minutes > self.capacity):
            return Refusal.FULL
        met = self.touched.get(item.touches or "", ())
        return Refusal.SOON if any(abs((day - other).days) < item.min_gap for other in met) else None

    def take(self, item: Item, day: date) -> None:
        """Puts an item on a day."""
        self.load[day] = self.load.get(day, 0) + item.minutes
        if item.touches is not None:
            self.touch(item.touches, day)
        if item.trip is not None:
            self.trips.setdefault(item.trip, set()).add(day)


def place(items: Iterable[Item], days: Days, first: date, last: date) -> tuple[list[Placed], list[Unplaced]]:
    """Places items from `first` to `last`, both included; what finds no day is listed with the reason.

    Both lists are in the order in which the items were looked at; `days` holds the outcome afterwards.
    """
    waiting = {item.id: item for item in sorted(items, key=lambda item: item.order)}
    placed: list[Placed] = []
    left: list[Unplaced] = []
    while waiting:
        item = waiting.pop(next(iter(waiting)))
        found, why = _day_for(item, days, first, last)
        if found is None:
            left.append(Unplaced(item.id, why))
            continue
        days.take(item, found)
        placed.append(Placed(item.id, found, why))
        for other in _companions(item, waiting):
            on, why = _day_for(other, days, first, last)
            if on == found:
                days.take(waiting.pop(other.id), on)
                placed.append(Placed(other.id, on, why))
    return placed, left


def _companions(item: Item, waiting: dict[int, Item]) -> list[Item]:
    """Visits in the same city that matter as much: more than that would take the day from what matters more."""
    if item.trip is None:
        return []
    return [other for other in waiting.values() if other.trip == item.trip and other.important is item.important]


def _day_for(item: Item, days: Days, first: date, last: date) -> tuple[date | None, str]:
    """The day an item goes on, and why that one; or None, and why there is none."""
    refused: set[Refusal] = set()
    for day in _between(first, last):
        refusal = days.refusal(item, day)
        if refusal is None:
            shared = _shared(item, days, day, last)
            return (day, _why(item, days, day, refused)) if shared is None else (shared, _with(item))
        refused.add(refusal)
    return None, _why_not(item, refused, last)


def _shared(item: Item, days: Days, earliest: date, last: date) -> date | None:
    """The first day with another visit in its city that takes the item too, a few working days later at most."""
    trips = days.trips.get(item.trip or "")
    if not trips:
        return None
    limit = min(days.calendar.add(earliest, TOGETHER_WORKING_DAYS), last)
    return next((day for day in sorted(trips) if earliest <= day <= limit and days.refusal(item, day) is None), None)


def _between(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def _with(item: Item) -> str:
    return f"with the other visit in {item.city}"


def _why(item: Item, days: Days, day: date, refused: set[Refusal]) -> str:
    room = f"{hours(days.load.get(day, 0) + item.minutes)} of {hours(days.capacity)} then"
    return f"{room}, {item.min_gap} d from the contact's other touches" if Refusal.SOON in refused else room


def _why_not(item: Item, refused: set[Refusal], last: date) -> str:
    until = min(item.not_after, last) if item.not_after is not None else last
    if Refusal.FULL in refused:
        what = "no room"
    elif Refusal.SOON in refused:
        what = f"less than {item.min_gap} d from the contact's other touches"
    else:
        what = "no working day"
    return f"{what} until {short_day(until, last)}"
