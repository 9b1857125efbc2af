"""Movement between two periods, dormant accounts, and what a number stands on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.basis import FORMULAS, Figure, IndexGrowth, beside_index, is_stale
from kamtui.domain.movement import Mover, dormant, movement

_REVENUE = st.dictionaries(st.integers(1, 50), st.integers(-(10**6), 10**6), max_size=40)


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        (100, None, "lost"),
        (100, 0, "lost"),
        (100, -5, "lost"),  # returns alone are no revenue
        (None, 100, "new"),
        (0, 100, "new"),
        (-5, 100, "new"),
        (100, 79, "declined"),
        (100, 1, "declined"),
        (100, 80, None),  # 80% exactly
        (100, 100, None),
        (100, 500, None),
        (0, 0, None),
        (None, -5, None),
        (-5, -9, None),
    ],
)
def test_who_moved(before: int | None, after: int | None, where: str | None) -> None:
    found = movement({} if before is None else {7: before}, {} if after is None else {7: after}, {})
    lists = {"lost": found.lost, "new": found.new, "declined": found.declined}
    assert [name for name, movers in lists.items() if movers] == ([where] if where else [])
    assert all(movers in ((), (Mover(7, before or 0, after or 0),)) for movers in lists.values())
    assert found.kept == ((before or 0) > 0 and (after or 0) > 0)


def test_the_largest_difference_comes_first() -> None:
    found = movement({1: 50, 2: 900, 3: 900, 4: 1000}, {4: 700}, {2: "Z", 3: "A"})
    assert [one.account_id for one in found.lost] == [3, 2, 1]
    assert found.declined == (Mover(4, 1000, 700),)


@given(_REVENUE, _REVENUE)
def test_every_account_with_revenue_is_lost_new_or_kept(before: dict[int, int], after: dict[int, int]) -> None:
    found = movement(before, after, {})
    lost, new, declined = ({one.account_id for one in movers} for movers in (found.lost, found.new, found.declined))
    assert not lost & new
    assert not (lost | new) & declined
    bought, buys = ({key for key, minor in of.items() if minor > 0} for of in (before, after))
    assert (lost, new, found.kept) == (bought - buys, buys - bought, len(bought & buys))
    assert declined <= bought & buys
    back = movement(after, before, {})
    assert ({one.account_id for one in back.lost}, {one.account_id for one in back.new}) == (new, lost)


def test_dormant_is_who_bought_but_brings_nothing_lately() -> None:
    assert dormant({1: 10, 2: 500, 3: 70, 4: 20}, {1: 5, 3: 0, 4: -2}) == (2, 3, 4)
    assert dormant({}, {}) == ()


@pytest.mark.parametrize(("days", "stale"), [(-30, False), (0, False), (35, False), (36, True), (400, True)])
def test_stale_is_more_than_so_many_days(days: int, stale: bool) -> None:
    today = date(2026, 11, 23)
    assert is_stale(today - timedelta(days=days), today, 35) is stale


def test_an_index_is_told_only_where_there_is_one() -> None:
    assert beside_index(-0.04, IndexGrowth("Retail", 0.02)) == "you −4% · Retail +2%"
    assert beside_index(None, IndexGrowth("Retail", 0.0)) == "you · · Retail 0%"
    assert beside_index(-0.04, None) == "no index loaded"


def test_every_figure_has_its_formula() -> None:
    assert list(FORMULAS) == list(Figure)
    assert all(FORMULAS.values())
