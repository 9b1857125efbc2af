"""Accounts and the people in them, as the reads door returns them."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.words import AccountStatus, BuyerRole, Tier


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account."""

    id: int
    code: str | None
    """The key another system knows it by."""
    name: str
    city: str | None
    tier: Tier
    segment: str | None
    status: AccountStatus
    parked_until: date | None
    parked_why: str | None
    cadence: int | None
    """Its own cadence in days, when it has one."""
    min_gap: int | None
    """Its own minimum gap in days between two touches of one contact, when it has one."""
    note: str | None
    last_touch_on: date | None
    next_task_id: int | None
    """Its follow-up: the earliest open client task."""
    next_on: date | None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One person, at an account or not yet."""

    id: int
    code: str | None
    name: str
    account_id: int | None
    account_name: str | None
    department: str | None
    title: str | None
    role: BuyerRole | None
    email: str | None
    phone: str | None
    mobile: str | None
    reach: str | None
    """How they like to be reached, in the rep's words."""
    last_touch_on: date | None
