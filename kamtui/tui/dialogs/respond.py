"""Answering a threat or a trigger event, or closing it, in one line."""

from textual.content import Content

from kamtui.domain.keep.events import TriggerRow
from kamtui.domain.keep.responses import response_words
from kamtui.domain.keep.threats import ThreatRow
from kamtui.errors import KamtuiError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.responding import foresee_answer
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import account
from kamtui.tui.dialogs.defence import answer_told
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

_CLOSE = "close"
_THREAT = "The task that answers it and its day, or a task's number. close and a reason: it is none any more."
_EVENT = "The task that answers it and its day, or a task's number. close takes it out: it asks for nothing."


class RespondDialog(LineDialog):
    """One open threat or one trigger event."""

    def __init__(self, row: ThreatRow | TriggerRow) -> None:
        is_threat = isinstance(row, ThreatRow)
        title = f"{'Threat' if is_threat else row.topic.capitalize()}: {row.text}"  # type: ignore[union-attr]
        super().__init__(title, "call @rina fri", self._write, _THREAT if is_threat else _EVENT)
        self._row = row

    async def _write(self, text: str) -> str:
        why = _closing(text)
        row = self._row

        def verb(book: Book) -> str:
            from kamtui.services.verbs import threats, triggers

            if why is None and isinstance(row, ThreatRow):
                answered = threats.answer_threat(book, row.id, text).threat.response
            elif why is None:
                answered = triggers.answer_event(book, row.id, text).event.response
            else:
                if isinstance(row, ThreatRow):
                    threats.close_threat(book, row.id, why)
                else:
                    triggers.remove_event(book, row.id)
                return f"Closed “{shortened(row.text)}” · {undo_said()}"
            return f"“{shortened(row.text)}” answered: {response_words(answered, book.today)} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """What answers it now, and what the line does."""

        def query(connection: Connection, book: Book) -> Content:
            now = content(f"now: {response_words(self._row.response, book.today)}", MUTED)
            if not text.strip():
                return now
            why = _closing(text)
            if why is not None:
                return lines(now, self._ended(why))
            at = account(connection, self._row.account_id)
            if at is None:
                raise NotFoundError("This account is gone.", "Go back and look again.")
            return lines(now, answer_told(foresee_answer(connection, book, at, text, self._about), "", book.today))

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)

    def _ended(self, why: str) -> Content:
        if isinstance(self._row, TriggerRow):
            return content("it is taken out; its response stays", "$text-success")
        if not why:
            raise RejectedError("The reason is missing.", "Say why it is no threat any more: close they signed.")
        return joined("closed because ", content(why, "$text-success"))

    @property
    def _about(self) -> str:
        """Title of a response without one, as the verbs have it."""
        row = self._row
        return f"answer: {row.text}" if isinstance(row, ThreatRow) else f"speak about the {row.topic}: {row.text}"


def _closing(text: str) -> str | None:
    """The reason behind `close`, empty without one; None for a line that answers."""
    word, _, rest = text.strip().partition(" ")
    return rest.strip() if word.lower().rstrip(":,") == _CLOSE else None
