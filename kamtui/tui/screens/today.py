"""Today: the lists of the morning with the account beside them."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from kamtui.domain.filters import Filter
from kamtui.domain.overdue import Section
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.views.today import TodayHead
from kamtui.store.reading import Connection
from kamtui.tui.bindings import bindings_of
from kamtui.tui.first import First, page_of, read_first
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed
from kamtui.tui.screens.base import Place
from kamtui.tui.tour import Tour, keep
from kamtui.tui.unsaved import offered
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.bars import StatusBar, TopBar
from kamtui.tui.widgets.panel import AccountPanel
from kamtui.tui.widgets.rows import Row, task_of
from kamtui.tui.widgets.task_list import TaskList

_PANEL_DELAY = 0.06
_FIRST_PANEL_DELAY = 0.25  # the lists are painted first
_BRIEF_DELAY = 0.4  # and seen, before the brief comes


class TodayScreen(Place):
    """The first place: what is late, silent, slipped, planned today and in the next days."""

    NAME = "today"
    NOTHING = "Nothing is late, silent, slipped or planned: {add} adds a task, {plan} plans the month."
    SCOPES = (Scope.APP, Scope.PLACE, Scope.LIST, Scope.EMPTY)
    BINDINGS = bindings_of(*SCOPES)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        self._head: TodayHead | None = None
        self._shown: First | None = None
        self._panel_timer: Timer | None = None
        self._shown_panel = False
        self._unfiltered: First | None = None
        """The lists as they were before a filter, while nobody has written."""

    def compose(self) -> ComposeResult:
        """Two lines on top, the list and the account, one line below."""
        yield TopBar()
        with Horizontal(id="places"):
            yield TaskList(id="tasks")
            yield AccountPanel(id="panel")
        yield StatusBar()

    @property
    def tasks(self) -> TaskList:
        """The list of tasks."""
        return self.query_one(TaskList)

    def on_mount(self) -> None:
        """Shows what was read while the planner was starting, or reads now."""
        self.tasks.focus()
        if self.planner.opens_at:
            self.call_after_refresh(self.action_verb, self.planner.opens_at)
        elif self.gateway.book.settings.morning_review:
            self.set_timer(_BRIEF_DELAY, lambda: self.run_worker(self._morning(), group="deed", exit_on_error=False))
        first = self.planner.take_first()
        if first is not None:
            self._show(first)
        else:
            self.reload()
        offer = offered(self.gateway.book.path) or self._tour_offered()
        if offer:
            self.status.say(offer, "bold $accent")

    def _tour_offered(self) -> str:
        """A newcomer is told once that there is a tour; an empty book offers it among the ways in."""
        if self.planner.tour is not None or not self.planner.newcomer or self.empty_book:
            return ""
        keep(Tour(on=False))
        return keyed("New here? {tour} shows the three rituals in six steps with your own keys · {help} help")

    async def _morning(self) -> None:
        """The first launch of a working day opens the brief, behind the lists' first frame."""

        def due(connection: Connection, book: Book) -> bool:
            from kamtui.services.views.review import is_due

            return is_due(connection, book)

        if await self.gateway.read(due) and len(self.app.screen_stack) == 1:
            self.action_verb("brief")

    # -- reading ---------------------------------------------------------------------------------------------------

    def reload(self, why: str = "") -> None:
        """Reads the head and the rows in sight anew; the newest reading wins."""
        self.newest("today", partial(self._reload, why))

    async def _reload(self, why: str) -> None:
        pages, wanted = self.tasks.windows_in_sight(), self.wanted
        marked = [key.id for key in self.tasks.marked]
        try:
            fresh = await self.gateway.read(
                lambda connection, book: read_first(connection, book, wanted, pages, marked)
            )
        except KamtuiError as error:
            self.planner.complain(error)
            if self._shown is not None:
                self._show(self._shown)  # rows that were taken away before the write are there still
            return
        day_changed = self._head is not None and self._head.today != fresh.head.today
        self._show(fresh)
        if day_changed:
            self.status.say("A new day: the lists were read anew.", "bold $accent")
        elif why:
            self.status.say(why, "$accent")

    def _show(self, first: First) -> None:
        self._head, self._shown = first.head, first
        if first.head.wanted.empty:
            self._unfiltered = first
        self._welcome(first.head.empty_book)
        self.query_one(TopBar).show(first.head, first.nudge)
        self.tasks.keep_marks(first.marked)
        self.tasks.nothing = self.nothing
        self.tasks.show(first.head, first.pages)

    def _welcome(self, empty: bool) -> None:
        """An empty book shows the ways in instead of lists."""
        if empty == self.has_class("-empty"):
            return
        self.set_class(empty, "-empty")
        if empty:
            from kamtui.tui.screens.welcome import welcome

            self.mount(Static(welcome(), id="welcome", markup=False), after="#places")
        else:
            self.query("#welcome").remove()

    def on_resize(self, event: Resize) -> None:
        """The panel may have come into sight."""
        if self._head is not None:
            self._follow_soon()

    async def on_row_list_wanted(self, message: TaskList.Wanted) -> None:
        """Rows came into sight that are not here: fetch their window."""
        self.run_worker(self._fetch(Section(message.name), message.page), group="rows", exit_on_error=False)

    async def _fetch(self, section: Section, page: int) -> None:
        head = self._head
        if head is None:
            return
        try:
            rows = await self.gateway.read(lambda connection, book: page_of(connection, book, head, section, page))
        except KamtuiError as error:
            self.planner.complain(error)
            return
        if head is self._head:
            self.tasks.fill(section, page, rows)

    # -- the account beside the list -------------------------------------------------------------------------------

    def on_row_list_highlighted(self, message: TaskList.Highlighted) -> None:
        """The panel follows the cursor."""
        self._follow_soon()

    def _follow_soon(self) -> None:
        """A moment later, so that running down a list stays smooth."""
        if self._panel_timer is not None:
            self._panel_timer.stop()
        delay = _PANEL_DELAY if self._shown_panel else _FIRST_PANEL_DELAY
        self._panel_timer = self.set_timer(delay, self._follow)

    def _follow(self) -> None:
        if self.query_one(AccountPanel).display and not self.has_class("-empty"):
            self.newest("panel", partial(self._load_panel, self.tasks.row))

    async def _load_panel(self, row: Row | None) -> None:
        panel = await self.panel_of(row)
        self._shown_panel = True
        if self._head is not None:
            self.query_one(AccountPanel).show(panel, task_of(row) if row is not None else None, self._head.today)

    def narrow(self, wanted: Filter) -> None:
        """Shows only what a filter keeps; without one, what was shown before it is there at once, then read anew."""
        if wanted.empty and not self.wanted.empty and self._unfiltered is not None:
            self._show(self._unfiltered)
        super().narrow(wanted)

    def on_data_changed(self, message: DataChanged) -> None:
        """Somebody wrote to the book: what was kept is old."""
        self._unfiltered = None
        super().on_data_changed(message)

    def on_row_list_opened(self, message: TaskList.Opened) -> None:
        """A double click opens the row."""
        self.action_verb("sheet")

    @property
    def empty_book(self) -> bool:
        """Whether there is nothing in the book yet."""
        return self._head is not None and self._head.empty_book
