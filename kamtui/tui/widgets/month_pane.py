"""The left side of the plan: the board, and below it what is said of the month or of the row under the cursor."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kamtui.domain.rules import Rules
from kamtui.services.plan.draft import Draft
from kamtui.services.views.plan import PlanView
from kamtui.tui.widgets.plan_board import PlanBoard
from kamtui.tui.widgets.plan_grid import Shown, month_height, week_height
from kamtui.tui.widgets.plan_guide import guide


class MonthPane(Vertical):
    """The board takes the lines its days need, and leaves some for what is said below it."""

    def __init__(self) -> None:
        super().__init__(id="month")

    def compose(self) -> ComposeResult:
        """The board and the words."""
        yield PlanBoard(id="board")
        yield Static(id="guide", markup=False)

    def show(self, shown: Shown, *, week: bool) -> None:
        """Shows days with their load."""
        board = self.query_one(PlanBoard)
        board.styles.height = (week_height if week else month_height)(shown, self.size.height)
        board.show(shown, week=week)

    def explain(self, plan: PlanView, draft: Draft | None, thing: object, rules: Rules) -> None:
        """Says something of the month, or of the row under the cursor."""
        place = self.query_one("#guide", Static)
        place.update(guide(plan, draft, thing, rules, place.size.width, place.size.height))
