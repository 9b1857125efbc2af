"""Sales of a file into the book: one sum for each account, segment, day and currency, which a later file replaces.

A report that is exported again, with more days in it, changes nothing that it says again. Accounts nobody has heard of
come in with what the file knows them by.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kamtui.domain.money import digits, minor_units
from kamtui.domain.text import folded_name
from kamtui.domain.words import Tier
from kamtui.exchange.codes import code_key
from kamtui.exchange.values import Rejected, SaleRecord, Sheet
from kamtui.services.book import Book
from kamtui.services.imports.duplicates import looks_alike
from kamtui.services.imports.known import Known
from kamtui.services.imports.targets import Plain, Target
from kamtui.services.imports.writing import Outcome
from kamtui.store.reads.imports import KnownAccount, SaleKey

_COLUMNS = (*SaleKey._fields, "minor", "source")

Who = tuple[str | None, str | None]
"""Code and name of an account in a file."""


def import_sales(sheet: Sheet, known: Known, target: Target, book: Book) -> Outcome:
    """Writes a sheet of sales. One whose account could be several stays out."""
    records = [record for record in sheet.records if isinstance(record, SaleRecord)]
    before = len(known.accounts.rows)
    whose, several = _accounts(records, known, target)
    alike = looks_alike(list(known.accounts.rows)[before:], known.accounts.rows)
    rejected: list[Rejected] = []
    if several:
        rejected = [Rejected(r.row, None, several[_who(r)]) for r in records if _who(r) in several]
        records = [record for record in records if _who(record) in whose]
    rows = _rows(records, whose, known, book.settings.currency)
    fresh: list[Plain] = []
    changed = replaced = 0
    there = known.sales
    for key, minor in rows.items():
        sale = there.get(key)
        if sale is None:
            fresh.append((*key, minor, sheet.file))
        elif sale.minor != minor:
            target.change("sales", sale.id, {"minor": minor, "source": sheet.file})
            changed += 1
            replaced += sale.source != sheet.file
    known.keep_sales(rows, sheet.file, target.add_plain("sales", _COLUMNS, fresh))
    ordered = sorted([*sheet.rejected, *rejected], key=lambda one: one.row)
    notes = (*sheet.notes, *_said(len(whose), len(several), replaced))
    return Outcome(len(fresh), changed, len(rows) - len(fresh) - changed, tuple(ordered), notes, alike)


def _rows(records: Sequence[SaleRecord], whose: dict[Who, int], known: Known, currency: str) -> dict[SaleKey, int]:
    """Minor units by what a sum is known by."""
    rows: dict[SaleKey, int] = {}
    there = known.sales
    parts: dict[str, list[tuple[SaleKey, Decimal]]] = {}
    days = {on: on.isoformat() for on in {record.day for record in records}}
    places = {code: digits(code) for code in {record.currency or currency for record in records}}
    for record in records:
        code = record.currency or currency
        segment_id = known.segment(record.segment)
        key = SaleKey(whose[_who(record)], segment_id, days[record.day], record.grain.value, code)
        exact = record.amount.scaleb(places[code])
        minor = int(exact)
        if exact != minor:
            parts.setdefault(code, []).append((key, record.amount))
            minor = 0
        rows[key] = rows.get(key, 0) + minor  # two spellings of a segment are one
    for code, mine in parts.items():
        amounts = ((amount, _summed_by(key)) for key, amount in mine)
        kept = {place: there[key].minor for place, (key, _) in enumerate(mine) if key in there}
        for (key, _), minor in zip(mine, minor_units(amounts, code, kept), strict=True):
            rows[key] += minor
    return rows


def _summed_by(key: SaleKey) -> tuple[object, ...]:
    """The sums that must stay true when an amount is rounded."""
    year, month = key.day[:4], key.day[:7]
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
    fitting = [row for row in named if code is None or row.code is None or code_key(row.code) not in codes]
    alias = known.aliases.find(code, name, known.accounts) if not fitting else None
    return fitting if alias is None else [alias]


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
