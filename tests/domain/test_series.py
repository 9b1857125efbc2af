"""Where a repeating task goes on: after a tick, after a skip, and from another day on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.repeat import occurrence_after
from kamtui.domain.series import after_done, after_skip, first_from, starts_anew

MON = date(2026, 11, 23)
DAY = timedelta(days=1)
RULES = st.sampled_from(
    [
        "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "FREQ=YEARLY",
    ]
)  # fmt: skip
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
NEAR = st.integers(-60, 60).map(lambda n: timedelta(days=n))


def day(number: int) -> date:
    """So many days after Monday, 23 November 2026."""
    return MON + timedelta(days=number)


SKIPS = [
    # the day it stands for, where it was moved, the next one
    (MON, MON, day(7)),
    (day(-7), day(-7), MON),  # last week's is left out: nothing was done today, so today's stands
    (day(-28), day(-28), MON),  # four were missed, they are one
    (MON, day(2), day(7)),
    (day(7), day(4), day(14)),  # moved ahead of its day: it does not come back on it
    (MON, day(8), day(14)),
]


@pytest.mark.parametrize(("stands_for", "planned", "following"), SKIPS)
def test_a_skip_goes_to_the_next_one(stands_for: date, planned: date, following: date) -> None:
    assert after_skip("FREQ=WEEKLY", day(-70), MON, stands_for, planned) == following


def test_a_tick_today_counts_for_today() -> None:
    assert after_done("FREQ=WEEKLY", day(-70), MON, day(-7)) == day(7)
    assert after_done("FREQ=WEEKLY", day(-70), MON, day(7), day(4)) == day(14)


@given(RULES, DAYS, NEAR, NEAR, NEAR)
def test_nothing_that_was_used_up_comes_back_and_nothing_is_left_out(
    rrule: str, anchor: date, ahead: timedelta, moved: timedelta, then: timedelta
) -> None:
    stands_for = first_from(rrule, anchor + ahead)
    assert stands_for is not None
    today, planned = stands_for + then, stands_for + moved
    for found, least in (
        (after_done(rrule, anchor, today, stands_for, planned), max(today, stands_for, planned) + DAY),
        (after_skip(rrule, anchor, today, stands_for, planned), max(today, stands_for + DAY, planned + DAY)),
    ):
        assert found is not None
        assert found >= least
        assert found == occurrence_after(rrule, anchor, found - DAY)  # it is in the rhythm
        assert occurrence_after(rrule, anchor, least - DAY) == found  # and the first that can be


@given(RULES, DAYS)
def test_a_series_that_starts_anew_on_a_day_has_it(rrule: str, on: date) -> None:
    if starts_anew(rrule, on):
        assert occurrence_after(rrule, on, on - DAY) == on
    else:
        assert first_from(rrule, on) != on


def test_what_is_counted_does_not_start_anew() -> None:
    assert starts_anew("FREQ=WEEKLY", MON)
    assert not starts_anew("FREQ=WEEKLY;COUNT=5", MON)
    assert not starts_anew("FREQ=WEEKLY;BYDAY=FR", MON)


def test_monthly_on_the_31st_lands_on_the_last_day_however_often_it_is_skipped() -> None:
    found, on = [], date(2027, 1, 31)
    for _ in range(5):
        following = after_skip("FREQ=MONTHLY", date(2027, 1, 31), MON, on)
        assert following is not None
        on = following
        found.append(f"{on:%d.%m}")
    assert found == ["28.02", "31.03", "30.04", "31.05", "30.06"]
