"""Production: Pareto, shares, growth and the rule of consistent performers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.production import (
    Consistency,
    change,
    consistent,
    judged_years,
    pareto,
    percent,
    places,
    ranked,
    rule_words,
    top_two,
)

RULE = Consistency()


# --- Pareto


def test_pareto_by_hand() -> None:
    found = pareto([500, 200, 150, 100, 30, 20])
    assert (found.accounts, found.total, found.top, found.to_80) == (6, 1000, 2, 3)  # 500 + 200 + 150 = 85%
    assert found.top_share == 0.7


@pytest.mark.parametrize(("accounts", "top"), [(0, 0), (1, 1), (4, 1), (5, 1), (6, 2), (10, 2), (11, 3), (793, 159)])
def test_the_top_20_percent_are_rounded_up(accounts: int, top: int) -> None:
    assert pareto([1] * accounts).top == top


def test_the_line_is_reached_exactly() -> None:
    assert pareto([400, 400, 100, 100]).to_80 == 2
    assert pareto([400, 399, 101, 100]).to_80 == 3


def test_nothing_can_be_a_share_of_nothing() -> None:
    for ordered in ([], [0, 0], [10, -10], [-5, -6]):
        found = pareto(ordered)
        assert (found.top_share, found.to_80) == (None, None)
        assert all((place.share, place.cumulative_share) == (None, None) for place in places(ordered))


def test_returns_count_and_may_carry_the_sum_above_the_whole() -> None:
    found = places([900, 200, -100])
    assert [place.cumulative_share for place in found] == [0.9, 1.1, 1.0]
    assert pareto([900, 200, -100]).to_80 == 1


_REVENUES = st.dictionaries(st.integers(1, 10_000), st.integers(1, 10**12), min_size=1, max_size=120)


@given(_REVENUES)
def test_shares_of_positive_revenue(revenue: dict[int, int]) -> None:
    order = ranked(revenue, {})
    ordered = [revenue[key] for key in order]
    found = places(ordered)
    assert sorted(order) == sorted(revenue)
    assert ordered == sorted(ordered, reverse=True)
    assert [place.rank for place in found] == list(range(1, len(order) + 1))
    assert sum(place.share or 0 for place in found) == pytest.approx(1)
    cumulative = [place.cumulative_share or 0 for place in found]
    assert cumulative == sorted(cumulative)
    assert cumulative[-1] == 1


@given(_REVENUES)
def test_pareto_of_positive_revenue(revenue: dict[int, int]) -> None:
    ordered = sorted(revenue.values(), reverse=True)
    found, total = pareto(ordered), sum(ordered)
    assert (found.top - 1) * 5 < len(ordered) <= found.top * 5
    assert found.top_share == pytest.approx(sum(ordered[: found.top]) / total)
    assert found.to_80 is not None
    assert Fraction(sum(ordered[: found.to_80]), total) >= Fraction(4, 5)
    assert Fraction(sum(ordered[: found.to_80 - 1]), total) < Fraction(4, 5)
    assert found.to_80 <= -(-len(ordered) * 4 // 5)  # the largest come first


def test_equal_revenue_is_ordered_by_code() -> None:
    assert ranked({1: 50, 2: 70, 3: 50}, {1: "Z-9", 2: "M-5", 3: "A-1"}) == [2, 3, 1]


def test_top_two_leave_out_what_brings_nothing() -> None:
    assert top_two({1: 5, 2: 9, 3: 7}, {}) == (2, 3)
    assert top_two({1: 5, 2: 0, 3: -7}, {}) == (1,)


# --- growth and consistency


@pytest.mark.parametrize(
    ("current", "before", "growth"),
    [
        (120, 100, 0.2),
        (80, 100, -0.2),
        (0, 100, -1.0),
        (None, 100, -1.0),
        (-50, 100, -1.5),
        (100, 0, None),
        (100, None, None),
        (100, -20, None),
        (None, None, None),
    ],
)
def test_change(current: int | None, before: int | None, growth: float | None) -> None:
    assert change(current, before) == growth


@pytest.mark.parametrize(
    ("earned", "held"),
    [
        ((100, 100, 100), True),
        ((100, 80, 64), True),  # exactly 80%
        ((100, 79, 100), False),
        ((100, 100, 79), False),
        ((10_001, 8_000, 8_000), False),  # 79.99%
        ((0, 100, 100), False),
        ((100, 0, 100), False),
        ((-10, 100, 100), False),
        ((1, 500, 400), True),
        ((0, 0, 0), False),
    ],
)
def test_consistent(earned: tuple[int, ...], held: bool) -> None:
    years = (2023, 2024, 2025)
    by_year = {2022: 0, **dict(zip(years, earned, strict=True)), 2026: 0}
    assert consistent(by_year, years, RULE) is held


def test_a_year_without_sales_is_a_year_of_nothing() -> None:
    assert consistent({2023: 100, 2025: 100}, (2023, 2024, 2025), RULE) is False


def test_the_rule_can_be_set() -> None:
    by_year = {2023: 100, 2024: 95, 2025: 90}
    assert consistent(by_year, (2023, 2024, 2025), Consistency(percent=90)) is True
    assert consistent(by_year, (2023, 2024, 2025), Consistency(percent=100)) is False


@pytest.mark.parametrize(
    ("full", "judged"),
    [((2016, 2017, 2018, 2019), (2017, 2018, 2019)), ((2019, 2020), (2019, 2020)), ((1997,), ()), ((), ())],
)
def test_the_last_three_full_years_are_judged_or_two_where_there_are_only_two(
    full: tuple[int, ...], judged: tuple[int, ...]
) -> None:
    assert judged_years(full, RULE) == judged
    assert (consistent({}, judged, RULE) is None) is (judged == ())


def test_the_rule_says_which_years() -> None:
    assert rule_words((2017, 2018, 2019), RULE) == (
        "consistent ● = revenue in each of 2017, 2018, 2019 and never below 80% of the year before"
    )
    assert "needs sales of 3 full calendar years" in rule_words((), RULE)


@pytest.mark.parametrize(
    ("ratio", "signed", "text"),
    [
        (None, False, "·"),
        (0.0, False, "0.0%"),
        (0.0041, False, "0.4%"),
        (0.0994, False, "9.9%"),
        (0.0996, False, "10%"),
        (0.481484, False, "48%"),
        (1.0, False, "100%"),
        (-0.021, False, "−2.1%"),
        (0.08, True, "+8%"),
        (-0.04, True, "−4%"),
        (0.004, True, "0%"),
        (-0.004, True, "0%"),
        (8.99, True, "+899%"),
        (14.538654, True, "×16"),
    ],
)
def test_percent(ratio: float | None, signed: bool, text: str) -> None:
    assert percent(ratio, signed=signed) == text
