"""The tables and workbooks inside a ZIP archive, read in memory: no path of an archive is ever followed or written."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from kamtui.domain.text import clean
from kamtui.errors import RejectedError
from kamtui.exchange.sources import MAX_BYTES, Source
from kamtui.exchange.values import Skipped

MAX_ENTRIES = 1000
"""Entries an archive may have."""

MAX_TOTAL = 500 * 1024 * 1024
"""Bytes all entries together may unpack to."""

MAX_RATIO = 200
"""How many times its own size an archive may unpack to."""

_SMALL = 1024 * 1024
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".ics", ".vcf")
_FAULTS = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, KeyError)


def entries(source: Source) -> Iterator[Source | Skipped]:
    """Every entry that may be a table, as a source named `archive.zip/entry.csv`, and every other one with the reason.

    Raises `RejectedError` for an archive that is damaged or goes beyond the limits, before anything is unpacked.
    """
    with open_archive(source) as archive:
        infos = [info for info in _files(archive) if "__MACOSX/" not in info.filename]
        last_parts = Counter(_last_part(info) for info in infos)
        for info in infos:
            inside = _last_part(info) if last_parts[_last_part(info)] == 1 else info.filename
            yield _entry(f"{source.name}/{clean(inside) or 'entry'}", archive, info)


def open_archive(source: Source) -> zipfile.ZipFile:
    """An archive, nothing of it unpacked. Raises `RejectedError` when it is damaged or goes beyond the limits."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except _FAULTS:
        raise RejectedError(f"{source.name} is a damaged ZIP archive.", "Fetch it again.") from None
    _check(source, _files(archive))
    return archive


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [info for info in archive.infolist() if not info.is_dir()]


def _check(source: Source, infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_ENTRIES:
        raise RejectedError(
            f"{source.name} holds {len(infos)} files, more than {MAX_ENTRIES}.", "Pack the tables alone."
        )
    if total > MAX_TOTAL:
        limit = MAX_TOTAL // (1024 * 1024)
        raise RejectedError(f"{source.name} would unpack to more than {limit} MiB.", "Import what is in it in parts.")
    if total > max(_SMALL, MAX_RATIO * len(source.data)):
        raise RejectedError(
            f"{source.name} would unpack to more than {MAX_RATIO} times its size: it looks like a bomb.",
            "If you trust it, import what is in it as CSV files.",
        )


def _last_part(info: zipfile.ZipInfo) -> str:
    return info.filename.rpartition("/")[2]


def _entry(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Source | Skipped:
    if not info.filename.lower().endswith(_TABLES):
        return Skipped(name, "it is neither a .csv, .tsv or .txt file nor a workbook, calendar or card file")
    if info.flag_bits & 1:
        return Skipped(name, "it is encrypted")
    if info.file_size > MAX_BYTES:
        return Skipped(name, f"it is larger than {MAX_BYTES // (1024 * 1024)} MiB")
    try:
        return Source(name, archive.read(info))
    except _FAULTS:
        return Skipped(name, "it is damaged inside the archive")
