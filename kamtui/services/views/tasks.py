"""A task as a rep sees it: the book's row and what the rules make of it today."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kamtui.domain.filters import Filter
from kamtui.domain.keep.stakes import NO_STAKE, Stake
from kamtui.domain.overdue import overdue
from kamtui.domain.quadrant import Placement, place
from kamtui.domain.rows import TaskRow
from kamtui.domain.silence import Silence, silence
from kamtui.domain.words import Overdue, TaskStatus
from kamtui.domain.workdays import WorkCalendar
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.head import has_options
from kamtui.store.reads.stakes import stakes
from kamtui.store.reads.tasks import task
from kamtui.store.reads.today import listed

if TYPE_CHECKING:
    from kamtui.domain.keep.options import OptionRow

_OPEN_ONES = "`kamtui list` shows the open ones."


class TaskView(NamedTuple):
    """One task and its standing today."""

    row: TaskRow
    overdue: Overdue | None
    placement: Placement | None
    """Its quadrant and why; None once it is done or cut."""
    silence: Silence | None
    """How long its account has been silent; None without an account."""
    doubts: tuple[str, ...] = ()
    """What speaks against an open proposal's options; its placement says it too."""


def view(
    row: TaskRow,
    book: Book,
    calendar: WorkCalendar,
    today: date,
    stake: Stake = NO_STAKE,
    choices: "Sequence[OptionRow]" = (),
) -> TaskView:
    """What the rules say of a row; `stake` is what is at stake at its account, `choices` an open proposal's options."""
    is_open = row.status is TaskStatus.OPEN
    quiet = None
    if row.account_id is not None and row.account_tier is not None:
        quiet = silence(row.last_touch_on, book.rules.cadence(row.account_tier, row.account_cadence), today)
    placed = place(row, today, calendar, book.rules, stake) if is_open else None
    doubts: tuple[str, ...] = ()
    if placed is not None and choices:
        from kamtui.domain.keep.options import option_warnings  # proposals with options are rare

        doubts = option_warnings(choices, row.planned_on, row.due_on, today, calendar)
        placed = placed._replace(because=(*placed.because, *doubts))
    return TaskView(row, overdue(row.due_on, row.planned_on, today) if is_open else None, placed, quiet, doubts)


def choices_at_stake(connection: Connection) -> "dict[int, list[OptionRow]]":
    """The options of every open proposal, by task."""
    if not has_options(connection):
        return {}
    from kamtui.store.reads.options import options_at_stake

    return options_at_stake(connection)


def views(connection: Connection, book: Book, rows: Sequence[TaskRow]) -> list[TaskView]:
    """What the rules say of many rows, in their order."""
    calendar, today, at = book.calendar(connection), book.today, stakes(connection, book.today)
    choices = choices_at_stake(connection)
    return [
        view(row, book, calendar, today, at.get(row.account_id or 0, NO_STAKE), choices.get(row.id, ())) for row in rows
    ]


def one(connection: Connection, task_id: int) -> TaskRow:
    """The task with this id; raises `NotFoundError`."""
    row = task(connection, task_id)
    if row is None:
        raise _no_such_task(connection, task_id)
    return row


def _no_such_task(connection: Connection, task_id: int) -> NotFoundError:
    """Whether a number never was a task's, or is one's no more: it is never given to another."""
    from kamtui.store.given import last_given

    if 1 <= task_id <= last_given(connection, "tasks"):
        return NotFoundError(f"Task {task_id} is gone, and no other will have its number.", _OPEN_ONES)
    return NotFoundError(f"There is no task {task_id}.", _OPEN_ONES)


def one_open(connection: Connection, task_id: int) -> TaskRow:
    """The open task with this id; raises `NotFoundError`, or `RejectedError` when it is done or cut already."""
    row = one(connection, task_id)
    if row.status is not TaskStatus.OPEN:
        raise RejectedError(f"Task {task_id} “{row.title}” is {row.status} already.", "`kamtui undo` takes that back.")
    return row


def listing(connection: Connection, book: Book, wanted: Filter, limit: int | None) -> tuple[list[TaskView], int]:
    """Tasks that a filter keeps, by planned day, and how many there are in all."""
    if not wanted.quadrants:
        rows, total = listed(connection, wanted, book.today, limit)
        return views(connection, book, rows), total
    rows, _ = listed(connection, wanted, book.today, None)  # only the rules know the quadrant
    kept = [
        found
        for found in views(connection, book, rows)
        if found.placement is not None and found.placement.quadrant in wanted.quadrants
    ]
    return kept[:limit], len(kept)
