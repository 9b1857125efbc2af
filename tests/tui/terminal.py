"""The planner in a real pseudo-terminal: the bytes it writes, and the screen that a terminal makes of them."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte

_BOUND = 60
"""Seconds after which a wait has failed; nothing waits so long that goes well."""


class Terminal:
    """A running planner; `raw` is every byte it wrote."""

    def __init__(self, master: int, process: "subprocess.Popen[bytes]", columns: int, rows: int) -> None:
        self._master = master
        self.process = process
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def text(self) -> str:
        """The screen as a terminal shows it."""
        return _text(self._screen)

    def send(self, keys: str | bytes) -> None:
        """Types."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def until(self, holds: Callable[[str], bool]) -> str:
        """Reads until the screen holds something; returns it."""
        stop = time.monotonic() + _BOUND
        while not holds(self.text()):
            assert time.monotonic() < stop, f"waited in vain, looking at\n{self.text()}"
            if not self._read(0.1) and self.process.poll() is not None:
                raise AssertionError(f"it ended with {self.process.returncode}:\n{self.text()}")
        return self.text()

    def shows(self, *words: str) -> str:
        """Reads until all of the words are on the screen."""
        return self.until(lambda text: all(word in text for word in words))

    def hides(self, word: str) -> str:
        """Reads until a word is not on the screen."""
        return self.until(lambda text: word not in text)

    def resize(self, columns: int, rows: int) -> None:
        """Another size, said as a terminal says it."""
        self._screen.resize(rows, columns)
        _set_size(self._master, columns, rows)
        self.process.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """The line drops: nobody holds the other end any more, and no signal says so."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self._master)
        os.close(nothing)

    def ended(self) -> int:
        """Reads to the end and returns the exit code."""
        stop = time.monotonic() + _BOUND
        while self.process.poll() is None:
            assert time.monotonic() < stop, f"it does not end, showing\n{self.text()}"
            self._read(0.1)
        while self._read(0):
            pass
        return self.process.returncode

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65_536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(_plain(data))
        return bool(data)


def seen(written: bytes, columns: int, rows: int) -> str:
    """What a terminal that is sent something shows."""
    screen = pyte.Screen(columns, rows)
    pyte.ByteStream(screen).feed(_plain(written))
    return _text(screen)


def _text(screen: pyte.Screen) -> str:
    rows, columns = screen.buffer, range(screen.columns)
    return "\n".join("".join(rows[y][x].data for x in columns).rstrip() for y in range(screen.lines))


def _plain(data: bytes) -> bytes:
    """What pyte understands: private modes with a `$`, `>` or `=` would be shown as text."""
    import re

    return re.sub(rb"\x1b\[[?>=<][0-9;]*\$?[a-zA-Z]", b"", data)


def _around() -> dict[str, str]:
    """The environment without a size: whoever runs the tests may have one, and it would hide the terminal's own."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}


def _set_size(master: int, columns: int, rows: int) -> None:
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@contextlib.contextmanager
def planner_on_terminal(
    book_path: Path | str,
    *args: str,
    size: tuple[int, int] = (120, 40),
    env: dict[str, str] | None = None,
    program: tuple[str, ...] = ("-m", "kamtui"),
) -> Iterator[Terminal]:
    """Starts the planner on a book, without the morning's brief; it is ended after the block whatever happens."""
    settings = Path(book_path).with_suffix(".toml")
    settings.write_text("morning_review = false\n", "utf-8")
    own = {"TERM": "xterm-256color", "COLORTERM": "", "KAMTUI_TODAY": "2026-11-23", "KAMTUI_CONFIG": str(settings)}
    master, slave = pty.openpty()
    _set_size(master, *size)
    process = subprocess.Popen(
        [sys.executable, *program, "--book", str(book_path), *args],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**_around(), **own, **(env or {})},
        start_new_session=True,
        close_fds=True,
    )
    os.close(slave)
    try:
        yield Terminal(master, process, *size)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(master)
