"""A terminal of 120×40 for one program: what it draws, and when.

A thread reads, stamps every read and answers the queries a terminal answers. Nothing is interpreted while the program
works: once it has been quiet for a while, the recorded pieces are fed to a `pyte` screen one by one, so that the moment
of the first and of the last changed cell is known and nothing was stolen from the program meanwhile.
"""

import fcntl
import os
import pty
import re
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

import pyte

COLUMNS, LINES = 120, 40
"""Cells of the screen."""

_CLOCK = time.perf_counter
_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p|\x1b\[(c|6n)")
_UNKNOWN = re.compile(  # what pyte would print or take for something else
    rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\??[0-9;]*\$[A-Za-z]|\x1b\[[0-9;]*[ ]q|\x1b\[[0-9;]*t"
    rb"|\x1b[\]P_^].*?(?:\x1b\\|\x07)",
    re.DOTALL,
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[<>=?0-9;$ ]*|[\]P_^][^\x07\x1b]*\x1b?)?$")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key did, in ms after it was written; None when no cell changed."""

    first: float | None
    last: float | None


class Terminal:
    """Starts the program; close it when done. Times are counted from just before it was started."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self._rows: dict[int, tuple[object, ...]] = {}
        self._pieces: list[tuple[float, bytes]] = []
        self._lock = Lock()
        self._last = 0.0
        self._ended = False
        self._started = _CLOCK()
        self._pid, self._fd = pty.fork()
        if not self._pid:
            try:
                fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
                os.execve(argv[0], list(argv), dict(env))
            finally:
                os._exit(127)
        Thread(target=self._listen, daemon=True).start()

    # -- what a measurement asks ----------------------------------------------------------------------------------

    def ready(self, pattern: str, limit: float = 60.0) -> float:
        """Ms to the first screen that shows the pattern; raises `TimeoutError` with the screen when none does."""
        sought, seen = re.compile(pattern), None
        while seen is None:
            if self._ended or _CLOCK() - self._started > limit:
                raise TimeoutError(f"“{pattern}” was never shown:\n{self.text}")
            self._wait(_CLOCK(), 0.15, 5.0)
            for stamp, piece in self._take():
                self._feed(piece)
                if seen is None and sought.search(self.text):
                    seen = stamp
        self.settle()
        return (seen - self._started) * 1000

    def settle(self, quiet: float = 0.2, limit: float = 10.0) -> None:
        """Waits until nothing has been drawn for `quiet` seconds."""
        self._wait(_CLOCK(), quiet, limit)
        for _, piece in self._take():
            self._feed(piece)

    def press(self, keys: str, quiet: float = 0.15, limit: float = 10.0) -> Pressed:
        """Types keys in one write, waits for `quiet` seconds of silence, and tells when cells changed."""
        self.settle(0)
        typed = _CLOCK()
        os.write(self._fd, keys.encode())
        self._wait(typed, quiet, limit)
        changed = [stamp for stamp, piece in self._take() if self._feed(piece)]
        if not changed:
            return Pressed(None, None)
        return Pressed((changed[0] - typed) * 1000, (changed[-1] - typed) * 1000)

    def shows(self, pattern: str, limit: float = 10.0) -> bool:
        """Waits until the screen shows the pattern."""
        end = _CLOCK() + limit
        while not re.search(pattern, self.text) and _CLOCK() < end and not self._ended:
            self.settle(0.05, 0.2)
        return re.search(pattern, self.text) is not None

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self._screen.display)

    def cpu(self) -> float:
        """Ms of processor time used so far by all threads."""
        tasks = Path(f"/proc/{self._pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6

    def peak(self) -> float:
        """The most memory it ever held, in MB."""
        status = Path(f"/proc/{self._pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def close(self, keys: str = "q") -> None:
        """Asks the program to leave, then makes it."""
        with suppress(OSError):
            os.write(self._fd, keys.encode())
        for signum in (0, signal.SIGTERM, signal.SIGKILL):
            if signum:
                os.kill(self._pid, signum)
            if self._left(1.5):
                break
        os.close(self._fd)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _left(self, limit: float) -> bool:
        end = _CLOCK() + limit
        while _CLOCK() < end:
            if os.waitpid(self._pid, os.WNOHANG)[0]:
                return True
            time.sleep(0.01)
        return False

    def _listen(self) -> None:
        while True:
            try:
                piece = os.read(self._fd, 65536)
            except OSError:
                piece = b""
            stamp = _CLOCK()
            if not piece:
                self._ended = True
                return
            for query in _QUERY.finditer(piece):
                self._answer(query)
            with self._lock:
                self._pieces.append((stamp, piece))
                self._last = stamp

    def _answer(self, query: re.Match[bytes]) -> None:
        """Synchronised output is there, other modes are unknown."""
        if query[1]:
            said = b"\x1b[?%s;%d$y" % (query[1], 2 if query[1] == b"2026" else 0)
        else:
            said = b"\x1b[?62;22c" if query[2] == b"c" else b"\x1b[1;1R"
        try:
            os.write(self._fd, said)
        except OSError:
            self._ended = True

    def _take(self) -> list[tuple[float, bytes]]:
        with self._lock:
            pieces, self._pieces = self._pieces, []
        return pieces

    def _wait(self, since: float, quiet: float, limit: float) -> None:
        """Until `quiet` seconds have passed since the last read, and since `since`."""
        while not self._ended:
            now = _CLOCK()
            if now - max(self._last, since) >= quiet or now - since > limit:
                return
            time.sleep(0.002)

    def _feed(self, piece: bytes) -> bool:
        """Whether a piece changed a cell: its sign or how it looks."""
        piece = self._rest + piece
        unfinished = _UNFINISHED.search(piece)
        self._rest = unfinished[0] if unfinished else b""
        self._stream.feed(_UNKNOWN.sub(b"", piece[: len(piece) - len(self._rest)]))
        changed = False
        for y in self._screen.dirty:
            row = tuple(self._screen.buffer[y][x] for x in range(COLUMNS))
            if y < LINES and row != self._rows.get(y):
                self._rows[y] = row
                changed = True
        self._screen.dirty.clear()
        return changed
