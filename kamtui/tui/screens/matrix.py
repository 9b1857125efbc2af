"""The matrix: every open task in exactly one of four boxes, and why it stands there."""

from collections.abc import Iterable
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid
from textual.widgets import Static

from kamtui.domain.words import Quadrant
from kamtui.errors import KamtuiError
from kamtui.services.views.matrix import box_rows, matrix
from kamtui.services.views.nudge import plan_horizon
from kamtui.services.views.tasks import TaskView
from kamtui.tui.bindings import bindings_of
from kamtui.tui.first import PAGE
from kamtui.tui.screens.base import Place
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.verbs import Scope
from kamtui.tui.widgets.bars import PlaceBar, StatusBar
from kamtui.tui.widgets.box_list import TITLES, BoxList
from kamtui.tui.widgets.row_list import RowList
from kamtui.tui.widgets.rows import Key, Row, task_of


class Boxes:
    """The four boxes, as the verbs see them: the row is that of the focused one, marks are of all."""

    def __init__(self, screen: "MatrixScreen") -> None:
        self._screen = screen

    @property
    def marked(self) -> dict[Key, TaskView]:
        """Marked tasks of all boxes."""
        return {key: task for box in self._screen.boxes for key, task in box.marked.items()}

    @property
    def row(self) -> Row | None:
        """The row under the cursor of the focused box."""
        return self._screen.box.row

    @property
    def has_rows(self) -> bool:
        """Whether the focused box holds anything, or anything is marked."""
        return self._screen.box.has_rows or bool(self.marked)

    def chosen(self) -> list[TaskView]:
        """The marked tasks, or else the one under the cursor."""
        return list(self.marked.values()) or self._screen.box.chosen()

    def take_away(self, keys: Iterable[Key]) -> None:
        """Rows vanish from whichever box they stand in."""
        gone = list(keys)
        for box in self._screen.boxes:
            box.take_away(gone)

    def unmark(self) -> bool:
        """Takes all marks off; false when there were none."""
        took_off = [box.unmark() for box in self._screen.boxes]
        return any(took_off)


class MatrixScreen(Place):
    """Two by two; the bottom line explains the highlighted task."""

    NAME = "matrix"
    NOTHING = "Nothing stands in this box: {add} adds a task, {next-section} goes to the next box."
    SCOPES = (Scope.APP, Scope.PLACE, Scope.LIST, Scope.MATRIX)
    KEPT = True
    BINDINGS = bindings_of(*SCOPES)

    def __init__(self) -> None:
        super().__init__()
        self._boxes = Boxes(self)
        self._held: BoxList | None = None

    @property
    def tasks(self) -> Boxes:
        """What the verbs work on."""
        return self._boxes

    @property
    def boxes(self) -> list[BoxList]:
        """The four boxes in the order of their numbers."""
        return list(self.query(BoxList))

    @property
    def box(self) -> BoxList:
        """The box with the cursor."""
        return next((box for box in self.boxes if box.has_focus), self.boxes[0])

    def compose(self) -> ComposeResult:
        """The boxes, why, one line below."""
        yield PlaceBar("2", id="where")
        with Grid(id="boxes"):
            for quadrant in TITLES:
                yield BoxList(quadrant)
        yield Static(id="because", markup=False)
        yield StatusBar()

    def on_mount(self) -> None:
        """Reads the boxes, once their frames are seen."""
        self.boxes[0].focus()
        self.call_after_refresh(self.reload)

    def reload(self, why: str = "") -> None:
        """Reads the boxes anew; the newest reading wins."""
        self.newest("matrix", partial(self._reload, why))

    async def _reload(self, why: str) -> None:
        wanted = self.wanted
        try:
            found, plan = await self.read(
                lambda connection, book: (matrix(connection, book, wanted, PAGE), plan_horizon(connection, book))
            )
        except KamtuiError as error:
            self.planner.complain(error)
            return
        self.query_one(PlaceBar).show(plan, found.today)
        for box in self.boxes:
            box.show(found)
        if not self.box.has_rows:
            next((box for box in self.boxes if box.has_rows and box.display), self.box).focus()
        self._explain(self.box.row)
        if why:
            self.status.say(why, "$accent")

    def on_row_list_wanted(self, message: RowList.Wanted) -> None:
        """Rows came into sight that are not here: fetch their window."""
        self.run_worker(self._fetch(Quadrant(message.name), message.page), group="rows", exit_on_error=False)

    async def _fetch(self, quadrant: Quadrant, page: int) -> None:
        wanted = self.wanted
        rows = await self.gateway.read(
            lambda connection, book: box_rows(connection, book, quadrant, wanted, page * PAGE, PAGE)
        )
        self.query_one(f"#{quadrant}", BoxList).fill(quadrant, page, rows)

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """The line below explains the row of the focused box."""
        self._explain(self.box.row)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another box has the cursor."""
        self._explain(self.box.row)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A double click opens the row."""
        self.action_verb("sheet")

    def on_box_list_left(self, message: BoxList.Left) -> None:
        """To another box, round and round."""
        boxes = [box for box in self.boxes if box.display]
        boxes[(boxes.index(self.box) + message.step) % len(boxes)].focus()

    def zoom(self) -> None:
        """Shows the focused box alone, or all four again."""
        alone, box = not self.has_class("-zoomed"), self.box
        self.set_class(alone, "-zoomed")
        for other in self.boxes:
            other.display = not alone or other is box
        box.focus()

    # -- dragging --------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A row is taken hold of."""
        self._held = self._box_at(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The box that a held row would go to is framed."""
        target = self._target(event)
        for box in self.boxes if self._held is not None else ():
            box.set_class(box is target, "-target")

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go over another box: the task goes there."""
        target, self._held = self._target(event), None
        for box in self.boxes:
            box.remove_class("-target")
        if target is not None:
            self.action_verb("put", str(list(TITLES).index(target.quadrant) + 1))

    def _target(self, event: events.MouseEvent) -> BoxList | None:
        """The other box a row is held over."""
        over = self._box_at(event)
        return over if self._held is not None and self._held.has_rows and over is not self._held else None

    def _box_at(self, event: events.MouseEvent) -> BoxList | None:
        return next((box for box in self.boxes if box.region.contains(event.screen_x, event.screen_y)), None)

    def _explain(self, row: Row | None) -> None:
        task = task_of(row) if row is not None else None
        said = content(f" {self.nothing}", MUTED)
        if task is not None and task.placement is not None:
            star = " * you put it here" if task.placement.overridden else ""
            because = " · ".join(line for line in task.placement.because if line != "you put it here")
            stale = " · stale" if self.box.is_stale(task) else ""
            said = joined(
                " ", content(task.row.title, "bold"), "  because ", content(because), content(star + stale, MUTED)
            )
        self.query_one("#because", Static).update(said)
