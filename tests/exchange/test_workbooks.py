"""Workbooks of every format: the right sheet, the right heading row, cells as text."""

from dataclasses import replace

import pytest
from tables import source, zipped
from workbook_files import DAY, MOMENT, Raw, Rows, error, number, ods, ods_cell, ods_row, xls, xlsb, xlsx

from kamtui.errors import RejectedError, UsageError
from kamtui.exchange.reading import Read, read
from kamtui.exchange.table import Table
from kamtui.exchange.values import AccountRecord, Options, Sort, TaskRecord
from kamtui.exchange.workbooks import heading_place, read_workbook

ACCOUNTS: Rows = [["Account Name", "Customer ID", "City"], ["Acme", 17850.0, "Leeds"], ["Bora", 3.0, "York"]]
CONTACTS: Rows = [["First Name", "Last Name", "Email"], ["Rina", "Shah", "r@a.example"]]
ODS_ACCOUNTS = "".join(
    ods_row(*(ods_cell("float", f'office:value="{cell}"') if isinstance(cell, float) else str(cell) for cell in row))
    for row in ACCOUNTS
)
FORMATS = {
    "xlsx": xlsx({"Accounts": ACCOUNTS}),
    "xlsb": xlsb("Accounts", ACCOUNTS),
    "xls": xls("Accounts", ACCOUNTS),
    "ods": ods({"Accounts": ODS_ACCOUNTS}),
}


def table(data: bytes, **asked: object) -> Table:
    return read_workbook(source(data, "b.xlsx"), Options(**asked)).table  # type: ignore[arg-type]


def bring(data: bytes, **asked: object) -> Read:
    return read([source(data, "b.xlsx")], Options(**asked))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["b.xlsx", "b.csv", "b"])
def test_every_format_is_read_whatever_its_name(kind: str, name: str) -> None:
    (sheet,) = read([source(FORMATS[kind], name)], Options()).sheets
    assert [(found.row, found.name, found.code, found.city) for found in sheet.records] == [  # type: ignore[union-attr]
        (2, "Acme", "17850", "Leeds"),
        (3, "Bora", "3", "York"),
    ]
    assert (sheet.sort, sheet.decided.sheet, sheet.decided.encoding) == (Sort.ACCOUNTS, "Accounts", "workbook")
    assert sheet.preview == (("Account Name", "Customer ID", "City"), ("Acme", "17850", "Leeds"), ("Bora", "3", "York"))
    assert (sheet.notes, sheet.rejected) == ((), ())


def test_days_truth_and_money_of_an_xlsx() -> None:
    cells = [number(46349, DAY), number(46349.5, MOMENT), number("1.2345E3"), True, number("1E-3"), "00123", None, "x"]
    found = table(xlsx({"S": [[f"h{at}" for at in range(8)], cells]}))
    assert found.rows[0].cells == ("2026-11-23", "2026-11-23 12:00:00", "1234.5", "TRUE", "0.0010", "00123", "", "x")


def test_days_truth_and_money_of_an_ods() -> None:
    cells = [
        ods_cell("date", 'office:date-value="2026-11-23"', "23.11.26"),
        ods_cell("date", 'office:date-value="2026-11-23T12:00:00"', "23.11.26"),
        ods_cell("currency", 'office:value="1234.5"', "1.234,50 €"),
        ods_cell("boolean", 'office:boolean-value="true"', "WAHR"),
        ods_cell("percentage", 'office:value="0.19"', "19 %"),
    ]
    found = table(ods({"S": ods_row(*"abcde") + ods_row(*cells)}))
    assert found.rows[0].cells == ("2026-11-23", "2026-11-23 12:00:00", "1234.5", "TRUE", "0.19")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (error("#REF!"), "its formula failed: #REF!"),
        (number("NaN"), "its formula failed: #NUM!"),
        (number(1, DAY), "1900-01-01 is not in the years 1970 to 2199"),
        (number(2958465, DAY), "9999-12-31 is not in the years 1970 to 2199"),
        ("soon", "“soon” is not a date"),
    ],
)
def test_a_day_that_is_none_rejects_its_row(cell: object, reason: str) -> None:
    rows = [["Subject", "Due Date", "Memo"], ["Call", number(46349, DAY), error("#N/A")], ["Visit", cell, ""]]
    (sheet,) = bring(xlsx({"S": rows})).sheets
    assert [found.title for found in sheet.records if isinstance(found, TaskRecord)] == ["Call"]
    assert [(found.row, found.column, found.reason) for found in sheet.rejected] == [(3, "Due Date", reason)]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_name_that_failed_is_no_name(quote: str) -> None:
    failed = Raw(error("#NAME?").replace('"e"', f"{quote}e{quote}"))
    (sheet,) = bring(xlsx({"S": [["Account Name", "City"], ["Acme", "Leeds"], [failed, "York"]]})).sheets
    assert [(found.row, found.reason) for found in sheet.rejected] == [(3, "its formula failed: #NAME?")]
    shown = '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
    data = ods(
        {"S": ods_row("Account Name", "City") + ods_row(f"{shown}<text:p>#REF!</text:p></table:table-cell>", "x")}
    )
    (sheet,) = bring(data).sheets
    assert [(found.row, found.reason) for found in sheet.rejected] == [(2, "its formula failed: #REF!")]


