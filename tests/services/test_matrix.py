"""The matrix: SQL and the rules agree on every open task, whatever the dates; overrides, filters, stale signs."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import scans
from verbs_kit import dump, rows

from kamtui.clock import Clock
from kamtui.domain.filters import read_filter
from kamtui.domain.keep.aims import ObjectiveState
from kamtui.domain.keep.grades import Letter, targets
from kamtui.domain.keep.stakes import NO_STAKE, Graded, Happened, Stake, Threatened
from kamtui.domain.keep.words import ContractState, EventTopic
from kamtui.domain.overdue import Section
from kamtui.domain.quadrant import place
from kamtui.domain.rules import FOREVER
from kamtui.domain.stale import STALE_DAYS, STALE_RULES, stale
from kamtui.domain.text import name_key
from kamtui.domain.words import About, AccountStatus, Outcome, Quadrant, TaskStatus, Tier, Waiting
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.quadrant import put
from kamtui.services.verbs.tasks import cut, hand_off
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.matrix import Matrix, box_rows, is_stale, matrix
from kamtui.services.views.tasks import listing, view
from kamtui.services.views.today import SECTIONS, today_head, today_rows
from kamtui.store.reading import blank
from kamtui.store.reads.tasks import COLUMNS, JOINS, task_row

TODAY = date(2026, 11, 23)


def read(book: Book, text: str = "", limit: int | None = None) -> Matrix:
    with book.reading() as connection:
        return matrix(connection, book, read_filter(text), limit)


def ids(found: Matrix) -> dict[Quadrant, list[int]]:
    return {box: [one.row.id for one in found.boxes[box].rows] for box in found.boxes}


# -- the small book ------------------------------------------------------------------------------------------------


def test_all_four_boxes_of_the_small_book(small: Book) -> None:
    found = read(small)
    assert ids(found) == {
        Quadrant.DO: [1, 2, 6, 3, 8],
        Quadrant.SCHEDULE: [5],
        Quadrant.DELEGATE: [10],
        Quadrant.DROP: [9, 4, 11, 7],
    }
    boxes = found.boxes.values()
    assert [(box.count, box.minutes, box.stale) for box in boxes] == [(5, 140, 0), (1, 90, 0), (1, 15, 1), (4, 75, 0)]


def test_an_empty_book_has_four_empty_boxes(book: Book) -> None:
    assert {box: (one.count, one.rows) for box, one in read(book).boxes.items()} == dict.fromkeys(Quadrant, (0, ()))


@pytest.mark.parametrize("text", ["@acme", "kind:visit", "tier:K", "forecast", "overdue", "due:week", "@nobody"])
def test_a_filter_narrows_the_boxes(text: str, small: Book) -> None:
    everything, found = ids(read(small)), ids(read(small, text))
    with small.reading() as connection:
        kept = {one.row.id for one in listing(connection, small, read_filter(text), None)[0]}
    assert found == {box: [one for one in everything[box] if one in kept] for box in everything}


def test_a_filter_for_a_box_empties_the_others(small: Book) -> None:
    everything, found = read(small), read(small, "q:do q:drop")
    for box in Quadrant:
        kept = box in (Quadrant.DO, Quadrant.DROP)
        assert found.boxes[box] == (
            everything.boxes[box] if kept else replace(everything.boxes[box], count=0, minutes=0, stale=0, rows=())
        )
    assert not any(box.count for box in read(small, "done").boxes.values())


def test_the_zoom_is_the_box_in_pieces(small: Book) -> None:
    whole = ids(read(small))
    with small.reading() as connection:
        for box, expected in whole.items():
            pieces = [box_rows(connection, small, box, None, start, 2) for start in range(0, 8, 2)]
            assert [one.row.id for piece in pieces for one in piece] == expected
        assert box_rows(connection, small, Quadrant.DO, read_filter("q:drop"), 0, 9) == []
        assert box_rows(connection, small, Quadrant.DO, read_filter("done"), 0, 9) == []


# -- the override --------------------------------------------------------------------------------------------------


def test_a_task_put_into_a_box_stays_there_until_it_is_cleared(small: Book) -> None:
    (row,) = put(small, [4], Quadrant.DO)
    assert row.override is Quadrant.DO
    later = replace(small, clock=Clock(TODAY + timedelta(days=400)))
    for book in (small, later):
        (found,) = [one for one in read(book).boxes[Quadrant.DO].rows if one.row.id == 4]
        assert found.placement is not None
        assert found.placement.overridden
        assert found.placement.because[0] == "you put it here"
    assert put(small, [4], None)[0].override is None
    assert 4 in ids(read(small))[Quadrant.DROP]


def test_many_are_put_there_at_once_and_taken_back_at_once(small: Book) -> None:
    before = dump(small)
    put(small, [4, 7, 11], Quadrant.SCHEDULE)
    assert ids(read(small))[Quadrant.SCHEDULE] == [4, 5, 11, 7]
    assert rows(small, "SELECT task_id, what, note FROM task_events") == [
        (n, "edited", "put in schedule") for n in (4, 7, 11)
    ]
    after = dump(small)
    assert undo(small) == ["put 3 tasks in schedule"]
    assert dump(small) == before
    assert redo(small) == ["put 3 tasks in schedule"]
    assert dump(small) == after


def test_to_put_it_where_it_was_put_changes_nothing(small: Book) -> None:
    put(small, [4], Quadrant.DO)
    steps = rows(small, "SELECT count(*) FROM steps")
    put(small, [4], Quadrant.DO)
    put(small, [7], None)
    assert rows(small, "SELECT count(*) FROM steps") == steps


@pytest.mark.parametrize(("numbers", "error"), [([4, 99], NotFoundError), ([4, 3], RejectedError)], ids=str)
def test_all_of_them_or_none(numbers: list[int], error: type[Exception], small: Book) -> None:
    cut(small, [3])
    before = dump(small)
    with pytest.raises(error):
        put(small, numbers, Quadrant.DO)
    assert dump(small) == before


# -- stale ---------------------------------------------------------------------------------------------------------

OLD = [
    (Quadrant.DO, {"planned_on": -3}, None),
    (Quadrant.DO, {"planned_on": -4}, "4 d old"),
    (Quadrant.DO, {"planned_on": 5, "due_on": -4}, "4 d old"),
    (Quadrant.DO, {}, None),
    (Quadrant.SCHEDULE, {"planned_on": -7, "due_on": 30}, None),
    (Quadrant.SCHEDULE, {"planned_on": -8}, "slipped 8 d"),
    (Quadrant.SCHEDULE, {"due_on": 30}, "no planned day"),
    (Quadrant.DELEGATE, {"planned_on": 3}, "with nobody"),
    (Quadrant.DELEGATE, {"planned_on": -99, "handed_to": "Sam"}, None),
    (Quadrant.DROP, {"planned_on": -30, "due_on": -31}, "31 d old"),
    (Quadrant.DROP, {"planned_on": -30}, None),
]


@pytest.mark.parametrize(("box", "columns", "words"), OLD, ids=str)
def test_when_a_task_is_stale(box: Quadrant, columns: dict[str, Any], words: str | None, small: Book) -> None:
    with small.reading() as connection:
        (bare,) = (one.row for one in box_rows(connection, small, Quadrant.SCHEDULE, None, 0, 1))
    dated = {name: TODAY + timedelta(days=n) if isinstance(n, int) else n for name, n in columns.items()}
    row = bare._replace(**{"planned_on": None, "due_on": None, **dated})
    assert stale(row, box, TODAY) == words


def test_the_rules_in_words_name_the_numbers() -> None:
    assert set(STALE_RULES) == set(Quadrant)
    assert all(str(days) in STALE_RULES[box] for box, days in STALE_DAYS.items())


def test_handing_a_task_off_takes_the_stale_sign_away(small: Book) -> None:
    assert read(small).boxes[Quadrant.DELEGATE].stale == 1
    hand_off(small, [10], "Sam")
    assert read(small).boxes[Quadrant.DELEGATE].stale == 0


# -- SQL and the rules agree ---------------------------------------------------------------------------------------

near = st.integers(0, 30)
offsets = st.none() | st.integers(-40, 12) | st.sampled_from([-800, -401, 90, 400])
responses = st.none() | st.sampled_from(TaskStatus)
accounts = st.fixed_dictionaries(
    {
        "tier": st.sampled_from(Tier),
        "status": st.sampled_from([*AccountStatus, AccountStatus.OPEN]),
        "cadence_days": st.none() | st.integers(1, 20),
        "parked_until": st.none() | st.integers(-3, 3) | st.just((FOREVER - TODAY).days),
        "touched": st.none() | st.integers(-70, 3),
        "outcome": st.sampled_from(Outcome),
        "contract": st.none() | st.tuples(st.sampled_from(ContractState), st.integers(-20, 40), st.none() | near),
        "threat": st.none() | st.tuples(st.integers(1, 3), responses),
        "event": st.none() | st.tuples(st.integers(0, 8) | st.sampled_from([90, 91]), responses),
        "grade": st.none() | st.tuples(st.sampled_from(Letter), st.booleans(), st.none() | st.integers(-40, 40)),
    }
)
_OF_OTHER_TABLES = ("touched", "outcome", "contract", "grade", "threat", "event")
tasks = st.fixed_dictionaries(
    {
        "account_id": st.none() | st.integers(1, 4),
        "status": st.sampled_from([TaskStatus.OPEN, TaskStatus.OPEN, TaskStatus.OPEN, *TaskStatus]),
        "planned_on": offsets,
        "due_on": offsets,
        "minutes": st.integers(1, 1440),
        "promised": st.none() | st.sampled_from(About),
        "waiting": st.none() | st.sampled_from(Waiting),
        "important": st.none() | st.booleans(),
        "urgent": st.none() | st.booleans(),
        "quadrant": st.none() | st.none() | st.sampled_from(Quadrant),
        "handed_to": st.none() | st.just("Sam"),
        "objective": st.none() | st.none() | st.sampled_from(ObjectiveState),
    }
)
days = st.dates(date(1980, 1, 1), date(2190, 1, 1)) | st.sampled_from(
    [TODAY, date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29), date(2026, 12, 31)]
)
territories = st.tuples(st.lists(accounts, min_size=4, max_size=4), st.lists(tasks, max_size=25))
away = st.lists(st.integers(0, 6), max_size=4)


def _on(today: date, n: int | None) -> str | None:
    return None if n is None else (today + timedelta(days=n)).isoformat()


def _insert(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def _graded(
    connection: sqlite3.Connection, today: date, account_id: int, said: tuple[Letter, bool, int | None] | None
) -> None:
    """A grade of today, behind another of the day before that no longer counts."""
    if said is None:
        return
    letter, aims, review = said
    target = targets(letter)[0] if aims and targets(letter) else None
    values = {"account_id": account_id, "question": "How?", "why": "late"}
    _insert(
        connection,
        "grades",
        values | {"day": _on(today, 0), "letter": letter, "target": target, "review_on": _on(today, review)},
    )
    _insert(connection, "grades", values | {"day": _on(today, -1), "letter": Letter.F})


def _contract(
    connection: sqlite3.Connection, today: date, account_id: int, state: ContractState, end: int, notice: int | None
) -> None:
    """A contract that ends so many days after today, with notice so many days before its end."""
    values = {"account_id": account_id, "name": "x", "state": state, "start_on": _on(today, -99)}
    days = {"end_on": _on(today, end), "notice_on": None if notice is None else _on(today, end - notice)}
    _insert(connection, "contracts", values | days)


def _answer(connection: sqlite3.Connection, task_id: int, status: TaskStatus | None) -> int | None:
    """The task that answers, which is of no account here; None without one."""
    if status is None:
        return None
    done_at = 0 if status is TaskStatus.DONE else None
    values = {"id": task_id, "title": "answer", "kind": "call", "minutes": 15, "status": status, "done_at": done_at}
    _insert(connection, "tasks", values)
    return task_id


def _defended(connection: sqlite3.Connection, today: date, number: int, account: dict[str, Any]) -> None:
    """A threat beside one that was closed, and a trigger event."""
    values = {"account_id": number, "text": "closed", "severity": 3, "found_on": _on(today, -9)}
    _insert(connection, "threats", values | {"closed_on": _on(today, -1), "closed_why": "gone"})
    if account["threat"] is not None:
        severity, status = account["threat"]
        task_id = _answer(connection, 1_000 + number, status)
        _insert(connection, "threats", values | {"text": "open", "severity": severity, "task_id": task_id})
    if account["event"] is not None:
        ago, status = account["event"]
        happened = {"account_id": number, "topic": "tender", "day": _on(today, -ago), "text": "x"}
        _insert(connection, "trigger_events", happened | {"task_id": _answer(connection, 2_000 + number, status)})


def _menaced(account: dict[str, Any], today: date) -> Stake:
    """What is to be defended against at an account that was drawn; a response that was cut is none."""
    found = NO_STAKE
    if account["threat"] is not None:
        severity, status = account["threat"]
        found = found._replace(threats=(Threatened("open", severity, status not in (None, TaskStatus.CUT)),))
    if account["event"] is not None:
        ago, status = account["event"]
        answered = status not in (None, TaskStatus.CUT)
        found = found._replace(events=(Happened(EventTopic.TENDER, today - timedelta(days=ago), answered),))
    return found


def _term(account: dict[str, Any], today: date) -> Stake:
    """The days of a contract that was drawn, while it runs; a notice day only until it has passed."""
    state, end, notice = account["contract"] or (ContractState.ENDED, 0, None)
    found = _menaced(account, today)
    if state is not ContractState.RUNNING:
        return found
    ahead = None if notice is None or notice > end else today + timedelta(days=end - notice)
    return found._replace(end_on=today + timedelta(days=end), notice_on=ahead)


def _stake(account: dict[str, Any], today: date) -> Stake:
    """What is at stake at an account that was drawn."""
    if account["grade"] is None:
        return _term(account, today)
    letter, aims, review = account["grade"]
    target = targets(letter)[0] if aims and targets(letter) else None
    graded = Graded(letter, target, None if review is None else today + timedelta(days=review))
    return _term(account, today)._replace(grade=graded)


def _serve(connection: sqlite3.Connection, today: date, task_id: int, account_id: int, state: ObjectiveState) -> None:
    """The objective that a task serves."""
    closed = None if state is ObjectiveState.OPEN else _on(today, 0)
    values = {"id": task_id, "account_id": account_id, "text": f"reach {task_id}", "state": state, "closed_on": closed}
    _insert(connection, "objectives", values)
    _insert(connection, "task_objectives", {"task_id": task_id, "objective_id": task_id})


def territory(
    today: date, found: tuple[list[dict[str, Any]], list[dict[str, Any]]], off: list[int]
) -> sqlite3.Connection:
    """A book in memory with these accounts and tasks; days count from today."""
    connection = blank()
    for number, account in enumerate(found[0], 1):
        columns = {name: value for name, value in account.items() if name not in _OF_OTHER_TABLES}
        columns |= {"id": number, "name": f"N{number}", "folded": name_key(f"N{number}")}
        _insert(connection, "accounts", columns | {"parked_until": _on(today, account["parked_until"])})
        if account["touched"] is not None:
            values = {"account_id": number, "day": _on(today, account["touched"]), "at": 0, "kind": "call"}
            _insert(connection, "touches", values | {"outcome": account["outcome"]})
        _graded(connection, today, number, account["grade"])
        _defended(connection, today, number, account)
        if account["contract"] is not None:
            _contract(connection, today, number, *account["contract"])
    for number, task in enumerate(found[1], 1):
        dates = {name: _on(today, task[name]) for name in ("planned_on", "due_on")}
        done_at = 0 if task["status"] is TaskStatus.DONE else None
        columns = {name: value for name, value in task.items() if name != "objective"}
        _insert(connection, "tasks", columns | dates | {"id": number, "title": "x", "kind": "call", "done_at": done_at})
        if task["objective"] is not None:
            _serve(connection, today, number, task["account_id"] or 1, task["objective"])
    for n in off:
        _insert(connection, "days_off", {"first_on": _on(today, n), "last_on": _on(today, n)})
    return connection


@settings(deadline=None)
@given(days, territories, away, st.sampled_from([0, 1_000]), st.integers(1, 5))
def test_every_open_task_is_in_the_box_the_rules_say_and_in_no_other(
    today: date, found: tuple[list[dict[str, Any]], list[dict[str, Any]]], off: list[int], sparse: int, limit: int
) -> None:
    connection, book = territory(today, found, off), Book("unused", Clock(today))
    calendar = book.calendar(connection)
    all_rows = [task_row(row) for row in connection.execute(f"SELECT {COLUMNS} FROM tasks t {JOINS}")]
    is_open = [row for row in all_rows if row.status is TaskStatus.OPEN]
    aims = {n: f"reach {n}" for n, task in enumerate(found[1], 1) if task["objective"] is ObjectiveState.OPEN}
    assert {row.id: row.objective for row in all_rows if row.objective is not None} == aims
    at = {number: _stake(account, today) for number, account in enumerate(found[0], 1)}
    at_stake = {row.id: at.get(row.account_id or 0, NO_STAKE) for row in is_open}
    expected = {row.id: place(row, today, calendar, book.rules, at_stake[row.id]).quadrant for row in is_open}
    with patch("kamtui.store.reads.matrix._SPARSE", sparse):
        whole, first = matrix(connection, book, limit=None), matrix(connection, book, limit=limit)
    assert sorted(one for box in ids(whole).values() for one in box) == sorted(expected)
    for box, there in whole.boxes.items():
        mine = [view(row, book, calendar, today, at_stake[row.id]) for row in is_open if expected[row.id] is box]
        mine.sort(key=lambda one: (one.row.planned_on is None, one.row.planned_on or today, one.row.id))
        assert there.rows == tuple(mine)
        assert (there.count, there.minutes) == (len(mine), sum(one.row.minutes for one in mine))
        assert there.stale == sum(is_stale(one, today) for one in mine)
        assert first.boxes[box] == replace(there, rows=there.rows[:limit])
        assert box_rows(connection, book, box, None, limit, 3) == list(there.rows[limit : limit + 3])
    connection.close()


@settings(deadline=None, max_examples=30)
@given(territories, st.integers(-2, 800))
def test_reading_on_another_day_moves_nothing(
    found: tuple[list[dict[str, Any]], list[dict[str, Any]]], later: int
) -> None:
    connection, today = territory(TODAY, found, []), TODAY + timedelta(days=later)
    before = list(connection.iterdump())
    counts = [
        sum(box.count for box in matrix(connection, Book("", Clock(day))).boxes.values()) for day in (TODAY, today)
    ]
    assert counts[0] == counts[1]  # every open task stands in a box on every day
    assert list(connection.iterdump()) == before
    connection.close()


# -- the index -----------------------------------------------------------------------------------------------------


ONE_SCAN = "tasks_open_planned"
"""The only index that is walked through from end to end: the boxes of all open tasks."""

_EMPTY = "SCAN tasks USING COVERING INDEX"
"""Whether the book is empty: this ends at the first row."""


def test_the_matrix_walks_through_one_index_and_through_no_table(small: Book) -> None:
    with patch("kamtui.store.reads.matrix._SPARSE", 1_000):
        found = scans(small, lambda connection: matrix(connection, small))
    with patch("kamtui.store.reads.matrix._SPARSE", 0):
        found += scans(small, lambda connection: matrix(connection, small))
    assert found
    assert all(line.endswith(ONE_SCAN) for line in found), found
    zoomed = scans(small, lambda connection: box_rows(connection, small, Quadrant.DO, None, 2, 5))
    assert all(line.endswith(ONE_SCAN) for line in zoomed), zoomed


def test_today_walks_through_no_table(small: Book) -> None:
    def everything(connection: sqlite3.Connection) -> None:
        head = today_head(connection, small)
        for section in (one for one in SECTIONS if one is not Section.SILENT):
            today_rows(connection, small, head, section, 0, 50)

    assert [line for line in scans(small, everything) if not line.startswith(_EMPTY)] == []
