"""Which rows hold a word: the tables that are searched, and the condition that a word sets on each.

A word stands in a text, or in the name of its account or contact. What a rep types is quoted into the index's own
strings, where every sign means itself.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kamtui.domain.search.line import Source, Term
from kamtui.domain.text import name_key
from kamtui.store.reads.where import Where, like
from kamtui.store.words import SOURCES, STEP

MANY = 2_000
"""Touches that hold a word, from which on it is quicker to go through them by day than to sort them."""


class Arm(NamedTuple):
    """One table that is searched, `x` in the SQL."""

    table: str
    day: str = "NULL"
    account: str = "x.account_id"
    contact: str = "NULL"
    kind: str = "NULL"
    state: str = "''"
    text: str = "x.text"


ARMS: Mapping[Source, Arm] = {
    Source.TOUCH: Arm("touches", "x.day", contact="x.contact_id", kind="x.kind", state="x.outcome", text="x.note"),
    Source.TASK: Arm(
        "tasks",
        "x.planned_on",
        contact="x.contact_id",
        kind="x.kind",
        state="x.status",
        text="x.title || coalesce(char(10) || x.note, '')",
    ),
    Source.GRADE: Arm("grades", "x.day", contact="x.contact_id", state="x.letter", text="x.why"),
    Source.PROMISE: Arm("promises", "x.made_on", contact="x.contact_id"),
    Source.THREAT: Arm("threats", "x.found_on"),
    Source.EVENT: Arm("trigger_events", "x.day", state="x.topic"),
    Source.INTEL: Arm(
        "intel",
        "x.day",
        account="NULL",
        text="x.topic || "
        + " || ".join(f"coalesce(char(10) || x.{column}, '')" for column in ("us", "them", "client", "source")),
    ),
    Source.NOTE: Arm("accounts", account="x.id", text="x.note"),
}
"""Every source and its table."""

_NAME = "(' ' || folded || ' ') LIKE ? ESCAPE '!'"


class Lookup:
    """The words of one search, each looked up once for all sources."""

    def __init__(self, connection: sqlite3.Connection, terms: Sequence[Term], without: Sequence[Term] = ()) -> None:
        self._connection = connection
        called = {term: _is_name(connection, term) for term in (*terms, *without)}
        plain = [term for term in terms if not called[term]]
        self._groups = [plain] if plain else []  # the index finds them all at once
        self._groups += [[term] for term in terms if called[term]]
        self._held = [_held(connection, group) for group in self._groups]
        self._called = called
        self._without = without

    def of(self, source: Source) -> int | None:
        """How many rows of a source hold all the words, where their texts alone decide that; else None."""
        if self._without or not self._groups or any(map(self._called.get, self._groups[0])):
            return None
        return self._held[0][SOURCES[ARMS[source].table][0]] if len(self._groups) == 1 else None

    def none(self, source: Source) -> bool:
        """Whether it is plain that no row of a source holds all the words."""
        number, unnamed = SOURCES[ARMS[source].table][0], ARMS[source].account == "NULL"
        return any(
            not held[number] and (unnamed or not self._called[group[0]])
            for group, held in zip(self._groups, self._held, strict=True)
        )

    def add(self, where: Where, source: Source) -> Where:
        """Adds that a row `x` of a source holds all of the words, and none of those that must be missing."""
        number = SOURCES[ARMS[source].table][0]
        for group, held in zip(self._groups, self._held, strict=True):
            rows = _holding(source, group, names=self._called[group[0]])
            if source is Source.TOUCH and (held[number] > MANY or self._many_are_called(rows)):
                where.add(f"({rows.by_row})", *rows.values)
            else:
                where.add(f"x.id IN ({rows.ids})", *rows.values)
        for term in self._without:
            rows = _holding(source, [term], names=self._called[term])
            where.add(f"x.id NOT IN ({rows.ids})", *rows.values)
        return where

    def _many_are_called(self, rows: "_Holding") -> bool:
        """Whether many rows are found by names alone."""
        if not rows.names:
            return False
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {rows.table} x WHERE {' OR '.join(rows.names)} LIMIT {MANY + 1})"
        return int(self._connection.execute(sql, rows.values[1:]).fetchone()[0]) > MANY


def _held(connection: sqlite3.Connection, terms: Sequence[Term]) -> tuple[int, ...]:
    """How many rows of each number hold all the terms in their text."""
    sums = ", ".join(f"coalesce(sum(rowid % {STEP} = {number}), 0)" for number in range(STEP))
    return tuple(connection.execute(f"SELECT {sums} FROM words WHERE words MATCH ?", (_match(terms),)).fetchone())


class _Holding(NamedTuple):
    """The rows that hold something: found by their text, or by names."""

    table: str
    text: str
    names: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def ids(self) -> str:
        """The query of all their ids."""
        return " UNION ALL ".join(
            (self.text, *(f"SELECT x.id FROM {self.table} x WHERE {name}" for name in self.names))
        )

    @property
    def by_row(self) -> str:
        """The same as a condition; the plus keeps SQLite from starting at the rows and not at the days."""
        return " OR ".join((f"+x.id IN ({self.text})", *self.names))


def _holding(source: Source, terms: Sequence[Term], *, names: bool = False) -> _Holding:
    """The rows whose text holds all the terms; with `names`, or whose account or contact is called like the one."""
    arm = ARMS[source]
    text = f"SELECT rowid / {STEP} FROM words WHERE words MATCH ? AND rowid % {STEP} = {SOURCES[arm.table][0]}"
    if not names or arm.account == "NULL":
        return _Holding(arm.table, text, (), (_match(terms),))
    columns = [(arm.account, "accounts"), (arm.contact, "contacts")]
    called = tuple(f"{c} IN (SELECT id FROM {table} WHERE {_NAME})" for c, table in columns if c != "NULL")
    return _Holding(arm.table, text, called, (_match(terms), *[_name_like(terms[0])] * len(called)))


def _match(terms: Sequence[Term]) -> str:
    """Terms that must all be there, in the index's query language."""
    return " ".join(map(_quoted, terms))


def _quoted(term: Term) -> str:
    """A term as a string of the index's query language."""
    text = term.text.replace('"', " ").replace("\0", " ")
    return f'"{text}"*' if term.start else f'"{text}"'


def _name_like(term: Term) -> str:
    """A pattern for names that hold the term, by whole words but for the last of a start."""
    return f"% {like(name_key(term.text))[1:-1]}{'' if term.start else ' '}%"


def _is_name(connection: sqlite3.Connection, term: Term) -> bool:
    """Whether the name of an account or contact holds the term."""
    key = _name_like(term)
    sql = f"SELECT EXISTS (SELECT 1 FROM accounts WHERE {_NAME}) OR EXISTS (SELECT 1 FROM contacts WHERE {_NAME})"
    return bool(connection.execute(sql, (key, key)).fetchone()[0])
