"""A report as one HTML page that needs nothing else and prints on one sheet of A4."""

from collections.abc import Iterator
from html import escape

from kamtui.exchange.report_page import Block, Cell, Page, more, numeric, shown, worded

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
td.w { width: 50%; max-width: 0; overflow: hidden; text-overflow: ellipsis }
tr + tr td { border-top: 1px solid #e4e7ea }
"""


def report_html(page: Page) -> str:
    """The report; every text is escaped, and the page may load nothing and run nothing."""
    title = escape(page.title)
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in page.lines)
    blocks = "".join(part for block in page.blocks for part in _block(block, page))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{lines}<main>\n{blocks}</main>\n</body>\n</html>\n"
    )


def _block(block: Block, page: Page) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(block.title)}</h2>\n"
    rows, left = shown(block)
    if rows:
        yield "<table>\n"
        numbers = numeric(block)
        if any(column.title for column in block.columns):
            heads = zip(block.columns, numbers, strict=True)
            yield f"<tr>{''.join(_head(column.title, flush) for column, flush in heads)}</tr>\n"
        for row in rows:
            cells = zip(row, numbers, block.columns, strict=True)
            yield f"<tr>{''.join(_cell(cell, flush, column.wide, page) for cell, flush, column in cells)}</tr>\n"
        yield "</table>\n"
    else:
        yield f"<p>{escape(block.empty)}</p>\n"
    for said in filter(None, (more(left), block.note)):
        yield f"<p>{escape(said)}</p>\n"
    yield "</section>\n"


def _head(title: str, flush: bool) -> str:
    return f"<th{' class=n' if flush else ''}>{escape(title)}</th>"


def _cell(cell: Cell, flush: bool, wide: bool, page: Page) -> str:
    kind = " class=n" if flush else " class=w" if wide else ""
    return f"<td{kind}>{escape(worded(cell, page.today))}</td>"
