"""Contacts of a file into the book: by code, else by name and account, else by name and e-mail."""

from typing import Any

from kamtui.domain.text import folded_name
from kamtui.exchange.cells import Remarks
from kamtui.exchange.own_uids import own_row
from kamtui.exchange.values import ContactRecord, Sheet
from kamtui.services.imports.known import Known
from kamtui.services.imports.pairing import Rules, pair
from kamtui.services.imports.people import Meant, of_contact
from kamtui.services.imports.targets import Target, Values
from kamtui.services.imports.writing import Outcome, Table, news, outcome, write
from kamtui.store.reads.imports import KnownContact


def import_contacts(sheet: Sheet, known: Known, target: Target) -> Outcome:
    """Writes a sheet of contacts; departments an account did not have are made."""
    records = [record for record in sheet.records if isinstance(record, ContactRecord)]
    remarks = Remarks()
    meant = {record.row: of_contact(record, known, remarks) for record in records}
    pairs = pair(records, known.contacts, _rules(meant, known))
    table: Table[ContactRecord, KnownContact] = Table(
        name="contacts",
        fresh=lambda record: _values(record, meant[record.row], known, remarks),
        changes=lambda record, row: _changes(record, row, meant[record.row], known, remarks),
        make=_make,
    )
    written = write(pairs, table, known.contacts, target)
    return outcome(written, [*sheet.rejected, *pairs.rejected], [*sheet.notes, *remarks.lines])


def _rules(meant: dict[int, Meant], known: Known) -> Rules[ContactRecord, KnownContact]:
    def same(record: ContactRecord) -> tuple[str, int | None]:
        return folded_name(record.name), meant[record.row].account_id

    def by_email(record: ContactRecord) -> list[KnownContact]:
        if record.email is None:
            return []
        return [
            row for row in known.contacts.find("email", record.email.lower()) if row.folded == folded_name(record.name)
        ]

    def near(record: ContactRecord) -> list[KnownContact]:
        """People of that name where one side says no account."""
        account_id = meant[record.row].account_id
        named = known.contacts.find("name", folded_name(record.name))
        return [row for row in named if account_id is None or row.account_id is None]

    looks = (lambda record: known.contacts.find("name and account", same(record)), by_email, near)
    return Rules(same=same, same_said="name and account", looks=looks, own=lambda record: _own(record, known))


def _own(record: ContactRecord, known: Known) -> KnownContact | None:
    """The contact that this very book once exported."""
    return known.contacts.get(own_row(record.code, "contact", known.book_id))


def _values(record: ContactRecord, meant: Meant, known: Known, remarks: Remarks) -> dict[str, Any]:
    department_id = None
    if record.department is not None and meant.account_id is not None:
        department_id = known.department(meant.account_id, record.department)
    elif record.department is not None:
        remarks.add("has a department but no account, and comes in without the department")
    return {
        "code": record.code,
        "name": record.name,
        "folded": folded_name(record.name),
        "account_id": meant.account_id,
        "department_id": department_id,
        "title": record.title,
        "role": record.role,
        "email": record.email,
        "phone": record.phone,
        "mobile": record.mobile,
    }


def _changes(record: ContactRecord, row: KnownContact, meant: Meant, known: Known, remarks: Remarks) -> dict[str, Any]:
    """A department belongs to an account: it never outlives a move, and never follows one that the rep made."""
    moves = news("contacts", row, {"account_id": meant.account_id}, known)
    at = meant if moves else Meant(row.account_id)
    values = _values(record, at, known, remarks)
    if meant.account_id not in (None, at.account_id):
        values["department_id"] = None  # the file speaks of a department at another account
    if _own(record, known) is not None:
        values["code"] = None
    changes = news("contacts", row, values, known)
    if moves and "department_id" not in changes and row.department_id is not None:
        changes["department_id"] = None
    return changes


def _make(row_id: int, values: Values) -> KnownContact:
    return KnownContact(id=row_id, **values)
