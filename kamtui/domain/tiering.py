"""Tiers: those that sales propose, and whether a book has any yet. A proposal never makes an account key."""

from collections.abc import Mapping
from math import ceil
from typing import NamedTuple

from kamtui.domain.production import LINE, TOP, whole_percent
from kamtui.domain.words import Tier

HALF, NEARLY_ALL = 50, 95
"""Percent of the accounts, and of all revenue, up to which tier B reaches."""

LEAST = 5
"""Open accounts from which on it is told that all have one tier: fewer may well be alike."""


class Alike(NamedTuple):
    """All open accounts have one tier: nobody has said yet which matter more."""

    accounts: int
    tier: Tier

    @property
    def words(self) -> str:
        """`all 93 accounts are tier C`."""
        return f"all {self.accounts} accounts are tier {self.tier}"


def alike(tiers: Mapping[Tier, int]) -> Alike | None:
    """The one tier of all open accounts, counted by tier; None once they differ, and for a handful."""
    found = [(count, tier) for tier, count in tiers.items() if count]
    return Alike(*found[0]) if len(found) == 1 and found[0][0] >= LEAST else None


def tier_by_sales(rank: int, of: int, before: float | None) -> Tier:
    """A to C for the account that is `rank`th of so many with sales; `before` is the share of all with more revenue.

    Without shares (more was returned than sold) every one is C.
    """
    if before is None:
        return Tier.C
    if rank <= ceil(of * TOP / 100) and before < LINE / 100:
        return Tier.A
    return Tier.B if rank <= ceil(of * HALF / 100) and before < NEARLY_ALL / 100 else Tier.C


def rule_words() -> str:
    """The rule of `tier_by_sales`."""
    first, line, half, most = map(whole_percent, (TOP, LINE, HALF, NEARLY_ALL))
    return (
        f"A: the first {first} of accounts with sales, as far as they make {line} of revenue; B: the first {half}, as "
        f"far as {most}; C: the rest. Key accounts and those without sales stay as they are."
    )
