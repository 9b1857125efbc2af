"""What kamtui leaves behind beside the book: no log at all, and one report of its last defect, without data."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kit import ROOT, Here

from kamtui.crash import MOST_FRAMES, report
from kamtui.services.book import Book

SECRET = "Acme pays 4711 per pallet"


def _file(home: Path) -> Path:
    return home / "state" / "kamtui" / "crash.txt"


def _raised(action: Callable[[], object]) -> BaseException:
    with pytest.raises(Exception) as caught:
        action()
    return caught.value


def _chained() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(SECRET) from error


def _grouped() -> None:
    raise ExceptionGroup(SECRET, [ValueError(SECRET)])


def _endless() -> None:
    _endless()


@pytest.mark.parametrize("action", [_chained, _grouped, _endless, lambda: int(SECRET), lambda: {}[SECRET]])
def test_a_report_says_where_and_never_what(action: Callable[[], object], home: Path) -> None:
    said = report(_raised(action))
    text = _file(home).read_text("utf-8")
    assert said.endswith(str(_file(home)))
    assert SECRET not in said + text
    assert "4711" not in text
    assert 1 <= text.count("\n") <= MOST_FRAMES + 1
    assert "test_cli_logs.py" in text


def test_there_is_one_report_and_it_is_private(home: Path) -> None:
    for action in (_endless, _chained):
        report(_raised(action))
        _file(home).chmod(0o644)
    report(_raised(_grouped))
    assert os.listdir(_file(home).parent) == ["crash.txt"]
    assert _file(home).stat().st_mode & 0o777 == 0o600
    assert _file(home).read_text("utf-8").endswith("\nExceptionGroup\n")
    assert "_chained" not in _file(home).read_text("utf-8")


@pytest.mark.parametrize("made", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/null", path)])
def test_what_stands_in_the_way_of_a_report(made: Callable[[str], None], home: Path) -> None:
    _file(home).parent.mkdir(parents=True)
    made(str(_file(home)))
    said = report(_raised(_chained))
    assert said == "kamtui stopped on an error of its own (ValueError). What you had saved is safe."


def test_verbs_keep_no_log(small: Book, run_here: Here, home: Path) -> None:
    for words in ("add call @acme prices fri", "done 1 agreed", "list", "nosuch", "done 99", "import none.csv", "undo"):
        run_here(*words.split())
    left = {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}
    assert left == set()
    using = {
        path.name
        for path in (ROOT / "kamtui").rglob("*.py")
        if re.search(r"^\s*(?:import|from) logging", path.read_text(), re.M)
    }
    assert using <= {"card_people.py"}  # where a library's own is turned off
