"""Formulas that failed in an old or binary workbook (XLS, XLSB), whose reader hands them out as empty cells.

XLSX and ODS are not looked at here: there the failed cell itself is read, and its row is rejected.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from kamtui.exchange.signatures import is_zip

_CODES = rb"[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]"
"""#NULL!, #DIV/0!, #VALUE!, #REF!, #NAME?, #NUM!, #N/A, #GETTING_DATA."""

# records of BIFF8: an error that stands there (BOOLERR), and a formula (FORMULA) whose result is one
_XLS = re.compile(
    rb"\x05\x02\x08\x00.{6}" + _CODES + rb"\x01|\x06\x00.{2}.{6}\x02\x00" + _CODES + rb"\x00\x00\x00\xff\xff", re.DOTALL
)
# records of BIFF12 that begin so: a cell's column lies below 16,384, its style below 16 million
_XLSB = re.compile(
    rb"\x03\x09.[\x00-\x3f]\x00\x00.{4}" + _CODES + rb"|\x0b.{1,3}[\x00-\x3f]\x00\x00.{4}" + _CODES, re.DOTALL
)
_ERRORS = (3, 11)
"""Kinds of BIFF12 records: an error that stands there (BrtCellError), and of a formula (BrtFmlaError)."""

_LARGEST = 64 * 1024 * 1024
"""Bytes of a sheet beyond which nobody looks."""


def failed_cells(data: bytes) -> int:
    """How many cells of an XLS or XLSB workbook hold a failed formula, on all its sheets; 0 for any other file."""
    if not is_zip(data):
        return sum(1 for _ in _XLS.finditer(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [one for one in archive.infolist() if one.filename.startswith("xl/worksheets/")]
            sheets = [one for one in parts if one.filename.endswith(".bin") and one.file_size <= _LARGEST]
            return sum(_failed(archive.read(one)) for one in sheets)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return 0


def _failed(sheet: bytes) -> int:
    """Goes through the records only where something looks like one of them."""
    return sum(kind in _ERRORS for kind in _kinds(sheet)) if _XLSB.search(sheet) else 0


def _kinds(sheet: bytes) -> Iterator[int]:
    """The kinds of the records of a sheet, to its end or as far as it is sound."""
    at, whole = 0, len(sheet)
    while at < whole:
        kind = sheet[at]
        at += 1
        if kind >= 128 and at < whole:
            kind = kind & 127 | sheet[at] << 7
            at += 1
        size = shift = 0
        while at < whole and shift < 28:
            byte = sheet[at]
            at += 1
            size |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        at += size
        if at <= whole:
            yield kind
