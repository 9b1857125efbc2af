"""A contract in one line: `frame 2026 from 1 feb 2026 until 31 jan notice 30 nov worth 48k`.

The name comes first; `from`, `until`, `notice` and `worth` follow in any order. Notice is a day, or so long before the
end: `60d`, `3 months`. What only looks like one of them stays in the name, and a name in quotes is taken as it is.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kamtui.domain.keep.terms import shift
from kamtui.domain.keep.worth import read_worth
from kamtui.domain.phrases import Moment, read_when

_WORD = re.compile(r"(?<!\S)(from|until|till|notice|worth)(?=\s)", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,4})\s*(d|days?|w|weeks?|m|months?)(?:\s+before)?", re.IGNORECASE)
_QUOTED = re.compile(r"\s*[\"“]([^\"“”]+)[\"”]")
_YEAR = re.compile(r"\d{4}")
_THOUSANDS = re.compile(r"\s+\d{3}(?!\w)")
_LONGEST = 6
"""Words that a day or an amount is looked for in."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A day that was typed."""

    on: date
    year: bool
    """Its year was typed as well."""

    def not_after(self, latest: date) -> date:
        """The day; without a year the last such day up to `latest`."""
        years = 0 if self.year or self.on <= latest else latest.year - self.on.year
        moved = shift(self.on, 12 * years)
        return moved if self.year or moved <= latest else shift(self.on, 12 * (years - 1))

    def not_before(self, earliest: date) -> date:
        """The day; without a year the first such day from `earliest` on."""
        years = 0 if self.year or self.on >= earliest else earliest.year - self.on.year
        moved = shift(self.on, 12 * years)
        return moved if self.year or moved >= earliest else shift(self.on, 12 * (years + 1))


@dataclass(frozen=True, slots=True)
class Before:
    """So long before the end."""

    count: int
    months: bool = False

    def day(self, end: date) -> date:
        """The day."""
        return shift(end, -self.count) if self.months else end - timedelta(days=self.count)


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A line as it was read; what it does not say is None."""

    name: str = ""
    start: Typed | None = None
    end: Typed | None = None
    notice: Typed | Before | None = None
    worth: tuple[int, str] | None = None
    """A year, in minor units, and the currency."""


def read_contract(line: str, moment: Moment, currency: str) -> ContractLine:
    """Reads a line of any length; money without a currency is in `currency`."""
    read, name = ContractLine(), ""
    if quoted := _QUOTED.match(line):
        name, line = quoted[1], line[quoted.end() :]
    kept, at = [], 0
    words = list(_WORD.finditer(line))
    for place, word in enumerate(words):
        if word.start() < at:
            continue
        stop = words[place + 1].start() if place + 1 < len(words) else len(line)
        found = _value(word[1].lower(), line[word.end() : stop], read, moment, currency)
        if found is not None:
            read, used = found
            kept.append(line[at : word.start()])
            at = word.end() + used
    kept.append(line[at:])
    rest = " ".join(" ".join(kept).split()).strip(" ,;")
    return replace(read, name=" ".join(part for part in (name, rest) if part))


def read_notice(text: str, moment: Moment) -> Typed | Before | None:
    """A day, or so long before the end; None for what is neither."""
    if span := _SPAN.fullmatch(text.strip()):
        count, unit = int(span[1]), span[2][0].lower()
        return Before(count, months=True) if unit == "m" else Before(count * (7 if unit == "w" else 1))
    return read_day(text, moment)


def read_day(text: str, moment: Moment) -> Typed | None:
    """A day, and whether its year was typed."""
    when = read_when(text.strip(" ,;"), moment)
    return Typed(when.on, bool(_YEAR.search(text))) if when is not None else None


def _value(word: str, text: str, read: ContractLine, moment: Moment, currency: str) -> tuple[ContractLine, int] | None:
    """The line with the longest value that a word's text begins with, and how much of the text that took."""
    if {"from": read.start, "notice": read.notice, "worth": read.worth}.get(word, read.end) is not None:
        return None
    ends = [match.end() for match in re.finditer(r"\S+", text)][:_LONGEST]
    for end in reversed(ends):
        part = text[:end].strip(" ,;")
        if word == "worth":
            if _THOUSANDS.match(text, end):
                continue  # `48 000` is no 48
            if (worth := read_worth(part, currency, moment.language)) is not None:
                return replace(read, worth=worth), end
        elif word == "notice":
            if (notice := read_notice(part, moment)) is not None:
                return replace(read, notice=notice), end
        elif (day := read_day(part, moment)) is not None:
            return (replace(read, start=day) if word == "from" else replace(read, end=day)), end
    return None
