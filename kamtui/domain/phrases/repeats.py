"""Repeats in plain English: every 2 weeks, every first monday, monthly on the 31st."""

from dataclasses import dataclass

from kamtui.domain.phrases.dated import month_word
from kamtui.domain.phrases.lexicon import MONTH_NAMES, WEEKDAY_NAMES, WEEKDAY_PLURALS, WEEKDAYS, WORKING
from kamtui.domain.phrases.numbers import cardinal, ordinal
from kamtui.domain.phrases.tokens import Tokens

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Weekdays as RFC 5545 writes them, Monday first."""

_WORKING_DAYS = ",".join(CODES[:5])
_ADVERBS = {
    "daily": ("DAILY", 1, "every day"), "weekly": ("WEEKLY", 1, "every week"),
    "fortnightly": ("WEEKLY", 2, "every 2 weeks"), "monthly": ("MONTHLY", 1, "every month"),
    "quarterly": ("MONTHLY", 3, "every quarter"), "yearly": ("YEARLY", 1, "every year"),
    "annually": ("YEARLY", 1, "every year"),
}  # fmt: skip
_UNITS = {
    "day": ("DAILY", 1), "week": ("WEEKLY", 1), "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3), "year": ("YEARLY", 1),
}  # fmt: skip
_MOST_EVERY = 366


@dataclass(frozen=True, slots=True)
class Repeat:
    """How a task comes back."""

    rrule: str
    """RFC 5545 RRULE text without DTSTART, such as `FREQ=WEEKLY;INTERVAL=2`."""
    said: str
    """The same in plain English, such as `every 2 weeks`."""


def read_repeat(phrase: str) -> Repeat | None:
    """The whole phrase as a repeat, or None: `every 2 weeks`, `monthly on the 31st`, `every first monday`."""
    t = Tokens(phrase[:200])
    got = repeat_at(t, 0)
    if got is None or any(word not in ".,;!" for word in t.words[got[1] : t.count]):
        return None
    return got[0]


def repeat_at(t: Tokens, i: int) -> tuple[Repeat, int] | None:
    """The longest repeat that begins at token `i`, and the index after it."""
    word = t.words[i]
    if word in _ADVERBS:
        return _with_days(t, i + 1, *_ADVERBS[word])
    if word != "every":
        return None
    j = i + 1
    for read in (_month_days, _weekdays_of_month, _weekdays, _units, _year_day):
        got = read(t, j)
        if got and t.closes(got[1]):
            return got
    return None


def _units(t: Tokens, j: int) -> tuple[Repeat, int] | None:
    """`every day`, `every 2 weeks`, `every other month`, `every third week`, each perhaps with days."""
    number, j = _interval(t, j)
    word = t.words[j]
    unit = word if word in _UNITS else word[:-1] if word.endswith("s") and word[:-1] in _UNITS else None
    if unit is None or not 0 < number <= _MOST_EVERY:
        return None
    frequency, size = _UNITS[unit]
    said = f"every {number} {unit}s" if number > 1 else f"every {unit}"
    return _with_days(t, j + 1, frequency, size * number, said)


def _interval(t: Tokens, j: int) -> tuple[int, int]:
    """The number after `every`: 1 when there is none, 2 for `other`, `second` and `2nd`."""
    if t.words[j] == "other":
        return 2, j + 1
    got = cardinal(t, j) if not t.glued[j + 1] or t.numbers[j] < 0 else None
    return got or ordinal(t, j) or (1, j)


def _weekdays(t: Tokens, j: int) -> tuple[Repeat, int] | None:
    """`every monday and thursday`, `every other friday`, `every weekday`, `every working day`."""
    working = t.words[j] in WORKING and t.words[j + 1] == "day"
    if working or t.words[j] in ("weekday", "workday"):
        return Repeat(f"FREQ=WEEKLY;BYDAY={_WORKING_DAYS}", "every weekday, Monday to Friday"), j + 1 + working
    other = t.words[j] == "other"
    days = _day_list(t, j + other)
    if days is None:
        return None
    rule = f"FREQ=WEEKLY;{'INTERVAL=2;' * other}BYDAY={_codes(days[0])}"
    return Repeat(rule, f"every {'other ' * other}{_names(days[0])}"), days[1]


def _weekdays_of_month(t: Tokens, j: int) -> tuple[Repeat, int] | None:
    """`every first monday`, `every last friday of the month`; `every second monday` only with `of the month`."""
    last = t.words[j] == "last"
    got = (-1, j + 1) if last else ordinal(t, j)
    if got is None or not -1 <= got[0] <= 5:
        return None
    number, k = got
    weekday = WEEKDAYS.get(t.words[k])
    if weekday is None:
        return None
    after = _of_the_month(t, k + 1)
    if number == 2 and after == k + 1:
        return None  # "every second monday" is every other Monday to half of the people
    which = "last" if last else _nth(number)
    said = f"every month on the {which} {WEEKDAY_NAMES[weekday]}"
    return Repeat(f"FREQ=MONTHLY;BYDAY={number}{CODES[weekday]}", said), after


def _month_days(t: Tokens, j: int) -> tuple[Repeat, int] | None:
    """`every 31st`, `every 1st and 15th of the month`, `every last day of the month`, `every month end`."""
    got = _days_of_month(t, j)
    if got is None or t.words[got[1]] in _UNITS or t.words[got[1]] in WEEKDAYS or month_word(t, t.skip(got[1], "of")):
        return None
    return _monthly(got[0], 1, "every month"), _of_the_month(t, got[1])


def _days_of_month(t: Tokens, j: int) -> tuple[list[int], int] | None:
    """Days of the month; -1 is the last."""
    j = t.skip(j, "the")
    if t.words[j] == "month" and t.words[j + 1] == "end":
        return [-1], j + 2
    if t.words[j] in ("last", "end"):
        if t.words[j] == "last" and t.words[j + 1] != "day":
            return None
        k = j + 1 + (t.words[j] == "last")
        after = _of_the_month(t, k)
        return ([-1], after) if after > k or t.words[j] == "last" else None
    days: list[int] = []
    while got := ordinal(t, j) if t.numbers[j] >= 0 else None:
        if not 1 <= got[0] <= 31:
            return None
        days.append(got[0])
        end = got[1]
        j = t.skip(t.skip(t.skip(end, ","), "and"), "the")
    return (days, end) if days else None


def _of_the_month(t: Tokens, j: int) -> int:
    """Index after `of the month`, `of every month`, `in the month`; `j` when it is not there."""
    if t.words[j] in ("of", "in"):
        k = t.skip(j + 1, "the", "every", "each")
        if t.words[k] == "month":
            return k + 1
    return j


def _with_days(t: Tokens, j: int, frequency: str, every: int, said: str) -> tuple[Repeat, int]:
    """A rule of an interval, with `on monday` or `on the 31st` when it follows."""
    rule = f"FREQ={frequency}" + (f";INTERVAL={every}" if every > 1 else "")
    if t.words[j] != "on":
        return Repeat(rule, said), j
    if frequency == "WEEKLY":
        days = _day_list(t, j + 1)
        if days and t.closes(days[1]):
            return Repeat(f"{rule};BYDAY={_codes(days[0])}", f"{said} on {_names(days[0])}"), days[1]
    if frequency == "MONTHLY":
        numbers = _days_of_month(t, j + 1)
        if numbers and t.closes(numbers[1]):
            return _monthly(numbers[0], every, said), numbers[1]
        nth = _weekdays_of_month(t, t.skip(j + 1, "the"))
        if nth and t.closes(nth[1]):
            day = nth[0].rrule.partition(";")[2]
            return Repeat(f"{rule};{day}", f"{said} on{nth[0].said.removeprefix('every month on')}"), nth[1]
    return Repeat(rule, said), j


def _year_day(t: Tokens, j: int) -> tuple[Repeat, int] | None:
    """`every 12 december`, `every 1st of march`."""
    got = ordinal(t, j) or ((t.small(j), j + 1) if t.small(j) > 0 else None)
    month = month_word(t, t.skip(got[1], "of")) if got else None
    if got is None or month is None or not 1 <= got[0] <= 31 or (month[0] == 2 and got[0] > 28):
        return None
    said = f"every year on {got[0]} {MONTH_NAMES[month[0] - 1]}"
    return Repeat(f"FREQ=YEARLY;BYMONTH={month[0]};BYMONTHDAY={got[0]}", said), month[1]


def _monthly(days: list[int], every: int, said: str) -> Repeat:
    """Days of the month; the 29th to 31st fall on the last day of a month that is too short for them."""
    rule = "FREQ=MONTHLY" + (f";INTERVAL={every}" if every > 1 else "")
    if len(days) == 1 and days[0] in (29, 30):
        choice = ",".join(str(day) for day in range(28, days[0] + 1))
        return Repeat(f"{rule};BYMONTHDAY={choice};BYSETPOS=-1", f"{said} on the {_nth(days[0])} or the last day")
    numbers = sorted({-1 if day == 31 else day for day in days}, key=lambda day: day % 32)
    names = ["last day" if day < 0 else _nth(day) for day in numbers]
    return Repeat(f"{rule};BYMONTHDAY={','.join(map(str, numbers))}", f"{said} on the {_listed(names)}")


def _day_list(t: Tokens, j: int) -> tuple[list[int], int] | None:
    """`monday`, `mon, wed and fri`, `mondays`."""
    days: list[int] = []
    end = j
    while (day := WEEKDAYS.get(t.words[j], WEEKDAY_PLURALS.get(t.words[j]))) is not None:
        days.append(day)
        end = j + 1
        j = t.skip(t.skip(t.skip(end, ","), "and", "&", "/", "+"), "on")
    return (sorted(set(days)), end) if days else None


def _codes(days: list[int]) -> str:
    return ",".join(CODES[day] for day in days)


def _names(days: list[int]) -> str:
    return _listed([WEEKDAY_NAMES[day] for day in days])


def _listed(words: list[str]) -> str:
    return " and ".join(", ".join(words).rsplit(", ", 1)) if words else ""


def _nth(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
