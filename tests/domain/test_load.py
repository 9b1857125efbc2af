"""Load against capacity, and the search for a day with room."""

from datetime import date, timedelta

import pytest

from kamtui.domain.load import ROOM_WORKING_DAYS, DayLoad, day_load, first_room, hours
from kamtui.domain.workdays import WorkCalendar

FRI = date(2026, 12, 4)
SAT = date(2026, 12, 5)
MON = date(2026, 12, 7)
CALENDAR = WorkCalendar()


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0h"), (5, "5m"), (45, "45m"), (60, "1h"), (65, "1h05"), (310, "5h10"), (360, "6h"), (-90, "-1h30")],
)
def test_hours(minutes: int, text: str) -> None:
    assert hours(minutes) == text


@pytest.mark.parametrize(
    ("minutes", "capacity", "working", "words", "share"),
    [
        (310, 360, True, "5h10 of 6h", 310 / 360),
        (0, 360, True, "0h of 6h", 0.0),
        (540, 360, True, "9h of 6h", 1.5),
        (90, 360, False, "1h30 on a day off", 0.25),
        (30, 0, True, "30m of 0h", 1.0),
        (0, 0, True, "0h of 0h", 0.0),
    ],
)
def test_a_day_in_words(minutes: int, capacity: int, working: bool, words: str, share: float) -> None:
    load = DayLoad(MON, minutes, capacity, working)
    assert load.words == words
    assert load.share == share


@pytest.mark.parametrize(
    ("taken", "wanted", "working", "fits"),
    [
        (345, 15, True, True),
        (346, 15, True, False),
        (360, 0, True, True),
        (0, 361, True, False),
        (0, 15, False, False),
    ],
)
def test_room_on_a_day(taken: int, wanted: int, working: bool, fits: bool) -> None:
    assert DayLoad(MON, taken, 360, working).has_room(wanted) is fits


@pytest.mark.parametrize(
    ("wanted", "load", "day", "passed"),
    [
        (FRI, {}, FRI, 0),
        (SAT, {}, MON, 0),
        (FRI, {FRI: 346}, MON, 1),
        (FRI, {FRI: 345}, FRI, 0),
        (SAT, {MON: 360, MON + timedelta(days=1): 400}, MON + timedelta(days=2), 2),
    ],
)
def test_the_first_day_with_room(wanted: date, load: dict[date, int], day: date, passed: int) -> None:
    room = first_room(wanted, 15, load, CALENDAR, 360)
    assert (room.day, room.found, len(room.full)) == (day, True, passed)


def test_when_all_days_are_full_the_first_working_day_stays() -> None:
    load = {SAT + timedelta(days=i): 360 for i in range(100)}
    room = first_room(SAT, 15, load, CALENDAR, 360)
    assert (room.day, room.found, len(room.full)) == (MON, False, ROOM_WORKING_DAYS)


def test_the_thirtieth_working_day_is_still_searched() -> None:
    last = CALENDAR.add(MON, 29)
    load = {MON + timedelta(days=i): 360 for i in range((last - MON).days)}
    assert first_room(MON, 15, load, CALENDAR, 360).day == last


def test_the_load_of_a_day_off() -> None:
    assert day_load(SAT, {SAT: 30}, CALENDAR, 360) == DayLoad(SAT, 30, 360, False)
