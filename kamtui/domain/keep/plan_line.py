"""Lines of the account plan: objectives, offerings with their fit, competitors' people.

`grow in stores by 31 mar` · `Scanners competitor Initech (until 2027)` · `Ian Reed of Initech faces Rina Shah`

What only looks like a word of the line stays in its text: nothing typed is lost.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from kamtui.domain.keep.aims import Fit
from kamtui.domain.phrases import Moment, When, read_when

_BY = re.compile(r"(?:^|\s)by\s+(?=\S)", re.IGNORECASE)
_NOTE = re.compile(r"\s*\(([^()]*)\)\s*$")
_ENDS = re.compile(r"(?<!\S)(ours|whitespace|gone)\s*$", re.IGNORECASE)
_THEIRS = re.compile(r"(?<!\S)(?:competitor(?:['’]?s)?|theirs):?(?!\S)", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|at|from)\s+(?=\S)", re.IGNORECASE)
_FACES = re.compile(r"\s(?:faces|facing)\s+@?(?=\S)", re.IGNORECASE)
_FITS = {"ours": Fit.OURS, "whitespace": Fit.WHITESPACE}


class Ordered(NamedTuple):
    """A line that may begin with a word that says what to do with what the rest names."""

    word: str
    """In small letters; empty where the line begins with none."""
    rest: str


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective as it was typed."""

    text: str
    due: When | None
    """None where the line does not end with `by` and a day."""


@dataclass(frozen=True, slots=True)
class OfferingLine:
    """An offering and who it is bought from."""

    name: str
    fit: Fit | None
    """None where the line says none, and where it is gone."""
    competitor: str = ""
    note: str = ""
    gone: bool = False
    """It is no longer to stand at the account."""


@dataclass(frozen=True, slots=True)
class CounterpartLine:
    """A competitor's person as typed; what the line does not say is empty."""

    name: str
    competitor: str = ""
    faces: str = ""
    """Whom they talk to, by as much of the name as was typed."""
    note: str = ""


def ordered(line: str, *words: str) -> Ordered:
    """The word a line begins with, if it is one of these and something follows it."""
    first, _, rest = line.strip().partition(" ")
    return Ordered(first.lower(), rest.strip()) if first.lower() in words and rest.strip() else Ordered("", line)


def read_objective(line: str, moment: Moment) -> ObjectiveLine:
    """The text, with the day at its end taken out."""
    text = " ".join(line.split())
    for found in reversed(list(_BY.finditer(text))):
        when = read_when(text[found.end() :], moment)
        if when is not None:
            return ObjectiveLine(text[: found.start()].strip(" ,;"), when)
    return ObjectiveLine(text, None)


def read_offering(line: str) -> OfferingLine:
    """`Labels ours`, `Pallets whitespace`, `Scanners competitor Initech (until 2027)`, `Labels gone`."""
    text, note = _noted(line)
    if (end := _ENDS.search(text)) and (name := text[: end.start()].strip(" ,;:")):
        word = end[1].lower()
        return OfferingLine(name, _FITS.get(word), note=note, gone=word == "gone")
    for found in reversed(list(_THEIRS.finditer(text))):
        if name := text[: found.start()].strip(" ,;:"):
            return OfferingLine(name, Fit.COMPETITOR, text[found.end() :].strip(" ,;:"), note)
    return OfferingLine(text, None, note=note)


def read_counterpart(line: str) -> CounterpartLine:
    """`Ian Reed of Initech faces Rina Shah (golfs with her)`."""
    text, note = _noted(line)
    faces = ""
    if at := list(_FACES.finditer(text)):
        text, faces = text[: at[-1].start()].strip(), text[at[-1].end() :].strip(' "')
    of = _OF.search(text)
    if of is None:
        return CounterpartLine(text.strip(" ,;"), "", faces, note)
    return CounterpartLine(text[: of.start()].strip(" ,;"), text[of.end() :].strip(" ,;"), faces, note)


def _noted(line: str) -> tuple[str, str]:
    """The line without the note in brackets at its end, and the note; one that is all brackets has none."""
    text = " ".join(line.split())
    found = _NOTE.search(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()].strip(), found[1].strip()
