"""`kamtui import` of workbooks: what is said and written, and what is refused without a trace."""

import sys
from pathlib import Path

import pytest
from kit import ROOT, Here, Shell

sys.path.append(str(ROOT / "tests" / "exchange"))

from workbook_files import Rows, error, ods, ods_row, ole, xlsx

ACCOUNTS: Rows = [["Accounts"], [], ["Account Name", "City", "Tier"], ["Acme", "Leeds", "A"], [error("#N/A"), "x", "B"]]
PEOPLE: Rows = [["Name", "Email", "Account Name"], ["Rina Shah", "r@a.example", "Acme"]]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two sheets."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(xlsx({"Accounts": ACCOUNTS, "People": PEOPLE}))
    return path


def test_a_workbook_is_read_as_a_csv_is(shell: Shell, workbook: Path) -> None:
    ran = shell("import", workbook)
    assert (ran.code, ran.out) == (0, "accounts  book.xlsx: 1 new, 0 changed, 0 unchanged, 1 rejected\n")
    assert ran.err.splitlines() == [
        "book.xlsx: read as accounts (by its headings), sheet “Accounts”; "
        "name = Account Name, city = City, tier = Tier",
        "book.xlsx: sheet “Accounts” was read; for “People” say --sheet",
        "book.xlsx: the headings are in row 3: 1 row above left out",
        "book.xlsx, row 5, Account Name: its formula failed: #N/A",
    ]
    assert shell.ok("import", "--sheet", "people", workbook).startswith("contacts  book.xlsx: 1 new")
    assert "1 unchanged" in shell.ok("import", "contacts", workbook)


def test_json_names_the_sheet(run_here: Here, workbook: Path) -> None:
    decided = run_here.json("import", "--dry-run", workbook)["decided"]
    assert (decided["sheet"], decided["encoding"], decided["delimiter"]) == ("Accounts", "workbook", "cells")


def test_a_wrong_extension(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(ods({"S": ods_row("Account Name", "City") + ods_row("Acme", "Leeds")}))
    assert shell.ok("import", path) == "accounts  x.csv: 1 new, 0 changed, 0 unchanged, 0 rejected\n"


REFUSED = {
    "locked.xlsx": (ole({"EncryptedPackage": b"x"}), "locked.xlsx is protected with a password."),
    "short.xlsx": (xlsx({"S": ACCOUNTS})[:-300], "short.xlsx is a damaged ZIP archive."),
    "far.xlsx": (
        xlsx(
            {"S": '<sheetData><row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row></sheetData>'}
        ),
        "far.xlsx needs more memory or time to be read than a table should.",
    ),
    "panic.xlsx": (
        xlsx({"S": '<sheetData><c r="A1"><v>1</v></c><c r="ZZZZZZZ99999999999"><v>1</v></c></sheetData>'}),
        "panic.xlsx is a damaged workbook.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line_with_nothing_written(shell: Shell, tmp_path: Path, name: str) -> None:
    data, says = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    before = shell.book_path.read_bytes()
    ran = shell("import", tmp_path / name)
    assert (ran.code, ran.out) == (5, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert shell.book_path.read_bytes() == before
    assert not list(tmp_path.glob("core*"))


def test_an_unknown_sheet(shell: Shell, workbook: Path) -> None:
    ran = shell("import", workbook, "--sheet", "Poeple")
    assert (ran.code, ran.out) == (2, "")
    assert "book.xlsx has no sheet “Poeple” (did you mean People?)" in ran.err
