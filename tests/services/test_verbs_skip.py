"""One of a repeating task is left out: the series goes on, the reason is kept, one undo takes it back."""

from datetime import date

import pytest
from verbs_kit import MON, at, day, dump, fill, open_tasks, rows

from kamtui.domain.words import Reason, TaskStatus
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.away import away
from kamtui.services.verbs.skip import skip
from kamtui.services.verbs.tasks import add, hand_off, move
from kamtui.services.verbs.touch import done, no_answer
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.tables import Task


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


SKIPS = [
    # planned, repeats, skipped on, next
    ("2026-11-23", "every monday", MON, day(7)),
    ("2026-11-16", "every monday", MON, MON),  # last week's: today's still stands
    ("2026-10-12", "every monday", day(1), day(7)),  # seven were missed, they are one
    ("2026-11-24", "every 2 weeks", MON, day(15)),
    ("2027-01-31", "every month", MON, date(2027, 2, 28)),
    ("2026-11-30", "every 31st", MON, date(2026, 12, 31)),
    ("2026-11-27", "every weekday", MON, day(7)),
]


@pytest.mark.parametrize(("planned", "every", "on", "following"), SKIPS, ids=[f"{c[1]} {c[0]}" for c in SKIPS])
def test_the_next_one_takes_its_place(planned: str, every: str, on: date, following: date, book: Book) -> None:
    task, _ = add(book, f"call @acme stock {planned} 09:30 ~25m ! {every}")
    (left,) = skip(at(book, on), [task.id], Reason.CLIENT)
    assert left.next is not None
    assert left.task.status is TaskStatus.CUT
    same = ("title", "kind", "at", "minutes", "important", "account_id", "repeat")
    assert [getattr(left.next, name) for name in same] == [getattr(task, name) for name in same]
    assert left.next.planned_on == following
    assert len(open_tasks(book)) == 1


def test_it_is_journaled_with_its_reason_and_is_one_undo(book: Book) -> None:
    task, _ = add(book, "call @acme stock every monday")
    before = dump(book)
    skip(book, [task.id], Reason.CLIENT)
    after = dump(book)
    events = rows(book, "SELECT what, from_on, to_on, reason, note FROM task_events ORDER BY id DESC LIMIT 2")
    assert events == [
        ("created", None, "2026-11-30", None, None),
        ("cut", "2026-11-23", None, "client", "skipped once"),
    ]
    undo(book)
    assert dump(book) == before
    redo(book)
    assert dump(book) == after


def test_the_rhythm_stays_however_often_it_is_skipped_and_moved(book: Book) -> None:
    task, _ = add(book, "internal stock 2026-11-23 every 2 weeks")
    (first,) = skip(book, [task.id])
    assert first.next is not None
    (moved,) = move(book, [first.next.id], day(11))  # ahead of its day, the 7th of December
    assert moved.planned_on == day(11)
    left = done(at(book, day(11)), moved.id)
    assert left.next is not None
    assert left.next.planned_on == day(28)
    (last,) = skip(at(book, day(11)), [left.next.id])
    assert last.next is not None
    assert last.next.planned_on == day(42)


def test_no_answer_does_not_shift_the_series(book: Book) -> None:
    task, _ = add(book, "call @acme stock every monday")
    no_answer(book, [task.id])
    (left,) = skip(at(book, day(1)), [task.id])
    assert left.next is not None
    assert left.next.planned_on == day(7)


def test_who_it_was_handed_to_has_the_next_one_too(book: Book) -> None:
    task, _ = add(book, "internal stock every monday !!")
    hand_off(book, [task.id], "Sam")
    (left,) = skip(book, [task.id])
    assert left.next is not None
    assert (left.next.handed_to, left.next.urgent) == ("Sam", True)


def test_a_day_that_is_not_worked_is_kept_and_said(book: Book) -> None:
    task, _ = add(book, "internal stock every monday")
    away(book, day(7), day(7), "fair")
    (left,) = skip(book, [task.id])
    assert left.why == ("repeats Mon 30 Nov, not worked: fair",)


def test_what_does_not_repeat_is_refused_and_nothing_is_skipped(book: Book) -> None:
    one, two = add(book, "internal stock every monday")[0], add(book, "internal desk")[0]
    before = dump(book)
    with pytest.raises(RejectedError, match="does not repeat"):
        skip(book, [one.id, two.id])
    assert dump(book) == before


def test_several_at_once_are_one_step_and_no_number_counts_twice(book: Book) -> None:
    one, two = add(book, "internal stock every monday")[0], add(book, "internal desk")[0]
    before = dump(book)
    left = skip(book, [one.id, two.id, one.id], cut_others=True)
    assert [(one.task.title, one.next is not None) for one in left] == [("stock", True), ("desk", False)]
    assert open_tasks(book) == [("stock", "2026-11-30")]
    undo(book)
    assert dump(book) == before


def test_the_last_one_leaves_nothing(book: Book) -> None:
    task, _ = add(book, "internal stock every monday")
    with book.work("end it") as (work, _entry):
        work.change(Task, task.id, repeat="FREQ=WEEKLY;UNTIL=20261123")
    (left,) = skip(book, [task.id])
    assert (left.next, left.why, open_tasks(book)) == (None, ("the repeat has ended",), [])
