"""The reflow before it happens: each task with its old and its new day and why, and what stays."""

from collections.abc import Sequence

from textual.content import Content

from kamtui.domain.workdays import short_day
from kamtui.services.plan.reflow import Reflow
from kamtui.store.reads.plan import PlanTask
from kamtui.tui.dialogs.page import Page
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.widgets.panel import Fact, indented


class ReflowPreview(Page[bool]):
    """Enter moves, Esc leaves everything as it is."""

    def __init__(self, plan: Reflow, held: Sequence[tuple[PlanTask, str]] = ()) -> None:
        super().__init__()
        self._plan = plan
        self._stay = [*plan.left, *held]

    def action_close(self) -> None:
        """Enter carries the reflow out."""
        self.dismiss(bool(self._plan.moves))

    def text(self, width: int) -> Content:
        """Day by day, then what stays and why."""
        today, count = self.gateway.book.today, len(self._plan.moves)
        moves = f"{count} task{'s' if count != 1 else ''} would move · Enter moves, Esc leaves everything as it is"
        facts: list[Fact] = [(None, content(moves if count else "Nothing can move · Esc", "bold")), (None, Content(""))]
        for one in self._plan.moves:
            was = f"{short_day(one.task.planned_on, today)} → {short_day(one.to, today)}"
            facts.append((None, joined(content(was, "$text-accent"), "  ", _named(one.task))))
            facts.append((None, content(f"    {one.why}", MUTED)))
        if self._stay:
            facts += [(None, Content("")), (None, content(f"{len(self._stay)} stay", "bold"))]
        for task, why in self._stay:
            facts.append((None, joined(content(short_day(task.planned_on, today)), "  ", _named(task))))
            facts.append((None, joined("    ", content(why, MUTED))))
        return indented(facts, width)


def _named(task: PlanTask) -> Content:
    who = content(f"{task.account}  " if task.account else "", "bold")
    return joined(who, "  " if task.account else "", content(task.title))
