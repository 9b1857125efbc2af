"""What the plan of a month places: touches, each with its window, and where they went or why they did not."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.placing import Refusal, touched_by, trip_of
from kamtui.domain.plan.reach import Part
from kamtui.domain.words import Kind

TouchId = tuple[int, int, int]
"""Account, contact (0 where none is named) and the how-manieth of them: unique and sortable."""


@dataclass(frozen=True, slots=True)
class PlannedTouch:
    """A touch to place: planned, but on no day yet."""

    id: TouchId
    kind: Kind
    minutes: int
    earliest: date
    """First day it may go on."""
    latest: date
    """Last day it may go on."""
    ideal: date
    """The day it is wanted on: the nearer the better."""
    important: int = 0
    """Rank, smaller first: it is never left out so that one of a larger rank fits."""
    key: bool = False
    """Of a key account: counts against what the reserved share leaves."""
    who: str | None = None
    """Whom it touches: any text that is the same for one contact, or for the account where none is named."""
    min_gap: int = 0
    """Calendar days between this and any other touch of `who`."""
    city: str | None = None
    """Where a visit leads."""
    weekdays: frozenset[int] | None = None
    """Weekdays the contact stated, Monday is 0; None when any will do."""
    part: Part | None = None
    """Half of the day the contact stated; None when any will do."""

    @property
    def trip(self) -> str | None:
        """The city of a visit as it is compared; None for what is no visit."""
        return trip_of(self.kind, self.city)

    @property
    def touches(self) -> str | None:
        """Whom it touches, when it is of a kind that touches anybody."""
        return touched_by(self.kind, self.who)


@dataclass(frozen=True, slots=True)
class Placed:
    """A touch and its day."""

    touch: PlannedTouch
    on: date
    why: str
    """Why that day, in a few words."""


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """A touch that found no day."""

    touch: PlannedTouch
    refusal: Refusal
    why: str
    """What stood in the way."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Every touch, on its day or not placed."""

    placed: tuple[Placed, ...]
    """By day, then by rank and id."""
    unplaced: tuple[NotPlaced, ...]
    """By rank and id."""
