"""Editing an account: its fields, and the departments in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.text import clean, name_key
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.fields import ACCOUNT_FIELDS, Changes, Desk, columns_from, title_of
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import account, named
from kamtui.store.reads.belongings import contacts_in, departments_of
from kamtui.store.tables.accounts import Account, Contact, Department


@dataclass(frozen=True, slots=True)
class Edited:
    """An account as it is now, and whether anything changed."""

    account: AccountRow
    changed: bool


def one_account(connection: Connection, account_id: int) -> AccountRow:
    """The account with this id; raises `NotFoundError` when it is gone."""
    row = account(connection, account_id)
    if row is None:
        raise NotFoundError("The account is gone.", "Reload and try again.")
    return row


def named_all(rows: Sequence[AccountRow]) -> str:
    """How the history names accounts that a verb worked on."""
    return f"“{rows[0].name}”" if len(rows) == 1 else f"{len(rows)} accounts"


def new_account(book: Book, name: str, changes: Changes | None = None) -> AccountRow:
    """Adds an account with its fields. Raises `RejectedError` when one of that name and city is there."""
    title = title_of(name, "account")
    with book.work("add account", f"add account “{title}”") as (work, _entry):
        columns = account_columns(work, None, {**(changes or {}), "name": title})
        return one_account(work.raw, work.add(Account, **columns))


def edit_account(book: Book, account_id: int, changes: Changes) -> Edited:
    """Changes fields of an account (`ACCOUNT_FIELDS`); an empty text clears one.

    Raises `RejectedError` for a field or a value that does not fit, or when the name and city are another account's.
    """
    with book.work("edit account") as (work, entry):
        columns = account_columns(work, one_account(work.raw, account_id), changes)
        changed = work.change(Account, account_id, **columns)
        after = one_account(work.raw, account_id)
        entry.summary = f"edit account “{after.name}”"
        return Edited(after, changed)


def account_columns(desk: Desk, before: AccountRow | None, changes: Changes) -> dict[str, Any]:
    """The columns that typed fields of an account mean; None is one that is not there yet, which has a name typed.

    Raises as `edit_account` does. At a `Looking` it says so beforehand.
    """
    account_id = before.id if before is not None else 0
    columns = columns_from(ACCOUNT_FIELDS, desk, account_id, changes)
    if {"name", "city"} & columns.keys():
        name = columns["name"] if before is None else columns.get("name", before.name)
        city = columns.get("city", before.city if before is not None else None)
        _check_alone(desk.raw, name, city, account_id)
    return columns


def add_department(book: Book, account_id: int, name: str) -> int:
    """Adds a department to an account and returns its id. Raises `RejectedError` when there is one of that name."""
    title = title_of(name, "department")
    with book.work("add department") as (work, entry):
        owner = one_account(work.raw, account_id)
        if department_named(work.raw, account_id, title) is not None:
            raise RejectedError(f"{owner.name} has a department “{title}” already.", "Give it another name.")
        entry.summary = f"add department “{title}” to {owner.name}"
        return work.add(Department, account_id=account_id, name=title)


def rename_department(book: Book, account_id: int, old: str, new: str) -> None:
    """Renames a department. Raises `NotFoundError`, or `RejectedError` when the new name is another one's."""
    title = title_of(new, "department")
    with book.work("rename department") as (work, entry):
        owner = one_account(work.raw, account_id)
        department_id, was = _department(work.raw, owner, old)
        if department_named(work.raw, account_id, title) not in (None, department_id):
            raise RejectedError(f"{owner.name} has a department “{title}” already.", "Give it another name.")
        work.change(Department, department_id, name=title)
        entry.summary = f"rename department “{was}” of {owner.name} to “{title}”"


def remove_department(book: Book, account_id: int, name: str) -> int:
    """Removes a department; the people in it stay with the account. Returns how many they are."""
    with book.work("remove department") as (work, entry):
        owner = one_account(work.raw, account_id)
        department_id, was = _department(work.raw, owner, name)
        people = contacts_in(work.raw, department_id)
        for contact_id in people:
            work.change(Contact, contact_id, department_id=None)
        work.remove(Department, department_id)
        entry.summary = f"remove department “{was}” of {owner.name}"
        return len(people)


def department_named(connection: Connection, account_id: int, name: str) -> int | None:
    """The department of an account that has this name, accents, case and signs aside."""
    key = name_key(name)
    return next((row_id for row_id, one in departments_of(connection, account_id) if name_key(one) == key), None)


def department_for(work: Desk, account_id: int, name: str) -> int | None:
    """The department of this name, made when there is none; None without a name."""
    title = clean(name)
    if not title:
        return None
    found = department_named(work.raw, account_id, title)
    return work.add(Department, account_id=account_id, name=title) if found is None else found


def _department(connection: Connection, owner: AccountRow, name: str) -> tuple[int, str]:
    """Id and name of the department that is meant."""
    key, found = name_key(clean(name)), departments_of(connection, owner.id)
    hit = next(((row_id, one) for row_id, one in found if name_key(one) == key), None)
    if hit is None:
        listed = ", ".join(one for _, one in found)
        raise NotFoundError(
            f"{owner.name} has no department “{clean(name)}”.", f"There are {listed}." if listed else "It has none."
        )
    return hit


def _check_alone(connection: Connection, name: str, city: str | None, own_id: int) -> None:
    """Raises `RejectedError` when another account has this name in this city."""
    for hit in named(connection, name):
        same = hit.rank == 0 and hit.contact_id is None and name_key(hit.city or "?") == name_key(city or "?")
        if same and hit.account_id != own_id:
            raise RejectedError(
                f"There is an account called “{hit.label}” already.", "Give it another name or city, or merge the two."
            )
