"""The planner open for thirty days with a change every minute, as fast as it goes: memory and keys; a script.

    python tests/benchmarks/long_run.py [--changes N] [--warm N]

43,200 changes by default, in turn the planner's own and another actor's (add, edit, move, and all of it taken back,
each on tasks of their own, so that the book stays as large but for its history); after each the planner notices,
reads its screen anew and draws. The clock goes on a minute with each, so that thirty midnights pass and every hour has
its backup; every hundred changes the rep looks at another place. The planner runs headless in this process, whose
memory is what is measured, collected, every thousand changes. The warm-up is long enough for every kind of write, every
place, a midnight and backups. A key is counted from its arrival to the drawn screen, by the processor time it takes:
the machine may be busy with something else. The book is kept in memory where there is such a folder: a month of commits
that wait for a disk would tell nothing more.
"""

import argparse
import asyncio
import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

from bench import ROOT
from figures import Line, table

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from small import fill  # noqa: E402
from textual.events import Key  # noqa: E402
from textual.pilot import Pilot  # noqa: E402

from kamtui.clock import Clock  # noqa: E402
from kamtui.domain.words import Reason  # noqa: E402
from kamtui.services.book import Book  # noqa: E402
from kamtui.services.verbs.tasks import add, edit, move  # noqa: E402
from kamtui.services.verbs.undo import undo  # noqa: E402
from kamtui.tui.app import KamtuiApp  # noqa: E402
from kamtui.tui.screens import today as today_screen  # noqa: E402
from kamtui.tui.screens.today import TodayScreen  # noqa: E402

GROWTH, SLOWER = 5.0, 1.25
"""MB that may be added after the warm-up; how much longer a key may take at the end than at the start."""

_BY_DAY = 1440
_EVERY = 100
_ROUND = 10
_BREATH = 0.001  # seconds: a loop that never rests keeps the interpreter from the threads it waits for
_PLACES = ("2", "3", "4", "5")
_MEMORY = "/dev/shm"
_START = date(2026, 11, 23)


