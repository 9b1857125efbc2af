"""The matrix: which of the four boxes an open task stands in, and because of what.

Nothing here is stored: every placement is worked out from the facts and `today`, so it changes as days pass.
"""

from datetime import date
from typing import NamedTuple, Protocol

from kamtui.domain.keep.stakes import NO_STAKE, Stake
from kamtui.domain.rules import Rules
from kamtui.domain.silence import silence
from kamtui.domain.words import About, AccountStatus, Quadrant, Tier, Waiting
from kamtui.domain.workdays import WorkCalendar, short_day

_BOX = {
    (True, True): Quadrant.DO,
    (False, True): Quadrant.SCHEDULE,
    (True, False): Quadrant.DELEGATE,
    (False, False): Quadrant.DROP,
}
"""The box by (urgent, important)."""


class Facts(Protocol):
    """What the rules ask about an open task; `TaskRow` has it all."""

    @property
    def due_on(self) -> date | None:
        """The hard date."""

    @property
    def promised(self) -> About | None:
        """What was promised, when the task keeps a promise."""

    @property
    def waiting(self) -> Waiting | None:
        """Who has the ball."""

    @property
    def important(self) -> bool | None:
        """The rep's own word."""

    @property
    def urgent(self) -> bool | None:
        """The rep's own word."""

    @property
    def override(self) -> Quadrant | None:
        """The box the rep put it in by hand."""

    @property
    def account_tier(self) -> Tier | None:
        """Tier of the account; None without an account."""

    @property
    def account_status(self) -> AccountStatus | None:
        """Status of the account."""

    @property
    def account_cadence(self) -> int | None:
        """The account's own cadence in days."""

    @property
    def parked_until(self) -> date | None:
        """Day the account wakes up again."""

    @property
    def last_touch_on(self) -> date | None:
        """Last touch of the account."""

    @property
    def objective(self) -> str | None:
        """The open objective of the account plan it serves."""


class Placement(NamedTuple):
    """Where a task stands in the matrix and why."""

    quadrant: Quadrant
    urgent: bool
    """By the facts and the rep's word, whatever the override."""
    important: bool
    """By the facts and the rep's word, whatever the override."""
    overridden: bool
    """The rep put it in this box by hand."""
    because: tuple[str, ...]
    """Short lines, never empty."""


def place(row: Facts, today: date, calendar: WorkCalendar, rules: Rules, stake: Stake = NO_STAKE) -> Placement:
    """The one box of an open task: the rep's override, else the rep's own words, else the rules.

    `stake` is what is at stake at its account.
    """
    due, pressing = _due(row, today, calendar, rules)
    important, matters = _important(row, due, stake.matters(today))
    urgent, presses = _urgent(row, today, due if pressing else None, rules, stake.presses(today, calendar))
    because = matters + [line for line in presses if line not in matters]
    if row.override is not None:
        because.insert(0, "you put it here")
    elif not because:
        because.append("neither urgent nor important")
    quadrant = _BOX[urgent, important] if row.override is None else row.override
    return Placement(quadrant, urgent, important, row.override is not None, tuple(because))


def _due(row: Facts, today: date, calendar: WorkCalendar, rules: Rules) -> tuple[str | None, bool]:
    """The hard date in words, and whether it is near enough to press."""
    due = row.due_on
    if due is None:
        return None, False
    what = "deadline" if row.promised is None else "promise"
    if due < today:
        return f"{what} late, due {short_day(due, today)}", True
    pressing = due <= calendar.add(today, rules.urgent_working_days)
    return f"{what} due {short_day(due, today)}", pressing


def _important(row: Facts, due: str | None, at_stake: list[str]) -> tuple[bool, list[str]]:
    """Whether the task matters: key or A account, a promise, an objective, a stake; the rep's word first."""
    if row.important is False:
        return False, ["you said not important"]
    because: list[str] = []
    if row.account_tier == Tier.KEY or row.account_tier == Tier.A:
        because.append(f"{row.account_tier} account")
    if row.promised is not None:
        because.append(due or f"promise on {row.promised}")
    if row.objective is not None:
        because.append(f"objective: {row.objective}")
    because += at_stake
    if row.important:
        because.append("you said important")
    return bool(because), because


def _urgent(row: Facts, today: date, pressing: str | None, rules: Rules, at_stake: list[str]) -> tuple[bool, list[str]]:
    """Whether the task presses; a missed plan day alone never does. The rep's word comes before the rules."""
    if row.urgent is False:
        return False, ["you said not urgent"]
    because: list[str] = []
    if pressing is not None:
        because.append(pressing)
    if row.waiting == Waiting.US:
        because.append("waiting on us")
    silent = _silent(row, today, rules)
    if silent is not None:
        because.append(silent)
    because += at_stake
    if row.urgent:
        because.append("you said urgent")
    return bool(because), because


def _silent(row: Facts, today: date, rules: Rules) -> str | None:
    """The silence of an open account that is not parked, in words, when it is beyond the cadence."""
    if row.account_tier is None or row.account_status != AccountStatus.OPEN:
        return None
    if row.parked_until is not None and row.parked_until > today:
        return None
    found = silence(row.last_touch_on, rules.cadence(row.account_tier, row.account_cadence), today)
    return found.words if found.is_silent else None
