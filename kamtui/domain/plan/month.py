"""The days of a plan with what stands on them already: appointments and open tasks, which the engine never moves."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from kamtui.domain.plan.reach import Part
from kamtui.domain.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class PlanDays:
    """The span of a plan and its ground. All minutes by day; days outside the span are not looked at."""

    calendar: WorkCalendar
    first: date
    last: date
    """Last day of the span, included."""
    capacity: int
    """Minutes of a working day; half of them are the morning, half the afternoon."""
    taken: Mapping[date, int] = field(default_factory=dict)
    """Minutes that stand on a day already."""
    bound: Mapping[Part, Mapping[date, int]] = field(default_factory=dict)
    """Of these, the minutes bound to one half of the day."""
    key_minutes: int = 0
    """Of these, the minutes key accounts hold in the whole span."""
    met: Mapping[str, Collection[date]] = field(default_factory=dict)
    """Days on which somebody is met or was met, before and after the span too, by `PlannedTouch.who`."""
    trips: Mapping[str, Collection[date]] = field(default_factory=dict)
    """Days with a visit in a city."""

    def working(self) -> list[date]:
        """The working days of the span, in order."""
        span = map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1))
        return [day for day in span if self.calendar.is_working(day)]

    def key_room(self, reserved: float) -> int:
        """Minutes key accounts may still take when that share of the whole span is kept for the others."""
        whole = max(self.capacity, 0) * len(self.working())
        return whole - round(whole * reserved) - self.key_minutes
