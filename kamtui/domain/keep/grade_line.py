"""A grade in one line: `C because late deliveries, feels let down -> B- by 18 dec`.

The letter comes first, the reason behind it. At the end, in any order, or between the two: `-> B-` is the target,
`by DATE` the day of the call that asks again, and `, feels …` up to three words of feeling. What only looks like one
of them stays in the reason, and a reason in quotes is taken as it is: nothing typed is lost.
"""

import re
from dataclasses import dataclass, replace

from kamtui.domain.keep.grades import NEEDS_WHY, Letter, check_target, read_letter
from kamtui.domain.phrases import Moment, When, read_when

_LETTER = re.compile(r"\s*([a-zA-Z])([+\-–−](?!>))?(?=[\s,;:.(\"“→]|->|=>|$)")
_BECAUSE = r"(?:because|since|why)\b"
_LEAD = re.compile(rf"(?:[\s,;:.(–—−]|-(?!>))*(?:{_BECAUSE}[\s:,]*)?", re.IGNORECASE)
_AIMED = re.compile(r"\s*(?:->|=>|→)\s*([^\s,;:]+)(?=[\s,;:]|$)")
_BY_THEN = re.compile(rf"\s*,?\s*by\s+(.+?)\s*(?:[,;:]|(?={_BECAUSE}))", re.IGNORECASE)
_FEELS_THEN = re.compile(
    rf"\s*,?\s*(?:feels?|feeling)\s+(\S+(?:\s+\S+){{0,2}}?)\s*(?:[,;:]\s*)?(?={_BECAUSE})", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_TARGET = re.compile(r"[\s,;.]*(?:->|=>|→|\btarget\b:?)\s*([^\s,;]+(?:\s[+\-–−])?)\s*$", re.IGNORECASE)
_BY = re.compile(r"(?:^|[\s,;.])by\s+(?=\S)", re.IGNORECASE)
_FEELS = re.compile(r"(?:^|[,;.])\s*(?:they\s+|he\s+|she\s+)?(?:feels?|feeling)\s+([^,;.]+?)\s*$", re.IGNORECASE)
_SPAN = re.compile(r"(?:\w+\s+)?(?:working\s+|business\s+)?(?:hour|day|week|month|year)s?", re.IGNORECASE)
"""How much, not when: `late by two weeks`."""
_MOST_FEELING = 3
"""Words a feeling may have: one is asked for, more than these tell a story and belong to the reason."""
_MASK = "\x00"


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A line as it was read; `problem` is the one sentence that says what keeps it from being saved."""

    letter: Letter | None = None
    why: str = ""
    feeling: str = ""
    target: Letter | None = None
    by: When | None = None
    problem: str = ""


def read_grade(line: str, moment: Moment) -> GradeLine:
    """Reads a line of any length; what is missing or wrong is said in `problem`."""
    found = _LETTER.match(line)
    letter = read_letter("".join(part or "" for part in found.groups())) if found else None
    if found is None or letter is None:
        word = line.split(maxsplit=1)[0][:20] if line.strip() else ""
        said = f"“{word}” is no grade" if word else "No grade was typed"
        return GradeLine(problem=f"{said}: begin with A to D, with + or - if you like, or F.")
    rest, quotes = _masked(line[found.end() :])
    rest, read = _head(rest, GradeLine(letter), moment)
    while True:
        shorter, read = _tail(rest, read, moment)
        if shorter == rest:
            break
        rest = shorter
    led = _LEAD.match(rest)
    why = _unmasked(rest[led.end() if led else 0 :], quotes).strip(" \t,;")
    return _checked(replace(read, why=why), moment)


def _head(text: str, read: GradeLine, moment: Moment) -> tuple[str, GradeLine]:
    """The text without what stands between the letter and the reason: `-> B- by 18 dec, feels sad because …`."""
    aimed = _AIMED.match(text)
    target = read_letter(aimed.group(1)) if aimed else None
    if aimed and target is not None:
        text, read = text[aimed.end() :], replace(read, target=target)
        dated = _BY_THEN.match(text)
        when = read_when(dated.group(1), moment) if dated else None
        if dated and when is not None:
            text, read = text[dated.end() :], replace(read, by=when)
    if felt := _FEELS_THEN.match(text):
        text, read = text[felt.end() :], replace(read, feeling=felt.group(1))
    return text, read


def _tail(text: str, read: GradeLine, moment: Moment) -> tuple[str, GradeLine]:
    """The text without what its end says, and what it says; the same text where its end is part of the reason."""
    if read.target is None and (aimed := _TARGET.search(text)):
        target = read_letter(aimed.group(1))
        if target is not None:
            return text[: aimed.start()], replace(read, target=target)
    if not read.feeling and (felt := _FEELS.search(text)) and len(felt.group(1).split()) <= _MOST_FEELING:
        return text[: felt.start()], replace(read, feeling=felt.group(1))
    if read.by is None and (last := max((one for one in _BY.finditer(text)), key=lambda one: one.end(), default=None)):
        when = read_when(text[last.end() :], moment)
        if when is not None and not _SPAN.fullmatch(text[last.end() :].strip()):
            return text[: last.start()], replace(read, by=when)
    return text, read


def _checked(read: GradeLine, moment: Moment) -> GradeLine:
    assert read.letter is not None
    if not any(char.isalnum() for char in read.why):
        return replace(read, problem=NEEDS_WHY)
    if read.target is not None:
        try:
            check_target(read.letter, read.target)
        except ValueError as error:
            said = str(error)
            return replace(read, problem=f"{said[:1].upper()}{said[1:]}.")
    if read.by is not None and read.by.on <= moment.today:
        return replace(read, problem=f"“{read.by.said}” is not ahead: name the day of the call that asks again.")
    return read


def _masked(text: str) -> tuple[str, list[str]]:
    """The text with every quoted stretch as one mark that no rule matches."""
    quotes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quotes.append(match.group(1))
        return _MASK

    return _QUOTED.sub(keep, text.replace(_MASK, " ")), quotes


def _unmasked(text: str, quotes: list[str]) -> str:
    """The quoted stretches back; alone without their quotes, inside other words with them."""
    if text.strip() == _MASK:
        return quotes[0]
    kept = iter(quotes)
    return re.sub(_MASK, lambda _: f"“{next(kept)}”", text)
