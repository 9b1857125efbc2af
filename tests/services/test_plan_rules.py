"""Whatever the book: no rule is ever broken, the same book gives the same plan, undo takes it back row for row."""

from datetime import date
from random import Random

import pytest
from plan_kit import DECEMBER, FIRST, LAST, broken, draft, put_at_stake, random_book
from verbs_kit import MON, dump, rows

from kamtui.services.book import Book
from kamtui.services.plan.draft import Draft
from kamtui.services.verbs.plan import generate
from kamtui.services.verbs.undo import redo, undo

SEEDS = range(16)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_rule_is_ever_broken(seed: int, book: Book) -> None:
    book = random_book(book, seed)
    before = {row[0]: row for row in rows(book, "SELECT * FROM tasks")}
    made = generate(book, DECEMBER)
    after = {row[0]: row for row in rows(book, "SELECT * FROM tasks")}
    assert {key: after[key] for key in before} == before
    new = after.keys() - before.keys()
    assert len(new) == len(made.placed)
    assert list(broken(book, set(new), FIRST, LAST)) == []
    assert all(one.why for _, one in (*made.placed, *made.unplaced))


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_no_rule_is_broken_in_what_is_left_of_this_month(seed: int, book: Book) -> None:
    book = random_book(book, seed)
    before = {row[0] for row in rows(book, "SELECT id FROM tasks")}
    generate(book, MON.replace(day=1))
    new = {row[0] for row in rows(book, "SELECT id FROM tasks")} - before
    assert list(broken(book, new, MON, date(2026, 11, 30))) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_book_gives_the_same_plan_and_planning_twice_adds_nothing(seed: int, book: Book) -> None:
    """Also where some found no day, and where an account asks for several of one kind."""
    book = random_book(book, seed)
    put_at_stake(book, Random(seed))
    month = (DECEMBER, MON.replace(day=1), date(2027, 1, 1))[seed % 3]
    generate(book, date(2027, 2, 1), key_only=True)  # so that the holidays are in the book
    undo(book)
    first = draft(book, month)
    assert draft(book, month) == first
    assert generate(book, month) == first
    before, again = dump(book), generate(book, month)
    assert again.placed == ()
    assert left(again) == left(first)
    assert dump(book) == before


def left(made: Draft) -> list[tuple[int, str, str]]:
    """What found no day: its account, its title and why it is wanted."""
    return sorted((wish.account_id or 0, wish.title, wish.because) for wish, _ in made.unplaced)


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_undo_takes_a_plan_back_row_for_row_and_redo_brings_it(seed: int, book: Book) -> None:
    book = random_book(book, seed)
    generate(book, date(2027, 2, 1))
    undo(book)
    before = dump(book)
    made = generate(book, DECEMBER)
    after = dump(book)
    assert (after != before) == bool(made.placed)
    if made.placed:
        count = len(made.placed)
        assert undo(book) == [f"plan December 2026: {count} task{'' if count == 1 else 's'}"]
        assert dump(book) == before
        redo(book)
        assert dump(book) == after
