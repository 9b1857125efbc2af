"""Themes that are remembered, a pane on the whole screen, compact dialogs, and a note in the rep's own editor."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Open
from textual.widgets import Input, Static

from kamtui.config import config_path, load_settings
from kamtui.domain.text import NOTE_LIMIT
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.editor import edit_text
from kamtui.tui.dialogs.done import DoneSheet
from kamtui.tui.long_note import as_line, as_note
from kamtui.tui.themes import OWN


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that is the rep's editor; what it does is written into it."""
    script = tmp_path / "my editor"
    script.touch(0o755)
    monkeypatch.setenv("VISUAL", f"'{script}'")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    return script


def does(editor: Path, line: str) -> None:
    editor.write_text(f"#!/bin/sh\n{line}\n")


def test_a_text_is_edited_in_a_private_file_that_is_gone_afterwards(editor: Path, tmp_path: Path) -> None:
    does(
        editor,
        f"""stat -c %a "$1" "$(dirname "$1")" > {tmp_path}/rights
        tr a-z A-Z < "$1" > {tmp_path}/x; cp {tmp_path}/x "$1\"""",
    )
    assert edit_text("agreed\nOption b ä") == "AGREED\nOPTION B ä"
    file, folder = (tmp_path / "rights").read_text().splitlines()
    assert (file, folder) == ("600", "700")
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("exit 3", "left with an error (3)"),
        ("printf '\\377' > \"$1\"", "no text"),
        ('head -c 1000001 /dev/zero > "$1"', "too long"),
        ('rm "$1"', "cannot be edited"),
    ],
)
def test_an_editor_that_fails_leaves_nothing_behind(editor: Path, tmp_path: Path, line: str, said: str) -> None:
    does(editor, line)
    with pytest.raises(UsageError) as caught:
        edit_text("as it was")
    assert said in caught.value.sentence
    assert list((tmp_path / "tmp").iterdir()) == []


def test_without_an_editor_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="no editor"):
        edit_text("x")


@pytest.mark.parametrize("note", ["", "one line", "two\nlines", "a\n\nb", "  indented is one line"])
def test_a_note_as_a_line_and_back(note: str) -> None:
    assert as_note(as_line(note)) == note
    assert "\n" not in as_line(note)


@pytest.mark.asyncio
async def test_a_long_note_is_written_in_the_editor(
    planner: Open, small: Book, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[str] = []

    @contextmanager
    def suspend() -> Iterator[None]:
        slept.append("asleep")
        yield

    async with planner(small) as p:
        monkeypatch.setattr(p.app, "suspend", suspend)
        await p.go_to("first forecast")
        await p.press("x")
        await p.type("agreed")
        does(editor, 'printf "\\nsecond \\033[31mline\\n>- until feb we wait\\n" >> "$1"')
        await p.press("ctrl+e")
        assert slept == ["asleep"]
        assert isinstance(p.app.screen, DoneSheet)
        assert p.app.screen.query_one(Input).value == "agreed ⏎ second  [31mline ⏎ >- until feb we wait"
        does(editor, f"head -c {NOTE_LIMIT + 1} /dev/zero | tr '\\0' x > \"$1\"")
        await p.press("ctrl+e")
        assert "more than a note holds" in p.text()
        assert p.app.screen.query_one(Input).value.startswith("agreed ⏎")
        does(editor, 'sed -i "/until/d" "$1"')
        await p.press("ctrl+e", "enter")
        await p.until(lambda: "Done" in p.today.status.said)
        with p.app.gateway.book.reading() as connection:
            (note,) = connection.execute("SELECT note FROM touches ORDER BY id DESC LIMIT 1").fetchone()
        assert note == "agreed\nsecond  [31mline"


@pytest.mark.asyncio
async def test_no_other_line_goes_to_the_editor(planner: Open, small: Book, editor: Path) -> None:
    does(editor, 'echo "never" > "$1"')
    async with planner(small) as p:
        await p.press("a")
        await p.type("call")
        await p.press("ctrl+e")
        assert p.app.screen.query_one(Input).value == "call"


@pytest.mark.asyncio
async def test_a_theme_is_remembered(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        assert {theme.name for theme in OWN} <= set(p.app.available_themes)
        assert not os.path.exists(config_path())
        await p.press("ctrl+p")
        await p.type("theme")
        await p.until(lambda: "Change the current theme" in p.text())
        await p.press("enter")
        await p.type("kamtui-light")
        await p.press("enter")
        await p.until(lambda: p.app.theme == "kamtui-light")
        await p.settle()
    assert load_settings().theme == "kamtui-light"
    assert stat.S_IMODE(os.stat(config_path()).st_mode) == 0o600
    async with planner(replace(small, settings=load_settings())) as p:
        assert p.app.theme == "kamtui-light"


@pytest.mark.asyncio
async def test_a_theme_that_nobody_knows_is_told_at_the_start(planner: Open, small: Book) -> None:
    async with planner(replace(small, settings=replace(small.settings, theme="kamtui-drak"))) as p:
        (said,) = [notification.message for notification in p.app._notifications]
        assert said.startswith(
            "theme: there is no theme “kamtui-drak” (did you mean kamtui-dark?). It stays textual-dark"
        )
        assert p.app.theme == "textual-dark"


@pytest.mark.asyncio
async def test_a_theme_is_not_written_into_a_broken_file(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        os.makedirs(os.path.dirname(config_path()), exist_ok=True)
        Path(config_path()).write_text("contry = 1\n")
        p.app.theme = "kamtui-dark"
        await p.settle()
        assert "contry" in next(iter(p.app._notifications)).message
    assert Path(config_path()).read_text() == "contry = 1\n"


@pytest.mark.asyncio
async def test_a_pane_takes_the_whole_screen_and_gives_it_back(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = p.text()
        await p.press("Z")
        assert "kamtui" not in p.text()
        assert "first forecast" in p.text()
        await p.press("j", "Z")
        await p.press("k")
        assert p.text() == before


@pytest.mark.asyncio
async def test_compact_dialogs_take_fewer_lines(planner: Open, small: Book) -> None:
    heights = []
    for compact in (False, True):
        async with planner(replace(small, settings=replace(small.settings, compact=compact))) as p:
            await p.press("a")
            heights.append(p.app.screen.query_one(".box").size.height)
    assert heights[1] <= heights[0] - 2


@pytest.mark.asyncio
async def test_text_of_a_sheet_can_be_selected_and_copied(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("enter")
        for found in p.app.screen.query(Static):
            found.text_select_all()
        assert "first forecast" in (p.app.screen.get_selected_text() or "")
        await p.press("ctrl+c")
        assert "first forecast" in p.app.clipboard
