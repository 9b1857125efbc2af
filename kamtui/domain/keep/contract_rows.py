"""Contracts as the reads door returns them, and how one is said."""

from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.keep.renewals import DueRung, LadderStep, Rung, ahead, due
from kamtui.domain.keep.stakes import NOTICE_DAYS
from kamtui.domain.keep.terms import Term
from kamtui.domain.keep.words import ContractState
from kamtui.domain.money import short_sum
from kamtui.domain.words import TaskStatus
from kamtui.domain.workdays import month_day


@dataclass(frozen=True, slots=True)
class RungRow:
    """A rung of the ladder that was taken on, and its task."""

    rung: Rung
    task_id: int
    status: TaskStatus
    planned_on: date | None


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One contract."""

    id: int
    account_id: int
    account_name: str
    name: str
    state: ContractState
    start_on: date
    end_on: date
    """Its last day."""
    notice_on: date | None
    minor: int | None
    """Worth a year, in minor units."""
    currency: str | None
    rungs: tuple[RungRow, ...] = ()
    """Those that were taken on, in the order of the ladder."""

    @property
    def term(self) -> Term:
        """Its days."""
        return Term(self.start_on, self.end_on, self.notice_on)

    @property
    def before(self) -> date:
        """The day its ladder leads to: notice, or the end."""
        return self.notice_on or self.end_on

    @property
    def taken(self) -> frozenset[Rung]:
        """Rungs that need not be offered again."""
        return frozenset(one.rung for one in self.rungs)

    @property
    def running(self) -> bool:
        """Neither renewed nor ended."""
        return self.state is ContractState.RUNNING

    @property
    def worth(self) -> str:
        """What it is worth a year, `48.0 k EUR`; empty where nobody said."""
        return "" if self.minor is None or self.currency is None else short_sum(self.minor, self.currency)

    def presses(self, today: date) -> bool:
        """Whether notice is near, or it ran out and nobody renewed or ended it."""
        near = self.notice_on is not None and today <= self.notice_on <= today + timedelta(days=NOTICE_DAYS)
        return self.running and (near or self.end_on < today)

    def ahead(self, today: date) -> list[LadderStep]:
        """Rungs from today on that nobody has taken on; none of a contract that is not running."""
        return ahead(self.before, self.taken, today) if self.running else []

    def due(self, today: date, until: date) -> list[DueRung]:
        """Rungs to be done up to a day; none of a contract that is not running."""
        if not self.running:
            return []
        is_notice = self.notice_on is not None
        return [
            DueRung(self.id, self.name, step.rung, step.on, self.before, is_notice)
            for step in due(self.before, self.taken, today, until)
        ]

    def words(self, today: date) -> str:
        """`renewal 31 Jan, notice 30 Nov (7 d)`; `ran out 31 Oct, 23 d ago`; `renewed`."""
        end = month_day(self.end_on, today)
        if not self.running:
            return f"{self.state}, until {end}"
        if self.end_on < today:
            return f"ran out {end}, {(today - self.end_on).days} d ago"
        if self.notice_on is None:
            return f"renewal {end} ({(self.end_on - today).days} d)"
        notice, left = month_day(self.notice_on, today), (self.notice_on - today).days
        if left < 0:
            return f"renewal {end} ({(self.end_on - today).days} d), notice was {notice}"
        return f"renewal {end}, notice {notice} ({left} d)"
