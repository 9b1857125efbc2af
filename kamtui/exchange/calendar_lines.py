"""The lines of a calendar's component, sifted before they are parsed: what no task has a place for is only counted.

The parser takes a tenth of a millisecond a line, which in a calendar of years are seconds; most lines say nothing here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kamtui.exchange.components import Component

_NAME = re.compile(r"([A-Za-z0-9-]+)[;:]")
_ESCAPED = re.compile(r"\\([nN,;\\])")
_TEXT = re.compile(
    r'(?:SUMMARY|DESCRIPTION|LOCATION|UID|STATUS|CONTACT)(?:;[A-Za-z-]+=[^;:"]*)*:(.*)', re.DOTALL | re.IGNORECASE
)
_TECHNICAL = frozenset({"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"})
_MOMENT = re.compile(
    r"(DTSTART|DTEND|DUE|COMPLETED)(?:;VALUE=DATE(?:-TIME)?)?(?:;TZID=([^;:,\"^\\]+))?:([0-9]{8}(?:T[0-9]{6}Z?)?)"
)
_PERSON = re.compile(r'(ATTENDEE|ORGANIZER)((?:;[A-Za-z-]+=[^;:,"^\\]*)*):([^\\]*)')
_CALLED = re.compile(r";CN=([^;]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or an instant, as the parser would have it."""

    dt: date | datetime
    params: tuple[str, ...]
    """`TZID`, where a zone is named."""


class Person(str):
    """The address of somebody who takes part, as the parser would have it."""

    __slots__ = ("params",)
    params: Mapping[str, str]


@dataclass(slots=True)
class Sifted:
    """What is left of a component."""

    text: str = ""
    """For the parser."""
    bare: bool = False
    """Whether nothing is left for the parser."""
    values: dict[str, list[Any]] = field(default_factory=dict)
    """Properties that are a text, a moment or a person and nothing else, by name."""
    marks: dict[str, str] = field(default_factory=dict)
    """When it was written and changed and how often, by name, as it stands there."""
    left: Counter[str] = field(default_factory=Counter)
    """How often each property, or component within, was there that fills no field."""


def sifted(component: Component, used: frozenset[str]) -> Sifted:
    """The lines of `used` properties, and those that are none; where components within are not closed, all of them."""
    found, kept, within = Sifted(), [], [""]
    for line in _unfolded(component.lines):
        match = _NAME.match(line)
        name = match[1].upper() if match else ""
        if name == "BEGIN":
            within.append(line[6:].strip().upper())
            if len(within) == 3:
                found.left[within[-1]] += 1
        if len(within) <= 2 and not _put(found, name, line, used):
            kept.append(line)
        if name == "END" and len(within) > 1:
            within.pop()
    if len(within) > 1:
        return Sifted(component.text)
    found.text, found.bare = "\r\n".join((*kept, "")), len(kept) == 2
    return found


def _put(found: Sifted, name: str, line: str, used: frozenset[str]) -> bool:
    """Whether the line has gone somewhere, and the parser need not see it."""
    if name in ("", "BEGIN", "END"):
        return False
    if (text := _TEXT.fullmatch(line)) is not None:
        found.values.setdefault(name, []).append(_ESCAPED.sub(_plain, text[1]))
    elif (value := _moment(line) or _person(line)) is not None:
        found.values.setdefault(name, []).append(value)
    elif name in _TECHNICAL:
        found.marks.setdefault(name, line.partition(":")[2].strip())
    elif name in used:
        return False
    else:
        found.left[name] += 1
    return True


def _moment(line: str) -> Moment | None:
    match = _MOMENT.fullmatch(line)
    if match is None:
        return None
    from icalendar import vDDDTypes

    try:
        found = vDDDTypes.from_ical(match[3], match[2])  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return Moment(found, ("TZID",) if match[2] else ())


def _person(line: str) -> Person | None:
    match = _PERSON.fullmatch(line)
    if match is None:
        return None
    person = Person(match[3])
    called = _CALLED.search(match[2])
    person.params = {"CN": called[1]} if called else {}
    return person


def _plain(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def _unfolded(lines: tuple[str, ...]) -> Iterator[str]:
    """Each property in one line."""
    open_line = ""
    for line in lines:
        if not line or line[0] in " \t":
            open_line += line[1:]
            continue
        if open_line:
            yield open_line
        open_line = line
    if open_line:
        yield open_line
