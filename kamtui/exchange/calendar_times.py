"""Days and times of a calendar's components, on the rep's own clock; a repeat only where its rule is bounded."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from kamtui.domain.rules import FIRST_DAY, is_plannable
from kamtui.domain.text import clean
from kamtui.exchange.cells import Remarks, Unfit

if TYPE_CHECKING:
    from icalendar import Component as Parsed

_UNTIL_UTC = re.compile(r"UNTIL=([0-9]{8}T[0-9]{6})Z")
_DAY = timedelta(days=1)
_MOST_DATES = 1_000
_FIRST_YEAR = FIRST_DAY.replace(month=12, day=31)
"""A repeat that is older than any plan counts from its first day after this."""


def every(parsed: "Parsed", name: str) -> list[Any]:
    """All values of a property."""
    found = parsed.get(name)
    return [] if found is None else list(found) if isinstance(found, list) else [found]


def when(parsed: "Parsed", name: str, zone: tzinfo | None, remarks: Remarks) -> date | datetime | None:
    """The day, or the day and time on the rep's clock, of a property; None without one.

    Raises `Unfit` for what is no date, or none that kamtui plans on.
    """
    values = every(parsed, name)
    if not values:
        return None
    found = _moment(values[0])
    if found is None:
        raise Unfit(name, f"“{clean(_raw(values[0]), 40)}” is not a date")
    if isinstance(found, datetime) and found.tzinfo is None and "TZID" in values[0].params:
        remarks.add("is in a time zone nobody knows: its time is taken as it stands")
    return local(found, zone)


def raw_moment(parsed: "Parsed", name: str) -> date | datetime | None:
    """The moment of a property in the zone it is written in; None without one, or for what is none."""
    values = every(parsed, name)
    return _moment(values[0]) if values else None


def instant(text: str) -> int | None:
    """A stamp in UTC as milliseconds; None for anything else."""
    try:
        return int(datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp() * 1000)
    except ValueError:
        return None


def _moment(value: Any) -> date | datetime | None:
    """The moment of a property; of a period its beginning; None for anything else."""
    from icalendar.error import BrokenCalendarProperty

    try:
        found = value.dt
    except (BrokenCalendarProperty, AttributeError):
        return None
    found = found[0] if isinstance(found, tuple) else found
    return found if isinstance(found, date) else None


def _raw(value: Any) -> str:
    text = value.to_ical() if hasattr(value, "to_ical") else value
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)


def local(found: date | datetime, zone: tzinfo | None) -> date | datetime:
    """A moment on the rep's clock, without its zone; what has none is taken as it stands."""
    if isinstance(found, datetime) and found.tzinfo is not None:
        try:
            return found.astimezone(zone).replace(tzinfo=None)
        except (ValueError, OverflowError):
            return found.replace(tzinfo=None)
    return found


def day_of(found: date | datetime) -> date:
    """Its day alone."""
    return found.date() if isinstance(found, datetime) else found


def clock_of(found: date | datetime | None) -> str | None:
    """`HH:MM`; None for a whole day."""
    return found.strftime("%H:%M") if isinstance(found, datetime) else None


def minutes_between(parsed: "Parsed", start: date | datetime, end: date | datetime | None) -> int | None:
    """How long it takes, by its end or its duration; None where it does not say or lasts for whole days."""
    if not isinstance(start, datetime):
        return None
    if isinstance(end, datetime):
        length: object = end - start
    else:
        values = every(parsed, "DURATION")
        length = getattr(values[0], "td", None) if values and type(values[0]).__name__ != "vBroken" else None
    if not isinstance(length, timedelta):
        return None
    minutes = int(length.total_seconds() // 60)
    return minutes if 1 <= minutes <= 1440 else None


def repeat(parsed: "Parsed", anchor: date, zone: tzinfo | None, remarks: Remarks) -> tuple[str | None, date]:
    """The rule as the book keeps it and the day it counts from; no rule where kamtui does not repeat so."""
    from kamtui.domain.repeat import occurrence_after

    values = every(parsed, "RRULE")
    if not values:
        return None, anchor
    rule = _UNTIL_UTC.sub(lambda match: f"UNTIL={_until(match[1], zone)}", _raw(values[0]))
    try:
        if len(values) > 1:
            raise ValueError("several rules")
        early = anchor < FIRST_DAY and "COUNT" not in rule
        first = occurrence_after(rule, anchor, _FIRST_YEAR if early else anchor - _DAY)
    except (ValueError, OverflowError):
        remarks.add("repeats as no task of kamtui does, and comes in once")
        return None, anchor
    if first is None:
        remarks.add("repeats on no day, and comes in once")
        return None, anchor
    return rule, first if early else anchor


def _until(text: str, zone: tzinfo | None) -> str:
    try:
        return day_of(local(datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=UTC), zone)).strftime("%Y%m%d")
    except ValueError:
        return text[:8]


def left_out(parsed: "Parsed", zone: tzinfo | None) -> tuple[date, ...]:
    """The days that a repeat leaves out (EXDATE), as far as they are days."""
    sound = (value for value in every(parsed, "EXDATE") if type(value).__name__ != "vBroken")
    moments = (_moment(one) for value in sound for one in getattr(value, "dts", ()))
    days = dict.fromkeys(day_of(local(found, zone)) for found in moments if found is not None)
    return tuple(days)[:_MOST_DATES]


def plannable(name: str, day: date) -> date:
    """The day itself. Raises `Unfit` for one that kamtui does not plan on."""
    if not is_plannable(day):
        raise Unfit(name, f"{day} is not in the years 1970 to 2199")
    return day
