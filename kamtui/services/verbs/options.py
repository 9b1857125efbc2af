"""Options of a proposal: writing one down or changing it, noting its approval, taking it out. One undo step each."""

from kamtui.domain.keep.options import OptionRow
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.meanwhile import LineForm
from kamtui.services.negotiation import Wish, foresee_option
from kamtui.store.reading import Connection
from kamtui.store.reads.options import option_by_id
from kamtui.store.tables.account_plan import Option


def write_option(
    book: Book, task_id: int, line: str, option_id: int | None = None, form: LineForm[OptionRow] | None = None
) -> tuple[OptionRow, Wish]:
    """Writes down or changes the option a line says. Other terms ask for the approval anew.

    What others changed since the `form` was opened stays. Raises as `foresee_option` does, and `ChangedError` for what
    both changed.
    """
    with book.work("option") as (work, entry):
        wish = foresee_option(work.raw, task_id, line, option_id, form)
        if wish.row is None:
            row = one_option_by_id(work.raw, work.add(Option, task_id=task_id, **wish.columns))
            entry.summary = f"option “{row.name}”"
            return row, wish
        changes = {**wish.columns, **({"approved_on": None} if wish.reopens else {})}
        work.change(Option, wish.row.id, **changes)
        row = one_option_by_id(work.raw, wish.row.id)
        entry.summary = f"change the option “{row.name}”"
        return row, wish


def approve_option(book: Book, option_id: int) -> OptionRow:
    """Who must agree has agreed today. Raises `NotFoundError`, or `RejectedError` where nobody must or somebody did."""
    with book.work("approve") as (work, entry):
        row = one_option_by_id(work.raw, option_id)
        if not row.approval:
            raise RejectedError(f"Nobody has to approve “{row.name}”.", "Say who: approval head of sales.")
        if row.approved_on is not None:
            raise RejectedError(
                f"“{row.name}” was approved on {short_day(row.approved_on, book.today)} already.",
                "`kamtui undo` takes that back.",
            )
        work.change(Option, option_id, approved_on=book.today)
        entry.summary = f"“{row.name}” approved by {row.approval}"
        return one_option_by_id(work.raw, option_id)


def remove_option(book: Book, option_id: int) -> OptionRow:
    """Takes an option out. Raises `NotFoundError`."""
    with book.work("option") as (work, entry):
        row = one_option_by_id(work.raw, option_id)
        work.remove(Option, option_id)
        entry.summary = f"remove the option “{row.name}”"
        return row


def one_option_by_id(connection: Connection, option_id: int) -> OptionRow:
    """The option with this number; raises `NotFoundError`."""
    row = option_by_id(connection, option_id)
    if row is None:
        raise NotFoundError(f"There is no option {option_id}.", "`kamtui option` lists them.")
    return row
