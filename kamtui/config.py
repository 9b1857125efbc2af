"""Settings: one TOML file, every key with a default. A key nobody knows is named, with the nearest spelling."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kamtui.domain.keep.questions import QUESTIONS
from kamtui.domain.rules import DEFAULT_RULES, Rules
from kamtui.domain.words import DateOrder, Kind, Language, Reason, Tier
from kamtui.errors import UsageError
from kamtui.paths import config_dir


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a rep can set. Each attribute is a key of the file, but `rules`, whose numbers are keys themselves."""

    country: str = ""
    """ISO 3166 code whose public holidays are not worked, with a part where days differ: `GB`, `DE-BY`. Empty: none."""
    currency: str = "EUR"
    """ISO 4217 code of money without one."""
    date_order: DateOrder = DateOrder.DMY
    """How 3/4 is read: `dmy`, `mdy` or `ymd`."""
    language: Language = Language.ENGLISH
    """Language of typed dates beside English, and of days, numbers and money as shown: `en de fr es it pt nl pl`."""
    week_start: int = 0
    """First day of the week: 0 is Monday, 6 Sunday."""
    theme: str = "textual-dark"
    """Theme of the planner: `kamtui-dark`, `kamtui-light`, `ansi` (the terminal's colours) or one of Textual's."""
    compact: bool = False
    """Whether typed lines and the cards of the review stand without room around them."""
    morning_review: bool = True
    """Whether the first launch of a working day opens the morning brief."""
    plan_slots: tuple[str, ...] = ("research what changed at my accounts every fri ~30m",)
    """Time that every month keeps for something, each as a line of capture that repeats."""
    grade_questions: tuple[str, ...] = QUESTIONS
    """Questions that grades answer, in turn: the one a contact was asked longest ago comes first."""
    backup_days: int = 14
    """Days of which one backup is kept."""
    backup_weeks: int = 8
    """Weeks of which one backup is kept."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Keys of verbs by id, one or a list, instead of their own: `done = "f6"`; `kamtui config --keys` lists the ids."""
    rules: Rules = field(default_factory=lambda: DEFAULT_RULES)


_NUMBERS = (
    "min_gap_days",
    "capacity_minutes",
    "urgent_working_days",
    "no_answer_limit",
    "free_moves",
    "most_key",
    "base_accounts",
    "horizon_days",
    "next_days",
    "consistent_years",
    "consistent_percent",
    "stale_days",
    "falling_percent",
    "idea_days",
    "reserved_percent",
    "nudge_day",
    "lead_days",
)
_MEND, _SEE = "Mend it by `kamtui config --edit`, or move it away.", "See `kamtui config`."
_RANGES = {
    "consistent_years": (1, 50),
    "consistent_percent": (0, 1000),
    "falling_percent": (1, 100),
    "reserved_percent": (0, 100),
    "nudge_day": (1, 31),
    "backup_days": (1, 3650),
    "backup_weeks": (0, 520),
}
"""Numbers that do not go from 0 to 3650."""
_TABLES = ("cadence_days", "kind_minutes", "grade_days")
_PLAIN = (
    "country",
    "currency",
    "date_order",
    "language",
    "week_start",
    "theme",
    "compact",
    "morning_review",
    "plan_slots",
    "grade_questions",
    "backup_days",
    "backup_weeks",
)
_OWN = (*_PLAIN, "keys")
KEYS = (*_PLAIN, *_NUMBERS, "weekend", "chase_working_days", "reasons", *_TABLES, "keys")
"""Every key of the file."""


def config_path() -> str:
    """The settings file: `KAMTUI_CONFIG`, else `config.toml` in the config directory."""
    return os.path.expanduser(os.environ.get("KAMTUI_CONFIG") or os.path.join(config_dir(), "config.toml"))


def load_settings(path: str | None = None) -> Settings:
    """Settings from the file, defaults where it says nothing. Raises `UsageError` with the file and the key."""
    path = path or config_path()
    if not os.path.exists(path):
        return Settings()
    if not os.path.isfile(path) and path != os.devnull:
        raise UsageError(f"{path} is not a regular file.", _MEND)  # a pipe would be waited for, a device never ends
    try:
        with open(path, "rb") as file:
            text = file.read().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.", _MEND) from None
    return read_settings(text, path)


