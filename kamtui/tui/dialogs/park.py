"""Leaving accounts alone until a day: the day and the reason in one line, said back in full before it is saved."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.parking import read_parking
from kamtui.domain.rules import FOREVER
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import key_said, undo_said
from kamtui.tui.text import content, joined, lines

_HINT = "a day, then why: 1 feb no budget · in 6 weeks on leave. Without a day: until you take it up again"


class ParkDialog(LineDialog):
    """Parks one account, or all marked ones."""

    def __init__(self, rows: Sequence[AccountRow], named: str) -> None:
        super().__init__(f"Park {named} until", "1 feb no budget", self._park, _HINT, _start(rows))
        self._rows = rows
        self._named = named

    async def _park(self, text: str) -> str:
        ids = [row.id for row in self._rows]

        def verb(book: Book) -> str:
            from kamtui.services.verbs.park import park_all

            with book.reading() as connection:
                until, _, why = _read(connection, book, text)
            park_all(book, ids, until, why)
            it = "it" if len(ids) == 1 else "them"
            when = "" if until == FOREVER else f" until {short_day(until, book.today)}"
            return f"Parked {self._named}{when} · {key_said('park')} again takes {it} up · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """The day in full, and the reason."""
        if not text.strip():
            return Content("")

        def query(connection: Connection, book: Book) -> Content:
            until, said, why = _read(connection, book, text)
            rows = [joined("no contact and no next step is asked for until ", content(said, "bold $text-success"))]
            if until <= book.today:
                rows.append(content("That is no later day.", "$text-warning"))
            rows.append(
                content(f"because “{why}”" if why else "Say why in a few words.", "" if why else "$text-warning")
            )
            return lines(*rows)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)


def _read(connection: Connection, book: Book, text: str) -> tuple[date, str, str]:
    """The day, how it is said, and the reason. Raises `RejectedError` without anything typed."""
    from kamtui.domain.phrases import explain

    if not text.strip():
        raise RejectedError("Parking needs a reason.", "Say until when, and why in a few words.")
    moment = book.moment(book.calendar(connection))
    read = read_parking(text, moment)
    if read.until is None:
        return FOREVER, "you take it up again", read.why
    return read.until.on, explain(read.until, moment) + (f" — {read.until.note}" if read.until.note else ""), read.why


def _start(rows: Sequence[AccountRow]) -> str:
    """The line an account was parked with, to be changed."""
    row = rows[0]
    if len(rows) > 1 or row.parked_until is None:
        return ""
    return f"{'' if row.parked_until == FOREVER else f'{row.parked_until.isoformat()} '}{row.parked_why or ''}".rstrip()
