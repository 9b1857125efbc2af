"""Workbooks in the import dialog: looked at while the rep types, refused in one line, imported, taken back."""

import sys
from pathlib import Path

import pytest
from conftest import Open
from kit import ROOT

from kamtui.services.book import Book

sys.path.append(str(ROOT / "tests" / "exchange"))

from workbook_files import xlsx

pytestmark = pytest.mark.asyncio


async def test_a_workbook_is_imported_and_taken_back(planner: Open, book: Book, tmp_path: Path) -> None:
    rows = [["Accounts [/] of the north"], [], ["Account Name", "City"], ["Acme [/]", "Leeds"], ["Bora", "York"]]
    good, bad = tmp_path / "my book.xlsx", tmp_path / "bad.xlsx"
    good.write_bytes(xlsx({"[/] Accounts": rows, "Others": [["a", "b"], ["c", "d"]]}))
    bad.write_bytes(xlsx({"S": '<sheetData><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></sheetData>'}))
    async with planner(book) as p:
        await p.press("I")
        await p.paste(str(bad))
        assert "needs more memory or time" in p.text()
        await p.press("enter")
        assert p.count("accounts") == 0
        p.app.screen.query_one("Input").value = ""  # type: ignore[attr-defined]
        await p.paste(f'"{good}"')
        assert "accounts: 2 new, 0 changed, 0 unchanged" in p.text()
        assert "sheet “[/] Accounts” was read" in p.text()
        await p.press("enter")
        assert p.count("accounts") == 2
        await p.press("u")
        assert p.count("accounts") == 0
