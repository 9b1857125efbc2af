"""The full-text index holds what the book holds, whatever is written, changed, removed, undone and redone."""

import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.clock import Clock
from kamtui.errors import RejectedError, UndoConflictError
from kamtui.services.book import Book
from kamtui.store.history import redo, undo
from kamtui.store.reading import blank
from kamtui.store.tables.accounts import Account
from kamtui.store.tables.journal import Touch
from kamtui.store.tables.tasks import Task
from kamtui.store.upgrade import ensure
from kamtui.store.words import SOURCES, STEP
from kamtui.store.work import Work

DAY = date(2026, 11, 23)
WORDS = ("delivery", "Müller", "price", "40 units", "")
TEXT = st.sampled_from(WORDS)
ACT = st.tuples(st.sampled_from(["touch", "task", "note", "drop", "undo", "redo"]), TEXT, TEXT)


def indexed(path: str) -> dict[int, set[str]]:
    """Which rows the index finds for each word; and SQLite's own check that it matches the texts."""
    with closing(sqlite3.connect(path)) as c:
        c.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        found: dict[int, set[str]] = {}
        for word in ("delivery", "muller", "price", "units"):
            for (row,) in c.execute("SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"',)):
                found.setdefault(row, set()).add(word)
        c.rollback()
        return found


def written(path: str) -> dict[int, set[str]]:
    """The same from the rows themselves."""
    with closing(sqlite3.connect(path)) as c:
        rows = c.execute("SELECT id, text FROM texts").fetchall()
    plain = {key: text.lower().replace("ü", "u").split() for key, text in rows}
    hits = {key: {w for w in ("delivery", "muller", "price", "units") if w in words} for key, words in plain.items()}
    return {key: words for key, words in hits.items() if words}


def act(work: Work, what: str, one: str, two: str) -> None:
    """Writes one thing, removes one, or takes a step back or forth."""
    match what:
        case "touch":
            work.add(Touch, day=DAY, at=0, kind="call", note=one or None)
        case "task":
            work.change(Task, work.add(Task, title=one or "x"), note=two or None)
        case "note":
            row = work.raw.execute("SELECT min(id) FROM accounts").fetchone()[0]
            work.change(Account, row or work.add(Account, name="Acme", folded="acme"), note=one or None)
        case "drop":
            work.remove(Task, work.raw.execute("SELECT coalesce(min(id), 0) FROM tasks").fetchone()[0])
        case _:
            (undo if what == "undo" else redo)(work, "test")


@settings(deadline=None, max_examples=40)
@given(acts=st.lists(ACT, min_size=3, max_size=12))
def test_the_index_follows_every_write(acts: list[tuple[str, str, str]]) -> None:
    with TemporaryDirectory() as folder:
        book = Book(str(Path(folder) / "book.db"), Clock(DAY), actor="test")
        for one in acts:
            with suppress(UndoConflictError, RejectedError), book.work(one[0]) as (work, _):
                act(work, *one)
            assert indexed(book.path) == written(book.path)


def test_rows_written_in_bulk_are_indexed(book: Book) -> None:
    with book.work("import") as (work, _):
        work.add_many(Account, [{"name": f"A{n}", "folded": f"a{n}", "note": WORDS[n] or None} for n in range(5)])
        work.add_plain(Task, ("title", "kind", "status", "minutes"), [(w, "call", "open", 5) for w in WORDS[:4]])
    found = indexed(book.path)
    assert found == written(book.path)
    assert len(found) == 8


def test_the_view_and_the_writes_agree_on_numbers_and_columns() -> None:
    with closing(blank()) as c:
        sql = " ".join(c.execute("SELECT sql FROM sqlite_master WHERE name = 'texts'").fetchone()[0].split())
        parts = sql.partition(" AS ")[2].split(" UNION ALL ")
    shown = [part.partition(" WHERE ")[0] for part in parts]
    assert shown == [
        f"SELECT id * {STEP} + {number}, "
        + columns[0]
        + "".join(f" || coalesce(' ' || {c}, '')" for c in columns[1:])
        + f" FROM {table}"
        for table, (number, columns) in SOURCES.items()
    ]


def test_an_upgrade_indexes_what_stands_in_the_book(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with closing(sqlite3.connect(path)) as c:
        c.executescript((Path(__file__).parent / "books" / "0002.sql").read_text("utf-8"))
    ensure(str(path))
    with closing(sqlite3.connect(path)) as c:
        c.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        rows = c.execute('SELECT rowid % 8 FROM words WHERE words MATCH \'"agreed" "option"\'').fetchall()
    assert rows == [(SOURCES["touches"][0],)]
