"""A note of market intelligence in one line: `steel up 8 % from Handelsblatt us: re-quote client: budgets tight`.

The topic comes first; `source:`, `us:`, `them:` and `client:` follow in any order, each reaching to the next one. A
source may also stand at the end of the topic behind `from`, as up to four words without a number. Text in quotes is
taken as it is, and what only looks like a field stays where it stands: nothing typed is lost.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kamtui.domain.fieldline import as_text, read_fields
from kamtui.domain.keep.intel import IntelRow

FIELDS = ("source", "us", "them", "client")
"""What a note says beside its topic."""

_FROM = re.compile(r"(?<=\S)\s+from\s+((?:[^\s\d]+\s+){0,3}[^\s\d]+)$", re.IGNORECASE)
_SPANS = frozenset(("to", "till", "until", "from", "now", "on"))
"""Words of `up from low to high`, which names no source."""
_STARTS = re.compile(rf"\s*(?:{'|'.join(FIELDS)})\s?[:=]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IntelLine:
    """A line as it was read."""

    topic: str
    """Empty where the line begins with a field."""
    fields: Mapping[str, str]
    """Of `FIELDS` those that it names, some of them perhaps with nothing behind."""
    twice: tuple[str, ...] = ()
    """Fields that stand there more than once."""


def read_intel(line: str) -> IntelLine:
    """Reads a line of any length."""
    read = read_fields(line, FIELDS)
    topic, fields = read.lead, dict(read.fields)
    quoted = line.lstrip().startswith('"') and not topic.startswith('"')
    found = None if quoted or "source" in fields else _FROM.search(topic)
    if found is not None and not _SPANS & set(found[1].lower().split()):
        topic, fields = topic[: found.start()].rstrip(" ,;"), {"source": found[1], **fields}
    return IntelLine(topic, fields, read.twice)


def is_change(line: str) -> bool:
    """Whether a line begins with a field: behind the number of a note it changes that."""
    return _STARTS.match(line) is not None


def intel_line(row: IntelRow) -> str:
    """The line that says a note again."""
    parts = [as_text(row.topic, FIELDS)]
    if row.source or _FROM.search(row.topic):
        parts.append(f"source: {as_text(row.source, FIELDS)}" if row.source else "source:")
    for name, text in (("us", row.us), ("them", row.them), ("client", row.client)):
        if text:
            parts.append(f"{name}: {as_text(text, FIELDS)}")
    return " ".join(parts)
