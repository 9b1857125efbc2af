"""Movement: accounts that were lost, came new or declined between two periods, and those that no longer buy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

DECLINED = 80
"""Percent of the revenue before below which an account that still buys has declined."""


class Mover(NamedTuple):
    """An account and its revenue in the two periods, in minor units."""

    account_id: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Movement:
    """Who moved between two periods; each account is in one list at most, the largest difference first."""

    lost: tuple[Mover, ...]
    """Revenue before, none after; returns alone are none."""
    new: tuple[Mover, ...]
    """None before, revenue after."""
    declined: tuple[Mover, ...]
    """Revenue after, but less than 80 % of that before."""
    kept: int
    """Accounts with revenue in both periods, the declined ones too."""


def movement(before: Mapping[int, int], after: Mapping[int, int], tie: Mapping[int, str]) -> Movement:
    """Who moved from one period to the next, from revenue by account; an account without sales may be left out."""
    movers = [Mover(key, before.get(key, 0), after.get(key, 0)) for key in {**before, **after}]
    movers.sort(key=lambda one: (-abs(one.after - one.before), tie.get(one.account_id, ""), one.account_id))
    return Movement(
        tuple(one for one in movers if one.before > 0 >= one.after),
        tuple(one for one in movers if one.after > 0 >= one.before),
        tuple(one for one in movers if one.after > 0 and one.after * 100 < one.before * DECLINED),
        sum(one.before > 0 and one.after > 0 for one in movers),
    )


def dormant(ever: Mapping[int, int], lately: Mapping[int, int]) -> tuple[int, ...]:
    """Accounts that have bought, but brought nothing in the last twelve months; those that were worth most first."""
    return tuple(sorted((key for key in ever if lately.get(key, 0) <= 0), key=lambda key: (-ever[key], key)))
