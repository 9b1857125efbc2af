"""Which accounts could be key: consistent performers at the top, each with its reasons. A hint, never a decision."""

from collections.abc import Iterable
from dataclasses import dataclass

from kamtui.domain.production import TOP, whole_percent

FIRST_PLACES = 2
"""Places in a segment that count as its top."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account that is open and not key, and where it stands by revenue."""

    account_id: int
    rank: int | None
    """By revenue in the whole book; None without sales."""
    consistent: bool | None
    """Consistent performer; None where the rule cannot be applied."""
    segment: str | None
    """Its focus segment: the one it earns most in; None without one."""
    segment_place: int | None
    """By revenue in its focus segment."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An account that could be key, and why."""

    account_id: int
    reasons: tuple[str, ...]


def suggested(candidates: Iterable[Candidate], top: int) -> list[Suggestion]:
    """Consistent performers among the first of their focus segment or of all accounts, the most revenue first.

    `top` is how many accounts make the top 20 % of those with sales.
    """
    found = [one for one in candidates if one.consistent and one.rank is not None]
    ordered = sorted(found, key=lambda one: (one.rank or 0, one.account_id))
    return [Suggestion(one.account_id, ("consistent performer", *tops)) for one in ordered if (tops := _tops(one, top))]


def _tops(one: Candidate, top: int) -> tuple[str, ...]:
    """What it is at the top of, in words."""
    reasons = []
    if one.segment is not None and one.segment_place is not None and one.segment_place <= FIRST_PLACES:
        reasons.append(f"number {one.segment_place} in {one.segment}, its focus segment")
    if one.rank is not None and one.rank <= top:
        reasons.append(f"number {one.rank} by revenue, in the top {whole_percent(TOP)}")
    return tuple(reasons)
