"""The bytes that reach a real terminal: none of them comes out of the book or a paste as anything but a letter."""

import re
import signal
from pathlib import Path

import pytest
from hostile_book import RAW, fill_raw
from terminal import Terminal, planner_on_terminal

from kamtui.services.book import Book
from kamtui.store.reads.history import steps

FORBIDDEN = {
    "clipboard": rb"\x1b\]52",
    "link": rb"\x1b\]8;",
    "title": rb"\x1b\][012];",
    "nul": rb"\x00",
    "backspace": rb"\x08",
    "C1": rb"\xc2[\x80-\x9f]",
    "bidi": rb"\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c",
    "hidden": rb"\xe2\x80\x8b|\xe2\x81\xa0|\xef\xbb\xbf",
    "tags": rb"\xf3\xa0[\x80\x81][\x80-\xbf]",
    "payload's colour": rb"\x1b\[31mred",
    "payload's screen": rb"\x1b\[2J\x1b\[H",
}
"""Byte patterns that only a payload would write."""

PASTE = (
    "\x1b[200~esc \x1b]52;c;cm0gLXJm\x07 \x1b]8;;http://example.invalid\x1b\\ c1 \x9b31m nul \x00 \u202ebidi\x1b[201~"
)

PAGES = {"?": "What Today shows", "\x10": "Search for", "/": "/@acme", "x": "─ Done", "e": "─ Edit"}
"""Keys and what their pages show."""


def _harmless(terminal: Terminal) -> None:
    for name, pattern in FORBIDDEN.items():
        found = re.search(pattern, terminal.raw)
        assert found is None, (name, terminal.raw[max(found.start() - 60, 0) : found.end() + 60])


def test_no_byte_of_the_book_acts_on_the_terminal(book: Book) -> None:
    fill_raw(book)
    with planner_on_terminal(book.path) as terminal:
        terminal.shows(f"TODAY {len(RAW)}")
        for n in range(len(RAW)):
            if n % 5 == 0:
                terminal.send("\r")
                terminal.shows("╭")
                terminal.send("\x1b" if n % 2 else "q")
                terminal.hides("╭")
            terminal.send("j")
        for key, word in PAGES.items():
            terminal.send(key)
            terminal.shows(word)
            terminal.send("\x1b")
            terminal.hides(word)
        terminal.send("a")
        terminal.shows("─ Add")
        terminal.send(PASTE)
        terminal.shows("bidi")
        terminal.send("\x1b")
        terminal.hides("─ Add")
        terminal.send("n")
        terminal.shows("No answer")
        terminal.send("q")
        assert terminal.ended() == 0
        with book.reading() as connection:
            assert steps(connection, 1)[0].actor == "planner"  # a run of its own, as undo sees it
        _harmless(terminal)
        _rings_no_bell(terminal)


def test_no_byte_of_the_book_acts_on_the_terminal_in_the_review_and_the_matrix(book: Book) -> None:
    fill_raw(book)
    with planner_on_terminal(book.path, "--today", "2026-11-24", "review") as terminal:
        for n in range(1, len(RAW) + 1):
            terminal.shows(f" {n} of {len(RAW)} ", "slipped 1 d")
            terminal.send("s")
        terminal.shows("Do today")
        terminal.send("\x1b")
        terminal.shows("No card is left")
        terminal.send("\x1b")
        terminal.hides("No card is left")
        terminal.send("2")
        terminal.shows("DO · urgent", "because")
        for _ in RAW:
            terminal.send("j")
        terminal.send("z")
        terminal.hides("SCHEDULE")
        terminal.send("m")
        terminal.shows("by the rules")
        terminal.send("1")
        terminal.shows("u takes it back")
        terminal.send("q")
        assert terminal.ended() == 0
        _harmless(terminal)
        _rings_no_bell(terminal)


def _rings_no_bell(terminal: Terminal) -> None:
    pointer = rb"\x1b\]22;[a-z-]*\x07"  # Textual's own: the shape of the mouse pointer
    assert b"\x07" not in re.sub(pointer, b"", terminal.raw)


@pytest.mark.parametrize("size", [(80, 24), (50, 15)])
def test_first_screen_keys_and_leaving(book: Book, size: tuple[int, int]) -> None:
    with planner_on_terminal(book.path, size=size) as terminal:
        terminal.shows("This book is empty", "? help")
        terminal.resize(30, 8)
        terminal.shows("Too small")
        terminal.resize(1, 1)
        terminal.resize(*size)
        terminal.shows("This book is empty")
        terminal.send("q")
        assert terminal.ended() == 0
        _as_it_was(terminal)


def _as_it_was(terminal: Terminal) -> None:
    for mode in (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?2004l", b"\x1b[?25h"):
        assert mode in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["terminated", "hung up"])
def test_ended_from_outside_it_leaves_the_terminal_as_it_was(book: Book, number: signal.Signals) -> None:
    with planner_on_terminal(book.path) as terminal:
        terminal.shows("This book is empty")
        terminal.send("a")
        terminal.shows("─ Add")
        terminal.process.send_signal(number)
        assert terminal.ended() == 128 + number
        _as_it_was(terminal)


def test_no_colour_when_asked(book: Book) -> None:
    with planner_on_terminal(book.path, env={"NO_COLOR": "1"}) as terminal:
        terminal.shows("This book is empty")
        terminal.send("q")
        assert terminal.ended() == 0
        colours = set(re.findall(rb"\x1b\[(?:[0-9;]*;)?[34]8;[25];([0-9;]+)m", terminal.raw))
        assert all(_grey(colour.split(b";")) for colour in colours), colours


def _grey(parts: list[bytes]) -> bool:
    """Whether a colour has no hue: as red, green and blue, or as one of the 256."""
    if len(parts) >= 3:
        return len(set(parts[:3])) == 1
    number = int(parts[0])
    cube = divmod(number - 16, 36)[0], (number - 16) // 6 % 6, (number - 16) % 6
    return number in (0, 7, 8, 15) or number >= 232 or len(set(cube)) == 1


def test_the_demo_from_an_empty_book(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    with planner_on_terminal(missing) as terminal:
        terminal.shows("This book is empty")
        terminal.send("D")
        terminal.shows("LATE 2", "SLIPPED")
        terminal.send("q")
        assert terminal.ended() == 0
    assert not missing.exists()
