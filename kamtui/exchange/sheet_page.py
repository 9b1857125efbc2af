"""A sheet for paper: what is planned of a day, a week or a month, to be ticked with a pen, as Markdown and HTML.

The HTML prints on one page of A4: its letters are as large as the number of lines allows. What even the smallest ones
have no room for is counted below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from kamtui.domain.text import clean
from kamtui.exchange.report_markdown import escaped

MOST_LINES = 88
"""Lines that one page holds in letters that can be read."""

_ROOM = 252.0
"""Millimetres of a page for the lines under the title."""

_LARGEST, _SMALLEST = 3.4, 1.9
"""Height of the letters in millimetres."""

_LEADING = 1.36
_HEADING = 1.9
"""Lines that a heading takes."""

_RULE = 0.1
"""Millimetres between two lines."""

_HEADINGS = ("", "time", "kind", "account", "contact", "phone", "what")
_BOX = "☐"


class Line(NamedTuple):
    """A task on the sheet."""

    time: str
    kind: str
    account: str
    contact: str
    phone: str
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """Tasks under a heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet."""

    title: str
    said: str
    """One line below the title."""
    parts: tuple[Part, ...]


def sheet_md(page: SheetPage) -> str:
    """The sheet as Markdown, a table for each part, with every line."""
    return "\n".join(_markdown(page)) + "\n"


def _markdown(page: SheetPage) -> Iterator[str]:
    yield f"# {escaped(clean(page.title))}"
    yield ""
    yield escaped(clean(page.said))
    for part in page.parts:
        yield ""
        yield f"## {escaped(clean(part.title))}"
        yield ""
        yield f"| {' | '.join(_HEADINGS)} |"
        yield f"|{' --- |' * len(_HEADINGS)}"
        for line in part.lines:
            yield f"| {' | '.join((_BOX, *(escaped(clean(text)) for text in line)))} |"


def sheet_html(page: SheetPage) -> str:
    """The sheet as one HTML page that needs nothing else; every text is escaped, nothing is loaded or run."""
    parts, left = _fitting(page.parts)
    lines = sum(len(part.lines) + _HEADING for part in parts) + 2 + bool(left)
    size = min(max((_ROOM / lines - _RULE) / _LEADING, _SMALLEST), _LARGEST)
    title = escape(clean(page.title))
    rows = "".join(_part(part) for part in parts)
    rest = f"<p>and {left} more, which have no room on one page: the Markdown sheet has them</p>\n" if left else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_style(size)}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<p>{escape(clean(page.said))}</p>\n<table>\n<colgroup>"
        '<col class="b"><col class="t"><col class="k"><col class="a"><col class="c"><col class="p"><col></colgroup>\n'
        f"{rows}</table>\n{rest}</body>\n</html>\n"
    )


def _style(size: float) -> str:
    return (
        "\n@page { size: A4; margin: 11mm }\n* { box-sizing: border-box }\n"
        f"body {{ font: {size:.2f}mm/{_LEADING} system-ui, sans-serif; color: #1b1f24; background: #fff; "
        "width: 188mm; margin: 0 auto }\n"
        "h1 { font-size: 5mm; margin: 0 } p { margin: 0 0 1mm; color: #444c56 }\n"
        "table { border-collapse: collapse; width: 100%; table-layout: fixed }\n"
        "td, th { padding: 0 1.2mm 0 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }\n"
        "td { border-top: .1mm solid #c9ced4 } th { text-align: left; padding-top: .5em }\n"
        ".b { width: 5% } .t { width: 6% } .k { width: 9% } .a { width: 20% } .c { width: 15% } .p { width: 15% }\n"
    )


def _part(part: Part) -> str:
    rows = "".join(
        f"<tr><td>{_BOX}</td>{''.join(f'<td>{escape(clean(text))}</td>' for text in line)}</tr>\n"
        for line in part.lines
    )
    return f'<tbody>\n<tr><th colspan="{len(_HEADINGS)}">{escape(clean(part.title))}</th></tr>\n{rows}</tbody>\n'


def _fitting(parts: tuple[Part, ...]) -> tuple[list[Part], int]:
    """The parts that one page holds, the last one cut where it must be, and how many lines are left out."""
    room, kept, left = MOST_LINES, [], 0
    for part in parts:
        room -= 2  # a heading takes more than a line
        lines = part.lines[: max(room, 0)]
        room -= len(lines)
        left += len(part.lines) - len(lines)
        if lines:
            kept.append(Part(part.title, lines))
    return kept, left
