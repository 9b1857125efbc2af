"""No file of a book is mapped into memory: a disk that fails under a mapped file ends the process by a signal."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kamtui.errors import BookError
from kamtui.services.backups import back_up, restore
from kamtui.services.book import Book
from kamtui.services.doctor import examine
from kamtui.services.repair import repair
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.undo import undo
from kamtui.store import wal
from kamtui.store.header import BookState, look
from kamtui.store.watch import Watch

_MAPS = Path("/proc/self/maps")

pytestmark = pytest.mark.skipif(not _MAPS.exists(), reason="this system does not tell what is mapped: it has no /proc")


def mapped(book: Book) -> list[str]:
    """The files in the folder of a book that are mapped into this process."""
    place = os.path.dirname(os.path.realpath(book.path)) + os.sep
    names = (line.split(maxsplit=5)[-1].strip() for line in _MAPS.read_text().splitlines())
    return [name for name in names if name.startswith(place)]


@contextmanager
def held_in_wal(path: str) -> Iterator[sqlite3.Connection]:
    """Another program has the book open in WAL mode, everything that it wrote put into the book."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("UPDATE tasks SET minutes = 25 WHERE id = 1")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield other


def _plain(_path: str) -> None:
    pass


def _closed(path: str) -> None:
    with held_in_wal(path):
        pass


def _killed(path: str) -> None:
    """The other program was killed: its files lie beside the book."""
    with held_in_wal(path):
        left = {name: Path(name).read_bytes() for name in (path, f"{path}-wal", f"{path}-shm")}
    for name, data in left.items():
        Path(name).write_bytes(data)


@pytest.mark.parametrize("leave", [_plain, _closed, _killed])
def test_nothing_of_a_book_is_mapped_whatever_is_done_to_it(leave: Callable[[str], None], small: Book) -> None:
    leave(small.path)
    watch = Watch(small.path)
    with small.reading() as connection:
        assert connection.execute("SELECT count(*) FROM tasks").fetchone()[0] > 5
        assert connection.execute("PRAGMA mmap_size").fetchone() in ((0,), None)
        assert not mapped(small)
    watch.changed()
    made = back_up(small)
    with small.work("add") as (work, _):
        assert work.raw.execute("PRAGMA mmap_size").fetchone() in ((0,), None)
        work.raw.execute("UPDATE tasks SET minutes = 5")
        assert not mapped(small)
    for verb in (lambda: add(small, "call tomorrow"), lambda: undo(small), lambda: restore(small, made)):
        verb()
        assert watch.changed()
        assert not mapped(small)
    assert [one for one in examine(small) if one.grave and not one.ok] == []
    assert not mapped(small)
    watch.close()
    assert {path.name for path in Path(small.path).parent.glob("book.db*")} <= {"book.db", "book.db-journal"}


def test_another_program_does_map_it_and_is_told_of(small: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wal, "_PATIENCE", 0.02)
    watch = Watch(small.path)
    watch.changed()
    with held_in_wal(small.path) as other:
        assert mapped(small) == [f"{os.path.realpath(small.path)}-shm"]
        with pytest.raises(BookError, match="is busy"), small.reading():
            pass
        other.execute("UPDATE tasks SET minutes = 35 WHERE id = 1")
        with pytest.raises(BookError, match="-wal lies beside"), small.reading():
            pass
        assert watch.changed()
    assert not mapped(small), "the watch looked into it meanwhile"
    with small.reading() as connection:
        assert connection.execute("SELECT minutes FROM tasks WHERE id = 1").fetchone() == (35,)
    assert watch.changed()
    watch.close()


def test_a_backup_that_another_program_left_in_wal_is_restored_and_left_as_it_is(small: Book, tmp_path: Path) -> None:
    made = back_up(small, str(tmp_path / "copy.db"))
    _closed(made)
    before = Path(made).read_bytes()
    restore(small, made)
    assert Path(made).read_bytes() == before
    assert not list(tmp_path.glob("copy.db-*"))
    assert look(small.path) is BookState.READY
    with small.reading() as connection:
        assert connection.execute("SELECT minutes FROM tasks WHERE id = 1").fetchone() == (25,)
    assert not mapped(small)


@pytest.mark.parametrize("part", [0.5, 0.1])
def test_a_book_that_is_cut_off_while_it_is_open_is_a_sentence(part: float, small: Book) -> None:
    watch = Watch(small.path)
    watch.changed()
    os.truncate(small.path, int(os.path.getsize(small.path) * part))
    left = Path(small.path).read_bytes()
    watch.changed()
    for verb in (lambda: add(small, "call tomorrow"), lambda: undo(small), lambda: back_up(small)):
        with pytest.raises(BookError, match="is damaged") as error:
            verb()
        assert "\n" not in error.value.sentence
    assert [one.says for one in examine(small) if one.grave and not one.ok]
    watch.close()
    assert Path(small.path).read_bytes() == left


def test_a_damaged_book_in_wal_is_repaired_unmapped(small: Book) -> None:
    _closed(small.path)
    data = bytearray(Path(small.path).read_bytes())
    data[20 * 4096 : 21 * 4096] = bytes(4096)
    Path(small.path).write_bytes(data)
    repair(small)
    assert not mapped(small)
    assert not list(Path(small.path).parent.glob("book.db-shm"))
