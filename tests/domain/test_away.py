"""Days off: what a new range joins, what is left when days are taken out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.away import Range, added, removed, span_words

D0 = date(2026, 12, 1)
DAY = timedelta(days=1)


def r(first: int, last: int, why: str = "") -> Range:
    """A range by the numbers of its days in December."""
    return Range(date(2026, 12, first), date(2026, 12, last), why)


CASES: list[tuple[list[Range], Range, list[Range]]] = [
    ([], r(3, 5, "fair"), [r(3, 5, "fair")]),
    ([r(3, 5)], r(6, 8), [r(3, 8)]),
    ([r(3, 5)], r(7, 8), [r(3, 5), r(7, 8)]),
    ([r(3, 5, "fair")], r(5, 8, "Fair"), [r(3, 8, "fair")]),
    ([r(3, 5, "fair")], r(4, 8, "ski"), [r(3, 5, "fair"), r(6, 8, "ski")]),
    ([r(3, 5, "fair")], r(1, 9, "ski"), [r(1, 2, "ski"), r(3, 5, "fair"), r(6, 9, "ski")]),
    ([r(3, 5, "fair")], r(1, 9), [r(1, 2), r(3, 5, "fair"), r(6, 9)]),
    ([r(3, 5)], r(4, 4, "dentist"), [r(3, 3), r(4, 4, "dentist"), r(5, 5)]),
    ([r(3, 5)], r(1, 9, "ski"), [r(1, 9, "ski")]),
    ([r(3, 5), r(7, 8)], r(6, 6), [r(3, 8)]),
    ([r(3, 5, "fair")], r(3, 5, "ski"), [r(3, 5, "fair")]),
]


@pytest.mark.parametrize(("there", "new", "found"), CASES)
def test_a_new_range_joins_what_is_there(there: list[Range], new: Range, found: list[Range]) -> None:
    assert added(there, new) == found


def _range(first: int, length: int, why: str) -> Range:
    return Range(D0 + DAY * first, D0 + DAY * (first + length), why)


RANGES = st.builds(_range, st.integers(0, 40), st.integers(0, 12), st.sampled_from(["", "fair", "Fair", "ski"]))


def _days(ranges: list[Range]) -> dict[date, str]:
    """Each day that is off, with the reason it has."""
    found: dict[date, str] = {}
    for one in ranges:
        day = one.first
        while day <= one.last:
            assert day not in found
            found[day] = one.why.casefold()
            day += DAY
    return found


@given(st.lists(st.tuples(st.booleans(), RANGES), max_size=12))
def test_any_days_on_and_off_in_any_order(steps: list[tuple[bool, Range]]) -> None:
    ranges: list[Range] = []
    model: dict[date, str] = {}
    for takes, one in steps:
        ranges = added(ranges, one) if takes else removed(ranges, one.first, one.last)
        day = one.first
        while day <= one.last:
            if takes:
                model[day] = model.get(day, "") or one.why.casefold()
            else:
                model.pop(day, None)
            day += DAY
        assert _days(ranges) == model
        assert ranges == sorted(ranges)
    for one, two in pairwise(ranges):
        assert one.last < two.first


@given(st.lists(RANGES, max_size=6))
def test_what_is_added_twice_is_there_once(new: list[Range]) -> None:
    ranges: list[Range] = []
    for one in new:
        ranges = added(ranges, one)
        assert added(ranges, one) == ranges
        assert not any(a.touches(b) and a.why == b.why for a, b in pairwise(ranges))


def test_a_range_in_words() -> None:
    today = date(2026, 11, 23)
    assert span_words(r(4, 4), today) == "Fri 4 Dec"
    assert span_words(Range(date(2026, 12, 24), date(2027, 6, 2)), today) == "Thu 24 Dec – Wed 2 Jun 2027"
