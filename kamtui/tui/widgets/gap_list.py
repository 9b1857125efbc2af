"""The gaps as lines: each account by its name, below it its gaps with their evidence and the step they propose."""

from collections.abc import Callable, Mapping, Sequence

from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from kamtui.domain.plan.facts import AccountFacts
from kamtui.domain.plan.gaps import Gap
from kamtui.tui.widgets.entries import Cells, laid
from kamtui.tui.widgets.lines import Lines

_BOOK = "the book"


class GapList(Lines, inherit_bindings=False):
    """Rows are gaps; the names over them are only read."""

    BINDINGS = [
        Binding("j,down", "cursor_down", "down", show=False),
        Binding("k,up", "cursor_up", "up", show=False),
        Binding("pagedown", "page_down", "page down", show=False),
        Binding("pageup", "page_up", "page up", show=False),
        Binding("home", "first", "first", show=False),
        Binding("end", "last", "last", show=False),
    ]

    class Highlighted(Message):
        """The cursor stands on another gap (or on none)."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Gap | str] = []
        self._kept: Callable[[Gap], bool] = lambda gap: True
        self._titles: Mapping[str, str] = {}

    def show(
        self,
        gaps: Sequence[Gap],
        accounts: Mapping[int, AccountFacts],
        kept: Callable[[Gap], bool],
        titles: Mapping[str, str],
    ) -> None:
        """Shows gaps, those of one account together; the cursor stays on its line."""
        rows: list[Gap | str] = []
        last: int | None = -1
        for gap in gaps:
            if gap.account_id != last:
                last = gap.account_id
                rows.append(_BOOK if last is None else f"{accounts[last].tier} {accounts[last].name}")
            rows.append(gap)
        self._rows, self._kept, self._titles = rows, kept, titles
        self._measured(len(rows))
        self._cursor = self.rests_at(max(self._cursor, 0), 1) if gaps else -1
        self._after_change()

    @property
    def gap(self) -> Gap | None:
        """The gap under the cursor."""
        found = self._rows[self._cursor] if 0 <= self._cursor < len(self._rows) else None
        return found if isinstance(found, Gap) else None

    def rests_at(self, line: int, direction: int) -> int:
        """On a name the cursor goes on to the gap behind it."""
        if isinstance(self._rows[line], str):
            line += direction if line + direction > 0 else 1
        return line

    def seen_with(self, line: int) -> int:
        """The first gap of an account is seen with its name."""
        return line - 1 if line and isinstance(self._rows[line - 1], str) else line

    def holds_row(self, line: int) -> bool:
        """Whether a gap is there."""
        return 0 <= line < len(self._rows) and isinstance(self._rows[line], Gap)

    def tell_moved(self) -> None:
        """The cursor stands on another gap."""
        self.post_message(self.Highlighted())

    def draw_line(self, y: int) -> Strip:
        """One line."""
        line, width = y + self.top, self.scrollable_content_region.width
        if line >= len(self._rows) or width <= 0:
            return Strip.blank(width, self._style("plain"))
        row = self._rows[line]
        cells = (
            laid(width, (" ", 1, "heading"), (row, 0, "heading")) if isinstance(row, str) else self._cells(row, width)
        )
        return self.strip_of(line, list(cells), width)

    def _cells(self, gap: Gap, width: int) -> Cells:
        """Kept or not, the sentence, what it stands on, and the step; in a narrow box without the evidence."""
        kept = self._kept(gap)
        step = self._titles.get(gap.key, gap.step.title)
        times = f" ×{gap.step.times}" if gap.step.times > 1 else ""
        level = "plain" if kept else "dim"
        says = max(width * 2 // 5 if width < 90 else width * 3 // 10, 10)
        evidence = ((gap.evidence, width // 4, "dim"), (" ", 1, "dim")) if width >= 90 else ()
        return laid(
            width,
            ("   ● " if kept else "   · ", 5, "mark" if kept else "dim"),
            (gap.says, says, level),
            (" ", 1, level),
            *evidence,
            (f"→ {gap.step.kind} {step}{times}", 0, level),
        )
