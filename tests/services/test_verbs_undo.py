"""Undo between the planner and the shell: one's own step first, and never over what another has done since."""

from dataclasses import replace

import pytest
from verbs_kit import day, dump, fill

from kamtui.errors import UndoConflictError
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add, cut, edit, move
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import redo, undo


@pytest.fixture
def shell(book: Book) -> Book:
    return fill(book)


@pytest.fixture
def planner(shell: Book) -> Book:
    return replace(shell, actor="tui:1")


def test_ones_own_step_comes_first(shell: Book, planner: Book) -> None:
    one, other = add(shell, "call @acme prices")[0], add(shell, "call @delta prices")[0]
    cut(planner, [one.id])
    cut(shell, [other.id])
    assert undo(planner) == ["cut “prices”"]
    with shell.reading() as connection:
        found = connection.execute("SELECT id, status FROM tasks ORDER BY id").fetchall()
    assert found == [(one.id, "open"), (other.id, "cut")]


def test_without_a_step_of_ones_own_it_is_the_last_of_all(shell: Book, planner: Book) -> None:
    before = dump(shell)
    add(shell, "call @acme prices")
    assert undo(planner) == ["add call “prices”"]
    assert dump(shell) == before


def test_an_undo_over_anothers_change_is_refused_whole(shell: Book, planner: Book) -> None:
    task, _ = add(shell, "call @acme prices")
    left = done(planner, task.id, "agreed")
    assert left.next is not None
    move(shell, [left.next.id], day(9))
    before = dump(shell)
    with pytest.raises(UndoConflictError, match="later change"):
        undo(planner)
    assert dump(shell) == before
    assert undo(shell) == ["move “prices” to Wed 2 Dec"]
    assert undo(planner) == ["done “prices” (Acme Industrial)"]


def test_several_undos_stop_whole_at_a_conflict(shell: Book, planner: Book) -> None:
    task, _ = add(planner, "call @acme prices")
    edit(shell, task.id, "new words")
    other, _ = add(planner, "call @delta prices")
    before = dump(shell)
    with pytest.raises(UndoConflictError):
        undo(planner, 2)
    assert dump(shell) == before
    assert undo(planner, 1) == ["add call “prices”"]
    with shell.reading() as connection:
        assert connection.execute("SELECT id FROM tasks").fetchall() == [(task.id,)]
    assert other.id != task.id


def test_what_was_undone_cannot_be_redone_after_something_new(shell: Book) -> None:
    task, _ = add(shell, "call @acme prices")
    cut(shell, [task.id])
    undo(shell)
    move(shell, [task.id], day(2))
    assert redo(shell) == []


def test_more_than_there_is_undoes_what_there_is(shell: Book) -> None:
    undo(shell)  # the accounts themselves
    assert undo(shell) == []
    assert redo(shell, 9) == ["fill"]


def test_nothing_to_undo_in_a_book_that_is_not_there(shell: Book) -> None:
    missing = replace(shell, path=f"{shell.path}.missing")
    assert undo(missing) == redo(missing) == []
    assert not missing.exists
