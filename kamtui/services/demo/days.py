"""The demo's calendar: everything is told in working days and weeks around the day it is made for."""

from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.workdays import WorkCalendar

FAIR = "trade fair"
"""Why the rep is away for two days in about three weeks."""

_REACH_DAYS = 26


@dataclass(frozen=True, slots=True)
class Days:
    """Working days around `today`, which may be a Sunday."""

    today: date
    calendar: WorkCalendar
    fair: tuple[date, date]
    """First and last day of the trade fair."""

    @classmethod
    def around(cls, today: date) -> "Days":
        """The calendar of a demo made for `today`: the fair is on the Tuesday and Wednesday three weeks on."""
        tuesday = today + timedelta(days=22 - today.weekday())
        fair = (tuesday, tuesday + timedelta(days=1))
        return cls(today, WorkCalendar(off=dict.fromkeys(fair, FAIR)), fair)

    def ahead(self, n: int) -> date:
        """The n-th working day after the next one the rep works; 0 is that day, today on a working day."""
        return self.calendar.add(self.calendar.on_or_after(self.today), n)

    def back(self, n: int) -> date:
        """The n-th working day before today."""
        return self.calendar.add(self.today, -n)

    def ago(self, days: int) -> date:
        """The working day `days` calendar days ago, or the last one before it."""
        return self.calendar.on_or_before(self.today - timedelta(days=days))

    @property
    def planned(self) -> list[date]:
        """The working days that the plan covers, from the next one on, a few short of the month it should."""
        last = self.calendar.on_or_before(self.today + timedelta(days=_REACH_DAYS))
        return [self.ahead(n) for n in range(self.calendar.between(self.ahead(0), last) + 1)]
