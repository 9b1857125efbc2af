"""Waiting on the client, or the client on us; and trying again when nobody answers."""

from dataclasses import replace
from datetime import date

import pytest
from verbs_kit import MON, at, day, fill, rows

from kamtui.domain.overdue import Section
from kamtui.domain.words import Kind, Waiting
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import done, no_answer
from kamtui.services.views.today import today_head, today_rows


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


def test_waiting_on_them_chases_after_3_7_and_14_working_days(book: Book) -> None:
    task, _ = add(book, 'call @"rina shah" quote')
    found, today, number = [], MON, task.id
    for _ in range(4):
        left = done(at(book, today), number, "not yet >them")
        assert left.next is not None
        assert left.next.planned_on is not None
        found.append((left.why[0], left.next.planned_on, left.next.waiting))
        number, today = left.next.id, left.next.planned_on
    assert found == [
        ("waiting on them: 1st chase after 3 working days", date(2026, 11, 26), Waiting.THEM),
        ("waiting on them: 2nd chase after 7 working days", date(2026, 12, 7), Waiting.THEM),
        ("waiting on them: 3rd chase after 14 working days", date(2026, 12, 25), Waiting.THEM),
        ("waiting on them: 4th chase after 14 working days", date(2027, 1, 14), Waiting.THEM),
    ]


def test_an_answer_ends_the_chase(book: Book) -> None:
    task, _ = add(book, "call @acme quote")
    chase = done(book, task.id, ">them").next
    assert chase is not None
    answered = done(at(book, day(3)), chase.id, "got it").next
    assert answered is not None
    assert (answered.planned_on, answered.waiting) == (day(10), None)
    again = done(at(book, day(10)), answered.id, ">them")
    assert again.why[0].startswith("waiting on them: 1st chase")


def test_chasing_is_a_setting(book: Book) -> None:
    rules = replace(book.rules, chase_working_days=(1, 2))
    task, _ = add(book, "call @acme quote")
    left = done(replace(book, settings=replace(book.settings, rules=rules)), task.id, ">them")
    assert left.why[0] == "waiting on them: 1st chase after 1 working day"


def test_waiting_on_us_is_a_list_of_its_own(book: Book) -> None:
    task, _ = add(book, "call @acme drawings")
    left = done(book, task.id, "wants drawings >us 1d")
    assert left.next is not None
    assert (left.next.planned_on, left.next.waiting) == (day(1), Waiting.US)
    with book.reading() as connection:
        found = today_rows(connection, book, today_head(connection, book), Section.WAITING, 0, 10)
    assert [view.row.id for view in found] == [left.next.id]


def test_no_answer_tries_again_and_the_third_time_another_way(book: Book) -> None:
    task, _ = add(book, 'call @"rina shah" prices 10:00')
    found, today = [], MON
    for _ in range(3):
        (left,) = no_answer(at(book, today), [task.id])
        assert left.next is not None
        assert left.next.planned_on is not None
        found.append((left.next.id, left.next.kind, left.next.planned_on, left.next.at, left.next.no_answers))
        today = left.next.planned_on
    assert found == [
        (task.id, Kind.CALL, day(1), None, 1),
        (task.id, Kind.CALL, day(2), None, 2),
        (task.id, Kind.EMAIL, day(3), None, 3),
    ]
    assert left.why[-1] == "3rd no answer: try another channel or contact"
    assert left.next.minutes == 10
    assert rows(book, "SELECT kind, outcome, note FROM touches") == [("call", "no answer", None)] * 3
    assert rows(book, "SELECT moves FROM (SELECT count(*) AS moves FROM task_events WHERE what = 'moved')") == [(0,)]


def test_a_visit_that_met_nobody_is_tried_again_as_a_visit(book: Book) -> None:
    task, _ = add(book, "visit @acme prices ~45m")
    (left,) = no_answer(book, [task.id])
    assert left.next is not None
    assert (left.next.kind, left.next.minutes, left.next.planned_on) == (Kind.VISIT, 45, day(1))


def test_a_visit_made_after_all_is_followed_by_a_call(book: Book) -> None:
    task, _ = add(book, "visit @acme prices")
    no_answer(book, [task.id])
    left = done(at(book, day(1)), task.id, "met her")
    assert left.next is not None
    assert (left.next.kind, left.next.minutes) == (Kind.CALL, 15)


def test_no_answer_passes_over_full_days_and_weekends(book: Book) -> None:
    friday = at(book, day(4))
    task, _ = add(friday, "call @acme prices")
    add(book, "meeting all day 30 nov ~360m")
    (left,) = no_answer(friday, [task.id])
    assert left.next is not None
    assert left.next.planned_on == day(8)


def test_no_answer_for_many_is_one_step_of_history(book: Book) -> None:
    numbers = [add(book, f"call @{name} prices")[0].id for name in ("acme", "delta")]
    assert [left.task.id for left in no_answer(book, numbers) if left.task] == numbers
    assert rows(book, "SELECT summary FROM steps ORDER BY id DESC LIMIT 1") == [("no answer 2 tasks",)]


def test_nobody_answers_where_nobody_was_called(book: Book) -> None:
    called, tidied = add(book, "call @acme prices")[0], add(book, "internal tidy the desk")[0]
    with pytest.raises(RejectedError, match="not contact with anybody"):
        no_answer(book, [called.id, tidied.id])
    assert rows(book, "SELECT * FROM touches") == []
