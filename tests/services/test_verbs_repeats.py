"""What repeats comes back once, ahead, and in its rhythm."""

from datetime import date

import pytest
from verbs_kit import MON, at, day, fill, open_tasks

from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add, move
from kamtui.services.verbs.touch import done
from kamtui.store.tables import Task


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


REPEATS = [
    # planned, repeats, done on, next
    ("2026-10-12", "every monday", MON, day(7)),  # six were missed: one comes back
    ("2026-11-23", "every monday", MON, day(7)),
    ("2026-11-27", "every friday", MON, day(11)),  # ticked four days early: this Friday's is done
    ("2026-11-24", "every 2 weeks", day(1), day(15)),
    ("2026-08-31", "every month", MON, date(2026, 11, 30)),
    ("2026-11-20", "every weekday", MON, day(1)),
]


@pytest.mark.parametrize(("planned", "every", "on", "following"), REPEATS, ids=[f"{c[1]} {c[0]}" for c in REPEATS])
def test_missed_repeats_come_back_as_one_that_lies_ahead(
    planned: str, every: str, on: date, following: date, book: Book
) -> None:
    task, _ = add(book, f"call @acme stock {planned} 09:30 {every}")
    left = done(at(book, on), task.id)
    assert left.next is not None
    assert (left.next.planned_on, left.next.at, left.next.repeat) == (following, "09:30", task.repeat)
    assert len(open_tasks(book)) == 1


def test_a_repeat_keeps_its_rhythm_whatever_day_it_is_done_on(book: Book) -> None:
    task, _ = add(book, "call @acme stock 2026-11-23 every 2 weeks")
    found, number = [], task.id
    for late in (day(3), day(20), day(29)):
        following = done(at(book, late), number).next
        assert following is not None
        found.append(following.planned_on)
        number = following.id
    assert found == [day(14), day(28), day(42)]


def test_a_day_that_was_asked_for_shifts_one_occurrence_only(book: Book) -> None:
    task, _ = add(book, "call @acme stock mon every monday")
    first = done(book, add(book, "call @delta x")[0].id)
    assert first.next is not None
    shifted = done(book, task.id, "next week on wednesday >2 dec 11:00").next
    assert shifted is not None
    assert (shifted.planned_on, shifted.at, shifted.repeat) == (day(9), "11:00", task.repeat)
    after = done(at(book, day(9)), shifted.id).next
    assert after is not None
    assert after.planned_on == day(14)


def test_a_repeat_that_has_ended_leaves_nothing(book: Book) -> None:
    task, _ = add(book, "internal stock every monday")
    with book.work("end it") as (work, _entry):
        work.change(Task, task.id, repeat="FREQ=WEEKLY;UNTIL=20261130")
    following = done(book, task.id).next
    assert following is not None
    left = done(at(book, day(7)), following.id)
    assert (left.next, left.why) == (None, ("the repeat has ended",))


def test_one_that_is_done_ahead_of_its_day_does_not_come_back_on_it(book: Book) -> None:
    task, _ = add(book, "internal stock 2026-11-30 every monday")
    move(book, [task.id], day(4))
    following = done(at(book, day(4)), task.id).next
    assert following is not None
    assert following.planned_on == day(14)


def test_parking_the_account_says_that_the_series_ends(book: Book) -> None:
    task, _ = add(book, "call @acme stock every monday")
    left = done(book, task.id, "no budget >- until feb")
    assert (left.next, left.why[-1]) == (None, "the series ends with it")
