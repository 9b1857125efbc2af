"""Children that are there at once: forked by a process that imported kamtui beforehand, and ended as a test likes.

The process that runs the tests cannot be forked itself: it has threads, and descriptors of the books it looks at.
"""

import contextlib
import importlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


class Child:
    """A running child; `lines` is what it has said so far, line by line."""

    def __init__(self, pid: int, said: int, ended: int) -> None:
        self.pid = pid
        self._said, self._ended = said, ended
        self._rest = b""
        self.lines: list[str] = []

    def listen(self, seconds: float) -> bool:
        """Takes in what it says for so long, or until it ends; whether it is still there.

        A child that says much stands still unless it is listened to now and then, if only for no time at all.
        """
        until = time.monotonic() + seconds
        while select.select([self._said], [], [], max(0.0, until - time.monotonic()))[0]:
            if not self._read():
                return False
        return True

    def kill(self) -> None:
        """Ends it as a power button does, and takes in what it had said before."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        """Takes in everything it says until it has ended."""
        while self._read():
            pass
        os.read(self._ended, 1)
        self._close()

    def let_go(self) -> None:
        """Ends it if it has not ended, and listens no more."""
        if self.pid:
            if not select.select([self._ended], [], [], 0)[0]:  # its number is not another's before that
                os.kill(self.pid, signal.SIGKILL)
            self._close()

    def _close(self) -> None:
        os.close(self._said)
        os.close(self._ended)
        self.pid = 0

    def _read(self) -> bool:
        data = os.read(self._said, 65_536)
        *whole, self._rest = (self._rest + data).split(b"\n")
        self.lines.extend(line.decode() for line in whole)
        return bool(data)


class Forks:
    """A warm process; `start` gives a child that runs a function of a module, with `say` as its first argument."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        self._process, self._folder = process, folder
        self._children: list[Child] = []

    def start(self, what: str, *args: Any) -> Child:
        """Runs `module:function` in a child of its own."""
        said, ended = (str(self._folder / f"{name}-{len(self._children)}") for name in ("said", "ended"))
        for path in (said, ended):
            os.mkfifo(path)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([what, args, said, ended]).encode() + b"\n")
        self._process.stdin.flush()
        handles = [os.open(path, os.O_RDONLY) for path in (said, ended)]
        self._children.append(Child(int(self._process.stdout.readline()), *handles))
        return self._children[-1]

    def end(self) -> None:
        """Ends what is left of the children, and then the process."""
        for child in self._children:
            child.let_go()
        self._process.communicate()


@contextmanager
def forks(folder: Path, modules: Sequence[str]) -> Iterator[Forks]:
    """Starts the process, which imports these modules and calls the `warm_up` of each with a folder."""
    path = os.pathsep.join(str(one) for one in (_HERE.parent, _HERE, _HERE / "durable"))
    process = subprocess.Popen(
        [sys.executable, __file__, *modules],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "random"},
    )
    children = Forks(process, folder)
    try:
        yield children
    finally:
        children.end()
    assert process.returncode == 0


def _serve(modules: Sequence[str]) -> None:
    """Forks a child for every line; one more process in between waits for its end and tells of it."""
    for name in modules:
        module = importlib.import_module(name)
        with tempfile.TemporaryDirectory() as folder:
            module.warm_up(folder)
    for line in sys.stdin.buffer:
        what, args, said, ended = json.loads(line)
        if not os.fork():
            with contextlib.suppress(BaseException):
                _watch(what, args, said, ended)
            os._exit(0)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _watch(what: str, args: Sequence[Any], said: str, ended: str) -> None:
    speaks, tells = (os.open(path, os.O_WRONLY) for path in (said, ended))
    child = os.fork()
    if not child:
        os.close(tells)
        module, _, name = what.partition(":")
        code = 1
        try:
            getattr(importlib.import_module(module), name)(lambda text: os.write(speaks, f"{text}\n".encode()), *args)
            code = 0
        except BaseException as error:
            os.write(speaks, f"failed: {error!r}\n".encode())
        finally:
            os._exit(code)
    os.close(speaks)
    os.write(1, f"{child}\n".encode())
    os.waitpid(child, 0)
    os.write(tells, b".")


if __name__ == "__main__":
    _serve(sys.argv[1:])
