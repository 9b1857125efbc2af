"""The ledger of promises: by hand and from notes, kept, late, adrift, and where they show."""

from datetime import date

import pytest
from kit import filled_by
from verbs_kit import ACME, MON, RINA, at, day, dump, fill, rows

from kamtui.domain.keep.ledger import KeptRate, in_order
from kamtui.domain.words import About
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.plan.draft import month_gaps
from kamtui.services.verbs.promises import Whom, keep_promise, promise
from kamtui.services.verbs.tasks import add, cut
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import undo
from kamtui.services.views.standing import account_standing
from kamtui.services.views.today import today_head
from kamtui.store.reads.head import adrift_count
from kamtui.store.reads.promises import ledger

RINA_AT_ACME = Whom(ACME, RINA)
FRI = date(2026, 11, 27)


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def standings(book: Book) -> list[tuple[str, str, bool]]:
    """Text, standing and whether nothing keeps it, in the order of the ledger."""
    with book.reading() as connection:
        found = in_order(ledger(connection, ACME), book.today)
    return [(row.text, str(row.standing(book.today)), row.adrift) for row in found]


def test_a_promise_plans_the_task_that_keeps_it(filled: Book) -> None:
    before = dump(filled)
    row = promise(filled, RINA_AT_ACME, "40 units", date(2026, 11, 29), About.DELIVERY)
    assert (row.text, row.about) == ("40 units", "delivery")
    assert (row.account_name, row.contact_name) == ("Acme Industrial", "Rina Shah")
    assert rows(filled, "SELECT title, kind, planned_on, due_on, promised FROM tasks") == [
        ("40 units", "internal", "2026-11-27", "2026-11-29", "delivery")
    ]
    undo(filled)
    assert dump(filled) == before


@pytest.mark.parametrize(("text", "due_on"), [(" ", FRI), ("x", day(-1)), ("x", date(2300, 1, 1))])
def test_what_is_no_promise(text: str, due_on: date, filled: Book) -> None:
    with pytest.raises(RejectedError):
        promise(filled, RINA_AT_ACME, text, due_on)
    assert rows(filled, "SELECT * FROM promises") == []


def test_kept_is_one_step_and_only_once(filled: Book) -> None:
    row = promise(filled, RINA_AT_ACME, "40 units", FRI)
    before = dump(filled)
    assert keep_promise(filled, row.id).kept_on == MON
    assert rows(filled, "SELECT status FROM tasks") == [("done",)]
    with pytest.raises(RejectedError, match="already"):
        keep_promise(filled, row.id)
    undo(filled)
    assert dump(filled) == before
    with pytest.raises(NotFoundError):
        keep_promise(filled, 99)


def test_ticking_its_task_keeps_it_and_cutting_does_not(filled: Book) -> None:
    first = promise(filled, RINA_AT_ACME, "first", FRI)
    second = promise(filled, RINA_AT_ACME, "second", FRI)
    assert first.task_id is not None
    assert second.task_id is not None
    done(filled, first.task_id)
    cut(filled, [second.task_id])
    assert standings(filled) == [("second", "open", True), ("first", "kept", False)]
    later = at(filled, day(5))
    assert standings(later) == [("second", "late", True), ("first", "kept", False)]
    with later.reading() as connection:
        assert account_standing(connection, later, ACME).rate == KeptRate(1, 2)
        assert (adrift_count(connection, later.today), today_head(connection, later).adrift) == (1, 1)
    keep_promise(later, second.id)
    assert standings(later) == [("second", "kept late", False), ("first", "kept", False)]
    with later.reading() as connection:
        assert today_head(connection, later).adrift == 0


def test_a_note_writes_one_and_it_is_late_after_its_day(filled: Book) -> None:
    row, _ = add(filled, 'call @"rina shah" about it today')
    done(filled, row.id, "sends the new price by fri #price")
    later = at(filled, day(7))
    assert [(standing, adrift) for _, standing, adrift in standings(later)] == [("late", False)]
    with later.reading() as connection:
        found, _ = month_gaps(connection, later, date(2026, 12, 1))
    (gap,) = [one for one in found if one.rule == "promise late"]
    assert gap.says.startswith("promise late: ")
    assert gap.says.endswith(" by 27 Nov")
    assert found[0] is gap  # it gives a touch its reason before anything else
