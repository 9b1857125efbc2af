"""The draft of a month, worked out behind the keys: a moment after the last change, and one at a time."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual.timer import Timer

from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.plan.draft import Draft
from kamtui.store.reading import Connection
from kamtui.store.reads.head import open_count
from kamtui.tui.gap_choice import GapChoice

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place

_DELAY = 0.3
"""Seconds after a change until the draft is worked out: moving about comes first."""

MOST = 5_000
"""Accounts that a draft is worked out of unasked, in about a second: with more, every key would wait for its turn."""


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
        self.too_many = False
        """Whether there are so many accounts that only a verb works a draft out."""

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
        wanted, drafting = self._wanted, gaps.drafting(month)
        draft: Draft | None = None

        def query(connection: Connection, book: Book) -> Draft | None:
            self.too_many = open_count(connection) > MOST
            return None if self.too_many else drafting(connection, book)

        try:
            draft = await self._place.gateway.read(query)
        except KamtuiError:
            draft = None  # a month that is over or beyond the calendar: the verbs say so
        finally:
            self._working = False
        if self._wanted is not wanted:
            self._start()
        else:
            self.draft = draft
            self._then()
