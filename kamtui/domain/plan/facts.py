"""What the plan asks about an account and its people; gathered once, then every rule is pure."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.keep.renewals import DueRung
from kamtui.domain.keep.responses import Asks
from kamtui.domain.words import BuyerRole, Kind, Tier


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as the plan sees one."""

    id: int
    name: str
    role: BuyerRole | None
    department: str | None
    reach: str
    """How they like to be reached, in the rep's words."""
    last_touch_on: date | None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An open client task of a month that is over, which may be planned again."""

    task_id: int
    title: str
    kind: Kind
    minutes: int
    contact_id: int | None
    planned_on: date


class Unanswered(NamedTuple):
    """A threat or a trigger event without a dated response."""

    asks: Asks
    says: str
    """The threat's text, or `acquisition of 18 Nov`."""
    title: str
    """Of the task that would answer it."""
    by: date
    """The day it is to be answered by; it may have passed."""


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """An open account that is not parked."""

    id: int
    name: str
    tier: Tier
    city: str | None
    cadence: int
    """Calendar days that may pass between touches."""
    min_gap: int
    """Calendar days between two touches of one contact."""
    last_touch_on: date | None = None
    next_on: date | None = None
    """Day of its next step, whenever that is."""
    planned: tuple[date, ...] = ()
    """Days of its open client tasks, in order: from today to a cadence after the plan's last day."""
    left_over: tuple[LeftOver, ...] = ()
    """What was not done in the months before this one, the oldest first; none of it counts as planned."""
    people: tuple[Person, ...] = ()
    unspoken: tuple[str, ...] = ()
    """Departments nobody of which was ever reached."""
    last_idea_on: date | None = None
    """Last proposal or research for it, done or planned."""
    yoy: float | None = None
    """Revenue against the same days one year before, as a ratio."""
    months: tuple[int, ...] = ()
    """Revenue of the last whole months in minor units, the latest last; empty without sales."""
    index: float | None = None
    """Growth of the industry index over the days of `yoy`."""
    dormant: bool = False
    """Has bought, but nothing in the twelve months up to the last sale of the book."""
    touches: int | None = None
    """Touches a month the rep wants for it; None leaves it to the cadence."""
    minutes: int | None = None
    """Minutes of one touch the rep wants for it; None leaves it to the kind."""

    grade_due_on: date | None = None
    """Since when, or from when in the days of the plan, it should be graded; None while it need not be."""
    question: str = ""
    """What it would be asked then."""
    broken: tuple[str, ...] = ()
    """Promises to it that are late, each with its day, the longest late first."""
    rungs: tuple[DueRung, ...] = ()
    """Rungs of its contracts' ladders that are to be done before the plan ends, the soonest first."""
    menaces: tuple[Unanswered, ...] = ()
    """Open threats without a dated response, the worst first."""
    happened: tuple[Unanswered, ...] = ()
    """Trigger events that still ask for a response, the latest first."""
    sweep_due_on: date | None = None
    """Since when, or from when in the days of the plan, it should be swept for threats; None while it need not be."""
    review_due_on: date | None = None
    """The day its account plan is to be gone through before this plan ends; it may have passed."""
    unserved: tuple[tuple[int, str], ...] = ()
    """Number and text of its open objectives that no open task serves, the soonest first; of key accounts only."""

    @property
    def is_key(self) -> bool:
        """Whether it is a key account."""
        return self.tier is Tier.KEY

    @property
    def matters(self) -> bool:
        """Whether it is a key account or tier A."""
        return self.tier in (Tier.KEY, Tier.A)


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What the plan asks about the book as a whole."""

    today: date
    accounts_short: int = 0
    """How many accounts the base is short of."""
    sales_until: date | None = None
    """Last day of the sales that are loaded; None without sales."""
