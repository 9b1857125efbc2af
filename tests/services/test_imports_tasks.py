"""Tasks into the book; what the rep did with them in kamtui stands."""

from collections.abc import Callable
from datetime import date

import pytest
from bringing import bring, brought, rows

from kamtui.domain.words import Reason
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs import tasks as verbs

PEOPLE = (
    "Id,Name,City,Industry\nA1,Acme,Leeds,\nA2,Bora,York,\n",
    "Id,AccountId,FirstName,LastName,Email\nP1,A1,Rina,Shah,r@a.example\nP2,,Tom,Okafor,t@a.example\n",
)
HEAD = "Id,Subject,ActivityDate,Status,Type,Priority,WhoId,WhatId,Description,Duration\n"
TASKS = HEAD + (
    "T1,Terms,2026-12-01,Not Started,Email,High,P1,,by mail,25\n"
    "T2,Visit them,2026-12-02,Completed,Visit,Normal,P2,A2,,\n"
    "T3,Deal talk,,In Progress,Other,Low,P9,D7,,\n"
    "T4,Old one,2026-01-05,Canceled,,,,,,\n"
)


@pytest.fixture
def known(book: Book) -> Book:
    bring(book, *PEOPLE)
    return book


def test_new_then_unchanged(known: Book) -> None:
    (result,) = bring(known, TASKS)
    assert result.outcome.new == 4
    assert result.outcome.notes == (
        "1 row: points at a contact that is not in the book, and comes in without it",
        "1 row: points at an account that is not in the book, and comes in without it",
    )
    columns = "title, kind, status, account_id, contact_id, planned_on, due_on, minutes, important, note, done_at"
    assert rows(known, f"SELECT {columns} FROM tasks ORDER BY id") == [
        ("Terms", "email", "open", 1, 1, "2026-12-01", None, 25, 1, "by mail", None),
        # done in the future can only mean done by today
        ("Visit them", "visit", "done", 2, 2, "2026-12-02", None, 90, None, None, _noon(date(2026, 11, 23))),
        ("Deal talk", "call", "open", None, None, "2026-11-23", None, 15, None, None, None),
        ("Old one", "call", "cut", None, None, "2026-01-05", None, 15, None, None, None),
    ]
    assert rows(known, "SELECT what, to_on, note FROM task_events ORDER BY id") == [
        ("imported", "2026-12-01", "open · email · Terms"),
        ("imported", "2026-12-02", "done · visit · Visit them"),
        ("imported", None, "open · call · Deal talk"),
        ("imported", "2026-01-05", "cut · call · Old one"),
    ]
    assert rows(known, "SELECT count(*) FROM touches") == [(0,)]
    assert brought(known, TASKS) == (0, 0, 4, 0)


def _noon(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400_000 + 12 * 3_600_000


def test_done_on_the_day_the_file_knows(known: Book) -> None:
    bring(known, "Subject,Due Date,Status,Date Completed\nA,2026-05-01,Completed,2026-05-03\nB,2026-05-01,Completed,\n")
    assert rows(known, "SELECT done_at FROM tasks ORDER BY id") == [
        (_noon(date(2026, 5, 3)),),
        (_noon(date(2026, 5, 1)),),
    ]


def test_a_deadline_is_due_and_a_date_is_planned(known: Book) -> None:
    bring(known, "Subject,Due Date,Deadline\nA,2026-12-01,2026-12-24\n")
    assert rows(known, "SELECT planned_on, due_on FROM tasks") == [("2026-12-01", "2026-12-24")]


@pytest.mark.parametrize(
    ("cells", "account", "contact"),
    [
        ("Acme,,", 1, None),
        (",Rina Shah,", 1, 1),
        ("Bora,rina shah,", 2, 1),
        (",,T@A.example", None, 2),
        ("Nobody,Nobody,", None, None),
    ],
)
def test_people_by_name(known: Book, cells: str, account: int | None, contact: int | None) -> None:
    bring(known, "Subject,Due Date,Account,Contact,Contact Email\nA,2026-12-01," + cells + "\n")
    assert rows(known, "SELECT account_id, contact_id FROM tasks") == [(account, contact)]


@pytest.mark.parametrize(
    ("cell", "account", "contact", "notes"),
    [("A2", 2, None, 0), ("P2", None, 2, 0), ("P1", 1, 1, 0), ("D7", None, None, 2), ("", None, None, 0)],
)
def test_a_column_that_may_name_either(
    known: Book, cell: str, account: int | None, contact: int | None, notes: int
) -> None:
    (result,) = bring(known, f"Subject,Date Due,Parent ID\nA,2026-12-01,{cell}\n")
    assert rows(known, "SELECT account_id, contact_id FROM tasks") == [(account, contact)]
    assert len(result.outcome.notes) == notes


def test_a_name_in_an_account_prefers_its_contact(known: Book) -> None:
    bring(known, "Id,AccountId,FirstName,LastName\nP3,A2,Rina,Shah\n")
    bring(known, "Subject,Due Date,Account,Contact\nA,2026-12-01,Bora,Rina Shah\nB,2026-12-01,,Rina Shah\n")
    assert rows(known, "SELECT account_id, contact_id FROM tasks ORDER BY id") == [(2, 3), (None, None)]


def _move(book: Book) -> None:
    verbs.move(book, [1], date(2026, 12, 9), Reason.ME)


def _cut(book: Book) -> None:
    verbs.cut(book, [1], Reason.OBSOLETE)


def _rename(book: Book) -> None:
    verbs.edit(book, 1, "visit Better words 9 dec")


KEPT = "SELECT title, kind, status, planned_on FROM tasks WHERE id = 1"


@pytest.mark.parametrize("act", [_move, _cut, _rename])
def test_what_the_rep_did_stands(known: Book, act: Callable[[Book], None]) -> None:
    bring(known, TASKS)
    act(known)
    after = rows(known, KEPT)
    assert brought(known, TASKS) == (0, 0, 4, 0)
    assert rows(known, KEPT) == after


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("T1,Terms,2026-12-15,Not Started,Email,,P1,,,", ("Terms", "email", "open", "2026-12-15")),
        ("T1,Terms,2026-12-01,Completed,Email,,P1,,,", ("Terms", "email", "done", "2026-12-09")),
        ("T1,New terms,2026-12-01,Not Started,Email,,P1,,,", ("New terms", "email", "open", "2026-12-09")),
        ("T1,Terms,2026-12-01,Not Started,Call,,P1,,,", ("Terms", "call", "open", "2026-12-09")),
        ("T1,Terms,,,,,,,,", ("Terms", "email", "open", "2026-12-09")),
    ],
)
def test_what_is_new_in_the_file_comes_over(known: Book, line: str, kept: tuple[str, ...]) -> None:
    bring(known, TASKS)
    _move(known)
    bring(known, HEAD + line)
    assert rows(known, KEPT) == [kept]
    assert brought(known, HEAD + line) == (0, 0, 1, 0)


