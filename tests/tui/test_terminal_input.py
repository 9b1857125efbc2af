"""What a terminal sends: keys, pastes of any size, bytes that are no text, however they are cut on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import planner_on_terminal
from textual.events import Paste

from kamtui.services.book import Book
from kamtui.tui.terminal_input import MOST_PASTED, Incoming

START, END = b"\x1b[200~", b"\x1b[201~"


def _read(*parts: bytes) -> list[str | Paste]:
    incoming = Incoming()
    return [one for part in parts for one in incoming.feed(part)]


def _said(found: list[str | Paste]) -> list[str]:
    """What was typed in one piece, and each paste behind a mark of its own."""
    said = [""]
    for one in found:
        if isinstance(one, str):
            said[-1] += one
        else:
            said += [f"paste {one.text}", ""]
    return said


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"abc", ["abc"]),
        (b"\x1b", ["\x1b"]),
        (b"\x1b[", ["\x1b["]),
        (b"\x1b[20~", ["\x1b[20~"]),
        (b"caf\xe9 \xff ok", ["caf\ufffd \ufffd ok"]),
        (START + b"one\x00 two" + END + b"x", ["", "paste one two", "x"]),
        (b"a" + START + END + b"b" + START + "é".encode() + END, ["a", "paste ", "b", "paste é", ""]),
        (
            START + b"\x1b[31m \x1b]52;c;x\x07 \x1b[200~ \xff" + END,
            ["", "paste \x1b[31m \x1b]52;c;x\x07 \x1b[200~ \ufffd", ""],
        ),
        (START + b"never ends", [""]),
    ],
)
def test_keys_and_pastes(sent: bytes, said: list[str]) -> None:
    assert _said(_read(sent)) == said


@given(st.lists(st.sampled_from([b"a", "é".encode(), b"\x1b[A", b"\xff", START, END, b"\r"]), max_size=12), st.data())
def test_cuts_do_not_matter_but_in_a_mark(pieces: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(pieces)
    at = data.draw(st.integers(0, len(whole)))
    begun = [START[:n] for n in (1, 2)]  # `Esc` and `Alt+[` are keys: they are not held back
    if not any(whole[:at].endswith(mark) and whole[at - len(mark) :].startswith(START) for mark in begun):
        assert _said(_read(whole[:at], whole[at:])) == _said(_read(whole))


def test_of_a_paste_without_end_no_more_than_a_megabyte_is_kept() -> None:
    (paste,) = (one for one in _read(START, *[b"x" * 65_536] * 40, END) if isinstance(one, Paste))
    assert len(paste.text) == MOST_PASTED


def test_a_megabyte_of_escapes_and_bytes_that_are_no_text(small: Book) -> None:
    with planner_on_terminal(small.path) as terminal:
        terminal.shows("LATE")
        terminal.send("a")
        terminal.shows("─ Add")
        terminal.send(b"caf\xe9 \xff typed")
        terminal.shows("caf\ufffd \ufffd typed")
        data = START + b"\x1b[31mx" * 170_000 + END
        while data:
            terminal.send(data[:4_096])
            data = data[4_096:]
        terminal.shows("[31mx [31mx", "was left out")
        terminal.send("\x1b")
        terminal.hides("─ Add")
        terminal.send("q")
        assert terminal.ended() == 0
        assert b"\x1b[31mx" not in terminal.raw
