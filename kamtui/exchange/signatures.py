"""What some bytes are, by how they begin: the extension of a file proves nothing."""

import io
import re
import zipfile
import zlib

LOCKED = "an Office file that is protected with a password"
"""What `looks_like` says of a workbook that nobody reads without its password, or of another such document."""

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"{\\rtf", "a rich text document"),
    (b"\x7fELF", "a program"),
    (b"BEGIN:VCALENDAR", "a calendar (iCalendar)"),
    (b"BEGIN:VCARD", "a card file (vCard)"),
    (b"<?xml", "an XML file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b'{"', "a JSON file"),
    (b"[{", "a JSON file"),
)
_INSIDE: tuple[tuple[str, str], ...] = (
    ("xl/workbook.bin", "an Excel workbook (.xlsb)"),
    ("xl/workbook", "an Excel workbook (.xlsx)"),
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint file"),
    ("content.xml", "an OpenDocument file, but no spreadsheet"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_INSIDE: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint file"),
    ("Workbook", "an Excel workbook (.xls)"),
    ("Book", "an Excel workbook (.xls)"),
)
_FILEPASS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}\x2f\x00", re.DOTALL)  # right behind the first record
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP archive does, an empty one included."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def looks_like(data: bytes) -> str | None:
    """What the bytes are when they are no table of text: `a PNG picture`; None when nothing speaks against a CSV."""
    if is_zip(data):
        return office_file(data) or "a ZIP archive"
    if data.startswith(_OLE):
        return _ole_file(data)
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, name in _BEGINNINGS:
        if head[: len(start)].lower() == start.lower():
            return name
    return None


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a spreadsheet of a format that kamtui reads, or one that is protected with a password."""
    if not (is_zip(data) or data.startswith(_OLE)):
        return False
    what = looks_like(data) or ""
    return what == LOCKED or what.startswith(("an Excel workbook", "an OpenDocument spreadsheet"))


def office_file(data: bytes) -> str | None:
    """Which office format a ZIP archive is, when it is one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and _begins(archive, "mimetype").startswith(_ODS):
                return "an OpenDocument spreadsheet (.ods)"
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    for start, name in _INSIDE:
        if any(entry.startswith(start) for entry in names):
            return name
    return None


def _begins(archive: zipfile.ZipFile, name: str) -> str:
    """The first characters of an entry; nothing when it is damaged."""
    try:
        with archive.open(name) as entry:
            return entry.read(100).decode("latin-1")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError):
        return ""


def _ole_file(data: bytes) -> str:
    """Which kind of old Office file, by the streams its folder names."""
    for stream, name in _OLE_INSIDE:
        if f"{stream}\x00".encode("utf-16-le") in data:
            return LOCKED if _FILEPASS.search(data) else name
    return "an old Office file that is damaged or no workbook"
