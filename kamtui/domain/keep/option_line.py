"""An option in one line: `basic: give 5 % get 3 years why budget certainty approval head of sales`.

The name comes first, with a colon behind it if you like; `give`, `get`, `why` and `approval` follow in any order.
The first of each counts, a later one stays in the text it stands in, as does all that is in quotes: nothing typed is
lost. `approval none` says that nobody has to agree.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kamtui.domain.keep.options import OptionRow

WORDS: Mapping[str, str] = {"give": "give", "get": "gain", "why": "logic", "approval": "approval"}
"""What is typed, and the column it fills."""

_WORD = re.compile(r"(?<!\S)(give|get|why|approval)(?::|(?=\s|$))", re.IGNORECASE)
_QUOTED = re.compile(r'(?<!\S)"((?:[^"]|"")*)"(?=[\s,;:]|$)')
_NOBODY = frozenset(("", "none", "nobody", "no", "-"))
_EDGES = " ,;"
_MASK = "\x00"


@dataclass(frozen=True, slots=True)
class OptionLine:
    """A line as it was read."""

    name: str
    """Empty where the line begins with one of the words."""
    columns: Mapping[str, str]
    """Texts by column, of those that are named; some of them perhaps empty."""


def read_option(line: str) -> OptionLine:
    """Reads a line of any length."""
    masked, quotes = _masked(line)
    heads: dict[str, re.Match[str]] = {}
    for found in _WORD.finditer(masked):
        heads.setdefault(found[1].lower(), found)
    starts = sorted(heads.items(), key=lambda one: one[1].start())
    name = masked[: starts[0][1].start()] if starts else masked
    columns = {}
    for place, (word, head) in enumerate(starts):
        end = starts[place + 1][1].start() if place + 1 < len(starts) else len(masked)
        said = masked[head.end() : end].strip(_EDGES)
        nobody = word == "approval" and said.lower() in _NOBODY
        columns[WORDS[word]] = "" if nobody else _text(said, quotes)
    return OptionLine(_text(name.rstrip(_EDGES).removesuffix(":"), quotes), columns)


def option_line(row: OptionRow) -> str:
    """The line that says an option again."""
    texts = (("give", row.give), ("get", row.gain), ("why", row.logic), ("approval", row.approval))
    said = " ".join(f"{word} {_as_text(text)}" for word, text in texts if text)
    return f"{_as_text(row.name, name=True)}: {said}"


def _as_text(text: str, *, name: bool = False) -> str:
    """A text as it stands in a line: in quotes where it would be read otherwise."""
    plain = text == text.strip(_EDGES) and '"' not in text and not _WORD.search(text)
    if plain and not (name and ":" in text) and text.lower() not in _NOBODY:
        return text
    return '"{}"'.format(text.replace('"', '""'))


def _masked(text: str) -> tuple[str, list[str]]:
    """The text with every quoted stretch as one mark that no rule matches, and those stretches with their quotes."""
    quotes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quotes.append(match[0])
        return f"{_MASK}{len(quotes) - 1}{_MASK}"

    return _QUOTED.sub(keep, text.replace(_MASK, " ")), quotes


def _text(masked: str, quotes: list[str]) -> str:
    """The quoted stretches back: alone without their quotes, among other words as they were typed."""
    text = " ".join(masked.split()).strip(_EDGES)
    alone = re.fullmatch(f"{_MASK}(\\d+){_MASK}", text)
    if alone is not None:
        return quotes[int(alone[1])][1:-1].replace('""', '"')
    return re.sub(f"{_MASK}(\\d+){_MASK}", lambda found: quotes[int(found[1])], text)
