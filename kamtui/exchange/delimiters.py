"""Which sign stands between the cells: by scoring the first rows, or by Excel's own `sep=` line."""

import csv
import io
import re
from dataclasses import dataclass

from kamtui.domain.text import clean
from kamtui.errors import UsageError

CANDIDATES = ",;\t|"
"""Signs that are tried."""

NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
"""How the common ones are called, and may be asked for."""

_SEP = re.compile(r'^"?sep=(.)"?(\r\n|\r|\n|$)', re.IGNORECASE)
_SAMPLE_CHARS = 65_536
_SAMPLE_ROWS = 100


@dataclass(frozen=True, slots=True)
class Delimiter:
    """The sign, how it was found, and how many characters of the text come before the table."""

    sign: str
    why: str
    skip: int = 0


def find_delimiter(text: str, asked: str | None = None) -> Delimiter:
    """The delimiter of a text. Raises `UsageError` when the one asked for cannot be one."""
    told = _SEP.match(text)
    skip = told.end() if told else 0
    if asked is not None:
        return Delimiter(_sign(asked), "as asked", skip)
    if told and _fits(told[1]):
        return Delimiter(told[1], "its sep= line", skip)
    sample = text[skip : skip + _SAMPLE_CHARS]
    scores = {sign: _score(sample, sign) for sign in CANDIDATES}
    best = max(CANDIDATES, key=lambda sign: scores[sign])
    return Delimiter(best, "the rows" if scores[best] > 0 else "one column", skip)


def _score(sample: str, sign: str) -> float:
    """How many columns the sign makes, times the share of rows that have as many as the first."""
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign, skipinitialspace=True):
            if row:
                widths.append(len(row))
            if len(widths) >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    if not widths or widths[0] == 1:
        return 0.0
    if 2 < len(widths) < _SAMPLE_ROWS and len(sample) == _SAMPLE_CHARS:
        widths.pop()  # the sample cut it short
    return (widths[0] - 1) * sum(width == widths[0] for width in widths) / len(widths)


def _sign(asked: str) -> str:
    by_name = {name: sign for sign, name in NAMES.items()}
    sign = by_name.get(asked.strip().lower(), "\t" if asked == "\\t" else asked)
    if not _fits(sign):
        raise UsageError(
            f"“{clean(asked, 20)}” cannot separate cells.", "Use one sign, or comma, semicolon, tab or pipe."
        )
    return sign


def _fits(sign: str) -> bool:
    return len(sign) == 1 and (sign == "\t" or (sign.isprintable() and not sign.isalnum() and sign not in " \"'"))
