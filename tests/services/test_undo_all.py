"""Any verbs in any order: each undo gives back exactly what was before, each redo what was after, row for row."""

import contextlib
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from any_verb import VERBS
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from verbs_kit import MON, dump, rows

from kamtui.clock import Clock
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.verbs.undo import redo, undo
from kamtui.store import engine
from kamtui.store.given import all_given

_OUTSIDE = ("holidays", "book_settings")
"""What is kept beside the history: the holidays of the country, and how far today's review has come."""

NUMBERS = st.integers(0, 400)


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is undone is the question, not whether it is on the disk."""
    quick = tuple("synchronous=OFF" if one.startswith("synchronous") else one for one in engine._PRAGMAS)
    monkeypatch.setattr(engine, "_PRAGMAS", quick)


def held(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    return {name: found for name, found in dump(book).items() if name not in _OUTSIDE}


def steps(book: Book) -> int:
    return int(rows(book, "SELECT count(*) FROM steps")[0][0])


def given(book: Book) -> dict[str, int]:
    """The last number that was given in each table."""
    with book.reading() as connection:
        return all_given(connection)


def words_hold(book: Book) -> None:
    """The full-text index is what the rows say; SQLite raises when it is not."""
    with closing(sqlite3.connect(book.path)) as connection:
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


class Story:
    """A book, and what it held after every step that is not undone for good."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.states = [held(book)]
        self.at = 0

    def give(self, verb: str, number: int) -> bool:
        """Gives a verb; whether it changed anything."""
        before, last = steps(self.book), given(self.book)
        with contextlib.suppress(KamtuiError):  # refused: nothing may have changed then
            VERBS[verb](self.book, number)
        if steps(self.book) == before:
            assert held(self.book) == self.states[self.at], verb
            return False
        assert steps(self.book) == before + 1, f"{verb} is more than one step"
        for name, now in held(self.book).items():
            fresh = {row[0] for row in now} - {row[0] for row in self.states[self.at][name]}
            assert all(number > last.get(name, 0) for number in fresh), f"{verb} gives a number of {name} again"
        del self.states[self.at + 1 :]
        self.states.append(held(self.book))
        self.at += 1
        return True

    def back(self, times: int) -> None:
        """Takes steps back."""
        told = undo(self.book, times)
        assert len(told) == min(times, self.at)
        self.at -= len(told)
        assert held(self.book) == self.states[self.at], told

    def forth(self, times: int) -> None:
        """Does steps again."""
        told = redo(self.book, times)
        assert len(told) == min(times, len(self.states) - 1 - self.at)
        self.at += len(told)
        assert held(self.book) == self.states[self.at], told


@pytest.fixture
def fresh(small_template: Path, tmp_path: Path, no_disk: None) -> Counter[str]:
    """Books for the machine below, whose history begins with it; counts the verbs that changed something."""
    template = tmp_path / "template.db"
    shutil.copy(small_template, template)
    with closing(sqlite3.connect(template)) as connection:
        connection.execute("DELETE FROM step_changes")
        connection.execute("DELETE FROM steps")
        connection.commit()
    Machine.template, Machine.changed = template, Counter()
    return Machine.changed


class Machine(RuleBasedStateMachine):
    """A rep who does, undoes and does again."""

    template: Path
    changed: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        path = self.template.with_name("book.db")
        shutil.rmtree(path.with_name("book.backups"), ignore_errors=True)
        shutil.copy(self.template, path)
        self.story = Story(Book(str(path), Clock(MON)))

    @rule(verb=st.sampled_from(sorted(VERBS)), number=NUMBERS)
    def give(self, verb: str, number: int) -> None:
        self.changed[verb] += self.story.give(verb, number)

    @precondition(lambda self: self.story.at)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        self.story.back(times)

    @precondition(lambda self: self.story.at < len(self.story.states) - 1)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        self.story.forth(times)

    @invariant()
    def whole(self) -> None:
        words_hold(self.story.book)

    def teardown(self) -> None:
        last = len(self.story.states) - 1
        self.story.back(max(1, self.story.at))
        self.story.forth(last + 1)
        assert self.story.at == last


def test_any_verbs_undone_are_the_start_and_redone_the_end(fresh: Counter[str]) -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
    assert sum(map(bool, fresh.values())) > len(VERBS) // 3, "most verbs were refused"


PREPARED = {
    "skip": ["add repeating"],
    "option": ["add proposal"],
    "change contract": ["contract"],
    "renew contract": ["contract"],
    "end contract": ["contract"],
    "ladder": ["contract"],
    "answer threat": ["threat"],
    "close threat": ["threat"],
    "answer event": ["event"],
    "remove event": ["event"],
    "serve": ["objective"],
    "close objective": ["objective"],
    "remove intel": ["intel"],
    "lock": ["plan"],
    "reflow": ["plan", "away"],
    "back": ["away"],
    "unpark": ["park"],
    "reopen": ["archive"],
}
"""What must be there for a verb to have anything to do."""


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_one_step_back_and_forth(verb: str, fresh: Counter[str]) -> None:
    machine = Machine()
    story = machine.story
    changed = 0
    for number in (3, 10, 17, 24, 31, 52, 9):
        if changed < 2:
            for first in PREPARED.get(verb, []):
                story.give(first, number)
            changed += story.give(verb, number)
    assert changed, "it never found anything to change"
    words_hold(story.book)
    last = story.at
    story.back(1)
    story.back(last)
    assert story.at == 0
    words_hold(story.book)
    story.forth(1)
    story.forth(last)
    assert story.at == last
    words_hold(story.book)
