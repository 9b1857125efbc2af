"""A book that somebody else holds for too long: one sentence, exit code 6, and nothing saved; reading goes on."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit import Here

from kamtui.services.book import Book
from kamtui.store import engine

LINE = "is busy: another kamtui is writing and did not finish. Nothing was saved. Try again.\n"


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