class Minutes(Clock):
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        super().__init__(_START)
        self.minute = 0

    def today(self) -> date:
        """The day that the minutes have come to."""
        return _START + timedelta(days=self.minute // _BY_DAY)

    def now(self) -> datetime:
        """The instant that goes with it."""
        return super().now() + timedelta(minutes=self.minute)


@dataclass(slots=True)
class Seen:
    """What was measured so far."""

    keys: list[float] = field(default_factory=list)
    memory: list[tuple[int, float]] = field(default_factory=list)


def main() -> int:
    """Runs the days and prints the table; 1 when a target is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--changes", type=int, default=30 * _BY_DAY, help="a multiple of ten")
    options.add_argument("--warm", type=int, default=2_000)
    options.add_argument("--minutes", type=float, default=24 * 60, help="stops after that many, where it has come to")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(dir=_MEMORY if os.path.isdir(_MEMORY) else None) as folder:
        os.environ |= {"HOME": folder, "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder}
        book = Book(str(Path(folder) / "book.db"), Minutes())
        book = replace(book, settings=replace(book.settings, morning_review=False))
        fill(book)
        before = _tasks(book)
        lines = asyncio.run(days(book, asked.changes, asked.warm, time.monotonic() + asked.minutes * 60))
        assert _tasks(book) == before, "what was added was not all taken back"
    print(table(lines))
    return int(any(line.ok is False for line in lines))


async def days(book: Book, changes: int, warm: int, until: float) -> list[Line]:
    """The planner through all of the changes, or those it comes to until an instant of the monotonic clock."""
    clock = book.clock
    assert isinstance(clock, Minutes)
    today_screen._PANEL_DELAY = today_screen._FIRST_PANEL_DELAY = 0.001
    seen, began = Seen(), time.monotonic()
    app = KamtuiApp(replace(book, actor="tui:long"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await _settle(app, pilot)
        for number in range(changes):
            clock.minute = number
            await app.gateway.write(_change(number)) if number % 2 else await asyncio.to_thread(_change(number), book)
            app._poll()
            await _settle(app, pilot)
            if number % _EVERY == 0:
                await _look_around(app, pilot, number // _EVERY)
                seen.keys.append(await _key(app, pilot))
            if number >= warm and (number - warm) % 1000 == 0:
                _note(number, seen)
            if time.monotonic() > until and number % _ROUND == _ROUND - 1:
                break
        _note(number + 1, seen)
    return _lines(seen, number + 1, clock.minute // _BY_DAY, time.monotonic() - began)


def _lines(seen: Seen, changes: int, midnights: int, took: float) -> list[Line]:
    some = max(len(seen.keys) // 8, 1)
    early, late = (median(part) * 1000 for part in (seen.keys[some : 2 * some] or seen.keys, seen.keys[-some:]))
    grown = seen.memory[-1][1] - seen.memory[0][1]
    return [
        Line("growth after the warm-up", changes, f"{grown:.2f} MB", target=f"< {GROWTH} MB", ok=grown < GROWTH),
        Line("a key, processor time: end ÷ start", changes, f"{late:.1f} ms", f"{early:.1f} ms", f"{late / early:.2f}",
             f"≤ {SLOWER}", late / early <= SLOWER),
        Line("midnights", changes, str(midnights)),
        Line("seconds in all", changes, f"{took:.0f} s"),
    ]  # fmt: skip


def _change(number: int) -> Callable[[Book], None]:
    """One of five changes by one of two actors, who each change tasks of their own and take all of it back."""
    mine = number % 2
    edited, moved, noted = ((1, 3, 7), (2, 4, 8))[mine]

    def change(book: Book) -> None:
        turn = number // 2 % 5
        if turn == 0:
            add(book, f"call @borealis order {number} in 2 weeks")
        elif turn == 1:
            edit(book, edited, f"renewal pricing {number} ~{10 + number % 40}m")
        elif turn == 2:
            move(book, [moved], book.today + timedelta(days=30 + number % 20), Reason.CLIENT)
        elif turn == 3:
            edit(book, noted, f"expense report {number}")
        else:
            for _ in range(4):
                undo(book)

    return change


def _tasks(book: Book) -> list[tuple[object, ...]]:
    """The tasks as they are in the book."""
    with book.reading() as connection:
        return connection.execute("SELECT * FROM tasks ORDER BY id").fetchall()


async def _settle(app: KamtuiApp, pilot: Pilot[int | None]) -> None:
    """Waits until no reading is under way and the screen has caught up, twice in a row: a reading may cause another."""
    quiet = 0
    while quiet < 2:
        await pilot.pause(0)
        quiet = 0 if any(not one.is_finished for one in app.workers) else quiet + 1
        if not quiet:
            await asyncio.sleep(_BREATH)


async def _look_around(app: KamtuiApp, pilot: Pilot[int | None], turn: int) -> None:
    """Goes to another place and comes back."""
    for key in (_PLACES[turn % len(_PLACES)], "1"):
        app.post_message(Key(key, key))
        await _settle(app, pilot)
    assert isinstance(app.screen, TodayScreen)


async def _key(app: KamtuiApp, pilot: Pilot[int | None]) -> float:
    """Seconds of processor time from a key that moves the cursor to the drawn screen."""
    assert isinstance(app.screen, TodayScreen)
    rows, taken = app.screen.tasks, []
    rows.action_first()
    for key in "jkjk":
        await _settle(app, pilot)
        before, started = rows.key, time.process_time()
        app.post_message(Key(key, key))
        while rows.key == before:
            await asyncio.sleep(0)
        await pilot.pause(0)
        taken.append(time.process_time() - started)
    await _settle(app, pilot)
    return median(taken)


def _note(number: int, seen: Seen) -> None:
    """Resident MB of this process once garbage is collected, and the last key, for the record."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    seen.memory.append((number, pages * os.sysconf("SC_PAGE_SIZE") / 2**20))
    blocks, threads = sys.getallocatedblocks(), threading.active_count()
    print(
        f"{number:6} {seen.memory[-1][1]:.2f} MB, {blocks:,} blocks, {threads} threads,"
        f" a key {median(seen.keys[-10:]) * 1000:.1f} ms",
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
