"""Parking until a day and archiving as lost: each with a reason, each with a way back."""

from datetime import date

import pytest
from kit import filled_by
from verbs_kit import ACME, MON, change, day, dump, fill, rows

from kamtui.domain.rules import FOREVER
from kamtui.domain.words import AccountStatus
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.park import archive, park, reopen, unpark
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.undo import undo
from kamtui.services.views.today import today_head


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def asking(book: Book) -> int:
    """Accounts that ask for a next step."""
    with book.reading() as connection:
        return today_head(connection, book).no_next


def test_a_parked_account_asks_for_nothing_until_its_day(filled: Book) -> None:
    before, asked = dump(filled), asking(filled)
    row = park(filled, ACME, day(70), " no\nbudget ")
    assert (row.parked_until, row.parked_why) == (day(70), "no budget")
    assert asking(filled) == asked - 1
    assert undo(filled) == ["park “Acme Industrial” until Mon 1 Feb"]
    assert dump(filled) == before


def test_parking_again_changes_the_day_and_the_reason(filled: Book) -> None:
    park(filled, ACME, day(7), "no budget")
    assert park(filled, ACME, FOREVER, "no interest").parked_why == "no interest"
    assert undo(filled) == ["park “Acme Industrial”"]


def test_unparked_it_asks_again(filled: Book) -> None:
    asked = asking(filled)
    park(filled, ACME, day(7), "no budget")
    row = unpark(filled, ACME)
    assert (row.parked_until, row.parked_why, asking(filled)) == (None, None, asked)
    with pytest.raises(RejectedError, match="not parked"):
        unpark(filled, ACME)


def test_a_parking_that_is_over_is_none(filled: Book) -> None:
    change(filled, ACME, parked_until=MON, parked_why="no budget")
    with pytest.raises(RejectedError, match="not parked"):
        unpark(filled, ACME)


@pytest.mark.parametrize(
    ("until", "why", "said"),
    [
        (MON, "no budget", "no day to park"),
        (day(-1), "no budget", "no day to park"),
        (date(2300, 1, 1), "no budget", "no day to park"),
        (day(7), " \u200b ", "needs a reason"),
    ],
)
def test_what_is_no_parking(filled: Book, until: date, why: str, said: str) -> None:
    with pytest.raises(RejectedError, match=said):
        park(filled, ACME, until, why)
    assert undo(filled) == ["fill"]


def test_an_archived_account_is_lost_and_keeps_everything(filled: Book) -> None:
    add(filled, "call @acme prices")
    change(filled, ACME, note="old customer")
    before, asked = dump(filled), asking(filled)
    row = archive(filled, ACME, "closed the plant")
    assert (row.status, row.note) == (AccountStatus.LOST, "old customer\narchived 23 Nov 2026: closed the plant")
    assert asking(filled) == asked
    assert rows(filled, "SELECT status FROM tasks") == [("open",)]
    assert undo(filled) == ["archive “Acme Industrial”"]
    assert dump(filled) == before


def test_a_lost_account_comes_back_as_it_was(filled: Book) -> None:
    asked = asking(filled)
    archive(filled, ACME, "closed the plant")
    row = reopen(filled, ACME)
    assert (row.status, row.note) == (
        AccountStatus.OPEN,
        "archived 23 Nov 2026: closed the plant\nreopened 23 Nov 2026",
    )
    assert asking(filled) == asked


def test_what_cannot_be_archived_or_reopened(filled: Book) -> None:
    with pytest.raises(RejectedError, match="needs a reason"):
        archive(filled, ACME, " ")
    with pytest.raises(RejectedError, match="open already"):
        reopen(filled, ACME)
    archive(filled, ACME, "closed")
    with pytest.raises(RejectedError, match="lost already"):
        archive(filled, ACME, "closed")
    with pytest.raises(RejectedError, match="is lost"):
        park(filled, ACME, day(7), "no budget")
    for verb in (lambda: archive(filled, 99, "x"), lambda: park(filled, 99, day(7), "x"), lambda: unpark(filled, 99)):
        with pytest.raises(NotFoundError):
            verb()


def test_a_note_without_room_is_said(filled: Book) -> None:
    change(filled, ACME, note="x" * 65_530)
    with pytest.raises(RejectedError, match="no room"):
        archive(filled, ACME, "closed the plant")
