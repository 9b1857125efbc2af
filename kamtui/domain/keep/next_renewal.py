"""The next renewal of an account: the day that asks for a decision first among its running contracts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kamtui.domain.keep.stakes import NOTICE_DAYS
from kamtui.domain.workdays import month_day

NEAR_DAYS = 90
"""Days before it within which a renewal is near: its ladder begins then."""


class RenewalDay(StrEnum):
    """What the day is."""

    NOTICE = "notice"
    """The last day of notice."""
    END = "ends"
    """The last day of the contract, where there is no notice or its day has gone."""
    PAST = "ended"
    """It ran out, and nobody renewed or ended it."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """The day that asks for a decision, as of one day."""

    on: date
    what: RenewalDay
    days: int
    """Until then, negative once it has gone."""

    @property
    def is_near(self) -> bool:
        """Within ninety days, or gone."""
        return self.days <= NEAR_DAYS

    @property
    def presses(self) -> bool:
        """Within the days of notice that make a task urgent, or gone."""
        return self.days <= NOTICE_DAYS

    @property
    def words(self) -> str:
        """`notice 7 d`, `ends today`, `ended 23 d`; beyond ninety days `notice 30 Nov`."""
        if not self.is_near:
            return f"{self.what} {month_day(self.on, self.on - timedelta(days=self.days))}"
        return f"{self.what} {f'{abs(self.days)} d' if self.days else 'today'}"


def next_renewal(running: Iterable[tuple[date | None, date]], today: date) -> Renewal | None:
    """The first day among notice days and ends of running contracts; a notice day that has gone leaves the end."""
    return min((_of(notice, end, today) for notice, end in running), key=lambda one: one.on, default=None)


def _of(notice: date | None, end: date, today: date) -> Renewal:
    on = notice if notice is not None and notice >= today else end
    what = RenewalDay.NOTICE if on is notice else RenewalDay.END if end >= today else RenewalDay.PAST
    return Renewal(on, what, (on - today).days)
