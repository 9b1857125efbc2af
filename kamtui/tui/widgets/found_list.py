"""The hits of a search, one line each, read by windows; the line that is typed into keeps the focus."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual.message import Message
from textual.strip import Strip

from kamtui.domain.search.rows import Hit
from kamtui.services.views.tasks import TaskView
from kamtui.tui.first import PAGE
from kamtui.tui.text import fit
from kamtui.tui.widgets.found_rows import found_cells
from kamtui.tui.widgets.lines import Lines
from kamtui.tui.widgets.rows import Key


class FoundList(Lines, can_focus=False):
    """A window of hits over all that were found."""

    class Highlighted(Message):
        """The cursor stands on another hit (or on none)."""

    class Opened(Message):
        """A hit was double-clicked."""

    @dataclass
    class Wanted(Message):
        """Hits in sight are not here yet."""

        page: int

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()

    def show(self, hits: Mapping[int, Hit], count: int, *, keep: bool) -> None:
        """Shows what was found; with `keep` the cursor stays, else it goes to the first."""
        self._hits, self._asked = dict(hits), set()
        self._measured(count)
        self._cursor = min(self._cursor if keep else 0, count - 1) if count else -1
        self._cursor = max(self._cursor, 0) if count else -1
        self._after_change()

    def add(self, hits: Mapping[int, Hit]) -> None:
        """Another window came."""
        self._hits |= hits
        self.refresh()
        self.tell_moved()

    def grow(self, count: int) -> None:
        """All were counted."""
        self._measured(count)
        self.refresh()

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor, if it is here."""
        return self._hits.get(self._cursor)

    @property
    def window(self) -> int:
        """The window of the cursor."""
        return max(self._cursor, 0) // PAGE

    # -- as the verbs see it: no task stands here ------------------------------------------------------------------

    @property
    def marked(self) -> dict[Key, TaskView]:
        """Nothing is marked here."""
        return {}

    @property
    def row(self) -> None:
        """No task stands here."""
        return None

    def chosen(self) -> list[TaskView]:
        """No task is chosen here."""
        return []

    def take_away(self, keys: Iterable[Key]) -> None:
        """Nothing vanishes: a search shows what is written."""

    def unmark(self) -> bool:
        """Nothing is marked here."""
        return False

    # -- lines -----------------------------------------------------------------------------------------------------

    def holds_row(self, line: int) -> bool:
        """Whether a hit is there."""
        return line in self._hits

    def tell_moved(self) -> None:
        """The cursor stands on another hit."""
        self.post_message(self.Highlighted())

    def tell_opened(self) -> None:
        """The hit was double-clicked."""
        self.post_message(self.Opened())

    def draw_line(self, y: int) -> Strip:
        """One line of the visible part."""
        line, width = y + self.top, self.scrollable_content_region.width
        if not 0 <= line < self._lines or width <= 0:
            return Strip.blank(width, self._style("plain"))
        hit = self._hits.get(line)
        if hit is None:
            self._ask(line // PAGE)
            return self.strip_of(line, [(fit("   ...", width), "dim")], width)
        return self.strip_of(line, found_cells(hit, self._today, width), width)

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(page))


def numbered(hits: Sequence[Hit], page: int) -> dict[int, Hit]:
    """The hits of a window by their place among all."""
    return {page * PAGE + n: hit for n, hit in enumerate(hits)}
