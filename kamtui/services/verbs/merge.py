"""Merging two accounts, or two contacts, that are one: everything of the second goes to the first. One undo step."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel

from kamtui.domain.account_rows import ContactRow
from kamtui.domain.text import fits_note, folded_name, name_key
from kamtui.domain.words import AccountStatus
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.account_edit import department_named, one_account
from kamtui.services.verbs.aliases import hand_over_names
from kamtui.services.verbs.contacts import MODELS, one_contact
from kamtui.services.verbs.merge_goals import dropped_goals, hand_over_goals
from kamtui.services.verbs.merge_plan import join_plans, leave_contact, plan_left
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import contacts
from kamtui.store.reads.belongings import (
    AtStake,
    Owner,
    at_stake,
    baseline_of,
    belongings,
    columns,
    contacts_in,
    departments_of,
    sales_of,
)
from kamtui.store.reads.contracts import contract_ids
from kamtui.store.reads.plan import intensity
from kamtui.store.tables.accounts import Account, Contact, Department
from kamtui.store.tables.keep import Contract, Threat, TriggerEvent
from kamtui.store.tables.plan import Intensity, PlanLine
from kamtui.store.tables.sales import Sale
from kamtui.store.work import Work

_KEPT = ("id", "name", "folded", "tier", "status", "parked_until", "parked_why", "account_id", "note")
"""Columns of the first that the second never fills: what it is, where it is, and whether it is set aside."""

_AT_STAKE: Mapping[AtStake, type[SQLModel]] = {"threats": Threat, "trigger_events": TriggerEvent}

_SAID = {"min_gap_days": "gap", "cadence_days": "cadence"}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought to the one that is left."""

    kept_id: int
    name: str
    gone: str
    """Name of the one that is no more."""
    moved: Mapping[str, int]
    """How many tasks, touches, promises, contacts, departments and sales came over, and contacts that were joined."""
    filled: tuple[str, ...]
    """Columns that were empty."""
    dropped: tuple[str, ...]
    """Values of the second that the first had others for, `code AC-2`."""


def merge_accounts(book: Book, keep_id: int, other_id: int) -> Merged:
    """Everything of the second account goes to the first, which keeps its own columns; the second is removed.

    Sums of sales of one segment, day, grain and currency are added up; departments of one name are joined, and contacts
    of one name whose e-mails and codes do not differ. Open when either was. What the first has other values for is
    written into its note, and imports know it by the other's name too. Raises `NotFoundError`, or `RejectedError` for
    an account and itself.
    """
    with book.work("merge") as (work, entry):
        keep, other = one_account(work.raw, keep_id), one_account(work.raw, other_id)
        _check_two(keep_id, other_id, keep.name)
        entry.summary = f"merge “{other.name}” into “{keep.name}”"
        moved = Counter(_hand_over(work, "account_id", keep_id, other_id))
        moved["departments"] = _departments(work, keep_id, other_id)
        moved["contacts"], moved["joined"] = _contacts(work, keep_id, other_id)
        moved["sales"] = _sales(work, keep_id, other_id)
        moved["contracts"] = _agreements(work, keep_id, other_id)
        _plans(work, keep_id, other_id)
        _stakes(work, keep_id, other_id)
        hand_over_names(work, keep, other)
        dropped = (*hand_over_goals(work, keep_id, other_id), *join_plans(work, keep_id, other_id))
        left = _absorbed(columns(work.raw, "accounts", keep_id), columns(work.raw, "accounts", other_id), dropped)
        work.remove(Account, other_id)  # before the first takes its code, which no two may have
        status = AccountStatus.OPEN if AccountStatus.OPEN in (keep.status, other.status) else keep.status
        note = _note((keep.note, other.note), f"merged from “{other.name}”", left.dropped)
        work.change(Account, keep_id, **left.values, status=status, note=note)
        return Merged(keep_id, keep.name, other.name, dict(moved), left.names, left.dropped)


