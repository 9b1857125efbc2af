"""Threats: if a competitor wanted this account, what is the shortest path in? And the sweep that asks it every quarter.

A threat is open until it is closed with a reason. Without a dated response the account's tasks sit in Do. A key
account is swept when a threat there was found, answered or closed, or when the task of the sweep was done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.keep.responses import Response, is_answered
from kamtui.domain.text import name_key

SWEEP_DAYS = 91
"""Calendar days from one sweep of a key account to the next: a quarter."""

SWEEP = "threat sweep: who else is after them?"
"""Title of the step that sweeps; a task that begins so is one."""

SWEEP_STARTS = "threat sweep"
"""How the title of a sweep begins."""

WORST = 3
"""The highest severity."""


@dataclass(frozen=True, slots=True)
class ThreatRow:
    """One threat."""

    id: int
    account_id: int
    account_name: str
    text: str
    competitor: str
    """Empty where nobody was named."""
    severity: int
    """From 1 to 3, the worst."""
    found_on: date
    closed_on: date | None
    closed_why: str
    response: Response | None

    @property
    def answered(self) -> bool:
        """Whether an open or done task answers it."""
        return is_answered(self.response)

    @property
    def unanswered(self) -> bool:
        """Open, and nothing answers it."""
        return self.closed_on is None and not self.answered

    @property
    def said(self) -> str:
        """`Initech: free delivery to the stores`; the competitor is not said twice."""
        if not self.competitor or name_key(self.competitor) in name_key(self.text):
            return self.text
        return f"{self.competitor}: {self.text}"


def open_first(rows: Iterable[ThreatRow]) -> list[ThreatRow]:
    """Unanswered ones first, then the other open ones, the worst first; closed ones last, the last closed first."""
    found = sorted(rows, key=lambda row: (not row.unanswered, -row.severity, row.found_on, row.id))
    closed = sorted((row for row in found if row.closed_on), key=lambda row: (row.closed_on, row.id), reverse=True)
    return [*(row for row in found if row.closed_on is None), *closed]


def paths(never_spoken: Iterable[str], threats: Iterable[ThreatRow]) -> list[str]:
    """Departments where nobody was ever reached, a competitor's shortest paths in, that no open threat names yet."""
    named = [f" {name_key(row.text)} " for row in threats if row.closed_on is None]
    return [team for team in never_spoken if not any(f" {name_key(team)} " in text for text in named)]


def sweep_due_on(last: date | None, today: date) -> date:
    """Day on which a key account should be swept next: a quarter after the last look, today when there was none."""
    return today if last is None else last + timedelta(days=SWEEP_DAYS)
