"""What the fixtures hand to tests: the day it is, and the command line as a process or as a call."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kamtui.domain.locale import show_in
from kamtui.domain.words import Language
from kamtui.services.book import Book

TODAY = date(2026, 11, 23)
"""Every test's today: a Monday."""

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `kamtui` and `tests`."""


_FILLED: dict[tuple[Callable[[Book], object], ...], bytes] = {}


def filled_by(book: Book, *fills: Callable[[Book], object]) -> Book:
    """An empty book filled by functions: by calling them the first time, later by a copy of what they made of it."""
    path = Path(book.path)
    if fills not in _FILLED:
        for fill in fills:
            fill(book)
        _FILLED[fills] = path.read_bytes()
    else:
        path.write_bytes(_FILLED[fills])
    return book


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Shell:
    """Runs `kamtui …` as a process of its own, without a terminal, on one book and one day."""

    def __init__(self, book_path: Path) -> None:
        self.book_path = book_path
        self.today = TODAY.isoformat()

    def __call__(
        self, *args: str | int | bytes, stdin: str = "", env: dict[str, str] | None = None, seconds: float = 60
    ) -> Ran:
        """Runs one command; `env` is added to the environment."""
        words = [arg if isinstance(arg, str | bytes) else str(arg) for arg in args]
        done = subprocess.run(
            [sys.executable, "-m", "kamtui", "--book", str(self.book_path), *words],
            input=stdin.encode(),
            capture_output=True,
            env={**os.environ, "KAMTUI_TODAY": self.today, **(env or {})},
            timeout=seconds,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def ok(self, *args: str | int | bytes, **more: Any) -> str:
        """Runs a command that must succeed and returns what it printed."""
        ran = self(*args, **more)
        assert ran.code == 0, ran
        return ran.out

    def json(self, *args: str | int | bytes, **more: Any) -> Any:
        """Runs a command with `--json` and returns the data."""
        return json.loads(self.ok("--json", *args, **more))


class Here(Shell):
    """Like `Shell`, but in the process of the test: quick, and without what only a process of its own can show."""

    def __init__(self, book_path: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        super().__init__(book_path)
        self._capture, self._patch = capture, patch

    def __call__(
        self, *args: str | int | bytes, stdin: str = "", env: dict[str, str] | None = None, seconds: float = 60
    ) -> Ran:
        """Runs one command; `stdin` is not there to be read."""
        from kamtui.__main__ import run

        self._capture.readouterr()
        with self._patch.context() as patch:
            for name, value in {"KAMTUI_TODAY": self.today, "KAMTUI_DEBUG": "1", **(env or {})}.items():
                patch.setenv(name, value)
            words = [os.fsdecode(arg) if isinstance(arg, bytes) else str(arg) for arg in args]
            code = run(["--book", str(self.book_path), *words])
        show_in(Language.ENGLISH)  # a command may speak another one, or for machines, until its process ends
        return Ran(code, *self._capture.readouterr())
