"""A walk through the whole planner on a real terminal: every place, every verb of the registry, every line of a dialog.

As a program (`python hostile_tour.py BOOK REPORT [all]`) it walks and writes how that went; its bytes are for whoever
reads the terminal. Without `all` it visits the places and leaves the verbs out.
"""

import asyncio
import json
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "tui"), str(TESTS), str(TESTS.parent)]

from conftest import Planner  # noqa: E402
from hostile import HOSTILE  # noqa: E402
from textual.widgets import Input  # noqa: E402

from kamtui.clock import Clock  # noqa: E402
from kamtui.config import Settings  # noqa: E402
from kamtui.services.book import Book  # noqa: E402
from kamtui.tui.app import KamtuiApp  # noqa: E402
from kamtui.tui.dialogs.base import Dialog  # noqa: E402
from kamtui.tui.verbs import Scope, Verb, of  # noqa: E402

WALKS: tuple[tuple[str, tuple[str, ...], tuple[Scope, ...]], ...] = (
    ("Today", ("1",), (Scope.APP, Scope.LIST)),
    ("Matrix", ("2",), (Scope.MATRIX,)),
    ("Accounts", ("3", "home"), (Scope.ACCOUNTS, Scope.RECORD)),
    ("Account", ("3", "home", "enter"), (Scope.ACCOUNT, Scope.RECORD)),
    ("Plan", ("4",), (Scope.PLAN,)),
    ("Pulse", ("5",), (Scope.PULSE,)),
    ("Review", ("1", "v"), (Scope.REVIEW,)),
)
"""Each place, the keys that lead there, and the verbs that are tried there."""

_LEAVING = {"quit", "palette", "demo", "undo", "redo", "suspend"}
"""Verbs that end the walk, or take it back."""


class Walk:
    """Presses every key, and pastes hostile text into every line it finds."""

    def __init__(self, planner: Planner) -> None:
        self.p = planner
        self.met: set[str] = set()
        self.lines: set[str] = set()
        self._next = 0

    async def places(self, verbs: bool) -> None:
        """Every place, with its help and palette; and every verb of it, if asked."""
        for _, way, scopes in WALKS:
            await self._to(way)
            for verb in of(*scopes) if verbs else ():
                if verb.id not in _LEAVING:
                    await self._try(verb, way)
            await self._to(way)
            await self.p.press("question_mark", "pagedown", "escape", "ctrl+p")
            await self.p.paste(HOSTILE[2])
            await self.p.press("escape")

    async def _to(self, way: tuple[str, ...]) -> None:
        await self._home()
        await self.p.press(*way)

    async def _home(self) -> None:
        for _ in range(8):
            if len(self.p.app.screen_stack) > 1 or type(self.p.app.screen).__name__ in ("ReviewScreen", "SearchScreen"):
                await self.p.press("escape")
        assert len(self.p.app.screen_stack) == 1, self.p.app.screen_stack

    async def _try(self, verb: Verb, way: tuple[str, ...]) -> None:
        if not verb.keys:
            return
        before = type(self.p.app.screen)
        await self.p.press(verb.keys[0])
        await self._answer(deep=2)
        if type(self.p.app.screen) is not before or len(self.p.app.screen_stack) > 1:
            await self._to(way)
        await self.p.press("j")

    async def _answer(self, deep: int) -> None:
        """Texts into the line of the dialog that is open; what it opens is answered too."""
        dialog = self.p.app.screen
        if not isinstance(dialog, Dialog):
            return
        name = type(dialog).__name__
        first, self.met = name not in self.met, self.met | {name}
        lines = list(dialog.query(Input))
        for text in self._texts(4 if first else 1) if lines else ():
            if self.p.app.screen is not dialog:
                break
            self.lines.add(name)
            await self.p.paste(text)
        if self.p.app.screen is dialog and deep:
            await self.p.press("enter" if lines else "j")
            await self._answer(deep - 1)

    def _texts(self, count: int) -> list[str]:
        found = [HOSTILE[(self._next + n) % len(HOSTILE)] for n in range(count)]
        self._next += count
        return found


async def _run(book: str, report: Path, verbs: bool) -> None:
    app = KamtuiApp(Book(book, Clock(date(2026, 11, 23)), Settings(morning_review=False)))
    seen: dict[str, Any] = {"failed": "never ran"}

    async def pilot(driver: Any) -> None:
        planner = Planner(app, driver)
        walk = Walk(planner)
        try:
            await planner.settle()
            await walk.places(verbs)
            seen["failed"] = ""
        except BaseException:
            seen["failed"] = traceback.format_exc()[-3000:]
        finally:
            seen.update(met=sorted(walk.met), lines=sorted(walk.lines))
            report.write_text(json.dumps(seen))
            app.exit(0)

    await app.run_async(auto_pilot=pilot)
    seen["error"] = repr(app._exception) if app._exception else ""
    report.write_text(json.dumps(seen))


if __name__ == "__main__":
    asyncio.run(_run(sys.argv[1], Path(sys.argv[2]), sys.argv[3:] == ["all"]))
