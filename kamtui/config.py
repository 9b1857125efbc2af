"""Settings: one TOML file, every key with a default. A key nobody knows is named, with the nearest spelling."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from kamtui.domain.keep.questions import QUESTIONS
from kamtui.domain.rules import DEFAULT_RULES, Rules
from kamtui.domain.words import DateOrder, Language
from kamtui.errors import UsageError
from kamtui.paths import config_dir

MOST_BYTES = 64 * 1024
"""A settings file has no more: it is read whole before the first frame, and tables in tables take long."""


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
_MEND = "Mend it by `kamtui config --edit`; `kamtui config --defaults` lists what can be set."
_AWAY = "Mend it by `kamtui config --edit`, or move it away."
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
    data = read_bytes(path)
    return Settings() if data is None else read_settings(as_text(data, path), path)


def read_bytes(path: str) -> bytes | None:
    """The bytes of a settings file; None where there is none, or in a folder that is closed to who asks.

    Raises `UsageError` for what cannot be read, is too large, or is no file: a pipe would be waited for, and a device
    never ends.
    """
    kind = 0
    try:
        kind = os.stat(path).st_mode
        if not stat.S_ISREG(kind) and path != os.devnull:
            what = "a folder" if stat.S_ISDIR(kind) else "not a regular file"
            raise UsageError(f"{named(path)} is {what}: no settings are read from it.", "Move it away.")
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if not kind and isinstance(error, PermissionError):
            return None
        raise UsageError(f"{named(path)} cannot be read: {error.strerror}.", "Mend that, or move it away.") from None
    if len(data) > MOST_BYTES:
        raise UsageError(f"{named(path)} is larger than a settings file ({MOST_BYTES // 1024} KiB).", "Move it away.")
    return data


def as_text(data: bytes, path: str) -> str:
    """A settings file as text. Raises `UsageError` with the line that is none."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{named(path)}, line {line}: this is no text in UTF-8.", _AWAY) from None


def read_settings(text: str, path: str) -> Settings:
    """Settings from the text of a file; `path` is named in errors. Raises `UsageError` with the line and the key."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{named(path)} cannot be read: {named(str(error))}.", _AWAY) from None
    except RecursionError:
        raise UsageError(f"{named(path)} cannot be read: something in it is nested too deeply.", _AWAY) from None
    except ValueError:
        raise UsageError(f"{named(path)} cannot be read: a number in it is too long.", _AWAY) from None
    return settings_from(table, path, text)


def settings_from(table: Mapping[str, Any], path: str, text: str = "") -> Settings:
    """Settings from a table of keys; `path` is named in errors, with the line of the key where the text is given."""
    from kamtui.config_values import own_value, rule_value, said

    settings, rules = Settings(), DEFAULT_RULES
    for key, value in table.items():
        if key not in KEYS:
            at = _place(path, key, text)
            raise UsageError(f"{at}: nobody knows the key “{named(key, 60)}”{nearest(key, KEYS)}.", _MEND)
        try:
            if key in _OWN:
                settings = replace(settings, **{key: own_value(key, value)})
            else:
                rules = replace(rules, **{key: rule_value(key, value)})
        except ValueError as error:
            at = _place(path, key, text)
            raise UsageError(f"{at}: {key} = {said(value)} does not fit ({error}).", _MEND) from None
    return replace(settings, rules=rules)


def named(text: str, limit: int = 300) -> str:
    """A path, or a word of the file, in a sentence: on one line, safe and not too long."""
    from kamtui.domain.text import clean

    return clean(text, limit)


def nearest(word: str, known: Iterable[str]) -> str:
    """` (did you mean …?)` with the nearest spelling among the words that are known, else nothing."""
    import difflib

    near = difflib.get_close_matches(word[:100], known, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def _place(path: str, key: str, text: str) -> str:
    """The file, and the line that the key stands in."""
    import re

    said = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    found = next((n for n, line in enumerate(text.splitlines(), 1) if said.match(line)), 0)
    return f"{named(path)}, line {found}" if found else named(path)


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
