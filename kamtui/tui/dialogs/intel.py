"""Market intelligence from anywhere: a note in one line, and the notes there are, each to be turned into tasks."""

from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import MEANS, RECENT_DAYS, IntelRow
from kamtui.domain.workdays import month_day
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.intelligence import intel_columns
from kamtui.store.reading import Connection
from kamtui.store.reads.intel import intel
from kamtui.tui.dialogs.line import complaint
from kamtui.tui.dialogs.listed import ListedDialog
from kamtui.tui.said import key_said, undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

_START = "steel up 8% from Handelsblatt us: re-quote frames them: locked prices client: budgets tight"
_HINT = "topic, from whom, and what it means: us: them: (the competitors) client:"
_LISTED = f"{_HINT} · Enter opens the newest note, Tab or ↓ others"
_MOST = 100
"""Notes of the list."""


class IntelDialog(ListedDialog):
    """The line, and the notes of the last year, the newest first."""

    def __init__(self) -> None:
        super().__init__("Market intelligence", _START, self._write, _HINT)
        self._rows: Sequence[IntelRow] = ()

    async def rows(self) -> Sequence[Content]:
        """The notes."""

        def query(connection: Connection, book: Book) -> list[IntelRow]:
            return intel(connection, book.today - timedelta(days=RECENT_DAYS), _MOST)

        self._rows = await self.gateway.read(query)
        self.hint(_LISTED if self._rows else _HINT)
        return [_line(row, self.gateway.book.today) for row in self._rows]

    async def opened(self, place: int) -> None:
        """A note in full, its so-whats to be turned into tasks."""
        from kamtui.tui.dialogs.intel_note import IntelNote

        said: str | None = await self.app.push_screen_wait(IntelNote(self._rows[place]))
        if said is not None:
            self.done(said)

    async def _write(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.intel import note_intel

            noted = shortened(note_intel(book, text).topic)
            return f"Noted “{noted}” · {key_said('intel')} and Enter turn it into tasks · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """The topic, the source, and each so-what."""
        return echoed(text) if text.strip() else Content("")


def echoed(text: str) -> Content:
    """A line as it was understood."""
    try:
        found = intel_columns(text)
    except KamtuiError as error:
        return complaint(error)
    source = found.get("source")
    head = joined(content(found["topic"], "bold"), "  ", content(f"from {source}" if source else "no source", MUTED))
    means = [
        joined(content(f"{MEANS[one]}:", MUTED), " ", content(said, "$text-success"))
        for one in SoWhat
        if (said := found.get(one))
    ]
    return lines(head, *(means or [content("so what? us: … them: … client: …", MUTED)]))


def _line(row: IntelRow, today: date) -> Content:
    """A note on one line: when, what, from whom, and whom it means something to."""
    means = " · ".join(f"{one} {row.words(one)}".rstrip() for one in row.so_whats)
    return joined(
        content(month_day(row.day, today), MUTED),
        "  ",
        content(row.topic),
        "  " if row.source else "",
        content(row.source, MUTED),
        "  ",
        content(means, "$text-success"),
    )
