"""The account plan as the reads door returns it: strategy, objectives, offerings, competitors' people; its words."""

from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.keep.aims import Fit, ObjectiveState
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import CLIENT_KINDS, TaskStatus
from kamtui.domain.workdays import short_day

PLAN_REVIEW = "account plan review"
"""Title of the step that goes through an account plan; a task that begins so is one."""

REVIEW_EARLY = timedelta(days=14)
"""So long before its day a review counts for it already."""

ORPHAN = "no objective"
"""What is said of a client task that serves no objective where the account has an open one."""

ORPHAN_SIGN = "○"
"""The sign before it."""

_FITS = {Fit.OURS: "ours", Fit.WHITESPACE: "whitespace", Fit.COMPETITOR: "competitor's"}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """How an account is to be kept and grown; empty texts where nothing was said."""

    strategy: str = ""
    proposition: str = ""
    """The value proposition: why they buy from us."""
    review_on: date | None = None
    reviewed_on: date | None = None
    """The last day a review was done."""

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not self.strategy and not self.proposition and self.review_on is None

    @property
    def reviewed(self) -> bool:
        """Whether its review was done, and nobody has said when the next one is."""
        if self.review_on is None or self.reviewed_on is None:
            return False
        return self.reviewed_on >= self.review_on - REVIEW_EARLY

    def is_late(self, today: date) -> bool:
        """Whether the day of its review has passed without one."""
        return self.review_on is not None and self.review_on < today and not self.reviewed

    def review_words(self, today: date) -> str:
        """`Fri 18 Dec`, `Fri 20 Nov, 3 d late`, `done Fri 20 Nov, no next day yet`; empty without a day."""
        if self.review_on is None:
            return ""
        if self.reviewed and self.reviewed_on is not None:
            return f"done {short_day(self.reviewed_on, today)}, no next day yet"
        return _dated(self.review_on, today)


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """What is to be reached at an account."""

    id: int
    account_id: int
    account_name: str
    text: str
    due_on: date | None
    state: ObjectiveState
    closed_on: date | None

    @property
    def open(self) -> bool:
        """Whether it is neither met nor dropped."""
        return self.state is ObjectiveState.OPEN

    def is_late(self, today: date) -> bool:
        """Whether it is open and its day has passed."""
        return self.open and self.due_on is not None and self.due_on < today

    def words(self, today: date) -> str:
        """`due Fri 18 Dec`, `due Fri 20 Nov, 3 d late`, `no date`, `met Fri 20 Nov`."""
        if not self.open:
            return f"{self.state} {short_day(self.closed_on, today)}" if self.closed_on else str(self.state)
        return f"due {_dated(self.due_on, today)}" if self.due_on is not None else "no date"


@dataclass(frozen=True, slots=True)
class FitRow:
    """Who an account buys an offering of ours from."""

    id: int
    account_id: int
    account_name: str
    offering_id: int
    offering: str
    fit: Fit
    competitor: str
    """Empty where nobody was named."""
    note: str

    @property
    def words(self) -> str:
        """`ours`, `whitespace`, `competitor's: Initech`."""
        return fit_words(self.fit, self.competitor)


@dataclass(frozen=True, slots=True)
class CounterpartRow:
    """A competitor's person who works an account."""

    id: int
    account_id: int
    account_name: str
    competitor: str
    name: str
    contact_id: int | None
    contact_name: str
    """Whom they talk to there; empty where nobody knows."""
    note: str

    @property
    def said(self) -> str:
        """`Ian Reed of Initech`."""
        return f"{self.name} of {self.competitor}"


def fit_words(fit: Fit, competitor: str) -> str:
    """`ours`, `whitespace`, `competitor's: Initech`."""
    return f"{_FITS[fit]}: {competitor}" if competitor else _FITS[fit]


def is_orphan(row: TaskRow) -> bool:
    """Whether a task of an account that has an open objective is an open client task that serves none."""
    return row.status is TaskStatus.OPEN and row.kind in CLIENT_KINDS and row.objective_id is None


def _dated(day: date, today: date) -> str:
    late = (today - day).days
    return short_day(day, today) + (f", {late} d late" if late > 0 else "")
