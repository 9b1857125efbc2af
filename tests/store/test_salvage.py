"""Salvage: pages zeroed in turn, sectors overwritten at random, records spoilt: nothing that is readable is lost."""

import hashlib
import json
import shutil
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit import Here

from kamtui.errors import BookError, RejectedError
from kamtui.services.book import Book
from kamtui.services.demo import demo_book
from kamtui.services.repair import repair
from kamtui.services.verbs.tasks import add
from kamtui.store.header import SCHEMA
from kamtui.store.salvage.work import salvage
from kamtui.store.snapshot import damage, dangling

PAGE = 4096

Rows = dict[tuple[str, int], tuple[Any, ...]]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, template: Path) -> None:
    """An empty book is copied, not made anew for every one of many."""
    monkeypatch.setattr("kamtui.store.salvage.work.ensure", lambda path: shutil.copy(template, path))


def rows(path: Path | str) -> Rows:
    """Every row of every table of a rep's entries."""
    book = sqlite3.connect(path)
    tables = book.execute(
        """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'words*'
        AND name <> 'alembic_version'"""
    )
    found = {
        (name, row[0]): row[1:]
        for (name,) in tables.fetchall()
        for row in book.execute(f'SELECT rowid, * FROM "{name}"')
    }
    book.close()
    return found


def spoilt(path: str, to: Path, pages: dict[int, bytes]) -> str:
    """A copy of a book with other bytes on some pages, counted from 1; returns its digest."""
    data = bytearray(Path(path).read_bytes())
    for number, content in pages.items():
        data[(number - 1) * PAGE : number * PAGE] = content
    to.write_bytes(data)
    return digest(to)


