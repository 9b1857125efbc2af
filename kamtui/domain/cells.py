"""How many cells of a terminal a text takes, and cutting it to fit, for plain text without a terminal library."""

import unicodedata

_EMOJI_STYLE = "\ufe0f"


def cells(text: str) -> int:
    """Cells of one line: wide letters take two, marks none. Joined emoji count in full, so never too few."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if char == _EMOJI_STYLE:
        return 1  # turns a narrow sign into a wide one
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, width: int) -> str:
    """The text on exactly `width` cells: cut with `…`, or filled with blanks."""
    size = cells(text)
    if size <= width:
        return text + " " * (width - size)
    kept, used = "", 0
    for char in text:
        used += _cell(char)
        if used > width - 1:
            break
        kept += char
    cut = f"{kept.rstrip()}…" if width > 0 else ""
    return cut + " " * (width - cells(cut))
