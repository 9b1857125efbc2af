"""The unit of work: whole or not at all, validated, and never “database is locked”."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamtui.errors import BookError, RejectedError
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.imports.preview import preview
from kamtui.store import engine, reading
from kamtui.store.header import look
from kamtui.store.tables.accounts import Account, Segment
from kamtui.store.tables.tasks import Task
from kamtui.store.watch import Watch

ACCOUNT = {"name": "Ember", "folded": "ember", "tier": "K"}


def rows(book: Book, sql: str) -> list[tuple]:
    with book.reading() as connection:
        return connection.execute(sql).fetchall()


def test_a_block_that_fails_leaves_nothing(book: Book) -> None:
    with pytest.raises(RuntimeError, match="stop"), book.work("add") as (work, _):
        work.add(Account, **ACCOUNT)
        raise RuntimeError("stop")
    assert rows(book, "SELECT count(*) FROM accounts") == [(0,)]
    assert rows(book, "SELECT count(*) FROM steps") == [(0,)]


def test_a_verb_is_one_step_with_all_its_rows(book: Book) -> None:
    with book.work("add", "add two") as (work, entry):
        account = work.add(Account, **ACCOUNT)
        work.add(Task, title="call", account_id=account, planned_on=date(2026, 11, 24))
        assert work.touched == 2
        entry.summary = "add both"
    assert rows(book, "SELECT verb, summary, actor, state FROM steps") == [("add", "add both", "shell", "done")]
    assert rows(book, 'SELECT "table", row_id, before FROM step_changes ORDER BY id') == [
        ("accounts", 1, None),
        ("tasks", 1, None),
    ]


def test_a_verb_that_changes_nothing_leaves_no_step(book: Book) -> None:
    with book.work("add") as (work, _):
        account = work.add(Account, **ACCOUNT)
    with book.work("edit") as (work, _):
        assert not work.change(Account, account, tier="K")
    assert len(rows(book, "SELECT id FROM steps")) == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "x", "kind": "dance"}, "kind"),
        ({"title": "x", "minutes": 0}, "minutes"),
        ({"title": "x", "planned_on": "2026-02-31"}, "planned_on"),
        ({"title": "x", "at": "24:00"}, "tasks_at_time"),
        ({"title": "x", "status": "done"}, "tasks_done_at"),
        ({"title": "x", "account_id": 99}, "depend"),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_nothing_is_saved(book: Book, values: dict, said: str) -> None:
    with pytest.raises(RejectedError, match=said), book.work("add") as (work, _):
        work.add(Segment, name="kept out")
        work.add(Task, **values)
    assert rows(book, "SELECT count(*) FROM segments") == [(0,)]


def test_many_rows_get_ids_in_order(book: Book) -> None:
    with book.work("import") as (work, _):
        work.add(Segment, name="first")
        ids = work.add_many(Segment, [{"name": f"s{n}"} for n in range(1200)])
    assert ids == list(range(2, 1202))
    assert rows(book, "SELECT count(*) FROM step_changes") == [(1201,)]


def add_segments(path: str, first: int, number: int) -> None:
    book = Book(path)
    for n in range(first, first + number):
        with book.work("add") as (work, _):
            count = work.raw.execute("SELECT value FROM book_settings WHERE key = 'n'").fetchone()[0]
            work.execute("UPDATE book_settings SET value = ? WHERE key = 'n'", (str(int(count) + 1),))
            work.add(Segment, name=f"s{n}")


def test_processes_that_write_at_once_lose_nothing(book: Book) -> None:
    with book.work("start") as (work, _):
        work.execute("INSERT INTO book_settings VALUES ('n', '0')")
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=add_segments, args=(book.path, n * 100, 8)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(180)
        assert writer.exitcode == 0
    assert rows(book, "SELECT value FROM book_settings WHERE key = 'n'") == [("24",)]
    assert rows(book, "SELECT count(*) FROM segments") == [(24,)]
    assert rows(book, "SELECT count(*) FROM steps") == [(24,)]


def other_process_may_write(path: str) -> bool:
    """Whether a process of its own gets the write lock at once."""
    script = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"
    )
    ended = subprocess.run([sys.executable, "-c", script, path], stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 0 or "database is locked" in ended.stderr
    return ended.returncode == 0


def read_once(book: Book) -> None:
    with book.reading():
        pass


@pytest.mark.parametrize(
    "glance",
    [
        lambda book: look(book.path),
        read_once,
        lambda book: Watch(book.path).changed(),
        lambda book: preview(book, [book.path], Options()),
    ],
    ids=["header", "reading", "watch", "import"],
)
def test_a_glance_at_the_book_leaves_a_writer_its_lock(book: Book, glance: Callable[[Book], object]) -> None:
    """On POSIX a process loses all its locks on a file when it closes any descriptor of it."""
    with book.work("add") as (work, _):
        work.add(Segment, name="x")
        assert not other_process_may_write(book.path)
        glance(book)
        assert not other_process_may_write(book.path)
    assert other_process_may_write(book.path)


def test_a_book_that_stays_locked_is_one_sentence(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
    monkeypatch.setattr(engine, "_PRAGMAS", ("foreign_keys=ON", "busy_timeout=0"))
    holder = sqlite3.connect(book.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(BookError) as error, book.work("add") as (work, _):
        work.add(Segment, name="x")
    holder.close()
    assert error.value.exit_code == 6
    assert "busy" in error.value.sentence
    assert "database is locked" not in error.value.sentence


def test_a_book_that_is_swapped_while_open_saves_nothing(book: Book, template: Path) -> None:
    with pytest.raises(BookError, match="moved or replaced"), book.work("add") as (work, _):
        work.add(Segment, name="x")
        os.rename(book.path, book.path + ".old")
        Path(book.path).write_bytes(template.read_bytes())
    assert rows(book, "SELECT count(*) FROM segments") == [(0,)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_book_is_one_sentence(book: Book) -> None:
    os.chmod(book.path, 0o400)
    with pytest.raises(BookError, match="read-only"), book.work("add") as (work, _):
        work.add(Segment, name="x")


def test_a_watch_sees_others_and_a_swap_but_not_silence(book: Book, template: Path) -> None:
    watch = Watch(book.path)
    assert not watch.changed()
    assert not watch.changed()
    with book.work("add") as (work, _):
        work.add(Segment, name="x")
    assert watch.changed()
    assert not watch.changed()
    fresh = Path(book.path + ".new")
    fresh.write_bytes(template.read_bytes())
    fresh.replace(book.path)
    assert watch.changed()
    assert not watch.changed()
    os.remove(book.path)
    assert watch.changed()
    watch.close()


def test_a_first_write_makes_the_book(tmp_path: Path, book: Book) -> None:
    fresh = replace(book, path=str(tmp_path / "new" / "book.db"))
    assert not fresh.exists
    with fresh.work("add") as (work, _):
        work.add(Segment, name="x")
    assert fresh.exists
    assert rows(fresh, "SELECT name FROM segments") == [("x",)]


def test_a_reader_keeps_one_view_while_another_process_waits_to_write(book: Book) -> None:
    with reading.reading(book.path) as connection:
        before = connection.execute("SELECT count(*) FROM segments").fetchone()
        writer = sqlite3.connect(book.path, timeout=0, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO segments (name) VALUES ('later')")
        assert connection.execute("SELECT count(*) FROM segments").fetchone() == before
        writer.execute("ROLLBACK")
        writer.close()
