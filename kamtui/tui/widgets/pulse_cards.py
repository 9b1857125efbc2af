"""Figures as cards in one, two or three columns; in one alone all but one are folded. Pure: figures in, lines out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from kamtui.domain.pulse.figures import Figure, Key, Part, shown
from kamtui.tui.said import keyed
from kamtui.tui.widgets.chart import drawn
from kamtui.tui.widgets.entries import Cells, laid, wrapped

GUTTER = 3
"""Blank cells between two columns."""

_TWO, _THREE = 100, 168
"""Cells from which on there are two columns, and three."""

_SHORT, _TALL = 5, 8
"""Lines of the columns and curves of a chart, at least and at most."""

WAYS = {
    Key.RETENTION: "{total-goal} sets a goal, {import} imports sales",
    Key.GROWTH: "{total-goal} sets a goal, {import} imports sales",
    Key.BASE: "{account} adds an account, {import} imports them",
    Key.PACE: "{plan} plans the month, {lock} there locks it",
    Key.ADHERENCE: "{plan} plans the month, {lock} there locks it",
    Key.PUNCTUALITY: "{add} plans a next step, {done} ticks it off",
    Key.PROMISES: "{promise} on an account writes a promise down",
    Key.COVERAGE: "{key} in the accounts makes one a key account",
    Key.TIME: "{import} imports sales",
    Key.QUADRANTS: "{done} ticks tasks off on Today",
    Key.AD_HOC: "{plan} plans the month, {lock} there locks it",
    Key.ANSWERS: "{done} and {no-answer} on Today write touches down",
    Key.RENEWALS: "{contract} on an account takes down its contract",
}
"""The verb, by its id, that brings what a figure has not yet."""


class Card(NamedTuple):
    """A figure in its column."""

    key: Key
    column: int
    left: int
    """Its first cell."""
    top: int
    """Its first line."""
    lines: Sequence[Cells]
    """Title first, a blank line last; the title alone where it is folded."""

    @property
    def bottom(self) -> int:
        """The line after its last one."""
        return self.top + len(self.lines)

    @property
    def end(self) -> int:
        """The line after the last one that says anything."""
        return max(self.bottom - 1, self.top + 1)


class Board(NamedTuple):
    """Cards in their columns."""

    widths: tuple[int, ...]
    """Cells of each column."""
    cards: tuple[Card, ...]

    @property
    def height(self) -> int:
        """Lines of the longest column."""
        return max((card.bottom for card in self.cards), default=0)

    def at(self, x: int, y: int) -> Card | None:
        """The card at a cell."""
        return next(
            (
                card
                for card in self.cards
                if card.top <= y < card.bottom and card.left <= x < card.left + self.widths[card.column]
            ),
            None,
        )


def board(figures: Iterable[Figure], width: int, height: int, currency: str, here: Key | None = None) -> Board:
    """Every figure as a card, each in the column that is shortest then: they are read from left to right.

    Where there is one column only the figure that is looked at is unfolded: the values of all are seen together.
    """
    count = 3 if width >= _THREE else 2 if width >= _TWO else 1
    inner = max((width - GUTTER * (count - 1)) // count, 1)
    bottoms, cards = [0] * count, []
    for figure in figures:
        column = bottoms.index(min(bottoms))
        folded = count == 1 and figure.key is not here
        lines = [title(figure, inner, currency)] if folded else lines_of(figure, inner, height, currency)
        card = Card(figure.key, column, column * (inner + GUTTER), bottoms[column], lines)
        bottoms[column] = card.bottom
        cards.append(card)
    return Board((inner,) * count, tuple(cards))


def lines_of(figure: Figure, width: int, height: int, currency: str = "") -> list[Cells]:
    """A figure: its value beside what is wanted, what it is made of, its parts, its charts, a blank line."""
    rows = [title(figure, width, currency)]
    said = ((figure.words, "dim"), (f"· {figure.missing}" if figure.missing and not figure.is_known else "", "plain"))
    rows += [laid(width, (f"  {line}", 0, style)) for text, style in said if text for line in _broken(text, width)]
    if not figure.is_known:
        rows += [laid(width, (f"  {line}", 0, "mark")) for line in _broken(keyed(WAYS[figure.key]), width)]
    rows += _parts(figure.parts, width, currency)
    for chart in figure.charts:
        if figure.is_known or not chart.is_empty:  # why there is nothing is said already
            chart = replace(chart, title="") if chart.title == figure.title else chart
            rows += [_moved(line) for line in drawn(chart, width - 2, tall(height), currency)]
    rows = [rows[0], *(_greyed(row) for row in rows[1:])] if figure.grey else rows
    return [*rows, laid(width, ("", 0, "plain"))]


def tall(height: int) -> int:
    """Lines of columns and curves on a board of that height."""
    return min(max(height // 5, _SHORT), _TALL)


def verdict(figure: Figure, currency: str = "") -> tuple[str, str]:
    """`94 % ✓ 90 %` and its style: the value, and whether it is what is wanted; in signs and words, not only colour."""
    said = shown(figure.value, figure.unit, currency)
    if figure.value is None:
        return said, "dim"
    low, high = (shown(bound, figure.unit, currency) for bound in (figure.low, figure.high))
    if figure.low is not None and figure.value < figure.low:
        return f"{said} ✗ under {low}", "late"
    if figure.high is not None and figure.value > figure.high:
        return f"{said} ✗ over {high}", "late"
    wanted = "–".join(text for text, bound in ((low, figure.low), (high, figure.high)) if bound is not None)
    return (f"{said} ✓ {wanted}", "good") if wanted else (said, "important")


def title(figure: Figure, width: int, currency: str) -> Cells:
    """Its name at the left, its verdict at the right; grey where it does not count yet, and why."""
    said, style = verdict(figure, currency)
    if figure.grey:
        said = f"{figure.grey} · {said}"
    room = min(len(said), max(width - 8, 1))
    line = laid(width, (f"  {figure.title}", 0, "important"), (f" {said}", -room - 1, style), (" ", 1, "plain"))
    return _greyed(line) if figure.grey else line


def _broken(text: str, width: int) -> list[str]:
    return wrapped(text, width - 2)


def _parts(parts: Sequence[Part], width: int, currency: str) -> list[Cells]:
    """Titles, values and words of the parts below each other."""
    told = [shown(part.value, part.unit, currency) for part in parts]
    name = min(max((len(part.title) for part in parts), default=0), width // 2) + 3
    value = max((len(text) for text in told), default=0)
    return [
        laid(
            width,
            (f"  {part.title}", name, "plain"),
            (f" {text}", -value - 1, "plain" if part.value is not None else "dim"),
            (f"  {part.words}" if part.words else "", 0, "dim"),
        )
        for part, text in zip(parts, told, strict=True)
    ]


def _moved(line: Cells) -> Cells:
    return (("  ", "plain"), *line)


def _greyed(line: Cells) -> Cells:
    return tuple((text, "dim") for text, _ in line)
