"""Ticking off, no answer and the journal: what a touch leaves behind."""

from collections.abc import Callable
from datetime import date

import pytest
from verbs_kit import (
    ACME,
    BOREALIS,
    COBALT,
    MON,
    TOM,
    at,
    change,
    day,
    fill,
    open_tasks,
    rows,
)

from kamtui.domain.rules import FOREVER
from kamtui.domain.words import About, Kind, Outcome, TaskStatus, Waiting
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.followup import Closing
from kamtui.services.verbs.tasks import add, cut
from kamtui.services.verbs.touch import done, no_answer
from kamtui.services.views.today import today_head


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


CADENCE = [
    ("call @acme prices", day(7), "K account: every 7 days"),
    ("call @borealis prices", day(14), "A account: every 14 days"),
    ("call @cobalt prices", day(30), "B account: every 30 days"),
    ("call @delta prices", day(60), "C account: every 60 days"),
    ("call @prospero prices", day(30), "P account: every 30 days"),
    ("visit @acme prices 2026-11-02", day(7), "K account: every 7 days"),  # three weeks late: counted from today
    ("call @acme prices fri", day(7), "K account: every 7 days"),  # four days early: counted from today
]


@pytest.mark.parametrize(("line", "on", "why"), CADENCE, ids=[case[0] for case in CADENCE])
def test_the_next_step_is_one_cadence_after_the_touch(line: str, on: date, why: str, book: Book) -> None:
    task, _ = add(book, line)
    left = done(book, task.id, "agreed option B")
    assert left.next is not None
    assert left.task is not None
    assert (left.next.planned_on, left.next.title, left.next.kind) == (on, "prices", Kind.CALL)
    assert left.why[0] == why
    assert (left.task.status, left.task.done_at) == (TaskStatus.DONE, "2026-11-23T09:00:00Z")


def test_done_nine_days_late_is_followed_one_cadence_after_it_was_done(book: Book) -> None:
    task, _ = add(book, "call @acme prices 2026-11-14")
    left = done(book, task.id)
    assert left.next is not None
    assert left.next.planned_on == MON.replace(day=30)


def test_a_cadence_of_its_own_and_a_gap_of_its_own(book: Book) -> None:
    change(book, ACME, cadence_days=2, min_gap_days=5)
    task, _ = add(book, 'call @"rina shah" prices')
    left = done(book, task.id)
    assert left.next is not None
    assert left.next.planned_on == day(7)  # Saturday, so Monday
    assert left.why == (
        "own cadence: every 2 days",
        "too soon for Rina Shah: last touch 23 Nov, gap 5 days",
        "moved from Sat 28 Nov: Saturday",
    )


def test_a_day_that_was_asked_for_is_kept_and_what_speaks_against_it_is_said(book: Book) -> None:
    task, _ = add(book, 'call @"rina shah" prices')
    left = done(book, task.id, "wants it quickly >tomorrow 14:30")
    assert left.next is not None
    assert left.touch is not None
    assert (left.next.planned_on, left.next.at) == (day(1), "14:30")
    assert left.why == ("asked for Tue 24 Nov", "too soon for Rina Shah: last touch 23 Nov, gap 3 days")
    assert left.touch.note == "wants it quickly"


