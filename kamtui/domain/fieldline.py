"""One line that says fields: `city: Leeds tier: K note: "who: ask Tom"`, read and written back.

A field begins at its name and a colon (or `=`), at the start or after a blank, and reaches to the next one. A few begin
at what they look like: `@Leeds` is an account's city and `@Acme` a contact's account, and behind a contact's field an
e-mail address or a telephone number is just that; not in a note. In quotes a text is literal, a quote inside is
doubled, an open one reaches to the end. What stands before the first field is the lead. Nothing typed is lost: a word
that only looks like a field stays in the text it stands in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kamtui.domain.words import Tier

ACCOUNT_WORDS = (*("name", "city", "country", "tier", "segment", "cadence", "gap", "code", "phone", "website", "note"),)
"""Every field of an account, in the order it is shown."""

CONTACT_WORDS = (*("name", "title", "role", "department", "email", "phone", "mobile", "reach", "code", "account"),)
"""Every field of a contact, in the order it is shown."""

OTHER_WORDS = {"e-mail": "email", "team": "department", "dept": "department", "url": "website", "tel": "phone"}
"""What a rep may call a field instead."""

_QUOTED = re.compile(r'"((?:[^"]|"")*)(?:"(?=[\s,;]|$)|(?P<open>$))')
_SEPARATORS = " ,;·"
_PHONE = re.compile(r"(?<!\S)(?:\+|00?)[\d()/. -]{5,}\d(?!\S)")
_EMAIL = re.compile(r"(?<!\S)[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_AT = re.compile(r"(?<!\S)@(?=\w)")

_MARKS: Mapping[tuple[str, ...], Mapping[str, re.Pattern[str]]] = {
    ACCOUNT_WORDS: {"city": _AT},
    CONTACT_WORDS: {"account": _AT, "email": _EMAIL, "phone": _PHONE},
}
"""What some fields look like without their name."""
_LITERAL = ("note", "reach", "code", "website")
"""Fields in whose text nothing looks like another one."""
_NUMBERS = ("phone", "mobile")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A line as it is read."""

    lead: str
    """What stands before the first field."""
    fields: Mapping[str, str]
    """Texts by the name of the field, in the order they were typed."""
    twice: tuple[str, ...]
    """Fields that stand there more than once; the last one counts."""


@dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed at the end of a line."""

    field: str | None
    """The field whose text it is; None in the lead."""
    value: str
    """That text so far; the lead so far."""
    start: int
    """Where it begins."""
    word: str
    """The last word of it, which may become the name of a field; empty after a blank."""


def read_fields(line: str, words: Sequence[str]) -> FieldLine:
    """Reads a line whose fields are these."""
    found, twice = dict[str, str](), list[str]()
    lead, at = _text(line, 0, _begins(tuple(words), None))
    while at < len(line):
        name, start = _begun(line, at, words)
        text, at = _text(line, start, _begins(tuple(words), name))
        if found.get(name):
            twice.append(name)
        found[name] = text
    return FieldLine(lead, found, tuple(dict.fromkeys(twice)))


def as_text(text: str, words: Sequence[str], field: str = "") -> str:
    """A text as it stands behind the name of its field: in quotes where it would be read otherwise."""
    begins = _begins(tuple(words), field)
    plain = text == text.strip(_SEPARATORS) and not text.startswith('"') and not begins.search(text)
    return text if plain else '"{}"'.format(text.replace('"', '""'))


def typing_at(line: str, words: Sequence[str]) -> Typing:
    """What is being typed at the end of a line."""
    field, start = None, 0
    at = _text(line, 0, _begins(tuple(words), None))[1]
    while at < len(line):
        field, start = _begun(line, at, words)
        at = _text(line, start, _begins(tuple(words), field))[1]
    start += len(line[start:]) - len(line[start:].lstrip())
    value = line[start:]
    return Typing(field, value, start, "" if not value or value[-1].isspace() else value.split()[-1])


def account_lead(lead: str) -> dict[str, str]:
    """Fields of an account in short, `Acme Industrial K @Leeds`: name, tier letter, city."""
    before, at, city = f" {lead}".partition(" @")
    words, found = before.split(), dict[str, str]()
    if len(words) > 1 and words[-1] in Tier._value2member_map_:
        found["tier"] = words.pop()
    if words:
        found["name"] = " ".join(words)
    return found | ({"city": city.strip()} if at else {})


def contact_lead(lead: str) -> dict[str, str]:
    """Fields of a contact in short, `Rina Shah rina@acme.example +44 113 496 0000`: name, e-mail, phone."""
    found: dict[str, str] = {}
    for name, pattern in (("email", _EMAIL), ("phone", _PHONE)):
        match = pattern.search(lead)
        if match is not None:
            found[name] = match.group().strip()
            lead = f"{lead[: match.start()]} {lead[match.end() :]}"
    name = " ".join(lead.split()).strip(_SEPARATORS)
    return ({"name": name} if name else {}) | found


def _text(line: str, start: int, pattern: re.Pattern[str]) -> tuple[str, int]:
    """The text that begins at a position, and where the field after it does."""
    begin = start + len(line[start:]) - len(line[start:].lstrip())
    quoted = _QUOTED.match(line, begin)
    after = pattern.search(line, quoted.end() if quoted is not None else start)
    end = after.start() if after is not None else len(line)
    if quoted is not None and quoted["open"] is not None:
        return quoted.group().strip(), len(line)
    if quoted is not None and not line[quoted.end() : end].strip(_SEPARATORS):
        return quoted[1].replace('""', '"'), end
    if quoted is not None:  # words behind the quote: it is part of the text
        after = pattern.search(line, start)
        end = after.start() if after is not None else len(line)
    return line[start:end].strip().rstrip(_SEPARATORS if after is not None else " "), end


def _begun(line: str, at: int, words: Sequence[str]) -> tuple[str, int]:
    """The field that begins at a place, by its name or by its looks, and where its text does."""
    match = _names(tuple(words)).match(line, at)
    if match is not None:
        lower = match[1].lower()
        return (lower if lower in words else OTHER_WORDS[lower]), match.end()
    for field, looks in _MARKS.get(tuple(words), {}).items():
        if looks.match(line, at):
            return field, at + (looks is _AT)
    raise AssertionError(f"no field begins at {at}")  # a text ends where a field begins, or with the line


@cache
def _begins(words: tuple[str, ...], field: str | None) -> re.Pattern[str]:
    """Where another field begins while the text of this one is read; None is the lead."""
    found = [_names(words).pattern]
    for other, looks in _MARKS.get(words, {}).items():
        own = field in (_NUMBERS if looks is _PHONE else (other,)) or field is None  # the lead has its own eye for them
        if field not in _LITERAL and (looks is _AT or not own):
            found.append(looks.pattern)
    return re.compile("|".join(found), re.IGNORECASE)


@cache
def _names(words: tuple[str, ...]) -> re.Pattern[str]:
    """Where a field begins."""
    others = [other for other, own in OTHER_WORDS.items() if own in words and other not in words]
    named = "|".join(re.escape(name) for name in (*words, *others))
    return re.compile(rf"(?<!\S)({named})\s?[:=](?!//)", re.IGNORECASE)
