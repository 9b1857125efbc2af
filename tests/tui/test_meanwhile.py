"""Two editors of one record: the planner's form is open while the shell changes what it shows."""

import os
import subprocess
import sys

import pytest
from conftest import Open, Planner
from textual.widgets import Input

from kamtui.services.book import Book

pytestmark = pytest.mark.asyncio


def _kamtui(book: Book, *words: str) -> None:
    """One verb in a process of its own."""
    command = [sys.executable, "-m", "kamtui", "--book", book.path, "--today", "2026-11-23", *words]
    subprocess.run(command, check=True, capture_output=True, timeout=60, env=dict(os.environ))


async def _form(p: Planner, key: str, line: str) -> None:
    await p.press(key)
    field = p.app.screen.query_one(Input)
    field.value = line or field.value
    field.cursor_position = len(field.value)
    await p.settle()


async def test_different_fields_of_a_task_merge(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        was = p.task("first forecast")
        await _form(p, "e", "")
        field = p.app.screen.query_one(Input)
        field.value = field.value.replace("first forecast", "second forecast")
        _kamtui(small, "move", str(was.id), "2026-12-04")
        _kamtui(small, "edit", str(was.id), "~45m !")
        await p.press("enter")
        now = p.task("second forecast")
        assert (now.id, str(now.planned_on), now.minutes, now.important) == (was.id, "2026-12-04", 45, True)
        assert "its day, its minutes, its importance changed meanwhile" in p.today.status.said
        await p.press("u")
        assert (p.task("first forecast").minutes, str(p.task("first forecast").planned_on)) == (45, "2026-12-04")


async def test_the_same_field_of_a_task_is_told_and_then_overwritten_on_purpose(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        was = p.task("first forecast")
        await _form(p, "e", "")
        field = p.app.screen.query_one(Input)
        field.value = field.value.replace("first forecast", "mine")
        _kamtui(small, "edit", str(was.id), "theirs")
        _kamtui(small, "move", str(was.id), "2026-12-04")
        await p.press("enter")
        assert "Meanwhile its title became “theirs”" in p.text()
        assert p.task("theirs").id == was.id
        assert "mine" in field.value
        _kamtui(small, "edit", str(was.id), "theirs again")
        await p.press("enter")
        assert "became “theirs again”" in p.text()
        await p.press("enter")
        assert (p.task("mine").id, str(p.task("mine").planned_on)) == (was.id, "2026-12-04")


async def test_a_form_that_changes_nothing_overwrites_nothing(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        was = p.task("first forecast")
        await _form(p, "e", "")
        _kamtui(small, "edit", str(was.id), "theirs fri ~50m")
        before = p.dump()
        await p.press("enter")
        assert p.dump() == before


@pytest.mark.parametrize(("mine", "same"), [("city: York", True), ("phone: 0113", False)])
async def test_fields_of_an_account(planner: Open, small: Book, mine: str, same: bool) -> None:
    async with planner(small) as p:
        await p.press("3")
        await p.settle()
        await _form(p, "E", mine)
        name = p.app.screen.heading.removeprefix("Edit ")  # type: ignore[attr-defined]
        _kamtui(small, "account", name, "--set", "city=Hull")
        await p.press("enter")
        if same:
            assert "Meanwhile city became “Hull”" in p.text()
            await p.press("enter")
        with p.app.gateway.book.reading() as connection:
            found = connection.execute("SELECT city, phone FROM accounts WHERE name = ?", (name,)).fetchone()
        assert tuple(found) == (("York", None) if same else ("Hull", "0113"))
