"""Pace: how far a month's plan has come, per account and in all, beside the share of time that has gone.

P planned touches of the baseline, A actual touches in the month (an attempt that reached nobody is none), S open
touches in it that are still ahead (one that slipped is not), R remaining = max(P − A, 0), and R to schedule =
max(P − S − A, 0): the measures of cycle planning in sales.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kamtui.domain.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Pace:
    """Touches of one account in a month, or of all."""

    planned: int
    actual: int
    scheduled: int
    remaining: int
    """Planned touches that have not happened."""
    to_schedule: int
    """Remaining touches that have no day any more."""

    @classmethod
    def of(cls, planned: int, actual: int, scheduled: int) -> "Pace":
        """The pace of one account."""
        return cls(planned, actual, scheduled, max(planned - actual, 0), max(planned - scheduled - actual, 0))


def paces(
    planned: Iterable[int | None] | Mapping[int | None, int],
    actual: Iterable[int | None] | Mapping[int | None, int],
    scheduled: Iterable[int | None] | Mapping[int | None, int],
) -> dict[int | None, Pace]:
    """Pace by account from the accounts of the touches, or their numbers by account; None is for no account."""
    p, a, s = Counter(planned), Counter(actual), Counter(scheduled)
    return {account: Pace.of(p[account], a[account], s[account]) for account in p.keys() | a.keys() | s.keys()}


def total(found: Iterable[Pace]) -> Pace:
    """The sums of all: touches beyond the plan of one account make up for none that is missing at another."""
    every = list(found)
    return Pace(
        sum(one.planned for one in every),
        sum(one.actual for one in every),
        sum(one.scheduled for one in every),
        sum(one.remaining for one in every),
        sum(one.to_schedule for one in every),
    )


def time_elapsed(first: date, last: date, today: date, calendar: WorkCalendar) -> float:
    """Share of a month's working days that lies before today, 0 to 1; today itself is still to come."""
    span = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    days = [day for day in span if calendar.is_working(day)]
    return sum(day < today for day in days) / len(days) if days else float(today > last)
