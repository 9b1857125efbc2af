"""Workbooks that are damaged, locked or made to hurt: one sentence each, and this process takes no harm."""

import random
import resource
import zipfile

import pytest
from tables import source, zipped
from test_workbooks import ACCOUNTS, FORMATS
from workbook_files import ods, ods_row, ole, row_xml, xls, xlsx

from kamtui.errors import KamtuiError, RejectedError
from kamtui.exchange import workbook_child, workbook_rows
from kamtui.exchange.reading import read
from kamtui.exchange.values import Options, Sheet

TOO_MUCH = "needs more memory or time"
DAMAGED = "is a damaged workbook"
FIRST = "".join(row_xml(place, cells) for place, cells in enumerate(ACCOUNTS, 1))
FAR_ROWS = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
TEXT = "<table:table-cell {} office:value-type='string'><text:p>x</text:p></table:table-cell>"


def bring(data: bytes, **asked: object) -> Sheet:
    (sheet,) = read([source(data, "b.xlsx")], Options(**asked)).sheets  # type: ignore[arg-type]
    return sheet


def far(reference: str) -> bytes:
    """A sheet of a few rows, and one more cell."""
    return xlsx({"S": f'<sheetData>{FIRST}<row><c r="{reference}"><v>1</v></c></row></sheetData>'})


HOSTILE = {
    "a cell in the farthest corner": (far("XFD1048576"), TOO_MUCH),
    "a row beyond every sheet": (far("A4294967295"), TOO_MUCH),
    "a reference beyond every number": (far("ZZZZZZZ99999999999"), DAMAGED),
    "a single cell beyond every sheet": (
        xlsx({"S": '<sheetData><row><c r="B99999999999"><v>1</v></c></row></sheetData>'}),
        "holds more cells than kamtui reads at once",
    ),
    "an xls that claims 128 trillion cells": (xls("S", ACCOUNTS, size=(2**31, 60_000)), TOO_MUCH),
    "an ods that repeats a cell 16 trillion times": (
        ods(
            {
                "S": f"<table:table-row table:number-rows-repeated='4000000'>{TEXT}</table:table-row>".format(
                    "table:number-columns-repeated='4000000'"
                )
            }
        ),
        DAMAGED,
    ),
    "an ods with a far cell": (
        ods(
            {
                "S": ods_row("a", "b") + FAR_ROWS.format(1048570) + "<table:table-row><table:table-cell "
                f"table:number-columns-repeated='16000'/>{TEXT.format('')}</table:table-row>"
            }
        ),
        DAMAGED,
    ),
    "a string that is not there": (
        xlsx({"S": '<sheetData><row><c r="A1" t="s"><v>9</v></c></row></sheetData>'}),
        DAMAGED,
    ),
    "a sheet cut short": (xlsx({"S": "<sheetData><row><c"}), DAMAGED),
    "rows in rows": (xlsx({"S": "<sheetData>" + "<row>" * 50_000}), DAMAGED),
    "an entity": (zipped({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "aa">]><workbook>&a;</workbook>'}), DAMAGED),
    "5,000 columns": (
        xlsx({"S": [[f"h{at}" for at in range(5000)], ["x"]]}),
        "has 5000 columns, more than 2000",
    ),
    "an encrypted xlsx": (ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "is protected with a password"),
    "an encrypted xls": (xls("S", ACCOUNTS, locked=True), "is protected with a password"),
    "an encrypted ods": (ods({"S": ods_row("a")}, "<m:encryption-data/>"), "is protected with a password"),
    "a Word document": (ole({"WordDocument": b"x"}), "looks like a Word document"),
    "an OpenDocument text": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        "an OpenDocument file, but no spreadsheet",
    ),
    "nothing but the name of a part": (zipped({"xl/workbook.xml": b""}), DAMAGED),
    "random bytes as xlsx": (b"PK\x03\x04" + random.Random(1).randbytes(5000), "is a damaged ZIP archive"),
    "random bytes as xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(2).randbytes(5000), "old Office file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_one_sentence(name: str) -> None:
    data, says = HOSTILE[name]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RejectedError, match=says) as caught:
        bring(data)
    assert caught.value.sentence.startswith("b.xlsx")
    assert "\n" not in caught.value.sentence
    assert caught.value.hint
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KiB


def test_a_claimed_size_is_not_believed() -> None:
    data = xlsx({"S": f'<dimension ref="A1:XFD1048576"/><sheetData>{FIRST}</sheetData>'})
    assert len(bring(data).records) == 2


def test_a_far_cell_that_is_only_coloured_does_no_harm() -> None:
    data = xlsx({"S": f'<sheetData>{FIRST}<row><c r="XFD1048576" s="1"/></row></sheetData>'})
    assert len(bring(data).records) == 2


def test_endless_empty_rows_of_an_ods_do_no_harm() -> None:
    rows = ods_row("Account Name", "City") + ods_row("Acme", "Leeds") + FAR_ROWS.format(1048574)
    assert len(bring(ods({"S": rows})).records) == 1


def test_a_sheet_that_is_too_wide_does_not_speak_for_the_others() -> None:
    data = xlsx({"Wide": [["x"] * 3000, ["y"]], "Accounts": ACCOUNTS})
    assert bring(data).decided.sheet == "Accounts"


def test_a_sheet_beside_a_hostile_one_can_be_asked_for() -> None:
    corner = '<sheetData><row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = xlsx({"Accounts": ACCOUNTS, "Far": corner})
    with pytest.raises(RejectedError, match=TOO_MUCH) as caught:
        bring(data)
    assert "--sheet" in caught.value.hint
    assert len(bring(data, sheet="Accounts").records) == 2


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(RejectedError, match="looks like a bomb"):
        bring(xlsx({"S": f"<sheetData>{FIRST}</sheetData>" + " " * 30_000_000}))


def test_too_many_parts() -> None:
    with pytest.raises(RejectedError, match="1001 files"):
        bring(zipped({"xl/workbook.xml": b"", **{f"x/{n}": b"" for n in range(1000)}}, zipfile.ZIP_STORED))


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_rows, "MAX_ROWS", 60)
    assert len(bring(xlsx({"S": [["Account Name", "City"], *[["Acme", "Leeds"]] * 59]})).records) == 59
    with pytest.raises(RejectedError, match="sheet “S” has more than 60 rows"):
        bring(xlsx({"S": [["Account Name", "City"], *[["Acme", "Leeds"]] * 60]}))


def test_a_cell_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_rows, "CELL_LIMIT", 20)
    with pytest.raises(RejectedError, match="row 3 has a cell of more than 1 MiB"):
        bring(xlsx({"S": [["Account Name"], ["x" * 20], ["x" * 21]]}))


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_child, "MAX_CELLS", 8)
    asked = workbook_child.Asked(workbook_child._open(FORMATS["xlsx"]))
    with pytest.raises(workbook_child.Refused) as caught:
        list(asked.rows(0, None))
    assert caught.value.answer == "cells"


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_cut_short(kind: str, part: float) -> None:
    data = FORMATS[kind].rstrip(b"\x00")
    with pytest.raises(RejectedError):
        bring(data[: int(len(data) * part)])


@pytest.mark.parametrize("kind", FORMATS)
def test_flipped_bytes_never_end_in_a_defect(kind: str) -> None:
    chance = random.Random(kind)
    ends = set()
    for _ in range(25):
        data = bytearray(FORMATS[kind])
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            ends.add(type(bring(bytes(data))).__name__)
        except KamtuiError as error:
            ends.add(type(error).__name__ if error.sentence else "nothing said")
    assert "RejectedError" in ends
    assert "nothing said" not in ends
