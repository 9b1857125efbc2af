"""Which accounts could be key: consistent, and at the top of a segment or of the book."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.suggest import Candidate, Suggestion, suggested


def one(rank: int | None = 1, consistent: bool | None = True, place: int | None = None) -> Candidate:
    return Candidate(7, rank, consistent, None if place is None else "Paper", place)


@pytest.mark.parametrize(
    ("candidate", "reasons"),
    [
        (one(rank=2), ("consistent performer", "number 2 by revenue, in the top 20%")),
        (one(rank=9, place=2), ("consistent performer", "number 2 in Paper, its focus segment")),
        (
            one(rank=1, place=1),
            (
                "consistent performer",
                "number 1 in Paper, its focus segment",
                "number 1 by revenue, in the top 20%",
            ),
        ),
    ],
)
def test_a_suggestion_says_why(candidate: Candidate, reasons: tuple[str, ...]) -> None:
    assert suggested([candidate], top=2) == [Suggestion(7, reasons)]


@pytest.mark.parametrize(
    "candidate",
    [one(consistent=False), one(consistent=None), one(rank=None, place=1), one(rank=3), one(rank=3, place=3)],
    ids=["not consistent", "no full years", "no sales", "in the middle", "third of its segment"],
)
def test_who_is_not_suggested(candidate: Candidate) -> None:
    assert suggested([candidate], top=2) == []


candidates = st.builds(
    Candidate,
    account_id=st.integers(1, 99),
    rank=st.none() | st.integers(1, 99),
    consistent=st.none() | st.booleans(),
    segment=st.none() | st.just("Paper"),
    segment_place=st.none() | st.integers(1, 9),
)


@given(st.lists(candidates, max_size=20), st.integers(0, 20))
def test_the_most_revenue_first_and_always_two_reasons(found: list[Candidate], top: int) -> None:
    ranks = {one.account_id: one.rank for one in found}
    shown = suggested(found, top)
    assert len({*ranks}) < len(found) or [ranks[s.account_id] for s in shown] == sorted(
        ranks[s.account_id] or 0 for s in shown
    )
    assert all(len(one.reasons) >= 2 for one in shown)
