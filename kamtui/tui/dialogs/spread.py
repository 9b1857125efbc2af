"""The spread before it happens: each task with the day it would go to, and what stays."""

from textual.content import Content

from kamtui.domain.workdays import short_day
from kamtui.services.spread import SpreadPlan
from kamtui.tui.dialogs.page import Page
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.widgets.panel import Fact, indented


class SpreadPreview(Page[bool]):
    """Enter moves, Esc leaves everything as it is."""

    def __init__(self, plan: SpreadPlan) -> None:
        super().__init__()
        self._plan = plan

    def action_close(self) -> None:
        """Enter carries the plan out."""
        self.dismiss(True)

    def text(self, width: int) -> Content:
        """Day by day, then what stays and why."""
        today = self.gateway.book.today
        head = f"{len(self._plan.moves)} tasks would move · Enter moves them, Esc leaves them"
        facts: list[Fact] = [(None, content(head, "bold")), (None, Content(""))]
        for row, day, why in self._plan.moves:
            who = f"{row.account_name}  " if row.account_name else ""
            was = f"was {short_day(row.planned_on, today)}" if row.planned_on else ""
            text = joined("  ", content(f"{who}{row.title}"), "  ", content(f"{was} · {why}", MUTED))
            facts.append((short_day(day, today), text))
        for row, why in self._plan.left:
            facts.append(("stays", joined("  ", content(row.title), "  ", content(why, MUTED))))
        if self._plan.more:
            facts.append((None, content(f"and {self._plan.more} more stay as they are", MUTED)))
        return indented(facts, width)
