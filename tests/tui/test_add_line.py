"""`kamtui add` without words, on a terminal: one line, what is understood of it below, nothing when it is left."""

import sqlite3

import pytest
from kit import Shell
from terminal import planner_on_terminal

from kamtui.cli.line_editor import _edited
from kamtui.services.book import Book


def titles(book: Book) -> list[str]:
    with sqlite3.connect(book.path) as connection:
        found = connection.execute("SELECT title FROM tasks WHERE title IN ('new prices', 'half a thing')").fetchall()
    connection.close()
    return [title for (title,) in found]


def test_a_line_is_understood_while_it_is_typed(small: Book) -> None:
    with planner_on_terminal(small.path, "add", size=(80, 24)) as terminal:
        terminal.shows("add>")
        terminal.send("call @acme new prices fri 10:00 !x\x7f")
        terminal.shows("add> call @acme new prices fri 10:00 !", "Fri 27 Nov 2026, in 4 working days")
        terminal.send("\r")
        assert terminal.ended() == 0
        assert "undo: kamtui undo" in terminal.text()
    assert titles(small) == ["new prices"]


@pytest.mark.parametrize("key", ["\x1b", "\x03", "\x15\x04", "\r"])
def test_what_is_left_or_empty_adds_nothing(key: str, small: Book) -> None:
    with planner_on_terminal(small.path, "add", size=(80, 24)) as terminal:
        terminal.shows("add>")
        terminal.send(key if key == "\r" else f"half a thing{key}")
        assert terminal.ended() == 2
    assert titles(small) == []


def test_without_a_terminal_the_words_are_missing(shell: Shell) -> None:
    ran = shell("add")
    assert ran.code == 2
    assert "TEXT" in ran.err


@pytest.mark.parametrize(
    ("text", "key", "after"),
    [
        ("ab", "\x7f", "a"),
        ("", "\x7f", ""),
        ("two words ", "\x17", "two "),
        ("two", "\x15", ""),
        ("a", "\x07", "a"),
        ("a", "é", "aé"),
        ("x" * 2000, "y", "x" * 2000),
    ],
)
def test_keys(text: str, key: str, after: str) -> None:
    assert _edited(text, key) == after
