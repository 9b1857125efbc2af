"""Archives: limits before anything is unpacked, nothing followed, every table named."""

import struct
import zipfile

import pytest
from tables import source, zipped

from kamtui.errors import RejectedError
from kamtui.exchange import zips
from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Skipped, Sort

ACCOUNTS = b"Account Name,City\nAcme,Leeds\n"
CONTACTS = b"First Name,Last Name,Email\nRina,Shah,r@a.example\n"


def test_tables_are_named_by_their_last_part_unless_that_is_doubled() -> None:
    data = zipped({"x/a.csv": ACCOUNTS, "x/b.csv": ACCOUNTS, "y/b.CSV": ACCOUNTS, "y/b.csv": ACCOUNTS})
    names = [entry.name for entry in zips.entries(source(data, "z.zip")) if isinstance(entry, Source)]
    assert names == ["z.zip/a.csv", "z.zip/x/b.csv", "z.zip/b.CSV", "z.zip/y/b.csv"]


def test_every_kind_inside_is_read_and_the_rest_is_named() -> None:
    data = zipped(
        {
            "contacts.csv": CONTACTS,
            "accounts.csv": ACCOUNTS,
            "readme.md": b"hello",
            "empty.csv": b"",
            "headings.csv": b"Account Name\n",
            "other.csv": b"a,b\n1,2\n",
            "picture.csv": b"\x89PNG\r\n\x1a\n",
            "inner.zip": zipped({"accounts.csv": ACCOUNTS}),
            "__MACOSX/._accounts.csv": b"\x00\x05\x16\x07",
        }
    )
    found = read([source(data, "z.zip")], Options())
    assert [(sheet.sort, sheet.file) for sheet in found.sheets] == [
        (Sort.ACCOUNTS, "z.zip/accounts.csv"),
        (Sort.CONTACTS, "z.zip/contacts.csv"),
    ]
    reasons = {skipped.file.removeprefix("z.zip/"): skipped.reason for skipped in found.skipped}
    assert set(reasons) == {"readme.md", "empty.csv", "headings.csv", "other.csv", "picture.csv", "inner.zip"}
    assert reasons["empty.csv"] == "is empty."
    assert "“a”, “b”" in reasons["other.csv"]
    assert "no rows" in reasons["headings.csv"]


def test_a_sort_asked_for_takes_the_tables_of_that_sort() -> None:
    data = zipped({"contacts.csv": CONTACTS, "accounts.csv": ACCOUNTS})
    found = read([source(data, "z.zip")], Options(sort=Sort.CONTACTS))
    assert [sheet.file for sheet in found.sheets] == ["z.zip/contacts.csv"]
    assert found.skipped == (Skipped("z.zip/accounts.csv", "does not hold contacts."),)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04" + b"x" * 50, zipped({"a.csv": ACCOUNTS})[:-30], b"PK\x05\x06", b"PK\x03\x04"],
)
def test_damaged_archives(data: bytes) -> None:
    with pytest.raises(RejectedError, match="damaged ZIP archive"):
        read([source(data, "z.zip")], Options())


def test_an_entry_that_is_damaged_is_skipped() -> None:
    data = bytearray(zipped({"a.csv": ACCOUNTS, "b.csv": b"Account Name\n" + b"Bora\n" * 50}, zipfile.ZIP_STORED))
    at = data.index(b"Leeds")
    data[at : at + 5] = b"Xeeds"
    found = read([source(bytes(data), "z.zip")], Options())
    assert [sheet.file for sheet in found.sheets] == ["z.zip/b.csv"]
    assert found.skipped[0].reason == "it is damaged inside the archive"


def test_an_encrypted_entry_is_skipped() -> None:
    data = bytearray(zipped({"a.csv": ACCOUNTS}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (entry,) = zips.entries(source(bytes(data), "z.zip"))
    assert entry == Skipped("z.zip/a.csv", "it is encrypted")


@pytest.mark.parametrize("data", [zipped({}), zipped({"a.txt": b"hello\nworld\n"}), zipped({"folder/": b""})])
def test_archives_without_a_table(data: bytes) -> None:
    with pytest.raises(RejectedError, match="holds no table of accounts, contacts, sales, tasks or an index"):
        read([source(data, "z.zip")], Options())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = zipped({"a.csv": b"Account Name\n" + b"a" * 20_000_000})
    with pytest.raises(RejectedError, match="looks like a bomb"):
        read([source(data, "z.zip")], Options())


def test_a_claim_of_four_gigabytes_is_refused() -> None:
    data = bytearray(zipped({"a.csv": ACCOUNTS}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 0xFFFFFFF0)
    with pytest.raises(RejectedError, match="more than 500 MiB"):
        read([source(bytes(data), "z.zip")], Options())


def test_too_many_entries() -> None:
    data = zipped({f"{n}.csv": b"x" for n in range(zips.MAX_ENTRIES + 1)}, zipfile.ZIP_STORED)
    with pytest.raises(RejectedError, match="1001 files"):
        read([source(data, "z.zip")], Options())


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "/abs.csv", "a\x1b[31m.csv", "\u202egnp.csv"])
def test_hostile_names_are_only_names(name: str) -> None:
    found = read([source(zipped({name: ACCOUNTS}), "z.zip")], Options())
    (sheet,) = found.sheets
    assert len(sheet.records) == 1
    assert not set("\x1b\u202e") & set(sheet.file)
    assert ".." not in sheet.file
