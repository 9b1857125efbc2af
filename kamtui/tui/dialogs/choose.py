"""Choosing one of a few answers."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.text import content
from kamtui.tui.widgets.choices import Choices

_BUTTONS = Content.from_markup("[@click=screen.take][b]Enter[/b] choose[/]   [@click=screen.back][b]Esc[/b] back[/]")


class ChooseDialog(Dialog[int]):
    """A title and a list. The answer is the place of the row."""

    BINDINGS = [Binding("enter", "take", "choose", show=False)]

    def __init__(self, title: str, rows: Sequence[Content], at: int = 0) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._at = at

    def compose(self) -> ComposeResult:
        """The list in a box."""
        with Vertical(classes="box") as box:
            box.border_title = content(self._title)
            yield Choices(id="choices")
            yield Static(_BUTTONS, id="buttons", markup=False)

    def on_mount(self) -> None:
        """Shows the rows."""
        self.query_one(Choices).offer(self._rows, self._at)
        self.query_one(Choices).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click or space chooses too."""
        event.stop()
        self.dismiss(event.option_index)

    def action_take(self) -> None:
        """Chooses the row under the cursor."""
        self.dismiss(self.query_one(Choices).highlighted)
