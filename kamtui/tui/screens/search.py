"""The journal of everybody: a line on top, what it finds below it while it is typed; Enter opens the place of a hit."""

import asyncio
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from kamtui.domain.search.line import Search, Source, settled
from kamtui.domain.search.rows import Hit
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.names import NOBODY, Who
from kamtui.services.views.search import Found, search, search_length, understood
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads.journal import journal_place
from kamtui.store.reads.tasks import tasks_by_id
from kamtui.tui.bindings import bindings_of, key_here, share_keys
from kamtui.tui.dialogs.facts import Facts
from kamtui.tui.first import PAGE
from kamtui.tui.said import keyed
from kamtui.tui.screens.base import Place
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.bars import StatusBar
from kamtui.tui.widgets.found_list import FoundList, numbered
from kamtui.tui.widgets.found_rows import asked_words, found_detail
from kamtui.tui.widgets.line_input import LineInput

_PAUSE = 0.02
"""Seconds without another key before the book is read."""
_REST = 0.15
"""Seconds without another key before all hits are counted."""

_LIMIT = 400
_HINT = 'words  "a phrase"  -word  @acme  kind:call  since:oct  on:2026  in:notes'
_KEYS = "↑ ↓ choose · Enter open · Esc back"
_NOTHING = "Nothing is found: words are looked for from their start; {key} begins anew."
_EMPTY = "The journal is empty so far: {done} on a task writes into it, Esc goes back."

_RULES = (
    (
        "a word",
        "must stand in a text or in the name of its account or contact. Accents and case do not count; the start of a "
        "word will do, but for a single letter. Touches, tasks, notes, grades, promises, threats, events and intel are "
        "looked through.",
    ),
    ('"a phrase" -word', "words in quotes stand as they are, one behind the other; a word behind - must be missing."),
    (
        "filters",
        "@acme (an account or contact), kind:call, tier:K, since:oct until:fri on:2026 (a day, week, month, quarter or "
        "year that has been), in:touches tasks notes grades promises threats events intel.",
    ),
    ("without a word", "the journal: all touches that the filters keep."),
    ("order", "the newest day first, by a task's planned day; what has no day comes last."),
)
"""What the help says of a search."""


