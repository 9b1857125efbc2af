"""How a contact likes to be reached, read from the rep's own words: `e-mail ≤5 lines, after 15:00, never Mondays`.

What is not understood is left alone: it is a note to the rep and not a rule. So is what contradicts itself.
"""

import re
from dataclasses import dataclass
from typing import Literal

from kamtui.domain.text import fold
from kamtui.domain.words import Kind

Part = Literal["morning", "afternoon"]
"""Half of a working day; noon divides it."""

_NOON = 12
_DAYS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
_WEEKDAY = {name: number for number, names in enumerate(_DAYS) for name in (*names, f"{names[0]}s")}
_NEVER = frozenset({"not", "no", "never", "except"})
_PARTS: dict[str, Part] = {
    "morning": "morning",
    "mornings": "morning",
    "am": "morning",
    "afternoon": "afternoon",
    "afternoons": "afternoon",
    "pm": "afternoon",
}
_TENDENCIES: dict[str, Part] = {"early": "morning", "late": "afternoon"}
"""Their opposites mean little: `never late` is no wish for the morning."""
_OTHER: dict[Part, Part] = {"morning": "afternoon", "afternoon": "morning"}
_CHANNELS = {
    "email": Kind.EMAIL,
    "e-mail": Kind.EMAIL,
    "mail": Kind.EMAIL,
    "phone": Kind.CALL,
    "call": Kind.CALL,
    "calls": Kind.CALL,
    "mobile": Kind.CALL,
    "visit": Kind.VISIT,
    "visits": Kind.VISIT,
    "person": Kind.VISIT,
}
_CLAUSES = re.compile(r"[,;]|\.(?!\d)|\bbut\b")
_HOUR = re.compile(
    r"\b(after|from|before|until|till)\s+(noon|[01]?\d|2[0-4])(?:[:.][0-5]\d)?\s*(am\b|pm\b)?"
    r"(?![\d:.]*\d|\s*(?:days?|weeks?|months?|min|minutes?|lines?|rings?|calls?|e-?mails?)\b)"
)
_RANGE = re.compile(r"\b([a-z]{3,9})\s*(?:-|–|\bto\b|\bthrough\b)\s*([a-z]{3,9})\b")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Reach:
    """What a contact's preferences ask of a plan."""

    weekdays: frozenset[int] | None = None
    """Days that suit them, Monday is 0; None when any does."""
    part: Part | None = None
    kind: Kind | None = None
    """The channel they like."""


def read_reach(text: str) -> Reach:
    """The preferences in a text; days that leave none over are not taken for a rule."""
    clauses = [(clause, bool(_NEVER & set(_WORD.findall(clause)))) for clause in _CLAUSES.split(fold(text))]
    parts = {part for clause, never in clauses for part in _parts(clause, never=never)}
    return Reach(_weekdays(clauses), parts.pop() if len(parts) == 1 else None, _kind(clauses))


def _weekdays(clauses: list[tuple[str, bool]]) -> frozenset[int] | None:
    wanted: set[int] = set()
    unwanted: set[int] = set()
    for clause, never in clauses:
        (unwanted if never else wanted).update(_days(clause))
    left = (wanted or set(range(7))) - unwanted
    return frozenset(left) if left and len(left) < 7 else None


def _days(clause: str) -> set[int]:
    days = {_WEEKDAY[word] for word in re.findall(r"[a-z]+", clause) if word in _WEEKDAY}
    for first, last in _RANGE.findall(clause):
        if first in _WEEKDAY and last in _WEEKDAY:
            start, end = _WEEKDAY[first], _WEEKDAY[last]
            days.update((start + n) % 7 for n in range((end - start) % 7 + 1))
    return days


def _parts(clause: str, *, never: bool) -> set[Part]:
    """Halves of the day that a clause asks for."""
    found: set[Part] = set()
    for side, hour, half in _HOUR.findall(clause):
        at = _NOON if hour == "noon" else int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
        later = (side in ("after", "from")) is not never
        if later and at >= _NOON:
            found.add("afternoon")
        elif not later and at <= _NOON + 1:
            found.add("morning")
    words = set(re.findall(r"[a-z]+", _HOUR.sub(" ", clause)))
    if never:  # `never Monday mornings` says of Mondays, and nothing of other days
        return found | ({_OTHER[_PARTS[word]] for word in words & _PARTS.keys()} if not _days(clause) else set())
    return found | {part for names in (_PARTS, _TENDENCIES) for word, part in names.items() if word in words}


def _kind(clauses: list[tuple[str, bool]]) -> Kind | None:
    """The channel that is named first, and not ruled out in its clause."""
    for clause, never in clauses:
        for word in () if never else _WORD.findall(clause):
            if word in _CHANNELS:
                return _CHANNELS[word]
    return None
