"""Which contract is meant, and what a line would make of its days: the same while it is typed and for the verb."""

from datetime import date

from kamtui.domain.keep.contract_line import Before, ContractLine, read_contract
from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.domain.keep.terms import Term, first_term, next_term
from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean, name_key
from kamtui.domain.workdays import short_day
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads import sales
from kamtui.store.reads.contracts import contracts

_SAY = "Say from, until and notice with their years."


def read_line(connection: Connection, book: Book, text: str) -> ContractLine:
    """A contract as it was typed; money without a currency is in that of the book's sales."""
    moment = book.moment(book.calendar(connection))
    return read_contract(text, moment, sales.currency(connection, book.settings.currency))


def called(connection: Connection, account_id: int, name: str) -> ContractRow | None:
    """The running contract of an account that has this name."""
    key = name_key(clean(name))
    return next((one for one in contracts(connection, account_id, running=True) if name_key(one.name) == key), None)


def meant(connection: Connection, account_id: int, account: str, name: str = "") -> ContractRow:
    """The running contract of an account that is meant: of this name, else the one that begins so, or the only one.

    Raises `NotFoundError`, or `AmbiguousError` with their names.
    """
    exact = called(connection, account_id, name) if clean(name) else None
    if exact is not None:
        return exact
    key = name_key(clean(name)) if clean(name) else ""
    found = [one for one in contracts(connection, account_id, running=True) if name_key(one.name).startswith(key)]
    if not found:
        what = f" called “{clean(name, 60)}”" if key else ""
        raise NotFoundError(
            f"{account} has no running contract{what}.", "With until and a day a new one is written down."
        )
    if len(found) > 1:
        raise AmbiguousError(
            f"{account} has {len(found)} running contracts.", tuple(one.name for one in found), "Name one."
        )
    return found[0]


def following(row: ContractRow, line: ContractLine) -> Term:
    """The term that follows a contract; what the line says goes before what follows from the old one.

    Raises `RejectedError` for days in the wrong order, as `term_of` does.
    """
    begins = next_term(row.term).start
    end = line.end.not_before(begins) if line.end is not None else None
    if end is not None and end < begins:
        raise RejectedError(
            f"The next one begins on {_said(begins)}, after {_said(end)}.", "Name a later day with until."
        )
    return _checked(_noticed(next_term(row.term, end), line))


def term_of(line: ContractLine, old: Term | None, today: date) -> Term:
    """The days of a contract: what the line says, else what they were; without a start it runs for a year."""
    end = line.end.on if line.end is not None else old.end if old is not None else None
    if end is None:
        raise RejectedError("A contract needs its last day.", "Add it: until 31 jan.")
    if line.start is not None:
        start = line.start.not_after(end)
    else:
        start = old.start if old is not None else first_term(end, today)
    notice = old.notice if old is not None else None
    if notice is not None and old is not None:
        notice = end - (old.end - notice)
    return _checked(_noticed(Term(start, end, notice), line))


def _noticed(term: Term, line: ContractLine) -> Term:
    """The term with the notice day that a line names, if it does."""
    if line.notice is None:
        return term
    if isinstance(line.notice, Before):
        return term._replace(notice=line.notice.day(term.end))
    return term._replace(notice=line.notice.not_after(term.end))


def _checked(term: Term) -> Term:
    """The term, if its days are in order. Raises `RejectedError`."""
    for day in filter(None, term):
        if not is_plannable(day):
            raise RejectedError(f"{_said(day)} is no day of a contract.", "Use a year from 1970 to 2199.")
    if term.start > term.end:
        raise RejectedError(f"It would end on {_said(term.end)}, before it begins on {_said(term.start)}.", _SAY)
    if term.notice is not None and not term.start <= term.notice <= term.end:
        raise RejectedError(
            f"Notice on {_said(term.notice)} is not between {_said(term.start)} and {_said(term.end)}.", _SAY
        )
    return term


def _said(day: date) -> str:
    return f"{short_day(day)} {day.year}"
