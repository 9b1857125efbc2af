"""The page of one account: overview, coverage, journal, production and tasks, each a key away."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.account_rows import AccountRow, ContactRow
from kamtui.domain.journal_rows import TouchRow
from kamtui.domain.keep.events import TriggerRow
from kamtui.domain.keep.grade_rows import GradeRow
from kamtui.domain.keep.ledger import LedgerRow
from kamtui.domain.keep.plan_rows import CounterpartRow, FitRow, ObjectiveRow
from kamtui.domain.keep.threats import ThreatRow
from kamtui.domain.text import name_key
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.names import NOBODY, Who
from kamtui.services.views.account_page import AccountPage, Reached, Team, account_page
from kamtui.services.views.nudge import plan_horizon
from kamtui.services.views.tasks import TaskView
from kamtui.services.views.today import Horizon
from kamtui.store.reading import Connection
from kamtui.store.reads.journal import journal
from kamtui.tui.bindings import bindings_of
from kamtui.tui.dialogs.facts import Facts, contact_facts, grade_facts, touch_facts
from kamtui.tui.first import PAGE
from kamtui.tui.said import keyed
from kamtui.tui.screens.base import Place
from kamtui.tui.text import MUTED, content, joined, line, lines
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.account_defence import ON_DEFENCE
from kamtui.tui.widgets.account_head import AccountHead
from kamtui.tui.widgets.account_overview import overview_lines
from kamtui.tui.widgets.account_plan import PlanFact, plan_detail, plan_lines
from kamtui.tui.widgets.account_sections import coverage_lines, journal_lines, task_lines
from kamtui.tui.widgets.account_standing import standing_lines
from kamtui.tui.widgets.account_tabs import sections_of
from kamtui.tui.widgets.bars import StatusBar
from kamtui.tui.widgets.entries import Entry, said
from kamtui.tui.widgets.section_list import SectionList
from kamtui.tui.widgets.year_chart import production_lines

_DETAIL = 3
"""Lines about the highlighted row."""

_ON_TEAM = "{edit} rename · {contact} contact there · {department} another department"
_ON_CONTACT = "{edit} edit · {merge} merge with another · {contact} another contact · {add} next step"
"""Keys that work on the highlighted row."""

_DETAILED = ("coverage", "journal", "tasks", "standing", "account-plan")


class AccountScreen(Place):
    """One account, section by section."""

    SCOPES = (Scope.APP, Scope.PLACE, Scope.LIST, Scope.ACCOUNT, Scope.RECORD)
    NO_TASK: ClassVar[str] = "No open task stands here: {tasks} shows them, {add} adds one."
    NO_ACCOUNT = "This account is gone: {unmark} goes back."
    FILTER_HINT = "words of a note, or of a name in the journal"
    BINDINGS = bindings_of(*SCOPES)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    def __init__(self, account_id: int, section: str = "overview", at: int = 0) -> None:
        super().__init__()
        self.account_id = account_id
        """The account that is shown."""
        self.section = section
        """The section that is shown, by its verb."""
        self._page: AccountPage | None = None
        self._plan: Horizon | None = None
        self._touches: dict[int, TouchRow] = {}
        self._words = ""
        self._at = at
        """The line of the section where the cursor starts."""
        self._read = False

    def compose(self) -> ComposeResult:
        """Two lines on top, the section, lines about the highlighted row, one line below."""
        yield AccountHead()
        yield SectionList(id="section")
        yield Static(id="detail", markup=False)
        yield StatusBar()

    @property
    def tasks(self) -> SectionList:
        """What the verbs work on."""
        return self.query_one(SectionList)

    @property
    def page(self) -> AccountPage | None:
        """What was read last; None for an account that is gone."""
        return self._page

    @property
    def filtered(self) -> bool:
        """Whether the journal is narrowed."""
        return bool(self._words)

    @property
    def line_about(self) -> Who:
        """A new line is for who is highlighted, else for the account."""
        page, thing = self._page, self.tasks.thing
        account = page.panel.account if page is not None else None
        if account is None:
            return NOBODY
        row = thing.row if isinstance(thing, Reached) else None
        return Who(account.id, account.name, row.id if row else None, row.name if row else None)

    @property
    def line_start(self) -> str:
        """In a team that nobody has spoken to a new line starts with finding somebody there."""
        thing = self.tasks.thing
        return f"research find the {line(thing.name)} team " if isinstance(thing, Team) and thing.never_spoken else ""

    @property
    def accounts_chosen(self) -> list[AccountRow]:
        """The account, unless it is gone."""
        account = self._page.panel.account if self._page is not None else None
        return [account] if account is not None else []

    @property
    def contact(self) -> ContactRow | None:
        """The contact under the cursor."""
        thing = self.tasks.thing
        return thing.row if isinstance(thing, Reached) else None

    @property
    def department(self) -> str:
        """The department under the cursor, or that of the contact there."""
        thing = self.tasks.thing
        found = thing.name if isinstance(thing, Team) else thing.row.department if isinstance(thing, Reached) else ""
        return found or ""

    def took_over(self, account_id: int) -> None:
        """The one that this one was merged into is shown from now on."""
        self.account_id = account_id

    async def edit_row(self) -> bool:
        """Changes the contact, the department or the row of the plan under the cursor; answers a threat or an event."""
        from kamtui.tui.deeds import account_plan, defence, people

        thing = self.tasks.thing
        if isinstance(thing, ThreatRow | TriggerRow):
            await defence.respond(self, thing)
            return True
        if await account_plan.edit(self, thing):
            return True
        if isinstance(thing, Reached):
            await people.edit_contact(self, thing.row)
        elif isinstance(thing, Team) and thing.name is not None:
            await people.rename_department(self, self.account_id, thing.name)
        return isinstance(thing, Reached | Team)

    async def tick_row(self) -> bool:
        """Keeps the promise under the cursor that no open task will keep; meets the objective there."""
        from kamtui.tui.deeds.account_plan import meet
        from kamtui.tui.deeds.standing import keep

        thing = self.tasks.thing
        if isinstance(thing, ObjectiveRow) and thing.open:
            await meet(self, thing)
            return True
        if not isinstance(thing, LedgerRow) or thing.kept_on is not None:
            return False
        await keep(self, thing)
        return True

    def on_mount(self) -> None:
        """Reads the account, once the frame is seen."""
        self.tasks.focus()
        self.tasks.start_at(self.section, self._at)
        self.call_after_refresh(self.reload)

    # -- reading ---------------------------------------------------------------------------------------------------

    def reload(self, why: str = "") -> None:
        """Reads the account anew; the newest reading wins."""
        self.newest("account", partial(self._reload, why))

    async def _reload(self, why: str) -> None:
        account_id, words = self.account_id, self._words
        page_no = self._window_in_sight()

        def query(connection: Connection, book: Book) -> tuple[AccountPage | None, Horizon, list[TouchRow]]:
            found = account_page(connection, book, account_id, words)
            return found, plan_horizon(connection, book), journal(connection, account_id, words, page_no * PAGE, PAGE)

        try:
            self._page, self._plan, rows = await self.gateway.read(query)
        except KamtuiError as error:
            self.planner.complain(error)
            return
        self._read = True
        self._touches = {page_no * PAGE + n: row for n, row in enumerate(rows)}
        self.tasks.keep_marks(self._page.open if self._page is not None else ())
        self._show()
        if why:
            self.status.say(why, "$accent")

    def _window_in_sight(self) -> int:
        """The window of the journal that a reload brings: that of the highlighted touch."""
        at = self.tasks.line if self._read else self._at
        return at // PAGE if self.section == "journal" and at > 0 else 0

    def on_section_list_wanted(self, message: SectionList.Wanted) -> None:
        """Touches came into sight that are not here: fetch their window."""
        self.run_worker(self._fetch(message.page, self._words), group="rows", exit_on_error=False)

    async def _fetch(self, page_no: int, words: str) -> None:
        account_id = self.account_id
        rows = await self.gateway.read(
            lambda connection, _: journal(connection, account_id, words, page_no * PAGE, PAGE)
        )
        if words == self._words:
            self._touches.update({page_no * PAGE + n: row for n, row in enumerate(rows)})
            self._show()

    def narrow_to(self, text: str) -> None:
        """Shows the touches whose note or contact holds these words."""
        words = " ".join(text.split())
        if words != self._words:
            self._words = words if name_key(words) else ""
            self.section = "journal"
            self.reload()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def turn_to(self, section: str) -> None:
        """Shows another section."""
        self.section = section
        self._show()

    def on_section_list_turned(self, message: SectionList.Turned) -> None:
        """To the next section, or the one before, round and round."""
        names = [found.id for found in sections_of(self._page, self.section)]
        self.turn_to(names[(names.index(self.section) + message.step) % len(names)])

    def _show(self) -> None:
        """Shows what was read, section and head."""
        self.query_one(AccountHead).show(self._page, self.section, self._plan)
        shown = self.tasks
        shown.follow_up = self._page.next if self._page is not None and self.section == "overview" else None
        self.set_class(self._page is not None and self.section in _DETAILED, "-detailed")
        shown.show(self.section, self._section_lines)

    def _section_lines(self, width: int, height: int) -> list[Entry]:
        """The section for a width and a height."""
        page = self._page
        if page is None:
            return [said(width, self.no_account, "silent")] if self._read else []
        if self.section == "journal":
            return journal_lines(page, self._touches, width, height, self.filtered)
        if self.section == "production":
            return production_lines(page.bought, width, height)
        return _SECTIONS[self.section](page, width, height)

    def on_section_list_highlighted(self, message: SectionList.Highlighted) -> None:
        """The lines below say more of the highlighted row."""
        self.query_one("#detail", Static).update(self._detail(self.tasks.thing))

    def _detail(self, thing: object) -> Content:
        if isinstance(thing, GradeRow):
            asked = joined(" asked: ", content(thing.question))
            return lines(asked, content(keyed(" {grade} grades anew, {sheet} shows it whole"), MUTED))
        if isinstance(thing, ThreatRow | TriggerRow):
            return lines(joined(" ", content(thing.text)), joined(" ", content(keyed(ON_DEFENCE), MUTED)))
        if (planned := plan_detail(thing)) is not None:
            return planned
        if isinstance(thing, LedgerRow):
            return content(
                "" if thing.kept_on else keyed(" No open task keeps it: {done} marks it kept."), "$text-warning"
            )
        if isinstance(thing, TouchRow):
            rows = [part for part in thing.note.splitlines() if part.strip()]
            more = [keyed("{sheet} shows all of it")] if len(rows) > _DETAIL else []
            return lines(*(joined(" ", content(row)) for row in [*rows[: _DETAIL - len(more)], *more]))
        if isinstance(thing, Reached):
            return _contact_detail(thing)
        if isinstance(thing, Team):
            keys = joined(" ", content(keyed(_ON_TEAM), MUTED))
            never = content(
                keyed("Nobody there was ever reached: {add} adds the step to find the team."), "$text-warning"
            )
            return lines(joined(" ", never), keys) if thing.never_spoken else keys
        if isinstance(thing, TaskView) and thing.placement is not None:
            because = " · ".join(thing.placement.because)
            return joined(" because ", content(because or "nothing presses"))
        return Content("")

    # -- opening and leaving ---------------------------------------------------------------------------------------

    async def open_row(self) -> None:
        """Everything about the task, the touch or the contact."""
        thing, today = self.tasks.thing, self.gateway.book.today
        if isinstance(thing, GradeRow):
            await self.app.push_screen_wait(Facts(grade_facts(thing, today)))
        elif isinstance(thing, ThreatRow | TriggerRow | ObjectiveRow | FitRow | CounterpartRow | PlanFact):
            await self.edit_row()
        elif isinstance(thing, TouchRow):
            await self.app.push_screen_wait(Facts(touch_facts(thing, today)))
        elif isinstance(thing, Reached):
            await self.app.push_screen_wait(Facts(contact_facts(thing, today)))
        else:
            await super().open_row()

    def on_section_list_opened(self, message: SectionList.Opened) -> None:
        """A double click opens the row."""
        self.action_verb("sheet")

    def open_account(self, account_id: int) -> None:
        """This one is open already."""
        self.turn_to("overview")

    def leave(self) -> None:
        """Back to where the rep came from."""
        self.app.pop_screen()


_SECTIONS = {
    "overview": overview_lines,
    "coverage": coverage_lines,
    "tasks": task_lines,
    "standing": standing_lines,
    "account-plan": plan_lines,
}


def _contact_detail(one: Reached) -> Content:
    row = one.row
    ways = "  ".join(way for way in (row.phone, row.mobile, row.email) if way)
    about = " · ".join(part for part in (row.title, row.reach) if part)
    who = joined(" ", content(row.name, "bold"), "  ", content(about, MUTED))
    return lines(who, joined(" ", content(ways or "no number")), joined(" ", content(keyed(_ON_CONTACT), MUTED)))
