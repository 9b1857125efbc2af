"""What every place shares: the one gate for verbs, its filter, and the account of a row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from textual import events
from textual.screen import Screen
from textual.timer import Timer

from kamtui.domain.account_rows import AccountRow, ContactRow
from kamtui.domain.filters import Filter, read_filter
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView
from kamtui.store.reading import Connection
from kamtui.tui.bindings import rebind
from kamtui.tui.hosted import Hosted
from kamtui.tui.keys_ahead import KeysAhead
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.bars import StatusBar
from kamtui.tui.widgets.rows import Key, Row, task_of

if TYPE_CHECKING:
    from kamtui.services.names import Who
    from kamtui.services.views.panel import Panel

T = TypeVar("T")

_WARM_AFTER = 1.2


class Chooser(Protocol):
    """What shows rows on a place, as the verbs see it."""

    @property
    def marked(self) -> dict[Key, TaskView]:
        """Marked tasks."""

    @property
    def row(self) -> Row | None:
        """The row under the cursor, if it is here."""

    @property
    def has_rows(self) -> bool:
        """Whether any row is shown."""

    def chosen(self) -> list[TaskView]:
        """The marked tasks, or else the one under the cursor."""

    def take_away(self, keys: Iterable[Key]) -> None:
        """Rows that are being dealt with vanish at once."""

    def unmark(self) -> bool:
        """Takes all marks off; false when there were none."""


class Place(Hosted, Screen[None]):
    """A screen of the planner that verbs work on."""

    NAME: ClassVar[str] = ""
    """The id of the verb that leads here; empty where another place leads here."""
    SCOPES: ClassVar[tuple[Scope, ...]] = ()
    """Where its verbs come from: its keys and what the palette offers."""
    NOTHING: ClassVar[str] = "There is nothing in this list: {add} adds a task."
    """What a list says without rows, and a verb for them."""
    NO_HIT: ClassVar[str] = "Nothing matches: {unmark} takes the filter off, {filter} changes it."
    """What it says where a filter keeps none."""
    NO_TASK: ClassVar[str] = "This account has no next step: {add} adds one."
    """What a verb for tasks says on a row without one."""
    NO_ACCOUNT: ClassVar[str] = "No account stands behind this."
    """What a verb for accounts says without one."""
    FILTER_HINT: ClassVar[str] = "@acme kind:call tier:K due:week overdue, or words"
    """What its filter line shows while it is empty."""
    KEPT: ClassVar[bool] = False
    """Whether it is the same one, as it was left, when the rep comes back; else it is made anew."""

    ALLOW_IN_MAXIMIZED_VIEW = "StatusBar"

    _warm_timer: Timer | None = None

    def __init__(self) -> None:
        super().__init__()
        rebind(self, *self.SCOPES)
        self.wanted = Filter()
        """The filter in force."""
        self.filter_text = ""
        """The filter as the rep typed it."""
        self.pressed = ""
        """The key of a verb whose keys each mean something of their own."""
        self.ahead = KeysAhead(self)
        """Keys that are typed faster than dialogs open."""
        self._read_of: object = None
        self._answers: Mapping[str, str] = {}
        self._then: Callable[[str], None] | None = None
        """What a key answers, while a question stands in the bottom line."""

    @property
    def tasks(self) -> Chooser:
        """What the verbs work on."""
        raise NotImplementedError

    @property
    def status(self) -> StatusBar:
        """The line at the bottom."""
        return self.query_one(StatusBar)

    @property
    def empty_book(self) -> bool:
        """Whether there is nothing in the book yet."""
        return False

    def reload(self, why: str = "") -> None:
        """Reads what is shown anew."""
        raise NotImplementedError

    async def read(self, query: Callable[[Connection, Book], T]) -> T:
        """Reads all that is shown, and remembers what it is of."""
        state = self.gateway.state
        found = await self.gateway.read(query)
        self._read_of = state
        return found

    @property
    def is_up_to_date(self) -> bool:
        """Whether another reading would find what is shown."""
        return self._read_of == self.gateway.state

    def narrow(self, wanted: Filter) -> None:
        """Shows only what a filter keeps."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.reload()

    def narrow_to(self, text: str) -> None:
        """Shows only what a filter line keeps."""
        self.narrow(read_filter(text, self.gateway.book.settings.week_start))

    @property
    def filtered(self) -> bool:
        """Whether a filter is in force."""
        return not self.wanted.empty

    @property
    def nothing(self) -> str:
        """Why there is no row, and the key that helps."""
        return keyed(self.NO_HIT if self.filtered else self.NOTHING)

    @property
    def no_account(self) -> str:
        """What a verb for accounts says without one."""
        return keyed(self.NO_ACCOUNT)

    @property
    def rules_here(self) -> Sequence[tuple[str, str]]:
        """What the help says of this place alone: names and their rules."""
        return ()

    @property
    def line_about(self) -> "Who":
        """Whom a new line is for unless it names somebody: the account of a highlighted row that has no task."""
        from kamtui.services.names import NOBODY, Who

        row = self.tasks.row
        if isinstance(row, SilentView) and row.task is None:
            return Who(row.account_id, row.name, None, None)
        return NOBODY

    @property
    def line_start(self) -> str:
        """What a new line starts with, where the row says what is to be done."""
        return ""

    @property
    def accounts_chosen(self) -> list[AccountRow]:
        """What the verbs for accounts work on: the marked ones, or else the one that is here."""
        return []

    @property
    def contact(self) -> ContactRow | None:
        """The contact under the cursor."""
        return None

    @property
    def department(self) -> str:
        """The name of the department under the cursor."""
        return ""

    def point_to(self, account_id: int) -> None:
        """An account was made: a list of them shows it."""

    def took_over(self, account_id: int) -> None:
        """The account that is here became part of this one."""

    async def edit_row(self) -> bool:
        """Changes what is under the cursor where that is no task; false where it is one."""
        return False

    async def tick_row(self) -> bool:
        """Ticks off what is under the cursor where that is no task; false where it is one."""
        return False

    def action_verb(self, name: str, key: str = "") -> None:
        """Carries out a verb of the registry: the one gate that keys, clicks and the palette go through."""
        if self.ahead.takes(name, key):
            return
        if not self.is_mounted:
            self.call_later(self.action_verb, name, key)  # typed ahead: the place is being made
            return
        from kamtui.tui.deeds import perform

        self.set_about(name)
        perform(self, name, key)

    def set_about(self, name: str) -> None:
        """A verb is about to be carried out."""

    def on_screen_suspend(self) -> None:
        """A dialog opened: the keys that waited are for it."""
        self.ahead.release()

    async def open_row(self) -> None:
        """Everything about the row under the cursor."""
        row = self.tasks.row
        if row is None:
            return
        from kamtui.tui.dialogs.sheet import Sheet

        account_id = await self.app.push_screen_wait(Sheet(row, await self.panel_of(row)))
        if account_id is not None:
            self.open_account(account_id)

    def open_account(self, account_id: int) -> None:
        """The page of an account, over this place."""
        self.planner.open_account(account_id)

    def is_locked(self, tasks: Sequence[TaskView]) -> bool:
        """Whether moving tasks drifts from a locked plan that is looked at: then why is asked."""
        return False

    def leave(self) -> None:
        """Goes back: from a place to Today."""
        self.planner.go_to("today")

    async def undone(self) -> None:
        """The last step was taken back: a place that had gone on goes back with it."""

    def on_screen_resume(self) -> None:
        """The rep came here: a tour that is on says what to do."""
        if self.planner.tour is not None:
            from kamtui.tui.deeds.tour import guide

            guide(self)

    def on_data_changed(self, message: DataChanged) -> None:
        """Somebody wrote to the book."""
        self.reload(message.why)

    async def panel_of(self, row: Row | None) -> "Panel | None":
        """The account a row belongs to, read now."""
        if row is None:
            return None
        task = task_of(row)
        account_id = row.account_id if isinstance(row, SilentView) else row.row.account_id
        contact_id = task.row.contact_id if task is not None else None
        if account_id is None and contact_id is None:
            return None

        def query(connection: Connection, book: Book) -> "Panel | None":
            from kamtui.services.views.panel import account_panel

            task_id = task.row.id if task is not None else None
            return account_panel(connection, book, account_id=account_id, contact_id=contact_id, task_id=task_id)

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            self.planner.complain(error)
            return None

    def ask(self, answers: Mapping[str, str], then: Callable[[str], None]) -> None:
        """Asks for one key in the bottom line, keys and what they mean; any other key takes the question away."""
        self._answers, self._then = answers, then
        self.status.ask(answers)

    @property
    def asking(self) -> bool:
        """Whether a question stands in the bottom line."""
        return self._then is not None

    def action_answer(self, key: str) -> None:
        """Answers the question that is asked, if one is."""
        then, self._then = self._then, None
        self.status.hush()
        if then is not None and key in self._answers:
            then(key)

    def on_key(self, event: events.Key) -> None:
        """Answers a question, if one is asked, before any binding sees the key.

        After the first key, once the rep pauses, the write side is brought in for the first verb.
        """
        if self._then is not None:
            event.stop()
            self.action_answer(event.key)
        else:
            self.ahead.passes(event)
        if self._warm_timer is None:
            self._warm_timer = self.set_timer(_WARM_AFTER, self.gateway.warm_up)
        else:
            self._warm_timer.reset()
