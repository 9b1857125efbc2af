"""Goals in one line: `growth 15%`, `retention 98% growth 480k 2027`, `clear growth`, `clear`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.goal_rows import OFFERED, Target
from kamtui.domain.keep.worth import read_worth
from kamtui.domain.locale import shown
from kamtui.domain.money import digits
from kamtui.domain.text import clean
from kamtui.domain.words import Language
from kamtui.errors import RejectedError

YEARS = (1970, 2199)
"""The first and the last year of a goal."""

MOST_PERMILLE = 100_000
"""Thousandths a goal may ask for at most."""

_CLEAR = ("clear", "none", "off")
_PERCENT = re.compile(r"\+?(\d{1,5})(?:[.,](\d))?\s*%")
_YEAR = re.compile(r"[0-9]{4}")
_PLAIN = re.compile(r"\+?\d{1,3}(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A line as it was read."""

    targets: Mapping[Aim, Target | None] = field(default_factory=dict)
    """What each aim that is named shall be; None clears it."""
    offered: tuple[Aim, ...] = ()
    """Aims that are named without a value."""
    year: int | None = None


def read_goals(line: str, currency: str, language: Language = Language.ENGLISH) -> GoalLine:
    """Reads a line of any length; an amount without a currency is in `currency`, its signs are those of `language`.

    Raises `RejectedError` for what is neither an aim, a value of one, nor a year: a goal is nothing to guess at.
    """
    parts, clears, year = _parts(line)
    targets: dict[Aim, Target | None] = {}
    offered: list[Aim] = []
    for aim, value in parts:
        if aim in targets or aim in offered:
            raise RejectedError(f"{str(aim).capitalize()} is said twice.", "Say each once.")
        if value.lower() in _CLEAR or (clears and not value):
            targets[aim] = None
        elif clears:
            raise RejectedError("A goal is cleared or set, not both.", "Say clear growth, or growth 15%.")
        elif value:
            targets[aim] = read_target(aim, value, currency, language)
        else:
            offered.append(aim)
    if clears and not parts:
        targets = dict.fromkeys(Aim)
    return GoalLine(targets, tuple(offered), year)


def _parts(line: str) -> tuple[list[tuple[Aim, str]], bool, int | None]:
    """Each aim with what follows it, whether the line begins with clear, and the first year in it."""
    parts: list[tuple[Aim, str]] = []
    clears, year = False, None
    for word in line.split():
        lower = word.lower().strip(",;")
        if lower in Aim._value2member_map_:
            parts.append((Aim(lower), ""))
        elif year is None and _YEAR.fullmatch(lower) and YEARS[0] <= int(lower) <= YEARS[1]:
            year = int(lower)
        elif parts:
            aim, value = parts[-1]
            parts[-1] = aim, f"{value} {word}".strip(" ,;")
        elif lower in _CLEAR:
            clears = True
        else:
            raise RejectedError(f"“{clean(word, 40)}” is no goal.", "Say growth 15%, retention 98% or growth 480k.")
    return parts, clears, year


def read_target(aim: Aim, text: str, currency: str, language: Language = Language.ENGLISH) -> Target:
    """A share such as `15%`, or an amount such as `480k`. Raises `RejectedError` for anything else."""
    said = clean(text, 40)
    if match := _PERCENT.fullmatch(text.strip()):
        permille = int(match[1]) * 10 + int(match[2] or 0)
        if permille > (1000 if aim is Aim.RETENTION else MOST_PERMILLE):
            most = "100%: it is what stays of last year's revenue" if aim is Aim.RETENTION else "10,000%"
            raise RejectedError(f"{str(aim).capitalize()} is at most {most}.", f"Say {offer_words(aim)}.")
        return Target(permille=permille)
    if _PLAIN.fullmatch(text.strip()):
        raise RejectedError(f"“{said}” may be a share or an amount.", f"Say {said}% or {said}k.")
    worth = read_worth(text, currency, language)
    if worth is None or worth[0] <= 0:
        raise RejectedError(f"“{said}” is neither a share nor an amount.", f"Say {offer_words(aim)}, or {aim} 480k.")
    return Target(minor=worth[0], currency=worth[1])


def offer_words(aim: Aim) -> str:
    """The offered goal as it is typed: `growth 15%`."""
    return target_typed(aim, OFFERED[aim])


def target_typed(aim: Aim, target: Target) -> str:
    """A goal as it is typed in the language that is shown, and read as the same again."""
    if target.permille is not None:
        whole, part = divmod(target.permille, 10)
        return f"{aim} {shown().unparted(f'{whole}.{part}' if part else str(whole))}%"
    # in thousands, where the decimal sign of the language is always one
    thousands = Decimal(target.minor or 0) / 10 ** (digits(target.currency or "") + 3)
    return f"{aim} {shown().unparted(f'{thousands.normalize():f}')}k {target.currency}"
