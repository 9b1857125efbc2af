"""The lines of a card as every version writes them, turned into those that version 3.0 would have.

Version 2.1 breaks quoted-printable lines softly, names an encoding and a character set for each line, and has pictures
in base64 that an empty line ends. Pictures, sounds and keys are left out: nobody reads them here.
"""

import quopri
import re
from collections import Counter
from collections.abc import Sequence

_HEAD = re.compile(r"((?:[\w-]+\.)?([\w-]+))((?:;(?:\"[^\"]*\"|[^:\";])*)*):(.*)", re.DOTALL)
_QP = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE(?=;|$)", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=\"?([\w-]+)\"?(?=;|$)", re.IGNORECASE)
_COMMA = re.compile(r"(?<!\\),")
_ONE_TEXT = frozenset({"FN", "ORG", "TITLE", "ROLE", "UID", "EMAIL", "TEL"})
"""Properties in which a comma parts nothing; many programs do not escape it."""
_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})


def plain_lines(lines: Sequence[str]) -> tuple[list[str], Counter[str]]:
    """The lines, unfolded and decoded; and the properties that were left out, counted."""
    kept: list[str] = []
    left: Counter[str] = Counter()
    for line in _unfolded(lines):
        match = _HEAD.match(line)
        if match is None:
            kept.append(line)
            continue
        head, name, params, value = match.groups()
        if name.upper() in _BINARY:
            left[name.upper()] += 1
            continue
        charset = _CHARSET.search(params)
        if _QP.search(params):
            value = _decoded(value, charset[1] if charset else None)
            params = _QP.sub("", params)
        params = _CHARSET.sub("", params)
        if name.upper() in _ONE_TEXT:
            value = _COMMA.sub(r"\,", value)
        kept.append(f"{head}{params}:{value}")
    return kept, left


def _unfolded(lines: Sequence[str]) -> list[str]:
    """Whole lines: continued by a blank at the next one's start, or softly by `=` where that is how it is encoded."""
    found: list[str] = []
    soft = False
    for line in lines:
        if soft:
            found[-1] += "\n" + line
        elif line[:1] in (" ", "\t") and found:
            found[-1] += line[1:]
        elif line.strip():
            found.append(line)
        else:
            continue
        head = found[-1].partition(":")[0]
        soft = found[-1].endswith("=") and _QP.search(head) is not None
    return found


def _decoded(value: str, charset: str | None) -> str:
    """Quoted-printable text; line ends in it as version 3.0 writes them."""
    data = quopri.decodestring(value.encode("utf-8"))
    for name in (charset or "utf-8", "utf-8", "cp1252", "latin-1"):
        try:
            text = data.decode(name)
            break
        except (UnicodeDecodeError, LookupError):
            continue
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
