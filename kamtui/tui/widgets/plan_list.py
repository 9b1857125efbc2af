"""The list beside the board: a day's tasks and what found no day, with the keys that are not the plan's own."""

from kamtui.services.views.tasks import TaskView
from kamtui.store.reads.plan import PlanTask
from kamtui.tui.bindings import bindings_of
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.plan_rows import Unplaced
from kamtui.tui.widgets.section_list import SectionList


class PlanList(SectionList, inherit_bindings=False):
    """`j` and `k` move the row; the arrows are the board's."""

    ALLOW_SELECT = False  # dragging moves a task
    AMONG = (Scope.PLAN,)
    BINDINGS = bindings_of(Scope.CURSOR, among=AMONG)

    @property
    def account_id(self) -> int | None:
        """The account of the row under the cursor, be it a task or a touch without a day."""
        found = self.thing
        if isinstance(found, TaskView):
            return found.row.account_id
        if isinstance(found, PlanTask):
            return found.account_id
        return found.wish.account_id if isinstance(found, Unplaced) else None

    def point_to(self, task_id: int) -> None:
        """Puts the cursor on a task, if it is here."""
        for line, entry in enumerate(self._entries):
            if entry.key == ("task", task_id):
                self._go(line, 1)

    def action_next_section(self) -> None:
        """To the first row of the next part."""
        self._go(next((n for n in self._firsts if n > self._cursor), self._cursor), 1)

    def action_previous_section(self) -> None:
        """To the first row of this part, or of the one before."""
        self._go(next((n for n in reversed(self._firsts) if n < self._cursor), self._cursor), -1)

    @property
    def _firsts(self) -> list[int]:
        """Rows that stand right below a line that is only read."""
        return [n for n in self._stops if not n or self._entries[n - 1].thing is None]
