"""Until when an account is left alone, and why, in one line: `until 1 feb no budget`."""

import re
from dataclasses import dataclass

from kamtui.domain.phrases import Moment, When
from kamtui.domain.phrases.reading import read_prefix, to_when
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Standing

_WINDOW = 120
"""Characters that a day can take."""
_UNTIL = re.compile(r"\s*(?:until|till|to)\b\s*", re.IGNORECASE)
_WHY = re.compile(r"[ \t,:;(-]*(?:(?:why|because|as)\b)?[ \t:]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parking:
    """A line as it is read."""

    until: When | None
    """None where no day is said: for good."""
    why: str


def read_parking(line: str, moment: Moment) -> Parking:
    """A day first, if any, and the reason behind it."""
    led = _UNTIL.match(line)
    start = led.end() if led is not None else len(line) - len(line.lstrip())
    t = Tokens(line[start : start + _WINDOW], language=moment.language)
    phrase = read_prefix(t, 0, moment, Standing.BARE) if t.count else None
    if phrase is None:
        return Parking(None, line.strip())
    end = start + t.ends[phrase.stop - 1]
    between = _WHY.match(line, end)
    why = line[between.end() if between is not None else end :].strip()
    bracket = between is not None and "(" in between.group() and why.endswith(")")
    return Parking(to_when(t, phrase), why[:-1] if bracket else why)
