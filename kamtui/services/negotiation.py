"""Options of a proposal as they will be saved and as they are warned of: the same for the planner and for the verbs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.keep.option_line import read_option
from kamtui.domain.keep.options import OptionRow, option_named, option_warnings
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import TITLE_LIMIT, clean, name_key
from kamtui.domain.words import Kind, TaskStatus
from kamtui.domain.workdays import WorkCalendar
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.meanwhile import LineForm, mine_of
from kamtui.services.views.tasks import one
from kamtui.store.reading import Connection
from kamtui.store.reads.options import options

_ROOM = 10 * TITLE_LIMIT
_NAMES = {"name": "name", "give": "give", "gain": "get", "logic": "why", "approval": "approval"}
_TERMS = ("give", "gain", "approval")
"""What was agreed to: an approval of other terms is none of these."""


class Wish(NamedTuple):
    """What a line does to the options of a task."""

    row: OptionRow | None
    """The option that is changed; None for a new one."""
    columns: Mapping[str, str | None]
    """What will be other than it is, by column."""
    reopens: bool
    """An approval that was given is asked for again: the terms are others."""

    def says(self, column: str) -> str:
        """A column of the option as it will be."""
        before = getattr(self.row, column) if self.row is not None else None
        return self.columns.get(column, before) or ""


class Negotiation(NamedTuple):
    """The options of one task."""

    task: TaskRow
    options: tuple[OptionRow, ...]
    """In the order they were written down."""
    warnings: tuple[str, ...]


def negotiation(connection: Connection, book: Book, task_id: int) -> Negotiation:
    """The options of a task and what speaks against them. Raises `NotFoundError` for a task that is none."""
    row = one(connection, task_id)
    found = options(connection, [task_id]).get(task_id, [])
    return Negotiation(row, tuple(found), warnings_of(row, found, book.today, book.calendar(connection)))


def warnings_of(row: TaskRow, found: Sequence[OptionRow], today: date, calendar: WorkCalendar) -> tuple[str, ...]:
    """What speaks against the options of a task: nothing unless it is an open proposal that has some."""
    if row.kind is not Kind.PROPOSAL or row.status is not TaskStatus.OPEN:
        return ()
    return option_warnings(found, row.planned_on, row.due_on, today, calendar)


def one_proposal(connection: Connection, task_id: int) -> TaskRow:
    """The open proposal with this number; raises `NotFoundError`, or `RejectedError` for another task."""
    row = one(connection, task_id)
    if row.status is not TaskStatus.OPEN:
        raise RejectedError(f"Task {task_id} “{row.title}” is {row.status} already.", "`kamtui undo` takes that back.")
    if row.kind is not Kind.PROPOSAL:
        raise RejectedError(
            f"Task {task_id} “{row.title}” is no proposal but of kind {row.kind}.",
            f"Make it one first: kamtui edit {task_id} proposal.",
        )
    return row


def foresee_option(
    connection: Connection,
    task_id: int,
    line: str,
    option_id: int | None = None,
    form: LineForm[OptionRow] | None = None,
) -> Wish:
    """What a line does to the options of a task: a name that is there changes that one, `option_id` the one it names.

    Raises as `one_proposal` does, `ChangedError` for what others changed too since the `form` was opened, and
    `RejectedError` for a new one without name, give and get, a part that is too long, and a name that another one has.
    Writes nothing.
    """
    one_proposal(connection, task_id)
    text = clean(line, _ROOM + 1)
    if len(text) > _ROOM:
        raise RejectedError("The line is too long.", f"Keep each part under {TITLE_LIMIT} characters.")
    read, there = read_option(text), options(connection, [task_id]).get(task_id, [])
    if not read.name:
        raise RejectedError("The option needs a name.", "Begin with it: basic: give 5% get 3 years.")
    same = next((row for row in there if name_key(row.name) == name_key(read.name)), None)
    row = same if option_id is None else next((row for row in there if row.id == option_id), None)
    if option_id is not None and row is None:
        raise NotFoundError(f"Option {option_id} is none of task {task_id}.", f"`kamtui option {task_id}` lists them.")
    if row is not None and same is not None and same.id != row.id:
        raise RejectedError(f"Another option is called “{same.name}”.", "Give it another name.")
    said = {"name": read.name, **read.columns}
    for column, value in said.items():
        if len(value) > TITLE_LIMIT:
            raise RejectedError(f"The {_NAMES[column]} is longer than {TITLE_LIMIT} characters.", "Use fewer words.")
    for column in ("give", "gain"):
        if not said.get(column, "" if row is None else getattr(row, column)):
            raise RejectedError(
                f"“{read.name}” does not say what we {_NAMES[column]}.", "Say both: give 5% get 3 years."
            )
    if row is not None and form is not None:
        mine = mine_of(form, row, _NAMES, {column: text or None for column, text in said.items()})
        said = {column: text for column, text in said.items() if column in mine}
    return _wish(row, said)


def _wish(row: OptionRow | None, said: Mapping[str, str]) -> Wish:
    if row is None:
        return Wish(None, {column: text or None for column, text in said.items()}, reopens=False)
    changed: dict[str, str | None] = {
        column: text or None for column, text in said.items() if text != getattr(row, column)
    }
    reopens = row.approved_on is not None and any(column in changed for column in _TERMS)
    return Wish(row, changed, reopens)


def one_option(connection: Connection, task_id: int, name: str) -> OptionRow:
    """The option of a task that a name means. Raises `NotFoundError`, or `AmbiguousError` with the candidates."""
    task = one(connection, task_id)
    there, text = options(connection, [task_id]).get(task_id, []), clean(name)
    found = option_named(there, text) if text else []
    if not found:
        raise NotFoundError(
            f"“{task.title}” has no option called “{text}”.",
            f"It has {', '.join(row.name for row in there)}." if there else "It has none yet.",
        )
    if len(found) > 1:
        names = tuple(row.name for row in found)
        raise AmbiguousError(f"“{text}” may be {' or '.join(f'“{one}”' for one in names)}.", names, "Type more of it.")
    return found[0]
