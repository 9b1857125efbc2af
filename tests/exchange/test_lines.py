"""A text gone through in batches says the same however large they are, and whether it is held or not."""

import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import sheet

from kamtui.domain.words import DateOrder, DecimalSign
from kamtui.errors import RejectedError, UsageError
from kamtui.exchange import lines, sales, sources, texts
from kamtui.exchange.delimiters import Delimiter
from kamtui.exchange.lines import Lines
from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source, load
from kamtui.exchange.values import Options, SaleRecord, Sheet

COMMA = Delimiter(",", "asked")
SALES = "Customer,Order Date,Amount\nMüller,13/4/2026,1.50\nAcme,3/4/2026,2\n\nGrand Totals,,3.50\n"


def told(text: str) -> tuple[object, ...]:
    """Everything a run through a text says, or how it is refused."""
    try:
        run = Lines("f.csv", lambda: io.StringIO(text, newline=""), COMMA, 100).run()
        batches = list(run.batches())
    except RejectedError as refused:
        return (refused.sentence,)
    rows = [(n, tuple(cells)) for one in batches for n, cells in zip(one.numbers, one.rows, strict=True)]
    return run.headings, rows, run.notes, run.rejected, run.first


ROW = st.sampled_from(["", ",", "A,1", "A", "A,1,", "A,1,2", "Total,1", "Copyright", '"x\ny",2', ' "q",1', '"open'])


@given(st.lists(ROW, max_size=12), st.integers(1, 4))
def test_the_size_of_a_batch_changes_nothing(rows: list[str], size: int) -> None:
    text = "\n".join(["Name,City", *rows])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_BATCH", 1000)
        expected = told(text)
        patch.setattr(lines, "_BATCH", size)
        assert told(text) == expected


def test_it_tells_how_far_it_is() -> None:
    heard: list[int] = []
    text = "Name\n" + "x\n" * 12_000
    run = Lines("f.csv", lambda: io.StringIO(text, newline=""), COMMA, 20_000).run(heard.append)
    assert sum(len(batch.rows) for batch in run.batches()) == 12_000
    assert heard == [5_000, 10_000]


def unheld(path: Path, data: bytes, **asked: object) -> Sheet:
    """The sheet of a file that is not held, decoded in pieces of a few bytes."""
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "LONG_BYTES", 8)
        patch.setattr(sources, "_BEGINNING", 64)
        patch.setattr(texts, "_PIECE", 7)
        found = load(str(path))
        assert found.long is not None
        (one,) = read([found], Options(**asked)).sheets  # type: ignore[arg-type]
    return one


@pytest.mark.parametrize(
    ("encoding", "asked"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("utf-32", None), ("cp1252", None), ("cp1252", "latin-1")],
)
def test_a_long_text_is_read_as_a_held_one(tmp_path: Path, encoding: str, asked: str | None) -> None:
    data = SALES.encode(encoding)
    assert unheld(tmp_path / "file.csv", data, encoding=asked) == sheet(data, encoding=asked)


@pytest.mark.parametrize("text", ["Name,City\nMüller,Köln\n", "sep=;\nCustomer;Order Date;Amount\nA;2026-01-05;1\n"])
def test_a_long_table_of_anything_is_read(tmp_path: Path, text: str) -> None:
    assert unheld(tmp_path / "file.csv", text.encode()) == sheet(text)


@pytest.mark.parametrize(
    ("data", "asked", "says"),
    [
        (b"\xef\xbb\xbf" + SALES.encode() + b"\xff", None, "begins as utf-8-sig but is damaged"),
        (SALES.encode() + b"\x81\x8d\n", None, "neither UTF-8 nor Windows-1252"),
        (b"\xef\xbb\xbf" + b"x" * 80 + b"\x00\n", None, "NUL characters"),
        (SALES.encode() + b"\xff", "utf-8", f"byte {len(SALES.encode()) + 1} does not fit"),
        (SALES.encode(), "utf-16", "is not utf-16"),
        (b"%PDF-1.7" + b"x" * 80, None, "a PDF document"),
    ],
)
def test_a_long_text_that_is_none(tmp_path: Path, data: bytes, asked: str | None, says: str) -> None:
    with pytest.raises(RejectedError, match=says):
        unheld(tmp_path / "file.csv", data, encoding=asked)


@pytest.mark.parametrize("asked", ["klingon", "hex"])
def test_a_long_text_in_an_encoding_that_is_none(tmp_path: Path, asked: str) -> None:
    with pytest.raises(UsageError, match="Nobody knows"):
        unheld(tmp_path / "file.csv", SALES.encode(), encoding=asked)


def long_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr(sources, "LONG_BYTES", 8)
    path.write_bytes(SALES.encode())
    return load(str(path))


def test_a_long_file_that_changes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = long_file(tmp_path / "file.csv", monkeypatch)
    os.utime(tmp_path / "file.csv", (1, 1))
    with pytest.raises(RejectedError, match="changed while it was read"):
        read([found], Options())
    os.remove(tmp_path / "file.csv")
    with pytest.raises(RejectedError, match="cannot be read"):
        read([found], Options())


def test_only_what_must_be_held_has_to_be_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 20)
    found = long_file(tmp_path / "sales.csv", monkeypatch)
    assert len(read([found], Options()).sheets[0].records) == 2
    (tmp_path / "accounts.csv").write_bytes(b"Account Name,City\n" + b"Acme,Leeds\n" * 9)
    with pytest.raises(RejectedError, match="larger than"):
        read([load(str(tmp_path / "accounts.csv"))], Options())


def test_what_is_proved_behind_the_first_rows_counts_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_BATCH", 1)
    monkeypatch.setattr(sales, "_LOOK", 2)
    stream = io.StringIO()
    early = [("A", "3/4/2026", "1.234"), ("A", "5/4/2026", "2.345")] * 3
    csv.writer(stream).writerows([("Customer", "Order Date", "Amount"), *early, ("A", "4/13/2026", "1.5")])
    found = sheet(stream.getvalue())
    assert (found.decided.date_order, found.decided.decimal) == (DateOrder.MDY, DecimalSign.POINT)
    assert found.decided.date_order_from == "proved by “4/13/2026” in row 8"
    records = [record for record in found.records if isinstance(record, SaleRecord)]
    assert [(str(one.day), str(one.amount)) for one in records] == [
        ("2026-03-04", "3.702"),
        ("2026-05-04", "7.035"),
        ("2026-04-13", "1.5"),
    ]


def test_two_orders_far_apart_are_still_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_BATCH", 1)
    monkeypatch.setattr(sales, "_LOOK", 1)
    text = "Customer,Order Date,Amount\nA,13/4/2026,1\n" + "A,1/4/2026,1\n" * 5 + "A,4/13/2026,1\n"
    with pytest.raises(RejectedError, match=r"mixes two orders.*row 2.*row 8"):
        sheet(text)
