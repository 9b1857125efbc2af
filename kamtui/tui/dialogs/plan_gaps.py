"""The gaps of a month by account: every one is kept until the rep drops it; from here the month is generated."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.plan.facts import AccountFacts
from kamtui.domain.plan.gaps import Gap
from kamtui.domain.text import clean
from kamtui.domain.workdays import month_year
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.plan.draft import month_gaps
from kamtui.tui.bindings import key_here
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.dialogs.line import LineDialog
from kamtui.tui.gap_choice import GapChoice
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.widgets.gap_list import GapList

_KEYS = (
    ("turn", "drops"),
    ("edit", "edits the step"),
    ("key_only", "key only"),
    ("generate", "generates"),
    ("close", "back"),
)
"""Actions, and what they are called."""

Answer = tuple[GapChoice, bool]
"""What is kept, and whether to generate from it."""


class GapsDialog(Dialog[Answer]):
    """A list over the plan. Esc keeps the choice for later."""

    BINDINGS = [
        Binding("space", "turn", "drop or keep", show=False),
        Binding("e", "edit", "edit", show=False),
        Binding("K", "key_only", "key accounts only", show=False),
        Binding("g", "generate", "generate", show=False),
        Binding("escape,n,q", "close", "back", show=False, priority=True),
    ]

    SHARED = ("mark", "edit", "generate", "gaps", "quit")

    def __init__(self, month: date, choice: GapChoice) -> None:
        super().__init__()
        self._month = month
        self._dropped = set(choice.dropped)
        self._key_only = choice.key_only
        self._titles = dict(choice.titles)
        self._gaps: list[Gap] = []
        self._accounts: Mapping[int, AccountFacts] = {}

    def compose(self) -> ComposeResult:
        """The list in a box, its keys below."""
        with Vertical(classes="box gaps") as box:
            box.border_title = content(f"Gaps of {month_year(self._month)}")
            yield GapList(id="gaps")
            yield Static(id="about", markup=False)
            yield Static(id="kept", markup=False)
            yield Static(self._buttons(), id="buttons", markup=False)

    def on_mount(self) -> None:
        """Reads the gaps."""
        self.query_one(GapList).focus()
        self.newest("gaps", self._read)

    async def _read(self) -> None:
        month = self._month
        try:
            found, accounts = await self.gateway.read(lambda connection, book: month_gaps(connection, book, month))
        except KamtuiError as error:
            self.planner.complain(error)
            self.dismiss(None)
            return
        self._gaps, self._accounts = found, accounts
        self._show()

    @property
    def choice(self) -> GapChoice:
        """What is kept."""
        return GapChoice(frozenset(self._dropped), self._key_only, self._titles)

    def kept(self, gap: Gap) -> bool:
        """Whether a gap goes into the plan."""
        return gap.key not in self._dropped and (not self._key_only or self._is_key(gap))

    def _is_key(self, gap: Gap) -> bool:
        return gap.account_id is not None and self._accounts[gap.account_id].is_key

    def _show(self) -> None:
        kept = sum(self.kept(gap) for gap in self._gaps)
        self.query_one(GapList).show(self._gaps, self._accounts, self.kept, self._titles)
        said = f"{kept} of {len(self._gaps)} kept" if self._gaps else "no gap: only the cadences ask for touches"
        more = " · key accounts only, cadences too" if self._key_only else ""
        self.query_one("#kept", Static).update(content(f"{said}{more}", "bold"))

    def on_gap_list_highlighted(self, message: GapList.Highlighted) -> None:
        """What the gap stands on, in full."""
        gap = self.query_one(GapList).gap
        if gap is not None:
            step = f"→ {gap.step.kind}: {self._titles.get(gap.key, gap.step.title)}"
            self.query_one("#about", Static).update(
                joined(content(gap.says, "bold"), "  ", content(gap.evidence, MUTED), "  ", content(step))
            )

    def action_turn(self) -> None:
        """Drops the gap, or keeps it again, and goes to the next."""
        gap = self.query_one(GapList).gap
        if gap is not None:
            self._dropped ^= {gap.key}
            self._show()
            self.query_one(GapList).action_cursor_down()

    def action_key_only(self) -> None:
        """Keeps only what is of key accounts, or everything again."""
        self._key_only = not self._key_only
        self._show()

    def action_edit(self) -> None:
        """Changes the words of the step."""
        gap = self.query_one(GapList).gap
        if gap is None:
            return

        async def save(text: str) -> str:
            title = clean(text)
            if not title:
                raise RejectedError("A step needs a few words.", "Say what to do.")
            return title

        def saved(title: str | None) -> None:
            if title is not None:
                self._titles[gap.key] = title
                self._show()

        start = self._titles.get(gap.key, gap.step.title)
        self.app.push_screen(LineDialog(f"Step ({gap.step.kind})", "what to do", save, start=start), saved)

    def action_generate(self) -> None:
        """Generates the month from what is kept."""
        self.dismiss((self.choice, True))

    def action_close(self) -> None:
        """Back to the plan."""
        self.dismiss((self.choice, False))

    def _buttons(self) -> Content:
        parts = [_button(key_here(self, action), title, action) for action, title in _KEYS]
        return Content("  ").join(parts)


def _button(key: str, title: str, action: str) -> Content:
    action = f"screen.{action}"  # an action of ours, never data
    return Content.from_markup(f"[@click={action}][b]$key[/b] $title[/]", key=key, title=title)
