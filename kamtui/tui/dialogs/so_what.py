"""Turning a so-what into tasks: a filter line, and below it which accounts get one and when, before it is saved."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from kamtui.domain.fieldline import read_fields
from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import IntelRow
from kamtui.domain.phrases import read_when
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.services.so_whats import Step, Turning, foresee_turning
from kamtui.store.reading import Connection
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

_HINT = (
    "tier:K segment:retail silent key @name, as in the accounts, or all · from: monday begins later. "
    "Each account gets one task on a working day with room."
)
_NAMED = 5
"""Accounts that the echo names."""


class SoWhatDialog(LineDialog):
    """One so-what of one note."""

    def __init__(self, row: IntelRow, so_what: SoWhat) -> None:
        super().__init__(f"{shortened(row.says(so_what), 48)}: at which accounts?", "tier:K", self._turn, _HINT)
        self._row = row
        self._so_what = so_what

    async def _turn(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.intel import turn

            with book.reading() as connection:
                wanted, first = _read(connection, book, text)
            turning, ids = turn(book, self._row.id, self._so_what, wanted, first)
            count = f"{len(ids)} task{'' if len(ids) == 1 else 's'}"
            return f"{count} “{shortened(turning.title)}”, {_days(turning.steps, book.today)} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """How many accounts, the first of them with their days, and who gets none."""
        if not text.strip():
            return Content("")

        def query(connection: Connection, book: Book) -> Content:
            wanted, first = _read(connection, book, text)
            return _told(foresee_turning(connection, book, self._row.id, self._so_what, wanted, first), book.today)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)


def _read(connection: Connection, book: Book, text: str) -> tuple[str, date | None]:
    """The filter, and the first day where one is named. Raises `RejectedError` for a day that is none."""
    read = read_fields(text, ("from",))
    if "from" not in read.fields:
        return text, None
    when = read_when(read.fields["from"], book.moment(book.calendar(connection)))
    if when is None:
        raise RejectedError(f"“{read.fields['from']}” is not a day.", "Say it last: tier:K from: monday.")
    return read.lead, when.on


def _told(turning: Turning, today: date) -> Content:
    steps, left = turning.steps, turning.left
    rows = []
    if steps:
        count = f"{len(steps)} {turning.kind}{'' if len(steps) == 1 else 's'} of {turning.minutes} m"
        rows.append(joined(content(count, "bold"), "  ", content(_days(steps, today), "$text-success")))
        rows += [joined(content(one.account.name), "  ", content(_when(one, today), MUTED)) for one in steps[:_NAMED]]
        if len(steps) > _NAMED:
            rows.append(content(f"and {len(steps) - _NAMED} more", MUTED))
    else:
        rows.append(content("no account gets one", "$text-warning"))
    if left:
        more = f" and {len(left) - 2} more" if len(left) > 2 else ""
        rows.append(
            content(f"without: {', '.join(f'{name} ({why})' for name, why in left[:2])}{more}", "$text-warning")
        )
    return lines(*rows)


def _when(one: Step, today: date) -> str:
    who = f"{one.contact.name}, " if one.contact is not None else ""
    return f"{who}{short_day(one.on, today)}, {one.why}"


def _days(steps: Sequence[Step], today: date) -> str:
    """`Tue 24 Nov to Fri 27 Nov`."""
    first, last = short_day(steps[0].on, today), short_day(steps[-1].on, today)
    return first if first == last else f"{first} to {last}"
