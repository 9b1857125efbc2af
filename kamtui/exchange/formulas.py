"""Texts that a spreadsheet would take for formulas: an apostrophe in front disarms them, and comes off at the import.

`rearm` undoes `disarm` for every text, those with apostrophes of their own too.
"""

import re

_SIGNS = r"\s*[=+\-@＝＋－＠]"
_FORMULA = re.compile(f"'*{_SIGNS}")
_DISARMED = re.compile(f"'+{_SIGNS}")


def disarm(text: str) -> str:
    """A text that no spreadsheet reads as a formula when it opens a CSV."""
    return f"'{text}" if _FORMULA.match(text) else text


def disarm_string(text: str) -> str:
    """The same for a cell that is marked as text: only what `rearm` would shorten gets an apostrophe more."""
    return f"'{text}" if _DISARMED.match(text) else text


def rearm(text: str) -> str:
    """A text without the apostrophe that disarms it."""
    return text[1:] if text[:1] == "'" and _DISARMED.match(text) else text
