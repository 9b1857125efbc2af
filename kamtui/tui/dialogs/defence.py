"""Threats and trigger events, one line each with the response behind an arrow, said back before they are saved."""

from datetime import date

from textual.content import Content

from kamtui.domain.keep.responses import NONE
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.defending import Happening, Menace, foresee_event, foresee_threat
from kamtui.services.responding import Answer
from kamtui.store.reading import Connection
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

_THREAT = "the shortest path in; !!! or severity: 3 is the worst, competitor: who. Behind -> the task that answers it."
_EVENT = (
    "topic first: acquisition funding executive relocation tender regulation other, its start will do; "
    "on: yesterday source: press. Behind -> the task that answers it."
)
_SIT = "without one its tasks sit in Do"


class ThreatDialog(LineDialog):
    """A threat to one account."""

    def __init__(self, account_id: int, account: str) -> None:
        start = "free delivery to the stores !!! competitor: Initech -> call @rina fri"
        super().__init__(f"Threat at {account}", start, self._write, _THREAT)
        self._account_id = account_id

    async def _write(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.threats import threat

            with book.reading() as connection:
                line = foresee_threat(connection, book, self._account_id, text).line
            left = threat(book, self._account_id, line.text, line.severity, line.competitor, line.answer).threat
            told = f", {left.response.words(book.today)}" if left.response else f": {NONE}"
            return f"Threat “{shortened(left.text)}”{told} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """The threat, who and how bad, and what answers it."""
        if not text.strip():
            return Content("")

        def query(connection: Connection, book: Book) -> Content:
            return _menace(foresee_threat(connection, book, self._account_id, text), book.today)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)


class EventDialog(LineDialog):
    """A trigger event at one account."""

    def __init__(self, account_id: int, account: str) -> None:
        start = "acquisition bought Borealis on: yesterday source: press -> call @rina fri"
        super().__init__(f"What happened at {account}", start, self._write, _EVENT)
        self._account_id = account_id

    async def _write(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.triggers import event

            with book.reading() as connection:
                found = foresee_event(connection, book, self._account_id, text)
            line = found.line
            assert line.topic is not None
            left = event(book, self._account_id, line.topic, line.text, found.on, line.source, line.answer).event
            told = left.response.words(book.today) if left.response else _needed(found, book.today)
            return f"{left.topic.capitalize()} “{shortened(left.text)}”, {told} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """What happened and when, and what answers it."""
        if not text.strip():
            return Content("")

        def query(connection: Connection, book: Book) -> Content:
            return _happening(foresee_event(connection, book, self._account_id, text), book.today)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)


def answer_told(answer: Answer | None, without: str, today: date) -> Content:
    """The response: its day in full and that day's load, or what follows from having none."""
    if answer is None:
        return content(without, "$text-warning")
    if answer.task is not None:
        row = answer.task
        when = short_day(row.planned_on, today) if row.planned_on else str(row.status)
        return joined("answered by ", content(f"{row.kind} “{row.title}” {when}", "$text-success"))
    assert answer.draft is not None
    found = answer.draft
    told = " · ".join(part for part in found.echo if part != found.kind)
    what = content(f"{found.kind} “{found.title}”", "$text-success")
    head = joined("answered by ", what, "  ", content(told, "$text-success"))
    return lines(head, *(content(note, "$text-warning") for note in found.notes))


def _menace(found: Menace, today: date) -> Content:
    line = found.line
    who = f"competitor {line.competitor}" if line.competitor else ""
    marks = content("!" * line.severity, "$text-error")
    head = joined(marks, " ", content(line.text, "bold"), "  ", content(who, MUTED))
    return lines(head, answer_told(found.answer, f"{NONE}: {_SIT}; -> call fri gives it one", today))


def _happening(found: Happening, today: date) -> Content:
    line = found.line
    day = f"{short_day(found.on)} {found.on.year}{' (today)' if found.on == today else ''}"
    source = f"  from {line.source}" if line.source else ""
    head = joined(f"{line.topic}: ", content(line.text, "bold"), "  ", content(f"{day}{source}", MUTED))
    return lines(head, answer_told(found.answer, f"{_needed(found, today)}; -> call fri gives it one", today))


def _needed(found: Happening, today: date) -> str:
    if found.answer_by < today:
        return f"{NONE}, {(today - found.answer_by).days} d late: {_SIT}"
    return f"{NONE}, needed {'today' if found.answer_by == today else f'by {short_day(found.answer_by, today)}'}"
