"""Putting rows into a new book: a row that breaks a rule is mended as little as possible, and every change is noted."""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from kamtui.domain.text import name_key
from kamtui.store.salvage.pages import Value

Record = dict[str, Value]

_INSTEAD: Mapping[str, Value] = {
    "kind": "call",
    "status": "open",
    "tier": "C",
    "outcome": "reached",
    "grain": "day",
    "about": "other",
    "topic": "other",
    "severity": 1,
    "minutes": 30,
    "what": "edited",
    "at": 0,
    "actor": "repair",
}
"""What stands where a value that a row needs is lost, by its column."""

_STATES: Mapping[str, str] = {"steps": "dropped", "contracts": "running", "objectives": "open"}
_TEXTS = ("title", "name", "text", "topic", "question", "why", "verb", "summary", "give", "gain", "competitor")
_LOST = "?"
"""A text that a row needs and that is lost."""

_PARTS: Mapping[str, Mapping[str, Value]] = {
    "contracts_notice": {"notice_on": None},
    "contracts_money": {"minor": None, "currency": None},
    "threats_closed": {"closed_on": None, "closed_why": None},
    "objectives_closed": {"state": "open", "closed_on": None},
    "options_approved": {"approved_on": None},
    "offering_fits_competitor": {"competitor": None},
    "plans_month_first": {},
}
"""What mends a row that breaks a rule of more than one column."""

_PARENTS: Mapping[str, Mapping[str, Value]] = {
    "accounts": {"tier": "C", "status": "lost"},
    "contacts": {},
    "departments": {},
    "offerings": {},
    "segments": {},
    "steps": {"at": 0, "verb": "lost", "actor": "repair", "state": "dropped"},
    "tasks": {"kind": "internal", "status": "cut", "minutes": 1},
}
"""What stands in for a lost row that others point at, beside its name: so what belonged together still does."""

_CALLED: Mapping[str, str] = {"steps": "summary", "tasks": "title"}
"""The column of their name, where it is another one."""

_TRIES = 12
_LENGTH = re.compile(r"CONSTRAINT (\w+) CHECK \(length\(\w+\) BETWEEN 1 AND (\d+)")


@dataclass(slots=True)
class Left:
    """A row that was read and has no place in the new book, or not as it was."""

    table: str
    id: int
    row: Record
    """As it was read."""
    why: str


