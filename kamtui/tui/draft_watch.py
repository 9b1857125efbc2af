"""The draft of a month, worked out behind the keys: a moment after the last change, and one at a time."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual.timer import Timer

from kamtui.errors import KamtuiError
from kamtui.services.plan.draft import Draft
from kamtui.tui.gap_choice import GapChoice

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place

_DELAY = 0.3
"""Seconds after a change until the draft is worked out: moving about comes first."""


class DraftWatch:
    """A draft of many accounts takes its time; while one is worked out, another change only makes it old."""

    def __init__(self, place: "Place", then: Callable[[], None]) -> None:
        self._place = place
        self._then = then
        self._timer: Timer | None = None
        self._wanted: tuple[date, GapChoice] | None = None
        self._working = False
        self.draft: Draft | None = None
        """What could be added to the month; None until that is known."""

    def forget(self) -> None:
        """Another month is looked at."""
        self.draft = None
        self._wanted = None

    def soon(self, month: date, gaps: GapChoice) -> None:
        """Works the draft of a month out, once nothing else changes."""
        self._wanted = month, gaps
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._place.set_timer(_DELAY, self._start)

    def _start(self) -> None:
        if not self._working and self._wanted is not None:
            self._working = True
            self._place.run_worker(self._work(*self._wanted), group="draft", exit_on_error=False)

    async def _work(self, month: date, gaps: GapChoice) -> None:
        wanted = self._wanted
        draft: Draft | None = None
        try:
            draft = await self._place.gateway.read_behind(gaps.drafting(month))
        except KamtuiError:
            draft = None  # a month that is over or beyond the calendar: the verbs say so
        finally:
            self._working = False
        if self._wanted is not wanted:
            self._start()
        else:
            self.draft = draft
            self._then()
