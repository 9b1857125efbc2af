"""The lists of Today: what is late, silent, slipped and planned, each under its heading."""

from collections.abc import Mapping, Sequence

from kamtui.domain.overdue import Section
from kamtui.services.views.today import SECTIONS, TodayHead
from kamtui.tui.widgets.row_list import Part, RowList
from kamtui.tui.widgets.rows import HEADINGS, Row


class TaskList(RowList):
    """Today's lists, one under the other."""

    def show(self, head: TodayHead, pages: Mapping[tuple[Section, int], Sequence[Row]]) -> None:
        """Shows a new head with the rows that came with it."""
        parts = {section: Part(section, head.counts[section]) for section in SECTIONS}
        for (section, page), rows in pages.items():
            parts[section].fill(page, rows)
        self.show_parts(head.today, list(parts.values()))

    def windows_in_sight(self) -> set[tuple[Section, int]]:
        """What a reload should bring first."""
        return {(Section(name), page) for name, page in self.pages_in_sight()}

    def heading(self, part: Part) -> str:
        """The list's name and how many rows it has."""
        return f"{HEADINGS[Section(part.name)]} {part.count}"

    def section_of(self, part: Part, row: Row) -> Section:
        """Every row belongs to the list it stands in."""
        return Section(part.name)
