"""The ladder before a contract is renewed: review, options, proposal, decision, each so many days before notice.

A contract without a notice day climbs towards its end. Pure: days in, days out.
"""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from kamtui.domain.text import TITLE_LIMIT
from kamtui.domain.words import Kind


class Rung(StrEnum):
    """What is to be done before notice, in order."""

    REVIEW = "review"
    OPTIONS = "options"
    PROPOSAL = "proposal"
    DECISION = "decision"


DAYS = MappingProxyType({Rung.REVIEW: 90, Rung.OPTIONS: 60, Rung.PROPOSAL: 30, Rung.DECISION: 14})
"""Calendar days before notice, before the end where there is no notice day."""

KINDS = MappingProxyType(
    {Rung.REVIEW: Kind.MEETING, Rung.OPTIONS: Kind.CALL, Rung.PROPOSAL: Kind.PROPOSAL, Rung.DECISION: Kind.CALL}
)
"""What kind of task each is."""


class LadderStep(NamedTuple):
    """A rung and its calendar day."""

    rung: Rung
    on: date


class DueRung(NamedTuple):
    """A rung of a contract that nobody has taken on and that is to be done up to some day."""

    contract_id: int
    name: str
    """Of the contract."""
    rung: Rung
    on: date
    """May have passed."""
    before: date
    """The notice day, or the end."""
    is_notice: bool


_WEEK = timedelta(days=7)


def ladder(before: date) -> list[LadderStep]:
    """The four rungs before a day, the first first."""
    return [LadderStep(rung, before - timedelta(days=days)) for rung, days in DAYS.items()]


def ahead(before: date, taken: Collection[Rung], today: date) -> list[LadderStep]:
    """The rungs from today on that nobody has taken on."""
    return [step for step in ladder(before) if step.on >= today and step.rung not in taken]


def due(before: date, taken: Collection[Rung], today: date, until: date) -> list[LadderStep]:
    """Rungs to be done up to a day: of those that have passed only the last, as it stands for those before it.

    None once the day they lead to is over; nor one that has passed where a later one was taken on, or comes within a
    week.
    """
    if before < today:
        return []
    steps = ladder(before)
    late = [step for step in steps if step.on < today][-1:]
    after = steps[steps.index(late[0]) :] if late else []
    if any(step.rung in taken for step in after) or any(today <= step.on < today + _WEEK for step in after):
        late = []
    return [*late, *(step for step in ahead(before, taken, today) if step.on <= until)]


def title(rung: Rung, name: str) -> str:
    """`renewal proposal: frame 2026`."""
    return f"renewal {rung}: {name}"[:TITLE_LIMIT].rstrip()
