"""A walk through the whole planner in this process: every verb, every dialog, every line, and every byte it writes.

The planner writes to a driver that keeps what a terminal would be sent, frame by frame, as Textual's own does.
"""

import asyncio
import gc
import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import textual.screen
from hostile import HOSTILE, dangerous
from textual import events
from textual.command import CommandPalette
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.strip import Strip

from kamtui.domain.moves import REASON_KEYS
from kamtui.services.book import Book
from kamtui.tui import app as planner_app
from kamtui.tui import deeds as all_deeds
from kamtui.tui import draft_watch
from kamtui.tui.app import KamtuiApp
from kamtui.tui.dialogs import filter as filter_dialog
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.screens import search as search_screen
from kamtui.tui.screens import today as today_screen
from kamtui.tui.screens.base import Place
from kamtui.tui.verbs import Scope, Verb, keys_in, of
from kamtui.tui.widgets.line_input import LineInput

OWN = re.compile(r"\x1b\[(?:\d+;\d+H|[0-9;]*m|\?2026[hl]|\?25[hl])|\x1b\]22;[a-z-]*\x07|\r")
"""What a frame may hold beside text: places, colours, the frame's own marks, the pointer's shape; no title or link."""

THEIRS = re.compile(r"\x1b\[(?:31m|2J|H)")
"""Sequences that only a text of `HOSTILE` brings."""


def _packed(room: int = 400) -> tuple[str, ...]:
    """All short texts, side by side on as few lines as take them."""
    lines = [""]
    for text in (text.replace("\n", " ") for text in HOSTILE if len(text) < room):
        lines[-1:] = [f"{lines[-1]} {text}".strip()] if len(lines[-1]) + len(text) < room else [lines[-1], text]
    return tuple(lines)


PACKED = _packed()
HUGE = tuple(text for text in HOSTILE if len(text) > 10_000)

OPENS: dict[str, tuple[str, ...]] = {
    "GapsDialog": ("j", "space", "e", "K", "K"),
    "IntelDialog": ("down", "enter"),
    "IntelNote": ("e", "enter", "j", "enter", "c"),
    "OptionsDialog": ("down", "e", "escape", "down", "p", "c"),
    "AskReason": (next(iter(REASON_KEYS)),),
    "ImportDialog": ("tab", "j", "space"),
    "ChooseDialog": ("j", "k"),
    "PickDo": ("space", "j", "enter"),
    "LockDialog": ("enter",),
}
"""Keys that go on from a dialog, or end it, beside what is typed into its line."""

SAVES: dict[str, str] = {
    "CaptureDialog": "{} fri",
    "DoneSheet": "{} #price {} by fri",
    "Reschedule": "fri",
    "GradeDialog": "C {}",
    "PromiseDialog": "{} by fri",
    "ParkDialog": "until feb {}",
    "ThreatDialog": "{}",
    "EventDialog": "funding {}",
    "ObjectiveDialog": "{} by 31 mar",
    "OfferingDialog": "{} competitor {}",
    "CounterpartDialog": "{} of {}",
    "ContractDialog": "{} until 31 dec 2027",
    "FieldsDialog": "{} city: {}",
    "GoalDialog": "growth 3 %",
    "OptionsDialog": "{}: give {} get {}",
    "IntelDialog": "{} from {} us: {}",
    "ChangeIntel": "{} from {} us: {}",
    "SoWhatDialog": "all",
    "RespondDialog": "call {} fri",
    "SaveAs": "/dev/null/{}",
    "ReportDialog": "day {}",
}
"""Lines that a dialog takes, `{}` stands for a hostile text; the others are given the text alone."""


class Frames(HeadlessDriver):
    """Keeps what a terminal would be sent."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.written: list[str] = []

    @property
    def is_headless(self) -> bool:
        """Frames are rendered for it."""
        return False

    def write(self, data: str) -> None:
        """One more frame; a bell alone is Textual's own, for a key that a full line does not take."""
        if data != "\a":
            self.written.append(data)

    def flush(self) -> None:
        """Nothing is held back."""


