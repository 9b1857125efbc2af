"""One note of market intelligence: what it means to whom, each so-what turned into tasks by one key."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.worker import Worker

from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import MEANS, IntelRow
from kamtui.domain.keep.intel_line import intel_line
from kamtui.domain.workdays import month_day, short_day
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.meanwhile import ChangedError, LineForm
from kamtui.tui.bindings import key_here
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.dialogs.intel import echoed
from kamtui.tui.dialogs.line import LineDialog
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened
from kamtui.tui.widgets.choices import Choices

_BUTTONS = (
    "[@click=screen.turn][b]Enter[/b] tasks of it[/]   [@click=screen.edit][b]$edit[/b] edit[/]   "
    "[@click=screen.cut][b]$cut[/b] take out[/]   [@click=screen.back][b]Esc[/b] back[/]"
)
_TASKS = 4
"""Tasks that are named."""


class ChangeIntel(LineDialog):
    """The whole note as a line."""

    def __init__(self, row: IntelRow) -> None:
        super().__init__("Change the note", "topic from whom us: them: client:", self._change, "", intel_line(row))
        self._form = LineForm(row)

    async def _change(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.intel import change_intel

            row = change_intel(book, self._form.row.id, text, whole=True, form=self._form)
            return " · ".join(filter(None, (f"Changed “{shortened(row.topic)}”", self._form.stays, undo_said())))

        try:
            return await self.gateway.write(verb)
        except ChangedError as error:
            self._form.told = error.now
            raise

    async def echo(self, text: str) -> Content:
        """The topic, the source, and each so-what."""
        return echoed(text) if text.strip() else Content("")


class IntelNote(Dialog[str]):
    """The note; the answer is what was said last, None where nothing was written."""

    BINDINGS = [
        Binding("enter", "turn", "tasks", show=False),
        Binding("e", "edit", "edit", show=False),
        Binding("c", "cut", "take out", show=False),
    ]

    SHARED = ("edit", "cut")

    def __init__(self, row: IntelRow) -> None:
        super().__init__()
        self._row = row
        self._said: str | None = None

    def compose(self) -> ComposeResult:
        """The topic in the border, the so-whats as a list, what came of them below."""
        with Vertical(classes="box") as box:
            box.border_title = content(self._row.topic)
            yield Static(id="note", markup=False)
            yield Choices(id="choices")
            yield Static(id="echo", markup=False)
            keys = {action: key_here(self, action) for action in ("edit", "cut")}
            yield Static(Content.from_markup(_BUTTONS, **keys), id="buttons", markup=False)

    def on_mount(self) -> None:
        """Shows the note."""
        self._show()
        self.query_one(Choices).focus()

    def _show(self) -> None:
        row, today = self._row, self.gateway.book.today
        self.query_one(".box").border_title = content(row.topic)
        heard = f"{month_day(row.day, today)}{f', from {row.source}' if row.source else ''}"
        self.query_one("#note", Static).update(content(heard, MUTED))
        rows = [
            joined(content(f"{MEANS[one]}:", MUTED), " ", content(row.says(one)), "  ", content(row.words(one), MUTED))
            for one in row.so_whats
        ]
        empty = content(f"It says nothing yet: {key_here(self, 'edit')} adds us: them: or client:", MUTED)
        choices = self.query_one(Choices)
        choices.offer(rows or [empty], choices.highlighted or 0)
        told = [
            f"{one.account_name} {short_day(one.planned_on, today) if one.planned_on else ''} {one.status}"
            for one in row.tasks[:_TASKS]
        ]
        more = f"and {len(row.tasks) - _TASKS} more" if len(row.tasks) > _TASKS else ""
        shown = [content(text, MUTED) for text in (*told, more) if text]
        if self._said is not None:
            shown.insert(0, content(self._said, "$text-success"))
        self.query_one("#echo", Static).update(lines(*shown) if shown else "")

    # -- what it is asked for --------------------------------------------------------------------------------------

    def action_turn(self) -> None:
        """Turns the highlighted so-what into tasks."""
        place = self.query_one(Choices).highlighted
        if place is not None and place < len(self._row.so_whats):
            self._start(partial(self._turn, self._row.so_whats[place]))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Changes the note in one line."""
        self._start(self._edit)

    def action_cut(self) -> None:
        """Takes the note out; its tasks stay."""
        self._start(self._cut)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click or space turns it too."""
        event.stop()
        self.action_turn()

    def action_back(self) -> None:
        """Leaves with what was said last."""
        self.dismiss(self._said)

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        _: Worker[None] = self.run_worker(work, group="save", exit_on_error=False)

    async def _turn(self, so_what: SoWhat) -> None:
        from kamtui.tui.dialogs.so_what import SoWhatDialog

        await self._asked(SoWhatDialog(self._row, so_what))

    async def _edit(self) -> None:
        await self._asked(ChangeIntel(self._row))

    async def _asked(self, dialog: LineDialog) -> None:
        self._said = await self.app.push_screen_wait(dialog) or self._said
        await self._reload()

    async def _cut(self) -> None:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.intel import remove_intel

            row = remove_intel(book, self._row.id)
            return f"Took out “{shortened(row.topic)}”{', its tasks stay' if row.tasks else ''} · {undo_said()}"

        self.dismiss(await self.gateway.write(verb))

    async def _reload(self) -> None:
        from kamtui.services.so_whats import one_intel

        self.planner.spread(DataChanged())
        try:
            self._row = await self.gateway.read(lambda connection, _: one_intel(connection, self._row.id))
        except KamtuiError as error:
            self.planner.complain(error)
            self.dismiss(self._said)
            return
        self._show()
