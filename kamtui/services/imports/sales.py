"""Sales of a file into the book: one sum for each account, segment, day and currency, which a later file replaces.

A report that is exported again, with more days in it, changes nothing that it says again. Accounts nobody has heard of
come in with what the file knows them by.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kamtui.domain.money import minor_units
from kamtui.domain.text import folded_name
from kamtui.domain.words import Tier
from kamtui.exchange.codes import code_key
from kamtui.exchange.values import Rejected, SaleRecord, Sheet
from kamtui.services.book import Book
from kamtui.services.imports.duplicates import looks_alike
from kamtui.services.imports.known import Known
from kamtui.services.imports.targets import Target
from kamtui.services.imports.writing import Outcome
from kamtui.store.reads.imports import KnownAccount, SaleKey

Who = tuple[str | None, str | None]
"""Code and name of an account in a file."""


def import_sales(sheet: Sheet, known: Known, target: Target, book: Book) -> Outcome:
    """Writes a sheet of sales. One whose account could be several stays out."""
    records = [record for record in sheet.records if isinstance(record, SaleRecord)]
    before = len(known.accounts.rows)
    whose, several = _accounts(records, known, target)
    alike = looks_alike(list(known.accounts.rows)[before:], known.accounts.rows)
    rejected = [Rejected(r.row, None, several[_who(r)]) for r in records if _who(r) in several]
    found = [record for record in records if _who(record) in whose]
    rows = _rows(found, whose, known, book.settings.currency)
    fresh: list[dict[str, Any]] = []
    changed = replaced = 0
    for key, minor in rows.items():
        sale = known.sales.get(key)
        if sale is None:
            fresh.append({**key._asdict(), "minor": minor, "source": sheet.file})
        elif sale.minor != minor:
            target.change("sales", sale.id, {"minor": minor, "source": sheet.file})
            changed += 1
            replaced += sale.source != sheet.file
    known.keep_sales(rows, sheet.file, target.add("sales", fresh))
    ordered = sorted([*sheet.rejected, *rejected], key=lambda one: one.row)
    notes = (*sheet.notes, *_said(len(whose), len(several), replaced), *alike)
    return Outcome(len(fresh), changed, len(rows) - len(fresh) - changed, tuple(ordered), notes)


def _rows(records: Sequence[SaleRecord], whose: dict[Who, int], known: Known, currency: str) -> dict[SaleKey, int]:
    """Minor units by what a sum is known by."""
    keys = [
        SaleKey(
            whose[_who(record)], known.segment(record.segment), record.day, record.grain, record.currency or currency
        )
        for record in records
    ]
    rows: dict[SaleKey, int] = {}
    for code in dict.fromkeys(key.currency for key in keys):
        mine = [(key, record.amount) for key, record in zip(keys, records, strict=True) if key.currency == code]
        exact = ((amount, _summed_by(key)) for key, amount in mine)
        kept = {place: known.sales[key].minor for place, (key, _) in enumerate(mine) if key in known.sales}
        for (key, _), minor in zip(mine, minor_units(exact, code, kept), strict=True):
            rows[key] = rows.get(key, 0) + minor  # two spellings of a segment are one
    return rows


def _summed_by(key: SaleKey) -> tuple[object, ...]:
    """The sums that must stay true when an amount is rounded."""
    year, month = key.day.year, (key.day.year, key.day.month)
    parts = (("segment", key.segment_id), ("segment", key.segment_id, year))
    return key.account_id, (key.account_id, year), year, month, *parts, "all"


def _accounts(records: Iterable[SaleRecord], known: Known, target: Target) -> tuple[dict[Who, int], dict[Who, str]]:
    """The account of every code and name, made where there is none; and why some of them are nobody's."""
    asked = dict.fromkeys(_who(record) for record in records)
    codes = {code_key(code) for code, _ in asked if code is not None}
    found: dict[Who, int] = {}
    several: dict[Who, str] = {}
    fresh: dict[object, list[Who]] = {}
    for code, name in asked:
        rows = _candidates(code, name, codes, known)
        if len(rows) > 1:
            several[code, name] = (
                f"there are {len(rows)} accounts named {name}: give the file a column with their codes"
            )
        elif rows:
            found[code, name] = rows[0].id
        else:
            fresh.setdefault(code_key(code) if code is not None else ("named", folded_name(name or "")), []).append(
                (code, name)
            )
    firsts = [whos[0] for whos in fresh.values()]
    values = [_new(code, name) for code, name in firsts]
    for row_id, row, whos in zip(target.add("accounts", values), values, fresh.values(), strict=True):
        known.accounts.put(_kept(row_id, row))
        found |= dict.fromkeys(whos, row_id)
    return found, several


def _candidates(code: str | None, name: str | None, codes: set[str], known: Known) -> list[KnownAccount]:
    """The account with the code; else those of the name, but for one that the file knows by another code."""
    if code is not None and (row := known.accounts.coded(code)) is not None:
        return [row]
    named = known.accounts.find("name", folded_name(name)) if name is not None else []
    return [row for row in named if code is None or row.code is None or code_key(row.code) not in codes]


def _new(code: str | None, name: str | None) -> dict[str, Any]:
    called = name or code or ""
    return {"code": code, "name": called, "folded": folded_name(called), "tier": Tier.C}


def _kept(row_id: int, row: Mapping[str, Any]) -> KnownAccount:
    nothing: dict[str, Any] = dict.fromkeys(("city", "country", "phone", "website", "segment_id", "note"))
    return KnownAccount(id=row_id, **nothing, **row)


def _who(record: SaleRecord) -> Who:
    return record.account_code, record.account_name


def _said(accounts: int, several: int, replaced: int) -> list[str]:
    said = [f"{accounts} account{'s' if accounts != 1 else ''}"]
    if several:
        said.append(f"{several} more that could be several")
    if replaced:
        said.append(f"{replaced} sum{'s' if replaced != 1 else ''} of other files replaced")
    return [", ".join(said)]
