"""A report as one HTML page that needs nothing else: its tables print on one sheet of A4, its charts on the next."""

from collections.abc import Iterator
from html import escape

from kamtui.domain.text import NOTE_LIMIT, clean
from kamtui.exchange.report_page import Block, Cell, Page, more, numeric, shown, worded
from kamtui.exchange.report_svg import STYLE, drawn

_STYLE = """
@page { size: A4; margin: 11mm }
* { box-sizing: border-box }
body { font: 9.5px/1.35 system-ui, sans-serif; color: #1b1f24; background: #fff; max-width: 190mm; margin: 8px auto }
h1 { font-size: 17px; margin: 0 0 2px }
h2 { font-size: 10.5px; margin: 0 0 2px; border-bottom: 1px solid #8a929c }
p { margin: 0 0 1px; color: #444c56 }
main { columns: 2; column-gap: 7mm; margin-top: 8px }
section { break-inside: avoid; margin-bottom: 8px }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-weight: 600; color: #444c56 }
th, td { padding: 0 6px 0 0; white-space: nowrap }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
td.f { width: 50%; white-space: normal }
td.w { width: 50%; max-width: 0; overflow: hidden; text-overflow: ellipsis }
tr + tr td { border-top: 1px solid #e4e7ea }
"""


def report_html(page: Page) -> str:
    """The report; every text is escaped, and the page may load nothing and run nothing."""
    title = _said(page.title)
    lines = "".join(f"<p>{_said(line)}</p>\n" for line in page.lines)
    blocks = "".join(part for block in page.read for part in _block(block, page))
    charts = f"<main>\n{drawn(page.charts, page.currency)}</main>\n" if page.charts else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}{STYLE if page.charts else ''}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{lines}<main>\n{blocks}</main>\n{charts}</body>\n</html>\n"
    )


def _block(block: Block, page: Page) -> Iterator[str]:
    yield f"<section>\n<h2>{_said(block.title)}</h2>\n"
    rows, left = shown(block)
    if rows:
        yield "<table>\n"
        numbers = numeric(block)
        if any(column.title for column in block.columns):
            heads = zip(block.columns, numbers, strict=True)
            yield f"<tr>{''.join(_head(column.title, flush) for column, flush in heads)}</tr>\n"
        for row in rows:
            cells = zip(row, numbers, block.columns, strict=True)
            wide = "f" if block.whole else "w"
            parts = (_cell(cell, flush, wide if column.wide else "", page) for cell, flush, column in cells)
            yield f"<tr>{''.join(parts)}</tr>\n"
        yield "</table>\n"
    else:
        yield f"<p>{_said(block.empty)}</p>\n"
    for said in filter(None, (more(left), block.note)):
        yield f"<p>{_said(said)}</p>\n"
    yield "</section>\n"


def _said(text: str) -> str:
    """Text of the page itself."""
    return escape(clean(text, NOTE_LIMIT))


def _head(title: str, flush: bool) -> str:
    return f"<th{' class=n' if flush else ''}>{_said(title)}</th>"


def _cell(cell: Cell, flush: bool, wide: str, page: Page) -> str:
    """`wide` is w where the text may be cut, f where it flows over several lines."""
    kind = " class=n" if flush else f" class={wide}" if wide else ""
    return f"<td{kind}>{escape(worded(cell, page.today))}</td>"
