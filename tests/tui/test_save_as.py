"""The book's file goes while the planner is open: what was typed stays, and a new file takes both."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from conftest import Open, Planner
from textual.widgets import Input

from kamtui.services.book import Book
from kamtui.store import engine
from kamtui.tui.dialogs.done import DoneSheet
from kamtui.tui.dialogs.save_as import SaveAs
from kamtui.tui.screens.today import TodayScreen

pytestmark = pytest.mark.asyncio


def _notes(path: Path) -> list[str]:
    book = sqlite3.connect(path)
    try:
        return [row[0] for row in book.execute("SELECT note FROM touches ORDER BY id")]
    finally:
        book.close()


async def _typing(p: Planner) -> None:
    await p.go_to("first forecast")
    await p.press("x")
    await p.type("precious words")


async def _saved_elsewhere(p: Planner, target: Path) -> None:
    """`ctrl+s` over the open dialog, another name, Enter, and Enter once more in the dialog."""
    assert isinstance(p.app.screen, DoneSheet)
    await p.press("ctrl+s")
    assert isinstance(p.app.screen, SaveAs)
    p.app.screen.query_one(Input).value = str(target)
    await p.press("enter")
    await p.until(lambda: isinstance(p.app.screen, DoneSheet))
    assert p.app.screen.query_one(Input).value == "precious words"
    await p.press("enter")
    assert isinstance(p.app.screen, TodayScreen)
    assert "Done “first forecast”" in p.today.status.said


async def test_a_deleted_book_is_saved_as_a_new_file(planner: Open, small: Book, tmp_path: Path) -> None:
    before, target = _notes(Path(small.path)), tmp_path / "saved" / "book.db"
    async with planner(small) as p:
        await _typing(p)
        os.unlink(small.path)
        await p.press("enter")
        assert "ctrl+ssavesitasanewfile" in p.flat()
        await _saved_elsewhere(p, target)
        assert p.app.gateway.book.path == str(target)
        assert target.stat().st_mode & 0o777 == 0o600
        assert "SLIPPED 1" in p.text()
    assert _notes(target) == [*before, "precious words"]
    assert not Path(small.path).exists()


async def test_a_book_that_was_replaced_is_saved_as_a_new_file(
    planner: Open, small: Book, template: Path, tmp_path: Path
) -> None:
    before, target = _notes(Path(small.path)), tmp_path / "mine.db"
    async with planner(small) as p:
        await _typing(p)
        shutil.copy(template, f"{small.path}.new")
        os.replace(f"{small.path}.new", small.path)
        other = Path(small.path).read_bytes()
        p.app._poll()
        await p.press("enter")
        assert "ctrl+ssavestheoldone" in p.flat()
        await _saved_elsewhere(p, target)
    assert _notes(target) == [*before, "precious words"]
    assert Path(small.path).read_bytes() == other


async def test_a_file_that_is_there_is_never_overwritten(planner: Open, small: Book, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    async with planner(small) as p:
        await p.press("ctrl+s")
        field = p.app.screen.query_one(Input)
        for path, said in (
            (tmp_path / "mine.txt", "existsalready"),
            (tmp_path / "mine.txt" / "x.db", "cannotbewritten"),
        ):
            field.value = str(path)
            await p.press("enter")
            await p.until(lambda said=said: said in p.flat())  # type: ignore[misc]
            assert field.value == str(path)
        await p.press("escape")
        assert p.app.gateway.book.path == small.path
    assert (tmp_path / "mine.txt").read_text() == "mine"


async def test_the_planner_goes_on_in_the_new_file(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("ctrl+s", "enter")
        new = p.app.gateway.book.path
        assert new == f"{small.path.removesuffix('.db')}.saved-20261123T090000Z.db"
        before = Path(small.path).read_bytes()
        await p.go_to("first forecast")
        await p.press("n")
        assert p.task("first forecast").no_answers == 1
        await p.press("u")
        assert p.task("first forecast").no_answers == 0
    assert Path(small.path).read_bytes() == before


@pytest.mark.parametrize(
    ("pragma", "said"),
    [("max_page_count=1", "thediskisfull"), ("query_only=ON", "isread-only")],
    ids=["full", "read-only"],
)
async def test_what_was_typed_goes_into_a_new_file_where_the_old_one_takes_nothing(
    planner: Open, small: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, said: str
) -> None:
    before, target = Path(small.path).read_bytes(), tmp_path / "roomy.db"
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("x")
        p.app.screen.query_one(Input).value = "precious words " * 200
        with monkeypatch.context() as patch:
            patch.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, pragma))
            await p.press("enter")
            assert said in p.flat()
            assert isinstance(p.app.screen, DoneSheet)
            assert p.app.screen.query_one(Input).value == "precious words " * 200
        assert Path(small.path).read_bytes() == before
        await p.press("ctrl+s")
        p.app.screen.query_one(Input).value = str(target)
        await p.press("enter")
        await p.until(lambda: isinstance(p.app.screen, DoneSheet))
        await p.press("enter")
        assert "Done “first forecast”" in p.today.status.said
    assert _notes(target)[-1] == ("precious words " * 200).strip()


async def test_a_damaged_record_is_marked_and_the_rest_works(planner: Open, small: Book) -> None:
    book = sqlite3.connect(small.path, isolation_level=None)
    book.execute("PRAGMA ignore_check_constraints=ON")
    book.execute("UPDATE tasks SET kind = 'haggle', due_on = 'soon', at = '9 sharp' WHERE title = 'first forecast'")
    book.execute("UPDATE touches SET day = 'never', outcome = 'odd' WHERE id = 1")
    book.execute("UPDATE accounts SET tier = 'Z' WHERE id = 3")
    book.close()
    async with planner(small) as p:
        assert "(damaged)first" in p.flat()
        for key in ("2", "3", "4", "5", "1"):
            await p.press(key)
            assert "error of its own" not in " ".join(p.text().split())
        await p.go_to("40 units shipped")
        await p.press("n")
        assert p.task("40 units shipped").no_answers == 1
