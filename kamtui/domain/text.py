"""One `clean` at every inlet: what user text may contain, and how long it may be.

Control characters, bidi overrides, zero-width marks that hide text, lone surrogates and non-characters are replaced one
by one (escape sequences are not parsed: an unterminated one would swallow what follows). ZWJ and ZWNJ stay, scripts and
emoji need them. Stacks of combining marks are cut at four. The result is NFC.
"""

import re
import unicodedata

TITLE_LIMIT = 200
"""Characters a one-line text keeps."""

FOLDED_LIMIT = TITLE_LIMIT * 4
"""Characters a folded name keeps: one sign may fold to many."""

NOTE_LIMIT = 65_536
"""Characters a note keeps."""

NOTE_LINES = 2_000
"""Lines a note keeps."""

_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u2028\u2029\u200b\u2060\ufeff"  # line separators, hidden spaces
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # bidi marks and overrides
    "\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef"  # annotations, non-characters
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f]"  # tag characters
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff]"
)
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_MARKS = 4


def clean(text: str, limit: int = TITLE_LIMIT) -> str:
    """One line of safe text, trimmed, at most `limit` characters."""
    return _SPACE.sub(" ", _safe(text[: limit * 8]))[: limit + 1].strip()[:limit].rstrip()


def clean_note(text: str) -> str:
    """Safe text of at most `NOTE_LIMIT` characters and `NOTE_LINES` lines; line ends become `\\n`."""
    text = text[: NOTE_LIMIT * 2].replace("\r\n", "\n").replace("\r", "\n")
    lines = _safe(text)[:NOTE_LIMIT].split("\n")[:NOTE_LINES]
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def fits_note(text: str) -> bool:
    """Whether safe text is no longer than a note may be."""
    return len(text) <= NOTE_LIMIT and text.count("\n") < NOTE_LINES


def is_safe(text: str) -> bool:
    """Whether a text holds nothing that `clean` would take out; tabs and line ends may be in a note."""
    return _HOSTILE.search(text) is None


def fold(text: str) -> str:
    """Text for comparing names: no accents, no case (`Łódź` stays `łódź`, it has no decomposition)."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _safe(text: str) -> str:
    """Every hostile character becomes a blank; marks beyond four on one letter are dropped; NFC."""
    if text.isascii():
        return _HOSTILE.sub(" ", text)
    text = unicodedata.normalize("NFC", _HOSTILE.sub(" ", text))
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= _MARKS:
            kept.append(char)
    return "".join(kept)


def folded_name(name: str) -> str:
    """A name as the book keeps it for looking up; a few signs fold into many letters, so it is cut."""
    return name_key(name)[:FOLDED_LIMIT]


def name_key(text: str) -> str:
    """A name as it is looked up: folded, with every run of other signs as one blank (`Müller & Co.` → `muller co`)."""
    return _NOT_WORD.sub(" ", fold(text)).strip() or fold(text).strip() or "?"
