"""The board behind the plan screen: the month and one of its days in full, moves seen before they are written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_kit import DECEMBER, account, task
from verbs_kit import at, dump, rows

from kamtui.domain.filters import read_filter
from kamtui.domain.plan.gaps import GapRule
from kamtui.domain.words import Reason, TaskStatus
from kamtui.domain.workdays import WorkCalendar
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.plan.draft import draft_month, month_gaps
from kamtui.services.plan.shifts import shifted
from kamtui.services.plan.standing import standing
from kamtui.services.verbs.away import away
from kamtui.services.verbs.plan import lock, pin
from kamtui.services.verbs.relocate import relocate
from kamtui.services.verbs.undo import undo
from kamtui.services.views.board import Board, plan_board, with_moves
from kamtui.services.views.nudge import month_nudged, nudge_words, plan_horizon
from kamtui.services.views.plan import plan_view
from kamtui.store.tables import Task

MONDAY = date(2026, 11, 23)


def dec(day: int) -> date:
    return date(2026, 12, day)


def board(book: Book, on: date | None = None, wanted: str = "", month: date | None = DECEMBER) -> Board:
    with book.reading() as connection:
        return plan_board(connection, book, month, on, read_filter(wanted))


def test_one_day_is_read_in_full(book: Book) -> None:
    first, second = task(book, dec(1)), task(book, dec(2))
    found = board(book)
    assert found.on == dec(1)
    assert set(found.views) == {first}
    assert set(board(book, dec(2)).views) == {second}
    assert board(book, date(2027, 3, 1)).on == dec(1), "a day of another month is not looked at"
    with book.reading() as connection:
        assert set(plan_board(connection, book, DECEMBER, dec(1), None, [second, 99]).views) == {first, second}


@pytest.mark.parametrize(
    ("today", "month", "on"),
    [
        (date(2026, 11, 23), DECEMBER, dec(1)),
        (date(2026, 11, 3), date(2026, 11, 1), date(2026, 11, 3)),
        (date(2026, 12, 30), date(2027, 1, 1), date(2027, 1, 1)),
        (date(2026, 7, 31), date(2026, 8, 1), date(2026, 8, 3)),
    ],
)
def test_the_month_and_the_day_that_are_looked_at_first(book: Book, today: date, month: date, on: date) -> None:
    found = board(at(book, today), month=None)
    assert (found.plan.month, found.on) == (month, on)


def test_a_filter_keeps_tasks_but_not_the_load(book: Book) -> None:
    acme = account(book, "Acme")
    kept, other = task(book, dec(1), account_id=acme), task(book, dec(1))
    found = board(book, wanted="@acme")
    assert {one.id for one in found.plan.tasks if found.keeps(one)} == {kept}
    assert found.plan.days[0].minutes == 30
    assert {one.id for one in board(book).plan.tasks if board(book).keeps(one)} == {kept, other}


def test_moves_are_seen_as_the_book_will_have_them(book: Book) -> None:
    ids = [task(book, dec(day), minutes=minutes) for day, minutes in ((1, 15), (1, 30), (2, 60))]
    with book.work("done") as (work, _):
        work.change(Task, ids[2], status=TaskStatus.DONE, done_at=1)
    to = {ids[0]: dec(3), ids[1]: dec(4)}
    seen = with_moves(board(book), to)
    relocate(book, to)
    there = board(book)
    assert seen.plan.days == there.plan.days
    assert {(one.id, one.planned_on) for one in seen.plan.tasks} == {(x.id, x.planned_on) for x in there.plan.tasks}


# -- moving --------------------------------------------------------------------------------------------------------


@given(
    day=st.dates(dec(1), date(2027, 3, 1)),
    days=st.integers(-5, 5),
    weeks=st.integers(-3, 3),
    off=st.sets(st.dates(dec(1), date(2027, 3, 1)), max_size=8),
)
def test_a_shift_ends_on_a_working_day_and_never_before_today(day: date, days: int, weeks: int, off: set[date]) -> None:
    calendar = WorkCalendar(off=dict.fromkeys(off, "off"))
    today = dec(7)
    try:
        to = shifted(day, calendar, today, days=days, weeks=0 if days else weeks)
    except RejectedError:
        assert (days or weeks) <= 0
        return
    assert to >= today
    if days or weeks:
        assert calendar.is_working(to)
    if days and calendar.is_working(day) and day >= today:
        assert calendar.between(day, to) == days


@pytest.mark.parametrize(
    ("day", "days", "weeks", "to"),
    [
        (dec(4), 1, 0, dec(7)),
        (dec(7), -1, 0, dec(4)),
        (dec(4), 0, 1, dec(11)),
        (dec(8), 0, -1, dec(1)),
        (date(2026, 11, 2), 1, 0, MONDAY),
        (date(2026, 11, 2), 0, 1, MONDAY),
    ],
)
def test_shifts_by_hand(day: date, days: int, weeks: int, to: date) -> None:
    assert shifted(day, WorkCalendar(), MONDAY, days=days, weeks=weeks) == to


def test_nothing_is_shifted_before_today() -> None:
    with pytest.raises(RejectedError, match="is over"):
        shifted(MONDAY, WorkCalendar(), MONDAY, days=-1)


def test_tasks_on_days_of_their_own_in_one_step_with_their_times(book: Book) -> None:
    first, second = task(book, dec(1), at="10:00"), task(book, dec(2))
    before = dump(book)
    moved = relocate(book, {first: dec(3), second: dec(4)}, Reason.CLIENT)
    assert [(row.planned_on, row.at) for row in moved] == [(dec(3), "10:00"), (dec(4), None)]
    assert rows(book, "SELECT reason FROM task_events WHERE what = 'moved'") == [("client",)] * 2
    undo(book)
    assert dump(book) == before


def test_the_third_move_needs_a_reason_and_moves_all_or_none(book: Book) -> None:
    often, seldom = task(book, dec(1)), task(book, dec(1))
    relocate(book, {often: dec(2)})
    relocate(book, {often: dec(3)})
    with pytest.raises(RejectedError, match="needs a reason"):
        relocate(book, {seldom: dec(4), often: dec(4)})
    assert set(rows(book, "SELECT planned_on FROM tasks")) == {("2026-12-01",), ("2026-12-03",)}
    relocate(book, {often: dec(3)})  # where it is already


# -- what stays, and the steps of gaps -----------------------------------------------------------------------------


def test_what_holds_a_task_on_a_day_off(book: Book) -> None:
    away(book, dec(1), dec(1), "ill")
    pinned = task(book, dec(1))
    pin(book, [pinned])
    task(book, dec(1), at="09:00")
    task(book, dec(1), promised="price", due_on=dec(9))
    task(book, dec(1), repeat="FREQ=WEEKLY", repeat_from=dec(1))
    task(book, dec(1), handed_to="Sam")
    task(book, dec(1), title="moves")
    task(book, dec(2), at="09:00")
    with book.reading() as connection:
        found = standing(connection, book, DECEMBER)
    assert [why for _, why in found] == [
        "ill; fixed at 09:00",
        "ill; pinned",
        "ill; promised (price)",
        "ill; repeats",
        "ill; handed to Sam",
    ]


def test_the_reps_own_words_for_a_step(book: Book) -> None:
    account(book, "Acme")
    with book.reading() as connection:
        gap = next(one for one in month_gaps(connection, book, DECEMBER)[0] if one.rule is GapRule.SILENT)
        draft = draft_month(connection, book, DECEMBER, titles={gap.key: "say hello"})
    (wish, _) = next(one for one in draft.placed if one[0].account_id == gap.account_id)
    assert (wish.title, wish.because) == ("say hello", gap.says)


# -- the nudge -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "reaches", "locked", "nudged"),
    [(19, True, False, False), (20, True, False, True), (19, False, False, True), (20, True, True, False)],
)
def test_the_nudge(book: Book, day: int, reaches: bool, locked: bool, nudged: bool) -> None:
    today = date(2026, 11, day)
    book = at(book, today)
    for n in range(45 if reaches else 3):
        task(book, today + timedelta(days=n))
    task(book, dec(1))
    if locked:
        lock(book, DECEMBER)
    with book.reading() as connection:
        month = month_nudged(connection, book, plan_horizon(connection, book))
        assert (month == DECEMBER) == nudged
        assert plan_view(connection, book, DECEMBER).nudge == nudged
    assert nudge_words(DECEMBER) == "plan December"
