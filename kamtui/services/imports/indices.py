"""An industry index of a file into the book: one value for each series and month, which a later file replaces."""

from datetime import date
from decimal import ROUND_HALF_EVEN
from typing import Any

from kamtui.domain.text import name_key
from kamtui.exchange.values import IndexRecord, Sheet
from kamtui.services.imports.known import Known
from kamtui.services.imports.targets import Target
from kamtui.services.imports.writing import Outcome
from kamtui.store.reads.indices import IndexRow


def import_index(sheet: Sheet, known: Known, target: Target) -> Outcome:
    """Writes a sheet of index values; the spelling that the book has of a series stays."""
    there = {(name_key(row.series), row.month): row for row in known.index}
    spelled = {name_key(row.series): row.series for row in known.index}
    fresh: dict[tuple[str, date], dict[str, Any]] = {}
    changed = unchanged = 0
    for record in (one for one in sheet.records if isinstance(one, IndexRecord)):
        key = name_key(record.series), record.month
        thousandths = int((record.value * 1000).to_integral_value(ROUND_HALF_EVEN))
        row = there.get(key)
        if row is None:
            series = spelled.setdefault(key[0], record.series)
            fresh[key] = {
                "series": series,
                "month": record.month,
                "thousandths": thousandths,
                "source": sheet.file,
            }
        elif row.thousandths != thousandths:
            target.change("index_values", row.id, {"thousandths": thousandths, "source": sheet.file})
            known.index[known.index.index(row)] = row._replace(thousandths=thousandths)
            changed += 1
        else:
            unchanged += 1
    ids = target.add("index_values", list(fresh.values()))
    known.index += [
        IndexRow(row_id, row["series"], row["month"], row["thousandths"])
        for row_id, row in zip(ids, fresh.values(), strict=True)
    ]
    names = dict.fromkeys(spelled[name_key(one.series)] for one in sheet.records if isinstance(one, IndexRecord))
    return Outcome(len(fresh), changed, unchanged, sheet.rejected, (*sheet.notes, *_said(list(names))))


def _said(names: list[str]) -> list[str]:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return [f"index {', '.join(f'“{name}”' for name in names[:5])}{more}"] if names else []
