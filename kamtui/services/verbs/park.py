"""Leaving an account alone on purpose: parked until a day, or archived as lost, each with a reason and a way back."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.rules import FOREVER, is_plannable
from kamtui.domain.text import clean, fits_note
from kamtui.domain.words import AccountStatus
from kamtui.domain.workdays import month_day, short_day
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.account_edit import named_all, one_account
from kamtui.services.views.accounts import is_parked
from kamtui.store.tables.accounts import Account


def park(book: Book, account_id: int, until: date, why: str) -> AccountRow:
    """Parks an open account: up to that day it asks for no contact and no next step. Parking again changes both.

    Raises `RejectedError` without a reason, for a day that is not ahead, and for a lost account.
    """
    return park_all(book, [account_id], until, why)[0]


def park_all(book: Book, account_ids: Sequence[int], until: date, why: str) -> list[AccountRow]:
    """Parks all of these accounts, or none of them, as `park` does with one."""
    reason = clean(why)
    if not reason:
        raise RejectedError("Parking needs a reason.", "Say why in a few words.")
    if until <= book.today or not is_plannable(until):
        raise RejectedError(
            f"{short_day(until, book.today)} {until.year} is no day to park until.", "Name a later day, up to 2199."
        )
    with book.work("park") as (work, entry):
        rows = [one_account(work.raw, account_id) for account_id in account_ids]
        for row in rows:
            if row.status is AccountStatus.LOST:
                raise RejectedError(f"{row.name} is lost: there is nothing to park.", "Reopen it first.")
            work.change(Account, row.id, parked_until=until, parked_why=reason)
        when = "" if until == FOREVER else f" until {short_day(until, book.today)}"
        entry.summary = f"park {named_all(rows)}{when}"
        return [one_account(work.raw, account_id) for account_id in account_ids]


def unpark(book: Book, account_id: int) -> AccountRow:
    """A parked account asks for contact again. Raises `RejectedError` for one that is not parked."""
    return unpark_all(book, [account_id])[0]


def unpark_all(book: Book, account_ids: Sequence[int]) -> list[AccountRow]:
    """Takes all of these accounts up again, or none of them, as `unpark` does with one."""
    with book.work("unpark") as (work, entry):
        rows = [one_account(work.raw, account_id) for account_id in account_ids]
        for row in rows:
            if not is_parked(row, book.today):
                raise RejectedError(f"{row.name} is not parked.", "`kamtui accounts parked` lists those that are.")
            work.change(Account, row.id, parked_until=None, parked_why=None)
        entry.summary = f"unpark {named_all(rows)}"
        return [one_account(work.raw, account_id) for account_id in account_ids]


def archive(book: Book, account_id: int, why: str) -> AccountRow:
    """An account is lost: it asks for nothing, its tasks are hidden, all else stays. The reason goes to its note.

    Raises `RejectedError` without a reason, and for one that is lost already.
    """
    return archive_all(book, [account_id], why)[0]


def archive_all(book: Book, account_ids: Sequence[int], why: str) -> list[AccountRow]:
    """Archives all of these accounts, or none of them, as `archive` does with one."""
    if not clean(why):
        raise RejectedError("Archiving needs a reason.", "Say why it was lost in a few words.")
    return _turn(book, account_ids, AccountStatus.LOST, "archive", "archived", why)


def reopen(book: Book, account_id: int, why: str = "") -> AccountRow:
    """A lost account is open again, with everything it had. A reason goes to its note.

    Raises `RejectedError` for one that is open.
    """
    return reopen_all(book, [account_id], why)[0]


def reopen_all(book: Book, account_ids: Sequence[int], why: str = "") -> list[AccountRow]:
    """Reopens all of these accounts, or none of them, as `reopen` does with one."""
    return _turn(book, account_ids, AccountStatus.OPEN, "reopen", "reopened", why)


def _turn(
    book: Book, account_ids: Sequence[int], status: AccountStatus, verb: str, done: str, why: str
) -> list[AccountRow]:
    with book.work(verb) as (work, entry):
        rows = [one_account(work.raw, account_id) for account_id in account_ids]
        reason = clean(why)
        line = f"{done} {month_day(book.today)} {book.today.year}" + (f": {reason}" if reason else "")
        for row in rows:
            if row.status is status:
                raise RejectedError(
                    f"{row.name} is {status} already.", "`kamtui accounts lost` lists those that are lost."
                )
            note = f"{row.note}\n{line}" if row.note else line
            if not fits_note(note):
                raise RejectedError(f"The note of {row.name} has no room for the reason.", "Shorten it first.")
            work.change(Account, row.id, status=status, note=note)
        entry.summary = f"{verb} {named_all(rows)}"
        return [one_account(work.raw, account_id) for account_id in account_ids]
