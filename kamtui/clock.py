"""The only clock. Nothing else in kamtui asks what time it is.

Dates are the rep's local calendar days, instants are aware UTC. The local zone is read from the system at
every call (`time.tzset`), because a planner stays open across flights and nights.
"""

import time
from datetime import UTC, date, datetime


class Clock:
    """Tells today and now; with `today` set it stands still on that day, at nine in the morning local time."""

    __slots__ = ("_fixed",)

    def __init__(self, today: date | None = None) -> None:
        self._fixed = today

    @property
    def fixed(self) -> date | None:
        """The day the clock was told to stand on, or None when it runs."""
        return self._fixed

    def today(self) -> date:
        """The rep's local calendar day."""
        if self._fixed is not None:
            return self._fixed
        time.tzset()
        now = time.localtime()
        return date(now.tm_year, now.tm_mon, now.tm_mday)

    def now(self) -> datetime:
        """The instant, aware and in UTC; on a fixed clock nine o'clock UTC of that day."""
        if self._fixed is not None:
            return datetime(self._fixed.year, self._fixed.month, self._fixed.day, 9, tzinfo=UTC)
        return datetime.now(UTC)

    def wall_minutes(self) -> int:
        """Minutes since local midnight, 0 to 1439; on a fixed clock 540 (nine o'clock)."""
        if self._fixed is not None:
            return 540
        time.tzset()
        now = time.localtime()
        return now.tm_hour * 60 + now.tm_min

    def stamp(self) -> str:
        """Local day and time as `2026-11-23 09:00`; on a fixed clock nine o'clock of that day."""
        minutes = self.wall_minutes()
        return f"{self.today().isoformat()} {minutes // 60:02d}:{minutes % 60:02d}"
