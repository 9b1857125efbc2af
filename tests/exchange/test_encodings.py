"""Bytes to text: marks, strict UTF-8, the stated guess, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import source, zipped

from kamtui.errors import KamtuiError, RejectedError, UsageError
from kamtui.exchange.encodings import decode

TEXT = "Name,City\nMüller & Söhne,Köln\n"


@pytest.mark.parametrize(
    ("data", "encoding", "why"),
    [
        (TEXT.encode(), "utf-8", "valid UTF-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig", "byte order mark"),
        (TEXT.encode("utf-16"), "utf-16", "byte order mark"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16", "byte order mark"),
        (TEXT.encode("utf-32"), "utf-32", "byte order mark"),
        (TEXT.encode("cp1252"), "cp1252", "a guess: it is not UTF-8"),
    ],
)
def test_bytes_decide(data: bytes, encoding: str, why: str) -> None:
    decoded = decode(source(data))
    assert (decoded.text, decoded.encoding, decoded.why) == (TEXT, encoding, why)


@pytest.mark.parametrize("asked", ["cp1252", "latin-1", "utf-16-le", "mac-roman", "utf-8"])
def test_asked_encoding_wins(asked: str) -> None:
    assert decode(source(TEXT.encode(asked)), asked).text == TEXT


def test_asked_encoding_drops_a_mark() -> None:
    assert decode(source(TEXT.encode("utf-8-sig")), "utf-8").text == TEXT


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG picture"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "an old Office file"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "an Excel workbook (.xlsx)"),
        (zipped({"xl/workbook.bin": b"x"}), "an Excel workbook (.xlsb)"),
        (zipped({"content.xml": b"<x/>"}), "an OpenDocument file"),
        (b"SQLite format 3\x00" + bytes(99), "a SQLite database"),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML><table>", "a web page"),
        (b"<?xml version='1.0'?>", "an XML file"),
        (b'{"a": 1}', "a JSON file"),
        (b"BEGIN:VCARD\r\n", "a card file"),
        (b"Name\n\x00\x00\x00x\n", "NUL bytes"),
        (TEXT.encode("utf-16-le"), "utf-16-le without its mark"),
        (TEXT.encode("utf-16-be"), "utf-16-be without its mark"),
        (b"\xef\xbb\xbfName\n\xff", "utf-8-sig but is damaged"),
        (b"\xff\xfeN\x00a", "utf-16 but is damaged"),
        (b"Name\n\x81\x8d\n", "neither UTF-8 nor Windows-1252"),
        (b"\xef\xbb\xbfName\nx\x00y\n", "NUL characters"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, says: str) -> None:
    with pytest.raises(RejectedError) as refused:
        decode(source(data))
    assert says in refused.value.sentence
    assert "file.csv" in refused.value.sentence


@pytest.mark.parametrize("asked", ["utf-8", "ascii", "utf-16", "idna"])
def test_wrong_encoding_is_one_sentence(asked: str) -> None:
    with pytest.raises(RejectedError) as refused:
        decode(source("Name\nKöln!!".encode("cp1252")), asked)
    assert asked in refused.value.sentence


@pytest.mark.parametrize("asked", ["utf8x", "", "klingon", "hex", "rot13", "caf\udce9", "a\x00b"])
def test_unknown_encoding(asked: str) -> None:
    with pytest.raises(UsageError):
        decode(source(TEXT), asked)


def test_unknown_encoding_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean cp1252"):
        decode(source(TEXT), "cp-1252x")


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "utf-16", "cp1252", "latin-1", "nonsense"]))
def test_any_bytes_are_text_or_refused(data: bytes, asked: str | None) -> None:
    try:
        decoded = decode(source(data), asked)
    except KamtuiError:
        return
    assert "\x00" not in decoded.text