def test_a_tick_that_failed_rejects_its_row() -> None:
    rows: Rows = [["Name", "Is a company", "Related company"], ["Acme", 1, ""], ["Bora", error("#REF!"), ""]]
    for sheet in bring(xlsx({"S": rows})).sheets:
        assert [(found.row, found.column) for found in sheet.rejected] == [(3, "Is a company")], sheet.sort


def test_a_formula_without_a_value_is_empty() -> None:
    rows = [["Account Name", "City"], ["Acme", Raw('<c r="%s"><f>A1</f></c>')]]
    assert table(xlsx({"S": rows})).rows[0].cells == ("Acme", "")


def test_headings_below_titles_keep_the_numbers_of_the_sheet() -> None:
    rows: Rows = [["Accounts of the north"], [], ["Created", number(46349, DAY)], [], *ACCOUNTS, [], ["Total", 17853.0]]
    found = table(xlsx({"S": rows}))
    assert found.headings == ("Account Name", "Customer ID", "City")
    assert [row.number for row in found.rows] == [6, 7]
    assert found.notes == (
        "the headings are in row 5: 2 rows above left out",
        "1 footer row of a report left out",
    )


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["Name"], ["Acme"]], 0),
        ([["Name", "City"], ["Acme", "Leeds"]], 0),
        ([["A title"], ["Name", "City", "Tier"], ["Acme", "", "A"]], 1),
        ([["A title"], ["Name", "City"], ["Acme", "Leeds"]], 1),
        ([["Made", "2026-11-23"], ["Name", "City", "Tier"], ["Acme", "Leeds", "A"]], 1),
        ([["x", "x", "x"], ["Name", "City", "Tier"]], 1),
        ([["Name", "City", "City"], ["Acme", "Leeds", "York"]], 0),
        ([["Name", "2025", "2026"], ["Acme", "10", "11.5"]], 0),
        ([["1", "2"], ["3", "4"]], 0),
        ([["", "Name", "City"], ["1", "Acme", "Leeds"]], 0),
    ],
)
def test_which_row_has_the_headings(rows: list[list[str]], place: int) -> None:
    assert heading_place(rows) == place


def test_columns_without_a_heading_stay_beside_the_table() -> None:
    rows: Rows = [["Account Name", "City", None, None], ["Acme", "Leeds", None, "my note"], ["Bora"]]
    found = table(xlsx({"S": rows}))
    assert found.headings == ("Account Name", "City", "", "")
    assert [row.cells for row in found.rows] == [("Acme", "Leeds", "", "my note"), ("Bora", "", "", "")]
    assert (found.rejected, found.notes) == ((), ())


def test_headings_that_occur_twice() -> None:
    rows: Rows = [["Account Name", "City", "City"], ["Acme", "", "Leeds"]]
    (sheet,) = bring(xlsx({"S": rows})).sheets
    assert [found.city for found in sheet.records if isinstance(found, AccountRecord)] == ["Leeds"]
    assert sheet.notes == ("“City” heads 2 columns: the first cell that is not empty counts",)


