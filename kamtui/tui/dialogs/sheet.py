"""Everything about one row: the account, the contact, the task and its own history."""

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content

from kamtui.domain.history_rows import EventRow
from kamtui.domain.keep.options import OptionRow
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.history import events
from kamtui.store.reads.options import options
from kamtui.tui.dialogs.page import Page
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.widgets.panel import indented, panel_facts
from kamtui.tui.widgets.rows import Row, task_of

if TYPE_CHECKING:
    from kamtui.services.views.movers import Movers
    from kamtui.services.views.panel import Panel


class Sheet(Page[int]):
    """The page of one row; the answer is the account whose page the rep wants to see."""

    BINDINGS = [Binding("o", "account", "account", show=False)]

    def __init__(self, row: Row, panel: "Panel | None") -> None:
        super().__init__()
        self._row = row
        self._panel = panel
        self._events: list[EventRow] = []
        self._movers: Movers | None = None
        self._options: tuple[OptionRow, ...] = ()

    def action_account(self) -> None:
        """Goes on to the page of the account."""
        if self._panel is not None and self._panel.account is not None:
            self.dismiss(self._panel.account.id)

    async def read(self) -> None:
        """Reads the task's history, and what of the account moved."""
        task = task_of(self._row)
        if task is not None:
            task_id = task.row.id
            self._events, self._options = await self.gateway.read(partial(_of_task, task_id))
        if self._panel is not None and self._panel.account is not None and self._panel.trend is not None:
            account_id = self._panel.account.id
            self._movers = await self.gateway.read(partial(_movers, account_id))

    def text(self, width: int) -> Content:
        """Facts first, then what happened."""
        today = self.gateway.book.today
        facts = panel_facts(self._panel, task_of(self._row), today, self._movers)
        facts += [(f"option {n}", option_words(row, today)) for n, row in enumerate(self._options, 1)]
        if self._events:
            facts += [(None, Content("")), (None, Content.styled("history of this task", MUTED))]
            facts += [(_day(event, today), joined(" ", content(_event(event)))) for event in self._events]
        return indented(facts, width)


def _of_task(task_id: int, connection: Connection, book: Book) -> tuple[list[EventRow], tuple[OptionRow, ...]]:
    return events(connection, task_id), tuple(options(connection, [task_id]).get(task_id, ()))


def option_words(row: OptionRow, today: date) -> Content:
    """An option of a proposal; one that somebody must still approve stands out."""
    return joined(content(row.name, "bold"), "  ", content(row.words(today), "$text-warning" if row.pending else ""))


def _movers(account_id: int, connection: Connection, book: Book) -> "Movers | None":
    from kamtui.services.views.movers import movers

    return movers(connection, book, account_id)


def _day(event: EventRow, today: date) -> str:
    return month_day(datetime.fromisoformat(event.at).astimezone().date(), today) if event.at else ""


def _event(event: EventRow) -> str:
    days = " → ".join(short_day(day, day) for day in (event.from_on, event.to_on) if day is not None)
    parts = (event.what, days, f"({event.reason})" if event.reason else "", event.note)
    return " ".join(part for part in parts if part)