def read_settings(text: str, path: str) -> Settings:
    """Settings from the text of a file; `path` is named in errors. Raises `UsageError` with the line and the key."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} cannot be read: {error}.", _MEND) from None
    return settings_from(table, path, text)


def settings_from(table: Mapping[str, Any], path: str, text: str = "") -> Settings:
    """Settings from a table of keys; `path` is named in errors, with the line of the key where the text is given."""
    settings, rules = Settings(), DEFAULT_RULES
    for key, value in table.items():
        if key not in KEYS:
            at = _place(path, key, text)
            raise UsageError(f"{at}: nobody knows the key “{key}”{nearest(key, KEYS)}.", _SEE)
        try:
            if key in (*_TABLES, "keys") and not isinstance(value, Mapping):
                raise ValueError("a table is needed")
            if key in _OWN:
                settings = replace(settings, **{key: _plain(key, value)})
            else:
                rules = replace(rules, **{key: _rule(key, value)})
        except (ValueError, TypeError, KeyError) as error:
            said = f"{_place(path, key, text)}: {key} = {value!r} does not fit ({error})."
            raise UsageError(said, _SEE) from None
    return replace(settings, rules=rules)


def _plain(key: str, value: Any) -> Any:
    if key == "date_order":
        return _one_of(DateOrder, value)
    if key == "week_start":
        return _between(value, 0, 6)
    if key == "language":
        return _one_of(Language, value)
    if key in _RANGES:
        return _between(value, *_RANGES[key])
    if key == "keys":
        return MappingProxyType({verb: _keys(keys) for verb, keys in value.items()})
    if key in ("morning_review", "compact"):
        if not isinstance(value, bool):
            raise ValueError("true or false is needed")
        return value
    if key == "plan_slots":
        return tuple(_text(line) for line in value)
    if key == "grade_questions":
        return tuple(_question(line) for line in value) or QUESTIONS
    return _text(value)


def _one_of(kind: type[StrEnum], value: Any) -> StrEnum:
    if value not in list(kind):
        raise ValueError(f"one of {', '.join(kind)} is needed")
    return kind(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text is needed")
    return value


def _keys(value: Any) -> tuple[str, ...]:
    """One key or a list of them, as they are typed; whether there are such keys the planner knows."""
    return tuple(_text(key) for key in ([value] if isinstance(value, str) else value))


def _question(value: Any) -> str:
    from kamtui.domain.text import TITLE_LIMIT, clean

    question = clean(_text(value))
    if not 0 < len(question) <= TITLE_LIMIT:
        raise ValueError(f"a question has up to {TITLE_LIMIT} characters")
    return question


def _rule(key: str, value: Any) -> Any:
    if key == "weekend":
        days = frozenset(_between(day, 0, 6) for day in value)
        if len(days) == 7:
            raise ValueError("one day of the week must be worked")
        return days
    if key == "chase_working_days":
        return tuple(_between(days, 1, 365) for days in value) or DEFAULT_RULES.chase_working_days
    if key == "reasons":
        return _reasons(value)
    if key == "cadence_days":
        own = {Tier(tier): _between(days, 1, 3650) for tier, days in value.items()}
        return MappingProxyType({**DEFAULT_RULES.cadence_days, **own})
    if key == "grade_days":
        every = {Tier(tier): _between(number, 1, 3650) for tier, number in value.items()}
        return MappingProxyType({**DEFAULT_RULES.grade_days, **every})
    if key == "kind_minutes":
        minutes = {Kind(kind): _between(number, 1, 1440) for kind, number in value.items()}
        return MappingProxyType({**DEFAULT_RULES.kind_minutes, **minutes})
    return _between(value, *_RANGES.get(key, (0, 3650)))


def _reasons(value: Any) -> tuple[Reason, ...]:
    """Some of the reasons, in any order: one that was given is read whatever is offered later."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ValueError("a list is needed")
    unknown = next((word for word in value if word not in list(Reason)), None)
    if unknown is not None:
        raise ValueError(f"“{unknown}” is no reason{nearest(str(unknown), Reason)}")
    return tuple(dict.fromkeys(map(Reason, value))) or DEFAULT_RULES.reasons


def _between(value: Any, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"a whole number from {low} to {high} is needed")
    return value


def nearest(word: str, known: Iterable[str]) -> str:
    """` (did you mean …?)` with the nearest spelling among the words that are known, else nothing."""
    import difflib

    near = difflib.get_close_matches(word, known, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def _place(path: str, key: str, text: str) -> str:
    """The file, and the line that the key stands in."""
    import re

    said = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    found = next((n for n, line in enumerate(text.splitlines(), 1) if said.match(line)), 0)
    return f"{path}, line {found}" if found else path


def shown(settings: Settings) -> list[tuple[str, Any]]:
    """Every key with the value in force, in the file's order."""
    own = {f.name: getattr(settings, f.name) for f in fields(settings) if f.name != "rules"}
    rules = {f.name: getattr(settings.rules, f.name) for f in fields(settings.rules)}
    values = {**own, **rules}
    return [(key, _shown(values[key])) for key in KEYS]


def _shown(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return {str(k): _shown(v) for k, v in value.items()}
    return str(value) if isinstance(value, str) else value
