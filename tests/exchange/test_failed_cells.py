"""Failed formulas of formats that hand them out as empty cells are told in one note."""

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbook_files import Rows, error, xls, xlsb, xlsx

from kamtui.exchange.failed_cells import failed_cells
from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options

Make = Callable[[str, Rows], bytes]


def notes(data: bytes) -> list[str]:
    (sheet,) = read([Source("book", data)], Options()).sheets
    return [note for note in sheet.notes if "failed formula" in note]


@pytest.mark.parametrize("make", [xls, xlsb])
def test_they_are_counted_and_said_once(make: Make) -> None:
    rows = [["Account Name", "Phone"], ["Acme", error("#REF!")], ["Borealis", 5], ["Cobalt", error("#REF!")]]
    said = "read as empty: save the workbook as .xlsx to see where"
    assert notes(make("Accounts", rows)) == [f"2 cells with a failed formula were {said}"]
    assert notes(make("Accounts", rows[:3])) == [f"1 cell with a failed formula was {said}"]


@pytest.mark.parametrize("make", [xls, xlsb])
def test_a_sound_workbook_is_not_spoken_of(make: Make) -> None:
    rows = [["Account Name", "Phone"], *([f"Acme {n}", n * 0x0B03_0905] for n in range(500))]
    assert notes(make("Accounts", rows)) == []


def test_a_formula_that_failed() -> None:
    head = struct.pack("<HHH", 1, 1, 0)
    formula = struct.pack("<HH", 0x06, 22) + head + b"\x02\x00\x2a\x00\x00\x00\xff\xff" + bytes(8)
    assert failed_cells(bytes(100) + formula) == 1
    text = struct.pack("<HH", 0x06, 22) + head + b"\x00\x00\x2a\x00\x00\x00\xff\xff" + bytes(8)
    assert failed_cells(bytes(100) + text) == 0


def test_other_formats_have_their_failed_cells_read() -> None:
    assert failed_cells(xlsx({"Accounts": [["Account Name", "Phone"], ["Acme", error("#REF!")]]})) == 0


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    assert failed_cells(data) >= 0
    assert failed_cells(b"PK\x03\x04" + data) == 0
