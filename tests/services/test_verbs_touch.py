"""Ticking off, no answer and the journal: what a touch leaves behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from verbs_kit import ACME, BOREALIS, COBALT, DELTA, MON, PROSPERO, RINA, TOM, change, day, fill, rows, touched

from kamtui.clock import Clock
from kamtui.domain.overdue import Section
from kamtui.domain.rules import FOREVER
from kamtui.domain.words import About, Kind, Outcome, TaskStatus, Waiting
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.followup import Closing
from kamtui.services.verbs.tasks import add, cut
from kamtui.services.verbs.touch import done, log, no_answer
from kamtui.services.views.today import today_head, today_rows
from kamtui.store.tables import Task


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


def at(book: Book, on: date) -> Book:
    """The same book on another day."""
    return replace(book, clock=Clock(on))


def open_tasks(book: Book) -> list[tuple[str, str]]:
    """Titles and planned days of what is open."""
    return rows(book, "SELECT title, planned_on FROM tasks WHERE status = 'open' ORDER BY planned_on, id")


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


# -- waiting -------------------------------------------------------------------------------------------------------


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


# -- no answer -----------------------------------------------------------------------------------------------------


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


# -- repeats -------------------------------------------------------------------------------------------------------

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


# -- log -----------------------------------------------------------------------------------------------------------


def test_contact_that_was_not_planned(book: Book) -> None:
    left = log(book, "rina shah", "met at the fair, quote by 4 dec #price", Kind.MEETING)
    assert left.task is None
    assert left.touch is not None
    assert (left.touch.account_id, left.touch.contact_id, left.touch.kind) == (ACME, RINA, Kind.MEETING)
    assert left.next is not None
    assert (left.next.title, left.next.kind, left.next.planned_on) == ("follow up", Kind.CALL, day(7))
    (promise,) = left.promises
    assert (promise.title, promise.due_on) == ("met at the fair, quote", date(2026, 12, 4))


def test_a_log_leaves_the_step_that_is_planned(book: Book) -> None:
    planned, _ = add(book, "visit @delta the plant 10 dec")
    left = log(book, "delta", "they rang")
    assert left.next is not None
    assert left.next.id == planned.id
    assert rows(book, "SELECT account_id, task_id FROM touches") == [(DELTA, None)]


LOG_REFUSED = [
    ("nobody", "talked", NotFoundError),
    ("rina", "talked", AmbiguousError),
    ("acme", "", RejectedError),
    ("acme", ">thu", RejectedError),
]


@pytest.mark.parametrize(("who", "note", "error"), LOG_REFUSED, ids=[f"{c[0]} {c[1]}" for c in LOG_REFUSED])
def test_a_log_needs_a_name_and_a_note(who: str, note: str, error: type[Exception], book: Book) -> None:
    with pytest.raises(error):
        log(book, who, note)
    assert rows(book, "SELECT * FROM touches") == []


def test_a_touch_of_yesterday_counts_for_the_guard(book: Book) -> None:
    change(book, ACME, cadence_days=1)
    touched(book, ACME, RINA, day(-1))
    task, _ = add(book, 'call @"rina shah" prices')
    left = done(book, task.id)
    assert left.next is not None
    assert left.next.planned_on == day(3)
    assert left.why[1] == "too soon for Rina Shah: last touch 23 Nov, gap 3 days"


def test_a_prospect_without_contacts_gets_its_step(book: Book) -> None:
    left = log(book, "prospero", "rang the switchboard")
    assert left.next is not None
    assert (left.next.account_id, left.next.contact_id) == (PROSPERO, None)
