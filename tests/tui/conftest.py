"""A small book with something in every list of Today, and a planner driven by a pilot."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from kit import TODAY, filled_by
from quick import hurry, paint
from textual import events
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.worker import Worker

from kamtui.clock import Clock
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.services.demo import demo_book
from kamtui.services.verbs.tasks import add
from kamtui.store.reads.tasks import task
from kamtui.store.tables.accounts import Account, Contact
from kamtui.store.tables.journal import Touch
from kamtui.tui.app import KamtuiApp
from kamtui.tui.screens.today import TodayScreen

BREATH = 0.001
"""Seconds between two looks at work in threads: a loop without a rest keeps the interpreter from what it waits for."""

ACCOUNTS = (
    ("Acme Industrial", "K", "Leeds", 10),
    ("Borealis", "A", "York", 3),
    ("Cobalt", "B", "Hull", None),
    ("Delta Foods", "C", "Leeds", 5),
    ("Ember", "A", "Bath", 4),
)
"""Name, tier, city, days since the last touch."""

LINES = (
    "call @rina renewal pricing 2026-11-20 by 2026-11-20 #price ~15m",
    "email @tom 40 units shipped 2026-11-18 ~10m",
    "call @ana first forecast 2026-11-19 ~20m",
    "visit @jo line review today 10:00 ~90m",
    "internal prepare the quarter today ~45m",
    "call @ember next order 26 nov ~15m",
)
"""A late promise, two slipped tasks, two for today, one in the next days; Cobalt is silent without a next step."""


@pytest.fixture
def small(book: Book) -> Book:
    """The book."""
    return replace(filled_by(book, _fill), actor="tui:test")


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo book, made once; never written to, only copied."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with demo_book(Book(str(path.with_name("none.db")), Clock(TODAY))) as made:
        shutil.copy(made.path, path)
    return path


@pytest.fixture
def demo(book: Book, demo_file: Path) -> Book:
    """The demo book, to be planned in."""
    shutil.copy(demo_file, book.path)
    return replace(book, actor="tui:test")


def _fill(book: Book) -> None:
    people = {"Rina Shah": 1, "Tom Okafor": 2, "Ana Ortiz": 4, "Jo Lind": 5}
    with book.work("start") as (work, _):
        for name, tier, city, _ in ACCOUNTS:
            work.add(Account, name=name, folded=name_key(name), tier=tier, city=city)
        for name, account in people.items():
            work.add(Contact, name=name, folded=name_key(name), account_id=account)
        for n, (_, _, _, days) in enumerate(ACCOUNTS, 1):
            if days is not None:
                day = TODAY - timedelta(days=days)
                work.add(Touch, account_id=n, day=day, at=0, kind="call", note="agreed option B")
    for line in LINES:
        add(book, line)


class Planner:
    """The running planner: keys in, facts out."""

    def __init__(self, app: KamtuiApp, pilot: Pilot[int | None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def today(self) -> TodayScreen:
        """The Today screen, whatever stands over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, TodayScreen))

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other, letting everything they start come to its end."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Types a text into the focused line, all at once."""
        for char in text:
            await self.pilot.press(_KEYS.get(char, char))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Pastes a text, as a terminal hands it over."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def until(self, holds: Callable[[], bool], rounds: int = 2_000) -> None:
        """Waits until something holds; a bound on rounds, not on time, so that a slow machine passes too."""
        for _ in range(rounds):
            paint(self.app)
            if holds():
                return
            await self.pilot.pause()
            await asyncio.sleep(BREATH)
        raise AssertionError(f"waited in vain, looking at\n{self.text()}")

    async def settle(self) -> None:
        """Waits until no reading or writing is under way and the screen has caught up, and has it painted."""
        quiet = 0
        while quiet < 3:
            await self.pilot.pause()
            quiet = 0 if self._under_way() else quiet + 1
            if quiet:
                paint(self.app)  # which may ask for more to be read
            else:
                await asyncio.sleep(BREATH)

    def _under_way(self) -> list[Worker[Any]]:
        """Workers that will end by themselves: a deed does not while its dialog is open."""
        dialogs = sum(isinstance(screen, ModalScreen) for screen in self.app.screen_stack)
        asking = ("deed", "save")[:dialogs]  # a dialog over a dialog is asked by its saving
        return [w for w in self.app.workers if not w.is_finished and w.group not in asking]

    async def go_to(self, title: str) -> None:
        """Puts the cursor on the task of that title."""
        await self.press("home")
        for _ in range(100):
            row = self.today.tasks.row
            if row is not None and title in _title(row):
                return
            await self.press("j")
        raise AssertionError(f"no row “{title}” in\n{self.text()}")

    def titles(self) -> list[str]:
        """What the lists show, top to bottom: headings in capitals, rows by their title."""
        return [line for line in self.text().splitlines() if line.strip()]

    def text(self) -> str:
        """The screen as a rep reads it."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    def flat(self) -> str:
        """The screen without blanks and frames: for words that a box may wrap anywhere."""
        return "".join(char for char in self.text() if not char.isspace() and char not in "│▌▊▎")

    def task(self, title: str) -> TaskRow:
        """The newest task of that title, as the book has it."""
        with self.app.gateway.book.reading() as connection:
            (found,) = connection.execute("SELECT max(id) FROM tasks WHERE title = ?", (title,)).fetchone()
            row = task(connection, found)
            assert row is not None, title
            return row

    def count(self, table: str) -> int:
        """Rows of a table."""
        with self.app.gateway.book.reading() as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def dump(self) -> dict[str, list[Any]]:
        """Everything but the history."""
        tables = ("accounts", "contacts", "tasks", "task_events", "touches", "promises")
        with self.app.gateway.book.reading() as connection:
            return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables}


_KEYS = {" ": "space", "@": "at", "#": "number_sign", ">": "greater_than_sign", "~": "tilde", ":": "colon"}


def _title(row: Any) -> str:
    found = row.task if hasattr(row, "task") else row
    return found.row.title if found is not None else row.name


Open = Callable[..., AbstractAsyncContextManager[Planner]]


@pytest.fixture
def planner(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the planner on a book: `async with planner(book) as p`."""
    hurry(monkeypatch)

    @asynccontextmanager
    async def opened(
        book: Book, size: tuple[int, int] = (120, 40), morning: bool = False, newcomer: bool = False
    ) -> AsyncIterator[Planner]:
        quiet = replace(book, settings=replace(book.settings, morning_review=morning))
        app = KamtuiApp(quiet, newcomer=newcomer)
        async with app.run_test(size=size, notifications=True) as pilot:
            running = Planner(app, pilot)
            await running.settle()
            yield running
            paint(app)

    return opened
