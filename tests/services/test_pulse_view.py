"""Pulse read from a book: every figure says what happened, whatever the period, and what cannot be known says why."""

from datetime import date, timedelta

import pytest
from kit import TODAY

from kamtui.clock import Clock
from kamtui.domain.production import Span
from kamtui.domain.pulse.figures import Figure, Key
from kamtui.domain.words import Kind, Outcome, Quadrant, Reason
from kamtui.services.book import Book
from kamtui.services.verbs.park import archive
from kamtui.services.verbs.plan import lock
from kamtui.services.verbs.promises import keep_promise
from kamtui.services.verbs.tasks import move
from kamtui.services.verbs.touch import done, log, no_answer
from kamtui.services.views.matrix import matrix
from kamtui.services.views.pulse import PulseView, pulse_view
from kamtui.store.tables import Contact, Department, Sale, Touch

WEEK = Span(TODAY, TODAY + timedelta(days=6))


def on(book: Book, days: int) -> Book:
    return Book(book.path, Clock(TODAY + timedelta(days=days)), book.settings)


def pulse(book: Book, span: Span | None = None) -> PulseView:
    with book.reading() as connection:
        return pulse_view(connection, book, span)


def figure(book: Book, key: Key, span: Span | None = None) -> Figure:
    return pulse(book, span).figures[key]


def parts(found: Figure) -> dict[str, object]:
    return {part.title: part.value for part in found.parts}


def test_an_empty_book_has_every_figure_and_a_reason(tmp_path: object) -> None:
    found = pulse(Book(f"{tmp_path}/none.db", Clock(TODAY)))
    assert list(found.figures) == list(Key)
    known = [key for key, one in found.figures.items() if one.value is not None]
    assert known == [Key.BASE]
    assert found.figures[Key.BASE].value == 0
    assert all(one.missing for key, one in found.figures.items() if key is not Key.BASE)


def test_retention_and_growth_come_first(small: Book) -> None:
    assert list(pulse(small).figures)[:2] == [Key.RETENTION, Key.GROWTH]


def test_the_last_twelve_weeks_unless_days_are_named(small: Book) -> None:
    assert pulse(small).span == (date(2026, 9, 7), TODAY)
    assert pulse(small, WEEK).span == WEEK


def test_punctuality_counts_planned_days_that_are_over(small: Book) -> None:
    # 1, 2, 4 of the 20th, 9 and 10 of the 19th have slipped
    assert figure(small, Key.PUNCTUALITY).words == "0 of 5 planned days"
    done(small, 1, "agreed")  # three days late
    done(small, 5, "agreed")  # on its day
    assert figure(small, Key.PUNCTUALITY).words == "1 of 6 planned days"


def test_a_step_moved_in_time_is_no_miss_and_one_moved_too_late_is(small: Book) -> None:
    before = figure(small, Key.PUNCTUALITY, WEEK)
    assert before.value is None
    move(small, [5], TODAY + timedelta(days=1), Reason.CLIENT)  # on its day: in time
    assert figure(small, Key.PUNCTUALITY, WEEK).value is None
    late = on(small, 3)
    assert figure(late, Key.PUNCTUALITY, WEEK).words == "0 of 3 planned days"  # 5 of the 24th, 6, 11
    move(late, [5], TODAY + timedelta(days=20), Reason.CLIENT)
    assert figure(late, Key.PUNCTUALITY, WEEK).words == "0 of 3 planned days"  # its 24th stays missed


def test_an_attempt_counts_on_the_day_it_was_planned_for(small: Book) -> None:
    no_answer(on(small, 1), [11])
    no_answer(on(small, 1), [5])  # planned for the day before
    assert figure(on(small, 1), Key.PUNCTUALITY, WEEK).words == "1 of 2 planned days"


def test_adherence_and_ad_hoc_need_a_locked_plan(small: Book) -> None:
    for key in (Key.PACE, Key.ADHERENCE, Key.AD_HOC):
        assert figure(small, key).value is None
    lock(small, date(2026, 11, 1))
    done(small, 5, "agreed")
    log(small, "cobalt", "met at the fair", Kind.MEETING)
    found = pulse(small, Span(date(2026, 11, 1), date(2026, 11, 30)))
    assert found.figures[Key.ADHERENCE].words == "1 of 7 lines"
    assert found.figures[Key.PACE].words == "November 2026: 5 of 6"  # touches before the lock count as well
    assert found.figures[Key.AD_HOC].words == "5 of 6 touches"
    assert pulse(small, WEEK).figures[Key.AD_HOC].words == "1 of 2 touches"
    assert pulse(small, Span(date(2026, 12, 1), date(2026, 12, 31))).figures[Key.AD_HOC].value is None


