"""A CSV text as a table: numbering, quotes, ragged rows, footers, limits."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.errors import RejectedError
from kamtui.exchange import lines
from kamtui.exchange import table as tables
from kamtui.exchange.delimiters import find_delimiter
from kamtui.exchange.table import Table, read_table


def read(text: str) -> Table:
    return read_table("file.csv", text, find_delimiter(text))


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    found = read('Name,Note\nA,1\n\n"B","two\nlines"\n,\nC,"say ""hi"""\n')
    assert [(row.number, row.cells) for row in found.rows] == [
        (2, ("A", "1")),
        (4, ("B", "two\nlines")),
        (6, ("C", 'say "hi"')),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert [row.cells for row in read(end.join(["Name,City", "A,B", "C,D"])).rows] == [("A", "B"), ("C", "D")]


def test_headings_are_cleaned_and_excel_line_is_not_counted() -> None:
    found = read("sep=;\nName\x1b[31m ; \ufeffCity\nA;B\n")
    assert found.headings == ("Name [31m", "City")
    assert found.rows[0].number == 2


def test_ragged_rows_are_told_and_the_rest_comes_in() -> None:
    found = read("Name,City,Phone\nA\nB,York,1,2\nC,Leeds,3,,\n")
    assert [row.cells for row in found.rows] == [("A", "", ""), ("C", "Leeds", "3")]
    assert [(row.row, row.reason) for row in found.rejected] == [(3, "it has 4 cells under 3 headings")]
    assert found.notes == ("fewer cells than headings in row 2: the rest was read as empty",)


def test_many_short_rows_are_counted() -> None:
    (note,) = read("Name,City\n" + "A\n" * 9).notes
    assert "2, 3, 4, 5, 6 and 4 more" in note


FOOTERS = "\n\nGrand Totals (2 records),\nConfidential Information - Do Not Distribute,\nCopyright © 2000-2025 x,\n"


def test_report_footers_are_dropped() -> None:
    found = read("Account Name,City\nA,B\nC,D" + FOOTERS)
    assert len(found.rows) == 2
    assert found.notes == ("3 footer rows of a report left out",)


@pytest.mark.parametrize("text", ["Name,City\nA,B\nTotal,C\n", "Name,City\nTotal Energy,B\n\nA,B\n"])
def test_what_only_looks_like_a_footer_stays(text: str) -> None:
    assert len(read(text).rows) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("\n ,\n", "is empty"),
        ("\n\nName,City\n\n", "headings in row 3 but no rows"),
        ("Name,City" + FOOTERS, "no rows under them"),
        ('Name,City\nA,B\n"C,D\nE,F\n', "a quote opened in row 3 is never closed"),
        ('Name,City\nA,B\nC,"', "a quote opened in row 3 is never closed"),
        ("Name\n" + "x" * (lines.CELL_LIMIT + 1), "row 2 has a cell of more than 1 MiB"),
        ('Name\n"' + "x\n" * lines.CELL_LIMIT, "a quote that is never closed"),
        (",".join("x" * 2001) + "\n1\n", "2001 columns"),
    ],
)
def test_refused_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(RejectedError) as refused:
        read(text)
    assert says in refused.value.sentence


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    with pytest.raises(RejectedError, match="more than 3 rows"):
        read("Name\n1\n2\n3\n")


def test_a_last_line_that_says_end_is_a_row() -> None:
    assert [row.cells for row in read("Name\nend\nend").rows] == [("end",), ("end",)]


def test_a_cell_of_a_mebibyte_is_read() -> None:
    assert len(read("Name\n" + "x" * 1_000_000 + "\n").rows[0].cells[0]) == 1_000_000


CELL = st.text(alphabet=st.characters(blacklist_characters="\x00\r", blacklist_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_csv_writes_is_read_back(rows: list[tuple[str, str]], sign: str) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL)
    writer.writerows([("Name", "City"), *rows, ("last", "row")])
    found = read(stream.getvalue())
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in found.rows] == [*kept, ("last", "row")]
    assert found.rejected == ()
