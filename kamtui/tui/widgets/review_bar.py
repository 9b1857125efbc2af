"""The line on top of the review: the number of the card and why it is here, and how far the plan reaches."""

from datetime import date

from textual.content import Content
from textual.widgets import Static

from kamtui.services.views.today import Horizon
from kamtui.tui.text import joined
from kamtui.tui.widgets.bars import apart, reach_within

_LEAST = 40
"""Cells that why the card is here keeps, where it needs them, beside how far the plan reaches."""


class ReviewBar(Static):
    """One line; its right-hand end gives way."""

    def __init__(self) -> None:
        super().__init__(id="number", markup=False)
        self._said = Content("")
        self._reach: tuple[Horizon, date] | None = None

    def show(self, said: Content, plan: Horizon, today: date) -> None:
        """Shows what is said of a card, and another horizon."""
        self._said, self._reach = said, (plan, today)
        self.refresh()

    def render(self) -> Content:
        """The horizon in as many words as there is room for."""
        if self._reach is None:
            return self._said
        right = reach_within(*self._reach, self.size.width - max(self._said.cell_length, _LEAST) - 1)
        return apart(joined(self._said, " "), right, self.size.width)