def test_promises_are_those_due_in_these_days(small: Book) -> None:
    assert figure(small, Key.PROMISES).words == "0 of 1"
    assert figure(small, Key.PROMISES, WEEK).value is None
    keep_promise(small, 1)
    assert parts(figure(small, Key.PROMISES)) == {"kept in time": 0, "kept late": 1, "not kept": 0}


def test_a_promise_to_a_lost_account_counts_as_broken(small: Book) -> None:
    archive(small, 2, "closed the plant")
    assert figure(small, Key.PROMISES).words == "0 of 1"


def test_key_accounts_are_covered_as_they_were_on_the_last_day(small: Book) -> None:
    assert figure(small, Key.COVERAGE).words == "1 of 2 on 23 Nov"  # Acme: silent 10 d of 7
    assert figure(small, Key.COVERAGE, Span(date(2026, 11, 9), date(2026, 11, 15))).words == "1 of 2 on 15 Nov"
    assert figure(small, Key.COVERAGE, Span(date(2026, 11, 1), date(2026, 11, 10))).value == 0


def test_departments_are_spoken_to_once_anybody_there_was_reached(small: Book) -> None:
    with small.work("fill") as (work, _):
        first, _second = (work.add(Department, account_id=1, name=name) for name in ("Stores", "Works"))
        work.change(Contact, 1, department_id=first)
    assert parts(figure(small, Key.COVERAGE))["departments spoken to"] == 0.5


def test_a_done_task_counts_in_the_box_it_stood_in(small: Book) -> None:
    with small.reading() as connection:
        boxes = matrix(connection, small).boxes
    stood = {view.row.id: (box, view.row.minutes) for box, one in boxes.items() for view in one.rows}
    wanted: dict[str, int] = {box.capitalize(): 0 for box in Quadrant}
    for task_id in (1, 2, 3, 4, 6, 7, 11):
        box, minutes = stood[task_id]
        wanted[box.capitalize()] += minutes
        done(small, task_id, "done")
    assert parts(figure(small, Key.QUADRANTS)) == wanted
    assert sum(wanted.values()) == sum(stood[task_id][1] for task_id in (1, 2, 3, 4, 6, 7, 11))


def test_time_stands_beside_revenue(small: Book) -> None:
    done(small, 1, "agreed")  # Acme, 15 minutes
    done(small, 3, "met")  # Cobalt, 90 minutes
    done(small, 7, "sent")  # no account, 30 minutes
    assert figure(small, Key.TIME).missing == "no sales are loaded"
    with small.work("sales") as (work, _):
        for account_id, minor in ((1, 90_000), (3, 10_000)):
            work.add(Sale, account_id=account_id, day=date(2026, 11, 2), grain="day", minor=minor, currency="EUR")
    found = figure(small, Key.TIME)
    assert found.value == 15 / 105
    assert (parts(found)["minutes at accounts"], parts(found)["minutes at no account"]) == (105, 30)


def test_answers_by_kind_weekday_and_hour(small: Book) -> None:
    no_answer(small, [1])
    found = figure(small, Key.ANSWERS, WEEK)
    assert (found.value, found.words) == (0.0, "0 of 1 calls")
    with small.work("late") as (work, _):
        work.add(
            Touch, account_id=1, day=TODAY, at=0, kind=Kind.CALL, outcome=Outcome.REACHED
        )  # written down on another day: it has no hour
    found = figure(small, Key.ANSWERS, WEEK)
    assert found.words == "1 of 2 calls"
    by_kind, by_weekday, by_hour = found.charts
    assert [one.values for one in by_kind.series] == [(1,), (1,)]
    assert (by_weekday.labels, [one.values for one in by_weekday.series]) == (("Mon",), [(1,), (1,)])
    assert [one.values for one in by_hour.series] == [(0,), (1,)]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_of_23_or_25_hours_holds_what_was_done_on_it(day: date, small: Book) -> None:
    book = Book(small.path, Clock(day), small.settings)
    done(book, 7, "sent")
    assert figure(book, Key.QUADRANTS, Span(day, day)).words == "Delegate and Drop, of 30 minutes"
    assert figure(book, Key.QUADRANTS, Span(day - timedelta(days=1), day - timedelta(days=1))).value is None
