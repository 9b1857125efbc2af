"""Undo and redo: whole steps, across processes and restarts, and never over a later change."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamtui.errors import RejectedError, UndoConflictError
from kamtui.services.book import Book
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.tables.accounts import Account
from kamtui.store.tables.sales import Sale
from kamtui.store.tables.tasks import Task

TABLES = ("accounts", "tasks", "segments")


def dump(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    with book.reading() as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}


def add(book: Book, name: str) -> int:
    with book.work("add", f"add {name}") as (work, _):
        return work.add(Account, name=name, folded=name.casefold())


def rename(book: Book, row: int, name: str) -> None:
    with book.work("edit", f"rename to {name}") as (work, _):
        work.change(Account, row, name=name)


def test_undo_and_redo_in_order(book: Book) -> None:
    start = dump(book)
    first = add(book, "Acme")
    rename(book, first, "Acme Ltd")
    end = dump(book)
    assert undo(book) == ["rename to Acme Ltd"]
    assert undo(book) == ["add Acme"]
    assert undo(book) == []
    assert dump(book) == start
    assert redo(book, 5) == ["add Acme", "rename to Acme Ltd"]
    assert redo(book) == []
    assert dump(book) == end


def test_a_change_that_changed_nothing_is_undone(book: Book) -> None:
    """Another book that is taken in may tell of one."""
    row = add(book, "Acme")
    rename(book, row, "Acme Ltd")
    with closing(sqlite3.connect(book.path)) as raw, raw:
        raw.execute("UPDATE step_changes SET before = after WHERE step_id = 2")
    before = dump(book)
    undo(book)
    assert dump(book) == before


def test_something_new_ends_redo(book: Book) -> None:
    add(book, "Acme")
    undo(book)
    add(book, "Borealis")
    assert redo(book) == []


def test_an_undo_over_a_later_change_says_so_and_changes_nothing(book: Book) -> None:
    row = add(book, "Acme")
    outside = sqlite3.connect(book.path)
    outside.execute("UPDATE accounts SET city = 'Leeds' WHERE id = ?", (row,))
    outside.commit()
    outside.close()
    before = dump(book)
    with pytest.raises(UndoConflictError, match="later change to accounts"):
        undo(book)
    assert dump(book) == before


def test_an_undo_that_others_depend_on_is_refused(book: Book) -> None:
    row = add(book, "Acme")
    outside = sqlite3.connect(book.path)
    outside.execute(
        "INSERT INTO tasks (title, kind, status, minutes, account_id) VALUES ('x', 'call', 'open', 5, ?)", (row,)
    )
    outside.commit()
    outside.close()
    before = dump(book)
    with pytest.raises(RejectedError, match="depend"):
        undo(book)
    assert dump(book) == before


def test_each_run_undoes_its_own_step_first_then_what_was_before(book: Book) -> None:
    planner = replace(book, actor="tui:1")
    add(book, "from the shell")
    add(planner, "from the planner")
    add(book, "from the shell again")
    assert undo(planner) == ["add from the planner"]
    assert undo(planner) == ["add from the shell again"]
    assert undo(book) == ["add from the shell"]


def test_two_undos_that_cross_on_one_row_conflict(book: Book) -> None:
    planner = replace(book, actor="tui:1")
    row = add(book, "Acme")
    rename(planner, row, "by the planner")
    rename(book, row, "by the shell")
    with pytest.raises(UndoConflictError):
        undo(planner)
    assert dump(book)["accounts"][0][2] == "by the shell"


names = st.text("abcdé ß", min_size=1, max_size=6).filter(str.strip)
verbs = st.lists(
    st.one_of(
        st.tuples(st.just("add"), names),
        st.tuples(st.just("task"), names),
        st.tuples(st.just("rename"), names),
        st.tuples(st.just("remove"), names),
    ),
    min_size=1,
    max_size=7,
)


def play(book: Book, verb: str, name: str) -> None:
    with book.work(verb, f"{verb} {name}") as (work, _):
        found = work.raw.execute("SELECT max(id) FROM accounts").fetchone()[0]
        if verb == "add" or found is None:
            work.add(Account, name=name, folded=name.casefold())
        elif verb == "task":
            work.add(Task, title=name, account_id=found, planned_on=date(2026, 11, 24))
        elif verb == "rename":
            work.change(Account, found, name=name)
        else:
            for (task,) in work.raw.execute("SELECT id FROM tasks WHERE account_id = ?", (found,)).fetchall():
                work.remove(Task, task)
            work.remove(Account, found)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=verbs)
def test_undoing_everything_is_the_start_and_redoing_it_the_end(book: Book, script: list[tuple[str, str]]) -> None:
    start = dump(book)
    with book.reading() as connection:
        steps = connection.execute("SELECT count(*) FROM steps WHERE state = 'done'").fetchone()[0]
    for verb, name in script:
        play(book, verb, name)
    end = dump(book)
    with book.reading() as connection:
        made = connection.execute("SELECT count(*) FROM steps WHERE state = 'done'").fetchone()[0] - steps
    assert len(undo(book, made)) == made
    assert dump(book) == start
    assert len(redo(book, made)) == made
    assert dump(book) == end
    undo(book, made)


def test_plain_rows_are_undone_with_what_became_of_them_in_the_step(book: Book) -> None:
    row = add(book, 'Acme “é” \\ "x"')
    names = ("account_id", "day", "grain", "minor", "currency", "source")
    before = _sales(book)
    with book.work("import") as (work, _):
        work.change(Account, row, city="Leeds")
        ids = work.add_plain(Sale, names, [(row, "2026-01-05", "day", n, "EUR", 'f “é”\t".csv') for n in range(3)])
        assert list(ids) == [1, 2, 3]
        work.change(Sale, 2, minor=77)
        assert work.add_plain(Sale, names, []) == range(4, 4)
        assert work.touched == 5
    after = _sales(book)
    assert [sale[0] for sale in after["sales"]] == [1, 2, 3]
    undo(book)
    assert _sales(book) == before
    redo(book)
    assert _sales(book) == after
    outside = sqlite3.connect(book.path)
    outside.execute("UPDATE sales SET minor = 5 WHERE id = 3")
    outside.commit()
    outside.close()
    with pytest.raises(UndoConflictError, match="later change to sales 3"):
        undo(book)


@pytest.mark.parametrize(
    "wrong",
    [
        {"grain": "decade"},
        {"day": "2026-02-30"},
        {"currency": "EURO"},
        {"source": ""},
        {"minor": "much"},
        {"account_id": None},
        {"account_id": 99},
    ],
)
def test_the_table_refuses_plain_rows_that_are_wrong(book: Book, wrong: dict[str, Any]) -> None:
    row = {"account_id": add(book, "Acme"), "day": "2026-01-05", "grain": "day", "minor": 1, "currency": "EUR"}
    values = {**row, "source": "f.csv", **wrong}
    before = _sales(book)
    with pytest.raises((RejectedError, sqlite3.IntegrityError)), book.work("import") as (work, _):
        work.add_plain(Sale, tuple(values), [tuple(values.values())])
    assert _sales(book) == before


def _sales(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    with book.reading() as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in ("accounts", "sales")
        }
