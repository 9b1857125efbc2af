"""Drift: what became of every line of a locked plan, with the reason, and how the month ended."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamtui.domain.words import TaskStatus

Why = str | None
"""Why a line was moved or cut: a `Reason`, or `no answer` where nobody picked up; None when nobody said."""


class Fate(StrEnum):
    """What became of a line of the baseline."""

    PLANNED = "as planned"
    """Open, and on its day."""
    ON_TIME = "on time"
    """Done on its day or before."""
    LATE = "late"
    """Done after its day."""
    MOVED = "moved"
    """Open on another day."""
    CUT = "cut"
    SLIPPED = "slipped"
    """Open on its day, which has passed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the baseline and its task as it is now."""

    task_id: int
    title: str
    account_id: int | None
    account: str | None
    planned_on: date
    """The day of the baseline."""
    status: TaskStatus
    now_on: date | None
    """The day it is planned on now."""
    done_on: date | None
    reason: Why
    """Of its last move or cut since the lock."""

    def fate(self, today: date) -> Fate:
        """What became of it by today."""
        if self.status is TaskStatus.CUT:
            return Fate.CUT
        if self.status is TaskStatus.DONE:
            return Fate.LATE if self.done_on is not None and self.done_on > self.planned_on else Fate.ON_TIME
        if self.now_on != self.planned_on:
            return Fate.MOVED
        return Fate.SLIPPED if self.planned_on < today else Fate.PLANNED


@dataclass(frozen=True, slots=True)
class Drifted:
    """A line that is not what was locked."""

    line: Line
    fate: Fate

    @property
    def to(self) -> date | None:
        """Where it went: the day it was done or is planned now; None when it was cut."""
        if self.fate is Fate.CUT:
            return None
        return self.line.done_on or self.line.now_on


def drift(lines: Iterable[Line], today: date) -> list[Drifted]:
    """Lines that were moved, cut, done late or missed, by the day they were planned."""
    found = [Drifted(line, line.fate(today)) for line in lines]
    kept = [one for one in found if one.fate not in (Fate.PLANNED, Fate.ON_TIME)]
    return sorted(kept, key=lambda one: (one.line.planned_on, one.line.task_id))


@dataclass(frozen=True, slots=True)
class Close:
    """How a month ended, or stands so far: every line of the baseline is counted once."""

    planned: int
    on_time: int
    late: int
    moved: Mapping[Why, int]
    """Open on another day, by reason."""
    cut: Mapping[Why, int]
    open: int
    """Open on its day, passed or still to come."""
    touches: int
    """Touches of the month."""
    ad_hoc: int
    """Of these, the ones no line of the baseline asked for."""

    @property
    def ad_hoc_share(self) -> float | None:
        """Part of the touches that nobody had planned; None without touches."""
        return self.ad_hoc / self.touches if self.touches else None

    @property
    def adherence(self) -> float | None:
        """Part of the plan that was done on time; None for an empty plan."""
        return self.on_time / self.planned if self.planned else None


def close(lines: Iterable[Line], touched: Iterable[int | None], today: date) -> Close:
    """The month's figures; `touched` are the tasks of its touches, None for one that had no task."""
    every = list(lines)
    fates = Counter(line.fate(today) for line in every)
    ids = {line.task_id for line in every}
    touches = list(touched)
    return Close(
        len(every),
        fates[Fate.ON_TIME],
        fates[Fate.LATE],
        _by_reason(every, Fate.MOVED, today),
        _by_reason(every, Fate.CUT, today),
        fates[Fate.PLANNED] + fates[Fate.SLIPPED],
        len(touches),
        sum(task_id not in ids for task_id in touches),
    )


def _by_reason(lines: Iterable[Line], fate: Fate, today: date) -> Mapping[Why, int]:
    return Counter(line.reason for line in lines if line.fate(today) is fate)
