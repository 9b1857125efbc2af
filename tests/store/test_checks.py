"""SQLite itself refuses what is none of a column's values, whoever writes it, and takes null only where it may be."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

import kamtui.store.tables  # noqa: F401
from kamtui.store.tables.base import Day
from kamtui.store.upgrade import ensure

BOOK = Path(__file__).parent / "books" / "0003.sql"

MORE = {
    "contracts_order": "contracts SET start_on = '2199-12-31'",
    "contracts_notice": "contracts SET notice_on = '2199-12-31'",
    "contracts_money": "contracts SET currency = NULL, minor = 1",
    "days_off_order": "days_off SET last_on = '1970-01-01'",
    "goals_money": "goals SET permille = NULL, minor = 1, currency = NULL",
    "goals_one_measure": "goals SET permille = 1, minor = 1, currency = 'EUR'",
    "index_values_month_first": "index_values SET month = '2026-01-02' WHERE id = 1",
    "objectives_closed": "objectives SET state = 'open', closed_on = '2026-11-23'",
    "offering_fits_competitor": "offering_fits SET fit = 'ours', competitor = 'Rivals'",
    "options_approved": "options SET approval = NULL, approved_on = '2026-11-23'",
    "plans_month_first": "plans SET month = '2026-12-02'",
    "tasks_done_at": "tasks SET status = 'done', done_at = NULL",
    "threats_closed": "threats SET closed_on = '2026-11-23', closed_why = NULL",
}
"""Rules of more than one column or beside another, and a write that breaks each."""

BESIDE = {
    "contracts.currency": "minor = NULL",
    "goals.currency": "minor = NULL, permille = 1",
    "goals.permille": "minor = 1, currency = 'EUR'",
    "objectives.closed_on": "state = 'open'",
    "threats.closed_on": "closed_why = NULL",
    "threats.closed_why": "closed_on = NULL",
    "options.approval": "approved_on = NULL",
}
"""What goes with a column that is null."""

WITH = {"contracts.currency": "minor = 1", "goals.currency": "minor = 1, permille = NULL"}
"""What goes with one that is not."""


def _rules() -> Iterator[tuple[str, str, str, str]]:
    for table in SQLModel.metadata.sorted_tables:
        for rule in table.constraints:
            if isinstance(rule, CheckConstraint) and rule.name not in MORE:
                column, _, kind = str(rule.name).removeprefix(f"{table.name}_").rpartition("_")
                yield table.name, column.removesuffix("_range"), kind, str(rule.sqltext)


RULES = {f"{table}.{column}": (table, column, kind, says) for table, column, kind, says in sorted(_rules())}


def junk(kind: str, says: str) -> list[Any]:
    """At least five kinds of what a column does not take."""
    numbers = [int(number) for number in re.findall(r"\d+", says)]
    match kind:
        case "day":
            return ["junk", "", "2026-02-30", "20261123", "0000-01-01", "12:00", "2026-11-23\0", b"2026-11-23"]
        case "time":
            return ["junk", "", "9:30", "24:00", "10:60", "10:00\0", b"10:00"]
        case "word":
            word = re.findall(r"'([^']+)'", says)[0]
            return ["junk", "", f"{word}\0", f"{word} ", f"{word}{word}", word.encode()]
        case "length":
            return ["", "\0", "a\0", "a\0b", "x" * (numbers[1] + 1), b"x"]
        case "code":
            return ["", "EU", "EURO", "EUR\0", b"EUR"]
        case "range":
            return [numbers[0] - 1, numbers[1] + 1, "junk", 1.5, b"1"]
    raise AssertionError(kind)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A book with rows in every table that came up to date from the schema before these rules."""
    path = tmp_path_factory.mktemp("rich") / "book.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(BOOK.read_text("utf-8"))
    ensure(str(path))
    shutil.rmtree(path.with_name("book.backups"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def written(connection: sqlite3.Connection, table: str, column: str, value: Any, beside: str = "") -> str | None:
    """What SQLite says when a value is written into the first row; nothing when it takes it. It is not kept."""
    connection.execute("BEGIN")
    try:
        connection.execute(
            f'UPDATE {table} SET "{column}" = ?{", " * bool(beside)}{beside} '
            f"WHERE rowid = (SELECT min(rowid) FROM {table})",
            (value,),
        )
    except sqlite3.IntegrityError as error:
        return str(error)
    finally:
        connection.execute("ROLLBACK")
    return None


@pytest.mark.parametrize("where", RULES)
def test_what_is_none_of_its_values_is_refused(where: str, rich: sqlite3.Connection) -> None:
    table, column, kind, says = RULES[where]
    for value in junk(kind, says):
        said = written(rich, table, column, value, WITH.get(where, ""))
        assert said is not None, f"{where} takes {value!r}"
        assert f"{table}_{column}_" in said or "cannot store" in said, (value, said)


@pytest.mark.parametrize("where", RULES)
def test_null_is_taken_exactly_where_it_may_be_and_what_stands_there_always(
    where: str, rich: sqlite3.Connection
) -> None:
    table, column, _, _ = RULES[where]
    needed = not SQLModel.metadata.tables[table].columns[column].nullable
    said = written(rich, table, column, None, BESIDE.get(where, ""))
    assert said == (f"NOT NULL constraint failed: {table}.{column}" if needed else None)
    rich.execute("BEGIN")
    assert rich.execute(f'UPDATE {table} SET "{column}" = "{column}"').rowcount > 0, "no row to try it on"
    rich.execute("ROLLBACK")


@pytest.mark.parametrize("rule", MORE)
def test_values_that_do_not_go_together_are_refused(rule: str, rich: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f": {rule}$"):
        rich.execute(f"UPDATE {MORE[rule]}")


def test_every_day_has_its_rule() -> None:
    columns = [c for table in SQLModel.metadata.sorted_tables for c in table.columns]
    assert {str(c) for c in columns if isinstance(c.type, Day)} == {w for w, rule in RULES.items() if rule[2] == "day"}
