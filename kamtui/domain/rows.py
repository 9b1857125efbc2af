"""A task as the reads door returns it: what the book says, before any rule has looked at it."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.words import About, AccountStatus, Kind, Quadrant, TaskStatus, Tier, Waiting


class TaskRow(NamedTuple):
    """One task with the facts of its account and contact that the rules ask about."""

    id: int
    title: str
    kind: Kind
    status: TaskStatus
    planned_on: date | None
    """The day the rep intends to do it."""
    at: str | None
    """Local wall time `HH:MM` of a fixed appointment."""
    due_on: date | None
    """The hard date: a deadline or the day of a promise."""
    minutes: int
    promised: About | None
    """What was promised to the client, when this task keeps a promise."""
    waiting: Waiting | None
    important: bool | None
    """The rep's own word; None leaves it to the rules."""
    urgent: bool | None
    """The rep's own word; None leaves it to the rules."""
    override: Quadrant | None
    """The box the rep put it in by hand."""
    repeat: str | None
    """RRULE text of a repeating task."""
    handed_to: str | None
    moves: int
    """Times the planned day was moved."""
    no_answers: int
    """No answers in a row on this task."""
    done_at: str | None
    """UTC instant, ISO 8601."""
    account_id: int | None
    account_name: str | None
    account_tier: Tier | None
    account_city: str | None
    account_status: AccountStatus | None
    account_cadence: int | None
    """The account's own cadence in days, when it has one."""
    parked_until: date | None
    last_touch_on: date | None
    """Day of the account's last touch by anyone on any channel."""
    contact_id: int | None
    contact_name: str | None
    note: str | None = None
    objective_id: int | None = None
    """The open objective of the account plan it serves."""
    objective: str | None = None
    """Text of that objective."""
    damaged: str = ""
    """What stands in the book and is no day or no word of it, written there by another program; shown as missing."""
