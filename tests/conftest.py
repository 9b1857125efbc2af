"""Fixtures of every test: a clock that stands still, a home of its own, an empty book, the shell as a process.

What tests name in their annotations lives in `kit.py`: a module called `conftest` is another one in another folder.
"""

import gc
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from hostile import HOSTILE, HOSTILE_ARGV
from kit import ROOT, TODAY, Here, Shell

from kamtui.clock import Clock
from kamtui.config import Settings
from kamtui.services.book import Book

_DIRS = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}

hypothesis.settings.register_profile(
    "kamtui", deadline=None, max_examples=200 if os.environ.get("KAMTUI_FUZZ") else 50
)  # a slow machine is no defect
hypothesis.settings.load_profile("kamtui")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as processors: those that drive the planner wait for it a third of their time."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_finish() -> None:
    """What was imported stays: the collector is not to look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def _isolate(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name in [name for name in os.environ if name.startswith("KAMTUI_") and name != "KAMTUI_SHARED_DATA"]:
        if name != "KAMTUI_REGOLD":
            patch.delenv(name)
    patch.setenv("HOME", str(home))
    for name, folder in _DIRS.items():
        patch.setenv(name, str(home / folder))
    patch.setenv("TZ", "UTC")
    patch.setenv("PYTHONPATH", str(ROOT))
    patch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees or touches the home, the books or the settings of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        _isolate(patch, tmp_path_factory.mktemp("nobody"))
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of this test's own: `data`, `config` and `state` are its XDG folders."""
    folder = tmp_path / "home"
    folder.mkdir()
    _isolate(monkeypatch, folder)
    return folder


@pytest.fixture
def today() -> date:
    """Monday, 23 November 2026."""
    return TODAY


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at nine o'clock of `today`."""
    return Clock(TODAY)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book, migrated once; never written to, only copied."""
    from kamtui.store.upgrade import ensure

    path = tmp_path_factory.mktemp("template") / "book.db"
    ensure(str(path))
    return path


@pytest.fixture(scope="session")
def small_template(template: Path) -> Path:
    """The small book of `small.py`, written once; never written to, only copied."""
    from small import fill

    path = template.parent / "small.db"
    shutil.copy(template, path)
    fill(Book(str(path), Clock(TODAY)))
    return path


@pytest.fixture
def book_path(home: Path, template: Path, tmp_path: Path) -> Path:
    """The file of an empty book."""
    path = tmp_path / "book.db"
    shutil.copy(template, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def book(book_path: Path, clock: Clock) -> Book:
    """An empty book on a real file, with default settings and the clock standing still."""
    return Book(str(book_path), clock, Settings())


@pytest.fixture
def small(book: Book, small_template: Path) -> Book:
    """The small book of `small.py`, on the file of `book` (and of `shell` and `run_here`)."""
    shutil.copy(small_template, book.path)
    return book


@pytest.fixture
def shell(book_path: Path) -> Shell:
    """The command line on an empty book: `shell("list")` is `(code, out, err)`."""
    return Shell(book_path)


@pytest.fixture
def run_here(book_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    """`shell` without a process of its own; defects are raised."""
    return Here(book_path, capsys, monkeypatch)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared test data (`KAMTUI_SHARED_DATA`, else beside the repository); skips without it."""
    folder = Path(os.environ.get("KAMTUI_SHARED_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no shared test data at {folder} (set KAMTUI_SHARED_DATA)")
    return folder


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text[:16]))
def hostile(request: pytest.FixtureRequest) -> str:
    """Every hostile text in turn."""
    return str(request.param)


@pytest.fixture(params=HOSTILE_ARGV, ids=lambda text: ascii(text[:16]))
def hostile_argv(request: pytest.FixtureRequest) -> str:
    """Every hostile text that can be an argument, in turn."""
    return str(request.param)
