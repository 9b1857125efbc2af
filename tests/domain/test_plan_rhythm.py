"""The rhythm of an account: how many touches, within which days, and nothing left to ask for once they are planned."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.plan.rhythm import Beat, give_way, rhythm

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CADENCES = st.integers(1, 3650)


def dec(day: int) -> date:
    return date(2026, 12, day)


@st.composite
def spans(draw: st.DrawFn) -> tuple[date, date]:
    """What is left of a month."""
    first = draw(DAYS)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first, last


@pytest.mark.parametrize(
    ("cadence", "last_touch_on", "planned", "wanted"),
    [
        (7, date(2026, 11, 27), (), [4, 11, 18, 25]),
        (30, date(2026, 11, 20), (), [20]),
        (60, date(2026, 11, 1), (), [31]),
        (60, date(2026, 11, 2), (), []),
        (30, None, (), [1, 31]),
        (60, date(2025, 1, 1), (), [1]),
        (7, dec(1), (), [8, 15, 22, 29]),
        (7, dec(9), (), [8, 15, 22, 29]),  # a touch dated in the future counts as of the first day
        (7, date(2026, 11, 1), (date(2026, 11, 27),), [4, 11, 18, 25]),
        (7, date(2026, 11, 27), (dec(4), dec(12)), [18, 25]),
        (7, date(2026, 11, 27), (dec(8),), [4, 18, 25]),
        (30, date(2026, 11, 20), (dec(31),), []),
        (30, date(2026, 11, 20), (date(2027, 1, 4),), []),  # half a cadence after the beat at most
        (30, date(2026, 11, 20), (date(2027, 1, 5),), [20]),
        (7, date(2026, 11, 27), (dec(1), dec(1), dec(1), dec(1), dec(1), dec(1)), []),
    ],
)
def test_which_days_a_cadence_asks_for(
    cadence: int, last_touch_on: date | None, planned: tuple[date, ...], wanted: list[int]
) -> None:
    assert [beat.ideal.day for beat in rhythm(FIRST, LAST, cadence, last_touch_on, planned)] == wanted


def test_a_beat_may_be_moved_by_a_third_of_the_way_to_the_next() -> None:
    assert rhythm(FIRST, LAST, 30, dec(1) - timedelta(days=15)) == [Beat(dec(16), dec(6), dec(26))]
    assert rhythm(FIRST, dec(5), 3, dec(1))[0] == Beat(dec(4), dec(2), dec(5))


def test_an_overdue_beat_has_twice_as_long() -> None:
    assert rhythm(FIRST, LAST, 30, date(2026, 11, 1))[0] == Beat(dec(1), dec(1), dec(21))
    assert rhythm(FIRST, LAST, 30, date(2026, 11, 2))[0].latest == dec(12)


@pytest.mark.parametrize(
    ("first", "touches", "last_touch_on", "planned", "wanted"),
    [
        (FIRST, 0, None, (), []),
        (FIRST, 1, None, (), [16]),
        (FIRST, 4, None, (), [4, 12, 20, 28]),
        (FIRST, 4, None, (dec(13),), [4, 20, 28]),
        (dec(15), 4, dec(11), (), [20, 28]),  # what lies behind is not made up for
        (dec(18), 4, dec(18), (), [28]),  # today's touch was the one wanted on the 20th
        (dec(31), 31, dec(30), (), [31]),
    ],
)
def test_so_many_touches_a_month(
    first: date, touches: int, last_touch_on: date | None, planned: tuple[date, ...], wanted: list[int]
) -> None:
    assert [beat.ideal.day for beat in rhythm(first, LAST, 7, last_touch_on, planned, touches)] == wanted


@given(spans(), CADENCES, st.none() | DAYS, st.lists(DAYS, max_size=8), st.none() | st.integers(0, 31))
def test_windows_lie_in_the_span_and_beats_in_order(
    span: tuple[date, date], cadence: int, last: date | None, planned: list[date], touches: int | None
) -> None:
    beats = rhythm(*span, cadence, last, sorted(planned), touches)
    for beat in beats:
        assert span[0] <= beat.earliest <= beat.ideal <= beat.latest <= span[1]
    assert [beat.ideal for beat in beats] == sorted(beat.ideal for beat in beats)
    most = (span[1] - span[0]).days // cadence + 1 if touches is None else touches
    assert len(beats) <= most


@given(spans(), CADENCES, st.none() | DAYS, st.lists(DAYS, max_size=8), st.none() | st.integers(0, 31), st.data())
def test_nothing_is_left_once_its_beats_are_planned(
    span: tuple[date, date],
    cadence: int,
    last: date | None,
    planned: list[date],
    touches: int | None,
    data: st.DataObject,
) -> None:
    planned = sorted(max(day, span[0]) for day in planned)
    beats = rhythm(*span, cadence, last, planned, touches)
    days = [data.draw(st.dates(beat.earliest, beat.latest)) for beat in beats]
    assert rhythm(*span, cadence, last, sorted([*planned, *days]), touches) == []


@given(st.integers(0, 31), st.integers(0, 40))
def test_planned_ones_count(touches: int, planned: int) -> None:
    days = [FIRST + timedelta(days=n % 31) for n in range(planned)]
    assert len(rhythm(FIRST, LAST, 7, None, sorted(days), touches)) == max(touches - planned, 0)


def test_the_nearest_gives_way_and_of_two_the_earlier() -> None:
    days = [dec(4), dec(10), dec(16)]
    give_way(days, [dec(7), dec(20)])
    assert days == [dec(10)]
