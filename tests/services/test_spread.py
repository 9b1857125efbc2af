"""The spread: which slipped tasks move, where to and why, and what never moves; one undo step."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import scans
from verbs_kit import ACME, BOREALIS, COBALT, DELTA, RINA, TOM, change, day, dump, fill, rows, touched

from kamtui.clock import Clock
from kamtui.domain.overdue import Section, section
from kamtui.domain.rules import FOREVER
from kamtui.domain.words import CLIENT_KINDS, AccountStatus, Kind, Outcome, Quadrant, TaskStatus, Tier, Waiting
from kamtui.services.book import Book
from kamtui.services.spread import HORIZON_WORKING_DAYS, SpreadPlan, plan_spread
from kamtui.services.verbs.quadrant import put
from kamtui.services.verbs.review import skip
from kamtui.services.verbs.spread import spread
from kamtui.services.verbs.tasks import cut, move
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.reading import blank
from kamtui.store.reads.tasks import COLUMNS, JOINS, task_row
from kamtui.store.tables import DayOff, Task

TODAY = day(0)


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


def task(book: Book, title: str, planned: int, **columns: Any) -> int:
    """An open call of 15 minutes, planned so many days after today."""
    with book.work("add") as (work, _):
        return work.add(Task, **{"title": title, "planned_on": day(planned), "account_id": DELTA} | columns)


def plan(book: Book) -> SpreadPlan:
    with book.reading() as connection:
        return plan_spread(connection, book)


def moves(book: Book) -> dict[str, int]:
    """By title, how many days after today it would go."""
    return {row.title: (on - TODAY).days for row, on, _ in plan(book).moves}


def left(book: Book) -> dict[str, str]:
    return {row.title: why for row, why in plan(book).left}


# -- what moves ----------------------------------------------------------------------------------------------------

STAYS: list[tuple[str, dict[str, Any]]] = [
    ("promise due Fri 27 Nov", {"promised": "price", "due_on": day(4)}),
    ("promise", {"promised": "price"}),
    ("deadline due Mon 23 Nov", {"due_on": day(0)}),
    ("fixed at 10:00", {"at": "10:00"}),
    ("handed to Sam", {"handed_to": "Sam"}),
]


@pytest.mark.parametrize(("why", "columns"), STAYS, ids=[case[0] for case in STAYS])
def test_what_never_moves(why: str, columns: dict[str, Any], book: Book) -> None:
    task(book, "one", -3, **columns)
    assert moves(book) == {}
    assert left(book) == {"one": why}


ELSEWHERE: list[dict[str, Any]] = [
    {"due_on": day(-1), "promised": "price"},  # late: faced one by one
    {"waiting": "us"},
    {"planned_on": day(0)},
    {"planned_on": None},
    {"status": "cut"},
]


@pytest.mark.parametrize("columns", ELSEWHERE, ids=str)
def test_what_did_not_slip_is_not_looked_at(columns: dict[str, Any], book: Book) -> None:
    task(book, "one", -3, **columns)
    assert plan(book) == SpreadPlan((), ())


@pytest.mark.parametrize(
    ("account", "columns"), [(DELTA, {"status": AccountStatus.LOST}), (DELTA, {"parked_until": day(1)})]
)
def test_lost_and_parked_accounts_ask_for_nothing(account: int, columns: dict[str, Any], book: Book) -> None:
    task(book, "one", -3, account_id=account)
    change(book, account, **columns)
    assert plan(book) == SpreadPlan((), ())


def test_the_follow_up_of_a_silent_account_moves_too(book: Book) -> None:
    task(book, "never met", -3)
    assert moves(book) == {"never met": 0}


def test_what_was_skipped_today_stays(book: Book) -> None:
    touched(book, DELTA, None, day(-40))
    skip(book, [f"t{task(book, 'one', -3)}", f"a{COBALT}"])
    task(book, "follow-up", -3, account_id=COBALT)
    task(book, "another", -2, account_id=COBALT)
    assert moves(book) == {"another": 0}
    assert left(book) == {"one": "skipped today", "follow-up": "skipped today"}


# -- where to ------------------------------------------------------------------------------------------------------


def test_days_are_filled_by_importance_up_to_the_capacity(book: Book) -> None:
    for account_id in (ACME, BOREALIS, DELTA):
        touched(book, account_id, None, day(-1))
    task(book, "there already", 0, minutes=300, account_id=None)
    task(book, "old", -30, minutes=60, account_id=DELTA)
    task(book, "key", -1, minutes=60, account_id=ACME, contact_id=RINA)
    task(book, "a", -2, minutes=300, account_id=BOREALIS, contact_id=TOM)
    assert moves(book) == {"key": 0, "a": 1, "old": 2}


def test_the_box_by_hand_decides(book: Book) -> None:
    touched(book, DELTA, None, day(-9))
    ids = [task(book, title, -3, minutes=360) for title in ("first", "second")]
    assert moves(book) == {"first": 0, "second": 3}
    put(book, ids[1:], Quadrant.DO)
    assert moves(book) == {"second": 0, "first": 3}


def test_holidays_days_off_and_weekends_stay_free(book: Book) -> None:
    with book.work("away") as (work, _):
        work.add(DayOff, first_on=day(0), last_on=day(10), why="fair")
    task(book, "one", -3)
    assert moves(book) == {"one": 11}


GAPS = [
    ("touched yesterday", {"on": day(-1)}, 2),
    ("tried yesterday", {"on": day(-1), "outcome": Outcome.NO_ANSWER}, 0),
    ("touched long ago", {"on": day(-3)}, 0),
    ("touched tomorrow, across the date line", {"on": day(1)}, 4),
]


@pytest.mark.parametrize(("columns", "found"), [case[1:] for case in GAPS], ids=[case[0] for case in GAPS])
def test_the_last_touch_of_the_contact_counts(columns: dict[str, Any], found: int, book: Book) -> None:
    touched(book, ACME, RINA, **columns)
    task(book, "one", -5, account_id=ACME, contact_id=RINA)
    assert moves(book) == {"one": found}


def test_steps_that_are_planned_count(book: Book) -> None:
    task(book, "planned", 2, account_id=ACME, contact_id=RINA)
    task(book, "desk work", 0, account_id=ACME, contact_id=RINA, kind="research")
    task(book, "one", -5, account_id=ACME, contact_id=RINA)
    task(book, "two", -4, account_id=ACME, contact_id=RINA)
    assert moves(book) == {"one": 7, "two": 10}
    change(book, ACME, min_gap_days=0)
    assert moves(book) == {"one": 0, "two": 0}
    change(book, ACME, min_gap_days=2)
    assert moves(book) == {"one": 0, "two": 4}


def test_a_task_for_nobody_keeps_its_distance_from_others_of_its_account(book: Book) -> None:
    for n in range(2):
        task(book, f"no contact {n}", -5, account_id=COBALT)
    assert moves(book) == {"no contact 0": 0, "no contact 1": 3}


def test_visits_in_one_city_share_a_day(book: Book) -> None:
    for account_id, city in ((ACME, "Leeds"), (BOREALIS, "LEEDS"), (COBALT, "Oslo")):
        change(book, account_id, city=city)
    for account_id in (ACME, BOREALIS, COBALT):
        task(book, f"visit {account_id}", -3, kind="visit", minutes=90, account_id=account_id)
    task(book, "visit planned", 2, kind="visit", minutes=90, account_id=ACME, contact_id=RINA)
    assert moves(book) == {f"visit {ACME}": 2, f"visit {BOREALIS}": 2, f"visit {COBALT}": 0}
    whys = {row.title: why for row, _, why in plan(book).moves}
    assert whys[f"visit {BOREALIS}"] == "with the other visit in LEEDS"
    assert whys[f"visit {COBALT}"] == "1h30 of 6h then"


def test_what_finds_no_room_is_listed(book: Book) -> None:
    for n in range(40):
        task(book, f"full {n}", n, minutes=360)
    task(book, "one", -3)
    assert left(book) == {"one": "no room until Fri 18 Dec"}


def test_a_book_closed_for_a_year_is_spread_from_today(book: Book) -> None:
    for n in range(30):
        task(book, f"task {n}", -n % 7, minutes=120, account_id=None)
    later = replace(book, clock=Clock(day(400)))
    found = plan(later)
    assert len(found.moves) == 30
    assert {row.planned_on for row, _, _ in found.moves} <= {day(n) for n in range(7)}
    assert min(on for _, on, _ in found.moves) == day(400)
    assert max(on for _, on, _ in found.moves) == day(413)  # three a day on ten working days, from a Tuesday


# -- carrying it out -----------------------------------------------------------------------------------------------


def test_a_spread_is_one_step_with_a_reason(book: Book) -> None:
    ids = [task(book, f"task {n}", -3, account_id=None) for n in range(3)]
    for n in (1, 2):
        move(book, [ids[0]], day(-n))  # two moves: the next one needs a reason
    before = dump(book)
    assert spread(book, plan(book)) == 3
    found = rows(
        book, "SELECT task_id, what, from_on, to_on, reason FROM task_events WHERE reason IS NOT NULL ORDER BY id"
    )
    assert {(row[1], row[3], row[4]) for row in found} == {("moved", "2026-11-23", "priority")}
    assert sorted(row[0] for row in found) == ids
    assert plan(book) == SpreadPlan((), ())
    after = dump(book)
    assert undo(book) == ["spread 3 tasks over the coming days"]
    assert dump(book) == before
    assert redo(book) == ["spread 3 tasks over the coming days"]
    assert dump(book) == after


def test_what_was_changed_since_the_preview_stays(book: Book) -> None:
    ids = [task(book, f"task {n}", -3, account_id=None) for n in range(4)]
    seen = plan(book)
    cut(book, [ids[0]])
    move(book, [ids[1]], day(9))
    with book.work("fix") as (work, _):
        work.change(Task, ids[2], at="10:00")
    assert spread(book, seen) == 1
    assert rows(book, "SELECT id, planned_on FROM tasks WHERE planned_on = ?", TODAY.isoformat()) == [
        (ids[3], "2026-11-23")
    ]
    steps = rows(book, "SELECT count(*) FROM steps")
    assert spread(book, seen) == 0  # the same plan a second time finds nothing as it was
    assert rows(book, "SELECT count(*) FROM steps") == steps


def test_planning_changes_nothing_and_walks_through_no_table(book: Book) -> None:
    task(book, "one", -3, kind="visit", account_id=ACME, contact_id=RINA)
    change(book, ACME, city="Leeds")
    before = dump(book)
    assert scans(book, lambda connection: plan_spread(connection, book)) == []
    assert dump(book) == before


# -- whatever the book holds ---------------------------------------------------------------------------------------

tasks = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(Kind),
        "who": st.sampled_from([None, 1, 2, 3, 4, -1, -4]),
        "status": st.sampled_from([TaskStatus.OPEN, TaskStatus.OPEN, TaskStatus.OPEN, TaskStatus.CUT]),
        "planned_on": st.none() | st.integers(-40, -1) | st.integers(-40, 25),
        "due_on": st.none() | st.none() | st.integers(-5, 30),
        "at": st.none() | st.none() | st.just("10:00"),
        "minutes": st.integers(1, 400),
        "promised": st.none() | st.none() | st.just("price"),
        "waiting": st.none() | st.sampled_from(Waiting),
        "important": st.none() | st.booleans(),
        "handed_to": st.none() | st.none() | st.just("Sam"),
    }
)
touches = st.lists(st.tuples(st.integers(1, 4), st.integers(-9, 1)), max_size=5)
parked = st.none() | st.none() | st.integers(-1, 2) | st.just((FOREVER - TODAY).days)
accounts = st.lists(
    st.tuples(st.sampled_from(Tier), st.sampled_from(["open", "open", "lost"]), parked, st.none() | st.integers(0, 9)),
    min_size=4,
    max_size=4,
)


def _insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> None:
    marks = ", ".join("?" * len(values))
    plain = [value.isoformat() if isinstance(value, date) else value for value in values.values()]
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", plain)


def _at(n: int | None) -> date | None:
    return None if n is None else TODAY + timedelta(days=n)


def _territory(found: list[Any], listed: list[dict[str, Any]], met: list[tuple[int, int]]) -> sqlite3.Connection:
    """Four accounts with a contact of the same number each; `who` is a contact, or an account when negative."""
    connection = blank()
    for number, (tier, status, until, gap) in enumerate(found, 1):
        name = {"name": f"N{number}", "folded": f"n{number}", "tier": tier, "status": status, "min_gap_days": gap}
        _insert(
            connection,
            "accounts",
            {"id": number, "city": ("Leeds", "Oslo")[number % 2], "parked_until": _at(until)} | name,
        )
        _insert(
            connection, "contacts", {"id": number, "account_id": number, "name": f"P{number}", "folded": f"p{number}"}
        )
    for number, one in enumerate(listed, 1):
        who = one["who"]
        owners = {"account_id": who and abs(who), "contact_id": who if who and who > 0 else None}
        dates = {name: _at(one[name]) for name in ("planned_on", "due_on")}
        columns = {name: value for name, value in one.items() if name != "who"}
        _insert(connection, "tasks", columns | owners | dates | {"id": number, "title": f"task {number}"})
    for number, n in met:
        columns = {
            "account_id": number,
            "contact_id": number,
            "day": _at(n),
            "at": 0,
            "kind": "call",
            "outcome": "reached",
        }
        _insert(connection, "touches", columns)
    return connection


@settings(deadline=None)
@given(accounts, st.lists(tasks, max_size=25), touches)
def test_no_rule_is_broken_whatever_the_book_holds(
    found: list[Any], listed: list[dict[str, Any]], met: list[tuple[int, int]]
) -> None:
    connection, book = _territory(found, listed, met), Book("unused", Clock(TODAY))
    before = list(connection.iterdump())
    made = plan_spread(connection, book)
    assert plan_spread(connection, book) == made
    assert list(connection.iterdump()) == before
    everything = [task_row(row) for row in connection.execute(f"SELECT {COLUMNS} FROM tasks t {JOINS}")]
    is_open = [row for row in everything if row.status is TaskStatus.OPEN]
    asleep = [n for n, (_, status, until, _) in enumerate(found, 1) if status == "lost" or (until or 0) > 0]
    slipped = [row for row in is_open if section(row, TODAY, 7) is Section.SLIPPED and row.account_id not in asleep]
    assert sorted(row.id for row, *_ in (*made.moves, *made.left)) == sorted(row.id for row in slipped)
    assert [on for _, on, _ in made.moves] == sorted(on for _, on, _ in made.moves)
    last = book.calendar(connection).add(TODAY, HORIZON_WORKING_DAYS - 1)
    load = {row.planned_on: 0 for row in is_open}
    for row in is_open:
        load[row.planned_on] += row.minutes
    for row, on, why in made.moves:
        assert (row.due_on, row.promised, row.at, row.handed_to) == (None, None, None, None)
        assert TODAY <= on <= last
        assert on.weekday() < 5
        assert why
        same_day = [other for other, then, _ in made.moves if then == on]
        total = load.get(on, 0) + sum(other.minutes for other in same_day)
        assert total <= 360 or (len(same_day) == 1 and not load.get(on))
    _far_enough(found, is_open, made, met)
    connection.close()


def _far_enough(found: list[Any], is_open: list[Any], made: SpreadPlan, met: list[tuple[int, int]]) -> None:
    """Every moved task keeps its account's gap to what the same contact (or account without one) has besides."""
    moved = {row.id: on for row, on, _ in made.moves}
    for row, on, _ in made.moves:
        if row.kind not in CLIENT_KINDS or row.account_id is None:
            continue
        gap = found[row.account_id - 1][3]
        others = [
            moved.get(other.id, other.planned_on)
            for other in is_open
            if (other.contact_id, other.account_id) == (row.contact_id, row.account_id) and other.id != row.id
            if other.kind in CLIENT_KINDS and other.planned_on and (other.id in moved or other.planned_on >= TODAY)
        ]
        last = [_at(n) for number, n in met if number == row.contact_id]
        for day_met in (*others, *([max(one for one in last if one)] if last else [])):
            assert abs((on - day_met).days) >= (3 if gap is None else gap)
