"""The board the engine works on: touches and days by number, and which day takes which touch right now."""

from collections.abc import Sequence

from kamtui.domain.placing import Refusal
from kamtui.domain.plan.month import PlanDays
from kamtui.domain.plan.reach import Part
from kamtui.domain.plan.room import Room
from kamtui.domain.plan.touch import PlannedTouch
from kamtui.domain.text import name_key

NOWHERE = -1
"""The day of a touch that is not placed."""

Step = tuple[int, int]
"""A touch and the day it was on before it was moved."""

PARTS: tuple[Part, Part] = ("morning", "afternoon")


class Board:
    """Touches laid over the working days of a span. Sets of days are ints with a bit for each day."""

    def __init__(self, touches: Sequence[PlannedTouch], days: PlanDays, reserved: float) -> None:
        """`touches` in the order in which they matter; `reserved` is the share kept for accounts that are not key."""
        self.touches = touches
        self.days = days.working()
        self.all = (1 << len(self.days)) - 1
        self.minutes = [touch.minutes for touch in touches]
        taken = [days.taken.get(day, 0) for day in self.days]
        self.whole = Room(days.capacity, taken, self.minutes)
        self._halves = {part: self._half(part, days) for part in PARTS}
        self.half = [None if touch.part is None else self._halves[touch.part] for touch in touches]
        self.key_room = days.key_room(reserved)
        self.on = [NOWHERE] * len(touches)
        self.there: list[set[int]] = [set() for _ in self.days]
        self.steps: list[Step] = []
        """Every change so far, for `back`."""
        self.stamp = [0] * len(self.days)
        """By day, how often what is on it has changed."""
        self._ordinals = [day.toordinal() for day in self.days]
        self._near: dict[int, list[int]] = {}
        self.kin = self._kin()
        self.window = [self._window(touch, days) for touch in touches]
        """By touch, the days it may ever go on."""
        self._towns(days)
        self.ideal = [touch.ideal.toordinal() for touch in touches]

    def _half(self, part: Part, days: PlanDays) -> Room:
        taken = days.bound.get(part, {})
        lengths = {touch.minutes for touch in self.touches if touch.part == part}
        return Room(days.capacity // 2, [taken.get(day, 0) for day in self.days], lengths)

    def _kin(self) -> list[list[tuple[int, list[int]]]]:
        """By touch, the others of the same contact, each with the days too near by day."""
        same: dict[str, list[int]] = {}
        for i, touch in enumerate(self.touches):
            if touch.touches is not None:
                same.setdefault(touch.touches, []).append(i)
        kin: list[list[tuple[int, list[int]]]] = [[] for _ in self.touches]
        for group in same.values():
            for i in group:
                gaps = ((j, max(self.touches[i].min_gap, self.touches[j].min_gap)) for j in group if j != i)
                kin[i] = [(j, self.near(gap)) for j, gap in gaps if gap > 0]
        return kin

    def near(self, gap: int) -> list[int]:
        """By day, the days less than `gap` calendar days away, itself included."""
        if gap not in self._near:
            self._near[gap] = [self.around(there, gap) for there in self._ordinals]
        return self._near[gap]

    def around(self, ordinal: int, gap: int) -> int:
        """The days less than `gap` calendar days from a date."""
        return sum(1 << n for n, there in enumerate(self._ordinals) if abs(there - ordinal) < gap)

    def between(self, first: int, last: int) -> int:
        """The days from one date to another, both included."""
        return sum(1 << n for n, there in enumerate(self._ordinals) if first <= there <= last)

    def _window(self, touch: PlannedTouch, days: PlanDays) -> int:
        window = self.between(touch.earliest.toordinal(), touch.latest.toordinal())
        if touch.weekdays is not None:
            window &= sum(1 << n for n, day in enumerate(self.days) if day.weekday() in touch.weekdays)
        if touch.touches is not None and touch.min_gap > 0:
            for day in days.met.get(touch.touches, ()):
                if days.first.toordinal() - touch.min_gap < day.toordinal() < days.last.toordinal() + touch.min_gap:
                    window &= ~self.around(day.toordinal(), touch.min_gap)
        return window

    def _towns(self, days: PlanDays) -> None:
        """Visits by town: `town` is None for what is no visit, `calls_at` counts the visits by town and day."""
        self.town = [touch.trip for touch in self.touches]
        self.calls_at: dict[str, list[int]] = {town: [0] * len(self.days) for town in self.town if town is not None}
        number = {day: n for n, day in enumerate(self.days)}
        for city, dates in days.trips.items():
            for n in {number[day] for day in dates if day in number}:
                if name_key(city) in self.calls_at:
                    self.calls_at[name_key(city)][n] += 1

    def put(self, i: int, day: int) -> None:
        """Moves a touch to a day, or off the board with `NOWHERE`; the rules are the caller's to keep."""
        before = self.on[i]
        self.steps.append((i, before))
        if before >= 0:
            self._weigh(i, before, -1)
            self.there[before].remove(i)
            self.stamp[before] += 1
        if day >= 0:
            self._weigh(i, day, 1)
            self.there[day].add(i)
            self.stamp[day] += 1
        if self.touches[i].key:
            self.key_room += self.minutes[i] * ((before >= 0) - (day >= 0))
        self.on[i] = day

    def _weigh(self, i: int, day: int, sign: int) -> None:
        self.whole.add(day, sign * self.minutes[i])
        if (half := self.half[i]) is not None:
            half.add(day, sign * self.minutes[i])
        if (town := self.town[i]) is not None:
            self.calls_at[town][day] += sign

    def back(self, mark: int) -> None:
        """Takes back every change since `len(steps)` was `mark`."""
        while len(self.steps) > mark:
            i, before = self.steps.pop()
            self.put(i, before)
            self.steps.pop()

    def apart(self, i: int) -> int:
        """The days of a touch's window that are far enough from the others of its contact, full or not."""
        days = self.window[i]
        for j, near in self.kin[i]:
            if self.on[j] >= 0:
                days &= ~near[self.on[j]]
        return days

    def fitting(self, i: int) -> int:
        """The days a touch may be moved to if the whole day had room: its window, its contact, its half of the day."""
        days = self.apart(i)
        if (half := self.half[i]) is not None:
            days &= half.open[self.minutes[i]]
        return days

    def free(self, i: int) -> int:
        """The days that take a touch as they are; its own is not among them when it has filled it."""
        if self.on[i] < 0 and self.touches[i].key and self.minutes[i] > self.key_room:
            return 0
        return self.fitting(i) & self.whole.open[self.minutes[i]]

    def away(self, i: int, day: int) -> int:
        """Calendar days between a day and the one a touch is wanted on."""
        return abs(self._ordinals[day] - self.ideal[i])

    def company(self, i: int, day: int) -> bool:
        """Whether another visit leads to the town of this one that day."""
        town = self.town[i]
        return town is not None and self.calls_at[town][day] > (self.on[i] == day)

    def refusal(self, i: int, day: int) -> Refusal | None:
        """Why a day does not take a touch as the board stands, itself lifted off it; None when it does."""
        touch, here = self.touches[i], self.on[i] == day
        own = touch.minutes if here else 0
        if touch.weekdays is not None and self.days[day].weekday() not in touch.weekdays:
            return Refusal.WEEKDAY
        if touch.key and self.on[i] < 0 and touch.minutes > self.key_room:
            return Refusal.SHARE
        if not _takes(self.whole, day, own, touch.minutes):
            return Refusal.FULL
        half = self.half[i]
        if half is not None and not _takes(half, day, own, touch.minutes):
            return Refusal.HALF
        return None if self.apart(i) >> day & 1 else Refusal.SOON


def _takes(room: Room, day: int, own: int, minutes: int) -> bool:
    taken = room.taken[day] - own
    return room.limit > 0 and (taken == 0 or taken + minutes <= room.limit)
