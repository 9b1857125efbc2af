"""The words of the calendar, as tables."""

from typing import NamedTuple

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English names; a phrase is never printed with the system's locale."""

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English names, January first."""

WEEKDAYS: dict[str, int] = {
    **{name.lower(): i for i, name in enumerate(WEEKDAY_NAMES)},
    **{name[:3].lower(): i for i, name in enumerate(WEEKDAY_NAMES)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip
"""Weekday words; Monday is 0."""

SHY_WEEKDAYS = frozenset({"sat", "sun"})
"""Weekday words that are also plain English: inside a text they need the end of it, a time or a date beside them."""

WEEKDAY_PLURALS: dict[str, int] = {f"{name.lower()}s": i for i, name in enumerate(WEEKDAY_NAMES)}
"""`mondays`, for counting them and for repeats."""

MONTHS: dict[str, int] = {
    **{name.lower(): i for i, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3].lower(): i for i, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
"""Month words, January is 1."""

DAY_WORDS: dict[str, int] = {
    "today": 0, "tod": 0, "tonight": 0, "tomorrow": 1, "tomorrows": 1, "tomorrow's": 1,
    "tom": 1, "tmr": 1, "tmrw": 1, "tomo": 1, "yesterday": -1,
}  # fmt: skip
"""Days counted from today."""

SHY_DAY_WORDS = frozenset({"tod", "tom", "tomo", "tomorrows", "tomorrow's"})
"""Day words that are names or adjectives inside a text."""

DAY_PARTS: dict[str, str] = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "tonight": "night",
}  # fmt: skip
"""Parts of a day. None of them is a time: nobody agreed to an hour."""

MERIDIEM = {"am": 0, "pm": 12, "a": 0, "p": 12}
"""Hours that am and pm add."""

THIS = frozenset({"this", "current"})
NEXT = frozenset({"next", "coming", "upcoming"})
LAST = frozenset({"last", "previous", "past"})

WORKING = frozenset({"working", "business", "work"})
"""Words that make the `day` after them a working day."""

PERIODS: dict[str, str] = {
    "week": "week", "month": "month", "quarter": "quarter", "qtr": "quarter", "year": "year", "yr": "year",
}  # fmt: skip
"""Words for a stretch of the calendar with a first and a last day."""


class Unit(NamedTuple):
    """A unit of counting: which arithmetic it takes, and how much of it."""

    field: str
    size: int


_UNIT_WORDS: dict[Unit, str] = {
    Unit("seconds", 1): "second seconds sec secs",
    Unit("seconds", 60): "minute minutes min mins m '",
    Unit("seconds", 3600): "hour hours hr hrs h",
    Unit("days", 1): "day days d",
    Unit("days", 7): "week weeks wk wks w",
    Unit("days", 14): "fortnight fortnights",
    Unit("months", 1): "month months mo mos mth mths mon",
    Unit("months", 3): "quarter quarters qtr qtrs",
    Unit("months", 12): "year years yr yrs y",
    Unit("working", 1): "wd wds workday workdays weekday weekdays",
}
UNITS: dict[str, Unit] = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
"""Units of counting. `m` counts minutes only after hours, `mon` months only after `in`."""
