"""The ledger of promises: what is open, late, kept, and how many were kept in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamtui.domain.locale import shown
from kamtui.domain.words import About, TaskStatus
from kamtui.domain.workdays import short_day

KEPT_RULE = "kept on or before their day ÷ all due so far; today's count once kept"
"""What the kept rate counts."""


class Standing(StrEnum):
    """Where a promise stands."""

    LATE = "late"
    OPEN = "open"
    KEPT = "kept"
    KEPT_LATE = "kept late"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A promise with whom it was given to and the task that keeps it."""

    id: int
    about: About
    text: str
    account_id: int | None
    account_name: str | None
    contact_name: str | None
    task_id: int | None
    task_status: TaskStatus | None
    made_on: date
    due_on: date
    kept_on: date | None

    @property
    def adrift(self) -> bool:
        """Not kept, and no open task will keep it: the task was cut, or never was."""
        return self.kept_on is None and self.task_status is not TaskStatus.OPEN

    def standing(self, today: date) -> Standing:
        """Where it stands today."""
        if self.kept_on is not None:
            return Standing.KEPT if self.kept_on <= self.due_on else Standing.KEPT_LATE
        return Standing.LATE if self.due_on < today else Standing.OPEN

    def when(self, today: date) -> str:
        """`due Fri 27 Nov`, `due Fri 20 Nov, 3 d late`, `kept 20 Nov`, `kept 2 d late`; says when no task keeps it."""
        if self.kept_on is not None:
            late = (self.kept_on - self.due_on).days
            return f"kept {short_day(self.kept_on, today)}" + (f", {late} d late" if late > 0 else "")
        late = (today - self.due_on).days
        told = f"due {short_day(self.due_on, today)}" + (f", {late} d late" if late > 0 else "")
        why = "its task was cut" if self.task_status is TaskStatus.CUT else "no open task keeps it"
        return f"{told} · {why}" if self.adrift else told


@dataclass(frozen=True, slots=True)
class KeptRate:
    """How many promises were kept in time, of those due so far."""

    kept: int
    due: int

    @property
    def share(self) -> float | None:
        """A ratio; None while nothing was due."""
        return self.kept / self.due if self.due else None

    @property
    def words(self) -> str:
        """`kept in time 8 of 10 (80 %)`."""
        if self.share is None:
            return "no promise was due yet"
        return f"kept in time {self.kept} of {self.due} ({shown().percent(f'{self.share * 100:.0f}')})"


def is_due(due_on: date, kept_on: date | None, today: date) -> bool:
    """Whether a promise counts: its day is over, or has come and it was kept."""
    return due_on < today or (due_on == today and kept_on is not None)


def kept_rate(days: Iterable[tuple[date, date | None]], today: date) -> KeptRate:
    """The rate over promises by their day and the day they were kept, None where they were not."""
    counted = [(due_on, kept_on) for due_on, kept_on in days if is_due(due_on, kept_on, today)]
    return KeptRate(sum(kept_on is not None and kept_on <= due_on for due_on, kept_on in counted), len(counted))


def in_order(rows: Iterable[LedgerRow], today: date) -> list[LedgerRow]:
    """Late ones first, the longest late first; then open ones, the soonest first; kept ones, the last kept first."""
    found = list(rows)
    waiting = sorted((row for row in found if row.kept_on is None), key=lambda row: (row.due_on, row.id))
    kept = sorted((row for row in found if row.kept_on is not None), key=lambda row: (row.kept_on or today, row.id))
    return [*waiting, *reversed(kept)]
