"""What the planner imports before its first screen: the write side comes with the first verb, or with a pause."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kamtui.services.book import Book

WRITING = ("sqlalchemy", "sqlmodel", "pydantic", "alembic")
NEVER = ("pendulum", "holidays", "dateutil", "click", "importlib.resources")

_RUN = """
import asyncio, json, sys
from datetime import date
from kamtui.clock import Clock
from kamtui.config import Settings
from kamtui.services.book import Book
from kamtui.tui import launch
told = {"launch": sorted(sys.modules)}
import kamtui.tui.app as app_module
import kamtui.tui.screens.base as base
told["app"] = sorted(sys.modules)
WARM = base._WARM_AFTER
base._WARM_AFTER = 1e6

async def go(path):
    book = Book(path, Clock(date(2026, 11, 23)), Settings(morning_review=False))
    with book.reading() as connection:
        first = launch.read_first(connection, book)
    app = app_module.KamtuiApp(book, first)
    async with app.run_test(size=(120, 40)) as pilot:
        await _quiet(app, pilot)
        assert app.screen.tasks.has_rows
        told["shown"] = sorted(sys.modules)
        await pilot.press("j", "j", "end", "home")
        await _quiet(app, pilot)
        told["moved"] = sorted(sys.modules)
        if sys.argv[2] == "pause":
            base._WARM_AFTER = 0.01
            app.screen._warm_timer = None
            await pilot.press("j")
        else:
            await pilot.press("n")
        while "kamtui.services.verbs.undo" not in sys.modules and "kamtui.services.verbs.touch" not in sys.modules:
            await pilot.pause()
        await _quiet(app, pilot)
        if app.gateway._warm:
            await app.gateway._warm
        told["after"] = sorted(sys.modules)

async def _quiet(app, pilot):
    quiet = 0
    while quiet < 5:
        await pilot.pause()
        quiet = 0 if any(not w.is_finished for w in app.workers) else quiet + 1

asyncio.run(go(sys.argv[1]))
print(json.dumps(told))
"""


def _under(modules: list[str], *roots: str) -> set[str]:
    return {name for name in modules for root in roots if name == root or name.startswith(f"{root}.")}


def _told(book: Book, end: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, book.path, end], capture_output=True, timeout=120, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.mark.parametrize("end", ["verb", "pause"])
def test_the_first_screen_imports_no_writing(small: Book, end: str, home: Path) -> None:
    told = _told(small, end)
    assert not _under(told["launch"], "textual", "rich", *WRITING, *NEVER)
    for moment in ("app", "shown", "moved"):
        assert not _under(told[moment], *WRITING, *NEVER), moment
        assert not _under(told[moment], "kamtui.services.verbs", "kamtui.store.work", "kamtui.store.tables"), moment
        assert not _under(told[moment], "kamtui.cli", "kamtui.exchange"), moment
    assert not _under(told["shown"], "kamtui.tui.dialogs", "kamtui.tui.palette", "kamtui.domain.phrases")
    assert _under(told["after"], "sqlmodel", "kamtui.services.verbs.touch")
    assert not _under(told["after"], "click", "pendulum", "holidays")
