"""What a power cut leaves of a book, at every moment of every verb that writes; a script.

    python tests/benchmarks/power_cut.py [--seeds N] [--stories add,import]

Each verb is carried out once while a VFS writes down what SQLite and Python do to the files. Then the power goes after
every single operation: what was not yet flushed is there, missing, partly there or torn at a sector, the random ways
with N seeds. Each different image is opened by SQLite and by kamtui. *Lost*: something that had been told is not there;
*broken*: neither the state before nor the one after, a damaged page, reference, full-text index or backup; *refused*:
kamtui does not open it. The last lines are the control: settings kamtui does not use, which must lose something.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import ROOT
from figures import Line, table

sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "durable")]

from disk import crashes  # noqa: E402
from judge import Judge, Verdict  # noqa: E402
from recorder import available  # noqa: E402
from small import fill  # noqa: E402
from stories import CLOCK, STORIES, recorded  # noqa: E402

from kamtui.services.book import Book  # noqa: E402
from kamtui.store import engine  # noqa: E402

CONTROL = ("journal_mode=DELETE, synchronous=NORMAL", "journal_mode=DELETE, synchronous=FULL", "synchronous=OFF")


def main() -> int:
    """Cuts the power everywhere and prints the table; 1 when anything is lost, or the control loses nothing."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, default=4)
    options.add_argument("--stories", default=",".join(STORIES))
    asked = options.parse_args()
    if not available():
        print("The SQLite of this Python is built in and cannot be heard: use one that loads it as a library.")
        return 2
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        lines = list(_lines(Path(folder), asked.stories.split(","), asked.seeds))
    print(table(lines))
    return int(any(line.ok is False for line in lines))


def _lines(folder: Path, wanted: list[str], seeds: int) -> Iterator[Line]:
    template = folder / "template" / "small.db"
    fill(Book(str(template), CLOCK))
    names = [name for name in STORIES if name in wanted]
    total = Verdict()
    for name in names:
        found = _cut(folder, template, name, seeds)
        for part in ("images", "different", "lost", "broken", "refused"):
            setattr(total, part, getattr(total, part) + getattr(found, part))
        yield _line(name, found)
    yield _line("all", total)
    for pragmas in CONTROL:
        before, engine._PRAGMAS = engine._PRAGMAS, (*pragmas.split(", "), "foreign_keys=ON")
        try:
            found = _cut(folder, template, "done", 1)
        finally:
            engine._PRAGMAS = before
        seen = bool(found.lost or found.broken)
        yield Line(f"control: done with {pragmas}", found.images, _told(found), target="must lose", ok=seen)


def _cut(folder: Path, template: Path, name: str, seeds: int) -> Verdict:
    place = folder / "story"
    place.mkdir()
    try:
        story = recorded(STORIES[name], place, template)
        return Judge(folder / "judged", story.states, CLOCK).all(crashes(story.start, story.ops, seeds))
    finally:
        shutil.rmtree(place)


def _line(name: str, found: Verdict) -> Line:
    for example in found.examples:
        print(f"{name}: {example}", file=sys.stderr)
    return Line(name, found.images, _told(found), target="nothing", ok=found.holds)


def _told(found: Verdict) -> str:
    return f"{found.different:,} different: {found.lost:,} lost, {found.broken:,} broken, {found.refused:,} refused"


if __name__ == "__main__":
    sys.exit(main())
