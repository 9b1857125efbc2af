"""Streams that are closed, full or left: the right exit code, one sentence at most, and what was done stays done."""

import io
import os
import subprocess
import sys

import pytest
from kit import Here, Shell

from kamtui.__main__ import run
from kamtui.services.book import Book

FULL = "kamtui: The output cannot be written: No space left on device.\n"

ENDS: tuple[tuple[str, int, str], ...] = (
    ("add call someone fri <&- >&- 2>&-", 0, ""),
    ("import - <&-", 5, "kamtui: Standard input is closed. Name a file, or pipe one into it.\n"),
    ("export book | true", 0, ""),
    ("prompt | true", 0, ""),
    ("prompt > /dev/full", 1, FULL),
)
"""What a shell may do to a command, its exit code, and what it says."""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_streams_of_a_process(small: Book, shell: Shell) -> None:
    kamtui = f"{sys.executable} -m kamtui --book '{shell.book_path}'"
    script = "\n".join(f'{kamtui} {end}\necho " $?" >&2' for end, _, _ in ENDS)
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {script}"],
        capture_output=True,
        text=True,
        env={**os.environ, "KAMTUI_TODAY": shell.today},
        timeout=60,
        check=False,
    )
    assert done.stderr == "".join(f"{said} {code}\n" for _, code, said in ENDS)
    with small.reading() as connection:
        assert connection.execute("SELECT count(*) FROM tasks WHERE title = 'someone'").fetchone() == (1,)


class _Full(io.StringIO):
    """A stdout on a full disk, which notices at the first write or, as with a buffer, when it is flushed."""

    def __init__(self, at_once: bool) -> None:
        super().__init__()
        self._at_once = at_once

    def write(self, text: str) -> int:
        if self._at_once:
            raise OSError(28, "No space left on device")
        return super().write(text)

    def flush(self) -> None:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("words", ["--help", "list -h", "--version", "prompt", "list", "--json list"])
@pytest.mark.parametrize("at_once", [False, True])
def test_a_full_disk_is_said_whatever_is_printed(
    words: str,
    at_once: bool,
    small: Book,
    home: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("KAMTUI_TODAY", "2026-11-23")
    monkeypatch.setattr(sys, "stdout", _Full(at_once))
    assert run(["--book", small.path, *words.split()]) == 1
    assert capsys.readouterr().err == FULL


@pytest.mark.parametrize(
    ("words", "zone", "said"),
    [
        ("list", "Mars/Base", True),
        ("--json list", "Mars/Base", True),
        ("add call someone fri", "Mars/\x1b[31m", True),
        ("", "Mars/Base", True),
        ("prompt", "Mars/Base", False),
        ("--json prompt", "Mars/Base", False),
        ("list", "Europe/London", False),
        ("list", "<+03>-3", False),
        ("--version", "Mars/Base", False),
    ],
)
def test_a_zone_nobody_knows_is_said_once(words: str, zone: str, said: bool, small: Book, run_here: Here) -> None:
    ran = run_here(*words.split(), env={"TZ": zone})
    assert ran.code == 0
    assert ran.err.count("No time zone is called “Mars/") == said
    assert "\x1b" not in ran.err
    assert "time zone" not in ran.out
