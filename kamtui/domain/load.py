"""Load against capacity: the minutes planned on a day, and the first day with room for more."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.domain.workdays import WorkCalendar

ROOM_WORKING_DAYS = 30
"""Working days a search for room looks at."""


class DayLoad(NamedTuple):
    """What is planned on one day."""

    day: date
    minutes: int
    """Minutes planned."""
    capacity: int
    """Minutes a working day has room for."""
    working: bool

    @property
    def words(self) -> str:
        """`5h10 of 6h`; `1h30 on a day off` when the day is not worked."""
        return f"{hours(self.minutes)} {f'of {hours(self.capacity)}' if self.working else 'on a day off'}"

    @property
    def share(self) -> float:
        """Part of the capacity that is taken, above 1 when overbooked; without capacity any minute is 1."""
        return self.minutes / self.capacity if self.capacity > 0 else float(self.minutes > 0)

    def has_room(self, minutes: int) -> bool:
        """Whether that many minutes more fit; never on a day off."""
        return self.working and self.minutes + minutes <= self.capacity


class Room(NamedTuple):
    """Where a search for room ended."""

    day: date
    """The first working day with room, else the first working day searched."""
    found: bool
    full: tuple[DayLoad, ...]
    """The working days passed over, in order."""


def first_room(wanted: date, minutes: int, load: Mapping[date, int], calendar: WorkCalendar, capacity: int) -> Room:
    """First working day from `wanted` on with room for `minutes`, within `ROOM_WORKING_DAYS` working days.

    `load` holds the minutes already planned by day.
    """
    first = day = calendar.on_or_after(wanted)
    full: list[DayLoad] = []
    for _ in range(ROOM_WORKING_DAYS):
        there = day_load(day, load, calendar, capacity)
        if there.has_room(minutes):
            return Room(day, True, tuple(full))
        full.append(there)
        day = calendar.add(day, 1)
    return Room(first, False, tuple(full))


def day_load(day: date, load: Mapping[date, int], calendar: WorkCalendar, capacity: int) -> DayLoad:
    """The load of one day; `load` holds the minutes planned by day."""
    return DayLoad(day, load.get(day, 0), capacity, calendar.is_working(day))


def hours(minutes: int) -> str:
    """Minutes as a reader says them: `5h10`, `6h`, `45m`, `0h`."""
    if minutes < 0:
        return f"-{hours(-minutes)}"
    whole, rest = divmod(minutes, 60)
    if not rest:
        return f"{whole}h"
    return f"{whole}h{rest:02d}" if whole else f"{rest}m"
