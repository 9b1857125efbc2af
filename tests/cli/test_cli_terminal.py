"""On a terminal: rows fit its width, the planner opens only there, and completion offers nothing a shell could run."""

import fcntl
import os
import pty
import sqlite3
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from kit import Shell

from kamtui.cli.complete import slug
from kamtui.services.book import Book


def _on_terminal(shell: Shell, *words: str, columns: int = 60, env: dict[str, str] | None = None) -> tuple[int, str]:
    """Runs a command with its output on a terminal of that width; its input is not one."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "kamtui", "--book", str(shell.book_path), *words],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "KAMTUI_TODAY": shell.today, "TERM": "xterm", **(env or {})},
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    return process.wait(60), said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [55, 80, 120])
@pytest.mark.parametrize("verb", ["list", "today", "history"])
def test_rows_fit_the_terminal(verb: str, columns: int, small: Book, shell: Shell) -> None:
    code, said = _on_terminal(shell, verb, columns=columns, env={"NO_COLOR": "1"})
    assert code == 0
    assert said
    assert max(map(len, said.splitlines())) <= columns


def test_headings_stand_out_but_for_no_color(small: Book, shell: Shell) -> None:
    assert "\x1b[1mLATE (2)\x1b[0m\n" in _on_terminal(shell, "today")[1]
    assert "\x1b" not in _on_terminal(shell, "today", env={"NO_COLOR": "1"})[1]


def test_half_a_terminal_is_none(small: Book, shell: Shell) -> None:
    code, said = _on_terminal(shell)
    assert code == 0
    assert "Mon 23 Nov 2026" in said
    assert "\x1b[?1049h" not in said


def test_the_planner_is_opened_where_there_is_a_terminal(
    small: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kamtui import __main__
    from kamtui.cli import open as opening
    from kamtui.cli import review

    opened: list[tuple[Book, str]] = []
    monkeypatch.setattr(opening, "on_terminal", lambda: True)
    monkeypatch.setattr(review, "on_terminal", lambda: True)
    monkeypatch.setattr("kamtui.tui.launch.launch", lambda book, at: opened.append((book, at)) or 7)
    assert __main__.run(["--book", small.path, "--today", "2026-11-23"]) == 7
    assert __main__.run([f"--book={small.path}"]) == 7
    assert __main__.run(["--book", small.path, "review"]) == 7
    assert [(book.path, book.clock.fixed, at) for book, at in opened] == [
        (small.path, small.today, ""),
        (small.path, None, ""),
        (small.path, None, "review"),
    ]
    assert capsys.readouterr() == ("", "")


def _complete(shell: Shell, line: str, kind: str = "zsh") -> list[str]:
    env = {"_KAMTUI_COMPLETE": f"{kind}_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "kamtui"],
        capture_output=True,
        text=True,
        env={**os.environ, "KAMTUI_BOOK": str(shell.book_path), "KAMTUI_TODAY": shell.today, **env},
        check=True,
        timeout=60,
    )
    words = done.stdout.strip().splitlines()
    return [word.split(",")[1] for word in words] if kind == "bash" else words[1::3]


def test_completion_offers_verbs_task_numbers_and_names(small: Book, shell: Shell) -> None:
    assert _complete(shell, "kamtui mo", "bash") == ["move"]
    assert {"2", "3"} <= set(_complete(shell, "kamtui done ", "bash"))
    assert set(_complete(shell, "kamtui done 1", "bash")) == {"1", "10", "11"}
    assert _complete(shell, "kamtui log @ac") == ["@acme-industrial"]
    assert _complete(shell, "kamtui add call @") == [
        "@acme-industrial",
        "@borealis",
        "@cobalt",
        "@delta",
        "@ember",
        "@falcon",
        "@lost-ltd",
    ]


def test_a_completed_name_means_its_account(small: Book, shell: Shell) -> None:
    assert shell.json("add", "call @acme-industrial hello")["task"]["account"]["id"] == 1
    assert shell.json("log", "@acme-industrial", "hello")["touch"]["account"]["id"] == 1


_NAMES = ["$(touch pwned)", "`id`", "a;b", "x\ny", "*", "-rf", "ünï", "日本", "..", "A & B / C", ""]


@pytest.mark.parametrize("name", _NAMES)
def test_a_slug_holds_nothing_a_shell_could_run(name: str) -> None:
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert not slug(name).startswith("-")


def test_completion_of_hostile_names_is_harmless(small: Book, shell: Shell) -> None:
    with sqlite3.connect(small.path) as connection:
        connection.execute("UPDATE accounts SET name = '$(touch pwned) `id` *' WHERE id = 1")
    connection.close()
    assert all(set(word) <= set("@abcdefghijklmnopqrstuvwxyz0123456789-.") for word in _complete(shell, "kamtui log @"))


def test_completion_without_a_book_is_empty(shell: Shell, tmp_path: Path) -> None:
    shell.book_path = tmp_path / "none.db"
    assert _complete(shell, "kamtui done ", "bash") == []
    assert not shell.book_path.exists()
