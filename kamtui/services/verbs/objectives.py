"""Objectives of an account: added, changed, met, dropped, and the tasks that serve them. One undo step each."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.domain.keep.aims import ObjectiveState
from kamtui.domain.keep.plan_rows import ObjectiveRow
from kamtui.domain.rows import TaskRow
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.meanwhile import LineForm, mine_of
from kamtui.services.planning import objective_line, objective_wish
from kamtui.services.verbs.account_edit import one_account
from kamtui.services.views.tasks import one, one_open
from kamtui.store.reading import Connection
from kamtui.store.reads.account_plan import link, objective_by_id
from kamtui.store.tables.account_plan import Objective, TaskObjective
from kamtui.store.work import Work

_CALLED = {"text": "text", "due_on": "day"}
_ENDS = {"met": ObjectiveState.MET, "drop": ObjectiveState.DROPPED}


@dataclass(frozen=True, slots=True)
class ObjectiveLeft:
    """An objective as it is now, and what was done to it."""

    objective: ObjectiveRow
    what: str
    """`add`, `change`, `met` or `drop`."""


def objective(book: Book, account_id: int, line: str) -> ObjectiveLeft:
    """Does what a line asks for. Raises as `objective_wish` does, and `NotFoundError`."""
    with book.work("objective") as (work, entry):
        account = one_account(work.raw, account_id)
        wish = objective_wish(work.raw, book, account, line)
        if wish.what == "add":
            row_id = work.add(Objective, account_id=account_id, text=wish.text, due_on=wish.due_on)
        else:
            assert wish.row is not None
            row_id = wish.row.id
            if wish.what == "change":
                work.change(Objective, row_id, text=wish.text, due_on=wish.due_on)
            else:
                work.change(Objective, row_id, state=_ENDS[wish.what], closed_on=book.today)
        entry.summary = f"{'' if wish.what == 'add' else f'{wish.what} '}objective “{wish.text}” of “{account.name}”"
        return ObjectiveLeft(one_objective(work.raw, row_id), wish.what)


def change_objective(
    book: Book, objective_id: int, line: str, form: LineForm[ObjectiveRow] | None = None
) -> ObjectiveRow:
    """Makes a line the whole of an open objective: its text, and its day or none.

    What others changed since the `form` was opened stays, and raises `ChangedError` where the line changes it too.
    Raises `NotFoundError`, `RejectedError` for one that is closed, and as `objective_wish` does.
    """
    with book.work("objective") as (work, entry):
        row = _open(work.raw, book, objective_id)
        shown = form.row if form is not None else row
        if line.strip() != objective_line(shown):  # what was not changed is not read anew
            wish = objective_wish(work.raw, book, one_account(work.raw, row.account_id), line, shown)
            said = {"text": wish.text, "due_on": wish.due_on}
            work.change(Objective, row.id, **mine_of(form, row, _CALLED, said))
        after = one_objective(work.raw, objective_id)
        entry.summary = f"change objective “{after.text}”"
        return after


def close_objective(book: Book, objective_id: int, *, met: bool) -> ObjectiveRow:
    """An open objective was met, or is dropped; its tasks stay. Raises `NotFoundError` or `RejectedError`."""
    with book.work("met" if met else "drop") as (work, entry):
        row = _open(work.raw, book, objective_id)
        state = ObjectiveState.MET if met else ObjectiveState.DROPPED
        work.change(Objective, objective_id, state=state, closed_on=book.today)
        entry.summary = f"{'met' if met else 'drop'} objective “{row.text}”"
        return one_objective(work.raw, objective_id)


def serve(book: Book, task_ids: Sequence[int], objective_id: int | None) -> list[TaskRow]:
    """Open tasks serve an open objective of their account from now on, or none. All of them, or none of them.

    Raises `NotFoundError`, or `RejectedError` for what is closed and for a task of another account.
    """
    with book.work("serve") as (work, entry):
        rows = [one_open(work.raw, task_id) for task_id in dict.fromkeys(task_ids)]
        wanted = _open(work.raw, book, objective_id) if objective_id is not None else None
        for row in rows:
            if wanted is None:
                unlink(work, row.id)
            elif row.account_id != wanted.account_id:
                raise RejectedError(
                    f"“{row.title}” is not of {wanted.account_name}.", "A task serves an objective of its own account."
                )
            else:
                set_link(work, row.id, wanted.id)
        named = f"“{rows[0].title}”" if len(rows) == 1 else f"{len(rows)} tasks"
        entry.summary = f"{named} for “{wanted.text}”" if wanted is not None else f"{named} for no objective"
        return [one(work.raw, row.id) for row in rows]


def set_link(work: Work, task_id: int, objective_id: int) -> None:
    """The task serves this objective, inside another verb's step."""
    there = link(work.raw, task_id)
    if there is None:
        work.add(TaskObjective, task_id=task_id, objective_id=objective_id)
    else:
        work.change(TaskObjective, there[0], objective_id=objective_id)


def unlink(work: Work, task_id: int) -> None:
    """The task serves no objective, inside another verb's step."""
    there = link(work.raw, task_id)
    if there is not None:
        work.remove(TaskObjective, there[0])


def serve_on(work: Work, row: TaskRow, next_id: int) -> None:
    """What follows a task serves the open objective that it served, unless it serves another, inside a verb's step."""
    if row.objective_id is None or row.account_id is None:
        return
    after = one(work.raw, next_id)
    if after.objective_id is None and after.account_id == row.account_id:
        set_link(work, next_id, row.objective_id)


def one_objective(connection: Connection, objective_id: int) -> ObjectiveRow:
    """The objective with this number; raises `NotFoundError`."""
    row = objective_by_id(connection, objective_id)
    if row is None:
        raise NotFoundError(f"There is no objective {objective_id}.", "`kamtui objective` lists the open ones.")
    return row


def _open(connection: Connection, book: Book, objective_id: int) -> ObjectiveRow:
    row = one_objective(connection, objective_id)
    if not row.open:
        when = f" on {short_day(row.closed_on, book.today)}" if row.closed_on else ""
        raise RejectedError(f"“{row.text}” was {row.state}{when} already.", "`kamtui undo` takes that back.")
    return row
