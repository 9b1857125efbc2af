"""A long import tells how far it is on a terminal, and ctrl+c leaves the book byte for byte as it was."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kit import Shell

from kamtui.services.book import Book

ROWS = 60_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.csv"
    path.write_text("Name,City,Note\n" + "".join(f"Shop {n},Leeds,{'x' * 40}\n" for n in range(ROWS)), "utf-8")
    return path


def _hears_ctrl_c() -> None:
    """Whoever runs the tests behind its back, with `&`, has them not hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def on_terminal(shell: Shell, *words: str, until: str) -> tuple[int, str]:
    """Runs a command with its stderr on a terminal, interrupts it when that shows a text; exit code and stderr."""
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "kamtui", "--book", str(shell.book_path), *words]
    env = {**os.environ, "KAMTUI_TODAY": shell.today}
    none = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=none, stdout=none, stderr=theirs, env=env, preexec_fn=_hears_ctrl_c)
    os.close(theirs)
    seen = ""
    sent = not until
    while True:
        try:
            told = os.read(mine, 4096).decode("utf-8", "replace")
        except OSError:  # the last writer has gone
            break
        if not told:
            break
        seen += told
        if not sent and until in seen:
            child.send_signal(signal.SIGINT)
            sent = True
    os.close(mine)
    return child.wait(timeout=60), seen


@pytest.mark.parametrize("moment", ["reading large.csv: ", "writing accounts: "])
def test_ctrl_c_leaves_the_book_as_it_was(small: Book, shell: Shell, large: Path, moment: str) -> None:
    before = shell.book_path.read_bytes()
    code, seen = on_terminal(shell, "import", str(large), until=moment)
    assert (code, seen.splitlines()[-1].rpartition("\x1b[K")[2]) == (
        130,
        "Interrupted: nothing was imported, the book is as it was.",
    )
    assert shell.book_path.read_bytes() == before
    beside = {path.name: path.stat().st_size for path in shell.book_path.parent.glob(f"{shell.book_path.name}-*")}
    assert not any(beside.values()), beside
    assert shell.ok("list")


def test_a_terminal_is_told_and_a_pipe_is_not(small: Book, shell: Shell, large: Path) -> None:
    code, seen = on_terminal(shell, "import", "--dry-run", str(large), until="")
    assert code == 0
    assert "reading large.csv: 10,000 rows … " in seen
    assert " s left" in seen
    assert "reading" not in shell("import", "--dry-run", large).err


def test_a_small_file_has_no_line(small: Book, shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text("Name\n" + "".join(f"Shop {n}\n" for n in range(9_000)), "utf-8")
    code, seen = on_terminal(shell, "import", "--dry-run", str(path), until="")
    assert code == 0
    assert "reading" not in seen
