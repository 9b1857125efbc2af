"""What each key of the settings file takes. A value that does not fit is a `ValueError` that says what is needed."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from kamtui.config import named, nearest
from kamtui.domain.keep.questions import QUESTIONS
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.text import TITLE_LIMIT, clean
from kamtui.domain.words import DateOrder, Kind, Language, Reason, Tier

_Word = TypeVar("_Word", bound=StrEnum)

MOST_ITEMS = 100
"""Items of a list."""

MOST_KEYS = 500
"""Verbs with keys of their own: there are fewer."""

_RANGES = {
    "consistent_years": (1, 50),
    "consistent_percent": (0, 1000),
    "falling_percent": (1, 100),
    "reserved_percent": (0, 100),
    "nudge_day": (1, 31),
    "week_start": (0, 6),
    "backup_days": (1, 3650),
    "backup_weeks": (0, 520),
}
"""Numbers that do not go from 0 to 3650."""

_COUNTRY = re.compile(r"[A-Za-z]{2,3}(-.{1,40})?")
_CURRENCY = re.compile(r"[A-Za-z]{3}")


def own_value(key: str, value: Any) -> Any:
    """The value of an attribute of `Settings`. Raises `ValueError`."""
    if key in _RANGES:
        return _between(value, *_RANGES[key])
    if key == "date_order":
        return _one_of(DateOrder, value)
    if key == "language":
        return _one_of(Language, value)
    if key == "keys":
        return _own_keys(value)
    if key in ("morning_review", "compact"):
        if not isinstance(value, bool):
            raise ValueError("true or false is needed")
        return value
    if key == "plan_slots":
        return tuple(_line(line) for line in _list(value))
    if key == "grade_questions":
        return tuple(_line(line) for line in _list(value)) or QUESTIONS
    if key == "country":
        return _code(value, _COUNTRY, "an ISO 3166 code such as GB or DE-BY") if value != "" else value
    if key == "currency":
        return _code(value, _CURRENCY, "an ISO 4217 code such as EUR").upper()
    return _text(value)


def rule_value(key: str, value: Any) -> Any:
    """The value of an attribute of `Rules`. Raises `ValueError`."""
    if key == "weekend":
        days = frozenset(_between(day, 0, 6) for day in _list(value))
        if len(days) == 7:
            raise ValueError("one day of the week must be worked")
        return days
    if key == "chase_working_days":
        return tuple(_between(days, 1, 365) for days in _list(value)) or DEFAULT_RULES.chase_working_days
    if key == "reasons":
        return _reasons(value)
    if key == "cadence_days":
        return MappingProxyType({**DEFAULT_RULES.cadence_days, **_numbers(Tier, value, 3650)})
    if key == "grade_days":
        return MappingProxyType({**DEFAULT_RULES.grade_days, **_numbers(Tier, value, 3650)})
    if key == "kind_minutes":
        return MappingProxyType({**DEFAULT_RULES.kind_minutes, **_numbers(Kind, value, 1440)})
    return _between(value, *_RANGES.get(key, (0, 3650)))


def said(value: Any) -> str:
    """A value in a sentence, however long or deep it is."""
    try:
        whole = repr(value)
    except (RecursionError, ValueError):  # an endless number cannot be written out
        return "…"
    return named(whole) if len(whole) <= 60 else f"{named(whole, 60)}…"


def _own_keys(value: Any) -> Mapping[str, tuple[str, ...]]:
    """Keys by the id of their verb, as they are typed; whether there are such verbs and keys the planner knows."""
    if len(_table(value)) > MOST_KEYS:
        raise ValueError(f"there are no {MOST_KEYS} verbs")
    return MappingProxyType({verb: _keys(keys) for verb, keys in value.items()})


def _keys(value: Any) -> tuple[str, ...]:
    """One key or a list of them."""
    if not isinstance(value, str | list):
        raise ValueError("a key or a list of keys is needed")
    return tuple(_text(key) for key in _list([value] if isinstance(value, str) else value))


def _numbers(kind: type[_Word], value: Any, most: int) -> dict[_Word, int]:
    return {_one_of(kind, word): _between(number, 1, most) for word, number in _table(value).items()}


def _reasons(value: Any) -> tuple[Reason, ...]:
    """Some of the reasons, in any order: one that was given is read whatever is offered later."""
    words = _list(value)
    unknown = next((word for word in words if word not in list(Reason)), None)
    if unknown is not None:
        raise ValueError(f"“{named(str(unknown), 40)}” is no reason{nearest(str(unknown), Reason)}")
    return tuple(dict.fromkeys(map(Reason, words))) or DEFAULT_RULES.reasons


def _one_of(kind: type[_Word], value: Any) -> _Word:
    if value not in list(kind):
        raise ValueError(f"one of {', '.join(kind)} is needed")
    return kind(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError("a list is needed")
    if len(value) > MOST_ITEMS:
        raise ValueError(f"a list has up to {MOST_ITEMS} items")
    return list(value)


def _table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError("a table is needed")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text is needed")
    return value


def _line(value: Any) -> str:
    """A line that becomes the title of tasks."""
    line = clean(_text(value), TITLE_LIMIT + 1)
    if not 0 < len(line) <= TITLE_LIMIT:
        raise ValueError(f"a line has up to {TITLE_LIMIT} characters")
    return line


def _code(value: Any, pattern: re.Pattern[str], needed: str) -> str:
    if not pattern.fullmatch(_text(value)) or clean(value) != value:
        raise ValueError(f"{needed} is needed")
    return str(value)


def _between(value: Any, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"a whole number from {low} to {high} is needed")
    return value