class SearchScreen(Place):
    """The journal, searched. Keys go to the line; arrows and pages move among the hits."""

    SCOPES = (Scope.APP,)
    BINDINGS = [
        *bindings_of(*SCOPES),
        Binding("down", "go('cursor_down')", "down", show=False),
        Binding("up", "go('cursor_up')", "up", show=False),
        Binding("pagedown", "go('page_down')", "page down", show=False),
        Binding("pageup", "go('page_up')", "page up", show=False),
        Binding("ctrl+home", "go('first')", "first", show=False),
        Binding("ctrl+end", "go('last')", "last", show=False),
        Binding("ctrl+f", "anew", "another search", show=False, priority=True),
        Binding("escape", "leave", "back", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]

    def __init__(self, start: str = "") -> None:
        super().__init__()
        share_keys(self, "search")
        self._start = start
        self._wanted: Search | None = None
        self._shown = ""
        self._count = 0

    def compose(self) -> ComposeResult:
        """The line, what was understood, the hits, the hit under the cursor in full, one line below."""
        with Horizontal(id="line"):
            yield Static(" journal ", markup=False)
            yield LineInput(self._start, placeholder=_HINT, max_length=_LIMIT, compact=True, select_on_focus=False)
        yield Static(id="understood", markup=False)
        yield FoundList(self.gateway.book.today)
        yield Static(id="detail", markup=False)
        yield StatusBar(())

    def on_mount(self) -> None:
        """The line takes the keys, and what it starts with is searched for."""
        field = self.query_one(Input)
        field.focus()
        field.cursor_position = len(field.value)
        self.status.say(_KEYS, MUTED)
        self.reload()

    @property
    def tasks(self) -> FoundList:
        """The hits; no verb for tasks works on them."""
        return self.query_one(FoundList)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    @property
    def rules_here(self) -> tuple[tuple[str, str], ...]:
        """How a search is read, and in which order it answers."""
        return _RULES

    @property
    def line_about(self) -> Who:
        """A new task is for the contact of the hit, or its account."""
        hit = self.tasks.hit
        if hit is None:
            return NOBODY
        return Who(hit.row.account_id, hit.row.account_name, hit.row.contact_id, hit.row.contact_name)

    # -- reading ---------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every change is searched for; the newest wins."""
        self.newest("found", partial(self._find, event.value, ""))

    def reload(self, why: str = "") -> None:
        """Searches anew; the cursor stays."""
        self.newest("found", partial(self._find, self.text, why))

    async def _find(self, text: str, why: str) -> None:
        await asyncio.sleep(_PAUSE)
        keep = text == self._shown and self._wanted is not None
        page = self.tasks.window if keep else 0

        def query(connection: Connection, book: Book) -> Found:
            wanted = understood(connection, book, settled(text))
            return search(connection, book, wanted=wanted, limit=PAGE, offset=page * PAGE)

        try:
            found = await self.gateway.read(query)
            self._show(text, found, page, keep)
            if len(found.hits) == PAGE or page:
                await asyncio.sleep(_REST)
                self._tell(await self.gateway.read(lambda connection, _: search_length(connection, found.wanted)))
        except KamtuiError as error:
            self.planner.complain(error)
            return
        if why:
            self.status.say(why, "$accent")

    def _show(self, text: str, found: Found, page: int, keep: bool) -> None:
        """Shows the hits; that there are more is known before their number is."""
        self._shown, self._wanted = text, found.wanted
        here = page * PAGE + len(found.hits)
        count = max(self._count, here) if keep and len(found.hits) == PAGE else here
        self.tasks.show(numbered(found.hits, page), count, keep=keep)
        self._tell(count, more=len(found.hits) == PAGE)

    def _tell(self, count: int, *, more: bool = False) -> None:
        """How many were found, and what was understood of the filters."""
        self._count = count
        self.tasks.grow(count)
        wanted = self._wanted
        if not count:
            empty = wanted is not None and wanted.plain
            said = content(
                f" {keyed(_EMPTY) if empty else _NOTHING.format(key=key_here(self, 'anew'))}", "$text-warning"
            )
        else:
            said = content(f" {count}{'+' if more else ''} {'hit' if count == 1 else 'hits'}", "bold")
        asked = asked_words(wanted, self.gateway.book.today) if wanted is not None else ""
        self.query_one("#understood", Static).update(joined(said, "  ", content(asked, MUTED)))

    def on_found_list_wanted(self, message: FoundList.Wanted) -> None:
        """Hits came into sight that are not here: fetch their window."""
        if self._wanted is not None:
            self.run_worker(self._fetch(message.page, self._wanted), group="rows", exit_on_error=False)

    async def _fetch(self, page: int, wanted: Search) -> None:
        found = await self.gateway.read(
            lambda connection, book: search(connection, book, wanted=wanted, limit=PAGE, offset=page * PAGE)
        )
        if wanted == self._wanted:
            self.tasks.add(numbered(found.hits, page))

    # -- the line and the hits -------------------------------------------------------------------------------------

    def action_go(self, how: str) -> None:
        """To another hit, while the line keeps the focus."""
        getattr(self.tasks, f"action_{how}")()

    def action_anew(self) -> None:
        """Takes the whole line to be typed over."""
        field = self.query_one(Input)
        field.focus()
        field.action_select_all()

    def action_leave(self) -> None:
        """Back to where the rep came from; the line is kept for the next time."""
        self.leave()

    def leave(self) -> None:
        """Back to where the rep came from."""
        self.planner.search_line = self.text
        self.app.pop_screen()

    def on_found_list_highlighted(self, message: FoundList.Highlighted) -> None:
        """The lines below show the hit under the cursor."""
        hit = self.tasks.hit
        said = found_detail(hit, self.gateway.book.today) if hit is not None else Content("")
        self.query_one("#detail", Static).update(said)

    # -- opening ---------------------------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter opens the place of the hit."""
        self.run_worker(self.open_row(), group="deed", exit_on_error=False)

    def on_found_list_opened(self, message: FoundList.Opened) -> None:
        """So does a double click."""
        self.run_worker(self.open_row(), group="deed", exit_on_error=False)

    async def open_row(self) -> None:
        """The touch in its account's journal, the sheet of a task, else the account's page; what has none, in full."""
        hit = self.tasks.hit
        if hit is None:
            return
        self.planner.search_line = self.text
        if hit.row.source is Source.TASK:
            await self._open_task(hit.row.id)
        elif hit.row.account_id is None:
            await self.app.push_screen_wait(Facts([(None, found_detail(hit, self.gateway.book.today))]))
        else:
            await self._open_account(hit, hit.row.account_id)

    async def _open_account(self, hit: Hit, account_id: int) -> None:
        from kamtui.tui.screens.account import AccountScreen

        if hit.row.source is Source.TOUCH:
            place = await self.gateway.read(lambda connection, _: journal_place(connection, hit.row.id))
            self.app.push_screen(AccountScreen(account_id, "journal", place))
        elif hit.row.source in (Source.GRADE, Source.PROMISE):
            self.app.push_screen(AccountScreen(account_id, "standing"))
        else:
            self.app.push_screen(AccountScreen(account_id))

    async def _open_task(self, task_id: int) -> None:
        from kamtui.tui.dialogs.sheet import Sheet

        def query(connection: Connection, book: Book) -> list[TaskView]:
            return views(connection, book, tasks_by_id(connection, [task_id]))

        found = await self.gateway.read(query)
        if found:
            account_id = await self.app.push_screen_wait(Sheet(found[0], await self.panel_of(found[0])))
            if account_id is not None:
                self.open_account(account_id)
