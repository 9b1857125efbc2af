"""A report as Markdown with tables."""

import re
from collections.abc import Iterator

from kamtui.exchange.report_page import Block, Page, more, numeric, shown, worded

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~!&$])")
_START = re.compile(r"^(\s*)([-+=]|\d+[.)](?=\s|$))")


def report_markdown(page: Page) -> str:
    """The report; every sign of a text that Markdown or HTML would read is escaped."""
    return "\n".join(_lines(page)) + "\n"


def escaped(text: str) -> str:
    """A text as it is, on one line."""
    line = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)


def _lines(page: Page) -> Iterator[str]:
    yield f"# {escaped(page.title)}"
    yield ""
    for line in page.lines:
        yield f"- {escaped(line)}"
    for block in page.read:
        yield ""
        yield f"## {escaped(block.title)}"
        yield ""
        yield from _table(block, page)
        if block.note:
            yield ""
            yield escaped(block.note)


def _table(block: Block, page: Page) -> Iterator[str]:
    rows, left = shown(block)
    if not rows:
        yield escaped(block.empty)
        return
    yield _row(escaped(column.title) for column in block.columns)
    yield _row("--:" if flush else "---" for flush in numeric(block))
    for row in rows:
        yield _row(escaped(worded(cell, page.today)) for cell in row)
    if left:
        yield ""
        yield escaped(more(left))


def _row(texts: Iterator[str]) -> str:
    return f"| {' | '.join(texts)} |"
