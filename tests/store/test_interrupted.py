"""A book that a kill left in the middle of a write is put back before anything is said of it; others' files are not."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kamtui.errors import BookError
from kamtui.services.backups import back_up, restore
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.store import header
from kamtui.store.header import APPLICATION_ID, SCHEMA, BookState, look
from kamtui.store.reading import schema_statements

BOOKS = Path(__file__).parent / "books"


def interrupted(path: Path, write: Callable[[sqlite3.Connection], object]) -> None:
    """Leaves the file at `path` as it is while a write has reached it and its journal, but has not ended."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    write(connection)
    connection.execute("CREATE TABLE much AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 900) "
                       "SELECT x, randomblob(900) AS bytes FROM n")  # fmt: skip
    left = {name: Path(name).read_bytes() for name in (str(path), f"{path}-journal")}
    connection.execute("ROLLBACK")
    connection.close()
    for name, data in left.items():
        Path(name).write_bytes(data)
    assert os.path.getsize(f"{path}-journal") > 1000


def number(connection: sqlite3.Connection, schema: int) -> None:
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={schema}")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def titles(book: Book) -> list[str]:
    with book.reading() as connection:
        return [title for (title,) in connection.execute("SELECT title FROM tasks ORDER BY id")]


def test_a_write_that_never_ended_is_undone(book: Book) -> None:
    add(book, "call alpha tomorrow")
    interrupted(Path(book.path), lambda c: c.execute("UPDATE tasks SET title = 'half'"))
    assert look(book.path) is BookState.READY
    assert titles(book) == ["alpha"]
    add(book, "call beta tomorrow")
    assert titles(book) == ["alpha", "beta"]


def test_a_verb_on_a_book_whose_last_write_never_ended(book: Book) -> None:
    add(book, "call alpha tomorrow")
    interrupted(Path(book.path), lambda c: c.execute("DELETE FROM tasks"))
    add(book, "call beta tomorrow")
    assert titles(book) == ["alpha", "beta"]


def test_a_book_in_the_making_is_none(book: Book, tmp_path: Path) -> None:
    fresh = replace(book, path=str(tmp_path / "fresh.db"))

    def make(connection: sqlite3.Connection) -> None:
        for statement in schema_statements():
            connection.execute(statement)
        number(connection, SCHEMA)

    interrupted(Path(fresh.path), make)
    assert look(fresh.path) is BookState.MISSING
    assert not fresh.exists
    add(fresh, "call alpha tomorrow")
    assert titles(fresh) == ["alpha"]


def test_an_upgrade_that_never_ended_is_still_to_be_made(book: Book, tmp_path: Path) -> None:
    older = replace(book, path=str(tmp_path / "older.db"))
    connection = sqlite3.connect(older.path)
    connection.executescript((BOOKS / "0003.sql").read_text("utf-8"))
    connection.close()
    before = len(Path(older.path).read_bytes())
    interrupted(Path(older.path), lambda c: number(c, SCHEMA))
    assert len(Path(older.path).read_bytes()) > before
    assert look(older.path) is BookState.OLDER
    assert titles(older)
    assert look(older.path) is BookState.READY


def test_what_a_restore_that_was_killed_left_is_not_played_into_the_next(book: Book) -> None:
    add(book, "call alpha tomorrow")
    made = back_up(book)
    add(book, "call beta tomorrow")
    copy = Path(f"{book.path}.restore")
    copy.write_bytes(Path(book.path).read_bytes())
    interrupted(copy, lambda c: c.execute("UPDATE tasks SET title = 'half'"))
    restore(book, made)
    assert titles(book) == ["alpha"]
    assert not list(copy.parent.glob("*.restore*"))


@pytest.mark.parametrize("owner", [0, 0x1234])
def test_what_another_program_was_writing_is_left_as_it_is(tmp_path: Path, owner: int) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.executescript(f"PRAGMA application_id={owner}; CREATE TABLE t (x); INSERT INTO t VALUES (1);")
    connection.close()
    interrupted(path, lambda c: c.execute("INSERT INTO t VALUES (2)"))
    before = files(tmp_path)
    with pytest.raises(BookError, match=r"another program|damaged"):
        look(str(path))
    assert files(tmp_path) == before


@pytest.mark.parametrize("journal", [b"", b"x", b"not a journal at all " * 40, bytes(600)])
def test_a_file_that_is_no_book_is_left_with_whatever_lies_beside_it(tmp_path: Path, journal: bytes) -> None:
    path = tmp_path / "text.db"
    path.write_text("not a book " * 500)
    Path(f"{path}-journal").write_bytes(journal)
    before = files(tmp_path)
    with pytest.raises(BookError, match="not a kamtui book"):
        look(str(path))
    assert files(tmp_path) == before


def test_a_write_that_is_under_way_is_waited_for_and_seen_whole(book: Book) -> None:
    add(book, "call alpha tomorrow")
    with book.work("change") as (work, _):
        work.raw.execute("UPDATE tasks SET title = 'beta'")
        assert look(book.path) is BookState.READY
        assert titles(book) == ["alpha"]
    assert titles(book) == ["beta"]


def test_a_glance_into_the_middle_of_a_commit_is_followed_by_a_look_under_a_lock(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a lock the first page of a commit is seen before the pages it counts: that is no damage."""
    real, seen = header._read_numbers, list[sqlite3.Connection]()

    def torn(connection: sqlite3.Connection) -> tuple[int, int]:
        seen.append(connection)
        if len(seen) == 1:
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorname = "SQLITE_CORRUPT"
            raise error
        return real(connection)

    monkeypatch.setattr(header, "_read_numbers", torn)
    assert look(book.path) is BookState.READY
    assert len(seen) == 2
