"""What the measurements share: the installed kamtui they measure, the books, and how a command is run and timed."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from figures import Samples

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

Command = Callable[[], Sequence[str]]
"""Arguments of the next run; a verb that writes has another task each time."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where kamtui is installed, and where the measurements may write."""

    python: str
    scratch: Path

    @property
    def kamtui(self) -> str:
        """The command."""
        return str(Path(self.python).with_name("kamtui"))

    def env(self, book: Path) -> dict[str, str]:
        """A bare environment with a home of its own; bytecode may be used and written."""
        home = self.scratch / "home"
        home.mkdir(exist_ok=True)
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "KAMTUI_BOOK": str(book),
            "KAMTUI_CONFIG": str(_quiet(home)),
        }

    def floor(self, name: str, *words: str) -> list[str]:
        """Arguments of a floor program, run by the Python that runs kamtui."""
        return [self.python, str(HERE / "floors" / f"{name}.py"), *words]

    @contextmanager
    def book(self, n: int) -> Iterator[Path]:
        """A fresh copy of the book of n tasks for the length of the block."""
        made = self.scratch / f"book-{n}-{time.strftime('%Y-%m-%d')}.db"
        if not made.exists():
            subprocess.run([self.python, HERE / "books.py", made, str(n)], check=True, cwd=self.scratch)
        copy = self.scratch / f"copy-{n}-{os.getpid()}.db"
        shutil.copyfile(made, copy)
        try:
            yield copy
        finally:
            copy.unlink()


def installed(scratch: Path) -> str:
    """Builds a wheel of this tree, installs it into a venv under `scratch`, and returns that venv's Python."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    python = scratch / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", scratch / "venv"], check=True, env=env)
    wheels = scratch / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)], check=True, env=env)
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "install", str(wheel)], check=True, env=env)
    subprocess.run([*pip, "install", "--no-deps", "--force-reinstall", str(wheel)], check=True, env=env)
    return str(python)


def open_ids(book: Path) -> Iterator[int]:
    """Numbers of open tasks, those of the next days first; each once."""
    with sqlite3.connect(book) as connection:
        rows = connection.execute("SELECT id FROM tasks WHERE status = 'open' ORDER BY planned_on DESC, id").fetchall()
    connection.close()
    return iter([row[0] for row in rows])


def alternating(commands: Mapping[str, Command], env: Mapping[str, str], rounds: int) -> dict[str, Samples]:
    """Runs the commands A B C A B C …, once unmeasured; wall and processor time of each in ms."""
    found = {name: Samples() for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            wall, cpu = run(command(), env)
            if turn:
                found[name].add(wall, cpu)
    return found


def run(argv: Sequence[str], env: Mapping[str, str]) -> tuple[float, float]:
    """Runs a command with its output thrown away; wall and processor time in ms. Raises `RuntimeError` on failure."""
    nothing = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    start = time.perf_counter()
    pid = os.posix_spawn(argv[0], list(argv), dict(env), file_actions=nothing)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise RuntimeError(f"{' '.join(argv)} ended with {os.waitstatus_to_exitcode(status)}")
    return wall * 1000, (used.ru_utime + used.ru_stime) * 1000


def _quiet(home: Path) -> Path:
    """Settings without the morning brief: the lists are what is measured, whatever the day."""
    path = home / "config.toml"
    path.write_text("morning_review = false\n")
    return path