def foresee_accounts(connection: Connection, keep_id: int, other_id: int) -> Merged:
    """What `merge_accounts` would do. Raises what it would; writes nothing."""
    keep, other = one_account(connection, keep_id), one_account(connection, other_id)
    _check_two(keep_id, other_id, keep.name)
    moved = Counter(_counts(connection, "account_id", other_id))
    there = {name_key(name) for _, name in departments_of(connection, keep_id)}
    coming = {name_key(name) for _, name in departments_of(connection, other_id)}
    people, others = contacts(connection, keep_id), contacts(connection, other_id)
    pairs = _twins(people, others)
    moved.update(departments=len(coming - there), contacts=len(others) - len(pairs), joined=len(pairs))
    moved["sales"] = len(sales_of(connection, other_id))
    moved["contracts"] = len(contract_ids(connection, other_id))
    dropped = (*dropped_goals(connection, keep_id, other_id), *plan_left(connection, keep_id, other_id))
    left = _absorbed(columns(connection, "accounts", keep_id), columns(connection, "accounts", other_id), dropped)
    _note((keep.note, other.note), f"merged from “{other.name}”", left.dropped)
    return Merged(keep_id, keep.name, other.name, dict(moved), left.names, left.dropped)


def foresee_contacts(connection: Connection, keep_id: int, other_id: int) -> Merged:
    """What `merge_contacts` would do. Raises what it would; writes nothing."""
    keep, other = one_contact(connection, keep_id), one_contact(connection, other_id)
    _check_two(keep_id, other_id, keep.name)
    left = _contact_left(connection, keep_id, other_id)[0]
    moved = _counts(connection, "contact_id", other_id)
    return Merged(keep_id, keep.name, other.name, moved, left.names, left.dropped)


def merge_contacts(book: Book, keep_id: int, other_id: int) -> Merged:
    """Everything of the second contact goes to the first, which keeps its own columns; the second is removed.

    The first also takes the second's account when it has none. Raises as `merge_accounts` does.
    """
    with book.work("merge") as (work, entry):
        keep, other = one_contact(work.raw, keep_id), one_contact(work.raw, other_id)
        _check_two(keep_id, other_id, keep.name)
        entry.summary = f"merge “{other.name}” into “{keep.name}”"
        return _merged(work, keep, other)


def _merged(work: Work, keep: ContactRow, other: ContactRow) -> Merged:
    """One contact into another, in a step that is under way."""
    moved = _hand_over(work, "contact_id", keep.id, other.id)
    left, account_id = _contact_left(work.raw, keep.id, other.id)
    leave_contact(work, other.id, keep.id)
    work.remove(Contact, other.id)
    work.change(Contact, keep.id, **left.values, account_id=account_id)
    return Merged(keep.id, keep.name, other.name, moved, left.names, left.dropped)


def _contact_left(connection: Connection, keep_id: int, other_id: int) -> tuple["_Left", int | None]:
    """What the first contact takes over from the second, and the account it is at then."""
    mine, others = columns(connection, "contacts", keep_id), columns(connection, "contacts", other_id)
    account_id = mine["account_id"] if mine["account_id"] is not None else others["account_id"]
    if others["account_id"] != account_id:
        others["department_id"] = None  # a team of another account
    return _absorbed(mine, others), account_id


def _check_two(keep_id: int, other_id: int, name: str) -> None:
    if keep_id == other_id:
        raise RejectedError(f"“{name}” cannot be merged with itself.", "Name two.")


def _counts(connection: Connection, owner: Owner, row_id: int) -> dict[str, int]:
    """How many tasks, touches and promises there are."""
    return {table: len(ids) for table, ids in belongings(connection, owner, row_id).items()}


def _hand_over(work: Work, owner: Owner, keep_id: int, other_id: int) -> dict[str, int]:
    """Tasks, touches and promises of the second become the first's. Returns how many of each."""
    found = belongings(work.raw, owner, other_id)
    for table, ids in found.items():
        for row_id in ids:
            work.change(MODELS[table], row_id, **{owner: keep_id})
    return {table: len(ids) for table, ids in found.items()}


def _departments(work: Work, keep_id: int, other_id: int) -> int:
    """Departments come over; of one whose name the first has only the people do. Returns how many came."""
    moved = 0
    for department_id, name in departments_of(work.raw, other_id):
        same = department_named(work.raw, keep_id, name)
        if same is None:
            work.change(Department, department_id, account_id=keep_id)
            moved += 1
            continue
        for contact_id in contacts_in(work.raw, department_id):
            work.change(Contact, contact_id, department_id=same)
        work.remove(Department, department_id)
    return moved


