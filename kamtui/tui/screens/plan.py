"""The plan: the month with the load of every day, the tasks of one of them beside it, and what found no day."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.moves import REASON_KEYS
from kamtui.domain.words import Reason, TaskStatus
from kamtui.errors import KamtuiError
from kamtui.services.plan.draft import Draft
from kamtui.services.plan.months import month_of, next_month
from kamtui.services.views.board import Board, day_views, plan_board, with_moves
from kamtui.services.views.plan import PlanStatus, PlanView
from kamtui.services.views.tasks import TaskView
from kamtui.store.reads.plan import PlanTask
from kamtui.tui.bindings import bindings_of
from kamtui.tui.draft_watch import DraftWatch
from kamtui.tui.gap_choice import GapChoice
from kamtui.tui.keys_ahead import KeysAhead
from kamtui.tui.messages import DataChanged
from kamtui.tui.screens.base import Place
from kamtui.tui.screens.today import LEAST
from kamtui.tui.verbs import Scope, verb
from kamtui.tui.widgets.bars import StatusBar
from kamtui.tui.widgets.entries import Entry, said
from kamtui.tui.widgets.plan_bar import PlanBar
from kamtui.tui.widgets.plan_board import PlanBoard
from kamtui.tui.widgets.plan_grid import Shown, month_height, shown_of, week_height
from kamtui.tui.widgets.plan_guide import empty_guide, guide
from kamtui.tui.widgets.plan_list import PlanList
from kamtui.tui.widgets.plan_rows import Unplaced, day_entries, unplaced_entries, unplaced_of
from kamtui.tui.widgets.rows import Key
from kamtui.tui.widgets.section_list import SectionList

IN_TURN = ("gaps", "generate", "lock", "reflow", "pace")
"""Verbs whose dialog or outcome the next key is meant for."""

_HINTS = tuple(verb(name) for name in ("done", "gaps", "generate", "lock", "reflow", "undo", "help"))
_FAR = date(1970, 1, 1), date(2199, 12, 1)
"""The first and the last month that can be looked at."""


class PlanScreen(Place):
    """The board and the list; the arrows move the day, `j` and `k` the row."""

    SCOPES = (Scope.APP, Scope.PLACE, Scope.LIST, Scope.PLAN)
    NO_TASK = "There is no open task under the cursor: a adds one."
    KEPT = True
    BINDINGS = bindings_of(*SCOPES)

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        """What was read last, with the moves that are being written."""
        self.ahead = KeysAhead(self)
        """Keys that are typed faster than dialogs open."""
        self._known = asyncio.Event()
        self._drafts = DraftWatch(self, self.show)
        self.gaps = GapChoice()
        """What the rep kept of the gaps of this month."""
        self.moving = 0
        """Moves that are being written."""
        self._on: date | None = None
        self._month: date | None = None
        self._views: dict[int, TaskView] = {}
        self._week = False
        self._unplaced_only = False
        self._held = False

    def compose(self) -> ComposeResult:
        """Two lines on top, the board with what is said below it, the list, one line below."""
        yield PlanBar()
        with Horizontal(id="plan"):
            with Vertical(id="month"):
                yield PlanBoard(id="board")
                yield Static(id="guide", markup=False)
            yield PlanList(id="day")
        yield StatusBar(_HINTS)
        yield Static(f"Too small: {LEAST[0]}×{LEAST[1]} is the least.", id="too-small", markup=False)

    @property
    def tasks(self) -> PlanList:
        """The list."""
        return self.query_one(PlanList)

    @property
    def days(self) -> PlanBoard:
        """The board."""
        return self.query_one(PlanBoard)

    @property
    def plan(self) -> PlanView | None:
        """The month as it was read last."""
        return self.board.plan if self.board is not None else None

    @property
    def draft(self) -> Draft | None:
        """What could be added to the month; None until that is worked out."""
        return self._drafts.draft

    @property
    def on(self) -> date | None:
        """The day that is looked at."""
        return self._on

    @property
    def month(self) -> date | None:
        """First day of the month that is looked at; None until it is known."""
        return self._month

    @property
    def empty_book(self) -> bool:
        """Whether there is nothing in the book yet."""
        return self.board is not None and self.board.empty_book

    @property
    def line_start(self) -> str:
        """A new line starts with the touch that found no day."""
        found = self.tasks.thing
        if not isinstance(found, Unplaced):
            return ""
        who = f'@"{found.account.replace(chr(34), "")}" ' if found.wish.account_id is not None else ""
        return f"{found.wish.touch.kind} {who}{found.wish.title} "

    def on_mount(self) -> None:
        """Reads the month, once the frame is seen."""
        self.tasks.focus()
        self.call_after_refresh(self.reload)

    # -- reading ---------------------------------------------------------------------------------------------------

    def reload(self, why: str = "") -> None:
        """Reads the month anew; the newest reading wins."""
        self.newest("plan", partial(self._reload, why))

    async def _reload(self, why: str) -> None:
        month, on, wanted = self._month, self._on, self.wanted
        beside = [key.id for key in self.tasks.marked]
        try:
            board = await self.gateway.read(
                lambda connection, book: plan_board(connection, book, month, on, wanted, beside)
            )
        except KamtuiError as error:
            self.planner.complain(error)
            self.show()  # rows that were taken away before the write are there still
            return
        finally:
            self._known.set()
        if self.moving:
            return  # the last of the moves reads again
        if self._on == on or self.board is None:
            self._on = board.on
        self.board, self._month, self._views = board, board.plan.month, dict(board.views)
        self.tasks.keep_marks(one for one in self._views.values() if one.row.status is TaskStatus.OPEN)
        self.show()
        if self._on != board.on:
            self._look_closer()
        self._drafts.soon(board.plan.month, self.gaps)
        if why:
            self.status.say(why, "$accent")

    async def known(self) -> None:
        """Waits until the month was read for the first time."""
        await self._known.wait()

    def _look_closer(self) -> None:
        """Reads what the rules say of the day's tasks, where that is not here."""
        ids = [task.id for task in self._tasks_of(self._on) if task.id not in self._views]
        if ids:
            self.newest("day", partial(self._read_day, ids))

    async def _read_day(self, ids: Collection[int]) -> None:
        board = self.board
        found = await self.gateway.read(lambda connection, book: day_views(connection, book, ids))
        if board is not None and self.board is not None and board.plan.month == self.board.plan.month:
            self._views.update(found)
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
        shown = shown_of(board, self._on or board.on, self.gateway.book)
        self._lay_out(shown)
        self.days.show(shown, week=self._week)
        self._show_list()

    def _lay_out(self, shown: Shown) -> None:
        """The board takes the lines its days need, and leaves some for what is said below it."""
        height = self.query_one("#month").size.height
        self.days.styles.height = (week_height if self._week else month_height)(shown, height)

    def _show_list(self) -> None:
        board = self.board
        if board is None or self._on is None:
            return
        name = "not placed" if self._unplaced_only else self._on.isoformat()
        self.tasks.show(name, self._entries)
        self._explain()

    def _entries(self, width: int, height: int) -> list[Entry]:
        board, on = self.board, self._on
        if board is None or on is None:
            return []
        if board.empty_book:
            return [said(width, text) for text in empty_guide()]
        rows = unplaced_entries(width, unplaced_of(self.draft), reasons=self._unplaced_only)
        if self._unplaced_only:
            waiting = "working out a draft ..." if self.draft is None else "everything found a day"
            return rows or [said(width, "NOT PLACED 0", "heading"), said(width, waiting, "dim")]
        day = board.plan.days[(on - board.plan.month).days]
        tasks = [task for task in self._tasks_of(on) if board.keeps(task)]
        return [*day_entries(width, day, board.plan.today, tasks, self._views), *rows]

    def _tasks_of(self, day: date | None) -> list[PlanTask]:
        return [task for task in self.board.plan.tasks if task.planned_on == day] if self.board is not None else []

    def _explain(self) -> None:
        """What is said below the board."""
        plan, place = self.plan, self.query_one("#guide", Static)
        if plan is not None:
            size, rules = place.size, self.gateway.book.rules
            place.update(guide(plan, self.draft, self.tasks.thing, rules, size.width, size.height))

    def on_section_list_highlighted(self, message: SectionList.Highlighted) -> None:
        """Another row is explained."""
        self._explain()

    def on_section_list_opened(self, message: SectionList.Opened) -> None:
        """A double click opens the row."""
        self.action_verb("sheet")

    def on_resize(self, event: events.Resize) -> None:
        """Below 50×15 there is one sentence instead of a screen; else everything is laid out anew."""
        self.set_class(event.size.width < LEAST[0] or event.size.height < LEAST[1], "-too-small")
        self.call_after_refresh(self.show)
        self.call_after_refresh(self._explain)

    # -- where the rep looks ---------------------------------------------------------------------------------------

    def look_at(self, day: date) -> None:
        """Looks at a day of this month, or of another one."""
        plan = self.plan
        if plan is None:
            return
        if not plan.month <= day <= plan.last:
            self.turn_to(month_of(day), day)
            return
        self._on = day
        self._unplaced_only = False
        self.show()
        self._look_closer()

    def go(self, days: int, weeks: int) -> None:
        """Moves the day; in the week, whose days stand below each other, the arrows change their parts."""
        if self._week:
            days, weeks = weeks, days
        if self._on is not None:
            self.look_at(self._on + timedelta(days=days + 7 * weeks))

    def turn_to(self, month: date, day: date | None = None) -> None:
        """To another month, at its first working day or the one that is named."""
        if not _FAR[0] <= month <= _FAR[1]:
            return
        self._month, self._on = month, day
        self.gaps = GapChoice()
        self._drafts.forget()
        self._unplaced_only = False
        self.reload()

    def turn(self, step: int) -> None:
        """To the month after, or before."""
        if self._month is not None:
            self.turn_to(next_month(self._month, step))

    def switch_week(self) -> None:
        """The week of the day, or the month again."""
        self._week = not self._week
        self.show()

    def switch_unplaced(self) -> None:
        """Only what found no day, or the day again."""
        self._unplaced_only = not self._unplaced_only
        self._show_list()

    def choose(self, gaps: GapChoice) -> None:
        """Other gaps are kept: the draft is another one."""
        self.gaps = gaps
        if self._month is not None:
            self._drafts.soon(self._month, gaps)

    def on_plan_board_picked(self, message: PlanBoard.Picked) -> None:
        """A day was clicked."""
        self.look_at(message.day)

    # -- moving tasks ----------------------------------------------------------------------------------------------

    def moved(self, days: Mapping[int, date], follow: int | None = None) -> None:
        """Shows tasks on other days before the book has them; the day that is looked at follows one of them."""
        board = self.board
        if board is None:
            return
        for task_id, day in days.items():
            view, key = self._views.get(task_id), Key("task", task_id)
            if view is not None:
                self._views[task_id] = view._replace(row=view.row._replace(planned_on=day))
                if key in self.tasks.marked:
                    self.tasks.marked[key] = self._views[task_id]
        self.board = with_moves(board, days)
        if follow is not None and board.plan.month <= days[follow] <= board.plan.last:
            self._on = days[follow]
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
        answers = {key: str(reason) for key, reason in REASON_KEYS.items()}
        none = dict.fromkeys(("enter", "escape", again), "")
        self.ask({**answers, **none}, lambda key: then(REASON_KEYS.get(key)))
        self.status.ask(answers, "Why? ", "Enter without")

    # -- dragging --------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A task is taken hold of."""
        self._held = self.tasks.region.contains(event.screen_x, event.screen_y) and bool(self.tasks.chosen())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The day that a held task would go to is shown."""
        if self._held:
            self.days.aim(self.days.day_at(event))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go over a day: the task goes there."""
        day, held = self.days.day_at(event), self._held
        self._held = False
        self.days.aim(None)
        if held and day is not None:
            from kamtui.tui.deeds.plan_moves import drop

            self.run_worker(drop(self, day), name="drop", group="deed", exit_on_error=False)

    # -- keys ------------------------------------------------------------------------------------------------------

    def action_verb(self, name: str, key: str = "") -> None:
        """Carries out a verb; while those of planning are at work, what is typed waits."""
        if self.ahead.takes(name, key):
            return
        if name in IN_TURN and self.is_mounted:
            self.ahead.begin()
        super().action_verb(name, key)

    def on_screen_suspend(self) -> None:
        """A dialog opened: the keys that waited are for it."""
        self.ahead.release()

    def on_data_changed(self, message: DataChanged) -> None:
        """Somebody wrote to the book."""
        if not self.moving:
            super().on_data_changed(message)
