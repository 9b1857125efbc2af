"""The figures of Pulse on a scrolling board: one of them is highlighted, and each is drawn once for a size."""

from collections.abc import Iterable, Sequence
from functools import partial

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from kamtui.domain.pulse.figures import Figure, Key
from kamtui.services.views.tasks import TaskView
from kamtui.tui.jump import Spot
from kamtui.tui.widgets.entries import Cells, laid
from kamtui.tui.widgets.lines import Lines
from kamtui.tui.widgets.pulse_cards import GUTTER, Board, Card, board
from kamtui.tui.widgets.rows import Key as RowKey

_HERE = "▸ "
_EMPTY = Board((), ())


class PulseBoard(Lines):
    """The cards; moving goes from figure to figure, and through one that is longer than the screen."""

    class Highlighted(Message):
        """Another figure is looked at."""

    class Opened(Message):
        """A figure was double-clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figures: Sequence[Figure] = ()
        self._currency = ""
        self._board = _EMPTY
        self._key: Key | None = None
        self._rows: list[list[tuple[str, str, Key | None]]] = []

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show(self, figures: Iterable[Figure], currency: str) -> None:
        """Shows figures anew; the same one stays highlighted."""
        self._figures, self._currency = tuple(figures), currency
        if self.figure is None and self._figures:
            self._key = self._figures[0].key
        self._lay()
        self._after_change()

    @property
    def figure(self) -> Figure | None:
        """The highlighted one."""
        return next((one for one in self._figures if one.key is self._key), None)

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        height = self.size.height
        self._board = board(self._figures, width, height, self._currency, self._key) if width > 0 else _EMPTY
        columns = [[card for card in self._board.cards if card.column == n] for n in range(len(self._board.widths))]
        bodies = [[(line, card) for card in column for line in card.lines] for column in columns]
        self._rows = [self._row(bodies, y) for y in range(self._board.height)]
        self._measured(len(self._rows))

    def _row(self, bodies: list[list[tuple[Cells, Card]]], y: int) -> list[tuple[str, str, Key | None]]:
        """One line across the columns; the cells of a title name their figure."""
        found: list[tuple[str, str, Key | None]] = []
        for n, (body, width) in enumerate(zip(bodies, self._board.widths, strict=True)):
            line, card = body[y] if y < len(body) else (laid(width), None)
            title = card.key if card is not None and card.top == y else None
            found += [(" " * GUTTER, "plain", None)] if n else []
            found += [(text, style, title) for text, style in line]
        return found

    def on_resize(self) -> None:
        """Another size lays the cards anew."""
        self._lay()
        self._after_change()

    # -- as the verbs see it: there are no tasks here ----------------------------------------------------------------

    @property
    def marked(self) -> dict[RowKey, TaskView]:
        """None."""
        return {}

    @property
    def row(self) -> None:
        """None."""
        return None

    @property
    def has_rows(self) -> bool:
        """Never: figures are no rows."""
        return False

    def chosen(self) -> list[TaskView]:
        """None."""
        return []

    def take_away(self, keys: Iterable[RowKey]) -> None:
        """There are none."""

    def unmark(self) -> bool:
        """There are no marks."""
        return False

    # -- moving ----------------------------------------------------------------------------------------------------

    @property
    def _card(self) -> Card | None:
        return next((card for card in self._board.cards if card.key is self._key), None)

    def action_cursor_down(self) -> None:
        """To the figure below; at the end of a column to the next one's first."""
        card = self._card
        if card is not None and card.end > self.top + self.room and card.top <= self.top:
            self.scroll_to(y=min(self.top + self.room - 2, card.end - self.room), animate=False)
        else:
            self._step(1)

    def action_cursor_up(self) -> None:
        """To the figure above; from the first of a column to the last of the one before."""
        card = self._card
        if card is not None and card.top < self.top:
            self.scroll_to(y=max(self.top - self.room + 2, card.top), animate=False)
        else:
            self._step(-1)

    def action_page_down(self) -> None:
        """To the last figure of the column that begins within a page, at least one further."""
        self._page(1)

    def action_page_up(self) -> None:
        """A page back."""
        self._page(-1)

    def action_first(self) -> None:
        """To the first figure."""
        self._choose(self._board.cards[:1])

    def action_last(self) -> None:
        """To the last figure."""
        self._choose(self._board.cards[-1:])

    def action_next_section(self) -> None:
        """To the next figure as they are read, round and round."""
        self._round(1)

    def action_previous_section(self) -> None:
        """To the figure before."""
        self._round(-1)

    def action_mark(self) -> None:
        """Figures are not marked."""

    def go_aside(self, step: int) -> None:
        """To the figure beside it, in the column at the right or the left."""
        card = self._card
        if card is not None:
            beside = [one for one in self._board.cards if one.column == card.column + step]
            self._choose(sorted(beside, key=lambda one: (abs(one.top - card.top), one.top))[:1])

    def _step(self, step: int) -> None:
        cards = sorted(self._board.cards, key=lambda card: (card.column, card.top))
        n = next((n for n, card in enumerate(cards) if card.key is self._key), 0) + step
        self._choose(cards[n : n + 1] if n >= 0 else ())

    def _round(self, step: int) -> None:
        cards = self._board.cards
        n = next((n for n, card in enumerate(cards) if card.key is self._key), -1)
        self._choose([cards[(n + step) % len(cards)]] if cards else ())

    def _page(self, step: int) -> None:
        card = self._card
        if card is None:
            return
        column = [one for one in self._board.cards if one.column == card.column][::step]
        ahead = column[column.index(card) + 1 :]
        within = [one for one in ahead if abs(one.top - card.top) <= self.room]
        self._choose(within[-1:] or ahead[:1])

    def _choose(self, found: Sequence[Card]) -> None:
        if not found or found[0].key is self._key:
            return
        before, self._key = self._card, found[0].key
        if len(self._board.widths) == 1:
            self._lay()  # another one is unfolded
            self._after_change()
            return
        for card in (before, found[0]):
            if card is not None:
                self._refresh_line(card.top)
        self._keep_in_sight()
        self.post_message(self.Highlighted())

    def _after_change(self) -> None:
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Highlighted())

    def _keep_in_sight(self) -> None:
        card = self._card
        if card is None or self.room <= 0:
            return
        if card.top < self.top or card.end - card.top > self.room:
            self.scroll_to(y=card.top, animate=False)
        elif card.end > self.top + self.room:
            self.scroll_to(y=card.end - self.room, animate=False)

    # -- mouse -----------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Nothing yet: a figure that is unfolded moves the others, and a second click must find the first one's."""

    def on_click(self, event: events.Click) -> None:
        """The figure under the mouse is highlighted; a second click opens what is behind it."""
        card = self._card_at(event)
        if event.chain == 1 and card is not None:
            self._choose([card])
        elif event.chain == 2 and self.figure is not None:
            self.post_message(self.Opened())

    def _card_at(self, event: events.MouseEvent) -> Card | None:
        inside = event.get_content_offset(self)
        return None if inside is None else self._board.at(inside.x, inside.y + self.top)

    def holds_row(self, line: int) -> bool:
        """Never: figures are no rows."""
        return False

    def spots(self) -> list[Spot]:
        """The figures whose titles are in sight."""
        area = self.content_region
        return [
            Spot(area.x + card.left, area.y + card.top - self.top, partial(self._choose, [card]))
            for card in self._board.cards
            if self.top <= card.top < self.top + area.height
        ]

    # -- drawing ---------------------------------------------------------------------------------------------------

    def draw_line(self, y: int) -> Strip:
        """One line of the visible part; the title of the highlighted figure is marked."""
        line, width = y + self.top, self.scrollable_content_region.width
        if not 0 <= line < len(self._rows) or width <= 0:
            return Strip.blank(width, self._style("plain"))
        return Strip([self._segment(*cell) for cell in self._rows[line]], width)

    def _segment(self, text: str, style: str, title: Key | None) -> Segment:
        if title is None or title is not self._key:
            return Segment(text, self._style(style))
        shown = _HERE + text[len(_HERE) :] if text.startswith(" " * len(_HERE)) else text
        return Segment(shown, self._style(style) + self._style("cursor"))
