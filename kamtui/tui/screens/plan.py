"""The plan: the month with the load of every day, the tasks of one of them beside it, and what found no day."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from kamtui.domain.moves import reasons_offered
from kamtui.domain.words import Reason
from kamtui.errors import KamtuiError
from kamtui.services.names import NOBODY, Who
from kamtui.services.plan.draft import Draft
from kamtui.services.plan.months import month_of, next_month
from kamtui.services.views.board import Board, day_views, plan_board
from kamtui.services.views.plan import PlanStatus, PlanView
from kamtui.services.views.tasks import TaskView
from kamtui.tui.bindings import bindings_of
from kamtui.tui.draft_watch import DraftWatch
from kamtui.tui.gap_choice import GapChoice
from kamtui.tui.messages import DataChanged
from kamtui.tui.plan_drag import PlanDrag
from kamtui.tui.plan_sight import PlanSight
from kamtui.tui.screens.base import Place
from kamtui.tui.verbs import Scope, verb
from kamtui.tui.widgets.bars import StatusBar
from kamtui.tui.widgets.month_pane import MonthPane
from kamtui.tui.widgets.plan_bar import PlanBar
from kamtui.tui.widgets.plan_board import PlanBoard
from kamtui.tui.widgets.plan_grid import shown_of
from kamtui.tui.widgets.plan_list import PlanList
from kamtui.tui.widgets.plan_rows import Unplaced
from kamtui.tui.widgets.rows import Key
from kamtui.tui.widgets.section_list import SectionList

IN_TURN = ("gaps", "generate", "lock", "reflow", "pace")
"""Verbs whose dialog or outcome the next key is meant for."""

_HINTS = tuple(verb(name) for name in ("done", "gaps", "generate", "lock", "reflow", "undo", "help"))


class PlanScreen(Place):
    """The board and the list; the arrows move the day, `j` and `k` the row."""

    NAME = "plan"
    SCOPES = (Scope.APP, Scope.PLACE, Scope.LIST, Scope.PLAN)
    NO_TASK = "There is no open task under the cursor: {add} adds one."
    KEPT = True
    BINDINGS = bindings_of(*SCOPES)

    def __init__(self) -> None:
        super().__init__()
        self.sight = PlanSight()
        """What is looked at."""
        self._known = asyncio.Event()
        self._drafts = DraftWatch(self, self.show)
        self.gaps = GapChoice()
        """What the rep kept of the gaps of this month."""
        self.moving = 0
        """Moves that are being written."""
        self._drag = PlanDrag(self)

    def compose(self) -> ComposeResult:
        """Two lines on top, the board with what is said below it, the list, one line below."""
        yield PlanBar()
        with Horizontal(id="plan"):
            yield MonthPane()
            yield PlanList(id="day")
        yield StatusBar(_HINTS)

    @property
    def tasks(self) -> PlanList:
        """The list."""
        return self.query_one(PlanList)

    @property
    def days(self) -> PlanBoard:
        """The board."""
        return self.query_one(PlanBoard)

    @property
    def board(self) -> Board | None:
        """What was read last, with the moves that are being written."""
        return self.sight.board

    @property
    def plan(self) -> PlanView | None:
        """The month as it was read last."""
        return self.sight.plan

    @property
    def draft(self) -> Draft | None:
        """What could be added to the month; None until that is worked out."""
        return self._drafts.draft

    @property
    def on(self) -> date | None:
        """The day that is looked at."""
        return self.sight.on

    @property
    def month(self) -> date | None:
        """First day of the month that is looked at; None until it is known."""
        return self.sight.month

    @property
    def empty_book(self) -> bool:
        """Whether there is nothing in the book yet."""
        return self.board is not None and self.board.empty_book

    @property
    def line_about(self) -> Who:
        """A new line is for the account whose touch found no day."""
        found = self.tasks.thing
        if not isinstance(found, Unplaced) or found.wish.account_id is None:
            return NOBODY
        return Who(found.wish.account_id, found.account, None, None)

    @property
    def line_start(self) -> str:
        """A new line starts with the touch that found no day."""
        found = self.tasks.thing
        return f"{found.wish.touch.kind} {found.wish.title} " if isinstance(found, Unplaced) else ""

    def on_mount(self) -> None:
        """Reads the month, once the frame is seen."""
        self.tasks.focus()
        self.call_after_refresh(self.reload)

    # -- reading ---------------------------------------------------------------------------------------------------

    def reload(self, why: str = "") -> None:
        """Reads the month anew; the newest reading wins."""
        self.newest("plan", partial(self._reload, why))

    async def _reload(self, why: str) -> None:
        month, on, wanted = self.sight.month, self.sight.on, self.wanted
        beside = [key.id for key in self.tasks.marked]
        try:
            board = await self.read(lambda connection, book: plan_board(connection, book, month, on, wanted, beside))
        except KamtuiError as error:
            self.planner.complain(error)
            self.show()  # rows that were taken away before the write are there still
            return
        finally:
            self._known.set()
        if self.moving:
            return  # the last of the moves reads again
        self.sight.take(board, on)
        self.tasks.keep_marks(self.sight.opened)
        self.show()
        if self.on != board.on:
            self._look_closer()
        self._drafts.soon(board.plan.month, self.gaps)
        if why:
            self.status.say(why, "$accent")

    async def known(self) -> None:
        """Waits until the month was read for the first time."""
        await self._known.wait()

    def _look_closer(self) -> None:
        """Reads what the rules say of the day's tasks, where that is not here."""
        ids = self.sight.unread()
        if ids:
            self.newest("day", partial(self._read_day, ids))

    async def _read_day(self, ids: Collection[int]) -> None:
        board = self.board
        found = await self.gateway.read(lambda connection, book: day_views(connection, book, ids))
        if board is not None and self.board is not None and board.plan.month == self.board.plan.month:
            self.sight.views.update(found)
            self._show_list()

    # -- showing ---------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Shows what is known."""
        board = self.board
        if board is None:
            return
        plan = board.plan
        unplaced = None if self.draft is None else len(self.draft.unplaced)
        self.query_one(PlanBar).show(plan, unplaced, filtered=self.filtered)
        shown = shown_of(board, self.on or board.on, self.gateway.book)
        self.query_one(MonthPane).show(shown, week=self.sight.week)
        self._show_list()

    def _show_list(self) -> None:
        if self.board is not None and self.on is not None:
            many = self._drafts.too_many
            self.tasks.show(
                self.sight.name, lambda width, _height: self.sight.entries(self.draft, width, too_many=many)
            )
            self._explain()

    def _explain(self) -> None:
        """What is said below the board."""
        if self.plan is not None:
            self.query_one(MonthPane).explain(self.plan, self.draft, self.tasks.thing, self.gateway.book.rules)

    def on_section_list_highlighted(self, message: SectionList.Highlighted) -> None:
        """Another row is explained."""
        self._explain()

    def on_section_list_opened(self, message: SectionList.Opened) -> None:
        """A double click opens the row."""
        self.action_verb("sheet")

    def on_resize(self, event: events.Resize) -> None:
        """Everything is laid out anew."""
        self.call_after_refresh(self.show)
        self.call_after_refresh(self._explain)

    # -- where the rep looks ---------------------------------------------------------------------------------------

    def look_at(self, day: date) -> None:
        """Looks at a day of this month, or of another one."""
        if self.plan is None:
            return
        if not self.sight.here(day):
            self.turn_to(month_of(day), day)
            return
        self.sight.look_at(day)
        self.show()
        self._look_closer()

    def go(self, days: int, weeks: int) -> None:
        """Moves the day."""
        day = self.sight.step(days, weeks)
        if day is not None:
            self.look_at(day)

    def turn_to(self, month: date, day: date | None = None) -> None:
        """To another month, at its first working day or the one that is named."""
        if self.sight.turn_to(month, day):
            self.gaps = GapChoice()
            self._drafts.forget()
            self.reload()

    def turn(self, step: int) -> None:
        """To the month after, or before."""
        if self.month is not None:
            self.turn_to(next_month(self.month, step))

    def switch_week(self) -> None:
        """The week of the day, or the month again."""
        self.sight.week = not self.sight.week
        self.show()

    def switch_unplaced(self) -> None:
        """Only what found no day, or the day again."""
        self.sight.unplaced_only = not self.sight.unplaced_only
        self._show_list()

    def choose(self, gaps: GapChoice) -> None:
        """Other gaps are kept: the draft is another one."""
        self.gaps = gaps
        if self.month is not None:
            self._drafts.soon(self.month, gaps)

    def on_plan_board_picked(self, message: PlanBoard.Picked) -> None:
        """A day was clicked."""
        self.look_at(message.day)

    # -- moving tasks ----------------------------------------------------------------------------------------------

    def moved(self, days: Mapping[int, date], follow: int | None = None) -> None:
        """Shows tasks on other days before the book has them; the day that is looked at follows one of them."""
        if self.board is None:
            return
        self.sight.move(days, follow)
        marked = self.tasks.marked
        for task_id in days:
            if (key := Key("task", task_id)) in marked:
                marked[key] = self.sight.views.get(task_id, marked[key])
        self.show()
        if follow is not None:
            self.tasks.point_to(follow)

    def is_locked(self, tasks: Sequence[TaskView]) -> bool:
        """Whether moving tasks drifts from the locked plan of this month."""
        plan = self.plan
        if plan is None or plan.status is not PlanStatus.LOCKED:
            return False
        return any(one.row.planned_on is not None and plan.month <= one.row.planned_on <= plan.last for one in tasks)

    def ask_reason(self, then: Callable[[Reason | None], None], again: str = "") -> None:
        """Asks in the bottom line why tasks of a locked plan move; Esc, Enter and the key of the move give none."""
        offered = reasons_offered(self.gateway.book.rules)
        answers = {key: str(reason) for key, reason in offered.items()}
        none = dict.fromkeys(("enter", "escape", again), "")
        self.ask({**answers, **none}, lambda key: then(offered.get(key)))
        self.status.ask(answers, "Why? ", "Enter without")

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A task is taken hold of."""
        self._drag.take(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The day that a held task would go to is shown."""
        self._drag.aim(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go over a day: the task goes there."""
        self._drag.let_go(event)

    # -- keys ------------------------------------------------------------------------------------------------------

    def set_about(self, name: str) -> None:
        """While the verbs of planning are at work, what is typed waits, also while they write."""
        if name in IN_TURN:
            self.ahead.begin()

    def on_data_changed(self, message: DataChanged) -> None:
        """Somebody wrote to the book."""
        if not self.moving:
            super().on_data_changed(message)
