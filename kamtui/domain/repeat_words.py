"""A repeat as the phrase that would be typed for it: what an edit starts from."""

from kamtui.domain.phrases.lexicon import MONTH_NAMES, WEEKDAY_NAMES
from kamtui.domain.phrases.repeats import CODES, read_repeat

_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_PLACES = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth"}


def repeat_words(rrule: str) -> str | None:
    """`every 2 weeks on Monday` for a rule; None for one that no phrase means exactly."""
    words = _spoken(dict(part.partition("=")[::2] for part in rrule.split(";")))
    read = read_repeat(words)
    return words if read is not None and read.rrule == rrule else None


def _spoken(parts: dict[str, str]) -> str:
    """The nearest phrase; the grammar itself decides whether it means the rule."""
    unit, number = _UNITS.get(parts.get("FREQ", ""), "day"), parts.get("INTERVAL", "1")
    every = f"every {number} {unit}s" if number != "1" else f"every {unit}"
    weekdays = [code for code in parts.get("BYDAY", "").split(",") if code[-2:] in CODES]
    names = " and ".join(WEEKDAY_NAMES[CODES.index(code[-2:])] for code in weekdays)
    days = parts.get("BYMONTHDAY", "").split(",")[-1 if "BYSETPOS" in parts else 0 :]  # 28,29,30 is the 30th
    if parts.get("BYMONTH", "").isdigit():
        return f"every {' '.join(days)} {MONTH_NAMES[int(parts['BYMONTH']) % 13 - 1]}"
    if days != [""]:
        return f"{every} on the {' and '.join(_nth('31' if day == '-1' else day) for day in days)}"
    if parts.get("BYDAY") == ",".join(CODES[:5]):
        return "every weekday"
    if weekdays and len(weekdays[0]) > 2:
        return f"{every} on the {_PLACES.get(weekdays[0][:-2], 'last')} {names} of the month"
    if weekdays and number == "1":
        return f"every {names}"
    return f"{every} on {names}" if weekdays else every


def _nth(number: str) -> str:
    teen = number[-2:-1] == "1"
    return number + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1:], "th"))
