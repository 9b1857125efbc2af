"""Working days: weekends, holidays and days off, forwards and backwards."""

from datetime import date

import pytest

from kamtui.domain.workdays import WorkCalendar, month_day, short_day

MON = date(2026, 11, 23)
FRI = date(2026, 11, 27)
SAT = date(2026, 11, 28)
CHRISTMAS = date(2026, 12, 25)
CALENDAR = WorkCalendar(off={CHRISTMAS: "Christmas Day", date(2026, 12, 26): "Boxing Day", date(2026, 11, 25): ""})
PLAIN = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (MON, None),
        (SAT, "Saturday"),
        (date(2026, 11, 29), "Sunday"),
        (CHRISTMAS, "Christmas Day"),
        (date(2026, 12, 26), "Boxing Day"),
        (date(2026, 11, 25), "day off"),
    ],
)
def test_why_a_day_is_not_worked(day: date, why: str | None) -> None:
    assert CALENDAR.why_off(day) == why
    assert CALENDAR.is_working(day) is (why is None)


def test_the_weekend_is_a_setting() -> None:
    gulf = WorkCalendar(weekend=frozenset({4, 5}))
    assert gulf.why_off(FRI) == "Friday"
    assert gulf.is_working(date(2026, 11, 29))
    assert gulf.add(date(2026, 11, 26), 1) == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("day", "after", "before"),
    [
        (MON, MON, MON),
        (SAT, date(2026, 11, 30), FRI),
        (CHRISTMAS, date(2026, 12, 28), date(2026, 12, 24)),
        (date(2026, 12, 27), date(2026, 12, 28), date(2026, 12, 24)),
    ],
)
def test_nearest_working_day(day: date, after: date, before: date) -> None:
    assert CALENDAR.on_or_after(day) == after
    assert CALENDAR.on_or_before(day) == before


@pytest.mark.parametrize(
    ("day", "n", "reached"),
    [
        (MON, 1, date(2026, 11, 24)),
        (MON, 4, FRI),
        (MON, 5, date(2026, 11, 30)),
        (MON, 0, MON),
        (SAT, 0, date(2026, 11, 30)),
        (SAT, 1, date(2026, 11, 30)),
        (SAT, -1, FRI),
        (MON, -1, date(2026, 11, 20)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 12, 28), -1, date(2026, 12, 24)),
    ],
)
def test_counting_working_days(day: date, n: int, reached: date) -> None:
    calendar = WorkCalendar(off={CHRISTMAS: "Christmas Day"})
    assert calendar.add(day, n) == reached


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (MON, MON, 0),
        (MON, FRI, 4),  # the echo of the capture line: "Fri 27 Nov 2026, in 4 working days"
        (MON, SAT, 4),
        (MON, date(2026, 11, 30), 5),
        (SAT, date(2026, 11, 30), 1),
        (FRI, MON, -4),
        (date(2026, 12, 21), date(2026, 12, 28), 4),
        (date(2026, 1, 1), date(2027, 1, 1), 260),  # 261 weekdays less Christmas
    ],
)
def test_working_days_between(start: date, end: date, days: int) -> None:
    assert WorkCalendar(off={CHRISTMAS: "Christmas Day"}).between(start, end) == days


def test_a_calendar_without_working_days_gives_the_day_itself() -> None:
    never = WorkCalendar(weekend=frozenset(range(7)))
    assert never.on_or_after(MON) == MON
    assert never.on_or_before(MON) == MON
    assert never.add(MON, 3) == MON
    assert never.between(MON, date(2027, 11, 23)) == 0


def test_the_ends_of_the_calendar_do_not_overflow() -> None:
    assert PLAIN.add(date.max, 10) == date.max
    assert PLAIN.add(date.min, -10) == date.min
    assert PLAIN.between(date.min, date.max) > 2_600_000


@pytest.mark.parametrize(
    ("day", "today", "short", "plain"),
    [
        (date(2026, 12, 11), None, "Fri 11 Dec", "11 Dec"),
        (date(2026, 12, 11), MON, "Fri 11 Dec", "11 Dec"),
        (date(2027, 1, 4), MON, "Mon 4 Jan", "4 Jan"),
        (date(2025, 10, 17), MON, "Fri 17 Oct 2025", "17 Oct 2025"),
        (date(2027, 11, 23), MON, "Tue 23 Nov 2027", "23 Nov 2027"),
    ],
)
def test_how_a_day_is_written(day: date, today: date | None, short: str, plain: str) -> None:
    assert short_day(day, today) == short
    assert month_day(day, today) == plain
