"""Lines of a page section: cells cut to a width, and what each stands for. Pure, but for what it is drawn by."""

from typing import Any, NamedTuple

from kamtui.tui.text import content, fit

Cells = tuple[tuple[str, str], ...]
"""Texts and the names of their styles, from left to right."""


class Entry(NamedTuple):
    """One line."""

    cells: Cells
    thing: Any = None
    """What it stands for; None where it is only read."""
    key: tuple[str, int | str] | None = None
    """What the thing is, so that it is found again after a reload."""


def laid(width: int, *parts: tuple[str, int, str]) -> Cells:
    """Texts side by side, each with its cells and its style, filling a line exactly.

    Negative cells stand at their right end; the one part with 0 cells takes what the others leave.
    """
    rest = max(width - sum(abs(wide) for _, wide, _ in parts), 0)
    room, found = width, []
    for text, wide, style in parts:
        inner = min(abs(wide) or rest, room)
        if inner > 0:
            found.append((_fitted(text, inner, right=wide < 0), style))
            room -= inner
    return (*found, (" " * room, "plain")) if room > 0 else tuple(found)


def _fitted(text: str, width: int, *, right: bool) -> str:
    """Text on exactly so many cells; blanks at its open end stay, which cleaning would take away."""
    bare = text.rstrip(" ") if right else text.lstrip(" ")
    blanks = " " * min(len(text) - len(bare), width)
    fitted = fit(bare, width - len(blanks), right=right)
    return f"{fitted}{blanks}" if right else f"{blanks}{fitted}"


def said(width: int, text: str, style: str = "plain") -> Entry:
    """A line that is only read."""
    return Entry(laid(width, (f" {text}", 0, style)))


def wrapped(text: str, width: int) -> list[str]:
    """Safe text on as many lines as it takes."""
    return [part.plain.rstrip() for part in content(text).wrap(max(width, 8))] or [""]


def beside(width: int, left: list[Cells], right: list[Cells]) -> list[Entry]:
    """Two columns of lines as one; each is cut to its half already."""
    half = width // 2
    blank_left, blank_right = laid(half), laid(width - half)
    count = max(len(left), len(right))
    left, right = left + [blank_left] * (count - len(left)), right + [blank_right] * (count - len(right))
    return [Entry((*one, *other)) for one, other in zip(left, right, strict=True)]
