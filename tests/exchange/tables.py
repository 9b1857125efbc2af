"""Small tables for the tests of the formats: invented rows as bytes of a file."""

import io
import zipfile

from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Sheet


def source(text: str | bytes, name: str = "file.csv") -> Source:
    """A file with this content."""
    return Source(name, text if isinstance(text, bytes) else text.encode())


def sheet(text: str | bytes, **asked: object) -> Sheet:
    """The one sheet a file holds, with some options asked for."""
    (found,) = read([source(text)], Options(**asked)).sheets  # type: ignore[arg-type]
    return found


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these entries, the same bytes whenever it is made: tests are named after them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 23, 9, 0, 0)), data, method)
    return stream.getvalue()
