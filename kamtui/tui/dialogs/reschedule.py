"""Planning on another day: the day as it was understood, its load, and the loads of the days ahead."""

from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from kamtui.domain.load import DayLoad, day_load
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView
from kamtui.store.reading import Connection
from kamtui.store.reads.today import load_without
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.dialogs.reason import why_again, why_at_all
from kamtui.tui.said import undo_said
from kamtui.tui.text import content, joined, lines

_HINT = "tom · fri · +3d · in 2 weeks · 5 wd · 12 dec 10:00 · first monday of december"
_DAYS = 8
_BAR = 12


class Reschedule(LineDialog):
    """Moves one task or all marked ones."""

    def __init__(self, tasks: Sequence[TaskView], *, asks: bool = False) -> None:
        named = f"“{tasks[0].row.title}”" if len(tasks) == 1 else f"{len(tasks)} tasks"
        super().__init__(f"Reschedule {named}", "a day", self._write, _HINT)
        self._tasks = tasks
        self._asks = asks
        """Whether why is asked although no rule requires it."""

    async def _write(self, text: str) -> str:
        day, at, _ = await self.gateway.read(lambda connection, book: _read(connection, book, text, self._tasks))
        reason = await why_again(self, self._tasks, day)
        if reason is None and self._asks:
            reason = await why_at_all(self)
        ids = [task.row.id for task in self._tasks]

        def verb(book: Book) -> str:
            from kamtui.services.verbs.tasks import move

            rows = move(book, ids, day, reason, at)
            what = f"“{rows[0].title}”" if len(rows) == 1 else f"{len(rows)} tasks"
            return f"Moved {what} to {short_day(day, book.today)} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """The day and its load; below it the working days ahead."""

        def query(connection: Connection, book: Book) -> Content:
            rows = []
            if text.strip():
                day, _at, said = _read(connection, book, text, self._tasks)
                rows.append(content(said, "bold $text-success"))
                there = _loads(connection, book, self._tasks, day, day)[0]
                rows.append(_load_line(there, book.today))
                rows.append(Content(""))
            ahead = _loads(connection, book, self._tasks, book.today, book.today + timedelta(days=_DAYS * 2))
            rows += [_load_line(there, book.today) for there in ahead if there.working][:_DAYS]
            return lines(*rows)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)


def _read(connection: Connection, book: Book, text: str, tasks: Sequence[TaskView]) -> tuple[date, str | None, str]:
    """The day, the time and the echo of a phrase."""
    from kamtui.domain.phrases import explain, read_when

    moment = book.moment(book.calendar(connection))
    when = read_when(text, moment)
    if when is None:
        raise RejectedError(f"“{text.strip()}” is no day I know.", "Try fri, +3d, in 2 weeks, 12 dec.")
    said = explain(when, moment) + (f" — {when.note}" if when.note else "")
    return when.on, when.wall, said


def _loads(connection: Connection, book: Book, tasks: Sequence[TaskView], first: date, last: date) -> list[DayLoad]:
    """Loads of days with these tasks taken off them."""
    calendar = book.calendar(connection)
    loads = load_without(connection, first, last, [task.row.id for task in tasks])
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day_load(day, loads, calendar, book.rules.capacity_minutes) for day in days]


def _load_line(there: DayLoad, today: date) -> Content:
    filled = min(int(there.share * _BAR + 0.5), _BAR)
    full = there.minutes >= there.capacity
    bar = Content.styled(("█" * filled).ljust(_BAR, "·"), "$warning" if full else "$success")
    return joined(content(f"{short_day(there.day, today):<12}"), bar, content(f" {there.words}"))
