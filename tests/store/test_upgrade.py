"""A book of every past revision comes up to date whole, or stays as it was; its history still undoes."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from kamtui.clock import Clock
from kamtui.errors import BookError
from kamtui.services.book import Book
from kamtui.services.verbs.undo import undo
from kamtui.store import upgrade
from kamtui.store.header import SCHEMA, BookState, look
from kamtui.store.reading import blank
from kamtui.store.upgrade import ensure

BOOKS = Path(__file__).parent / "books"
PAST = sorted(file.stem for file in BOOKS.glob("*.sql"))


def made(past: str, folder: Path) -> Path:
    path = folder / "book.db"
    connection = sqlite3.connect(path)
    connection.executescript((BOOKS / f"{past}.sql").read_text("utf-8"))
    connection.close()
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the book but where Alembic and holidays keep their own, by table."""
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = {
        n: connection.execute(f'SELECT * FROM "{n}" ORDER BY 1').fetchall() for n in names if n != "alembic_version"
    }
    connection.close()
    return kept


def schema(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    return {(name, " ".join(sql.split())) for name, sql in found}


def test_there_is_a_book_of_every_past_revision() -> None:
    assert [int(past) for past in PAST] == list(range(1, SCHEMA))


@pytest.mark.parametrize("past", PAST)
def test_a_past_book_comes_up_to_date_and_keeps_every_row(past: str, tmp_path: Path) -> None:
    path = made(past, tmp_path)
    before = rows(path)
    assert look(str(path)) is BookState.OLDER
    ensure(str(path))
    assert look(str(path)) is BookState.READY
    after = rows(path)
    assert {name: after[name] for name in before} == before
    connection = sqlite3.connect(path)
    assert schema(connection) == schema(blank())
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


@pytest.mark.parametrize("past", PAST)
def test_what_was_done_before_an_upgrade_still_undoes(past: str, tmp_path: Path) -> None:
    path = made(past, tmp_path)
    book = Book(str(path), Clock(date(2026, 11, 23)), actor="shell")
    steps = [row for row in rows(path)["steps"] if row[-1] == "done"]
    assert steps
    for _ in steps:
        undo(book)
    assert rows(path)["tasks"] == []
    assert rows(path)["accounts"] == []


@pytest.mark.parametrize("past", PAST)
def test_an_upgrade_that_fails_leaves_the_book_as_it_was(
    past: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(past, tmp_path)
    before = path.read_bytes()

    def broken(*_: object) -> None:
        raise BookError("The disk is full.", "Make room.")

    real = upgrade.command.upgrade

    def half(config: object, target: str) -> None:
        real(config, target)  # type: ignore[arg-type]
        broken()

    monkeypatch.setattr(upgrade.command, "upgrade", half)
    with pytest.raises(BookError, match="disk is full"):
        ensure(str(path))
    assert look(str(path)) is BookState.OLDER
    assert path.read_bytes() == before
