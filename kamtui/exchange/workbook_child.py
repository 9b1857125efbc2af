"""The rows of a workbook as text, read by calamine in a process of its own with limits on memory and time.

A file of one kilobyte may claim a sheet of 17 billion cells; calamine believes it and takes the whole process along.
This file is run as a script and imports nothing of kamtui. It is told the length of the workbook in eight bytes, then
its bytes, and answers with the sheets: `[[place, name, shown], …]`. To a line `[place, most]` it answers with the first
`most` rows that are not blank (`null`: with all), each `[number, cells]`, and `null` behind them. Every answer is one
line of JSON. `["columns", 5000]` refuses a sheet; a word, such as `"damaged"` or `"password"`, is the last answer.
"""

import io
import json
import math
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

MAX_MEMORY = 1024 * 1024 * 1024
"""Bytes that reading a workbook may take."""

MAX_SECONDS = 60
"""Seconds of computing that reading a workbook may take."""

MAX_COLUMNS = 2000
"""Columns from the first that is filled to the last."""

MAX_AREA = 50_000_000
"""Cells of a sheet from its first row to the last that is filled, empty ones included."""

MAX_CELLS = 10_000_000
"""Cells handed out in all."""

MAX_CHARS = 256 * 1024 * 1024
"""Characters handed out in all."""

_XLSX_ERROR = re.compile(rb"""(<(?:\w+:)?c\s[^>]*?\bt=)(["'])e\2""")
_ODS_ERROR = re.compile(rb"""<table:table-cell\s[^>]*\bcalcext:value-type="error"[^>]*>""")
_MANIFEST = "META-INF/manifest.xml"
_ODS_NO_TEXT = b' office:string-value=""'
_HALF_SECOND = timedelta(milliseconds=500)


class Refused(Exception):
    """The workbook is not read on: `answer` says why."""

    def __init__(self, answer: str) -> None:
        super().__init__(answer)
        self.answer = answer


class TooWide(Exception):
    """A sheet has more than `MAX_COLUMNS`; the others may be read."""

    def __init__(self, columns: int) -> None:
        super().__init__(columns)
        self.columns = columns


class Asked:
    """The sheets of a workbook, asked for their rows. Keeps count of what it handed out."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._last: tuple[int, Any] | None = None
        self._cells = 0
        self._chars = 0

    def sheets(self) -> list[tuple[int, str, bool]]:
        """Place, name, and whether it is shown; charts and macros left out."""
        found = enumerate(self._book.sheets_metadata)
        return [
            (place, one.name, str(one.visible).endswith(".Visible"))
            for place, one in found
            if str(one.typ).endswith(".WorkSheet")
        ]

    def rows(self, place: int, most: int | None) -> Iterator[tuple[int, list[str]]]:
        """Number and cells of the rows that are not blank. Raises `TooWide`, and `Refused` beyond the other limits."""
        sheet = self._sheet(place)
        if sheet.width > MAX_COLUMNS:
            raise TooWide(sheet.width)
        if sheet.end is not None and (sheet.end[0] + 1) * sheet.width > MAX_AREA:
            raise Refused("cells")  # calamine hands out every empty row above the first filled one
        left = most
        for number, values in enumerate(sheet.iter_rows(), 1):
            cells = trimmed(values)
            if not cells:
                continue
            if left == 0:
                return
            left = None if left is None else left - 1
            self._cells += len(cells)
            self._chars += sum(map(len, cells))
            if self._cells > MAX_CELLS or self._chars > MAX_CHARS:
                raise Refused("cells")
            yield number, cells

    def _sheet(self, place: int) -> Any:
        """A sheet; the last one is kept, for it is looked at before it is read."""
        if self._last is None or self._last[0] != place:
            self._last = None  # two at a time may be too much
            self._last = place, self._book.get_sheet_by_index(place)
        return self._last[1]


def trimmed(values: list[Any]) -> list[str]:
    """A row as text, without the empty cells at its end."""
    cells = [value if type(value) is str else as_text(value) for value in values]
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def as_text(value: object) -> str:
    """A cell as it stands in a CSV: plain figures without exponent, days as ISO, a time of day only where there is one.

    What a spreadsheet computes is off by parts of a millisecond: a time is rounded to its second.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _figures(value)
    if isinstance(value, datetime):
        moment = _rounded(value)
        return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds")
    if isinstance(value, timedelta):
        return _hours(value)
    return str(value)


def _figures(value: float) -> str:
    if not math.isfinite(value):
        return "#NUM!"
    # a spreadsheet shows fifteen figures, and computes 0.30000000000000004
    figures = repr(value if value.is_integer() else float(f"{value:.15g}"))
    if "e" in figures:
        figures = format(Decimal(figures), "f")
    if figures.endswith(".0"):
        figures = figures[:-2]
        return "0" if figures == "-0" else figures
    return f"{figures}0" if figures[-4:-3] == "." else figures  # 1.234 might be read as a thousand


def _rounded(value: datetime) -> datetime:
    whole = value.replace(microsecond=0)
    if value - whole < _HALF_SECOND or whole >= datetime.max.replace(microsecond=0):  # noqa: DTZ901
        return whole
    return whole + timedelta(seconds=1)


def _hours(value: timedelta) -> str:
    sign = "-" if value < timedelta() else ""
    minutes, seconds = divmod(round(abs(value).total_seconds()), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def with_errors(data: bytes) -> bytes:
    """The same workbook with `#REF!` and its like as text: calamine reads a cell that failed as an empty one.

    Only XLSX and ODS; what is no archive comes back as it was.
    """
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
            raise Refused("password")
        failed = {name: text for name in archive.namelist() if (text := _failed(archive, name)) is not None}
        if not failed:
            return data
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as copy:
            for info in archive.infolist():
                copy.writestr(info, failed.get(info.filename) or archive.read(info), zipfile.ZIP_DEFLATED, 1)
    return stream.getvalue()


def _failed(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """A part with its errors as text; None for one that has none."""
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        text = archive.read(name)
        return _XLSX_ERROR.sub(rb"\1\2str\2", text) if b'"e"' in text or b"'e'" in text else None
    if name == "content.xml":
        text = archive.read(name)
        return _ODS_ERROR.sub(lambda found: found[0].replace(_ODS_NO_TEXT, b""), text) if _ODS_NO_TEXT in text else None
    return None


def _limit() -> None:
    """Bounds this process; no core of a rep's customers is left behind when a bound is met."""
    for what, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, MAX_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        try:
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):  # a system without this bound
            continue


def _open(data: bytes) -> Any:
    try:
        import python_calamine
    except ImportError:
        raise Refused("missing") from None
    try:
        return python_calamine.load_workbook(io.BytesIO(with_errors(data)))
    except python_calamine.PasswordError:
        raise Refused("password") from None


def _answer(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")


def main() -> None:
    """Reads the workbook from standard input and answers until nothing more is asked."""
    _limit()
    try:
        length = int.from_bytes(sys.stdin.buffer.read(8), "big")
        asked = Asked(_open(sys.stdin.buffer.read(length)))
        _answer(asked.sheets())
        sys.stdout.flush()
        for line in sys.stdin.buffer:
            place, most = json.loads(line)
            try:
                for row in asked.rows(place, most):
                    _answer(row)
                _answer(None)
            except TooWide as wide:
                _answer(["columns", wide.columns])
            sys.stdout.flush()
    except Refused as refused:
        _answer(refused.answer)
    except MemoryError:
        _answer("memory")
    except BaseException:  # a panic of the Rust library is no Exception
        _answer("damaged")


if __name__ == "__main__":
    main()
