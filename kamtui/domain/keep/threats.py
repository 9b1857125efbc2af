"""Threats: if a competitor wanted this account, what is the shortest path in? And the sweep that asks it every quarter.

A threat is open until it is closed with a reason. Without a dated response the account's tasks sit in Do. A key
account is swept when a threat there was found, answered or closed, or when the task of the sweep was done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.keep.aims import Fit
from kamtui.domain.keep.plan_rows import FitRow
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


class Path(NamedTuple):
    """Where a competitor would walk in."""

    name: str
    """Of a department, or of an offering."""
    competitor: str = ""
    """Who sells the offering to them; empty where nobody was named, and of a department."""
    is_team: bool = False

    @property
    def words(self) -> str:
        """`nobody in Stores was ever reached`, `they buy Scanners from Initech`."""
        if self.is_team:
            return f"nobody in {self.name} was ever reached"
        return f"they buy {self.name} {f'from {self.competitor}' if self.competitor else 'elsewhere'}"


def open_first(rows: Iterable[ThreatRow]) -> list[ThreatRow]:
    """Unanswered ones first, then the other open ones, the worst first; closed ones last, the last closed first."""
    found = sorted(rows, key=lambda row: (not row.unanswered, -row.severity, row.found_on, row.id))
    closed = sorted((row for row in found if row.closed_on), key=lambda row: (row.closed_on, row.id), reverse=True)
    return [*(row for row in found if row.closed_on is None), *closed]


def paths(never_spoken: Iterable[str], threats: Iterable[ThreatRow], bought: Iterable[FitRow] = ()) -> list[Path]:
    """A competitor's shortest paths in that no open threat names yet: teams nobody of ours ever reached, then offerings
    of ours that they buy elsewhere.
    """
    named = [f" {name_key(row.text)} " for row in threats if row.closed_on is None]
    found = [Path(team, is_team=True) for team in never_spoken]
    found += [Path(one.offering, one.competitor) for one in bought if one.fit is Fit.COMPETITOR]
    return [path for path in found if not any(f" {name_key(path.name)} " in text for text in named)]


def sweep_due_on(last: date | None, today: date) -> date:
    """Day on which a key account should be swept next: a quarter after the last look, today when there was none."""
    return today if last is None else last + timedelta(days=SWEEP_DAYS)