def _contacts(work: Work, keep_id: int, other_id: int) -> tuple[int, int]:
    """Contacts come over. Returns how many, and how many of them were joined with one of the first."""
    mine, others = contacts(work.raw, keep_id), contacts(work.raw, other_id)
    for one in others:
        work.change(Contact, one.id, account_id=keep_id)
    pairs = _twins(mine, others)
    for keep, other in pairs:
        _merged(work, keep, other)
    return len(others) - len(pairs), len(pairs)


def _twins(mine: Collection[ContactRow], others: Collection[ContactRow]) -> list[tuple[ContactRow, ContactRow]]:
    """Who of the second is somebody of the first: the only one of the name on both sides, and nothing contradicts."""
    counts = [Counter(folded_name(one.name) for one in side) for side in (mine, others)]
    return [
        (one, other)
        for one in mine
        for other in others
        if (key := folded_name(one.name)) == folded_name(other.name)
        and all(count[key] == 1 for count in counts)
        and not _differ(one.code, other.code)
        and not _differ(one.email, other.email)
    ]


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() != other.casefold()


def _sales(work: Work, keep_id: int, other_id: int) -> int:
    """Sums of sales come over; those of one key are added up. Returns how many came."""
    mine = {key: (row_id, minor) for row_id, key, minor in sales_of(work.raw, keep_id)}
    found = sales_of(work.raw, other_id)
    for row_id, key, minor in found:
        key = key._replace(account_id=keep_id)
        if key in mine:
            first_id, before = mine[key]
            work.change(Sale, first_id, minor=before + minor)
            work.remove(Sale, row_id)
            mine[key] = (first_id, before + minor)
        else:
            work.change(Sale, row_id, account_id=keep_id)
            mine[key] = (row_id, minor)
    return len(found)


def _agreements(work: Work, keep_id: int, other_id: int) -> int:
    """Contracts come over as they are. Returns how many."""
    ids = contract_ids(work.raw, other_id)
    for contract_id in ids:
        work.change(Contract, contract_id, account_id=keep_id)
    return len(ids)


def _plans(work: Work, keep_id: int, other_id: int) -> None:
    """Lines of locked plans come over; how much the second was to get counts where nobody said so of the first."""
    for line_id in baseline_of(work.raw, other_id):
        work.change(PlanLine, line_id, account_id=keep_id)
    mine, others = intensity(work.raw, keep_id), intensity(work.raw, other_id)
    if others is None:
        return
    if mine is None:
        work.change(Intensity, others[0], account_id=keep_id)
        return
    work.remove(Intensity, others[0])
    touches = others[1] if mine[1] is None else mine[1]
    work.change(Intensity, mine[0], touches=touches, minutes=mine[2] or others[2])


def _stakes(work: Work, keep_id: int, other_id: int) -> None:
    """Threats and trigger events come over."""
    for table, ids in at_stake(work.raw, other_id).items():
        for row_id in ids:
            work.change(_AT_STAKE[table], row_id, account_id=keep_id)


@dataclass(frozen=True, slots=True)
class _Left:
    """What the first takes over from the second."""

    values: Mapping[str, Any]
    names: tuple[str, ...]
    dropped: tuple[str, ...]


def _absorbed(mine: Mapping[str, Any], others: Mapping[str, Any], more: tuple[str, ...] = ()) -> _Left:
    """The second's values for the first's empty columns, and those of its values that have no place, and `more`."""
    there = {name: value for name, value in others.items() if name not in _KEPT and value is not None}
    values = {name: value for name, value in there.items() if mine[name] is None}
    rest = {name: value for name, value in there.items() if name not in values and not _same(value, mine[name])}
    dropped = tuple(f"{_said(name)} {value}" for name, value in rest.items() if not name.endswith("_id"))
    return _Left(values, tuple(map(_said, values)), (*dropped, *more))


def _same(one: Any, other: Any) -> bool:
    return name_key(str(one)) == name_key(str(other))


def _said(column: str) -> str:
    return _SAID.get(column, column.removesuffix("_id"))


def _note(notes: Collection[str | None], gone: str, said: Collection[str]) -> str:
    """Both notes and a line on the one that is gone. Raises `RejectedError` when they are too long for one."""
    note = "\n\n".join([*filter(None, notes), ", ".join([gone, *said])])
    if not fits_note(note):
        raise RejectedError("The two notes are too long for one.", "Shorten one of them first.")
    return note
