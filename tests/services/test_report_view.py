"""The report of a week and of a month: the same figures as the plan's own, over the days it is about."""

from datetime import date

import pytest
from kit import TODAY

from kamtui.clock import Clock
from kamtui.domain.pulse.figures import Key
from kamtui.domain.words import Kind, Reason
from kamtui.services.book import Book
from kamtui.services.report_page import report_page
from kamtui.services.stretches import Stretch, span_of
from kamtui.services.verbs.park import archive
from kamtui.services.verbs.plan import lock
from kamtui.services.verbs.tasks import cut, move
from kamtui.services.verbs.touch import done, log, no_answer
from kamtui.services.views.plan import plan_view
from kamtui.services.views.report import ReportView, report
from kamtui.store.tables import Task

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


def on(book: Book, day: date) -> Book:
    return Book(book.path, Clock(day), book.settings)


def month(book: Book, first: date = NOVEMBER) -> ReportView:
    with book.reading() as connection:
        return report(connection, book, Stretch.MONTH, span_of(Stretch.MONTH, first))


def week(book: Book, first: date = TODAY) -> ReportView:
    with book.reading() as connection:
        return report(connection, book, Stretch.WEEK, span_of(Stretch.WEEK, first))


@pytest.fixture
def played(small: Book) -> Book:
    """November locked on the 23rd; one done on its day, one done late, a no answer, a move, a cut, a chance meeting."""
    lock(small, NOVEMBER)
    done(small, 5, "agreed")
    done(on(small, date(2026, 11, 24)), 1, "agreed")
    no_answer(on(small, date(2026, 11, 24)), [11])
    move(small, [6], date(2026, 12, 2), Reason.CLIENT)
    cut(small, [7], Reason.OBSOLETE)
    log(small, "cobalt", "met at the fair", Kind.MEETING)
    return on(small, date(2026, 11, 25))


def test_a_month_says_what_its_plan_says(played: Book) -> None:
    found = month(played)
    with played.reading() as connection:
        view = plan_view(connection, played, NOVEMBER)
    assert (found.total, found.accounts, found.drift, found.close) == (
        view.total,
        view.accounts,
        view.drift,
        view.close,
    )
    assert found.time_elapsed == view.time_elapsed
    assert found.close.planned == 7
    assert (found.close.on_time, found.close.late, found.close.open) == (1, 1, 2)
    assert dict(found.close.moved) == {"no answer": 1, "client": 1}
    assert dict(found.close.cut) == {"obsolete": 1}
    assert (found.close.touches, found.close.ad_hoc) == (7, 5)  # four touches are older than the plan


def test_a_week_counts_its_own_days(played: Book) -> None:
    found = week(played)
    assert (found.total.planned, found.total.actual, found.close.planned) == (3, 3, 4)
    assert (found.close.on_time, found.close.late) == (1, 0)  # the late one was planned for the week before
    assert (found.close.touches, found.close.ad_hoc) == (3, 1)  # and yet it was planned
    assert (week(played, date(2026, 11, 16)).close.late, week(played, date(2026, 11, 16)).close.planned) == (1, 3)
    touched = {one.name: (dict(one.kinds), one.attempts) for one in found.touched}
    assert touched == {
        "Acme Industrial": ({Kind.CALL: 1}, 0),
        "Ember": ({Kind.VISIT: 1}, 0),
        "Cobalt": ({Kind.MEETING: 1}, 0),
        "Delta": ({}, 1),
    }


def test_a_week_of_two_months_counts_the_lines_of_both(small: Book) -> None:
    lock(small, NOVEMBER)
    with small.work("add") as (work, _):
        work.add(Task, title="end", planned_on=date(2026, 11, 30))
    lock(small, DECEMBER)
    found = week(small, date(2026, 11, 30))
    assert dict(found.locked) == {NOVEMBER: TODAY, DECEMBER: TODAY}
    assert found.close.planned == 1  # of December: the one of the 30th came after the lock
    assert found.total.scheduled == 2


def test_what_is_over_is_closed(small: Book) -> None:
    last = week(small, date(2026, 11, 16))
    assert (last.is_closed, week(small).is_closed, month(small).is_closed) == (True, False, False)
    assert report_page(last).lines[0] == "16 to 22 Nov 2026; closed"
    assert [block.title for block in report_page(last).read][2] == "How it ended"
    assert month(on(small, date(2026, 12, 1))).is_closed
    assert not month(on(small, date(2026, 11, 30))).is_closed


def test_next_steps_are_ahead_and_what_slipped_is_counted(small: Book) -> None:
    found = week(small)
    assert [one.row.id for one in found.ahead] == [5, 3]
    assert found.slipped == 3
    assert all(one.row.planned_on >= TODAY for one in found.ahead if one.row.planned_on)


def test_late_promises_are_open_and_past(small: Book) -> None:
    assert [(one.text, one.account_name, one.due_on) for one in week(small).late] == [
        ("40 units shipped?", "Borealis", date(2026, 11, 22))
    ]
    assert week(on(small, date(2026, 11, 22)), date(2026, 11, 16)).late == ()
    done(small, 2, "shipped")
    assert week(small).late == ()


def test_a_promise_to_a_lost_account_is_no_late_work_but_counts_as_broken(small: Book) -> None:
    archive(small, 2, "closed the plant")
    found = week(small, date(2026, 11, 16))
    assert found.late == ()
    kept = found.pulse.figures[Key.PROMISES]
    assert (kept.value, kept.words) == (0.0, "0 of 1")


def test_a_day_has_its_own_report(played: Book) -> None:
    with played.reading() as connection:
        found = report(connection, played, Stretch.DAY, span_of(Stretch.DAY, TODAY))
    page = report_page(found)
    assert (page.title, page.lines[0]) == ("Monday 23 Nov 2026", "Closed")
    assert (found.span, found.is_closed, found.total.planned, found.total.actual) == ((TODAY, TODAY), True, 1, 2)
    assert (found.close.touches, found.close.ad_hoc) == (2, 1)  # the visit was planned, the chance meeting was not


def test_the_share_that_nobody_planned_is_that_of_pulse(played: Book) -> None:
    for first in (date(2026, 11, 16), TODAY, date(2026, 11, 30)):
        found = week(played, first)
        loose = found.pulse.figures[Key.AD_HOC]
        assert loose.value == found.close.ad_hoc_share
        assert found.pulse.figures[Key.ADHERENCE].value == found.close.adherence
        pace = found.pulse.figures[Key.PACE]
        assert {part.title: part.value for part in pace.parts} == {
            "time elapsed": found.time_elapsed,
            "planned P": found.total.planned,
            "actual A": found.total.actual,
            "scheduled S": found.total.scheduled,
            "remaining R": found.total.remaining,
            "to schedule": found.total.to_schedule,
        }


def test_where_nothing_was_locked_nothing_counts_as_unplanned(small: Book) -> None:
    found = week(small, date(2026, 11, 16))
    assert found.pulse.figures[Key.AD_HOC].value is None
    rows = [row for block in report_page(found).read for row in block.rows if "not planned" in str(row[0])]
    assert rows == []


@pytest.mark.parametrize(
    ("first", "title"),
    [(date(2026, 11, 23), "Week 48 of 2026"), (date(2027, 1, 3), "Week from 3 Jan 2027")],
)
def test_a_week_is_named(first: date, title: str, small: Book) -> None:
    assert report_page(week(small, first)).title == title
