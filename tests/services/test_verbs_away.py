"""Days off: what is taken off is not worked, what stands there stays, each change is one undo step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from verbs_kit import MON, day, dump, fill, rows

from kamtui.domain.away import Range
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.away import LONGEST, away, back
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.away import away_views


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


def ranges(book: Book) -> list[tuple[str, str, str | None]]:
    return rows(book, "SELECT first_on, last_on, why FROM days_off ORDER BY first_on")


def test_a_range_is_kept_with_its_reason_and_is_one_undo(book: Book) -> None:
    before = dump(book)
    (found,) = away(book, date(2026, 12, 24), date(2027, 1, 2), "christmas")
    assert (found.days.why, found.working_days, found.tasks) == ("christmas", 7, ())
    assert ranges(book) == [("2026-12-24", "2027-01-02", "christmas")]
    after = dump(book)
    assert undo(book) == ["away Thu 24 Dec – Sat 2 Jan"]
    assert dump(book) == before
    redo(book)
    assert dump(book) == after


def test_public_holidays_are_not_counted_twice(book: Book) -> None:
    german = replace(book, settings=replace(book.settings, country="DE"))
    (found,) = away(german, date(2026, 12, 24), date(2027, 1, 2), "christmas")
    assert found.working_days == 5  # the 25th and 1 January are not worked anyway


def test_no_next_step_falls_on_a_day_off_and_what_stands_there_stays(book: Book) -> None:
    away(book, day(7), day(11), "fair")
    task, read = add(book, "call @acme stock mon")
    assert "Mon 30 Nov is not a working day (fair)" in read.notes
    following = done(book, task.id).next  # a key account: in seven days, were it worked
    assert following is not None
    assert following.planned_on == day(14)
    there, _ = add(book, "call @delta forms 2026-12-02")
    (found,) = away(book, day(8), day(15), "fair")
    assert found.tasks == (there.id, following.id)
    assert rows(book, "SELECT planned_on FROM tasks WHERE id = ?", there.id) == [("2026-12-02",)]


def test_ranges_join_and_reasons_stay(book: Book) -> None:
    away(book, day(7), day(8), "fair")
    away(book, day(9), day(11), "fair")
    away(book, day(10), day(14))
    assert ranges(book) == [("2026-11-30", "2026-12-04", "fair"), ("2026-12-05", "2026-12-07", None)]
    away(book, day(12), day(12), "wedding")
    assert ranges(book)[1:] == [("2026-12-05", "2026-12-05", "wedding"), ("2026-12-06", "2026-12-07", None)]
    undo(book)
    assert ranges(book)[1:] == [("2026-12-05", "2026-12-07", None)]


def test_days_taken_back_are_worked_again(book: Book) -> None:
    away(book, day(7), day(11), "fair")
    before = dump(book)
    found = back(book, day(8), day(20))
    assert (found.days, found.working_days) == (Range(day(8), day(11)), 4)
    assert ranges(book) == [("2026-11-30", "2026-11-30", "fair")]
    undo(book)
    assert dump(book) == before
    back(book, day(8), day(9))
    assert ranges(book) == [("2026-11-30", "2026-11-30", "fair"), ("2026-12-03", "2026-12-04", "fair")]


def test_the_list_shows_what_is_not_over(book: Book) -> None:
    away(book, day(-7), day(-3), "flu")
    away(book, day(-1), day(0), "flu again")
    away(book, day(7), day(7))
    with book.reading() as connection:
        found = [(view.days.first, view.days.why) for view in away_views(connection, book, MON)]
    assert found == [(day(-1), "flu again"), (day(7), "")]


def test_what_is_refused(book: Book) -> None:
    away(book, day(7), day(11), "fair")
    before = dump(book)
    with pytest.raises(RejectedError, match=r"off already \(fair\)"):
        away(book, day(8), day(9), "dentist")
    with pytest.raises(RejectedError, match="more than a year"):
        away(book, day(0), day(LONGEST))
    with pytest.raises(RejectedError, match="is before"):
        away(book, day(1), day(0))
    with pytest.raises(RejectedError, match="plans on"):
        away(book, date(2199, 12, 31), date(2200, 1, 1))
    with pytest.raises(RejectedError, match="no day of it was taken off"):
        back(book, day(12), day(13))
    assert dump(book) == before
    away(book, day(20), day(20 + LONGEST - 1))


STEPS = st.lists(
    st.tuples(st.booleans(), st.integers(-5, 25), st.integers(0, 8), st.sampled_from(["", "fair"])), max_size=6
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_step_is_undone_and_the_calendar_follows(steps: list[tuple[bool, int, int, str]], book: Book) -> None:
    states = [ranges(book)]
    for takes, first, length, why in steps:
        try:
            if takes:
                away(book, day(first), day(first + length), why)
            else:
                back(book, day(first), day(first + length))
        except RejectedError:
            assert ranges(book) == states[-1]
            continue
        states.append(ranges(book))
        with book.reading() as connection:
            off = set(book.calendar(connection).off)
        stored = {
            date.fromisoformat(first) + timedelta(days=n)
            for first, last, _ in states[-1]
            for n in range((date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
        }
        assert off == stored
    for state in states[-2::-1]:
        undo(book)
        assert ranges(book) == state
