"""The locked month: what the baseline holds, what drifts from it, pins, and what merging does to all of it."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from plan_kit import DECEMBER, LAST, SILENT_SLOTS, account, person, task, view
from plans import scans
from verbs_kit import MON, at, day, dump, rows, touched

from kamtui.domain.plan.drift import Fate
from kamtui.domain.plan.pace import Pace
from kamtui.domain.words import Kind, Outcome, Reason, Tier
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.followup import Closing
from kamtui.services.plan.draft import draft_month, month_gaps
from kamtui.services.plan.reflow import plan_reflow
from kamtui.services.spread import plan_spread
from kamtui.services.verbs.contacts import remove_contact
from kamtui.services.verbs.merge import merge_accounts, merge_contacts
from kamtui.services.verbs.plan import generate, lock, pin, set_intensity
from kamtui.services.verbs.tasks import cut, move
from kamtui.services.verbs.touch import done, no_answer
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.plan import PlanStatus, plan_view


@pytest.fixture
def book(book: Book) -> Book:
    """Two accounts, and a December of four tasks."""
    book = replace(book, settings=SILENT_SLOTS)
    acme, borealis = account(book, "Acme", Tier.KEY), account(book, "Borealis")
    for n, account_id in ((1, acme), (8, acme), (9, borealis)):
        task(book, date(2026, 12, n), title=f"on the {n}th", account_id=account_id)
    task(book, LAST, title="stock list", kind="internal", minutes=30)
    return book


ACME, BOREALIS = 1, 2
LATER = date(2026, 12, 10)


def lines(book: Book) -> list[tuple[int, int | None, str]]:
    return rows(book, "SELECT task_id, account_id, planned_on FROM plan_lines ORDER BY id")


# -- lock ----------------------------------------------------------------------------------------------------------


def test_a_lock_is_one_step_and_holds_every_task_of_the_month(book: Book) -> None:
    task(book, date(2026, 11, 30))
    task(book, date(2027, 1, 1))
    cut(book, [task(book, date(2026, 12, 2))])
    lost = account(book, "Lost", status="lost")
    parked = account(book, "Parked", parked_until=day(90), parked_why="no budget")
    for owner in (lost, parked):
        task(book, date(2026, 12, 3), account_id=owner)
    before = dump(book)
    assert view(book).status is PlanStatus.NONE
    locked = lock(book, DECEMBER)
    assert (locked.tasks, locked.minutes, locked.accounts) == (4, 75, 2)
    assert lines(book) == [
        (1, ACME, "2026-12-01"),
        (2, ACME, "2026-12-08"),
        (3, BOREALIS, "2026-12-09"),
        (4, None, str(LAST)),
    ]
    assert rows(book, "SELECT month, locked_on FROM plans") == [("2026-12-01", str(MON))]
    after = dump(book)
    assert undo(book) == ["lock December 2026"]
    assert dump(book) == before
    redo(book)
    assert dump(book) == after


def test_a_month_is_locked_once(book: Book) -> None:
    lock(book, DECEMBER)
    before = dump(book)
    with pytest.raises(RejectedError, match="December 2026 is locked since 23 Nov"):
        lock(at(book, LATER), DECEMBER)
    assert dump(book) == before
    baseline = lines(book)
    undo(book)
    assert lines(book) == []
    lock(book, DECEMBER)
    assert lines(book) == baseline


def test_what_is_planned_later_is_no_line(book: Book) -> None:
    lock(book, DECEMBER)
    before = lines(book)
    assert generate(book, DECEMBER).placed
    assert lines(book) == before
    assert view(book).close.planned == 4


def test_an_empty_month_and_one_that_is_over_are_refused(book: Book) -> None:
    before = dump(book)
    with pytest.raises(RejectedError, match="Nothing is planned in January 2027"):
        lock(book, date(2027, 1, 1))
    with pytest.raises(RejectedError, match="October 2026 is over"):
        lock(book, date(2026, 10, 1))
    assert dump(book) == before


# -- what becomes of it --------------------------------------------------------------------------------------------


def test_pace_drift_and_close(book: Book) -> None:
    lock(book, DECEMBER)
    found = view(book)
    assert (found.status, found.total, found.drift, found.time_elapsed) == (PlanStatus.LOCKED, Pace.of(3, 0, 3), (), 0)
    later = at(book, LATER)
    done(at(book, date(2026, 12, 1)), 1, "agreed", Closing(no_next="enough"))
    done(later, 2, "late", Closing(no_next="enough"))
    move(later, [3], date(2026, 12, 15), Reason.CLIENT)
    cut(later, [4], Reason.OBSOLETE)
    touched(book, BOREALIS, None, LATER)
    touched(book, BOREALIS, None, LATER, outcome=Outcome.NO_ANSWER)
    touched(book, BOREALIS, None, LATER, kind=Kind.PROSPECTING)
    found = view(later)
    assert found.total == Pace.of(planned=3, actual=3, scheduled=1)
    assert {one.name: one.pace for one in found.accounts} == {"Acme": Pace.of(2, 2, 0), "Borealis": Pace.of(1, 1, 1)}
    assert [(one.line.task_id, one.fate, one.line.reason) for one in found.drift] == [
        (2, Fate.LATE, None),
        (3, Fate.MOVED, Reason.CLIENT),
        (4, Fate.CUT, Reason.OBSOLETE),
    ]
    ended = found.close
    assert (ended.planned, ended.on_time, ended.late, ended.open) == (4, 1, 1, 0)
    assert (ended.moved, ended.cut) == ({Reason.CLIENT: 1}, {Reason.OBSOLETE: 1})
    assert (ended.touches, ended.ad_hoc) == (3, 1)
    assert found.time_elapsed == 7 / 23
    assert view(at(book, date(2027, 1, 1))).status is PlanStatus.CLOSED


def test_a_reason_of_before_the_lock_is_none_of_the_drift(book: Book) -> None:
    move(book, [3], date(2026, 12, 9), Reason.ME)
    lock(at(book, day(1)), DECEMBER)
    move(at(book, LATER), [3], date(2026, 12, 15))
    assert [one.line.reason for one in view(at(book, LATER)).drift] == [None, None, None]


def test_an_attempt_is_no_touch_and_moves_the_line(book: Book) -> None:
    lock(book, DECEMBER)
    no_answer(at(book, date(2026, 12, 8)), [2])
    found = view(at(book, date(2026, 12, 8)))
    assert found.total == Pace.of(3, 0, 2)  # the one that slipped on the 1st has no day any more
    assert [one.line.task_id for one in found.drift if one.fate is Fate.MOVED] == [2]


def test_the_days_of_the_month(book: Book) -> None:
    done(at(book, date(2026, 12, 1)), 1, "agreed", Closing(no_next="enough"))
    found = view(book)
    assert len(found.days) == 31
    assert [(one.day.day, one.minutes, one.tasks, one.done) for one in found.days if one.tasks or one.done] == [
        (1, 0, 0, 1),
        (8, 15, 1, 0),
        (9, 15, 1, 0),
        (31, 30, 1, 0),
    ]
    assert {one.off for one in found.days} == {None, "Saturday", "Sunday"}
    assert (found.minutes, found.capacity) == (60, 23 * 360)


def test_nothing_walks_through_every_task_and_touch(book: Book) -> None:
    lock(book, DECEMBER)

    def everything(connection: sqlite3.Connection) -> None:
        month_gaps(connection, book, DECEMBER)
        draft_month(connection, book, DECEMBER)
        plan_reflow(connection, book, DECEMBER)
        plan_view(connection, book, DECEMBER)

    assert scans(book, everything) == []


# -- pins ----------------------------------------------------------------------------------------------------------


def test_pins(book: Book) -> None:
    before = dump(book)
    assert pin(book, [1, 2]) is True
    assert rows(book, "SELECT task_id FROM pins ORDER BY 1") == [(1,), (2,)]
    assert [one.id for one in view(book).tasks if one.pinned] == [1, 2]
    assert pin(book, [2, 3]) is True  # the rest of them too
    assert pin(book, [1, 2, 3]) is False
    assert dump(book) == before
    assert undo(book, 3) == ["unpin 3 tasks", "pin 2 tasks", "pin 2 tasks"]
    assert dump(book) == before


def test_no_spread_moves_what_is_pinned(book: Book) -> None:
    later = at(book, LATER)
    pin(later, [1])
    with later.reading() as connection:
        plan = plan_spread(connection, later)
    assert [row.id for row, _, _ in plan.moves] == [2, 3]
    assert [(row.id, why) for row, why in plan.left] == [(1, "pinned to its day")]


def test_what_is_not_open_cannot_be_pinned(book: Book) -> None:
    cut(book, [1])
    before = dump(book)
    for task_id in (1, 99):
        with pytest.raises((NotFoundError, RejectedError)):
            pin(book, [2, task_id])
    assert dump(book) == before


# -- merging and removing ------------------------------------------------------------------------------------------


def test_a_merge_carries_the_baseline_along(book: Book) -> None:
    lock(book, DECEMBER)
    before = dump(book)
    merge_accounts(book, BOREALIS, ACME)
    assert [account_id for _, account_id, _ in lines(book)] == [BOREALIS, BOREALIS, BOREALIS, None]
    assert {one.name: one.pace.planned for one in view(book).accounts} == {"Borealis": 3}
    after = dump(book)
    undo(book)
    assert dump(book) == before
    redo(book)
    assert dump(book) == after


@pytest.mark.parametrize(
    ("mine", "others", "left"),
    [
        (None, None, []),
        ((4, 30), None, [(4, 30)]),
        (None, (4, 30), [(4, 30)]),
        ((2, 20), (4, 30), [(2, 20)]),
        ((0, None), (4, 30), [(0, 30)]),
        ((None, 20), (4, None), [(4, 20)]),
    ],
)
def test_the_first_keeps_how_much_it_is_to_get(
    mine: tuple[int, int] | None, others: tuple[int, int] | None, left: list[tuple[int, int]], book: Book
) -> None:
    for account_id, wanted in ((ACME, mine), (BOREALIS, others)):
        if wanted is not None:
            set_intensity(book, account_id, *wanted)
    before = dump(book)
    merge_accounts(book, ACME, BOREALIS)
    assert rows(book, "SELECT touches, minutes FROM intensities WHERE account_id = ?", ACME) == left
    assert len(rows(book, "SELECT 1 FROM intensities")) == len(left)
    undo(book)
    assert dump(book) == before


def test_removing_and_merging_people_leaves_the_baseline(book: Book) -> None:
    rina, tom, jo = (person(book, ACME, name) for name in ("Rina", "Tom", "Jo"))
    for n, who in ((2, rina), (3, tom)):
        task(book, date(2026, 12, n), account_id=ACME, contact_id=who)
    lock(book, DECEMBER)
    before = lines(book)
    assert remove_contact(book, rina).gone is False
    merge_contacts(book, jo, tom)
    assert lines(book) == before
    assert view(book).total == Pace.of(5, 0, 5)
    assert [one.contact for one in view(book).tasks if one.contact] == ["Rina", "Jo"]
    assert {wish.contact_id for wish, _ in generate(book, DECEMBER).placed if wish.account_id == ACME} <= {jo}
