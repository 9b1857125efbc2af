"""Accounts of a file into the book: by code, else by name and city."""

from typing import Any

from kamtui.domain.text import folded_name
from kamtui.domain.words import Tier
from kamtui.exchange.values import AccountRecord, Sheet
from kamtui.services.imports.duplicates import looks_alike
from kamtui.services.imports.known import Known, place
from kamtui.services.imports.pairing import Rules, pair
from kamtui.services.imports.targets import Target, Values
from kamtui.services.imports.writing import Outcome, Table, news, outcome, write
from kamtui.store.reads.imports import KnownAccount


def import_accounts(sheet: Sheet, known: Known, target: Target) -> Outcome:
    """Writes a sheet of accounts; segments nobody has heard of are made."""
    records = [record for record in sheet.records if isinstance(record, AccountRecord)]
    rules: Rules[AccountRecord, KnownAccount] = Rules(
        same=_same,
        same_said="name and city",
        looks=(lambda record: known.accounts.find("name and city", _same(record)), lambda record: _near(record, known)),
        told=lambda record: _told(record, known),
    )
    pairs = pair(records, known.accounts, rules)
    table: Table[AccountRecord, KnownAccount] = Table(
        name="accounts",
        fresh=lambda record: _values(record, known) | {"tier": record.tier or Tier.C},
        changes=lambda record, row: news("accounts", row, _own(record, row, known), known),
        make=_make,
    )
    written = write(pairs, table, known.accounts, target)
    alike = looks_alike([row for _, row in written.new], known.accounts.rows)
    return outcome(written, [*sheet.rejected, *pairs.rejected], sheet.notes, alike)


def _same(record: AccountRecord) -> tuple[str, str]:
    return folded_name(record.name), place(record.city)


def _near(record: AccountRecord, known: Known) -> list[KnownAccount]:
    """Accounts of its name where one side says no city: without one in the file, any; else those without one."""
    named = known.accounts.find("name", folded_name(record.name))
    return [row for row in named if not place(record.city) or not place(row.city)]


def _told(record: AccountRecord, known: Known) -> KnownAccount | None:
    """The account that the rep said it is; not one of another city."""
    row = known.aliases.find(record.code, record.name, known.accounts)
    elsewhere = row is not None and place(row.city) and place(record.city) not in ("", place(row.city))
    return None if elsewhere else row


def _own(record: AccountRecord, row: KnownAccount, known: Known) -> dict[str, Any]:
    """Its values without the name and the code that are not the account's own."""
    values = _values(record, known)
    named, coded = known.aliases.is_one(row.id, record.name, record.code)
    if named:
        values |= {"name": None, "folded": None}
    if coded:
        values["code"] = None
    return values


def _values(record: AccountRecord, known: Known) -> dict[str, Any]:
    return {
        "code": record.code,
        "name": record.name,
        "folded": folded_name(record.name),
        "city": record.city,
        "country": record.country,
        "phone": record.phone,
        "website": record.website,
        "tier": record.tier,
        "segment_id": known.segment(record.segment),
        "note": record.note,
    }


def _make(row_id: int, values: Values) -> KnownAccount:
    return KnownAccount(id=row_id, **values)
