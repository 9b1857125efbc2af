"""Pace: P, A, S, R and R to schedule, per account and in all, and the time that has gone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.plan.pace import Pace, paces, time_elapsed, total
from kamtui.domain.workdays import WorkCalendar

ACCOUNTS = st.lists(st.none() | st.integers(1, 4), max_size=30)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("planned", "actual", "scheduled", "remaining", "to_schedule"),
    [
        (4, 0, 4, 4, 0),
        (4, 1, 3, 3, 0),
        (4, 1, 1, 3, 2),
        (4, 3, 0, 1, 1),
        (4, 6, 0, 0, 0),
        (4, 1, 9, 3, 0),
        (0, 0, 0, 0, 0),
    ],
)
def test_what_remains(planned: int, actual: int, scheduled: int, remaining: int, to_schedule: int) -> None:
    pace = Pace.of(planned, actual, scheduled)
    assert (pace.remaining, pace.to_schedule) == (remaining, to_schedule)


@given(ACCOUNTS, ACCOUNTS, ACCOUNTS)
def test_every_touch_counts_once(
    planned: list[int | None], actual: list[int | None], scheduled: list[int | None]
) -> None:
    found = paces(planned, actual, scheduled)
    assert found.keys() == {*planned, *actual, *scheduled}
    for account, pace in found.items():
        assert pace == Pace.of(planned.count(account), actual.count(account), scheduled.count(account))
        assert 0 <= pace.to_schedule <= pace.remaining <= pace.planned
        assert pace.to_schedule == max(pace.remaining - pace.scheduled, 0)
    every = total(found.values())
    assert (every.planned, every.actual, every.scheduled) == (len(planned), len(actual), len(scheduled))
    assert every.remaining == sum(max(planned.count(one) - actual.count(one), 0) for one in {*planned})
    assert 0 <= every.to_schedule <= every.remaining <= every.planned


def test_a_touch_too_many_makes_up_for_none_elsewhere() -> None:
    found = total([Pace.of(2, 5, 0), Pace.of(3, 1, 1)])
    assert (found.planned, found.actual, found.remaining, found.to_schedule) == (5, 6, 2, 1)


CALENDARS = st.builds(
    WorkCalendar,
    weekend=st.frozensets(st.integers(0, 6)),
    off=st.dictionaries(st.dates(FIRST, LAST), st.just("day off"), max_size=10),
)


@given(CALENDARS)
def test_time_runs_from_nothing_to_all_of_it(calendar: WorkCalendar) -> None:
    days = [FIRST + timedelta(days=n) for n in range(-3, 35)]
    found = [time_elapsed(FIRST, LAST, day, calendar) for day in days]
    assert found == sorted(found)
    assert all(0 <= share <= 1 for share in found)
    assert time_elapsed(FIRST, LAST, FIRST, calendar) == 0
    assert time_elapsed(FIRST, LAST, LAST + timedelta(days=1), calendar) == 1


def test_time_is_counted_in_working_days() -> None:
    calendar = WorkCalendar(off={date(2026, 12, 25): "Christmas Day"})
    assert time_elapsed(FIRST, LAST, date(2026, 12, 7), calendar) == 4 / 22
    assert time_elapsed(FIRST, LAST, date(2026, 12, 6), calendar) == 4 / 22
    assert time_elapsed(FIRST, LAST, date(2026, 12, 31), calendar) == 21 / 22
