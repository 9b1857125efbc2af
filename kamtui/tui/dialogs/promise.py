"""Writing a promise down in one line, said back in full before it is saved."""

from textual.content import Content

from kamtui.domain.keep.promise_line import PromiseLine, read_promise
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import content, joined, lines, shortened

_HINT = "what, by when, and if you like what about: #price or #delivery. The task that keeps it is planned with it."


class PromiseDialog(LineDialog):
    """A promise to one account, or to one of its contacts."""

    def __init__(self, account_id: int, account: str, contact_id: int | None = None, contact: str = "") -> None:
        whose = f"{contact}, {account}" if contact else account
        super().__init__(f"Promised to {whose}", "40 units on the dock by 20 dec #delivery", self._write, _HINT)
        self._account_id = account_id
        self._contact_id = contact_id

    async def _write(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.promises import Whom, promise

            with book.reading() as connection:
                read, _ = _read(connection, book, text)
            assert read.due is not None
            row = promise(book, Whom(self._account_id, self._contact_id), read.text, read.due.on, read.about)
            when = short_day(row.due_on, book.today)
            return f"Promised “{shortened(row.text)}” by {when} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """What was promised, by when, and about what."""
        if not text.strip():
            return Content("")

        def query(connection: Connection, book: Book) -> Content:
            read, said = _read(connection, book, text)
            about = content(f"about: {read.about}")
            return lines(joined(content(read.text, "bold"), "  ", content(f"by {said}", "$text-success")), about)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)


def _read(connection: Connection, book: Book, text: str) -> tuple[PromiseLine, str]:
    """The line, and its day in full. Raises `RejectedError` without a text or a day."""
    from kamtui.domain.phrases import explain

    moment = book.moment(book.calendar(connection))
    read = read_promise(text, moment)
    if read.due is None:
        raise RejectedError("A promise needs its day.", "End with by and a day: by fri, by 20 dec.")
    if not read.text:
        raise RejectedError("A promise needs a text.", "Say what was promised in a few words.")
    return read, explain(read.due, moment) + (f" — {read.due.note}" if read.due.note else "")
