"""Completion in the real shells: what is offered is safe to paste, and nothing of the book is ever run."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from kit import ROOT

from kamtui.services.book import Book

SAFE = set("@abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")

ASK = {
    "bash": """
        eval "$(_KAMTUI_COMPLETE=bash_source kamtui)"
        ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _kamtui_completion kamtui; }
        ask kamtui %s; printf '%%s\\n' "${COMPREPLY[@]}"
    """,
    "zsh": """
        compdef() { :; }; _path_files() { :; }
        compadd() { while (( $# )); do [[ $1 == -a ]] && { shift; print -l -- ${(P)1}; }; shift; done; }
        _describe() { local one; for one in ${(P)3}; do print -r -- ${one%%%%:*}; done; }
        eval "$(_KAMTUI_COMPLETE=zsh_source kamtui)"
        words=(kamtui %s); CURRENT=$#words; _kamtui_completion
    """,
    "fish": """
        _KAMTUI_COMPLETE=fish_source kamtui | source
        complete -C 'kamtui %s' | string replace -r '\\t.*' ''
    """,
}
"""How each shell is asked what it would offer behind some words."""


@pytest.fixture
def shells(small: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, with `kamtui` on the path and a book that has names no shell should ever see."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "kamtui"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kamtui "$@"\n')
    program.chmod(0o755)
    names = ("$(touch pwned)", "`touch pwned`", "a; touch pwned", "x\ny", "*", "-rf", "acme 'two' | touch pwned")
    with sqlite3.connect(small.path) as connection:
        for number, name in enumerate(names, 2):
            connection.execute("UPDATE accounts SET name = ? WHERE id = ?", (name, number))
    connection.close()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("KAMTUI_BOOK", small.path)
    return tmp_path


def offered(shell: str, words: str, folder: Path) -> list[str]:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    plain = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [program, *plain, "-c", ASK[shell] % words], capture_output=True, text=True, cwd=folder, timeout=60, check=False
    )
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize("shell", sorted(ASK))
def test_a_shell_offers_names_numbers_and_nothing_it_could_run(shell: str, shells: Path) -> None:
    found = offered(shell, "log @", shells) + offered(shell, "done 1", shells) + offered(shell, "account Acm", shells)
    assert {"@acme-industrial", "acme-industrial", "1", "10", "11"} <= set(found)
    assert "@acme-industrial" in offered(shell, "list @ac", shells)
    assert set("".join(found)) <= SAFE
    assert not any(word.startswith("-") for word in found)
    assert not (shells / "pwned").exists()


@pytest.mark.parametrize("shell", sorted(ASK))
def test_a_shell_completes_what_can_be_exported(shell: str, shells: Path) -> None:
    assert set(offered(shell, "export ta", shells)) == {"tasks"}
    assert {"todotxt", "taskwarrior"} == set(offered(shell, "export tasks --format t", shells))
