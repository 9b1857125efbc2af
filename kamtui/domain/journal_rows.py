"""Touches and promises, as the reads door returns them."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.words import About, Kind, Outcome


@dataclass(frozen=True, slots=True)
class TouchRow:
    """Contact that happened: a line of the journal."""

    id: int
    on: date
    kind: Kind
    outcome: Outcome
    note: str
    account_id: int | None
    account_name: str | None
    contact_id: int | None
    contact_name: str | None
    task_id: int | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """Something said to a client, with a date."""

    id: int
    about: About
    text: str
    account_id: int | None
    contact_name: str | None
    task_id: int | None
    made_on: date
    due_on: date
    kept_on: date | None
