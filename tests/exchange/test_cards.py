"""Cards as contacts: every real file against its reference parse, the ways of version 2.1, and what is written."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import source

from kamtui.domain.text import clean
from kamtui.exchange.card_write import VERSIONS, CardContact, write_cards
from kamtui.exchange.reading import read
from kamtui.exchange.sources import load
from kamtui.exchange.values import ContactRecord, Options, Sort


def people(data: str | bytes) -> list[ContactRecord]:
    found = read([source(data, "a.vcf")], Options(sort=Sort.CONTACTS)).sheets
    return [record for one in found for record in one.records if isinstance(record, ContactRecord)]


def test_real_files_say_what_their_reference_parse_says(shared: Path) -> None:
    files = json.loads((shared / "expected" / "vcf.json").read_text("utf-8"))["files"]
    assert len(files) == 10
    for name, facts in files.items():
        found = people(load(str(shared / name)).data)
        assert len(found) == facts["n_cards"]
        for card, one in zip(facts["cards"], found, strict=True):
            assert (one.name, one.title) == (card["fn"], card["title"])
            assert (one.account_names, one.department) == (
                tuple((card["org"] or [])[:1]),
                (card["org"] or [])[1:2][0] if len(card["org"] or []) > 1 else None,
            )
            assert (one.email in card["emails"]) if card["emails"] else one.email is None
            numbers = {number.removeprefix("tel:").replace(";ext=", " ext ") for number in card["tels"]}
            assert {one.phone, one.mobile} - {None} <= numbers
            assert bool(card["tels"]) == bool(one.phone or one.mobile)


SOFT = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=\r\n=F6rg\r\n"
    b"FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:J=F6rg M=FCl=\r\nler\r\nORG:Gro\xc3\x9f & Co, KG;Einkauf\r\n"
    b"TEL;WORK;FAX:1\r\nTEL;HOME:2\r\nTEL;WORK;VOICE:3\r\nTEL;CELL:4\r\n"
    b"PHOTO;JPEG;BASE64:\r\n AAAA\r\n\r\nEMAIL;PREF;INTERNET:j@x.example\r\nEND:VCARD\r\n"
)


def test_version_2_1() -> None:
    (one,) = people(SOFT)
    assert (one.name, one.account_names, one.department) == ("Jörg Müller", ("Groß & Co, KG",), "Einkauf")
    assert (one.phone, one.mobile, one.email) == ("3", "4", "j@x.example")


def test_broken_cards_stay_out_one_by_one(capfd: pytest.CaptureFixture[str]) -> None:
    text = (
        "BEGIN:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Ann\nnonsense\n;;:\nEND:VCARD\n"
        "BEGIN:VCARD\nN:Lee;Bo;;;\nEND:VCARD\nBEGIN:VCARD\nFN:open\n"
    )
    (found,) = read([source(text, "a.vcf")], Options()).sheets
    assert [one.name for one in found.records if isinstance(one, ContactRecord)] == ["Ann", "Bo Lee"]
    assert [(one.row, one.column) for one in found.rejected] == [(1, "FN"), (13, None)]
    assert capfd.readouterr() == ("", "")


WORD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120).map(clean).filter(bool)


@given(version=st.sampled_from(VERSIONS), name=WORD, account=WORD, title=WORD, department=WORD)
def test_what_is_written_is_read(version: str, name: str, account: str, title: str, department: str) -> None:
    wanted = CardContact("u", name, account, department, title, "user", "a@x.example", "+49 1", "2", 0)
    data = write_cards([wanted, wanted], version)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    one, _ = people(data)
    assert (one.name, one.account_names, one.department, one.title) == (name, (account,), department, title)
    assert (one.code, one.role, one.email, one.phone, one.mobile) == ("u", "user", "a@x.example", "+49 1", "2")
