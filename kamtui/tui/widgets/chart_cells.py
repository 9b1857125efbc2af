"""What charts are drawn of: cells filled by eighths, and labels along a line."""

import re
from collections.abc import Sequence

EIGHTHS = " ▏▎▍▌▋▊▉█"
"""A cell filled from the left, by eighths."""

RISING = " ▁▂▃▄▅▆▇█"
"""A cell filled from below, by eighths."""

SHADES = "█▒░▓"
"""Series side by side or on top of each other: each by its own texture, whatever the colours."""

STYLES = ("chart", "mark", "dim", "slipped")
"""The style of each texture."""


def bar(start: float, end: float, cells: int, fill: str = "█") -> str:
    """A line of cells filled between two places; its right end by eighths where it is solid."""
    first, last = int(start + 0.5), int(end)
    if fill != "█":
        first = min(first, cells - 1)
        last = min(max(round(end), first + (end > start)), cells)
        return (" " * first + fill * (last - first)).ljust(cells)
    part = EIGHTHS[int((end - last) * 8)] if last < cells else ""
    body = fill * max(last - first, 0) + part.strip()
    if not body and end > start:
        body = EIGHTHS[1] if first < cells else ""
        first = first if body else cells - 1
        body = body or EIGHTHS[1]
    return (" " * first + body).ljust(cells)[:cells]


def strewn(labels: Sequence[tuple[int, str]], cells: int) -> list[tuple[str, int, str]]:
    """`placed` as parts of a line, dim: each label by itself, or cleaning would take the blanks between them away."""
    parts = re.split(r"( {2,})", placed(labels, cells))
    return [(part, len(part), "dim") for part in parts if part]


def placed(labels: Sequence[tuple[int, str]], cells: int) -> str:
    """Labels in a line, each about its place, none over another: one that finds no room is left out.

    The first and the last are placed before those between them.
    """
    line = [" "] * cells
    order = sorted(range(len(labels)), key=lambda n: 0 if n in (0, len(labels) - 1) else 1)
    for n in order:
        place, text = labels[n]
        start = min(max(place - len(text) // 2, 0), cells - len(text))
        if start < 0:
            continue
        around = line[max(start - 1, 0) : start + len(text) + 1]
        if all(cell == " " for cell in around):
            line[start : start + len(text)] = text
    return "".join(line)
