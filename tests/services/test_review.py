"""The review: which cards in which order and why, what is kept of it over a crash, the days a card may go to."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from plans import scans
from verbs_kit import ACME, COBALT, DELTA, RINA, change, day, dump, fill, rows, touched

from kamtui.clock import Clock
from kamtui.domain.overdue import Section
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import About
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.review import opened, pick, picks, skip, skipped, unskip
from kamtui.services.verbs.tasks import add, cut, move
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import undo
from kamtui.services.views.review import (
    LOADED,
    Review,
    brief,
    cards,
    is_due,
    lightest_day_next_week,
    why,
)
from kamtui.store.tables import DayOff, Task

TODAY = day(0)
SMALL = ["t1", "t2", "t6", "a3", "a8", "t4"]
"""The cards of the small book: late twice, waiting on us, silent twice, slipped."""


def on(book: Book, today: date) -> Book:
    return replace(book, clock=Clock(today))


def faced(book: Book, limit: int = LOADED) -> Review:
    with book.reading() as connection:
        return cards(connection, book, limit)


def keys(book: Book) -> list[str]:
    return [card.key for card in faced(book).cards]


def due(book: Book) -> bool:
    with book.reading() as connection:
        return is_due(connection, book)


# -- the cards -----------------------------------------------------------------------------------------------------


def test_the_cards_in_their_order_and_why_they_are_there(small: Book) -> None:
    found = faced(small)
    assert [(card.key, card.section, card.why) for card in found.cards] == [
        ("t1", Section.LATE, "deadline of Fri 20 Nov missed by 3 d"),
        ("t2", Section.LATE, "promise of Sun 22 Nov missed by 1 d"),
        ("t6", Section.WAITING, "waiting on us, planned Wed 25 Nov"),
        ("a3", Section.SILENT, "never met, next step planned Tue 1 Dec"),
        ("a8", Section.SILENT, "never met, no next step"),
        ("t4", Section.SLIPPED, "planned Fri 20 Nov, slipped 3 d"),
    ]
    assert (found.total, found.faced, found.skipped) == (6, 0, 0)
    assert [card.view.row.id if card.view else None for card in found.cards] == [1, 2, 6, 3, None, 4]


def test_key_accounts_come_first_among_the_silent_and_what_matters_first_among_the_slipped(book: Book) -> None:
    fill(book)
    for account_id in (DELTA, COBALT):
        touched(book, account_id, None, day(-1))
    for account_id, name in ((DELTA, "c"), (ACME, "key")):
        for n in (-5, -4):
            with book.work("add") as (work, _):
                work.add(Task, title=f"{name} {n}", planned_on=day(n), account_id=account_id)
    assert keys(book) == ["a1", "a2", "a5", "t4", "t1", "t2"]
    touched(book, ACME, RINA, day(0))
    assert keys(book) == ["a2", "a5", "t3", "t4", "t1", "t2"]


BARE = TaskRow(**dict.fromkeys(TaskRow._fields))._replace(moves=0)
WHYS = [
    (Section.LATE, {"due_on": day(-3), "promised": About.PRICE}, "promise of Fri 20 Nov missed by 3 d"),
    (Section.LATE, {"due_on": day(-400), "moves": 1}, "deadline of Sun 19 Oct 2025 missed by 400 d, moved once"),
    (Section.WAITING, {}, "waiting on us"),
    (Section.WAITING, {"planned_on": day(-1)}, "waiting on us, planned Sun 22 Nov, slipped 1 d"),
    (Section.SLIPPED, {"planned_on": day(-3), "moves": 2}, "planned Fri 20 Nov, slipped 3 d, moved twice"),
    (Section.SLIPPED, {"planned_on": day(-3), "moves": 5}, "planned Fri 20 Nov, slipped 3 d, moved 5 times"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "columns", "words"), WHYS, ids=[case[2] for case in WHYS])
def test_why_a_task_is_there(section: Section, columns: dict[str, object], words: str) -> None:
    assert why(section, BARE._replace(**columns), TODAY) == words  # type: ignore[arg-type]


def test_a_slipped_follow_up_of_a_silent_account_says_both(small: Book) -> None:
    move(small, [3], day(-9))
    (card,) = [card for card in faced(small).cards if card.key == "a3"]
    assert card.why == "never met, next step planned Sat 14 Nov, slipped 9 d, moved once"
    assert "t3" not in keys(small)


def test_lost_accounts_ask_for_nothing_and_parked_ones_only_for_what_is_late(small: Book) -> None:
    assert {"t9", "t10"}.isdisjoint(keys(small))
    with small.work("due") as (work, _):
        work.change(Task, 9, due_on=day(-1))
    assert keys(small)[:3] == ["t1", "t2", "t9"]


def test_thousands_are_counted_and_two_hundred_are_read(book: Book) -> None:
    with book.work("fill") as (work, _):
        work.add_many(Task, [{"title": f"task {n}", "planned_on": day(-1 - n % 50)} for n in range(LOADED * 2)])
    found = faced(book)
    assert (found.total, len(found.cards)) == (LOADED * 2, LOADED)
    skip(book, [card.key for card in found.cards])
    rest = faced(book)
    assert (rest.total, rest.faced, rest.skipped) == (LOADED, LOADED, LOADED)
    assert {card.key for card in rest.cards}.isdisjoint(card.key for card in found.cards)


def test_a_book_closed_for_400_days_still_shows_everything_that_is_open(small: Book) -> None:
    later = on(small, day(400))
    found = keys(later)
    tasks = {row[0] for row in rows(small, "SELECT id FROM tasks WHERE account_id IS NULL OR account_id <> 7")}
    shown = {int(key[1:]) for key in found if key.startswith("t")}
    shown |= {card.view.row.id for card in faced(later).cards if card.view is not None}
    assert shown == tasks
    assert {"a1", "a2", "a3", "a4", "a5", "a6", "a8"} >= {key for key in found if key.startswith("a")}


@pytest.mark.parametrize("limit", range(8))
def test_a_limit_takes_the_first_ones(limit: int, small: Book) -> None:
    found = faced(small, limit)
    assert [card.key for card in found.cards] == SMALL[:limit]
    assert found.total == 6


# -- what is kept --------------------------------------------------------------------------------------------------


def test_a_review_goes_on_where_it_was_left(small: Book) -> None:
    opened(small)
    skip(small, ["t1", "a3"])
    done(small, 2, "sent")
    again = Book(small.path, Clock(TODAY))  # another process, after a crash
    found = faced(again)
    assert [card.key for card in found.cards] == ["t6", "a8", "t4"]
    assert (found.total, found.faced, found.skipped) == (3, 3, 2)
    with again.reading() as connection:
        assert skipped(connection, again) == {"t1", "a3"}
    unskip(again, ["a3"])
    assert keys(small) == ["t6", "a3", "a8", "t4"]


def test_what_the_rep_looked_at_is_no_undo_step(small: Book) -> None:
    steps = rows(small, "SELECT * FROM steps")
    opened(small)
    skip(small, ["t1"])
    pick(small, [5])
    assert rows(small, "SELECT * FROM steps") == steps
    cut(small, [4])
    skip(small, ["t2"])
    assert undo(small) == ["cut “Q1 forecast”"]
    assert keys(small) == [key for key in SMALL if key not in ("t1", "t2")]


def test_the_next_day_begins_anew(small: Book) -> None:
    skip(small, ["t1"])
    pick(small, [5])
    tomorrow = on(small, day(1))
    assert "t1" in keys(tomorrow)
    assert due(tomorrow)
    opened(tomorrow)
    with tomorrow.reading() as connection:
        assert picks(connection, tomorrow) == []
        assert skipped(connection, tomorrow) == set()


def test_across_the_date_line_the_same_day_twice_is_one_review(small: Book) -> None:
    auckland, honolulu = on(small, day(1)), small
    opened(auckland)
    skip(auckland, ["t1"])
    assert not due(honolulu)
    assert "t1" not in keys(honolulu)
    skip(honolulu, ["t2"])
    assert {"t1", "t2"}.isdisjoint(keys(auckland))
    touched(small, 8, None, day(1))
    assert "a8" not in keys(honolulu)  # the touch lies a day ahead, and counts


def test_a_clock_that_was_years_ahead_does_not_hide_the_review(small: Book) -> None:
    opened(on(small, date(2031, 3, 3)))
    assert due(small)
    skip(small, ["t1"])
    assert keys(small) == SMALL[1:]


@pytest.mark.parametrize("value", ["", "x", "2026-02-31", ",,t1,,a", "-1"])
def test_damaged_notes_on_the_review_hide_nothing(value: str, small: Book) -> None:
    opened(small)
    with small.work("damage") as (work, _):
        work.execute("INSERT OR REPLACE INTO book_settings VALUES ('review:skipped', ?)", ("t,tx,a,t-1,zz",))
        for name in ("cards", "picks"):
            work.execute("INSERT OR REPLACE INTO book_settings VALUES (?, ?)", (f"review:{name}", value))
    assert keys(small) == SMALL
    with small.reading() as connection:
        assert picks(connection, small) == []
    with small.work("damage") as (work, _):
        work.execute("UPDATE book_settings SET value = ? WHERE key = 'review:day'", (value,))
    assert due(small)


def test_up_to_three_are_picked_for_the_day(small: Book) -> None:
    pick(small, [5, 8, 5])
    pick(small, [8, 5, 7])
    with small.reading() as connection:
        assert picks(connection, small) == [8, 5, 7]
        assert brief(connection, small).picks == (8, 5, 7)
    done(small, 5, "good")
    pick(small, [5, 8])  # one that is done stays picked
    with small.reading() as connection:
        assert picks(connection, small) == [5, 8]


@pytest.mark.parametrize(
    ("ids", "error"), [([1, 2, 3, 4], RejectedError), ([99], NotFoundError), ([4], RejectedError)], ids=str
)
def test_what_cannot_be_picked(ids: list[int], error: type[Exception], small: Book) -> None:
    cut(small, [4])
    before = dump(small)
    with pytest.raises(error):
        pick(small, ids)
    assert dump(small) == before


def test_a_pick_that_was_never_added_is_forgotten(small: Book) -> None:
    row, _ = add(small, "call @acme prices today")
    pick(small, [5, row.id])
    undo(small)
    with small.reading() as connection:
        assert picks(connection, small) == [5]


def test_the_brief_has_the_day_and_what_it_can_be_picked_from(small: Book) -> None:
    skip(small, ["t1"])
    with small.reading() as connection:
        found = brief(connection, small, 3)
    assert (found.cards, [one.row.id for one in found.do]) == (5, [1, 2, 6])
    assert found.head.counts[Section.LATE] == 2
    assert found.head.load.minutes == 90


# -- when it opens -------------------------------------------------------------------------------------------------


def test_the_first_launch_of_a_working_day_opens_it_and_no_later_one(small: Book) -> None:
    assert due(small)
    opened(small)
    assert not due(small)
    assert due(on(small, day(1)))


def test_not_on_a_day_off(small: Book) -> None:
    assert not due(on(small, day(5)))
    with small.work("away") as (work, _):
        work.add(DayOff, first_on=TODAY, last_on=TODAY, why="fair")
    assert not due(small)


def test_not_when_there_is_nothing_to_face(book: Book) -> None:
    assert not due(book)
    add(book, "call tomorrow's people tomorrow")
    assert not due(book)
    assert due(on(book, day(2)))


def test_nor_where_there_is_no_book(tmp_path: object) -> None:
    assert not due(Book(f"{tmp_path}/none.db", Clock(TODAY)))


def test_every_read_is_asked_of_an_index(small: Book) -> None:
    skip(small, ["t1", "a3"])

    def everything(connection: sqlite3.Connection) -> None:
        cards(connection, small)
        is_due(connection, on(small, day(1)))
        lightest_day_next_week(connection, small, [1])
        picks(connection, small)

    found = [line for line in scans(small, everything) if not line.startswith("SCAN tasks USING COVERING INDEX")]
    assert found == []


def test_a_parked_account_is_not_silent(small: Book) -> None:
    change(small, 8, parked_until=day(9))
    assert "a8" not in keys(small)
