"""A number that a row once had is never given to another one: after an undo, a restart, a dump, a repair, a restore."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from kit import Here
from sqlmodel import SQLModel

from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.sources import Source
from kamtui.services.backups import back_up, restore
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.exports.book import load_book
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.given import MOST, all_given, raise_given
from kamtui.store.header import BookState, look
from kamtui.store.salvage.work import salvage
from kamtui.store.tables.accounts import Segment
from kamtui.store.work import Work

PAGE = 4096
LAST = 11
"""The last task of the small book."""


def made(book: Book, line: str = "call somebody tomorrow") -> int:
    """Adds a task; its number."""
    add(book, line)
    with book.reading() as connection:
        (found,) = connection.execute("SELECT row_id FROM step_changes ORDER BY \"table\" = 'tasks', id").fetchall()[-1]
    return int(found)


def given(book: Book) -> dict[str, int]:
    with book.reading() as connection:
        return all_given(connection)


def test_every_row_with_a_number_is_of_a_table_that_gives_none_twice(book: Book) -> None:
    with book.reading() as connection:
        numbered = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%'")
        }
    with_id = {table.name for table in SQLModel.metadata.sorted_tables if "id" in table.columns}
    assert numbered == with_id - {"steps", "step_changes"}, "the history takes no row of its own back"


def test_neither_an_undo_nor_a_restart_gives_a_number_again(small: Book) -> None:
    assert made(small) == LAST + 1
    undo(small)
    assert made(replace(small, actor="tui:1")) == LAST + 2
    undo(small, 2)
    assert made(replace(small, actor="tui:2")) == LAST + 3


def test_redo_brings_a_row_back_under_its_own_number(small: Book) -> None:
    number = made(small)
    undo(small)
    with sqlite3.connect(small.path) as outside:
        outside.execute("INSERT INTO tasks (title, kind, status, minutes) VALUES ('x', 'call', 'open', 5)")
    redo(small)
    with small.reading() as connection:
        found = connection.execute("SELECT id, title FROM tasks WHERE id >= ?", (number,)).fetchall()
    assert found == [(number, "somebody"), (number + 1, "x")]


def many(work: Work, names: str) -> list[int]:
    return work.add_many(Segment, [{"name": name} for name in names])


def plain(work: Work, names: str) -> list[int]:
    return list(work.add_plain(Segment, ("name",), [(name,) for name in names]))


def one_by_one(work: Work, names: str) -> list[int]:
    return [work.add(Segment, name=name) for name in names]


@pytest.mark.parametrize("write", [many, plain, one_by_one])
def test_however_a_row_is_written_it_gets_a_new_number(write: Callable[[Work, str], list[int]], book: Book) -> None:
    for names, numbers in (("abc", [1, 2, 3]), ("ab", [4, 5]), ("", []), ("c", [6])):
        with book.work("import") as (work, _):
            assert write(work, names) == numbers
        if names == "abc":
            undo(book)
    with book.work("add") as (work, _):
        assert (one_by_one(work, "x"), write(work, "y"), one_by_one(work, "z")) == ([7], [8], [9])


def loaded(small: Book, folder: Path) -> Book:
    copy = replace(small, path=str(folder / "copy.db"))
    load_book(copy, Source("book.json", export(small, Asked("book", "json")).data))
    return copy


def salvaged(small: Book, folder: Path) -> Book:
    new = folder / "new.db"
    salvage(small.path, str(new))
    return replace(small, path=str(new))


def salvaged_without_that_page(small: Book, folder: Path) -> Book:
    with closing(sqlite3.connect(small.path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_sequence'").fetchone()
    data = bytearray(Path(small.path).read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    Path(small.path).write_bytes(data)
    return salvaged(small, folder)


def salvaged_without_its_history(small: Book, folder: Path) -> Book:
    with sqlite3.connect(small.path) as connection:
        connection.execute("DELETE FROM step_changes")
    return salvaged(small, folder)


@pytest.mark.parametrize("again", [loaded, salvaged, salvaged_without_that_page, salvaged_without_its_history])
def test_a_book_made_of_another_goes_on_behind_its_numbers(
    again: Callable[[Book, Path], Book], small: Book, tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.store.salvage.work.ensure", lambda path: shutil.copy(template, path))
    last = made(small)
    undo(small)
    assert made(again(small, tmp_path)) == last + 1


def test_a_restore_goes_on_behind_the_numbers_of_the_book_it_replaces(small: Book, tmp_path: Path) -> None:
    backup = back_up(small, str(tmp_path / "before.db.gz"))
    last = made(small)
    done = restore(small, backup)
    assert made(small) == last + 1
    assert done.kept is not None
    restore(small, done.kept)
    assert made(small) == last + 2


def test_a_restored_book_of_an_older_schema_does_too(small: Book, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    with closing(sqlite3.connect(older)) as connection:
        connection.executescript((Path(__file__).parent / "books" / "0002.sql").read_text("utf-8"))
    with small.work("restore") as (work, _):
        raise_given(work.raw, {"tasks": 40})
    restore(small, str(older))
    assert look(small.path) is BookState.READY
    assert made(small) == 41


def test_what_is_no_number_of_a_row_is_no_last_one(small: Book) -> None:
    before = given(small)
    with small.work("restore") as (work, _):
        raise_given(work.raw, {"tasks": MOST + 1, "contacts": -1, "steps": 99, "spies": 7, "sales": 3})
    assert given(small) == {**before, "sales": 3}


def test_a_number_that_is_gone_says_so_and_touches_nothing(small: Book, run_here: Here) -> None:
    number = made(small)
    undo(small)
    made(small)
    for verb in (("done", number), ("cut", 1, number), ("move", number, "friday"), ("edit", number, "call x")):
        ran = run_here(*verb)
        assert ran.code == 3
        assert f"Task {number} is gone, and no other will have its number." in ran.err
    assert f"There is no task {number + 2}." in run_here("done", number + 2).err
    with small.reading() as connection:
        assert connection.execute("SELECT count(*) FROM tasks WHERE status <> 'open'").fetchone() == (0,)
