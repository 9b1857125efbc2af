"""An import as a whole: what it writes is what it read, twice is once, and a rehearsal tells the truth."""

import csv
import io
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from bringing import bring, counts, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamtui.clock import Clock
from kamtui.config import Settings
from kamtui.domain.text import clean, name_key
from kamtui.errors import KamtuiError, RejectedError
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Sort
from kamtui.services.book import Book
from kamtui.services.imports.plan import plan_import
from kamtui.services.imports.run import run_import

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXT = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=30)
LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=255, blacklist_categories=["Cc"]), max_size=30).filter(
    lambda text: not text.strip().startswith("#")
)  # a formula that failed keeps its row out
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


def written(rows: list[tuple[str, ...]], sign: str, encoding: str, quoting: int) -> bytes:
    """Rows as the bytes of a CSV file."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return stream.getvalue().encode(encoding, "replace")


def in_copy(template: Path, folder: str) -> Book:
    """An empty book in a folder of this one example."""
    path = os.path.join(folder, "book.db")
    shutil.copy(template, path)
    return Book(path, Clock(date(2026, 11, 23)), Settings())


@SLOW
@given(
    st.lists(st.tuples(LATIN, LATIN, LATIN), min_size=1, max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(ENCODINGS),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_was_exported_comes_in_and_comes_in_once(
    template: Path, accounts: list[tuple[str, str, str]], sign: str, encoding: str, quoting: int
) -> None:
    table = [("name", "city", "phone", "segment"), *((*one, "x") for one in accounts)]
    data = written(table, sign, encoding, quoting)
    expected: dict[tuple[str, str], tuple[str | None, ...]] = {}
    for one in accounts:
        name, city, phone = (clean(_armed(text)) for text in one)
        if name:
            expected.setdefault((name_key(name), name_key(city) if city else ""), (name, city or None, phone or None))
    if not any(clean(_armed(name)) for name, _, _ in accounts):
        return
    with tempfile.TemporaryDirectory() as folder:
        book = in_copy(template, folder)
        options = Options(Sort.ACCOUNTS, (), "cp1252" if encoding == "cp1252" else None)
        first = run_import(book, plan_import(book, [Source("a.csv", data)], options))
        assert sorted(rows(book, "SELECT name, city, phone FROM accounts"), key=str) == sorted(
            expected.values(), key=str
        )
        assert counts(first) == [(len(expected), 0, 0, len(accounts) - len(expected))]
        again = run_import(book, plan_import(book, [Source("a.csv", data)], options))
        assert counts(again) == [(0, 0, len(expected), len(accounts) - len(expected))]


def _armed(cell: str) -> str:
    """A cell as it is read: without the apostrophe before a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") and len(text) > 1 else text


@SLOW
@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=6),
    st.sampled_from(["Id,Name,Industry,City", "Id,LastName,AccountId,Email", "Id,Subject,ActivityDate,Status"]),
    st.sampled_from(["Id,Name,Industry,City", "Id,LastName,AccountId,Department", "Id,Subject,Due,Description"]),
)
def test_any_rows_come_in_or_are_rejected_and_twice_is_once(
    template: Path, cells: list[tuple[str, str, str, str]], one: str, other: str
) -> None:
    files = [
        Source(f"{number}.csv", written([tuple(head.split(",")), *cells], ",", "utf-8", csv.QUOTE_ALL))
        for number, head in enumerate((one, other))
    ]
    with tempfile.TemporaryDirectory() as folder:
        book = in_copy(template, folder)
        try:
            plan = plan_import(book, files)
        except KamtuiError:
            return
        rehearsed = counts(plan.results)
        assert counts(run_import(book, plan)) == rehearsed
        again = plan_import(book, files)
        if one != other:
            assert [found.outcome.new for found in again.results] == [0] * len(again.results)
        with book.reading() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_plan_neither_makes_nor_changes_a_book(tmp_path: Path) -> None:
    book = Book(str(tmp_path / "none" / "book.db"), Clock(date(2026, 11, 23)), Settings())
    plan = plan_import(book, [Source("a.csv", b"account,city\nAcme,Leeds\n")])
    assert counts(plan.results) == [(1, 0, 0, 0)]
    assert not (tmp_path / "none").exists()
    run_import(book, plan)
    assert rows(book, "SELECT name FROM accounts") == [("Acme",)]


def test_nothing_to_write_makes_no_book(tmp_path: Path) -> None:
    book = Book(str(tmp_path / "book.db"), Clock(date(2026, 11, 23)), Settings())
    (result,) = run_import(book, plan_import(book, [Source("a.csv", b"account,city\n,Leeds\n")]))
    assert (result.read, len(result.rejected)) == (0, 1)
    assert not (tmp_path / "book.db").exists()


def test_a_plan_is_compared_again_when_it_is_carried_out(book: Book) -> None:
    plan = plan_import(book, [Source("a.csv", b"account,city\nAcme,Leeds\nBora,York\n")])
    bring(book, "account,city\nAcme,Leeds\n")
    assert counts(run_import(book, plan)) == [(1, 0, 1, 0)]


def test_one_file_that_cannot_be_read_stops_all(book: Book) -> None:
    files = [Source("a.csv", b"account,city\nAcme,Leeds\n"), Source("b.csv", b"\x89PNG\r\n\x1a\n")]
    with pytest.raises(RejectedError, match=r"b\.csv"):
        plan_import(book, files)


def test_many_rows_are_one_step(book: Book) -> None:
    people = "".join(f"C{n},A{n % 50},First{n},Last{n}\n" for n in range(3000))
    firms = "".join(f"A{n},Firm {n}\n" for n in range(50))
    results = bring(book, "Id,Name\n" + firms, "Id,AccountId,FirstName,LastName\n" + people)
    assert counts(results) == [(50, 0, 0, 0), (3000, 0, 0, 0)]
    assert rows(book, "SELECT count(*), count(DISTINCT account_id) FROM contacts") == [(3000, 50)]
    assert rows(book, "SELECT count(*) FROM steps") == [(1,)]
