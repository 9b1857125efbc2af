"""Writing the response to a threat or a trigger event, inside the step of either."""

from typing import NamedTuple

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.text import clean
from kamtui.domain.words import AccountStatus
from kamtui.errors import RejectedError
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.responding import foresee_answer
from kamtui.services.verbs.account_edit import one_account
from kamtui.services.verbs.tasks import add_draft
from kamtui.store.reading import Connection
from kamtui.store.work import Work


class Responded(NamedTuple):
    """The task that answers, and what the rep should know about it."""

    task_id: int | None = None
    notes: tuple[str, ...] = ()


def respond(work: Work, book: Book, account: AccountRow, line: str, about: str) -> Responded:
    """The response a line describes, written where it is new. Raises as `foresee_answer` does."""
    holidays.refresh(book, work)
    answer = foresee_answer(work.raw, book, account, line, about)
    if answer.draft is not None:
        return Responded(add_draft(work, book, answer.draft), answer.draft.notes)
    assert answer.task is not None
    return Responded(answer.task.id)


def defended(connection: Connection, account_id: int) -> AccountRow:
    """The account, which is not lost; raises `NotFoundError` or `RejectedError`."""
    account = one_account(connection, account_id)
    if account.status is AccountStatus.LOST:
        raise RejectedError(f"{account.name} is lost: there is nothing left to defend.", "Reopen it first.")
    return account


def said(text: str, what: str) -> str:
    """The cleaned text of a threat or an event; raises `RejectedError` when nothing is left of it."""
    found = clean(text)
    if not found:
        raise RejectedError(f"{what} needs a text.", "Say it in a few words.")
    return found
