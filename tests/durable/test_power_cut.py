"""The power goes in the middle of every verb: what was told is there, nothing is half done, and the book opens.

`python tests/benchmarks/power_cut.py` tries every moment in many more ways.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from disk import Cut, Disk, Folder, Name, Op, Rename, Said, Sync, SyncFolder, Write, crashes
from judge import BOOK, MISSING, Judge, Verdict
from recorder import available
from stories import CLOCK, STORIES, Story, recorded

from kamtui.store import engine

pytestmark = pytest.mark.skipif(not available(), reason="the SQLite of this Python is built in and cannot be heard")

MOMENTS = 15
"""About how many of the moments between writes are tried in each story."""

TOLD = [name for name in STORIES if not name.startswith("upgrade") and "older" not in name] + [list(STORIES)[-1]]
"""Of the upgrades, which go the same way whatever they start from, the last one."""


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """Where images are laid out: in memory where there is such a place, for they are many."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder) / "judged"


def judged(story: Story, scratch: Path) -> Verdict:
    every = max(1, len(story.ops) // MOMENTS)
    return Judge(scratch, story.states, CLOCK).all(crashes(story.start, story.ops, every=every))


def told(name: str, tmp_path: Path, small_template: Path) -> Story:
    place = tmp_path / "story"
    place.mkdir()
    return recorded(STORIES[name], place, small_template)


@pytest.mark.parametrize("name", TOLD)
def test_a_power_cut_loses_nothing_that_was_told(
    name: str, tmp_path: Path, small_template: Path, scratch: Path
) -> None:
    story = told(name, tmp_path, small_template)
    assert sum(isinstance(op, Sync) for op in story.ops) >= 2, "the recording heard nothing"
    found = judged(story, scratch)
    assert found.different > 50
    assert found.holds, found.examples


@pytest.mark.parametrize(
    ("pragma", "what"), [("synchronous=OFF", "broken"), ("synchronous=NORMAL", "lost"), ("synchronous=FULL", "")]
)
def test_the_judge_sees_what_weaker_settings_lose(
    pragma: str, what: str, tmp_path: Path, small_template: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DELETE with FULL loses a commit whose journal comes back: only EXTRA flushes that the journal is gone."""
    weaker = ("journal_mode=DELETE", pragma, "foreign_keys=ON")
    monkeypatch.setattr(engine, "_PRAGMAS", weaker)
    found = judged(told("done", tmp_path, small_template), scratch)
    assert found.lost
    assert not what or getattr(found, what)


A, B = Name("a", 1), Write(1, 0, b"x" * 1024)


@pytest.mark.parametrize(
    ("ops", "possible"),
    [
        ([A, B], {None, b"", b"x" * 1024}),
        ([A, B, Sync(1)], {None, b"x" * 1024}),
        ([A, SyncFolder(""), B], {b"", b"x" * 1024}),
        ([A, SyncFolder(""), B, Sync(1)], {b"x" * 1024}),
        ([A, SyncFolder(""), B, Sync(1), Cut(1, 2)], {b"x" * 1024, b"xx"}),
        ([A, B, Sync(1), SyncFolder(""), Name("a", None)], {None, b"x" * 1024}),
        ([A, B, Sync(1), SyncFolder(""), Name("a", None), SyncFolder("")], {None}),
    ],
)
def test_what_a_disk_may_hold_after_a_cut(ops: list[Op], possible: set[bytes | None]) -> None:
    found = {crash.image.get("a") for crash in crashes(Disk(), ops, seeds=40) if crash.after == len(ops)}
    assert possible <= found
    assert found - possible <= {b"x" * 512, bytes(512) + b"x" * 512}  # torn


def test_a_file_is_gone_with_the_folder_that_was_never_safe() -> None:
    ops: list[Op] = [Folder("f"), Name("f/a", 1), Write(1, 0, b"x"), Sync(1), SyncFolder("f")]
    assert {"f/a" in crash.image for crash in crashes(Disk(), ops) if crash.after == len(ops)} == {True, False}
    ops.append(SyncFolder(""))
    assert {"f/a" in crash.image for crash in crashes(Disk(), ops) if crash.after == len(ops)} == {True}


def test_a_name_that_is_given_over_stands_for_the_old_file_or_the_new_one() -> None:
    safe = [Name("a", 1), Name("b", 2), Write(2, 0, b"b"), Sync(1), Sync(2), SyncFolder("")]
    ops: list[Op] = [*safe, Rename("b", "a", 2)]
    last = {crash.image["a"] for crash in crashes(Disk(), ops) if crash.after == len(ops)}
    assert last == {b"", b"b"}


def test_what_was_told_too_early_is_seen(scratch: Path) -> None:
    states = [Said(MISSING), Said("a state that never was")]
    verdict = Judge(scratch, states, CLOCK).all(crashes(Disk(), [Name(BOOK, 1), states[1]]))
    assert verdict.lost
    assert not verdict.holds
