"""Arithmetic on days: working days, weeks, months, quarters, years. Everything is bounded; None means out of bounds."""

from datetime import date, timedelta

from kamtui.domain.phrases.values import EARLIEST_YEAR, LATEST_YEAR, Moment, make_date
from kamtui.domain.workdays import month_day, weekday_name

_MOST_DAYS = 90_000
_MOST_MONTHS = 2_800
_MOST_WORKING = 2_600


def short(day: date) -> str:
    """`Fri 27 Nov 2026`."""
    return f"{weekday_name(day)} {month_day(day)} {day.year}"


def is_working(day: date, moment: Moment) -> bool:
    """Whether the day is neither weekend nor a day off."""
    return day.weekday() not in moment.weekend and day not in moment.off


def add_days(day: date, days: int) -> date | None:
    """Calendar days later, or earlier when negative."""
    if abs(days) > _MOST_DAYS:
        return None
    moved = day + timedelta(days=days)
    return moved if EARLIEST_YEAR <= moved.year <= LATEST_YEAR else None


def add_months(day: date, months: int) -> date | None:
    """Calendar months later: the same day of the month, or the last one of a shorter month."""
    if abs(months) > _MOST_MONTHS or not EARLIEST_YEAR <= day.year + months // 12 <= LATEST_YEAR:
        return None
    import pendulum

    moved = pendulum.date(day.year, day.month, day.day).add(months=months)
    return make_date(moved.year, moved.month, moved.day)


def add_working(day: date, days: int, moment: Moment) -> date | None:
    """The n-th working day after the day, or before it when negative; the day itself does not count."""
    if abs(days) > _MOST_WORKING:
        return None
    step = timedelta(days=1 if days > 0 else -1)
    left, tries = abs(days), abs(days) * 7 + 400
    while left and tries:
        day += step
        tries -= 1
        left -= is_working(day, moment)
    return day if not left and EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


def working_at_or_after(day: date, moment: Moment) -> date:
    """The day itself when it is worked, else the next working day (the day itself when there is none)."""
    return day if is_working(day, moment) else add_working(day, 1, moment) or day


def working_at_or_before(day: date, moment: Moment) -> date:
    """The day itself when it is worked, else the working day before."""
    return day if is_working(day, moment) else add_working(day, -1, moment) or day


def weekday_after(day: date, weekday: int) -> date:
    """First such weekday strictly after the day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def bounds(period: str, day: date, offset: int, moment: Moment) -> tuple[date, date] | None:
    """First and last day of the week, month, quarter or year `offset` periods from the one the day is in."""
    if period == "week":
        back = (day.weekday() - moment.week_start) % 7
        first = add_days(day, offset * 7 - back)
        last = add_days(day, offset * 7 - back + 6)
    else:
        size = {"month": 1, "quarter": 3, "year": 12}[period]
        index = (day.year * 12 + day.month - 1) // size * size + offset * size
        first = make_date(index // 12, index % 12 + 1, 1)
        after = make_date((index + size) // 12, (index + size) % 12 + 1, 1)
        last = after - timedelta(days=1) if after else make_date(index // 12, 12, 31)
    return (first, last) if first and last else None
