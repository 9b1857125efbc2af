"""The values a date phrase is read with and read into."""

from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum
from typing import NamedTuple

from kamtui.domain.rules import FIRST_DAY, FOREVER
from kamtui.domain.words import DateOrder, Language

EARLIEST_YEAR = FIRST_DAY.year
"""First year a phrase may name."""

LATEST_YEAR = FOREVER.year
"""Last year a phrase may name."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What "now" is for a phrase; never asked from a clock."""

    today: date
    """From 1970 to 2199; on any other day every phrase is refused."""
    minutes: int = 540
    """Minutes since local midnight."""
    order: DateOrder = DateOrder.DMY
    """Order of dates written with numbers only."""
    weekend: frozenset[int] = frozenset({5, 6})
    """Weekdays that are not worked; Monday is 0."""
    off: frozenset[date] = frozenset()
    """Holidays and days off."""
    week_start: int = 0
    """First day of a week; Monday is 0."""
    language: Language = Language.ENGLISH
    """Language whose words are understood beside the English ones."""


@dataclass(frozen=True, slots=True)
class When:
    """A day, perhaps with a time, and how it was said."""

    on: date
    at: time | None
    """Local wall time, to the minute."""
    said: str
    """The phrase as typed."""
    note: str = ""
    """One sentence when the phrase is ambiguous or read by a convention, else empty."""

    @property
    def wall(self) -> str | None:
        """The time as the book keeps it, `HH:MM`."""
        return None if self.at is None else f"{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Found:
    """A date phrase found inside a text: `text[start:end]` is the phrase."""

    when: When
    start: int
    end: int


class Standing(IntEnum):
    """What a phrase needs around it before it is taken for a date inside other text."""

    FREE = 0
    """Nothing: `tomorrow`, `12 dec`, `10:00`."""
    TAIL = 1
    """The end of the text (or of a piece of it), or `on` or `by` in front: `sat`, `the 15th`, `at 5`, `2w`."""
    LED = 2
    """`on`, `in` or `by` in front: `may`, `Q2`, `1/2`."""
    ALONE = 3
    """Only the whole phrase: `tom`, `2-15`, `midnight`."""
    BARE = 4
    """Only the whole phrase with no word in front: `2 weeks` (but `for 2 weeks` is a duration, not a date)."""


class Day(NamedTuple):
    """A phrase read as a day."""

    on: date
    standing: Standing = Standing.FREE
    note: str = ""
    exact: bool = True
    """False when the phrase names a month or longer, or a week: no time of day can be joined to it."""
    minutes: int | None = None
    """Minutes since midnight when the phrase carries a time ("in 2 hours"); it may then be joined to no other."""
    part: str = ""
    """Part of the day the phrase names (`morning`), which tells the hour in `tonight at 8`."""
    until: int | None = None
    """Minutes since midnight at which it ends, when the phrase says so ("fri 10:00-11:30")."""


class Clock(NamedTuple):
    """A phrase read as a time of day."""

    minutes: int
    """Minutes since midnight, as typed: `5` is 300 until `part` or the working-hours convention moves it."""
    standing: Standing = Standing.FREE
    loose: bool = False
    """True when morning or afternoon was not said and could be either."""


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day or its year is out of bounds."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
