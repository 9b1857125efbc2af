"""Workbooks written by hand, byte by byte where it must be: whole ones, odd ones and hostile ones."""

import struct
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from tables import zipped

Rows = Sequence[Sequence[object]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>'
    '<xf numFmtId="46"/></cellXfs></styleSheet>'
)
DAY, MOMENT, HOURS = 1, 2, 3
"""Styles of an XLSX cell."""

_OPEN_DOCUMENT = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


class Raw(str):
    """XML that stands in a sheet as it is, without its reference: `%s` takes that."""


def number(value: object, style: int = 0) -> Raw:
    """A cell with a number, perhaps shown as a day or a time."""
    return Raw(f'<c r="%s" s="{style}"><v>{value}</v></c>')


def error(text: str) -> Raw:
    """A cell whose formula failed."""
    return Raw(f'<c r="%s" t="e"><f>A1</f><v>{text}</v></c>')


def xlsx(sheets: dict[str, Rows | str], hidden: Sequence[str] = ()) -> bytes:
    """A workbook; a sheet is its rows, or the XML in it."""
    names = [
        f'<sheet name={quoteattr(name)} sheetId="{place}" state="{state}" r:id="r{place}"/>'
        for place, name in enumerate(sheets, 1)
        for state in ["hidden" if name in hidden else "visible"]
    ]
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
        f"{''.join(names)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            *(("worksheet", f"worksheets/sheet{place}.xml") for place in range(1, len(sheets) + 1)),
            ("styles", "styles.xml"),
        ),
        "xl/styles.xml": _STYLES,
    }
    for place, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{place}.xml"] = f'<worksheet xmlns="{_MAIN}">{_sheet_xml(rows)}</worksheet>'
    return zipped({name: text.encode() for name, text in parts.items()})


def _sheet_xml(rows: Rows | str) -> str:
    if isinstance(rows, str):
        return rows
    return f"<sheetData>{''.join(row_xml(place, cells) for place, cells in enumerate(rows, 1))}</sheetData>"


def row_xml(place: int, cells: Sequence[object]) -> str:
    """One row of a sheet."""
    inside = (_cell(f"{column(at)}{place}", value) for at, value in enumerate(cells) if value is not None)
    return f'<row r="{place}">{"".join(inside)}</row>'


def column(at: int) -> str:
    """The letters of a column, counted from 0."""
    return (column(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)


def _cell(at: str, value: object) -> str:
    if isinstance(value, Raw):
        return value % at
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{at}"><v>{value!r}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def _relations(*found: tuple[str, str]) -> str:
    inside = (
        f'<Relationship Id="r{place}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(found, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(inside)}</Relationships>'


def ods(sheets: dict[str, str], manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument spreadsheet; a sheet is the XML of its rows (see `ods_row`)."""
    tables = "".join(f"<table:table table:name={quoteattr(name)}>{xml}</table:table>" for name, xml in sheets.items())
    content = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return zipped(
        {
            "mimetype": _ODS.encode(),
            "content.xml": f"<office:document-content {_OPEN_DOCUMENT} xmlns:calcext='c'>{content}"
            "</office:document-content>".encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def ods_row(*cells: str) -> str:
    """A row of texts, or of cells made by `ods_cell`."""
    inside = (cell if cell.startswith("<table:") else ods_cell("string", "", cell) for cell in cells)
    return f"<table:table-row>{''.join(inside)}</table:table-row>"


def ods_cell(kind: str, value: str, shown: str = "") -> str:
    """A cell of a type, such as `float`, with its value attribute."""
    return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{escape(shown)}</text:p></table:table-cell>'


def xlsb(name: str, rows: Rows) -> bytes:
    """A binary workbook of texts, numbers and `error`s, which are #REF!."""
    cells = b""
    for place, values in enumerate(rows):
        cells += _record(0, struct.pack("<I", place) + bytes(13))
        for at, value in enumerate(values):
            head = struct.pack("<II", at, 0)
            if isinstance(value, Raw):
                cells += _record(3, head + b"\x17")
            elif isinstance(value, int | float):
                cells += _record(5, head + struct.pack("<d", value))
            else:
                cells += _record(6, head + _wide(str(value)))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = _record(129) + _record(148, size) + _record(145) + cells + _record(146) + _record(130)
    bundle = struct.pack("<II", 0, 1) + _wide("r1") + _wide(name)
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    return zipped(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _relations(("officeDocument", "xl/workbook.bin")).encode(),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _relations(("worksheet", "worksheets/sheet1.bin")).encode(),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size, length = b"", len(data)
    while length > 127:
        size, length = size + bytes([length & 127 | 128]), length >> 7
    return head + size + bytes([length]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xls(name: str, rows: Rows, *, locked: bool = False, size: tuple[int, int] | None = None) -> bytes:
    """An old workbook of texts, numbers and `error`s (#REF!); `size` is what it claims, in rows and columns."""
    start = _biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    start += _biff(0x2F, bytes(54)) if locked else b""
    title = name.encode("latin-1")
    bounds = _biff(0x85, struct.pack("<IBBBB", len(start) + 12 + len(title) + 4, 0, 0, len(title), 0) + title)
    height, width = size or (len(rows), max(map(len, rows)))
    stream = start + bounds + _biff(0x0A) + _biff(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0))
    stream += _biff(0x200, struct.pack("<IIHHH", 0, height, 0, width, 0))
    for place, values in enumerate(rows):
        for at, value in enumerate(values):
            head = struct.pack("<HHH", place, at, 0)
            if isinstance(value, Raw):
                stream += _biff(0x205, head + b"\x17\x01")
            elif isinstance(value, int | float):
                stream += _biff(0x203, head + struct.pack("<d", value))
            else:
                text = str(value).encode("latin-1")
                stream += _biff(0x204, head + struct.pack("<HB", len(text), 0) + text)
    return ole({"Workbook": stream + _biff(0x0A)})


def _biff(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file: a table of sectors, a folder, the streams."""
    body, folder, chain, at = b"", [_entry("Root Entry", 5, 0xFFFFFFFE, 0, 1)], [0xFFFFFFFD, 0xFFFFFFFE], 2
    for place, (name, data) in enumerate(streams.items(), 2):
        data = data.ljust(4096, b"\x00")  # shorter ones would live in a stream of short streams
        sectors = -(-len(data) // 512)
        folder.append(_entry(name, 2, at, len(data), place if place <= len(streams) else 0xFFFFFFFF))
        chain += [*range(at + 1, at + sectors), 0xFFFFFFFE]
        body += data.ljust(sectors * 512, b"\x00")
        at += sectors
    assert len(chain) <= 128
    assert len(folder) <= 4
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    return head + table + b"".join(folder).ljust(512, b"\x00") + body


def _entry(name: str, kind: int, start: int, length: int, beside: int) -> bytes:
    text = name.encode("utf-16-le") + b"\x00\x00"
    head = text.ljust(64, b"\x00") + struct.pack("<HBB", len(text), kind, 1)
    left, child = (0xFFFFFFFF, beside) if kind == 5 else (0xFFFFFFFF, 0xFFFFFFFF)
    right = 0xFFFFFFFF if kind == 5 else beside
    return head + struct.pack("<III", left, right, child) + bytes(36) + struct.pack("<IQ", start, length)
