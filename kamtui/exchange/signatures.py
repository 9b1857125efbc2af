"""What some bytes are, by how they begin: the extension of a file proves nothing."""

import io
import zipfile

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file, probably an Excel workbook (.xls)"),
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
    ("xl/", "an Excel workbook (.xlsx)"),
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint file"),
    ("content.xml", "an OpenDocument file (.ods or .odt)"),
)


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP archive does, an empty one included."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def looks_like(data: bytes) -> str | None:
    """What the bytes are when they are no table of text: `a PNG picture`; None when nothing speaks against a CSV."""
    if is_zip(data):
        return office_file(data) or "a ZIP archive"
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, name in _BEGINNINGS:
        if head[: len(start)].lower() == start.lower():
            return name
    return None


def office_file(data: bytes) -> str | None:
    """Which office format a ZIP archive is, when it is one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    for start, name in _INSIDE:
        if any(entry.startswith(start) for entry in names):
            return name
    return None