class Walk:
    """Gives verbs, fills lines, and judges every frame that comes of it."""

    def __init__(self, app: KamtuiApp, pilot: Pilot[int | None], fills: set[str]) -> None:
        self.app, self.pilot = app, pilot
        self.fills = fills
        """Screens whose line is given every text."""
        self.verbs: set[str] = set()
        """Verbs that were carried out."""
        self.screens: set[str] = set()
        """Classes of screens that were drawn."""
        self.lines: set[str] = set()
        """Those of them that have a line."""
        self.filled: set[str] = set()
        """Those whose line was given every text."""
        self.clicks: set[str] = set()
        """Actions that a click on what was drawn would start."""
        self.text = ""
        """What was drawn by the last step, without places and colours."""
        self._turn = 0
        self._known: set[bytes] = set()

    # -- steps -----------------------------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Presses keys, each when what the one before started is done and drawn."""
        for key in keys:
            self.app.simulate_key(key)
            await self.calm()

    async def paste(self, text: str) -> None:
        """Pastes."""
        self.app.post_message(events.Paste(text))
        await self.calm()

    async def type(self, text: str) -> None:
        """Types, sign by sign."""
        for char in text:
            self.app.post_message(events.Key(char, char))
        await self.calm()

    async def calm(self) -> None:
        """Waits until nothing is read or written any more, and judges what was drawn."""
        rounds, drawn = 0, True
        while drawn or self._under_way():
            rounds += 1
            assert rounds < 30_000, (self._where, [repr(w) for w in self.app.workers if not w.is_finished])
            if self._under_way():  # what is only there while something is read is not drawn
                await asyncio.sleep(0.003)
            else:
                await self.pilot._wait_for_screen()
                await asyncio.sleep(0.0005)
                drawn = self._draw()
        for screen in self.app.screen_stack:
            name = type(screen).__name__
            if name not in self.screens:
                self.screens.add(name)
                self.lines |= {name for _ in screen.query(LineInput)}
        self._judge()

    def _draw(self) -> bool:
        """Draws what is to be drawn, if anything is."""
        screen = self.app.screen
        todo = (screen._layout_required, screen._scroll_required, screen._repaint_required, screen._recompose_required)
        due = any(todo) or bool(screen._dirty_widgets) or bool(screen._callbacks)
        screen._on_timer_update()
        return due

    def _under_way(self) -> bool:
        asking = ("deed", "save")[: sum(isinstance(screen, ModalScreen) for screen in self.app.screen_stack)]
        return any(not worker.is_finished and worker.group not in asking for worker in self.app.workers)

    def _judge(self) -> None:
        driver = self.app._driver
        assert isinstance(driver, Frames)
        raw, driver.written = "".join(driver.written), []
        self.text = OWN.sub("", raw)
        found = dangerous(self.text)
        assert not found, (self._where, [ascii(self.text[max(self.text.index(c) - 60, 0) :][:90]) for c in found])
        assert not THEIRS.search(raw), (self._where, THEIRS.search(raw))
        assert not any("app.quit" in click for click in self.clicks), (self._where, self.clicks)
        assert self.app._exception is None, self._where
        assert self.app.return_code is None, self._where

    @property
    def _where(self) -> list[str]:
        return [type(screen).__name__ for screen in self.app.screen_stack]

    def drawn(self, strip: Strip) -> None:
        """What a click on this would start."""
        for segment in strip:
            meta = segment.style._meta if segment.style is not None else None
            if meta is not None and meta not in self._known:
                self._known.add(meta)
                assert segment.style is not None
                self.clicks |= {str(did) for name, did in segment.style.meta.items() if name.startswith("@")}

    # -- verbs -----------------------------------------------------------------------------------------------------

    async def home(self) -> None:
        """Back to Today, whatever is open."""
        for _ in range(12):
            if len(self.app.screen_stack) > 1:
                before = self.app.screen
                await self.press("escape")
                if self.app.screen is before:
                    await self.press("enter")
        assert len(self.app.screen_stack) == 1, self._where

    async def to(self, *way: str) -> Place:
        """To a place by its keys."""
        await self.home()
        await self.press(*way)
        await self.calm()
        assert isinstance(self.app.screen, Place)
        return self.app.screen

    async def every(self, way: tuple[str, ...], *scopes: Scope, but: tuple[str, ...] = ()) -> None:
        """Every verb of some scopes at a place."""
        place = await self.to(*way)
        for verb in of(*scopes):
            if verb.id in but:
                continue
            if self.app.screen is not place:
                place = await self.to(*way)
            await self.give(verb)

    async def give(self, verb: Verb) -> None:
        """One verb by its key, and all it asks."""
        place = self.app.screen
        assert isinstance(place, Place)
        keys = keys_in(verb, *place.SCOPES)
        if keys and verb.id != "palette":  # its key is Textual's own
            await self.press(keys[0])
        else:
            place.action_verb(verb.id)
            await self.calm()
        if place._then is not None and verb.answers:
            for key in list(place._answers):
                if place._then is None:
                    await self.press(keys[0])
                await self.press(key)
                await self.answer()
        await self.answer()

    def stand_on(self, holds: Callable[[Any], bool]) -> bool:
        """Puts the cursor on the first row for which something holds."""
        rows: Any = self.app.screen.tasks  # type: ignore[attr-defined]
        for line in range(rows._lines):
            if rows.holds_row(line):
                rows._go(line, 1)
                if holds(getattr(rows, "thing", None) or rows.row):
                    return True
        return False

    # -- dialogs ---------------------------------------------------------------------------------------------------

    async def answer(self, deep: int = 4) -> None:
        """Goes through the question or dialog that is open, and through what it opens, until it is over."""
        screen = self.app.screen
        if isinstance(screen, Place):
            if screen._then is not None and deep:
                await self.press(next(iter(screen._answers)))
                await self.answer(deep - 1)
            return
        if isinstance(screen, CommandPalette):
            for text in (*self._texts(3), "acme", "a"):
                await self.paste(text)
        name = type(screen).__name__
        field = next(iter(screen.query(LineInput)), None)
        if field is not None:
            await self.fill(screen)
        elif isinstance(screen, Dialog):
            await self.press("pagedown", "j")
        for key in OPENS.get(name, ()) if deep else ():
            if self.app.screen is screen:
                await self.press(key)
                await self._inner(screen, deep)
        if field is not None and self.app.screen is screen:
            await self._save(screen, field, name)
        await self._close(screen)

    async def _inner(self, screen: object, deep: int) -> None:
        if self.app.screen is not screen and screen in self.app.screen_stack:
            await self.answer(deep - 1)

    async def _close(self, screen: Any) -> None:
        for _ in range(4):
            if screen in self.app.screen_stack:
                await self.press("escape")
        assert screen not in self.app.screen_stack, self._where

    async def fill(self, screen: Screen[Any]) -> None:
        """Every text into the line of a screen that is asked for, the first time it is met, else one of them."""
        field, name = screen.query_one(LineInput), type(screen).__name__
        every = name in self.fills - self.filled
        self._turn += 1
        for text in (*PACKED, HUGE[self._turn % len(HUGE)]) if every else self._texts(1):
            field.value = ""
            await self.paste(text)
            assert field.value or not text.strip(), (name, ascii(text[:40]))
            assert not dangerous(field.value), (name, ascii(text[:40]))
            assert len(field.value) <= field.max_length
        if every:
            field.value = ""
            await self.type(PACKED[self._turn % len(PACKED)][:40])
            self.filled.add(name)
        field.value = ""
        await self.calm()

    async def _save(self, screen: Screen[Any], field: LineInput, name: str) -> None:
        """A line that is to be saved, with a text in it."""
        field.value = SAVES.get(name, "{}").replace("{}", self._texts(1)[0][:60])
        field.focus()
        field.cursor_position = len(field.value)
        await self.calm()
        await self.press("enter")
        await self._inner(screen, 2)

    def _texts(self, count: int) -> list[str]:
        self._turn += count
        return [HOSTILE[(self._turn + n) % len(HOSTILE)] for n in range(count)]


