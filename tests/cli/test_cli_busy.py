"""A book that somebody else holds for too long: one sentence, exit code 6, and nothing saved; reading goes on."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kit import Here

from kamtui.services.book import Book
from kamtui.store import engine
from kamtui.store.holder import busy

LINE = "is busy: another program is using it and did not finish. Nothing was saved. Try again.\n"
"""What is said of a lock whose holder the system does not tell: here it is the process of the test itself."""

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[2], isolation_level=None)
for statement in sys.argv[3].split(";"):
    connection.execute(statement).fetchall()
print(flush=True)
sys.stdin.read()
"""
"""Holds a book until its standard input is closed."""


@pytest.fixture
def _held(small: Book, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A stuck process has begun to write, and nobody waits long."""
    quick = tuple("busy_timeout=20" if one.startswith("busy") else one for one in engine._PRAGMAS)
    monkeypatch.setattr(engine, "_PRAGMAS", quick)
    holder = sqlite3.connect(small.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.execute("ROLLBACK")
    holder.close()


@pytest.mark.parametrize(
    "words",
    [
        ("add", "call @acme prices tomorrow"),
        ("done", "1", "spoke"),
        ("move", "1", "2026-12-04"),
        ("cut", "1"),
        ("undo",),
        ("grade", "acme", "C", "late again"),
        ("plan", "--generate"),
        ("park", "acme", "2027-01-10", "--reason", "no budget"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.usefixtures("_held")
def test_a_verb_on_a_held_book(words: tuple[str, ...], small: Book, run_here: Here) -> None:
    before = Path(small.path).read_bytes()
    ran = run_here(*words)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err == f"kamtui: The book {small.path} {LINE}"
    assert Path(small.path).read_bytes() == before


@pytest.mark.usefixtures("_held")
def test_reading_a_held_book(small: Book, run_here: Here) -> None:
    assert "renewal pricing" in run_here.ok("list")
    assert "Acme" in run_here.ok("account", "acme")


@contextmanager
def _held_by(*command: str) -> Iterator[int]:
    """Another process, which has begun what it is told to; its number."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid
        process.communicate()


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux tells who holds a file")
@pytest.mark.parametrize(
    ("statement", "name", "said"),
    [
        ("BEGIN IMMEDIATE", "kamtui", "another kamtui (process {}) is writing"),
        ("BEGIN IMMEDIATE", "customers.db", "another program ({}, process {}) is writing"),
        ("BEGIN;SELECT * FROM tasks", "kamtui", "another kamtui (process {}) is reading"),
    ],
)
def test_who_holds_a_book_is_said(statement: str, name: str, said: str, small: Book) -> None:
    with _held_by(sys.executable, "-c", HOLD, name, small.path, statement) as pid:
        # what a process is called is the interpreter's own matter
        comm = Path(f"/proc/{pid}/comm").read_text().strip()
        names = (comm, pid) if "program" in said else (pid,)
        assert busy(small.path) == f"is busy: {said.format(*names)} and did not finish"
    assert busy(small.path) == "is busy: another program is using it and did not finish"


def test_a_system_that_tells_nothing(small: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kamtui.store.holder._LOCKS", str(tmp_path / "none"))
    assert busy(small.path) == busy(str(tmp_path / "gone")) == "is busy: another program is using it and did not finish"
