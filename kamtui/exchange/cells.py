"""The cells of one row by field, cleaned; and the two ways a reader speaks back: a reason to reject, a remark."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kamtui.domain.text import TITLE_LIMIT, clean, clean_note
from kamtui.exchange.formulas import rearm
from kamtui.exchange.headings import Columns
from kamtui.exchange.table import Table
from kamtui.exchange.values import Rejected

_FAILED = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_SEVERAL = re.compile(";|,|:::")
_TRUE = frozenset({"true", "1", "yes", "y", "t", "x", "ja", "oui", "si", "sí", "wahr", "vrai"})

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Unfit(Exception):
    """This row stays out: the field at fault, and the reason."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name
        self.reason = reason


class Remarks:
    """What a reader noticed in many rows, counted: one remark is one line however often it was made."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Counts a remark once more."""
        self._counts[text] += 1

    @property
    def lines(self) -> tuple[str, ...]:
        """Every remark with the number of rows it was made of."""
        return tuple(f"{count} row{'s' if count > 1 else ''}: {text}" for text, count in self._counts.items())


class Cells:
    """One row, asked by field."""

    __slots__ = ("_columns", "_row", "number")

    def __init__(self, columns: Columns, cells: Sequence[str], number: int = 0) -> None:
        self._columns = columns
        self._row = cells
        self.number = number
        """The row as a spreadsheet numbers it; 0 where nobody asks."""

    def has(self, name: str) -> bool:
        """Whether the table has a column for a field."""
        return name in self._columns

    def every(self, name: str) -> list[str]:
        """The cells of a field that are not empty, as they stand. Raises `Unfit` for a formula that failed."""
        return [text for place in self._columns.of.get(name, ()) if (text := _sound(name, _plain(self._row[place])))]

    def raw(self, name: str) -> str:
        """The first of them, or nothing. Raises `Unfit` for a formula that failed."""
        for place in self._columns.of.get(name, ()):
            text = _sound(name, _plain(self._row[place]))
            if text:
                return text
        return ""

    def at(self, place: int) -> str:
        """The cell of one column."""
        return _plain(self._row[place])

    def text(self, name: str) -> str | None:
        """One line of safe text."""
        return clean(self.raw(name)) or None

    def note(self, name: str) -> str | None:
        """Safe text of many lines."""
        return clean_note(self.raw(name)) or None

    def one(self, name: str) -> str | None:
        """The first of several values in one cell."""
        return clean(_SEVERAL.split(self.raw(name)[: TITLE_LIMIT * 8], maxsplit=1)[0]) or None

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of a field, those joined in one cell taken apart."""
        found = (clean(code) for text in self.every(name) for code in text[: TITLE_LIMIT * 8].split(";"))
        return tuple(dict.fromkeys(code for code in found if code))

    def names(self, name: str) -> tuple[str, ...]:
        """The names of a field, one for each of its columns."""
        return tuple(dict.fromkeys(text for cell in self.every(name) if (text := clean(cell))))

    def says_yes(self, name: str) -> bool:
        """Whether a field is ticked."""
        return is_true(self.raw(name))


def is_true(text: str) -> bool:
    """Whether a cell is a yes: `true`, `1`, `x`…"""
    return text.strip().lower() in _TRUE


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """What a reader made of the rows."""

    records: tuple[T_co, ...]
    rejected: tuple[Rejected, ...]
    remarks: tuple[str, ...]


def read_rows(
    table: Table,
    columns: Columns,
    one: Callable[[Cells, Remarks], T],
    keep: Callable[[Cells], bool] = lambda _: True,
) -> Reading[T]:
    """Reads every row that `keep` lets through; one that does not fit is rejected with its reason, the others go on."""
    records: list[T] = []
    rejected = list(table.rejected)
    remarks = Remarks()
    for row in table.rows:
        cells = Cells(columns, row.cells, row.number)
        try:
            if not keep(cells):
                continue
            if cells.says_yes("deleted"):
                raise Unfit("deleted", "it is marked as deleted")
            records.append(one(cells, remarks))
        except Unfit as unfit:
            rejected.append(Rejected(row.number, columns.heading(unfit.name), unfit.reason))
    return Reading(tuple(records), tuple(sorted(rejected, key=lambda found: found.row)), remarks.lines)


def _sound(name: str, text: str) -> str:
    if text in _FAILED:
        raise Unfit(name, f"its formula failed: {text}")
    return text


def _plain(cell: str) -> str:
    """A cell without blanks around it and without the apostrophe that disarms a formula."""
    return rearm(cell.strip())
