"""Dialogs of one line: what is typed is echoed as it is understood, and saved by Enter without losing it on failure."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from kamtui.errors import KamtuiError
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.text import content, joined, paragraph
from kamtui.tui.unsaved import drop
from kamtui.tui.widgets.line_input import LineInput

Save = Callable[[str], Awaitable[str]]
"""Saves the line and returns what to say; raises `KamtuiError` when it cannot."""

_BUTTONS = Content.from_markup("[@click=screen.save][b]Enter[/b] save[/]   [@click=screen.back][b]Esc[/b] back[/]")

INPUT_LIMIT = 4_000
"""Characters one line of a dialog takes."""


class LineDialog(Dialog[str]):
    """A title, one line, and below it what it will do. The answer is what was said after saving."""

    BINDINGS = [Binding("ctrl+e", "editor", "editor", show=False, priority=True)]
    LONG: ClassVar[bool] = False
    """Whether the line is a note that may have more lines, written in the rep's editor."""

    def __init__(self, title: str, placeholder: str, save: Save, hint: str = "", start: str = "") -> None:
        super().__init__()
        self._title = title
        self._placeholder = placeholder
        self._save = save
        self._hint = hint
        self._start = start
        self._saving = False
        self._kept = ""
        """The file of the line that is taken up here."""

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Its title."""
        return self._title

    @property
    def typed(self) -> str:
        """The line, unless it is as it was when the dialog opened, or is kept already."""
        value = next((field.value for field in self.query(Input)), "")
        return "" if value.strip() == self._start.strip() else value

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a note goes to the editor."""
        return self.LONG if action == "editor" else super().check_action(action, parameters)

    def action_editor(self) -> None:
        """The note in the rep's editor."""
        from kamtui.tui.long_note import edit_long

        try:
            edit_long(self.planner, self.query_one(Input))
        except KamtuiError as error:
            self.show(joined(content(error.sentence, "$text-error"), " ", content(error.hint)))

    def _said(self, line: str) -> str:
        """What a line says: of a note, all its lines."""
        if not self.LONG:
            return line
        from kamtui.tui.long_note import as_note

        return as_note(line)

    def compose(self) -> ComposeResult:
        """A box with the title in its border."""
        with Vertical(classes="box") as box:
            box.border_title = content(self._title)
            yield LineInput(self._start, placeholder=self._placeholder, max_length=INPUT_LIMIT, select_on_focus=False)
            yield Static(id="echo", markup=False)
            yield Static(self._hint, id="hint", markup=False)
            yield Static(_BUTTONS, id="buttons")

    def on_mount(self) -> None:
        """Echoes what the line starts with."""
        field = self.query_one(Input)
        self._take_up(field)
        field.cursor_position = len(field.value)
        self._listen(field.value)

    def _take_up(self, field: Input) -> None:
        """Puts in the line that was typed here when the planner had to end, if that is what this was opened for."""
        found = self.planner.taking_up
        if found is not None and found[1].dialog == type(self).__name__:
            self._kept, line = found
            self._start = field.value = line.text
            self.planner.taking_up = None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every change is echoed; the newest wins."""
        self._listen(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter saves."""
        self.action_save()

    def action_save(self) -> None:
        """Saves, once at a time."""
        if not self._saving:
            self._saving = True
            self.app.workers.cancel_group(self, "echo")  # a late echo must not cover what the saving says
            self.run_worker(self._submit(self.query_one(Input).value), group="save", exit_on_error=False)

    async def _submit(self, text: str) -> None:
        try:
            said = await self._save(self._said(text))
        except KamtuiError as error:
            self.show(joined(content(error.sentence, "$text-error"), " ", content(error.hint)))
        else:
            if self._kept:
                drop(self._kept)
            self.saved(said)
        finally:
            self._saving = False

    def saved(self, said: str) -> None:
        """The line was saved: the dialog is over."""
        self.dismiss(said)

    def _listen(self, text: str) -> None:
        self.newest("echo", partial(self._echo, text))

    async def _echo(self, text: str) -> None:
        self.show(await self.echo(self._said(text)))

    async def echo(self, text: str) -> Content:
        """What the line will do, in full; nothing in a dialog that takes any text."""
        return Content("")

    def show(self, said: Content) -> None:
        """Shows an echo or a complaint below the line."""
        if self.is_mounted:
            self.query_one("#echo", Static).update(said)


def complaint(error: KamtuiError) -> Content:
    """An expected failure while the rep is still typing: said quietly."""
    return paragraph(f"{error.sentence} {error.hint}", "$text-warning")