def test_a_task_cut_by_the_rep_is_not_moved_but_closing_it_elsewhere_counts(known: Book) -> None:
    bring(known, TASKS)
    _cut(known)
    moved = HEAD + "T1,Terms,2026-12-15,Not Started,Email,,P1,,,"
    assert brought(known, moved) == (0, 0, 1, 0)
    assert rows(known, KEPT) == [("Terms", "email", "cut", "2026-12-01")]
    done = HEAD + "T1,Terms,2026-12-15,Completed,Email,,P1,,,"
    assert brought(known, done) == (0, 1, 0, 0)
    assert rows(known, "SELECT status, done_at FROM tasks WHERE id = 1") == [("done", _noon(date(2026, 11, 23)))]


def test_a_file_without_a_state_does_not_reopen(known: Book) -> None:
    bring(known, TASKS)
    assert brought(known, "Id,Subject,ActivityDate\nT2,Visit them,2026-12-02\n") == (0, 0, 1, 0)
    assert rows(known, "SELECT status FROM tasks WHERE code = 'T2'") == [("done",)]


def test_a_move_by_the_file_is_written_into_the_history_but_is_no_move_of_the_rep(known: Book) -> None:
    bring(known, TASKS)
    bring(known, HEAD + "T1,Terms,2026-12-15,Not Started,Email,,P1,,,")
    assert rows(known, "SELECT what, from_on, to_on FROM task_events WHERE task_id = 1 ORDER BY id") == [
        ("imported", None, "2026-12-01"),
        ("imported", "2026-12-01", "2026-12-15"),
    ]


PLAIN = "task,date,account,contact\nTerms,2026-12-01,Acme,Rina Shah\nTerms,2026-12-08,Acme,\nNo day,,Bora,\n"


def test_without_codes_by_title_day_and_people(known: Book) -> None:
    assert brought(known, PLAIN) == (3, 0, 0, 0)
    assert brought(known, PLAIN) == (0, 0, 3, 0)
    _move(known)
    assert brought(known, PLAIN) == (0, 0, 3, 0)


def test_a_task_whose_people_came_later_is_not_doubled(book: Book) -> None:
    assert brought(book, PLAIN) == (3, 0, 0, 0)
    bring(book, *PEOPLE)
    assert brought(book, PLAIN) == (0, 3, 0, 0)
    assert rows(book, "SELECT account_id, contact_id FROM tasks ORDER BY id") == [(1, 1), (1, None), (2, None)]
    assert brought(book, PLAIN) == (0, 0, 3, 0)


def test_a_task_typed_by_the_rep_is_recognised_and_left_alone(known: Book) -> None:
    verbs.add(known, 'email @"Rina Shah" Terms 2026-12-01')
    verbs.cut(known, [1], Reason.ME)
    assert brought(known, "task,date,contact,kind\nTerms,2026-12-01,Rina Shah,call\n") == (0, 0, 1, 0)
    assert rows(known, KEPT) == [("Terms", "email", "cut", "2026-12-01")]


def test_doubles_inside_a_file_stay_out(known: Book) -> None:
    (result,) = bring(known, "task,date\nA,2026-12-01\na,2026-12-01\nA,2026-12-02\n")
    assert [(one.row, one.reason) for one in result.rejected] == [(3, "same title, day and people as row 2")]


def test_ambiguous_dates_stop_the_import_before_anything_is_written(book: Book) -> None:
    with pytest.raises(RejectedError):
        bring(book, *PEOPLE, "task,date\nA,3/4/2026\n")
    assert rows(book, "SELECT count(*) FROM accounts") == [(0,)]
