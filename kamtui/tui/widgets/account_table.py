"""The accounts as a table: headings that stay, rows drawn as they come into sight, a rule where 80 % of revenue is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from kamtui.domain.production import LINE, whole_percent
from kamtui.domain.silence import Silence
from kamtui.services.views.account_list import AccountList
from kamtui.services.views.accounts import AccountView, in_order
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView
from kamtui.tui.first import PAGE
from kamtui.tui.text import fit
from kamtui.tui.widgets.account_cells import Around, account_cells, column_at, heading_cells, layout
from kamtui.tui.widgets.lines import Lines
from kamtui.tui.widgets.rows import Key

RANKED = ("revenue", "share")
"""Sorts that the rule at 80 % is drawn in."""


class AccountTable(Lines):
    """One line for each account. The verbs for tasks work on an account's next step."""

    HEAD = 1

    class Wanted(Message):
        """The months of accounts in sight are not here yet."""

        def __init__(self, account_ids: Sequence[int]) -> None:
            super().__init__()
            self.account_ids = account_ids

    class Opened(Message):
        """An account was double-clicked."""

    @dataclass
    class Pointed(Message):
        """A heading was clicked."""

        sort: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._listed: AccountList | None = None
        self._rows: list[AccountView] = []
        self._rule = -1
        self._months: dict[int, tuple[int, ...]] = {}
        self._asked: set[int] = set()
        self._marks: dict[int, AccountView] = {}
        self._pointed = -1
        self.sort = ""
        """What the rows are sorted by."""
        self.backwards = False
        """Whether the other way round."""
        self.nothing = ""
        """What stands there instead of rows."""

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show(self, listed: AccountList, sort: str, *, backwards: bool) -> None:
        """Shows accounts in an order; the cursor stays on its account, in another order it goes to the first."""
        here = self.here if (sort, backwards) == (self.sort, self.backwards) else None
        line, wanted = self._cursor if here is not None else 0, here.row.id if here is not None else -1
        self._listed, self.sort, self.backwards = listed, sort, backwards
        self._rows = in_order(listed.rows, sort, backwards=backwards)
        self._rule = _rule(self._rows, listed) if sort in RANKED else -1
        self._marks = {one.row.id: one for one in self._rows if one.row.id in self._marks}
        self._asked.clear()
        self._measured(len(self._rows) + (self._rule >= 0))
        if any(one.row.id == self._pointed for one in self._rows):
            wanted, self._pointed = self._pointed, -1
        lines = (self._line(n) for n, one in enumerate(self._rows) if one.row.id == wanted)
        self._cursor = next(lines, self.rests_at(min(line, self._lines - 1), 1))
        self._after_change()

    def fill(self, months: Mapping[int, tuple[int, ...]]) -> None:
        """Months that were asked for have come."""
        self._months.update(months)
        self.refresh()

    def point_to(self, account_id: int) -> None:
        """The next time it is shown, the cursor goes to this account."""
        self._pointed = account_id

    @property
    def here(self) -> AccountView | None:
        """The account under the cursor."""
        return self._at(self._cursor)

    @property
    def shown(self) -> tuple[AccountView, ...]:
        """The accounts from top to bottom."""
        return tuple(self._rows)

    @property
    def rule(self) -> int:
        """How many accounts stand above the rule at 80 %; -1 where it is not drawn."""
        return self._rule

    def accounts_chosen(self) -> list[AccountView]:
        """The marked accounts, or else the one under the cursor."""
        return list(self._marks.values()) or ([self.here] if self.here is not None else [])

    @property
    def has_marks(self) -> bool:
        """Whether any account is marked."""
        return bool(self._marks)

    # -- as the verbs see it ---------------------------------------------------------------------------------------

    @property
    def marked(self) -> dict[Key, TaskView]:
        """Next steps of the marked accounts."""
        return {Key("task", one.next.row.id): one.next for one in self._marks.values() if one.next is not None}

    @property
    def row(self) -> SilentView | None:
        """The account under the cursor with its next step."""
        one = self.here
        if one is None:
            return None
        return SilentView(one.row.id, one.row.name, one.row.tier, one.silence or Silence(None, 0), one.next)

    def chosen(self) -> list[TaskView]:
        """Next steps of the marked accounts, or else of the one under the cursor."""
        return [one.next for one in self.accounts_chosen() if one.next is not None]

    def take_away(self, keys: Iterable[Key]) -> None:
        """An account stays, whatever becomes of its next step."""

    def unmark(self) -> bool:
        """Takes all marks off; false when there were none."""
        had = bool(self._marks)
        self._marks.clear()
        self.refresh()
        return had

    def action_mark(self) -> None:
        """Marks the account, or takes its mark off, and goes to the next."""
        one = self.here
        if one is None:
            return
        if self._marks.pop(one.row.id, None) is None:
            self._marks[one.row.id] = one
        self._refresh_line(self._cursor)
        self.action_cursor_down()

    def action_next_section(self) -> None:
        """To the first account below the rule, or of the next tier."""
        self._go(next((line for line in self._starts() if line > self._cursor), self._cursor), 1)

    def action_previous_section(self) -> None:
        """To the first account above the rule, or of this tier, or of the one before."""
        self._go(max((line for line in self._starts() if line < self._cursor), default=0), 1)

    def _starts(self) -> list[int]:
        """Lines that a stretch of accounts begins at."""
        if self.sort != "tier":
            return [0, self._rule + 1]
        tiers = [one.row.tier for one in self._rows]
        return [n for n, tier in enumerate(tiers) if not n or tiers[n - 1] is not tier]

    # -- lines -----------------------------------------------------------------------------------------------------

    def rests_at(self, line: int, direction: int) -> int:
        """The rule is only read."""
        return line + direction if 0 <= self._rule == line else line

    def holds_row(self, line: int) -> bool:
        """Whether an account stands there."""
        return self._at(line) is not None

    def tell_opened(self) -> None:
        """The account was double-clicked."""
        self.post_message(self.Opened())

    def _at(self, line: int) -> AccountView | None:
        index = self._index(line)
        return self._rows[index] if line != self._rule and 0 <= index < len(self._rows) else None

    def _index(self, line: int) -> int:
        """The place of a line's account among all."""
        return line - (0 <= self._rule < line)

    def _line(self, index: int) -> int:
        """The line of the account at a place."""
        return index + (0 <= self._rule <= index)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def draw_line(self, y: int) -> Strip:
        """The headings, an account or the rule."""
        width = self.scrollable_content_region.width
        if self._listed is None or width <= 0:
            return Strip.blank(width, self._style("plain"))
        columns = _columns(width, self._listed)
        if y < self.HEAD:
            return self.strip_of(-2, heading_cells(columns, width, self.sort, self.backwards), width)
        line = y - self.HEAD + self.top
        one = self._at(line)
        if one is not None:
            return self._account(line, one, columns, width)
        said = self._rule_words(width) if line == self._rule else f" {self.nothing}" if line == self._lines == 0 else ""
        return Strip([Segment(fit(said, width), self._style("dim"))], width)

    def _account(self, line: int, one: AccountView, columns: Sequence[tuple[str, int]], width: int) -> Strip:
        assert self._listed is not None
        if any(name == "trend" for name, _ in columns):
            self._ask(self._index(line) // PAGE)
        around = Around(self._listed.today, self._listed.totals.currency, 0, self._months.get(one.row.id, ()))
        cells = account_cells(one, columns, width, around, marked=one.row.id in self._marks)
        return self.strip_of(line, cells, width)

    def _rule_words(self, width: int) -> str:
        assert self._listed is not None
        count = self._listed.totals.accounts_to_80
        return f"── {whole_percent(LINE)} of revenue · {count} account{'s' if count != 1 else ''} ".ljust(width, "─")

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted([one.row.id for one in self._rows[page * PAGE : (page + 1) * PAGE]]))

    def on_click(self, event: events.Click) -> None:
        """A click on a heading sorts by it."""
        inside = event.get_content_offset(self)
        if inside is None or inside.y >= self.HEAD or self._listed is None:
            return
        width = self.scrollable_content_region.width
        column = column_at(_columns(width, self._listed), inside.x)
        if column is not None:
            self.post_message(self.Pointed(column.sort))


def _columns(width: int, listed: AccountList) -> tuple[tuple[str, int], ...]:
    """The columns that fit, of what the book holds."""
    return layout(width, listed.has_sales, listed.has_grades, listed.has_renewals)


def _rule(rows: Sequence[AccountView], listed: AccountList) -> int:
    """The place between those that make 80 % and the others; -1 where all of the rows stand on one side."""
    last = listed.totals.accounts_to_80 or 0
    above = [one.rank is not None and one.rank <= last for one in rows]
    return next((n for n in range(1, len(above)) if above[n] is not above[n - 1]), -1)
