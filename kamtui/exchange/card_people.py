"""One card as a contact and the company it names."""

import logging
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from kamtui.domain.text import clean
from kamtui.exchange import words
from kamtui.exchange.card_lines import plain_lines
from kamtui.exchange.cells import Remarks, Unfit
from kamtui.exchange.components import Component
from kamtui.exchange.values import ContactRecord

_USED = frozenset(
    {
        "version",
        "fn",
        "n",
        "org",
        "title",
        "role",
        "email",
        "tel",
        "uid",
        "prodid",
        "rev",
        "kind",
        "begin",
        "end",
        "x-abshowas",
        "x-ablabel",
    }
)
_FAX = frozenset({"FAX", "PAGER", "MODEM", "BBS", "X-FAX"})
_MOBILE = frozenset({"CELL", "IPHONE", "X-MOBIL", "MOBILE"})
_TEL = re.compile(r"(?i:tel:)?([^;]*)(?:;ext=([0-9]+))?.*")


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says of a person and of a company."""

    line: int
    company: str | None
    contact: ContactRecord | None
    """None for the card of a company."""


def read_card(component: Component, remarks: Remarks, ignored: Counter[str]) -> Card:
    """The card. Raises `Unfit` with the property at fault and the reason."""
    if component.fault is not None:
        raise Unfit("", component.fault)
    contents = _contents(component, ignored)
    units = [clean(str(part)) for part in _list(contents, "org")]
    company = (units[0] if units else "") or None
    name = _name(contents)
    if _is_company(contents, name, company):
        return Card(component.line, company or name, None)
    if name is None:
        raise Unfit("FN", "the card has no name")
    said = _first(contents, "role")
    role = words.buyer_role(said) if said else None
    if said and role is None:
        remarks.add("the role is not one kamtui knows and was left out")
    phones, mobiles, mails = (
        _phones(contents, mobile=False),
        _phones(contents, mobile=True),
        _preferred(contents, "email"),
    )
    more = (len(phones) > 1) + (len(mobiles) > 1) + (len(mails) > 1)
    if more:
        remarks.add("has more numbers or addresses than a contact keeps: the first of each counts")
    contact = ContactRecord(
        row=component.line,
        code=_first(contents, "uid"),
        name=name,
        account_codes=(),
        account_names=(company,) if company else (),
        department=next((unit for unit in units[1:] if unit), None) if company else None,
        title=_first(contents, "title"),
        role=role,
        email=next((clean(mail.removeprefix("mailto:")) for mail in mails), None),
        phone=next(iter(phones), None),
        mobile=next(iter(mobiles), None),
    )
    return Card(component.line, company, contact)


def _contents(component: Component, ignored: Counter[str]) -> dict[str, list[Any]]:
    """The properties by name in small letters."""
    import vobject

    logging.getLogger("vobject").disabled = logging.getLogger("vobject.base").disabled = True  # it talks on stderr
    lines, left = plain_lines(component.lines)
    ignored.update(left)
    try:
        parsed = vobject.readOne("\r\n".join((*lines, "")), ignoreUnreadable=True)
    except Exception as error:  # a broken card makes it raise whatever Python has
        raise Unfit("", f"it cannot be read: {clean(str(error), 80)}") from None
    if parsed is None:
        raise Unfit("", "it cannot be read")
    contents: dict[str, list[Any]] = parsed.contents
    for name, values in contents.items():
        if name not in _USED:
            ignored[name.upper()] += len(values)
    return contents


def _first(contents: dict[str, list[Any]], name: str) -> str | None:
    found = (clean(str(line.value)) for line in contents.get(name, ()) if isinstance(line.value, str))
    return next((text for text in found if text), None)


def _list(contents: dict[str, list[Any]], name: str) -> list[str]:
    line = next(iter(contents.get(name, ())), None)
    if line is None:
        return []
    return list(line.value) if isinstance(line.value, list) else str(line.value).split(";")


def _name(contents: dict[str, list[Any]]) -> str | None:
    """The full name, else its parts in the order they are spoken."""
    full = _first(contents, "fn")
    line = next(iter(contents.get("n", ())), None)
    if full is not None or line is None:
        return full
    if isinstance(line.value, str):
        family, given = [*line.value.split(";"), ""][:2]
        return clean(f"{given} {family}") or None
    spoken = (getattr(line.value, part) for part in ("prefix", "given", "additional", "family", "suffix"))
    return clean(" ".join(" ".join(part) if isinstance(part, list) else str(part) for part in spoken)) or None


def _is_company(contents: dict[str, list[Any]], name: str | None, company: str | None) -> bool:
    said = (_first(contents, "kind") or _first(contents, "x-abshowas") or "").lower()
    return bool(company or name) and (said in {"org", "company"} or name is None)


def _types(line: Any) -> set[str]:
    """The types of a number or address, in the ways of all versions; `PREF` where it is the preferred one."""
    said = [str(text) for text in line.params.get("TYPE", ())] + [str(text) for text in line.singletonparams]
    found = {part.strip().upper() for text in said for part in text.split(",")}
    return found | ({"PREF"} if "PREF" in line.params else set())


def _preferred(contents: dict[str, list[Any]], name: str) -> list[str]:
    """The values, the preferred one first, then those of work."""
    lines = [line for line in contents.get(name, ()) if isinstance(line.value, str) and clean(line.value)]
    ranked = sorted(lines, key=lambda line: ("PREF" not in _types(line), "WORK" not in _types(line)))
    return [line.value.strip() for line in ranked]


def _phones(contents: dict[str, list[Any]], *, mobile: bool) -> list[str]:
    """Numbers one talks on: those of mobile phones, or the others, in that order of liking."""
    lines = [
        line
        for line in contents.get("tel", ())
        if isinstance(line.value, str) and not _types(line) & _FAX and bool(_types(line) & _MOBILE) is mobile
    ]
    ranked = sorted(lines, key=lambda line: ("WORK" not in _types(line), "PREF" not in _types(line)))
    return [number for line in ranked if (number := _number(line.value))]


def _number(text: str) -> str:
    match = _TEL.fullmatch(clean(text))
    if match is None:
        return clean(text)
    return clean(f"{match[1]} ext {match[2]}" if match[2] else match[1])
