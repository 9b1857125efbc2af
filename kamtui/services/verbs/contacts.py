"""The people: adding, editing and removing a contact."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel

from kamtui.domain.account_rows import ContactRow
from kamtui.domain.text import clean, folded_name
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.names import resolve
from kamtui.services.verbs.account_edit import department_for
from kamtui.services.verbs.fields import CONTACT_FIELDS, Changes, Desk, columns_from, title_of
from kamtui.services.verbs.merge_plan import leave_contact
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import contact, contacts
from kamtui.store.reads.belongings import Belonging, belongings, homeless
from kamtui.store.tables.accounts import Contact
from kamtui.store.tables.journal import Promise, Touch
from kamtui.store.tables.keep import Grade
from kamtui.store.tables.tasks import Task
from kamtui.store.work import Work

PLACES = ("account", "department")
"""Fields that say where a contact is; a department needs an account."""

CONTACT_WORDS = (*CONTACT_FIELDS, *PLACES)
"""Every field of a contact."""

MODELS: Mapping[Belonging, type[SQLModel]] = {"tasks": Task, "touches": Touch, "promises": Promise, "grades": Grade}
"""The tables whose rows name an account and a contact."""


@dataclass(frozen=True, slots=True)
class EditedContact:
    """A contact as it is now, and what else is to know."""

    contact: ContactRow
    changed: bool
    stays: int = 0
    """Tasks, touches and promises that stay with the account the contact has left."""


@dataclass(frozen=True, slots=True)
class RemovedContact:
    """What became of a contact."""

    name: str
    gone: bool
    """False when the journal or the plan names it: then it only left its account."""
    kept: int
    """Tasks, touches and promises that name it."""


def one_contact(connection: Connection, contact_id: int) -> ContactRow:
    """The contact with this id; raises `NotFoundError` when it is gone."""
    row = contact(connection, contact_id)
    if row is None:
        raise NotFoundError("The contact is gone.", "Reload and try again.")
    return row


def add_contact(book: Book, name: str, account_id: int | None = None, changes: Changes | None = None) -> ContactRow:
    """Adds a contact, to an account or not yet. Raises `RejectedError` when the account has one of that name."""
    title = title_of(name, "contact")
    with book.work("add contact", f"add contact “{title}”") as (work, _entry):
        columns = contact_columns(work, None, account_id, {**(changes or {}), "name": title})
        return one_contact(work.raw, work.add(Contact, **columns))


def edit_contact(book: Book, contact_id: int, changes: Changes) -> EditedContact:
    """Changes fields of a contact (`CONTACT_WORDS`); an empty text clears one.

    A contact that leaves an account leaves its department; what it did stays with the account. One that had no account
    takes its tasks, touches and promises with it. Raises `RejectedError`, `NotFoundError` or `AmbiguousError`.
    """
    with book.work("edit contact") as (work, entry):
        before = one_contact(work.raw, contact_id)
        columns = contact_columns(work, before, before.account_id, changes)
        moved = columns["account_id"] != before.account_id
        changed = work.change(Contact, contact_id, **columns)
        if moved:
            leave_contact(work, contact_id)
        if before.account_id is None and moved:
            _bring(work, contact_id, columns["account_id"])
        after = one_contact(work.raw, contact_id)
        entry.summary = f"edit contact “{after.name}”"
        stays = _count(work.raw, contact_id) if moved and before.account_id is not None else 0
        return EditedContact(after, changed, stays)


def remove_contact(book: Book, contact_id: int) -> RemovedContact:
    """Removes a contact that nothing names; any other one leaves its account and department, and the journal keeps it.

    Raises `RejectedError` for one that is named and has no account to leave.
    """
    with book.work("remove contact") as (work, entry):
        row = one_contact(work.raw, contact_id)
        entry.summary = f"remove contact “{row.name}”"
        kept = _count(work.raw, contact_id)
        leave_contact(work, contact_id)
        if not kept:
            work.remove(Contact, contact_id)
        elif row.account_id is None:
            raise RejectedError(
                f"{row.name} cannot be removed: {kept} entries of plan and journal name this contact.",
                "Merge it with another contact instead.",
            )
        else:
            work.change(Contact, contact_id, account_id=None, department_id=None)
        return RemovedContact(row.name, not kept, kept)


def contact_columns(desk: Desk, before: ContactRow | None, account_id: int | None, changes: Changes) -> dict[str, Any]:
    """The columns that typed fields of a contact mean, always with the account, which is this one if none is typed.

    None is a contact that is not there yet, which has a name typed. Raises as `edit_contact` does; at a `Looking` it
    says so beforehand.
    """
    contact_id = before.id if before is not None else 0
    columns = _columns(desk, contact_id, account_id, changes)
    if before is None or "folded" in columns or columns["account_id"] != account_id:
        folded = columns["folded"] if before is None else columns.get("folded", folded_name(before.name))
        _check_alone(desk.raw, columns["account_id"], folded, contact_id)
    return columns


def _columns(work: Desk, contact_id: int, account_id: int | None, changes: Changes) -> dict[str, Any]:
    plain = {name: text for name, text in changes.items() if name not in PLACES}
    unknown = [name for name in plain if name not in CONTACT_FIELDS]
    if unknown:
        raise RejectedError(f"There is no field “{clean(unknown[0])}”.", f"There are {', '.join(CONTACT_WORDS)}.")
    columns = columns_from(CONTACT_FIELDS, work, contact_id, plain)
    columns["account_id"] = _account_of(work.raw, changes["account"]) if "account" in changes else account_id
    if "department" in changes:
        columns["department_id"] = _department(work, columns["account_id"], changes["department"])
    elif columns["account_id"] != account_id:
        columns["department_id"] = None
    return columns


def _account_of(connection: Connection, name: str) -> int | None:
    """The account that is meant; None for an empty text."""
    text = clean(name).removeprefix("@")
    if not text:
        return None
    who = resolve(connection, text)
    if who.contact_id is not None:
        raise RejectedError(f"“{text}” is {who.label}, not an account.", "Name the account.")
    return who.account_id


def _department(work: Desk, account_id: int | None, name: str) -> int | None:
    if account_id is None and clean(name):
        raise RejectedError("A contact without an account has no department.", "Give it an account too.")
    return None if account_id is None else department_for(work, account_id, name)


def _check_alone(connection: Connection, account_id: int | None, folded: str, own_id: int) -> None:
    """Raises `RejectedError` when the account has somebody of this name."""
    people = contacts(connection, account_id) if account_id is not None else []
    for one in people:
        if one.id != own_id and folded_name(one.name) == folded:
            raise RejectedError(f"{one.account_name} has a contact “{one.name}” already.", "Edit or merge that one.")


def _bring(work: Work, contact_id: int, account_id: int | None) -> None:
    """A contact brings its account: to everything of it that names none."""
    for table, ids in homeless(work.raw, contact_id).items():
        for row_id in ids:
            work.change(MODELS[table], row_id, account_id=account_id)


def _count(connection: Connection, contact_id: int) -> int:
    return sum(map(len, belongings(connection, "contact_id", contact_id).values()))