@asynccontextmanager
async def walking(
    book: Book, patch: pytest.MonkeyPatch, fills: Iterable[str] = (), size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Walk]:
    """The planner on a book, as a terminal would have it, but for signals."""
    for module, name in (
        (today_screen, "_PANEL_DELAY"),
        (today_screen, "_FIRST_PANEL_DELAY"),
        (today_screen, "_BRIEF_DELAY"),
        (filter_dialog, "_DELAY"),
        (draft_watch, "_DELAY"),
        (search_screen, "_PAUSE"),
        (search_screen, "_REST"),
    ):
        patch.setattr(module, name, 0.0001)
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("COLORTERM", "")
    patch.setattr(textual.screen, "UPDATE_PERIOD", 3_600.0)
    patch.setattr(planner_app, "end_politely", lambda *_: None)
    patch.setattr(planner_app, "terminal_gone", lambda: False)
    app = KamtuiApp(book)
    app.driver_class = Frames
    gc.disable()
    async with app.run_test(headless=False, size=size, tooltips=True, notifications=True) as pilot:
        walk = Walk(app, pilot, set(fills))
        _watch(walk, patch)
        await walk.calm()
        yield walk
    gc.enable()


def _watch(walk: Walk, patch: pytest.MonkeyPatch) -> None:
    """Lets the walk know which verbs are carried out, and what is drawn."""
    render, found, go_to = Strip.render, all_deeds.deeds, walk.app.go_to

    class Named(dict[str, Any]):
        def __getitem__(self, name: str) -> Any:
            walk.verbs.add(name)
            return super().__getitem__(name)

    def rendered(strip: Strip, *args: Any) -> str:
        walk.drawn(strip)
        return render(strip, *args)

    def gone_to(name: str) -> None:
        walk.verbs.add(name)
        go_to(name)

    patch.setattr(Strip, "render", rendered)
    patch.setattr(all_deeds, "deeds", lambda: Named(found()))
    patch.setattr(walk.app, "go_to", gone_to)
