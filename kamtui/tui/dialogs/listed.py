"""A line with a list below it: what is there already. Tab and ↓ go to the list, Tab goes back."""

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.worker import Worker

from kamtui.tui.dialogs.line import LineDialog
from kamtui.tui.messages import DataChanged
from kamtui.tui.text import content
from kamtui.tui.widgets.choices import Choices


class ListedDialog(LineDialog):
    """Subclasses read the rows, and say what opening one does. It stays open; the answer is what was said last."""

    BINDINGS = [
        Binding("down", "to_list", "to the list", show=False),
        Binding("enter", "open", "open", show=False),
    ]

    said: str | None = None
    """What was said last."""

    def on_mount(self) -> None:
        """The list stands below the echo, once there is anything in it."""
        choices = Choices(id="choices")
        choices.display = False
        box = self.query_one(".box")
        box.add_class("listed")
        box.mount(choices, after=self.query_one("#echo"))
        self.newest("list", self.reload)

    async def reload(self) -> None:
        """Reads the list anew."""
        rows = await self.rows()
        choices = self.query_one(Choices)
        choices.display = bool(rows)
        choices.offer(rows, choices.highlighted or 0)
        if not rows:
            self.query_one(Input).focus()

    async def rows(self) -> Sequence[Content]:
        """Reads the rows and returns them as they are shown."""
        raise NotImplementedError

    async def opened(self, place: int) -> None:
        """The row at this place was opened."""
        raise NotImplementedError

    @property
    def place(self) -> int | None:
        """The highlighted row while the list has the focus; None while the line has it."""
        choices = self.query_one(Choices)
        return choices.highlighted if choices.has_focus else None

    def done(self, said: str) -> None:
        """Something was written: what came of it is said here, the lists below and behind are read anew."""
        self.said = said
        self.planner.spread(DataChanged())
        self.newest("list", self.reload)
        self.show(content(said, "$text-success"))

    def start_on_row(self, work: Callable[[int], Coroutine[Any, Any, None]]) -> None:
        """Starts what asks more, or writes, for the highlighted row."""
        if self.place is not None:
            self._begin(partial(work, self.place))

    def _begin(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        _: Worker[None] = self.run_worker(work, group="save", exit_on_error=False)

    def action_save(self) -> None:
        """Saves the line; an empty one opens the highlighted row."""
        choices = self.query_one(Choices)
        if choices.option_count and not self.query_one(Input).value.strip():
            self._begin(partial(self.opened, choices.highlighted or 0))
        else:
            super().action_save()

    def action_to_list(self) -> None:
        """To the list below the line."""
        if self.query_one(Choices).option_count:
            self.query_one(Choices).focus()

    def action_open(self) -> None:
        """Opens the highlighted row."""
        self.start_on_row(self.opened)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click or space opens too."""
        event.stop()
        self._begin(partial(self.opened, event.option_index))

    def action_back(self) -> None:
        """Leaves with what was said last."""
        self.dismiss(self.said)

    def hint(self, text: str) -> None:
        """Another hint: what the list offers now."""
        self.query_one("#hint", Static).update(text)
