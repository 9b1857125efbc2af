"""One box of the matrix: its count, its minutes, what stands there too long, and its rows."""

from textual.message import Message

from kamtui.domain.load import hours
from kamtui.domain.overdue import Section, section
from kamtui.domain.words import Quadrant
from kamtui.services.views.matrix import Box, Matrix, is_stale
from kamtui.tui.text import content
from kamtui.tui.widgets.row_list import Part, RowList
from kamtui.tui.widgets.rows import NEAR, Row, task_of

TITLES = {
    Quadrant.DO: "DO · urgent, important",
    Quadrant.SCHEDULE: "SCHEDULE · important",
    Quadrant.DELEGATE: "DELEGATE · urgent",
    Quadrant.DROP: "DROP · neither",
}
"""The name of each box and what it means."""


class BoxList(RowList):
    """A quadrant's rows."""

    HEADED = False  # the border says it all
    ALLOW_SELECT = False  # dragging moves a task
    CURSOR_RESTS = False  # four cursors at once would leave the rep guessing

    class Left(Message):
        """The rep wants another box; `step` is 1 for the next, -1 for the one before."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, quadrant: Quadrant) -> None:
        super().__init__(id=str(quadrant))
        self.quadrant = quadrant
        self._box: Box | None = None

    def show(self, found: Matrix) -> None:
        """Shows the box of a new matrix."""
        self._box = found.boxes[self.quadrant]
        part = Part(self.quadrant, self._box.count)
        part.fill(0, self._box.rows)
        self.show_parts(found.today, [part])
        # an empty box still says its name
        self.border_title = content(self.title)

    @property
    def title(self) -> str:
        """Name, count, minutes, and how many stand there too long."""
        box = self._box
        if box is None:
            return TITLES[self.quadrant]
        stale = f" · {box.stale} stale" if box.stale else ""
        return f"{TITLES[self.quadrant]} · {box.count} · {hours(box.minutes)}{stale}"

    def section_of(self, part: Part, row: Row) -> Section:
        """By the row's own dates."""
        task = task_of(row)
        return Section.LATER if task is None else section(task.row, self.today, NEAR)

    def is_stale(self, row: Row) -> bool:
        """Whether a row stands here too long."""
        task = task_of(row)
        return task is not None and is_stale(task, self.today)

    def action_next_section(self) -> None:
        """To the next box."""
        self.post_message(self.Left(1))

    def action_previous_section(self) -> None:
        """To the box before."""
        self.post_message(self.Left(-1))
