"""The line above the figures of Pulse and the ones below them. Both keep their height: no layout when they change."""

from textual.content import Content
from textual.widgets import Static

from kamtui.domain.pulse.figures import Figure
from kamtui.tui.text import MUTED, content


class DaysBar(Static):
    """Which days the figures are of."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._said = "reading ..."

    def say(self, text: str) -> None:
        """Says another thing."""
        self._said = text
        self.refresh()

    def render(self) -> Content:
        """One line."""
        return content(f" {self._said}", MUTED).truncate(max(self.size.width, 1), ellipsis=True)


class RuleBar(Static):
    """How the highlighted figure is worked out; what finds no room stands in the help."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._figure: Figure | None = None

    def show(self, figure: Figure | None) -> None:
        """Explains another figure."""
        self._figure = figure
        self.refresh()

    def render(self) -> Content:
        """As many lines as there is room for; where it goes on, the key of the help."""
        size = self.content_size
        if self._figure is None or size.width < 1 or size.height < 1:
            return Content("")
        rows = [row.rstrip() for row in content(rule_of(self._figure), MUTED).wrap(size.width)]
        shown = rows[: size.height]
        if len(rows) > size.height:
            tail = Content.styled(" … ?", MUTED)
            shown[-1] = Content.assemble(shown[-1].truncate(max(size.width - tail.cell_length, 1)), tail)
        return Content("\n").join(shown)


def rule_of(figure: Figure) -> str:
    """How it is worked out, and where that comes from."""
    return f"{figure.title}: {figure.rule}" + (f" ({figure.source})" if figure.source else "")
