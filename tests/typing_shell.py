"""Runs verbs one after the other on a real pseudo-terminal, in one process; every byte they write is kept.

As a program (`python typing_shell.py JOBS`) it is that process; imported, `on_terminal` starts it.
"""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_BOUND = 600
"""Seconds after which a process is stuck."""

TESTS = Path(__file__).resolve().parent

OWN = re.compile(r"\x1b\[1m|\x1b\[0m|\r\x1b\[K|\r+\n")
"""What the shell face itself writes beside text: bold, a line that is replaced, and line ends."""


class Said(NamedTuple):
    """What a verb wrote to the terminal, and how it ended: an exit code, or where a defect was."""

    words: tuple[str, ...]
    text: str
    code: int | str

    @property
    def own(self) -> str:
        """The text without what the shell face may write."""
        return OWN.sub("\n", self.text)


def on_terminal(book: Path, jobs: Sequence[Sequence[str]], folder: Path, size: str = "100") -> list[Said]:
    """Runs every job on a book with a terminal for stdin, stdout and stderr, in a folder of its own."""
    folder.mkdir(exist_ok=True)
    todo, codes = folder.parent / "jobs.json", folder.parent / "codes.json"
    todo.write_text(json.dumps([["--book", str(book), *words] for words in jobs]))
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": size, "EDITOR": "true", "KAMTUI_DEBUG": "1"}
    env |= {"KAMTUI_TODAY": "2026-11-23", "PYTHONPATH": str(TESTS.parent)}
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, __file__, str(todo), str(codes)],
        stdin=slave, stdout=slave, stderr=slave, env=env, cwd=folder, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(slave)
        data = read_all(master, process)
    os.close(master)
    _, *texts = re.split(rb"<<\d+>>\r\n", data)
    ends = json.loads(codes.read_text())
    assert len(texts) == len(ends) == len(jobs), data[-2000:]
    return [Said(tuple(words), text.decode(), end) for words, text, end in zip(jobs, texts, ends, strict=True)]


def read_all(master: int, process: "subprocess.Popen[bytes]") -> bytes:
    """Everything a process writes to a terminal until it ends; one that takes far too long is ended."""
    data, stop = bytearray(), time.monotonic() + _BOUND
    while True:
        if time.monotonic() > stop:
            process.kill()
            return bytes(data)
        try:
            if not select.select([master], [], [], 0.05)[0]:
                if process.poll() is not None:
                    return bytes(data)
                continue
            data += os.read(master, 65_536)
        except OSError:
            return bytes(data)


def _main(todo: str, codes: str) -> None:
    from kamtui.__main__ import run

    ends: list[int | str] = []
    for n, words in enumerate(json.loads(Path(todo).read_text())):
        sys.stdout.write(f"<<{n}>>\n")
        sys.stdout.flush()
        try:
            ends.append(run(words))
        except BaseException as error:
            where = [f for f in traceback.extract_tb(error.__traceback__) if "kamtui" in f.filename][-2:]
            ends.append(f"{type(error).__name__} {error!s:.80} at {where}")
        sys.stdout.flush()
    Path(codes).write_text(json.dumps(ends))


if __name__ == "__main__":
    _main(*sys.argv[1:])