def digest(path: Path | str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def sound(path: Path) -> None:
    book = sqlite3.connect(path)
    assert damage(book) is None
    assert dangling(book) == []
    assert book.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    indexed = book.execute("SELECT count(*) FROM words").fetchone()
    book.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    assert indexed == book.execute("SELECT count(*) FROM texts").fetchone()
    book.close()
    assert path.stat().st_mode & 0o777 == 0o600


def telling(path: str) -> list[int]:
    """The pages that hold anything of tables, and some of those of indexes: an empty page more or less is no case."""
    data = Path(path).read_bytes()
    heads = {n // PAGE + 1: (data[n], int.from_bytes(data[n + 3 : n + 5], "big")) for n in range(0, len(data), PAGE)}
    return [number for number, (kind, cells) in heads.items() if number % 40 == 1 or (kind in (5, 13) and cells)]


def test_each_page_in_turn_costs_its_own_rows_and_no_others(small: Book, tmp_path: Path) -> None:
    for n in range(40):
        add(small, f"call @cobalt number {n} {'at length ' * 15} tomorrow")
    before, cost = rows(small.path), Counter[tuple[str, int]]()
    broken, new = tmp_path / "broken.db", tmp_path / "new.db"
    told = {("accounts", 1), ("contacts", 1), ("tasks", 1), ("touches", 1), ("promises", 1)}
    for number in telling(small.path):
        was = spoilt(small.path, broken, {number: bytes(PAGE)})
        salvage(str(broken), str(new))
        assert digest(broken) == was
        after = rows(new)
        assert after.keys() <= before.keys(), number
        lost = before.keys() - after.keys()
        assert not lost & told, "the history tells of every one of these"
        cost.update(lost)
        changed = {key for key in after if after[key] != before[key]}
        assert {table for table, _ in changed} <= {"steps"}, (number, changed)
        if number % 16 == 1:
            sound(new)
        new.unlink()
        Path(f"{new}.left.jsonl").unlink(missing_ok=True)
    assert cost, "pages of the history hold what nothing else tells"
    assert max(cost.values()) == 1, "no row goes with a page that it does not stand on"
    assert {table for table, _ in cost} <= {"steps", "step_changes", "book_settings", "holidays"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Path:
    """Ninety accounts without a history: what is lost there is lost."""
    from kit import TODAY

    from kamtui.clock import Clock

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with demo_book(Book(str(template), Clock(TODAY))) as book:
        shutil.copy(book.path, path)
    return path


def test_the_first_page_and_with_it_every_tree_is_lost(demo: Path, tmp_path: Path) -> None:
    broken, new = tmp_path / "broken.db", tmp_path / "new.db"
    spoilt(str(demo), broken, {1: bytes(PAGE)})
    salvage(str(broken), str(new))
    assert rows(new) == rows(demo)
    sound(new)


def test_what_hangs_on_a_lost_row_still_hangs_together(demo: Path, tmp_path: Path) -> None:
    book = sqlite3.connect(demo)
    (root,) = book.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'segments'").fetchone()
    book.close()
    broken, new, before = tmp_path / "broken.db", tmp_path / "new.db", rows(demo)
    spoilt(str(demo), broken, {root: bytes(PAGE)})
    done = salvage(str(broken), str(new))
    (segments,) = (one for one in done.tables if one.table == "segments")
    assert (segments.read, segments.stand_ins, segments.complete) == (0, 6, False)
    after = rows(new)
    assert {key: row for key, row in after.items() if key[0] != "segments"} == {
        key: row for key, row in before.items() if key[0] != "segments"
    }
    assert after["segments", 1][1] == "lost segment 1"
    sound(new)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(torn=st.data())
def test_torn_sectors_never_stop_it(torn: st.DataObject, small_template: Path, tmp_path: Path) -> None:
    broken, new = tmp_path / "broken.db", tmp_path / "new.db"
    image = bytearray(small_template.read_bytes())
    for _ in range(torn.draw(st.integers(1, 12))):
        at = torn.draw(st.integers(0, len(image) // 512 - 1)) * 512
        image[at : at + 512] = torn.draw(st.binary(min_size=512, max_size=512) | st.just(bytes(512)))
    broken.write_bytes(image[: torn.draw(st.integers(len(image) // 2, len(image)))])
    was = digest(broken)
    for file in tmp_path.glob("new.db*"):
        file.unlink()
    try:
        salvage(str(broken), str(new))
    except BookError:
        assert not new.exists()
    else:
        sound(new)
    assert digest(broken) == was
    assert not list(tmp_path.glob(".repair-*"))


RECORDS = [
    ("tasks", "due_on", "2026-13-45", None),
    ("tasks", "kind", "haggle", "call"),
    ("tasks", "minutes", -5, 30),
    ("tasks", "title", "x" * 1_000_000, "x" * 200),
    ("accounts", "tier", "Z", "C"),
    ("contacts", "role", "boss", None),
]


@pytest.mark.parametrize(("table", "column", "value", "becomes"), RECORDS, ids=[f"{c[0]}.{c[1]}" for c in RECORDS])
def test_a_spoilt_record_is_mended_and_kept_as_it_was(
    table: str, column: str, value: Any, becomes: Any, small: Book, tmp_path: Path
) -> None:
    book = sqlite3.connect(small.path, isolation_level=None)
    book.execute("PRAGMA ignore_check_constraints=ON")
    before = book.execute(f"SELECT {column} FROM {table} WHERE id = 2").fetchone()
    book.execute(f"UPDATE {table} SET {column} = ? WHERE id = 2", (value,))
    assert before != (becomes,) or table == "contacts"
    book.close()
    done = repair(small, str(tmp_path / "new.db"))
    assert done is not None
    assert done.left is not None
    (line,) = Path(done.left).read_text().splitlines()
    assert (json.loads(line)["table"], json.loads(line)["row"][column]) == (table, value)
    assert Path(done.left).stat().st_mode & 0o777 == 0o600
    new = sqlite3.connect(done.target)
    assert new.execute(f"SELECT {column} FROM {table} WHERE id = 2").fetchone() == (becomes,)
    new.close()
    sound(Path(done.target))


def test_a_whole_book_is_left_alone(small: Book, run_here: Here, tmp_path: Path) -> None:
    files = sorted(tmp_path.iterdir())
    assert repair(small) is None
    assert run_here("doctor", "--repair").err == "The book is whole: there is nothing to repair.\n"
    assert run_here.json("doctor", "--repair") == {"schema": 1, "book": small.path, "repaired": None, "items": []}
    assert sorted(tmp_path.iterdir()) == files


def test_repair_and_restore_as_a_rep_types_them(small: Book, run_here: Here, tmp_path: Path) -> None:
    before, whole = run_here.ok("list"), rows(small.path)
    was = spoilt(small.path, Path(small.path), {1: bytes(PAGE)})
    assert "doctor --repair" in run_here("list").err
    ran = run_here("doctor", "--repair")
    assert ran.code == 0
    assert "tasks         11 read\n" in ran.out
    told = run_here.json("doctor", "--repair")
    assert told.keys() == {"schema", "book", "repaired", "left", "lost_pages", "unreadable_rows", "items"}
    assert all(item["complete"] for item in told["items"])
    assert digest(small.path) == was
    restored = run_here.json("restore", told["repaired"])
    assert digest(restored["kept"]) == was
    assert (run_here.ok("list"), rows(small.path)) == (before, whole)


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("just a note, and nothing of a book in it " * 300),
        lambda path: path.write_bytes(b""),
        lambda path: path.mkdir(),
        lambda path: sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close(),
    ],
    ids=["text", "empty", "folder", "other program"],
)
def test_what_is_no_book_is_not_repaired(make: Any, run_here: Here, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    make(path)
    files = sorted(tmp_path.iterdir())
    assert run_here("--book", str(path), "doctor", "--repair").code == 6
    assert sorted(tmp_path.iterdir()) == files


def test_a_file_that_is_there_is_never_overwritten(small: Book, tmp_path: Path) -> None:
    spoilt(small.path, Path(small.path), {1: bytes(PAGE)})
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(RejectedError, match="exists already"):
        repair(small, str(tmp_path / "mine.txt"))
    assert (tmp_path / "mine.txt").read_text() == "mine"
