"""What a command imports, seen in a process of its own: a contract between modules cannot see a deferred import."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from kit import Shell

from kamtui.cli.app import VERBS
from kamtui.services.book import Book

HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "pendulum", "dateutil", "textual", "rich", "holidays", "alembic")
"""Libraries that cost more to import than a read verb may take."""

_RUN = """
import os, sys
from kamtui.__main__ import run
out = os.dup(1); os.dup2(2, 1)
code = run(sys.argv[1:])
sys.stdout.flush()
os.write(out, " ".join([str(code), *sys.modules]).encode())
"""

_BARE = """
import _sqlite3
import os, sys
os.write(1, " ".join(sys.modules).encode())
"""


def _modules(shell: Shell, *words: str) -> set[str]:
    """What a command imports."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "--book", str(shell.book_path), *words],
        capture_output=True,
        env={**os.environ, "KAMTUI_TODAY": shell.today},
        timeout=60,
        check=True,
    )
    code, *modules = done.stdout.decode().split()
    assert code == "0", done.stderr
    return set(modules)


def _modules_of_all_help() -> set[str]:
    """What the help of all verbs imports, one after the other in one process."""
    asked = f"""
import contextlib, io, os, sys
from kamtui.__main__ import run
with contextlib.redirect_stdout(io.StringIO()) as said:
    codes = [run([verb, "-h"]) for verb in {[*VERBS]!r}]
assert set(codes) == {{0}} and said.getvalue().count("Usage: ") == len(codes), codes
os.write(1, " ".join(sys.modules).encode())
"""
    return set(subprocess.check_output([sys.executable, "-c", asked], timeout=60).decode().split())


def _bare() -> set[str]:
    """What the interpreter and its SQLite import before anything is asked of them."""
    return set(subprocess.check_output([sys.executable, "-c", _BARE]).decode().split())


def _under(modules: set[str], *roots: str) -> set[str]:
    return {name for name in modules for root in roots if name == root or name.startswith(f"{root}.")}


def test_the_prompt_imports_next_to_nothing(small: Book, shell: Shell) -> None:
    modules = _modules(shell, "prompt")
    assert modules - _bare() == _under(modules, "kamtui") | {"__future__", "gc"} & modules
    assert _under(modules, "kamtui") == {"kamtui", "kamtui.__main__", "kamtui.cli", "kamtui.cli.prompt", "kamtui.paths"}


READS = [
    (),
    ("today",),
    ("list",),
    ("overdue",),
    ("history",),
    ("config",),
    ("list", "@acme", "q:do"),
    ("today", "--json"),
]


@pytest.mark.parametrize("words", READS, ids=str)
def test_reading_imports_no_writing(words: tuple[str, ...], small: Book, shell: Shell) -> None:
    modules = _modules(shell, *words)
    assert not _under(modules, *HEAVY, "kamtui.domain.capture", "kamtui.domain.phrases", "kamtui.services.verbs")
    assert not _under(modules, "kamtui.store.tables", "kamtui.store.work", "kamtui.store.upgrade", "kamtui.tui")
    assert not _under(modules, "importlib.resources", "tempfile", "shutil")


WRITES = [("add", "hello fri"), ("move", "1", "2026-12-01"), ("done", "1", "talked")]


@pytest.mark.parametrize("words", [*WRITES, ("cut", "1"), ("undo",), ("--json", "prompt")], ids=str)
def test_no_verb_imports_the_planner(words: tuple[str, ...], small: Book, shell: Shell) -> None:
    assert not _under(_modules(shell, *words), "kamtui.tui", "textual", "rich")


@pytest.mark.parametrize("words", WRITES, ids=str)
def test_writing_imports_no_dates_library(words: tuple[str, ...], small: Book, shell: Shell) -> None:
    assert not _under(_modules(shell, *words), "holidays", "pendulum", "dateutil")


def test_only_a_process_of_its_own_reads_workbooks(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("account,city\nAcme,Leeds\n", "utf-8")
    assert not _under(_modules(shell, "import", "--dry-run", str(path)), "python_calamine", "kamtui.exchange.workbooks")


def test_help_imports_no_writing(shell: Shell) -> None:
    assert not _under(_modules(shell, "-h"), *HEAVY)
    assert not _under(_modules_of_all_help(), "sqlalchemy", "sqlmodel", "textual")
