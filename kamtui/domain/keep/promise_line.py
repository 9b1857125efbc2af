"""A promise in one line: `40 units on the dock by 20 dec #delivery`."""

import re
from dataclasses import dataclass

from kamtui.domain.phrases import Moment, When, read_when
from kamtui.domain.words import About

_TAG = re.compile(r"(?<!\S)#(price|delivery|promise)(?!\w)", re.IGNORECASE)
_BY = re.compile(r"(?:^|\s)by\s+(?=\S)", re.IGNORECASE)
_ABOUT = {"price": About.PRICE, "delivery": About.DELIVERY, "promise": About.OTHER}


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A line as it was read."""

    text: str
    about: About
    due: When | None
    """None where the line does not end with `by` and a day."""


def read_promise(line: str, moment: Moment) -> PromiseLine:
    """The text, with the last of its tags and the day at its end taken out; tags may stand anywhere."""
    tags = _TAG.findall(line)
    text = " ".join(_TAG.sub(" ", line).split())
    about = _ABOUT[tags[-1].lower()] if tags else About.OTHER
    for found in reversed(list(_BY.finditer(text))):
        when = read_when(text[found.end() :], moment)
        if when is not None:
            return PromiseLine(text[: found.start()].strip(" ,;"), about, when)
    return PromiseLine(text, about, None)
