"""The book misbehaves: one sentence that says what to do, exit code 6, and every byte as it was."""

import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from kit import Here, Shell

from kamtui.errors import BookError
from kamtui.services.book import Book
from kamtui.store import engine
from kamtui.store.backups import folder
from kamtui.store.header import SCHEMA, BookState, look
from kamtui.tui.launch import launch

Spoil = Callable[[Path], None]

PAGE = 4096


def _head(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(data)


def _torn(path: Path) -> None:
    """The page that the open tasks of the book are found by, and the one they stand on."""
    with closing(sqlite3.connect(path)) as book:
        pages = book.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('tasks', 'steps')").fetchall()
    data = bytearray(path.read_bytes())
    for (number,) in pages:
        data[(number - 1) * PAGE : number * PAGE] = b"\xff" * PAGE
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 5 * PAGE + 17])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("elsewhere.db"))


def _other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as book:
        book.execute("CREATE TABLE t (x)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as book:
        book.execute(f"PRAGMA user_version={SCHEMA + 1}")


def _stale_wal(path: Path) -> None:
    """Another book's unfinished write lies beside it: SQLite would write it into this one, even when only reading."""
    with closing(sqlite3.connect(path.with_name("other.db"), isolation_level=None)) as other:
        with closing(sqlite3.connect(path)) as book:
            book.backup(other)
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("UPDATE tasks SET title = 'of another book'")
        shutil.copy(f"{path.with_name('other.db')}-wal", f"{path}-wal")
    path.with_name("other.db").unlink()


def _text(path: Path) -> None:
    path.write_text("A note of mine, long enough to be no header. " * 100)


CASES: dict[str, tuple[Spoil, bool, str, str]] = {
    "head": (_head, False, "is not a kamtui book", "doctor --repair"),
    "head, backups": (_head, True, "is damaged", "kamtui restore {backup}"),
    "page": (_torn, False, "is damaged", "doctor --repair"),
    "cut off": (_cut, False, "is damaged", "kamtui restore"),
    "empty, backups": (_empty, True, "is empty, but there are backups", "kamtui restore {backup}"),
    "gone, backups": (Path.unlink, True, "is gone, but there are backups", "kamtui restore {backup}"),
    "folder": (_folder, False, "is a folder", "--book"),
    "pipe": (_pipe, False, "is not a regular file", "--book"),
    "link": (_link, False, "is a link to a file that is not there", "Put the file back"),
    "other program": (_other_program, False, "belongs to another program", "--book"),
    "newer": (_newer, False, "was written by a newer kamtui", "Update kamtui"),
    "stale WAL": (_stale_wal, False, "-wal lies beside the book", "Close that program"),
    "text": (_text, False, "is not a kamtui book", "--book"),
}
"""What happened, whether there are backups, what is said, and what to do."""

VERBS = (("today",), ("list",), ("history",), ("add", "call tomorrow"), ("undo",), ("done", "4", "spoke"), ("backup",))


def _all(place: Path) -> dict[str, str]:
    """Everything in a folder by its digest, but for an empty folder of backups."""
    return {
        str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
        for path in sorted(place.rglob("*"))
        if path.is_file() or not path.name.endswith(".backups")
    }


@pytest.fixture
def alone(small: Book, run_here: Here, tmp_path: Path) -> Path:
    """The small book in a folder of its own."""
    path = tmp_path / "alone" / "book.db"
    path.parent.mkdir()
    shutil.copy(small.path, path)
    run_here.book_path = path
    return path


def _spoil(path: Path, spoil: Spoil, backups: bool) -> str:
    """Spoils a book that may have a backup, and returns where that is."""
    made = ""
    if backups:
        place = Path(folder(str(path)))
        place.mkdir()
        made = str(place / "20261122T080000Z-hourly.db.gz")
        Path(made).write_bytes(b"as good as any")
    spoil(path)
    return made


@pytest.mark.parametrize("case", CASES)
def test_the_shell_says_what_to_do_and_touches_nothing(case: str, alone: Path, run_here: Here) -> None:
    spoil, backups, said, do = CASES[case]
    made = _spoil(alone, spoil, backups)
    before = _all(alone.parent)
    for words in VERBS:
        ran = run_here(*words)
        assert (ran.code, ran.out) == (6, ""), words
        assert ran.err.count("\n") == 1
        assert str(alone) in ran.err
        assert said in ran.err, words
        assert do.format(backup=made) in ran.err
        assert _all(alone.parent) == before, words
    assert run_here("doctor").code == 6
    assert run_here("prompt").out in ("kamtui?\n", "")
    assert _all(alone.parent) == before


@pytest.mark.parametrize("case", CASES)
def test_the_planner_says_it_before_it_draws(case: str, alone: Path, small: Book) -> None:
    spoil, backups, said, _ = CASES[case]
    _spoil(alone, spoil, backups)
    before = _all(alone.parent)
    with pytest.raises(BookError, match=said) as error:
        launch(Book(str(alone), small.clock))
    assert str(alone) in error.value.sentence
    assert _all(alone.parent) == before


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """`launch` turns the collector of garbage off until it has drawn."""
    import gc

    yield
    gc.enable()


def test_an_empty_file_without_backups_is_a_book_to_be(alone: Path, run_here: Here) -> None:
    _empty(alone)
    assert look(str(alone)) is BookState.MISSING
    assert run_here("list").code == 0
    run_here.ok("add", "call the first one tomorrow")
    assert len(run_here.json("list")["items"]) == 1


@pytest.mark.parametrize("spoil", [Path.unlink, _empty], ids=["gone", "empty"])
def test_a_book_that_is_gone_comes_back_from_its_backup(alone: Path, run_here: Here, spoil: Spoil) -> None:
    before = run_here.ok("list")
    made = run_here.json("backup")["backup"]
    spoil(alone)
    restored = run_here.json("restore", made)
    assert restored == {"schema": 1, "restored": made, "kept": None, "damaged": False}
    assert run_here.ok("list") == before


def test_a_synced_folder_is_named(small: Book, run_here: Here, tmp_path: Path) -> None:
    place = tmp_path / "Dropbox" / "work"
    place.mkdir(parents=True)
    shutil.copy(small.path, place / "book.db")
    run_here.book_path = place / "book.db"
    (found,) = (one for one in run_here.json("doctor")["items"] if one["what"] == "place")
    assert not found["ok"]
    assert "dropbox" in found["says"]
    assert "kamtui backup FILE" in found["do"]


def test_a_stuck_process_ends_in_a_sentence(alone: Path, run_here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    pragmas = tuple("busy_timeout=20" if text.startswith("busy") else text for text in engine._PRAGMAS)
    monkeypatch.setattr(engine, "_PRAGMAS", pragmas)
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.02)
    before = _all(alone.parent)
    with closing(sqlite3.connect(alone, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for words in (("add", "call tomorrow"), ("done", "4", "spoke"), ("undo",)):
            ran = run_here(*words)
            assert (ran.code, ran.out) == (6, "")
            assert "is busy" in ran.err
            assert "locked" not in ran.err
        assert run_here("list").code == 0
        other.execute("ROLLBACK")
    assert {name: found for name, found in _all(alone.parent).items() if name == "book.db"} == {
        "book.db": before["book.db"]
    }


FULL = (
    ("add", "call tomorrow " + "at length " * 15),
    ("done", "4", "we spoke at length about it " * 300),
    ("import", "accounts", "{csv}"),
    ("backup",),
)


@pytest.mark.parametrize("words", FULL, ids=[case[0] for case in FULL])
def test_a_full_disk_in_the_middle_of_a_write_loses_nothing(
    words: tuple[str, ...], alone: Path, shell: Shell, tmp_path: Path
) -> None:
    shell.book_path = alone
    csv = tmp_path / "accounts.csv"
    csv.write_text("Account Name,City\n" + "".join(f"Company {n},{'Leeds' * 8}\n" for n in range(2_000)))
    size = alone.stat().st_size
    listed, limit = shell.ok("list"), size // 8 if words[0] in ("add", "backup") else size
    command = [part.format(csv=csv) for part in words]
    done = subprocess.run(
        [sys.executable, "-m", "kamtui", "--book", str(alone), *command],
        capture_output=True,
        text=True,
        env={**os.environ, "KAMTUI_TODAY": shell.today},
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 6, done
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert shell.ok("list") == listed
    with closing(sqlite3.connect(alone)) as after:
        assert after.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [path.name for path in alone.parent.rglob("*.part")] == []


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder that anybody can reach, for a process without root's rights."""
    if os.geteuid() != 0:
        pytest.skip("needs root to be somebody else")
    place = Path(tempfile.mkdtemp(prefix="kamtui-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@contextmanager
def _somebody_else() -> Iterator[None]:
    """This process without root's rights, for as long as it takes."""
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("what", ["file", "folder", "hidden"])
def test_what_is_read_only_is_read_and_never_written(what: str, small: Book, nobody: Path, run_here: Here) -> None:
    writes = (("add", "call tomorrow"), ("done", "4", "spoke"), ("undo",))
    listed = run_here.ok("list")
    path = nobody / "kept" / "book.db"
    path.parent.mkdir()
    shutil.copy(small.path, path)
    for words in writes:
        run_here.ok(*words)  # whatever they import is here before the rights are gone
    path.chmod({"file": 0o444, "folder": 0o666, "hidden": 0o000}[what])
    path.parent.chmod(0o777 if what == "file" else 0o755)
    before = _all(nobody)
    run_here.book_path = path
    with _somebody_else():
        read, refused = run_here("list"), [run_here(*words) for words in writes]
    assert (read.code, read.out) == ((6, "") if what == "hidden" else (0, listed))
    for ran in (*refused, *([read] if what == "hidden" else [])):
        assert (ran.code, ran.out) == (6, "")
        assert ran.err.count("\n") == 1
        assert str(path) in ran.err
        assert "rights" in ran.err
    assert _all(nobody) == before


RECORDS = (
    ("tasks", "planned_on", "2026-13-45"),
    ("tasks", "due_on", "soon"),
    ("tasks", "kind", "haggle"),
    ("tasks", "title", "x" * 300_000),
    ("accounts", "tier", "Z"),
    ("touches", "day", "never"),
    ("promises", "due_on", "soon"),
)
READS = (("today",), ("list",), ("accounts",), ("account", "acme"), ("matrix",), ("plan",), ("review", "--plain"))


@pytest.mark.parametrize(("table", "column", "value"), RECORDS, ids=[f"{case[0]}.{case[1]}" for case in RECORDS])
def test_one_damaged_record_is_named_and_the_rest_works(
    table: str, column: str, value: str, alone: Path, run_here: Here
) -> None:
    with closing(sqlite3.connect(alone, isolation_level=None)) as book:
        book.execute("PRAGMA ignore_check_constraints=ON")
        book.execute(f"UPDATE {table} SET {column} = ? WHERE id = 1", (value,))
    for words in READS:
        ran = run_here(*words)
        assert (ran.code, len(ran.out) < 100_000) == (0, True), words
    if table == "tasks":
        assert "(damaged: " in run_here.ok("list")
    (found,) = (one for one in run_here.json("doctor")["items"] if one["what"] == "records")
    assert not found["ok"]
    assert f"{table} 1 ({column}_" in found["says"]
    run_here.ok("add", "call tomorrow")
    assert run_here("backup").code == 0, "a book with a damaged record has backups all the same"
