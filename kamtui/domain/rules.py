"""The numbers behind the rules, in one frozen value; the settings file may change each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kamtui.domain.words import Kind, Reason, Tier

_CADENCE = {Tier.KEY: 7, Tier.A: 14, Tier.B: 30, Tier.C: 60, Tier.PROSPECT: 30}
_MINUTES = {
    Kind.CALL: 15,
    Kind.VISIT: 90,
    Kind.EMAIL: 10,
    Kind.MEETING: 60,
    Kind.PROPOSAL: 60,
    Kind.INTERNAL: 30,
    Kind.RESEARCH: 30,
    Kind.PROSPECTING: 30,
}

_GRADES = {Tier.KEY: 30, Tier.A: 91}

FIRST_DAY = date(1970, 1, 1)
"""The first day a task may be planned on."""

FOREVER = date(2199, 12, 31)
"""The last one; an account parked without a date is parked until then."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Every number a rule needs."""

    cadence_days: Mapping[Tier, int] = field(default_factory=lambda: MappingProxyType(_CADENCE))
    """Calendar days that may pass between touches of an account, by tier."""
    min_gap_days: int = 3
    """Calendar days between two touches of one contact on any channel: closer is pestering."""
    capacity_minutes: int = 360
    """Minutes a working day has room for."""
    kind_minutes: Mapping[Kind, int] = field(default_factory=lambda: MappingProxyType(_MINUTES))
    """Minutes a task of a kind takes when nobody says."""
    urgent_working_days: int = 2
    """A promise or deadline this many working days away is urgent."""
    chase_working_days: tuple[int, ...] = (3, 7, 14)
    """Working days until the first, second and third chase while waiting on the client."""
    reasons: tuple[Reason, ...] = tuple(Reason)
    """Reasons that are offered for moves and cuts, in this order: `client me priority event obsolete`."""
    no_answer_limit: int = 3
    """No answers in a row after which another channel or contact is suggested."""
    free_moves: int = 2
    """Moves of one task that need no reason; from the next one on a reason is required."""
    most_key: int = 4
    """Key accounts; from the next one on a warning says that few can be given that much."""
    base_accounts: int = 80
    """Open accounts there should be, the base; 0 asks for none."""
    horizon_days: int = 30
    """Calendar days the plan should reach ahead."""
    next_days: int = 7
    """Calendar days after today that Today lists."""
    consistent_years: int = 3
    """Full calendar years in a row that consistent performers are judged by."""
    consistent_percent: int = 80
    """Percent of the year before that no year of a consistent performer falls below."""
    stale_days: int = 35
    """Calendar days after the last day of sales beyond which the numbers are called stale."""
    falling_percent: int = 10
    """Percent of revenue lost, against the year before or over three months, from which it is a reason to act."""
    idea_days: int = 30
    """Calendar days after which a key account should be shown something new."""
    reserved_percent: int = 20
    """Percent of a month's minutes that the plan keeps for accounts that are not key."""
    nudge_day: int = 20
    """Day of the month from which the next month asks to be planned."""
    lead_days: int = 90
    """Calendar days from the first prospecting to revenue: a dip asks for it so long before."""
    grade_days: Mapping[Tier, int] = field(default_factory=lambda: MappingProxyType(_GRADES))
    """Calendar days between two grades of an account, by tier; tiers without are graded when the rep likes."""
    weekend: frozenset[int] = frozenset({5, 6})
    """Weekdays that are not worked; Monday is 0."""

    def cadence(self, tier: Tier, override: int | None = None) -> int:
        """Cadence of an account in calendar days: its own when it has one, else its tier's."""
        return override if override is not None else self.cadence_days[tier]


DEFAULT_RULES = Rules()
"""The product's own numbers."""


def is_plannable(day: date) -> bool:
    """Whether a task may be planned on that day."""
    return FIRST_DAY <= day <= FOREVER
