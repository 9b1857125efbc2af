"""From bytes to text: byte order mark, else strict UTF-8, else Windows-1252, said as a guess."""

import codecs
import difflib
from dataclasses import dataclass, field

from kamtui.domain.text import clean
from kamtui.errors import RejectedError, UsageError
from kamtui.exchange.signatures import looks_like
from kamtui.exchange.sources import Source

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and the encoding of each."""

COMMON = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "iso-8859-15", "cp1250", "mac-roman")
"""Encodings that are offered."""

_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how its bytes were understood."""

    text: str = field(repr=False)
    encoding: str
    why: str


def decode(source: Source, asked: str | None = None) -> Decoded:
    """The text of a file that is held. Raises `RejectedError` for empty and binary files and for bytes the encoding
    does not have, `UsageError` when nobody knows the encoding asked for."""
    check_kind(source)
    return text_in(source, asked)


def text_in(source: Source, asked: str | None = None) -> Decoded:
    """The text of a file that is held, whatever it is of. Raises as `decode` does of bytes and encodings."""
    decoded = _by_its_bytes(source) if asked is None else _as_asked(source, asked)
    if "\x00" in decoded.text:
        raise nul_characters(source)
    return decoded


def check_kind(source: Source) -> None:
    """Raises `RejectedError` for no bytes and for those that are no table of text."""
    if not source.data:
        raise RejectedError(f"{source.name} is empty.", "Nothing was imported.")
    what = looks_like(source.data)
    if what is not None:
        raise RejectedError(f"{source.name} is no CSV file: it looks like {what}.", "Save the table as CSV first.")


def _as_asked(source: Source, asked: str) -> Decoded:
    name = codec(asked)
    try:
        if lacks_nul(name, source.data):
            raise UnicodeError
        text = source.data.decode(name)
    except UnicodeError as error:
        raise misfit(source, asked, error) from None
    except (LookupError, ValueError):
        raise unknown(asked) from None  # a codec, but not one of text
    return Decoded(text.removeprefix("\ufeff"), name, "as asked")


def codec(asked: str) -> str:
    """The name of an encoding that is asked for. Raises `UsageError` when nobody knows it."""
    try:
        return codecs.lookup(asked).name
    except (LookupError, ValueError):
        raise unknown(asked) from None


def lacks_nul(encoding: str, data: bytes) -> bool:
    """Whether bytes cannot be of that encoding: its line ends alone have NUL bytes."""
    return encoding.startswith(("utf-16", "utf-32")) and b"\x00" not in data


def _by_its_bytes(source: Source) -> Decoded:
    data = source.data
    for mark, name in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(name), name, "byte order mark")
            except UnicodeDecodeError:
                raise damaged(source, name) from None
    if b"\x00" in data[:_SAMPLE]:
        raise _with_nuls(source)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(data.decode("cp1252"), "cp1252", "a guess: it is not UTF-8")
    except UnicodeDecodeError:
        raise neither(source) from None


def misfit(source: Source, asked: str, error: UnicodeError) -> RejectedError:
    """What is said when the bytes are not of the encoding asked for."""
    at = getattr(error, "start", 0)
    return RejectedError(
        f"{source.name} is not {clean(asked, 40)}: byte {at + 1} does not fit.",
        "Leave --encoding out to let the bytes decide.",
    )


def damaged(source: Source, encoding: str) -> RejectedError:
    """What is said when the bytes are not of the encoding that their mark names."""
    return RejectedError(f"{source.name} begins as {encoding} but is damaged further on.", "Export it again.")


def neither(source: Source) -> RejectedError:
    """What is said when nothing is left to guess."""
    return RejectedError(f"{source.name} is neither UTF-8 nor Windows-1252 text.", "Name its encoding with --encoding.")


def nul_characters(source: Source) -> RejectedError:
    """What is said of a text that is none."""
    return RejectedError(
        f"{source.name} is no CSV file: it has NUL characters in it.", "Name its encoding with --encoding."
    )


def _with_nuls(source: Source) -> RejectedError:
    """NUL in every other byte is UTF-16 without its mark; anything else is no text."""
    sample = source.data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if min(even, odd) == 0 and max(even, odd) * 10 > half * 3:
        name = "utf-16-le" if odd > even else "utf-16-be"
        return RejectedError(f"{source.name} looks like {name} without its mark.", f"Say --encoding {name}.")
    return RejectedError(f"{source.name} is no CSV file: it has NUL bytes in it.", "Save the table as CSV first.")


def unknown(asked: str) -> UsageError:
    """What is said of an encoding that nobody knows, or that is none of text."""
    near = difflib.get_close_matches(asked.lower()[:40], COMMON, 1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return UsageError(f"Nobody knows the encoding “{clean(asked, 40)}”{meant}.", "")
