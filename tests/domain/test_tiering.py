"""The tiers that sales propose, and when a book has none worth the name."""

from itertools import accumulate, pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.tiering import LEAST, Alike, alike, tier_by_sales
from kamtui.domain.words import Tier

ORDER = [Tier.A, Tier.B, Tier.C]


@pytest.mark.parametrize(
    ("rank", "of", "before", "wanted"),
    [
        (1, 1, 0.0, Tier.A),
        (2, 10, 0.3, Tier.A),
        (3, 10, 0.5, Tier.B),  # within 80 %, but not of the first fifth
        (2, 10, 0.8, Tier.B),  # of the first fifth, but 80 % are made without it
        (5, 10, 0.94, Tier.B),
        (6, 10, 0.9, Tier.C),
        (4, 10, 0.95, Tier.C),
        (1, 10, None, Tier.C),
    ],
)
def test_the_rule(rank: int, of: int, before: float | None, wanted: Tier) -> None:
    assert tier_by_sales(rank, of, before) is wanted


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=60))
def test_who_brings_more_is_never_below_and_at_most_a_fifth_are_a(revenue: list[int]) -> None:
    ordered, whole = sorted(revenue, reverse=True), sum(revenue)
    before = [0, *accumulate(ordered)]
    tiers = [tier_by_sales(n + 1, len(ordered), before[n] / whole) for n in range(len(ordered))]
    assert tiers[0] is Tier.A
    assert all(ORDER.index(one) <= ORDER.index(two) for one, two in pairwise(tiers))
    assert tiers.count(Tier.A) <= ceil(len(tiers) / 5)


@pytest.mark.parametrize(
    ("tiers", "wanted"),
    [
        ({Tier.C: 93}, Alike(93, Tier.C)),
        ({Tier.C: 93, Tier.A: 1}, None),
        ({Tier.C: 93, Tier.A: 0}, Alike(93, Tier.C)),
        ({Tier.B: LEAST}, Alike(LEAST, Tier.B)),
        ({Tier.C: LEAST - 1}, None),
        ({}, None),
    ],
)
def test_one_tier_for_all_is_none(tiers: dict[Tier, int], wanted: Alike | None) -> None:
    assert alike(tiers) == wanted
