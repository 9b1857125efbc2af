"""Rows as accounts."""

from kamtui.exchange import words
from kamtui.exchange.cells import Cells, Reading, Remarks, Unfit, read_rows
from kamtui.exchange.headings import Columns
from kamtui.exchange.table import Table
from kamtui.exchange.values import AccountRecord


def read_accounts(table: Table, columns: Columns) -> Reading[AccountRecord]:
    """Every row as an account; in a table of companies and persons the rows of companies."""
    if "company" not in columns:
        return read_rows(table, columns, _account)
    return read_rows(table, columns, _account, lambda cells: cells.says_yes("company"))


def _account(cells: Cells, remarks: Remarks) -> AccountRecord:
    name = cells.text("name")
    if name is None:
        raise Unfit("name", "the account has no name")
    said = cells.raw("tier")
    tier = words.tier(said) if said else None
    if said and tier is None:
        remarks.add("the tier is none of K, A, B, C, P; a new account becomes C")
    return AccountRecord(
        row=cells.number,
        code=cells.text("code"),
        name=name,
        city=cells.text("city"),
        country=cells.text("country"),
        phone=cells.text("phone"),
        website=cells.text("website"),
        segment=cells.text("segment"),
        tier=tier,
        note=cells.note("note"),
    )
