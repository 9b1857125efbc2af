"""A line with a short list below it: what may be meant, chosen with the arrows and put in with Tab."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.widgets import Input, Static

from kamtui.tui.dialogs.line import LineDialog
from kamtui.tui.text import content, lines

MOST_OFFERS = 5
"""Rows of the list."""


class Offer(NamedTuple):
    """One row: what it says, and what Tab puts in place of the line from `start` up to the cursor."""

    label: str
    start: int
    text: str


class OfferDialog(LineDialog):
    """Subclasses say what is offered, in their echo."""

    BINDINGS = [
        Binding("tab", "complete", "complete", show=False, priority=True),
        Binding("down", "choose(1)", "next name", show=False, priority=True),
        Binding("up", "choose(-1)", "name before", show=False, priority=True),
    ]

    _offers: Sequence[Offer] = ()
    _choice = 0

    def on_mount(self) -> None:
        """The list stands between the line and the echo."""
        self.query_one(".box").mount(Static(id="names", markup=False), after=self.query_one(Input))
        super().on_mount()

    @property
    def chosen(self) -> int:
        """The place of the chosen row."""
        return self._choice

    @property
    def before_cursor(self) -> str:
        """The line up to the cursor."""
        field = self.query_one(Input)
        return field.value[: field.cursor_position]

    def offer(self, offers: Sequence[Offer]) -> None:
        """Shows other rows; the first is chosen unless the one that was chosen is still there."""
        before = self._offers[self._choice].label if self._offers else ""
        self._offers = offers
        self._choice = next((n for n, one in enumerate(offers) if one.label == before), 0)
        self._show_offers()

    def action_complete(self) -> None:
        """Puts the chosen row into the line."""
        if not self._offers:
            return
        offer, field = self._offers[self._choice], self.query_one(Input)
        rest = field.value[field.cursor_position :]
        field.value = f"{field.value[: offer.start]}{offer.text}{rest}"
        field.cursor_position = offer.start + len(offer.text)
        self.offer(())

    def action_choose(self, step: int) -> None:
        """To another row."""
        if self._offers:
            self._choice = (self._choice + step) % len(self._offers)
            self._show_offers()
            self.picked()

    def picked(self) -> None:
        """Another row was chosen."""

    def _show_offers(self) -> None:
        rows = [
            content(f"{'▸' if n == self._choice else ' '} {offer.label}", "reverse" if n == self._choice else "")
            for n, offer in enumerate(self._offers)
        ]
        self.query_one("#names", Static).update(lines(*rows) if rows else "")
