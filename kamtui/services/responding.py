"""The dated response to a threat or a trigger event: a new task from a line, or one that is there already."""

from dataclasses import dataclass, replace

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import clean
from kamtui.domain.words import TaskStatus
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.names import Who
from kamtui.services.understand import Draft, draft
from kamtui.services.views.tasks import one
from kamtui.store.reading import Connection


@dataclass(frozen=True, slots=True)
class Answer:
    """What will answer: a draft, or the number of a task."""

    draft: Draft | None
    task: TaskRow | None


def foresee_answer(connection: Connection, book: Book, account: AccountRow, line: str, about: str) -> Answer:
    """Reads the line of a response, the number of a task or what `add` takes; writes nothing.

    A line that names nobody is for the account; one without a title has `about`. Raises as `draft` does, and
    `RejectedError` for another account's task, one without a day and one that was cut.
    """
    text = clean(line, 1000)
    if not text:
        raise RejectedError("The response is missing.", "Say what is to be done and when: call @name fri.")
    if text.isascii() and text.isdigit():
        return Answer(None, _there(connection, account, int(text[:18])))
    read = draft(connection, book, text, near=Who(account.id, account.name, None, None))
    if read.who.account_id != account.id:
        raise RejectedError(
            f"The response is for {read.who.label}, not for {account.name}.", f"Name somebody at {account.name}."
        )
    bare = (str(read.kind), f"{read.kind} {read.who.contact_name or read.who.account_name}")
    return Answer(replace(read, title=clean(about) if read.title in bare else read.title), None)


def _there(connection: Connection, account: AccountRow, task_id: int) -> TaskRow:
    row = one(connection, task_id)
    if row.account_id != account.id:
        raise RejectedError(f"Task {task_id} “{row.title}” is not of {account.name}.", "Name one of its tasks.")
    if row.status is TaskStatus.CUT:
        raise RejectedError(f"Task {task_id} “{row.title}” was cut.", "Name an open or a done one.")
    if row.status is TaskStatus.OPEN and row.planned_on is None:
        raise RejectedError(f"Task {task_id} “{row.title}” has no day.", f"Plan it first: kamtui move {task_id} fri.")
    return row
