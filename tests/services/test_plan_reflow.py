"""The reflow: what must move and what never does, looked at first, one undo step, and nothing left for a second one."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from plan_kit import DECEMBER, FIRST, LAST, SILENT_SLOTS, account, broken, person, pin_some, planned, random_book, task
from verbs_kit import at, dump, rows, touched

from kamtui.domain.rules import Rules
from kamtui.domain.words import Tier
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.plan.reflow import Reflow, plan_reflow
from kamtui.services.verbs.plan import generate, lock, pin, reflow
from kamtui.services.verbs.tasks import cut, edit, move
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.tables import DayOff, Task

LATER = date(2026, 12, 10)
"""A Thursday in the month."""


@pytest.fixture
def book(book: Book) -> Book:
    """On 10 December, with room for an hour a day."""
    rules = Rules(base_accounts=0, capacity_minutes=60, reserved_percent=0)
    return at(replace(book, settings=replace(SILENT_SLOTS, rules=rules)), LATER)


def dec(day: int) -> date:
    return date(2026, 12, day)


def foreseen(book: Book) -> Reflow:
    with book.reading() as connection:
        return plan_reflow(connection, book, DECEMBER)


def moves(book: Book) -> dict[str, tuple[int, str]]:
    """By title, where a task would go and why it cannot stay."""
    return {one.task.title: (one.to.day, one.why.partition(";")[0]) for one in foreseen(book).moves}


def off(book: Book, first: date, last: date) -> None:
    with book.work("off") as (work, _):
        work.add(DayOff, first_on=first, last_on=last, why="sick")


# -- what moves ----------------------------------------------------------------------------------------------------


def test_slipped_tasks_and_days_off(book: Book) -> None:
    off(book, dec(14), dec(15))
    for day in (9, 10, 14, 19):
        task(book, dec(day), title=f"on the {day}th", minutes=60)
    task(book, date(2026, 11, 30), title="of another month")
    assert moves(book) == {
        "on the 9th": (11, "slipped"),
        "on the 14th": (16, "Mon 14 Dec is off (sick)"),
        "on the 19th": (18, "Sat 19 Dec is off (Saturday)"),
    }


def test_the_least_important_and_longest_leave_a_day_that_is_too_full(book: Book) -> None:
    key, small = account(book, "Acme", Tier.KEY), account(book, "Delta", Tier.C)
    for title, owner, minutes in (("key", key, 30), ("small", small, 30), ("long", small, 40), ("own", None, 20)):
        task(book, dec(14), title=title, account_id=owner, minutes=minutes)
    assert {title: why for title, (_, why) in moves(book).items()} == {
        "long": "too much that day",
        "small": "too much that day",
    }


def test_one_long_task_alone_stays(book: Book) -> None:
    task(book, dec(14), minutes=200)
    assert foreseen(book) == Reflow(DECEMBER, (), ())


def test_what_leaves_a_day_may_come_back_to_it(book: Book) -> None:
    """Only what is to be seen moves: never a move to the day a task is on."""
    small = account(book, "Delta", Tier.C)
    task(book, dec(14), title="tiny", account_id=small, minutes=10)
    task(book, dec(14), title="big", minutes=55)
    for day in (10, 11, *range(15, 32)):
        task(book, dec(day), title="full", minutes=60, at="10:00")
    found = foreseen(book)
    assert (found.moves, [one.title for one, _ in found.left]) == ((), ["tiny"])


FIXED: list[dict[str, Any]] = [
    {"at": "10:00"},
    {"promised": "price"},
    {"repeat": "FREQ=WEEKLY", "repeat_from": dec(7)},
    {"handed_to": "Sam"},
    {"status": "cut"},
    {"status": "done", "done_at": 0},
]


@pytest.mark.parametrize("columns", FIXED, ids=[next(iter(one)) for one in FIXED])
def test_what_never_moves(columns: dict[str, Any], book: Book) -> None:
    task(book, dec(7), **columns)
    assert foreseen(book) == Reflow(DECEMBER, (), ())


def test_what_is_pinned_or_of_an_account_set_aside_never_moves(book: Book) -> None:
    pin(book, [task(book, dec(7))])
    for columns in ({"status": "lost"}, {"parked_until": dec(30), "parked_why": "no budget"}):
        task(book, dec(7), account_id=account(book, f"A {columns}"[:20], **columns))
    assert foreseen(book).moves == ()


def test_it_keeps_to_the_rules(book: Book) -> None:
    acme = account(book, "Acme", min_gap_days=5)
    rina = person(book, acme, reach="Tue-Thu mornings")
    touched(book, acme, rina, dec(9))
    for day in (8, 9):
        task(book, dec(day), title=f"call {day}", account_id=acme, contact_id=rina)
    task(book, dec(1), title="due", due_on=dec(11), minutes=60)
    task(book, dec(1), title="overdue", due_on=dec(3), minutes=60)
    assert {title: day for title, (day, _) in moves(book).items()} == {
        "call 8": 15,
        "call 9": 22,
        "due": 11,
        "overdue": 10,
    }


def test_who_stays_keeps_the_room_it_has(book: Book) -> None:
    """What finds no other day stays on its own, and nothing is laid on top of it."""
    acme = account(book, "Acme", Tier.C, min_gap_days=60)
    task(book, dec(14), title="stuck", account_id=acme, minutes=40)
    task(book, dec(14), title="fixed", at="10:00", minutes=40)
    task(book, dec(31), title="again", account_id=acme, at="10:00", minutes=60)
    for day in (10, 11, *range(15, 31)):
        task(book, dec(day), title="full", at="10:00", minutes=60)
    task(book, dec(9), title="slipped", minutes=20)
    found = foreseen(book)
    assert found.moves == ()
    assert {one.title for one, _ in found.left} == {"stuck", "slipped"}


# -- what it writes ------------------------------------------------------------------------------------------------


def test_it_is_looked_at_first_and_is_one_step(book: Book) -> None:
    for day in (7, 8):
        task(book, dec(day), title=f"on the {day}th")
    before = dump(book)
    plan = foreseen(book)
    assert dump(book) == before
    assert [(one.task.title, one.to) for one in plan.moves] == sorted(
        ((one.task.title, one.to) for one in plan.moves), key=lambda pair: pair[1]
    )
    assert reflow(book, plan) == 2
    assert planned(book) == sorted(((one.task.title, str(one.to)) for one in plan.moves), key=lambda pair: pair[1])
    events = rows(book, "SELECT task_id, what, from_on, to_on, reason, note FROM task_events ORDER BY task_id")
    assert [event[1:3] + event[4:] for event in events] == [
        ("moved", "2026-12-07", "priority", "reflow"),
        ("moved", "2026-12-08", "priority", "reflow"),
    ]
    after = dump(book)
    assert undo(book) == ["reflow December 2026: 2 tasks"]
    assert dump(book) == before
    redo(book)
    assert dump(book) == after
    assert foreseen(book).moves == ()


def test_what_was_changed_in_between_stays(book: Book) -> None:
    ids = [task(book, dec(7), title=f"task {n}") for n in range(7)]
    plan = foreseen(book)
    assert len(plan.moves) == 7
    edit(book, ids[0], "renamed")
    move(book, [ids[1]], dec(18))
    cut(book, [ids[2]])
    pin(book, [ids[3]])
    with book.work("change") as (work, _):
        work.change(Task, ids[4], at="10:00")
        work.change(Task, ids[5], promised="price")
    before = {row[0]: row for row in rows(book, "SELECT * FROM tasks")}
    assert reflow(book, plan) == 1
    changed = [row[0] for row in rows(book, "SELECT * FROM tasks") if before[row[0]] != row]
    assert changed == [ids[6]]


def test_nothing_to_do_is_no_step(book: Book) -> None:
    before = rows(book, "SELECT * FROM steps")
    assert reflow(book, foreseen(book)) == 0
    assert rows(book, "SELECT * FROM steps") == before


def test_a_month_that_is_over_is_refused(book: Book) -> None:
    with book.reading() as connection, pytest.raises(RejectedError, match="November 2026 is over"):
        plan_reflow(connection, book, date(2026, 11, 1))


# -- whatever the book ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(24))
def test_a_disturbed_month_is_laid_again_without_breaking_a_rule(seed: int, book: Book) -> None:
    chance = Random(seed)
    book = random_book(at(book, date(2026, 11, 23)), seed)
    book = replace(book, settings=replace(book.settings, rules=replace(book.rules, reserved_percent=0)))
    generate(book, DECEMBER)
    if rows(book, "SELECT 1 FROM tasks WHERE planned_on BETWEEN '2026-12-01' AND '2026-12-31' AND account_id IS NULL"):
        lock(book, DECEMBER)
    pin_some(book, chance)
    today = FIRST + timedelta(days=chance.choice((0, 5, 9)))
    off(book, today + timedelta(days=2), today + timedelta(days=chance.randint(2, 7)))
    book = at(book, today)
    before = {row[0]: row for row in rows(book, "SELECT * FROM tasks")}
    plan = foreseen(book)
    assert foreseen(book) == plan
    assert reflow(book, plan) == len(plan.moves)
    after = {row[0]: row for row in rows(book, "SELECT * FROM tasks")}
    moved = {key for key in before if before[key] != after[key]}
    assert moved == {one.task.id for one in plan.moves}
    pinned = {row[0] for row in rows(book, "SELECT task_id FROM pins")}
    for one in plan.moves:
        task_now = one.task
        assert task_now.id not in pinned
        assert (task_now.at, task_now.promised, task_now.repeat, task_now.handed_to) == (None, None, None, None)
        assert task_now.planned_on != one.to
        assert task_now.due_on is None or one.to <= max(task_now.due_on, today)
    assert list(broken(book, moved, today, LAST)) == []
    assert foreseen(book).moves == ()