@dataclass(slots=True)
class Filler:
    """An empty book that is being filled; its connection holds no row to what it points at meanwhile."""

    book: sqlite3.Connection
    mended: dict[str, int] = field(default_factory=dict)
    """Rows that were changed, by table."""
    stand_ins: dict[str, int] = field(default_factory=dict)
    """Rows that stand in for lost ones, by table."""
    left: list[Left] = field(default_factory=list)
    """Rows as they were before they were mended, and those that were left out."""
    out: dict[str, int] = field(default_factory=dict)
    """Rows that were left out, by table."""
    _lengths: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Reads how long texts may be."""
        for (sql,) in self.book.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL"):
            self._lengths.update((rule, int(most)) for rule, most in _LENGTH.findall(sql))

    def put(self, table: str, row_id: int, record: Record, *, whole: bool = True) -> bool:
        """Puts a row in, mended where it must be; false when there is no place for it."""
        row, why = dict(record), [] if whole else ["a page of it is lost"]
        for _ in range(_TRIES):
            try:
                self._insert(table, row)
            except sqlite3.IntegrityError as error:
                why.append(str(error))
                if not self._mend(table, row, str(error)):
                    break
            else:
                if why:
                    self.mended[table] = self.mended.get(table, 0) + 1
                    self.left.append(Left(table, row_id, record, "; ".join(why)))
                return True
        self.leave(table, row_id, record, why)
        return False

    def settle(self) -> None:
        """Every row that points at one which is lost: it points nowhere, or at one that stands in for it."""
        for _ in range(_TRIES):
            broken = self.book.execute("PRAGMA foreign_key_check").fetchall()
            if not broken:
                return
            for table, row_id, parent, key in broken:
                self._settle(table, row_id, parent, key)

    def _settle(self, table: str, row_id: int, parent: str, key: int) -> None:
        column = next(row[3] for row in self.book.execute(f"PRAGMA foreign_key_list({table})") if row[0] == key)
        found = self.book.execute(f"SELECT * FROM {table} WHERE rowid = ?", (row_id,))
        values = found.fetchone()
        if values is None:
            return
        record = dict(zip((part[0] for part in found.description), values, strict=True))
        needed = next(row[3] for row in self.book.execute(f"PRAGMA table_info({table})") if row[1] == column)
        gone = record[column]
        why = f"{column} {gone}: that row of {parent} is lost"
        if parent in _PARENTS and isinstance(gone, int) and self._stand_in(parent, gone, record):
            return
        if needed:
            self.book.execute(f"DELETE FROM {table} WHERE rowid = ?", (row_id,))
            self.leave(table, row_id, record, [why])
        else:
            self.book.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (row_id,))
            self.mended[table] = self.mended.get(table, 0) + 1
            self.left.append(Left(table, row_id, record, why))

    def _stand_in(self, table: str, row_id: int, child: Record) -> bool:
        """A row that others point at is lost: one in its place says so. False when nothing can stand there."""
        if self.book.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)).fetchone():
            return True
        name = f"lost {table[:-1]} {row_id}"
        row: Record = {"id": row_id, _CALLED.get(table, "name"): name, **_PARENTS[table]}
        if table in ("accounts", "contacts"):
            row["folded"] = name_key(name)
        if table == "departments":
            row["account_id"] = child.get("account_id")
        try:
            self._insert(table, row)
        except sqlite3.IntegrityError:
            return False
        self.stand_ins[table] = self.stand_ins.get(table, 0) + 1
        return True

    def leave(self, table: str, row_id: int, record: Record, why: list[str]) -> None:
        """Notes a row that has no place in the new book."""
        self.out[table] = self.out.get(table, 0) + 1
        self.left.append(Left(table, row_id, record, "; ".join(why)))

    def _insert(self, table: str, record: Mapping[str, Value]) -> None:
        names = ", ".join(f'"{name}"' for name in record)
        marks = ", ".join("?" * len(record))
        self.book.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(record.values()))

    def _mend(self, table: str, row: Record, said: str) -> bool:
        """Changes what the book says it does not take; false when nobody knows how."""
        what, _, where = said.partition(": ")
        if what.startswith("CHECK"):
            return self._obey(table, row, where)
        names = [part.strip().partition(".")[2] for part in where.split(",")]
        if what.startswith("NOT NULL"):
            return self._replace(table, row, names[0])
        if what.startswith("UNIQUE") and len(names) == 1 and names[0] != "id" and row.get(names[0]) is not None:
            before, row[names[0]] = row[names[0]], None
            return before is not None
        return False

    def _obey(self, table: str, row: Record, rule: str) -> bool:
        """Mends what breaks a named rule."""
        if rule == "tasks_done_at":
            row["done_at"] = 0 if row["status"] == "done" else None
            return True
        if rule in _PARTS:
            row.update(_PARTS[rule])
            return bool(_PARTS[rule])
        rest = rule.removeprefix(f"{table}_")
        columns = [name for name in row if rest.startswith(f"{name}_") or rest == name]
        if not columns:
            return False
        column = max(columns, key=len)
        text = row[column]
        if rule in self._lengths and isinstance(text, str) and text:
            row[column] = text.replace("\0", "")[: self._lengths[rule]].rstrip() or _LOST
            return row[column] != text
        if row[column] is None:
            return False
        row[column] = None
        return True

    def _replace(self, table: str, row: Record, column: str) -> bool:
        """Puts something in the place of a value that may not be missing."""
        if column == "folded":
            row[column] = name_key(str(row.get("name") or _LOST)) or _LOST
        elif column == "state" and table in _STATES:
            row[column] = _STATES[table]
        elif column in _TEXTS and (table, column) != ("trigger_events", "topic"):
            row[column] = _LOST
        elif column in _INSTEAD:
            row[column] = _INSTEAD[column]
        else:
            return False
        return True
