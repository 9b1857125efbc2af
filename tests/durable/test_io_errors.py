"""The disk fails at a call of SQLite's or of Python's: one sentence, a book as it was or as is told, no half backup.

`python tests/benchmarks/io_errors.py` fails every call of every kind, of every verb.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from failing import ANY, KINDS, PYTHON, Fault
from io_rounds import Trial
from stories import READING, STORIES
from vfs import available

from kamtui.store import engine, faults

pytestmark = pytest.mark.skipif(not available(), reason="the SQLite of this Python is built in and cannot be reached")

TRIED = {
    "done": KINDS,
    "backup": KINDS,
    "restore": ("write", "sync", "truncate", PYTHON),
    "import": ("write", "sync", ANY),
    "export": ("read", "lock"),
}
"""Tales and the kinds of calls that fail in them, each at one call by itself and from another one on for good."""


def _trial(name: str, tmp_path: Path, small_template: Path) -> Trial:
    return Trial((STORIES | READING)[name], tmp_path, small_template)


@pytest.mark.parametrize("name", TRIED)
def test_a_failing_disk_is_a_sentence_and_the_book_is_whole(name: str, tmp_path: Path, small_template: Path) -> None:
    trial, chance = _trial(name, tmp_path, small_template), Random(name)
    for kind in TRIED[name]:
        calls = trial.calls.get("write" if kind == "full" else kind, 0)
        for for_good in (False, True) if calls else ():
            assert trial.one(Fault(kind, chance.randint(1, calls), for_good)), "the call was never made"
    assert trial.outcome.rounds > trial.outcome.held
    assert not trial.outcome.wrong, trial.outcome.examples


@pytest.mark.parametrize("before_last", range(3))
def test_of_an_error_at_the_end_of_a_commit_nobody_says_that_nothing_was_saved(
    before_last: int, tmp_path: Path, small_template: Path
) -> None:
    trial = _trial("add", tmp_path, small_template)
    assert trial.one(Fault("sync", trial.calls["sync"] - before_last, for_good=False))
    assert not trial.outcome.wrong, trial.outcome.examples


def _no_sentence(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(faults, "explain", lambda *_: None)


def _claims(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(faults, "_SENTENCES", tuple(one for one in faults._SENTENCES if "SQLITE_IOERR_FSYNC" not in one[0]))


def _no_journal(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "_PRAGMAS", ("journal_mode=OFF", "cache_size=1", "foreign_keys=ON"))


@pytest.mark.parametrize(
    ("weaken", "fault", "rule"),
    [
        (_no_sentence, Fault("read", 5, for_good=True), "not a sentence"),
        (_claims, Fault("sync", 4, for_good=False), "not true"),
        (_no_journal, Fault("write", 12, for_good=True), "not before or after"),
    ],
)
def test_the_trial_sees_what_is_wrong(
    weaken: Callable[[pytest.MonkeyPatch], None],
    fault: Fault,
    rule: str,
    tmp_path: Path,
    small_template: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trial = _trial("done", tmp_path, small_template)
    weaken(monkeypatch)
    trial.one(fault)
    assert rule in trial.outcome.wrong
