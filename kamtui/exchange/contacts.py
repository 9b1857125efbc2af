"""Rows as contacts."""

import re

from kamtui.domain.text import clean
from kamtui.exchange import words
from kamtui.exchange.cells import Cells, Reading, Remarks, Unfit, read_rows
from kamtui.exchange.headings import Columns
from kamtui.exchange.table import Table
from kamtui.exchange.values import ContactRecord

_MOBILE = re.compile(r"mobile|cell|handy|mobil", re.IGNORECASE)
"""How the label of a number says that it is a mobile phone's."""


def read_contacts(table: Table, columns: Columns) -> Reading[ContactRecord]:
    """Every row as a contact; in a table of companies and persons the rows of persons."""
    if "company" not in columns:
        return read_rows(table, columns, _contact)
    return read_rows(table, columns, _contact, lambda cells: not cells.says_yes("company"))


def _contact(cells: Cells, remarks: Remarks) -> ContactRecord:
    name = cells.text("name") or clean(f"{cells.raw('first_name')} {cells.raw('last_name')}")
    if not name:
        raise Unfit("name" if cells.has("name") else "last_name", "the contact has no name")
    said = cells.raw("role")
    role = words.buyer_role(said) if said else None
    if said and role is None:
        remarks.add("the role is not one kamtui knows and was left out")
    phone, mobile = cells.text("phone"), cells.text("mobile")
    if mobile is None and phone is not None and _MOBILE.search(cells.raw("phone_label")):
        phone, mobile = None, phone
    return ContactRecord(
        row=cells.number,
        code=cells.text("code"),
        name=name,
        account_codes=cells.codes("account_code"),
        account_names=cells.names("account"),
        department=cells.text("department"),
        title=cells.text("title"),
        role=role,
        email=cells.one("email"),
        phone=phone,
        mobile=mobile,
    )
