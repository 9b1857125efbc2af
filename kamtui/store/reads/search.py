"""Searching the texts of the book through its full-text index, narrowed by who, what and when; newest first.

A word stands in a text, or in the name of its account or contact. What a rep types is quoted into the index's own
strings, where every sign means itself.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from kamtui.domain.search.line import Search, Source
from kamtui.domain.search.rows import FoundRow
from kamtui.domain.text import name_key
from kamtui.domain.words import Kind
from kamtui.store.reads.fields import day, word
from kamtui.store.reads.search_words import ARMS, Arm, Lookup
from kamtui.store.reads.where import Where, in_list, like


def search(connection: sqlite3.Connection, wanted: Search, limit: int | None, offset: int = 0) -> list[FoundRow]:
    """A window of what is found, the newest day first; on one day by source, then the last written first.

    What has no day comes last.
    """
    keys: list[tuple[str, int, int]] = []
    order = list(ARMS)
    most = -1 if limit is None else limit + offset
    for source, where in _arms(wanted, Lookup(connection, wanted.terms, wanted.without)):
        arm = ARMS[source]
        rows = connection.execute(
            f"SELECT {arm.day}, x.id FROM {arm.table} x WHERE {where.sql} ORDER BY {arm.day} DESC, x.id DESC LIMIT ?",
            (*where.values, most),
        )
        keys += [(on or "", -order.index(source), row_id) for on, row_id in rows]
    keys.sort(reverse=True)
    window = keys[offset : None if limit is None else offset + limit]
    return _rows(connection, [(order[-place], row_id) for _, place, row_id in window])


def count(connection: sqlite3.Connection, wanted: Search) -> int:
    """How many texts `search` goes through."""
    lookup = Lookup(connection, wanted.terms, wanted.without)
    if wanted == Search(wanted.terms, within=wanted.within):
        known = [lookup.of(source) for source in wanted.sources]
        if None not in known:
            return sum(filter(None, known))
    return sum(
        int(connection.execute(f"SELECT count(*) FROM {ARMS[s].table} x WHERE {w.sql}", w.values).fetchone()[0])
        for s, w in _arms(wanted, lookup)
    )


def _arms(wanted: Search, lookup: Lookup) -> Iterable[tuple[Source, Where]]:
    """The sources that can hold anything, each with its condition."""
    for source in wanted.sources:
        arm = ARMS[source]
        if (wanted.kinds and arm.kind == "NULL") or ((wanted.who or wanted.tiers) and arm.account == "NULL"):
            continue
        if ((wanted.since or wanted.until) and arm.day == "NULL") or lookup.none(source):
            continue
        where = lookup.add(Where(), source)
        _add_filters(where, arm, wanted)
        yield source, where


def _add_filters(where: Where, arm: Arm, wanted: Search) -> None:
    if arm.table == "accounts":
        where.add("x.note IS NOT NULL")
    for name in wanted.who:
        key = like(name_key(name))
        accounts = f"{arm.account} IN (SELECT id FROM accounts WHERE folded LIKE ? ESCAPE '!' OR code = ?)"
        if arm.contact == "NULL":
            where.add(accounts, key, name)
        else:
            people = f"{arm.contact} IN (SELECT id FROM contacts WHERE folded LIKE ? ESCAPE '!')"
            where.add(f"({accounts} OR {people})", key, name, key)
    if wanted.kinds:
        where.add(f"{arm.kind} IN ({_marks(wanted.kinds)})", *map(str, wanted.kinds))
    if wanted.tiers:
        tiers = f"SELECT id FROM accounts WHERE tier IN ({_marks(wanted.tiers)})"
        where.add(f"{arm.account} IN ({tiers})", *map(str, wanted.tiers))
    if wanted.since is not None:
        where.add(f"{arm.day} >= ?", wanted.since)
    if wanted.until is not None:
        where.add(f"{arm.day} <= ?", wanted.until)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


# -- rows ----------------------------------------------------------------------------------------------------------


def _rows(connection: sqlite3.Connection, keys: Sequence[tuple[Source, int]]) -> list[FoundRow]:
    """The rows of these sources and ids, in their order."""
    found: dict[tuple[Source, int], FoundRow] = {}
    for source in dict.fromkeys(source for source, _ in keys):
        arm = ARMS[source]
        ids = in_list(row_id for other, row_id in keys if other is source)
        rows = connection.execute(
            f"""SELECT x.id, {arm.day}, {arm.account}, a.name, {arm.contact}, c.name,
            {arm.kind}, {arm.state}, {arm.text} FROM {arm.table} x LEFT JOIN accounts a ON a.id = {arm.account}
            LEFT JOIN contacts c ON c.id = {arm.contact} WHERE x.id IN ({ids})"""
        )
        found |= {(source, row[0]): _row(source, row) for row in rows}
    return [found[key] for key in keys]


def _row(source: Source, r: Sequence[Any]) -> FoundRow:
    return FoundRow(source, r[0], day(r[1]), r[2], r[3], r[4], r[5], word(Kind, r[6]), r[7] or "", r[8] or "")
