"""Tables that are exported come in again through kamtui's own import, letter by letter, formulas and all."""

import csv
import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bringing import rows
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.clock import Clock
from kamtui.domain.text import clean, folded_name
from kamtui.exchange.export_kinds import KINDS, Asked
from kamtui.exchange.formulas import disarm, disarm_string, rearm
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Sort
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.imports.plan import FileResult, plan_import
from kamtui.services.imports.run import run_import
from kamtui.store.tables.accounts import Account, Contact, Department, Segment
from kamtui.store.tables.sales import Sale
from kamtui.store.tables.tasks import Task

TRAPS = (
    *("=cmd|' /C calc'!A0", "+44 113 496", "-20 % asked", "@sum(A1)", "'=quoted", "''+two", "'plain", 'a;b,c"d'),
    "＝1",
)
"""Texts that a spreadsheet would run, or that look as if an apostrophe had been put in front."""

COLUMNS = {
    "accounts": """code, name, city, country, phone, website, tier, note,
        (SELECT name FROM segments WHERE id = segment_id)""",
    "contacts": """code, name, title, role, email, phone, mobile, (SELECT name FROM accounts a WHERE a.id = account_id),
        (SELECT name FROM departments d WHERE d.id = department_id)""",
    "sales": "day, grain, minor, currency, (SELECT name FROM accounts a WHERE a.id = account_id), segment_id IS NULL",
    "tasks": "code, title, kind, status, planned_on, due_on, minutes, note",
}
"""What of each table comes in again."""


@pytest.fixture
def traps(small: Book) -> Book:
    """The small book with every trap in it, departments, segments and sales of every grain."""
    with small.work("add") as (work, _):
        segment = work.add(Segment, name="=Paper")
        for number, text in enumerate(TRAPS):
            account = work.add(
                Account, code=f"T-{number}", name=text, folded=folded_name(text), city=text, phone=text,
                note=f"{text}\nsecond line", segment_id=segment,
            )  # fmt: skip
            department = work.add(Department, account_id=account, name=text)
            contact = work.add(
                Contact, account_id=account, department_id=department, name=f"{text} x", title=text, mobile=text,
                folded=folded_name(f"{text} x"),
            )  # fmt: skip
            work.add(Task, title=text, account_id=account, contact_id=contact, planned_on=date(2026, 11, 24), note=text)
            work.add(Sale, account_id=account, day=date(2026, 3, 4 + number), minor=-1234 + number, currency="EUR")
        month = {"day": date(2026, 2, 1), "grain": "month"}
        work.add(Sale, account_id=1, segment_id=segment, **month, minor=5000, currency="EUR")
        work.add(Sale, account_id=1, day=date(2025, 1, 1), grain="year", minor=-7, currency="EUR")
        work.add(Sale, account_id=1, day=date(2026, 2, 1), minor=1999, currency="EUR")
        work.add(Sale, account_id=2, day=date(2026, 2, 2), minor=1999, currency="JPY")
    return small


def exported(book: Book, kind: str, form: str) -> bytes:
    return export(book, Asked(kind, form)).data


def bring(book: Book, data: bytes, form: str, sort: Sort | None = None) -> FileResult:
    (found,) = run_import(book, plan_import(book, [Source(f"own.{form}", data)], Options(sort)))
    return found


def counts(found: FileResult) -> tuple[int, int, int, int]:
    one = found.outcome
    return one.new, one.changed, one.unchanged, len(one.rejected)


@pytest.fixture
def other(template: Path, tmp_path: Path, book: Book) -> Book:
    """A second, empty book."""
    path = tmp_path / "other.db"
    shutil.copy(template, path)
    path.chmod(0o600)
    return Book(str(path), Clock(book.today), book.settings)


def content(book: Book, kind: str) -> list[tuple[Any, ...]]:
    return sorted(rows(book, f"SELECT {COLUMNS[kind]} FROM {kind}"), key=repr)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", COLUMNS)
def test_an_export_is_no_news_to_its_own_book(kind: str, form: str, traps: Book) -> None:
    before = content(traps, kind)
    found = bring(traps, exported(traps, kind, form), form)
    assert found.sort == kind
    assert counts(found) == (0, 0, len(before), 0), (found.rejected, found.outcome.notes)
    assert content(traps, kind) == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_new_book_made_of_exports_holds_the_same(form: str, traps: Book, other: Book) -> None:
    for kind in ("accounts", "contacts", "sales", "tasks"):
        bring(other, exported(traps, kind, form), form)
    for kind in COLUMNS:
        assert content(other, kind) == content(traps, kind), kind


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_journal_is_never_taken_for_something_else(form: str, traps: Book) -> None:
    from kamtui.errors import RejectedError

    with pytest.raises(RejectedError):
        bring(traps, exported(traps, "journal", form), form)


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if "csv" in kind.formats])
def test_no_cell_of_a_csv_is_a_formula(kind: str, traps: Book) -> None:
    cells = [cell for row in csv.reader(io.StringIO(exported(traps, kind, "csv").decode())) for cell in row]
    assert len(cells) > 20
    for cell in cells:
        assert not cell.startswith(("=", "+", "@", "＝")), cell
        assert not cell.startswith("-") or float(cell) < 0, cell


def test_no_cell_of_a_workbook_is_a_formula(traps: Book) -> None:
    import zipfile

    sheet = zipfile.ZipFile(io.BytesIO(exported(traps, "accounts", "xlsx"))).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


TEXTS = st.text(st.sampled_from("=+-@'\t ab1＝"), max_size=8) | st.text(max_size=8)


@given(TEXTS)
@settings(max_examples=300)
def test_an_apostrophe_that_is_put_on_comes_off_again(text: str) -> None:
    assert rearm(disarm(text)) == text
    assert rearm(disarm_string(text)) == text
    assert disarm(text).lstrip()[:1] not in {*"=+-@＝"}


def test_a_table_as_json_has_a_key_for_every_column(traps: Book) -> None:
    import json

    for kind in (*COLUMNS, "journal"):
        found = json.loads(exported(traps, kind, "json"))
        assert found["kind"] == kind
        assert len(found["items"]) == len(rows(traps, f"SELECT 1 FROM {'touches' if kind == 'journal' else kind}"))
    names = {item["account_name"] for item in json.loads(exported(traps, "accounts", "json"))["items"]}
    assert {clean(text) for text in TRAPS} <= names
