"""The accounts: what each brings in, how long it has been silent, what comes next, and who holds the revenue."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult

from kamtui.domain.account_filter import WORDS, AccountFilter, read_account_filter
from kamtui.domain.account_rows import AccountRow
from kamtui.errors import KamtuiError
from kamtui.services.names import NOBODY, Who
from kamtui.services.views.account_list import AccountList, account_list, month_lines
from kamtui.services.views.nudge import plan_horizon
from kamtui.services.views.today import Horizon
from kamtui.tui.bindings import bindings_of
from kamtui.tui.said import keyed
from kamtui.tui.screens.base import Place
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.account_bars import AccountsBar, TotalsBar
from kamtui.tui.widgets.account_table import AccountTable
from kamtui.tui.widgets.bars import StatusBar


class AccountsScreen(Place):
    """The table with its totals."""

    NAME = "accounts"
    SCOPES = (Scope.APP, Scope.PLACE, Scope.LIST, Scope.ACCOUNTS, Scope.RECORD)
    NOTHING = "This book has no accounts: {account} adds one, {import} imports them."
    FILTER_HINT = f"{' · '.join(WORDS)} · tier:A @acme, or words"
    KEPT = True
    BINDINGS = bindings_of(*SCOPES)

    def __init__(self) -> None:
        super().__init__()
        self._listed: AccountList | None = None
        self._horizon: Horizon | None = None
        self._kept_by = AccountFilter()
        self.period = "all"
        """What the revenue is of: `all`, `12m` or a year."""
        self.sort = ""
        """What the rep sorted by; empty for revenue where there are sales, else the name."""
        self.backwards = False
        """Whether the other way round."""

    def compose(self) -> ComposeResult:
        """Where, the table, the totals, one line below."""
        yield AccountsBar()
        yield AccountTable(id="accounts")
        yield TotalsBar()
        yield StatusBar()

    @property
    def tasks(self) -> AccountTable:
        """What the verbs work on: the accounts, each with its next step."""
        return self.query_one(AccountTable)

    @property
    def listed(self) -> AccountList | None:
        """What was read last."""
        return self._listed

    @property
    def line_about(self) -> Who:
        """A new line is for the account under the cursor."""
        here = self.tasks.here
        return NOBODY if here is None else Who(here.row.id, here.row.name, None, None)

    @property
    def accounts_chosen(self) -> list[AccountRow]:
        """The marked accounts, or else the one under the cursor."""
        return [one.row for one in self.tasks.accounts_chosen()]

    def point_to(self, account_id: int) -> None:
        """The cursor goes there, once it is read."""
        self.tasks.point_to(account_id)

    def took_over(self, account_id: int) -> None:
        """The cursor goes to the one that stayed."""
        self.tasks.point_to(account_id)

    def on_mount(self) -> None:
        """Reads the accounts, once the frame is seen."""
        self.tasks.focus()
        self.call_after_refresh(self.reload)

    # -- reading ---------------------------------------------------------------------------------------------------

    def reload(self, why: str = "") -> None:
        """Reads the accounts anew; the newest reading wins."""
        self.newest("accounts", partial(self._reload, why))

    async def _reload(self, why: str) -> None:
        wanted, period = self._kept_by, self.period
        try:
            self._listed, self._horizon = await self.read(
                lambda connection, book: (
                    account_list(connection, book, wanted, period),
                    plan_horizon(connection, book),
                )
            )
        except KamtuiError as error:
            self.planner.complain(error)
            return
        self._show()
        if why:
            self.status.say(why, "$accent")

    def _show(self) -> None:
        """Shows what was read, in the order the rep wants."""
        listed = self._listed
        if listed is None:
            return
        sort = self.sort or ("revenue" if listed.has_sales else "name")
        self.tasks.nothing = keyed(self.NO_HIT if listed.totals.accounts else self.NOTHING)
        self.tasks.show(listed, sort, backwards=self.backwards)
        bar = self.query_one(AccountsBar)
        bar.say(listed, sort, backwards=self.backwards, filtered=self.filtered, horizon=self._horizon)
        self.query_one(TotalsBar).show(listed, self.gateway.book.rules.most_key)

    async def on_account_table_wanted(self, message: AccountTable.Wanted) -> None:
        """Accounts came into sight whose months are not here: fetch those of their window at once."""
        self.run_worker(self._fetch(message.account_ids), group="rows", exit_on_error=False)

    async def _fetch(self, account_ids: Sequence[int]) -> None:
        listed = self._listed
        if listed is not None:
            months = await self.gateway.read(lambda connection, _: month_lines(connection, listed, account_ids))
            self.tasks.fill(months)

    # -- what is shown, and how ------------------------------------------------------------------------------------

    def narrow_to(self, text: str) -> None:
        """Shows only the accounts that a filter line keeps."""
        wanted = read_account_filter(text)
        if wanted != self._kept_by:
            self._kept_by = wanted
            self.reload()

    @property
    def no_account(self) -> str:
        """The same as for any row: there are only accounts here."""
        return self.nothing

    @property
    def filtered(self) -> bool:
        """Whether a filter is in force."""
        return not self._kept_by.empty

    def order(self, sort: str) -> None:
        """Sorts by a column; by the same one again, the other way round."""
        self.backwards = sort == self.tasks.sort and not self.backwards
        self.sort = sort
        self._show()

    def turn_round(self) -> None:
        """Shows the last row first."""
        self.backwards = not self.backwards
        self._show()

    def next_period(self) -> None:
        """Goes on to the next period: all, twelve months, each year."""
        if self._listed is not None:
            periods = self._listed.periods
            at = periods.index(self.period) if self.period in periods else -1
            self.period = periods[(at + 1) % len(periods)]
            self.reload()

    def on_account_table_pointed(self, message: AccountTable.Pointed) -> None:
        """A heading was clicked."""
        self.order(message.sort)

    async def open_row(self) -> None:
        """The page of the account under the cursor."""
        here = self.tasks.here
        if here is not None:
            self.open_account(here.row.id)

    def on_account_table_opened(self, message: AccountTable.Opened) -> None:
        """A double click opens the account."""
        self.action_verb("sheet")
