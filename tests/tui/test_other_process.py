"""Another process on the same book: its changes show, its locks cost no note, and a file that goes is noticed."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Open, Planner
from textual.widgets import Input

from kamtui.services.book import Book
from kamtui.store import engine
from kamtui.tui import app as app_module
from kamtui.tui.screens.base import Place

pytestmark = pytest.mark.asyncio

POLL = app_module._POLL_SECONDS


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planner looks at the book all the time."""
    monkeypatch.setattr(app_module, "_POLL_SECONDS", 0.01)


def _kamtui(book: Book, *words: str) -> None:
    """One verb in a process of its own."""
    command = [sys.executable, "-m", "kamtui", "--book", book.path, "--today", "2026-11-23", *words]
    subprocess.run(command, check=True, capture_output=True, timeout=60, env=dict(os.environ))


def _elsewhere(book: Book) -> None:
    """Another connection writes something."""
    with contextlib.closing(sqlite3.connect(book.path)) as other, other:
        other.execute("UPDATE tasks SET minutes = 25 WHERE id = 1")


@contextlib.contextmanager
def _locked(path: str) -> Iterator[None]:
    """Another process is in the middle of a write."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy book is given up at once."""
    pragmas = tuple("busy_timeout=20" if text.startswith("busy") else text for text in engine._PRAGMAS)
    monkeypatch.setattr(engine, "_PRAGMAS", pragmas)
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.02)


async def test_the_planner_looks_often_enough() -> None:
    assert POLL <= 1.5, "another process's change shows within two seconds"


async def test_what_another_process_adds_and_undoes_shows(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("line review")
        key = p.today.tasks.key
        _kamtui(small, "add", "call @borealis from the shell today")
        await p.until(lambda: "from the shell" in p.text())
        assert "changed elsewhere" in p.today.status.said
        assert p.today.tasks.key == key
        _kamtui(small, "undo")
        await p.until(lambda: "from the shell" not in p.text())
        assert p.today.tasks.key == key


@pytest.mark.parametrize("place", ["2", "3", "4", "5"])
async def test_a_place_is_read_again_only_when_the_book_holds_something_new(
    planner: Open, small: Book, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads, read = list[Place](), Place.read

    def counted(self: Place, query: Any) -> Any:
        reads.append(self)
        return read(self, query)

    monkeypatch.setattr(Place, "read", counted)
    async with planner(small) as p:
        await p.press(place)
        assert reads
        reads.clear()
        await p.press("1", place)
        assert p.app.screen.is_up_to_date  # type: ignore[attr-defined]
        assert not reads
        await p.press("1")
        _elsewhere(small)
        await p.until(lambda: "changed elsewhere" in p.today.status.said)
        await p.press(place)
        assert reads
        assert p.app.screen.is_up_to_date  # type: ignore[attr-defined]
        await p.press("1")
        await p.go_to("line review")
        await p.press("n")
        reads.clear()
        await p.press(place)
        assert reads


async def test_the_row_of_an_open_dialog_is_ticked_elsewhere(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        task_id = p.task("first forecast").id
        await p.press("x")
        await p.type("we spoke twice")
        _kamtui(small, "done", str(task_id), "the other was faster")
        touches = p.count("touches")
        await p.press("enter")
        assert "is done already" in p.text()
        assert p.app.screen.query_one(Input).value == "we spoke twice"
        await p.press("escape")
        await p.until(lambda: "SLIPPED 1" in p.text())
        assert p.count("touches") == touches


async def test_a_marked_row_that_went_elsewhere_is_no_longer_marked(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        task_id = p.task("first forecast").id
        await p.press("space")
        _kamtui(small, "cut", str(task_id))
        await p.until(lambda: "first forecast" not in p.text())
        await p.go_to("40 units shipped")
        await p.press("n")
        assert p.task("40 units shipped").no_answers == 1


async def test_two_faces_change_different_things(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        task_id = p.task("first forecast").id
        await p.press("r")
        await p.type("fri")
        _kamtui(small, "handoff", str(task_id), "Sam")
        await p.press("enter")
        row = p.task("first forecast")
        assert (row.handed_to, str(row.planned_on)) == ("Sam", "2026-11-27")


async def test_undo_does_not_overwrite_what_another_did_later(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        task_id = p.task("first forecast").id
        await p.press("n")
        _kamtui(small, "move", str(task_id), "2026-12-04")
        before = p.dump()
        await p.press("u")
        assert p.dump() == before
        assert "later" in p.text()


@pytest.mark.usefixtures("impatient")
async def test_a_busy_book_loses_no_note(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = p.dump()
        await p.go_to("first forecast")
        with _locked(small.path):
            await p.press("x")
            await p.type("precious words")
            await p.press("enter")
            assert "isbusy" in p.flat()
            assert "locked" not in p.text()
            assert p.app.screen.query_one(Input).value == "precious words"
        assert p.dump() == before
        await p.press("enter")
        assert "Done “first forecast”" in p.today.status.said
        assert p.count("touches") == 5


@pytest.mark.usefixtures("impatient")
async def test_a_busy_book_gives_the_row_back(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        with _locked(small.path):
            await p.press("n")
            assert "isbusy" in p.flat()
            await p.go_to("first forecast")
        await p.press("n")
        assert p.task("first forecast").no_answers == 1


async def _says_and_keeps(p: Planner, word: str) -> None:
    """Enter in the done sheet names what became of the book, and the note is still there."""
    await p.press("enter")
    assert word.replace(" ", "") in p.flat()
    assert p.app.screen.query_one(Input).value == "precious words"


async def test_the_book_is_deleted_while_it_is_open(planner: Open, small: Book) -> None:
    path = Path(small.path)
    kept = path.with_name("kept.db")
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("x")
        await p.type("precious words")
        path.rename(kept)
        await _says_and_keeps(p, "is gone")
        assert not path.exists()
        await p.press("escape")
        await p.until(lambda: "isgone" in p.flat())
        assert "This book is empty" not in p.text()
        assert "first forecast" in p.text()
        await p.press("n")
        assert not path.exists()
        kept.rename(path)
        await p.go_to("first forecast")
        await p.press("n")
        await p.until(lambda: p.task("first forecast").no_answers == 1)


async def test_the_book_is_replaced_while_it_is_open(planner: Open, small: Book, template: Path) -> None:
    path = Path(small.path)
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("x")
        await p.type("precious words")
        other = path.with_name("other.db")
        shutil.copy(template, other)
        os.replace(other, path)
        await _says_and_keeps(p, "was replaced")
        await p.press("escape")
        await p.until(lambda: "This book is empty" in p.text())
        assert p.count("steps") == 0
