"""A defect of kamtui: said in one sentence, reported without data, and the terminal is as it was."""

import os
from pathlib import Path

import pytest
from conftest import Open
from terminal import planner_on_terminal

from kamtui.paths import state_dir
from kamtui.services.book import Book
from kamtui.services.verbs import touch as touch_verbs

SECRET = "Acme pays 4711 per pallet"


def _break(*_: object) -> None:
    secret = SECRET
    raise ZeroDivisionError(secret)


def _report() -> str:
    path = Path(state_dir()) / "crash.txt"
    assert path.stat().st_mode & 0o777 == 0o600
    return path.read_text("utf-8")


@pytest.mark.asyncio
async def test_a_defect_of_a_verb_is_said_and_the_planner_goes_on(
    planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with planner(small) as p:
        before = p.dump()
        with monkeypatch.context() as patch:
            patch.setattr(touch_verbs, "no_answer", _break)
            patch.setattr(touch_verbs, "done", _break)
            await p.go_to("first forecast")
            await p.press("n")
            assert "stoppedonanerrorofitsown(ZeroDivisionError)" in p.flat()
            assert SECRET not in p.text()
            await p.go_to("first forecast")
            await p.press("x")
            await p.type("precious words")
            await p.press("enter")
            assert "precious words" in p.text()
            await p.press("escape")
        report = _report()
        assert "ZeroDivisionError" in report
        assert "test_crash.py" in report
        assert SECRET not in report
        assert "precious" not in report
        assert p.dump() == before
        await p.go_to("first forecast")
        await p.press("n")
        assert p.task("first forecast").no_answers == 1


BREAK = f"""
import sys
from kamtui.tui.widgets.bars import StatusBar
from kamtui.__main__ import main
def hush(self):
    secret = {SECRET!r}
    raise ZeroDivisionError(secret)
StatusBar.hush = hush
main()
"""


def test_a_defect_that_ends_the_planner(small: Book) -> None:
    with planner_on_terminal(small.path, program=("-c", BREAK)) as terminal:
        terminal.shows("LATE 1")
        terminal.send("n")
        assert terminal.ended() == 1
        after = terminal.raw.split(b"\x1b[?1049l")[-1].decode()
        assert "kamtui stopped on an error of its own (ZeroDivisionError)" in " ".join(after.split())
        for word in (SECRET, "Traceback", "locals", "secret", "renewal"):
            assert word not in after
        for mode in (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?2004l"):
            assert mode in terminal.raw
    report = _report()
    assert SECRET not in report
    assert os.path.basename(__file__) not in report


def test_a_book_that_cannot_be_used_is_said_before_anything_is_drawn(tmp_path: Path) -> None:
    book = tmp_path / "other.db"
    book.write_bytes(b"no book at all" * 20)
    with planner_on_terminal(book) as terminal:
        assert terminal.ended() == 6
        assert b"is not a kamtui book" in terminal.raw
        assert b"\x1b[?1049h" not in terminal.raw
