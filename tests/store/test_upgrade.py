"""A book of every past revision comes up to date whole, or stays as it was; its history still undoes."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kamtui.clock import Clock
from kamtui.errors import BookError
from kamtui.services.book import Book
from kamtui.services.doctor import examine
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.undo import undo
from kamtui.store import upgrade
from kamtui.store.given import last_given
from kamtui.store.header import SCHEMA, BookState, look
from kamtui.store.migrations import rebuild
from kamtui.store.reading import blank
from kamtui.store.reads.records import damaged_records
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
        n: connection.execute(f'SELECT * FROM "{n}" ORDER BY 1').fetchall()
        for n in names
        if n not in ("alembic_version", "sqlite_sequence")
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
    connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    told = dict(connection.execute('SELECT "table", max(row_id) FROM step_changes GROUP BY 1').fetchall())
    assert told
    assert all(last_given(connection, table) >= last for table, last in told.items())
    connection.close()


SPOILT = {
    "tasks.due_on": "soon",
    "tasks.repeat_from": "20261124",
    "tasks.at": "10:00\0",
    "touches.day": "",
    "touches.note": "spoke\0at length",
    "contracts.currency": "EUR\0",
    "plans.locked_on": "0000-01-01",
}
"""Values that tables took before schema 4."""


def test_values_that_tables_take_no_more_come_over_as_they_are_and_are_told(tmp_path: Path) -> None:
    path = made("0003", tmp_path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE contracts SET minor = 1, currency = 'EUR'")
    for where, value in SPOILT.items():
        table, column = where.split(".")
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = (SELECT min(id) FROM {table})", (value,))
    connection.commit()
    connection.close()
    before = rows(path)
    book = Book(str(path), Clock(date(2026, 11, 23)), actor="shell")
    with book.reading() as connection:
        found = {f"{one.table}.{one.rule.rpartition('_')[0]}": one.id for one in damaged_records(connection)}
    assert found == dict.fromkeys(SPOILT, 1)
    after = rows(path)
    assert {name: after[name] for name in before} == before
    told = next(one for one in examine(book) if one.what == "records")
    assert (told.ok, told.says.partition(" ")[0]) == (False, str(len(SPOILT)))
    assert add(book, "call somebody tomorrow")


def test_an_upgrade_that_would_lose_a_row_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "schema_statements", lambda _: ["CREATE TABLE t (x UNIQUE ON CONFLICT REPLACE)"])
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1), (1), (1);")
        with pytest.raises(BookError, match="2 rows of t did not come over"):
            rebuild.rebuild(connection, "0004")


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