def test_a_flag_beside_the_note_wins_over_the_note(book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    left = done(book, task.id, "later >thu 14:30", Closing(next_on=day(11)))
    assert left.next is not None
    assert (left.next.planned_on, left.next.at) == (day(11), None)


def test_the_journal_holds_what_was_said(book: Book) -> None:
    task, _ = add(book, 'visit @"tom ok" prices')
    left = done(book, task.id, "line one\nline two >them 5d")
    assert left.touch is not None
    assert rows(book, "SELECT account_id, contact_id, task_id, day, kind, outcome, note FROM touches") == [
        (BOREALIS, TOM, task.id, "2026-11-23", "visit", "waiting on them", "line one\nline two")
    ]
    assert left.touch.outcome is Outcome.WAITING_THEM


QUIET = ["internal tidy the desk", "research @acme rivals", "call the bank", "internal @acme cost sheet"]


@pytest.mark.parametrize("line", QUIET)
def test_work_that_touches_nobody_is_no_contact_and_asks_for_no_next_step(line: str, book: Book) -> None:
    task, _ = add(book, line)
    left = done(book, task.id, "took an hour")
    assert (left.touch, left.next, left.why) == (None, None, ())
    assert rows(book, "SELECT * FROM touches") == []
    assert rows(book, "SELECT note FROM task_events WHERE what = 'done'") == [("took an hour",)]
    assert open_tasks(book) == []


def test_prospecting_is_contact_without_a_follow_up(book: Book) -> None:
    task, _ = add(book, "prospecting @prospero who buys there")
    left = done(book, task.id, "asked the switchboard")
    assert left.touch is not None
    assert left.next is None


def test_a_promise_in_the_note_is_a_task_and_a_line_of_the_ledger(book: Book) -> None:
    task, _ = add(book, 'call @"rina shah" prices')
    left = done(book, task.id, "liked it. will send the list by fri #price. 40 units by 12 dec #delivery")
    price, units = left.promises
    assert (price.title, price.kind, price.promised) == ("will send the list", Kind.INTERNAL, About.PRICE)
    assert (price.planned_on, price.due_on, price.minutes) == (day(4), day(4), 30)
    assert (units.planned_on, units.due_on) == (date(2026, 12, 11), date(2026, 12, 12))
    assert left.touch is not None
    assert rows(book, "SELECT task_id, touch_id, about, due_on, kept_on FROM promises ORDER BY id") == [
        (price.id, left.touch.id, "price", "2026-11-27", None),
        (units.id, left.touch.id, "delivery", "2026-12-12", None),
    ]
    assert left.next is not None
    assert left.next.planned_on == day(7)


def test_the_promise_is_kept_when_its_task_is_done(book: Book) -> None:
    task, _ = add(book, "email @acme the list by fri #price")
    done(book, task.id)
    assert rows(book, "SELECT kept_on FROM promises") == [("2026-11-23",)]


def test_no_next_step_when_the_rep_says_why(book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    left = done(book, task.id, "over", Closing(no_next="they closed the plant"))
    assert (left.next, left.why) == (None, ("no next step: they closed the plant",))
    assert open_tasks(book) == []


PARKED = [
    ("no budget >- until 1 feb new budget then", Closing(), "2027-02-01", "new budget then"),
    ("no budget", Closing(park_until=date(2027, 2, 1), park_why="new budget"), "2027-02-01", "new budget"),
    ("gone quiet >-", Closing(), FOREVER.isoformat(), None),
]


@pytest.mark.parametrize(("note", "closing", "until", "why"), PARKED, ids=[case[0] for case in PARKED])
def test_parking_instead_of_a_next_step(note: str, closing: Closing, until: str, why: str | None, book: Book) -> None:
    task, _ = add(book, "call @cobalt prices")
    left = done(book, task.id, note, closing)
    assert left.next is None
    assert "Cobalt Stores parked until" in left.why[0]
    assert rows(book, "SELECT parked_until, parked_why FROM accounts WHERE id = ?", COBALT) == [(until, why)]


def test_a_parked_account_is_hidden_and_comes_back_by_itself(book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    done(book, task.id, "busy until december >- until 21 dec")

    def silent(on: date) -> list[str]:
        then = at(book, on)
        with then.reading() as connection:
            return [one.name for one in today_head(connection, then).silent if one.name.startswith("Acme")]

    assert [silent(date(2026, 12, day)) for day in (15, 20, 21)] == [[], [], ["Acme Industrial"]]


REFUSED: list[tuple[str, Closing, str]] = [
    ("x >yesterday", Closing(), "past"),
    ("x", Closing(next_on=day(-1)), "past"),
    ("x", Closing(park_until=day(0)), "not ahead"),
    ("x", Closing(outcome=Outcome.CALL_BACK), "needs the day"),
]


@pytest.mark.parametrize(("note", "closing", "said"), REFUSED, ids=[case[2] + case[0] for case in REFUSED])
def test_what_cannot_be_is_refused_and_nothing_is_written(note: str, closing: Closing, said: str, book: Book) -> None:
    task, _ = add(book, "call @acme prices")
    before = rows(book, "SELECT * FROM tasks"), rows(book, "SELECT * FROM touches")
    with pytest.raises(RejectedError, match=said):
        done(book, task.id, note, closing)
    assert (rows(book, "SELECT * FROM tasks"), rows(book, "SELECT * FROM touches")) == before


def test_a_call_back_falls_on_the_day_that_was_agreed(book: Book) -> None:
    task, _ = add(book, 'call @"rina shah" prices')
    left = done(book, task.id, "in a meeting >tomorrow", Closing(outcome=Outcome.CALL_BACK))
    assert left.next is not None
    assert (left.next.planned_on, left.why) == (day(1), ("call back on Tue 24 Nov",))


@pytest.mark.parametrize("verb", [lambda b, n: done(b, n), lambda b, n: no_answer(b, [n])], ids=["done", "no answer"])
def test_what_is_not_open_is_not_ticked_twice(verb: Callable[[Book, int], object], book: Book) -> None:
    ticked, dropped = add(book, "call @acme prices")[0], add(book, "call @delta prices")[0]
    done(book, ticked.id)
    cut(book, [dropped.id])
    for task, status in ((ticked, "done"), (dropped, "cut")):
        with pytest.raises(RejectedError, match=f"is {status} already"):
            verb(book, task.id)
    with pytest.raises(NotFoundError, match="no task 99"):
        verb(book, 99)


# -- one open step per account and contact -------------------------------------------------------------------------


def test_an_open_step_is_not_doubled(book: Book) -> None:
    task, planned = add(book, "call @acme prices")[0], add(book, "visit @acme the plant 10 dec")[0]
    left = done(book, task.id, "fine")
    assert left.next is not None
    assert left.next.id == planned.id
    assert left.why == ("visit “the plant” is already planned Thu 10 Dec",)
    assert open_tasks(book) == [("the plant", "2026-12-10")]


MERGED = [("fine >thu", day(3), None), ("fine >them 5d", day(7), Waiting.THEM), ("fine >us 1d", day(1), Waiting.US)]


@pytest.mark.parametrize(("note", "on", "waiting"), MERGED, ids=[case[0] for case in MERGED])
def test_a_second_step_merges_with_the_open_one(note: str, on: date, waiting: Waiting | None, book: Book) -> None:
    task, planned = add(book, "call @acme prices")[0], add(book, "visit @acme the plant 10 dec 10:00")[0]
    left = done(book, task.id, note)
    assert left.next is not None
    assert (left.next.id, left.next.planned_on, left.next.waiting) == (planned.id, on, waiting)
    assert left.next.at is None  # the time belonged to the other day
    assert len(open_tasks(book)) == 1


def test_a_step_with_another_person_of_the_account_is_another_step(book: Book) -> None:
    add(book, 'call @"rina berg" samples 10 dec')
    task, _ = add(book, "call @tom prices")
    done(book, task.id, "fine")
    assert open_tasks(book) == [("prices", "2026-12-07"), ("samples", "2026-12-10")]


NO_STEP = ["internal @acme cost sheet 10 dec", "email @acme the list by 10 dec #price"]


@pytest.mark.parametrize("line", NO_STEP)
def test_inner_work_and_promises_are_no_next_step(line: str, book: Book) -> None:
    add(book, line)
    task, _ = add(book, "call @acme prices")
    left = done(book, task.id)
    assert left.next is not None
    assert left.next.planned_on == day(7)
