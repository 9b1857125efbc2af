"""The planner has to end while something is being typed: that is kept, and offered at the next start."""

import os
import signal
from pathlib import Path

import pytest
from conftest import Open, Planner
from terminal import Terminal, planner_on_terminal
from textual.widgets import Input

from kamtui.paths import state_dir
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import cut
from kamtui.tui.dialogs.line import LineDialog
from kamtui.tui.unsaved import Hand, Unsaved, drop, keep, kept, offered

MODES = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[?25h")
"""What a terminal is told when the planner leaves it."""

FORMS = {
    "add": ("a", "call @borealis precious words"),
    "done": ("x", "precious words"),
    "edit": ("e", "call first forecast precious words"),
    "reschedule": ("r", "in 2 weeks"),
    "hand off": ("H", "Precious Words"),
    "new account": ("A", "Precious Words B @Leeds"),
    "grade": ("G", "C because precious words"),
    "promise": ("w", "precious words by 18 dec"),
}
"""Keys that ask for a line, and what is typed."""


async def _type(p: Planner, key: str, text: str) -> str:
    """Types into the dialog of a key; returns its heading."""
    await p.press(key)
    dialog = p.app.screen
    assert isinstance(dialog, LineDialog), p.text()
    dialog.query_one(Input).value = text
    await p.settle()
    return dialog.heading


@pytest.mark.asyncio
@pytest.mark.parametrize(("key", "text"), FORMS.values(), ids=FORMS)
async def test_a_line_is_taken_up_on_its_own_record(planner: Open, small: Book, key: str, text: str) -> None:
    async with planner(small) as p:
        await _place(p, key)
        heading = await _type(p, key, text)
        assert p.app.keep_unsaved() == 1
        assert p.app.keep_unsaved() == 1, "only once"
    assert len(kept(small.path)) == 1
    async with planner(small) as p:
        assert "U takes it up or drops it" in p.today.status.said
        await p.press("end", "U", "escape")
        assert len(kept(small.path)) == 1, "another key leaves it where it is"
        await p.press("U", "t")
        dialog = p.app.screen
        assert isinstance(dialog, LineDialog)
        assert (dialog.heading, dialog.query_one(Input).value) == (heading, text)
        await p.press("escape")
        assert len(kept(small.path)) == 1, "going back loses nothing"
        before = p.dump()
        await p.press("U", "t", "enter")
        await p.settle()
        assert p.dump() != before or key == "G", p.text()
        assert kept(small.path) == []


async def _place(p: Planner, key: str) -> None:
    if key == "w":
        await p.press("3")
        await p.settle()
    else:
        await p.go_to("first forecast")


@pytest.mark.asyncio
async def test_a_record_that_is_gone_shows_the_line(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        task_id = p.task("first forecast").id
        await _type(p, "x", "precious words")
        p.app.keep_unsaved()
    cut(small, [task_id])
    async with planner(small) as p:
        await p.press("U", "t")
        assert "precious words" in p.text()
        assert "Not saved on 2026-11-23" in p.text()
        await p.press("escape")
        assert len(kept(small.path)) == 1
        await p.press("U", "d")
        assert kept(small.path) == []
        assert "Dropped “precious words”" in p.today.status.said
        await p.press("U")
        assert "Nothing that was typed" in p.today.status.said


@pytest.mark.asyncio
async def test_what_was_not_typed_is_not_kept(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        for key in ("e", "question_mark", "slash", "x"):
            await p.go_to("first forecast")
            await p.press(key)
            assert p.app.keep_unsaved() == 0, key
            await p.press("escape")


def _line(book: str, text: str = "words") -> Unsaved:
    return Unsaved(book, "2026-11-23 09:00", "CaptureDialog", "Add", text, Hand("add", "", (1, 2), (3,), 4))


def test_every_book_has_its_own_lines_and_each_line_a_file_of_its_own(home: Path) -> None:
    assert offered("/one.db") == ""
    assert keep([_line("/one.db"), _line("/two.db", "two")]) == 2
    assert keep([_line("/one.db", "newer")]) == 1
    assert [line.text for _, line in kept("/one.db")] == ["newer", "words"]
    assert kept("/one.db")[1][1] == _line("/one.db")
    assert "“newer” and 1 more · U" in offered("/one.db")
    folder = Path(state_dir()) / "unsaved"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    for path, _ in kept("/one.db"):
        drop(path)
    assert [line.text for _, line in kept("/two.db")] == ["two"]


@pytest.mark.parametrize("bytes_", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"hand": 1}', b"[" * 100_000])
def test_a_file_that_is_none_of_ours_is_left_alone(home: Path, bytes_: bytes) -> None:
    keep([_line("/one.db")])
    folder = Path(state_dir()) / "unsaved"
    (folder / "0.line").write_bytes(bytes_)
    (folder / "1.line").symlink_to("/dev/zero")
    os.mkfifo(folder / "2.line")
    assert [line.text for _, line in kept("/one.db")] == ["words"]
    assert len(list(folder.iterdir())) == 4


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing(home: Path) -> None:
    Path(state_dir()).parent.mkdir(parents=True, exist_ok=True)
    Path(state_dir()).write_text("in the way")
    assert keep([_line("/one.db")]) == 0
    assert kept("/one.db") == []


# -- in a terminal -------------------------------------------------------------------------------------------------


def _typing(terminal: Terminal, text: str = "precious words") -> None:
    terminal.shows("? help")
    terminal.send("a")
    terminal.shows("─ Add")
    terminal.send(text)
    terminal.shows(text)


def _left(terminal: Terminal) -> None:
    for mode in MODES:
        assert mode in terminal.raw, mode


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda n: n.name)
def test_ended_from_outside(small: Book, number: signal.Signals) -> None:
    with planner_on_terminal(small.path) as terminal:
        _typing(terminal)
        terminal.process.send_signal(number)
        assert terminal.ended() == 128 + number
        _left(terminal)
    assert [line.text for _, line in kept(small.path)] == ["precious words"]


def test_the_terminal_goes_without_a_signal(small: Book) -> None:
    with planner_on_terminal(small.path) as terminal:
        _typing(terminal)
        terminal.hang_up()
        assert terminal.process.wait(30) == 129
    assert [line.text for _, line in kept(small.path)] == ["precious words"]


def test_asleep_and_back(small: Book) -> None:
    with planner_on_terminal(small.path) as terminal:
        _typing(terminal)
        before = len(terminal.raw)
        terminal.send("\x1a")
        terminal.until(lambda _: _state(terminal.process.pid) == "T")
        terminal.process.send_signal(signal.SIGCONT)
        terminal.until(lambda _: b"\x1b[?1049h" in terminal.raw[before:])
        asleep = terminal.raw[before:].split(b"\x1b[?1049h")[0]
        assert all(mode in asleep for mode in MODES)
        terminal.send(" and more")
        terminal.shows("precious words and more")
        terminal.send("\r")
        terminal.shows("Added")
        terminal.resize(1, 1)
        terminal.resize(5, 5)
        terminal.resize(120, 40)
        terminal.shows("precious words and more")
        terminal.send("q")
        assert terminal.ended() == 0
    assert kept(small.path) == []


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


BREAK = """
from kamtui.tui.dialogs.capture import CaptureDialog
from kamtui.__main__ import main
CaptureDialog.action_complete = lambda self: 1 / 0
main()
"""


def test_a_defect_of_the_planner(small: Book) -> None:
    with planner_on_terminal(small.path, program=("-c", BREAK)) as terminal:
        _typing(terminal)
        terminal.send("\t")
        assert terminal.ended() == 1
        _left(terminal)
        after = " ".join(terminal.raw.split(b"\x1b[?1049l")[-1].decode().split())
    assert "stopped on an error of its own (ZeroDivisionError)" in after
    assert "What you were typing is kept: the next start offers it." in after
    report = Path(state_dir()) / "crash.txt"
    assert str(report) in after.replace(" ", "")
    assert "precious" not in after + report.read_text()
    assert [line.text for _, line in kept(small.path)] == ["precious words"]


def test_a_dumb_terminal_gets_the_morning_in_words(small: Book) -> None:
    with planner_on_terminal(small.path, env={"TERM": "dumb"}) as terminal:
        assert terminal.ended() == 0
        assert b"\x1b[" not in terminal.raw
        assert b"renewal pricing" in terminal.raw
