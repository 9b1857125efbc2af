"""Moving, cutting and handing off; and every verb's undo, row for row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from verbs_kit import day, dump, fill, rows

from kamtui.domain.rules import FOREVER
from kamtui.domain.words import Kind, Reason, TaskStatus
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.followup import Closing
from kamtui.services.verbs.accounts import add_account
from kamtui.services.verbs.tasks import add, cut, edit, hand_off, move
from kamtui.services.verbs.touch import done, log, no_answer
from kamtui.services.verbs.undo import redo, undo


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


def test_the_third_move_needs_a_reason(book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    found, hints = [], []
    for days, reason in ((1, None), (2, None), (3, None), (3, Reason.CLIENT), (4, None), (4, Reason.ME)):
        try:
            move(book, [task.id], day(days), reason)
            found.append("moved")
        except RejectedError as error:
            found.append(error.sentence)
            hints.append(error.hint)
    assert found == [
        "moved",
        "moved",
        "This task was moved twice already: moving it again needs a reason.",
        "moved",
        "This task was moved 3 times already: moving it again needs a reason.",
        "moved",
    ]
    assert hints == ["Give one of: c client, m me, p priority, e event, o obsolete."] * 2
    assert rows(book, "SELECT from_on, to_on, reason FROM task_events WHERE what = 'moved' ORDER BY id") == [
        ("2026-11-23", "2026-11-24", None),
        ("2026-11-24", "2026-11-25", None),
        ("2026-11-25", "2026-11-26", "client"),
        ("2026-11-26", "2026-11-27", "me"),
    ]


def test_how_many_moves_are_free_is_a_setting(book: Book) -> None:
    strict = replace(book, settings=replace(book.settings, rules=replace(book.rules, free_moves=0)))
    task, _ = add(book, "call @acme prices")
    with pytest.raises(RejectedError, match="needs a reason"):
        move(strict, [task.id], day(1))
    assert move(strict, [task.id], day(1), Reason.EVENT)[0].moves == 1


def test_a_move_to_the_same_day_is_no_move(book: Book) -> None:
    task, _ = add(book, "call @acme prices fri 10:00")
    steps = rows(book, "SELECT count(*) FROM steps")
    (row,) = move(book, [task.id], day(4))
    assert (row.moves, row.at) == (0, "10:00")
    assert rows(book, "SELECT count(*) FROM steps") == steps


TIMES = [(day(4), "14:00", "14:00"), (day(3), None, None), (day(3), "14:00", "14:00")]


@pytest.mark.parametrize(("to", "at", "found"), TIMES, ids=str)
def test_a_time_belongs_to_its_day(to: date, at: str | None, found: str | None, book: Book) -> None:
    task, _ = add(book, "call @acme prices fri 10:00")
    (row,) = move(book, [task.id], to, at=at)
    assert (row.planned_on, row.at) == (to, found)


def test_a_move_leaves_the_due_date_and_the_rest(book: Book) -> None:
    task, _ = add(book, "email @acme the list by fri #price")
    (row,) = move(book, [task.id], day(9))
    assert row._replace(planned_on=task.planned_on, moves=0) == task


def _cut(book: Book, numbers: list[int]) -> object:
    return cut(book, numbers)


def _move(book: Book, numbers: list[int]) -> object:
    return move(book, numbers, day(2))


def _hand_off(book: Book, numbers: list[int]) -> object:
    return hand_off(book, numbers, "Sam")


MANY = [_cut, _move, _hand_off, no_answer]


@pytest.mark.parametrize("verb", MANY, ids=lambda verb: verb.__name__)
def test_all_of_them_or_none(verb: Callable[[Book, list[int]], object], book: Book) -> None:
    numbers = [add(book, f"call @{name} prices")[0].id for name in ("acme", "delta")]
    before = dump(book)
    with pytest.raises(NotFoundError, match="no task 99"):
        verb(book, [*numbers, 99])
    assert dump(book) == before
    verb(book, numbers)
    assert dump(book) != before
    undo(book)
    assert dump(book) == before


@pytest.mark.parametrize("to", [date(1969, 12, 31), date(2200, 1, 1)], ids=str)
def test_a_day_outside_the_calendar_is_refused(to: date, book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    with pytest.raises(RejectedError, match="not a day kamtui plans on"):
        move(book, [task.id], to)
    assert move(book, [task.id], FOREVER)[0].planned_on == FOREVER


def test_a_cut_keeps_the_promise_in_the_ledger(book: Book) -> None:
    task, _ = add(book, "email @acme the list by fri #price")
    (row,) = cut(book, [task.id], Reason.OBSOLETE)
    assert row.status is TaskStatus.CUT
    assert rows(book, "SELECT about, due_on, kept_on FROM promises") == [("price", "2026-11-27", None)]
    assert rows(book, "SELECT what, reason FROM task_events ORDER BY id DESC LIMIT 1") == [("cut", "obsolete")]


def test_a_hand_off_stays_in_the_plan_with_the_name(book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    (row,) = hand_off(book, [task.id], " Sam\x1b Reed ")
    assert (row.handed_to, row.status, row.planned_on) == ("Sam Reed", TaskStatus.OPEN, day(0))
    assert rows(book, "SELECT what, note FROM task_events ORDER BY id DESC LIMIT 1") == [("handed off", "Sam Reed")]


@pytest.mark.parametrize("who", ["", "   ", "\u202e"], ids=ascii)
def test_a_hand_off_needs_a_name(who: str, book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    with pytest.raises(RejectedError, match="Nobody was named"):
        hand_off(book, [task.id], who)


# -- undo and redo -------------------------------------------------------------------------------------------------

DEEDS: dict[str, Callable[[Book, int], object]] = {
    "add": lambda book, _: add(book, "email @cobalt the list by fri #price"),
    "add account": lambda book, _: add_account(book, "Ember"),
    "edit": lambda book, task: edit(book, task, "visit new words thu by 12 dec #delivery every week"),
    "edit whole": lambda book, task: edit(book, task, "visit @tom other words", whole=True),
    "move": lambda book, task: move(book, [task], day(8), Reason.CLIENT, at="10:00"),
    "cut": lambda book, task: cut(book, [task], Reason.OBSOLETE),
    "hand off": lambda book, task: hand_off(book, [task], "Sam"),
    "done": lambda book, task: done(book, task, "agreed, list by fri #price"),
    "done, next": lambda book, task: done(book, task, "later >10 dec 10:00"),
    "done, waiting": lambda book, task: done(book, task, ">them 5d"),
    "done, parked": lambda book, task: done(book, task, "no budget >- until feb"),
    "done, no next": lambda book, task: done(book, task, "over", Closing(no_next="closed")),
    "no answer": lambda book, task: no_answer(book, [task]),
    "log": lambda book, _: log(book, "tom", "they rang", Kind.EMAIL),
}


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("line", ['call @"rina shah" prices fri 10:00', "email @cobalt list by fri #price every week"])
def test_undo_is_as_it_was_and_redo_as_it_became(name: str, line: str, book: Book) -> None:
    task, _ = add(book, line)
    before = dump(book)
    DEEDS[name](book, task.id)
    after = dump(book)
    assert after != before
    for _ in range(2):
        (said,) = undo(book)
        assert dump(book) == before
        assert redo(book) == [said]
        assert dump(book) == after


def test_a_week_of_verbs_is_undone_to_the_start(book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    states = []
    for name in ("add", "no answer", "edit", "move", "hand off", "log", "done"):
        states.append(dump(book))
        DEEDS[name](book, task.id)
    for state in reversed(states):
        undo(book)
        assert dump(book) == state
    assert len(redo(book, len(states))) == len(states)