def test_the_sheet_that_fits_is_taken_and_the_others_are_named() -> None:
    notes = [["How to read this", "Ask Rina"], ["carefully", "always"]]
    data = xlsx(
        {"Read me": notes, "Empty": [], "Secret": ACCOUNTS, "Accounts": ACCOUNTS, "People": CONTACTS}, ["Secret"]
    )
    (sheet,) = bring(data).sheets
    assert (sheet.sort, sheet.decided.sheet) == (Sort.ACCOUNTS, "Accounts")
    assert sheet.notes == ("sheet “Accounts” was read; for “Read me”, “People” say --sheet",)
    (people,) = bring(data, sort=Sort.CONTACTS).sheets
    assert people.decided.sheet == "People"


def test_a_table_of_two_columns_goes_before_one_of_one() -> None:
    found = read_workbook(source(xlsx({"Cover": [["A"], ["B"]], "Data": [["p", "q"], ["x", "y"]]})), Options())
    assert found.sheet == "Data"


@pytest.mark.parametrize("asked", ["People", "people", " PEOPLE "])
def test_a_sheet_asked_for(asked: str) -> None:
    (sheet,) = bring(xlsx({"Accounts": ACCOUNTS, "People": CONTACTS}), sheet=asked).sheets
    assert (sheet.sort, sheet.decided.sheet, sheet.notes) == (Sort.CONTACTS, "People", ())


def test_a_hidden_sheet_asked_for() -> None:
    (sheet,) = bring(xlsx({"Front": CONTACTS, "Back": ACCOUNTS}, ["Back"]), sheet="Back").sheets
    assert sheet.sort is Sort.ACCOUNTS


def test_a_sheet_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"b.xlsx has no sheet “Acounts” \(did you mean Accounts\?\)") as caught:
        bring(xlsx({"Accounts": ACCOUNTS, "People": CONTACTS}), sheet="Acounts")
    assert caught.value.hint == "It has “Accounts”, “People”."


def test_only_a_workbook_has_sheets() -> None:
    with pytest.raises(RejectedError, match="is no workbook: it has no sheets"):
        read([source("Account Name,City\nAcme,Leeds\n", "a.csv")], Options(sheet="Accounts"))


@pytest.mark.parametrize(
    ("sheets", "says"),
    [
        ({"S": []}, "has no sheet with headings and rows under them"),
        ({"S": ACCOUNTS[:1]}, "sheet “S” has headings in row 1 but no rows under them"),
        ({"S": [["A title"], [], *ACCOUNTS[:1]]}, "headings in row 3 but no rows"),
        ({"S": [*ACCOUNTS[:1], [], ["Total", 5]]}, "headings in row 1 but no rows"),
    ],
)
def test_sheets_without_rows(sheets: dict[str, Rows | str], says: str) -> None:
    with pytest.raises(RejectedError, match=says):
        bring(xlsx(sheets))


def test_an_empty_sheet_asked_for() -> None:
    with pytest.raises(RejectedError, match="sheet “E” is empty"):
        bring(xlsx({"E": [], "S": ACCOUNTS}), sheet="E")


def test_workbooks_in_an_archive() -> None:
    data = zipped({"a.xlsx": FORMATS["xlsx"], "b.ods": FORMATS["ods"], "c.csv": b"Account Name,City\nDorn,Hull\n"})
    found = read([source(data, "z.zip")], Options())
    assert [(sheet.file, sheet.decided.sheet, len(sheet.records)) for sheet in found.sheets] == [
        ("z.zip/a.xlsx", "Accounts", 2),
        ("z.zip/b.ods", "Accounts", 2),
        ("z.zip/c.csv", None, 1),
    ]


def test_a_workbook_reads_as_its_csv_does() -> None:
    (of_csv,) = read([source("Account Name,Customer ID,City\nAcme,17850,Leeds\nBora,3,York\n")], Options()).sheets
    (of_workbook,) = bring(FORMATS["xlsx"]).sheets
    assert of_workbook.records == of_csv.records
    assert of_workbook.preview == of_csv.preview
    assert replace(of_workbook.decided, encoding="", sheet=None).columns == of_csv.decided.columns
