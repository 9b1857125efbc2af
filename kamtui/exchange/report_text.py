"""A report as text of at most 80 columns."""

import textwrap
from collections.abc import Iterator, Sequence

from kamtui.domain.cells import cells, fit
from kamtui.exchange.report_page import Block, Page, more, numeric, shown, worded

WIDTH = 80
"""Columns it fits into."""

_GAP = 2
_LEAST = 6


def report_text(page: Page) -> str:
    """The report, lines ended with `\\n`."""
    return "\n".join(line.rstrip() for line in _lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield page.title
    for line in page.lines:
        yield from textwrap.wrap(line, WIDTH - _GAP, initial_indent="  ", subsequent_indent="    ")
    for block in page.read:
        yield ""
        yield block.title.upper()
        yield from (f"  {line}" for line in _table(block, page))
        if block.note:
            yield from textwrap.wrap(block.note, WIDTH - _GAP, initial_indent="  ", subsequent_indent="  ")


def _table(block: Block, page: Page) -> Iterator[str]:
    rows, left = shown(block)
    if not rows:
        yield block.empty
        return
    right = numeric(block)
    heads = [column.title for column in block.columns]
    texts = [[worded(cell, page.today) for cell in row] for row in rows]
    every = [heads, *texts] if any(heads) else texts
    widths = _widths(every, [column.wide for column in block.columns])
    for row in every:
        parts = zip(row, widths, right, strict=True)
        yield "  ".join(" " * (wide - cells(text)) + text if flush else fit(text, wide) for text, wide, flush in parts)
    if left:
        yield more(left)


def _widths(rows: Sequence[Sequence[str]], wide: Sequence[bool]) -> list[int]:
    """Cells of each column; those that may be cut give way, the widest first, until a row fits."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    while sum(widths) + _GAP * len(widths) > WIDTH:
        room = [(width, i) for i, width in enumerate(widths) if wide[i] and width > _LEAST]
        if not room:
            break
        widths[max(room)[1]] -= 1
    return widths
