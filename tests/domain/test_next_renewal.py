"""The next renewal of an account: which day of which contract, and how near."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.next_renewal import RenewalDay, next_renewal

TODAY = date(2026, 11, 23)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("running", "words", "near", "presses"),
    [
        ([(7, 69)], "notice 7 d", True, True),
        ([(0, 69)], "notice today", True, True),
        ([(15, 69)], "notice 15 d", True, False),
        ([(-1, 69)], "ends 69 d", True, False),
        ([(None, 90)], "ends 90 d", True, False),
        ([(None, 91)], "ends 22 Feb", False, False),
        ([(100, 700)], "notice 3 Mar", False, False),
        ([(None, 700)], "ends 23 Oct 2028", False, False),
        ([(None, 0)], "ends today", True, True),
        ([(-40, -3)], "ended 3 d", True, True),
        ([(100, 700), (None, 60)], "ends 60 d", True, False),
        ([(9, 700), (None, 60)], "notice 9 d", True, True),
    ],
)
def test_words(running: list[tuple[int | None, int]], words: str, near: bool, presses: bool) -> None:
    found = next_renewal([(None if notice is None else day(notice), day(end)) for notice, end in running], TODAY)
    assert found is not None
    assert (found.words, found.is_near, found.presses) == (words, near, presses)


def test_without_a_contract() -> None:
    assert next_renewal([], TODAY) is None


days = st.integers(-1000, 1000).map(day)


@given(st.lists(st.tuples(st.none() | days, days), min_size=1, max_size=5), st.tuples(st.none() | days, days))
def test_one_more_contract_never_makes_it_later(
    running: list[tuple[date | None, date]], more: tuple[date | None, date]
) -> None:
    before, after = next_renewal(running, TODAY), next_renewal([*running, more], TODAY)
    assert before is not None
    assert after is not None
    assert after.on <= before.on
    assert (after.what is RenewalDay.PAST) == (after.on < TODAY)
