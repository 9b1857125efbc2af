"""A line of market intelligence as it will be saved: the same for the echo in the planner and for the verb."""

from collections.abc import Mapping

from kamtui.domain.keep.intel import IntelRow
from kamtui.domain.keep.intel_line import FIELDS, read_intel
from kamtui.domain.text import TITLE_LIMIT, clean
from kamtui.errors import RejectedError

_ROOM = 8 * TITLE_LIMIT
"""Characters a line is read up to; each of its parts is refused before it is cut."""


def intel_columns(line: str, row: IntelRow | None = None, *, whole: bool = False) -> Mapping[str, str | None]:
    """The columns a line says: of a new note all, of a changed one those it names, or all where it is the `whole`.

    Raises `RejectedError` without a topic, for a field that stands there twice, and for a part that is too long.
    """
    text = clean(line, _ROOM + 1)
    if len(text) > _ROOM:
        raise RejectedError("The line is too long.", f"Keep each part under {TITLE_LIMIT} characters.")
    read = read_intel(text)
    if read.twice:
        raise RejectedError(f"{read.twice[0]}: stands there twice.", "Leave one, or put the text in quotes.")
    found: dict[str, str | None] = {name: read.fields[name] or None for name in FIELDS if name in read.fields}
    if row is None or whole:
        found = {name: found.get(name) for name in FIELDS}
    if read.topic or row is None or whole:
        found["topic"] = read.topic
    for name, said in found.items():
        if said and len(said) > TITLE_LIMIT:
            raise RejectedError(f"The {name} is longer than {TITLE_LIMIT} characters.", "Say it in fewer words.")
    if "topic" in found and not found["topic"]:
        raise RejectedError("The topic is missing.", "Begin with what you heard: steel up 8% from Handelsblatt us: …")
    return found
