"""The planner open for thirty days with a change every minute, as fast as it goes: memory and keys; a script.

    python tests/benchmarks/long_run.py [--changes N] [--warm N]

43,200 changes by default, in turn the planner's own and another actor's (add, edit, move, undo); after each the planner
notices, reads its screen anew and draws. The clock goes on with them, so that thirty midnights pass; a key is pressed
every hundred changes and timed. The planner runs headless in this process, whose memory is what is measured: after the
warm-up and at the end, collected.
"""

import argparse
import asyncio
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

from bench import ROOT
from figures import Line, table

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from small import fill  # noqa: E402

from kamtui.clock import Clock  # noqa: E402
from kamtui.domain.words import Reason  # noqa: E402
from kamtui.errors import UndoConflictError  # noqa: E402
from kamtui.services.book import Book  # noqa: E402
from kamtui.services.verbs.tasks import add, edit, move  # noqa: E402
from kamtui.services.verbs.undo import undo  # noqa: E402
from kamtui.tui.app import KamtuiApp  # noqa: E402

GROWTH, SLOWER = 5.0, 1.25
"""MB that may be added after the warm-up; how much longer a key may take at the end than at the start."""

_BY_DAY = 1440
_EVERY = 100
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


def main() -> int:
    """Runs the days and prints the table; 1 when a target is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--changes", type=int, default=30 * _BY_DAY)
    options.add_argument("--warm", type=int, default=2_000)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HOME": folder, "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder}
        book = Book(str(Path(folder) / "book.db"), Minutes())
        book = replace(book, settings=replace(book.settings, morning_review=False))
        fill(book)
        lines = asyncio.run(days(book, asked.changes, asked.warm))
    print(table(lines))
    return int(any(line.ok is False for line in lines))


async def days(book: Book, changes: int, warm: int) -> list[Line]:
    """The planner through all of the changes."""
    clock = book.clock
    assert isinstance(clock, Minutes)
    keys: list[float] = []
    memory: list[tuple[int, float]] = []
    began = time.monotonic()
    app = KamtuiApp(replace(book, actor="tui:long"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for number in range(changes):
            clock.minute = number * 30 * _BY_DAY // changes
            await app.gateway.write(_change(number)) if number % 2 else await asyncio.to_thread(_change(number), book)
            app._poll()
            await pilot.pause(0)
            if number % _EVERY == 0:
                started = time.perf_counter()
                await pilot.press("j" if number % (2 * _EVERY) else "home")
                keys.append(time.perf_counter() - started)
            if number >= warm and (number - warm) % 1000 == 0:
                memory.append((number, await _memory(app)))
                print(f"{number:6} {memory[-1][1]:.2f} MB", file=sys.stderr)
        memory.append((changes, await _memory(app)))
    took = time.monotonic() - began
    quarter = max(len(keys) // 4, 1)
    early, late = (median(part) * 1000 for part in (keys[quarter // 2 : quarter + quarter // 2], keys[-quarter:]))
    grown = memory[-1][1] - memory[0][1]
    return [
        Line("growth after the warm-up", changes, f"{grown:.2f} MB", target=f"< {GROWTH} MB", ok=grown < GROWTH),
        Line("a key: end ÷ start", changes, f"{late:.1f} ms", f"{early:.1f} ms", f"{late / early:.2f}",
             f"≤ {SLOWER}", late / early <= SLOWER),
        Line("midnights", changes, str((clock.today() - _START).days)),
        Line("seconds in all", changes, f"{took:.0f} s"),
    ]  # fmt: skip


def _change(number: int) -> Callable[[Book], None]:
    """One of five changes, which leave the book about as large as it was."""

    def change(book: Book) -> None:
        turn = number // 2 % 5
        if turn == 0:
            add(book, f"call @borealis order {number} in 2 weeks")
        elif turn == 1:
            edit(book, 1, f"renewal pricing {number % 50} ~{10 + number % 40}m")
        elif turn == 2:
            move(book, [5], book.today + timedelta(days=number % 20), Reason.CLIENT)
        elif turn == 3:
            edit(book, 7, f"expense report {number % 50}")
        else:
            with suppress(UndoConflictError):  # what the other side changed since then stays
                for _ in range(4):
                    undo(book)

    return change


async def _memory(app: KamtuiApp) -> float:
    """Resident MB of this process once nothing is under way and garbage is collected."""
    while any(not one.is_finished for one in app.workers):
        await asyncio.sleep(0.01)
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    sys.exit(main())
