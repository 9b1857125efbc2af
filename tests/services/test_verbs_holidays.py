"""Public holidays of the rep's country: kept in the book, and no working days."""

from dataclasses import replace
from datetime import date

import pytest
from verbs_kit import fill, rows

from kamtui.clock import Clock
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.holidays import public_holidays
from kamtui.services.preview import preview
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import done, no_answer
from kamtui.services.verbs.undo import undo


@pytest.fixture
def book(book: Book) -> Book:
    fill(book)
    return replace(book, settings=replace(book.settings, country="GB"))


def on(book: Book, day: date) -> Book:
    return replace(book, clock=Clock(day))


def test_four_years_are_kept_with_the_first_verb_and_only_once(book: Book) -> None:
    add(book, "call @acme prices")
    kept = rows(book, "SELECT value FROM book_settings WHERE key = 'holidays:GB'")
    assert kept == [("2025,2026,2027,2028",)]
    days = rows(book, "SELECT country, day, name FROM holidays ORDER BY day")
    assert ("GB", "2026-12-25", "Christmas Day") in days
    assert ("GB", "2026-12-28", "Boxing Day (observed)") in days
    add(book, "call @delta prices")
    assert rows(book, "SELECT country, day, name FROM holidays ORDER BY day") == days


def test_without_a_country_nothing_is_kept(book: Book) -> None:
    add(replace(book, settings=replace(book.settings, country="")), "call @acme prices")
    assert rows(book, "SELECT * FROM holidays") == []


def test_holidays_are_no_part_of_undo(book: Book) -> None:
    add(book, "call @acme prices")
    undo(book)
    assert rows(book, "SELECT count(*) > 8 FROM holidays") == [(1,)]
    assert rows(book, "SELECT * FROM tasks") == []


STEPS = [
    # ticked on, account, next: cadence and then the first working day
    (date(2026, 12, 18), "acme", date(2026, 12, 29), "moved from Fri 25 Dec: Christmas Day"),
    (date(2026, 12, 25), "acme", date(2027, 1, 4), "moved from Fri 1 Jan: New Year's Day"),
    (date(2026, 12, 14), "borealis", date(2026, 12, 29), "moved from Mon 28 Dec: Boxing Day (observed)"),
    (date(2026, 12, 15), "borealis", date(2026, 12, 29), None),
]


@pytest.mark.parametrize(("today", "name", "following", "why"), STEPS, ids=[str(case[0]) for case in STEPS])
def test_the_next_step_falls_on_a_working_day(
    today: date, name: str, following: date, why: str | None, book: Book
) -> None:
    then = on(book, today)
    task, _ = add(then, f"call @{name} prices")
    _, plan = preview(then, task.id, "")
    left = done(then, task.id)
    assert left.next is not None
    assert left.next.planned_on == plan.on == following
    assert (why is None) == (len(left.why) == 1)
    assert why is None or left.why[1] == why


def test_the_next_attempt_and_the_chase_pass_over_them(book: Book) -> None:
    then = on(book, date(2026, 12, 24))
    task, _ = add(then, "call @acme prices")
    (left,) = no_answer(then, [task.id])
    assert left.next is not None
    assert left.next.planned_on == date(2026, 12, 29)
    chase = done(then, task.id, ">them 2d").next
    assert chase is not None
    assert chase.planned_on == date(2026, 12, 30)


def test_a_holiday_that_is_planned_on_is_said(book: Book) -> None:
    row, read = add(book, "call @acme prices 2026-12-25")
    assert row.planned_on == date(2026, 12, 25)
    assert read.notes == ("Fri 25 Dec is not a working day (Christmas Day)",)
    assert add(book, "call @delta prices by 2026-12-25")[0].planned_on == date(2026, 12, 24)


PARTS = [("GB", "2026-11-30", False), ("GB-SCT", "2026-11-30", True), ("de-by", "2027-01-06", True)]


@pytest.mark.parametrize(("country", "day", "off"), PARTS, ids=[case[0] for case in PARTS])
def test_a_country_or_a_part_of_one(country: str, day: str, off: bool) -> None:
    assert (date.fromisoformat(day) in public_holidays(country, [2026, 2027])) is off


@pytest.mark.parametrize("country", ["XX", "England", "DE-XX", "-"])
def test_a_country_nobody_knows(country: str, book: Book) -> None:
    wrong = replace(book, settings=replace(book.settings, country=country))
    with pytest.raises(UsageError, match="No country or part of one"):
        add(wrong, "call @acme prices")
    assert rows(book, "SELECT * FROM tasks") == []
