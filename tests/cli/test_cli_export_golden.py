"""What `kamtui export` writes, byte by byte: one golden file for each kind and format, on the small book.

`KAMTUI_REGOLD=1 pytest tests/cli/test_cli_export_golden.py` writes the files anew; read the diff before keeping it.
"""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from kit import Here

from kamtui.exchange.export_kinds import KINDS
from kamtui.services.book import Book
from kamtui.store.identity import keep_book_id
from kamtui.store.tables.accounts import Contact
from kamtui.store.tables.sales import Sale
from kamtui.store.tables.tasks import Task

GOLDEN = Path(__file__).parent / "golden" / "export"

MORE = {"day": ("tomorrow",), "month": ("dec",), "ics": ("--alarm", "15m")}
"""What a kind is asked for beside its format."""

CASES = [
    *((kind, form, MORE.get(kind, ())) for kind, found in KINDS.items() for form in found.formats),
    ("ics", "ics", ("--as", "events", "--alarm", "1h30")),
]


@pytest.fixture
def lasting(small: Book) -> Book:
    """The small book with a name that lasts, a sale, a number to call, a task that is done and one that has a note."""
    with small.work("edit", "what an export shows") as (work, _):
        keep_book_id(work, "5d4c0ffe-0000-4000-8000-00000000cafe")
        work.add(Sale, account_id=1, day=date(2026, 10, 31), grain="month", minor=123_450, currency="EUR")
        work.change(Contact, 4, phone="+44 113 496 0000", email="jo@ember.example", role="user")
        work.change(Task, 5, note="bring samples, 3 of each;\nask for the plan")
        work.change(Task, 4, status="done", done_at=int(small.clock.now().timestamp() * 1000))
    return small


def _as_text(path: Path) -> str:
    """A file as it can be kept and compared: of a workbook its cells."""
    if path.suffix != ".xlsx":
        return path.read_bytes().decode("utf-8")
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    (name,) = book.sheet_names
    rows = book.get_sheet_by_index(0).to_python()
    return "".join(f"{json.dumps(row, ensure_ascii=False, default=str)}\n" for row in [name, *rows])


@pytest.mark.parametrize(("kind", "form", "more"), CASES, ids=lambda value: str(value).strip("()"))
def test_the_file_is_the_golden_one(
    kind: str, form: str, more: tuple[str, ...], lasting: Book, run_here: Here, tmp_path: Path
) -> None:
    file = tmp_path / f"out.{form}"
    said = run_here("export", kind, *more, "--format", form, "-o", str(file))
    assert said.code == 0, said
    assert file.stat().st_mode & 0o777 == 0o600
    found = _as_text(file)
    path = GOLDEN / f"{kind}{'-events' if 'events' in more else ''}.{form}{'.cells' if form == 'xlsx' else ''}"
    if os.environ.get("KAMTUI_REGOLD") == "1":
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="")
    assert path.read_bytes().decode("utf-8") == found


def test_there_is_no_golden_file_of_nothing() -> None:
    assert len(list(GOLDEN.iterdir())) == len(CASES)
