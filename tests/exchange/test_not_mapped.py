"""No file that is imported is mapped into memory: one that is cut off meanwhile would end the process by a signal."""

import zipfile
from pathlib import Path

import pytest
from workbook_files import ods, ods_cell, ods_row, xlsx

from kamtui.exchange import progress, sources, table
from kamtui.exchange.progress import Step
from kamtui.exchange.reading import read
from kamtui.exchange.sources import load
from kamtui.exchange.values import Options

_MAPS = Path("/proc/self/maps")
ROWS = [["Account Name", "City"], *([f"Acme {n}", "York"] for n in range(400))]


@pytest.mark.skipif(not _MAPS.exists(), reason="this system does not tell what is mapped: it has no /proc")
def test_no_file_that_comes_in_is_mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"{','.join(row)}\n" for row in ROWS)
    (tmp_path / "long.csv").write_text(text)
    (tmp_path / "book.xlsx").write_bytes(xlsx({"Accounts": ROWS}))
    cells = "".join(ods_row(*(ods_cell("string", "", cell) for cell in row)) for row in ROWS)
    (tmp_path / "book.ods").write_bytes(ods({"Accounts": cells}))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("accounts.csv", text)
    monkeypatch.setattr(sources, "LONG_BYTES", 1024)
    for module in (progress, table):
        monkeypatch.setattr(module, "EVERY", 50)
    seen: list[bool] = []

    def look(_step: Step | None = None) -> None:
        seen.append(str(tmp_path) in _MAPS.read_text())

    found = read([load(str(path)) for path in sorted(tmp_path.iterdir())], Options(), look)
    look()
    assert [len(sheet.records) for sheet in found.sheets] == [400] * 4
    assert len(seen) > 4
    assert not any(seen)
