"""Contact that was not planned, and what other touches mean for the next step."""

from datetime import date

import pytest
from verbs_kit import ACME, DELTA, PROSPERO, RINA, change, day, fill, rows, touched

from kamtui.domain.words import Kind
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.names import Who
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import done, log


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


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


@pytest.mark.parametrize("gone", [Who(999, "Fjord", None, None), Who(ACME, "Acme", 999, "Fjord")])
def test_a_line_for_somebody_who_went_meanwhile_is_refused(book: Book, gone: Who) -> None:
    before = rows(book, "SELECT count(*) FROM touches UNION ALL SELECT count(*) FROM tasks")
    for verb in (lambda: log(book, gone, "they rang"), lambda: add(book, "call about prices", gone)):
        with pytest.raises(NotFoundError, match=r"Fjord.* is gone"):
            verb()
    assert rows(book, "SELECT count(*) FROM touches UNION ALL SELECT count(*) FROM tasks") == before


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
