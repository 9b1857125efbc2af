"""Editing: what a line says changes, what it does not say stays; a whole line is the whole task."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from verbs_kit import ACME, COBALT, RINA, day, dump, fill, rows

from kamtui.domain.words import About, Kind
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.understand import as_line
from kamtui.services.verbs.tasks import add, edit
from kamtui.services.verbs.touch import done
from kamtui.services.verbs.undo import undo
from kamtui.services.views.tasks import one
from kamtui.store.tables import Task


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


FULL = 'call @"rina shah" prices fri 10:00 by 12 dec ~40m !'
"""The task that is edited."""

PARTS: list[tuple[str, dict[str, Any]]] = [
    ("visit", {"kind": Kind.VISIT, "minutes": 90}),
    ("visit ~20m", {"kind": Kind.VISIT, "minutes": 20}),
    ("new words", {"title": "new words"}),
    ("thu", {"planned_on": day(3), "at": None}),
    ("fri", {}),  # the day it has: the time stays
    ("thu 14:00", {"planned_on": day(3), "at": "14:00"}),
    ("by 18 dec", {"due_on": date(2026, 12, 18)}),
    ("~15m", {"minutes": 15}),
    ("!!", {"urgent": True}),
    ("@cobalt", {"account_id": COBALT, "contact_id": None}),
    ("every week", {"repeat": "FREQ=WEEKLY"}),
    ("every monday", {"repeat": "FREQ=WEEKLY;BYDAY=MO", "planned_on": day(7), "at": None}),
    ("#price by 18 dec", {"promised": About.PRICE, "due_on": date(2026, 12, 18)}),
]


@pytest.mark.parametrize(("line", "changes"), PARTS, ids=[case[0] for case in PARTS])
def test_what_the_line_does_not_say_stays(line: str, changes: dict[str, Any], book: Book) -> None:
    before, _ = add(book, FULL)
    after, _ = edit(book, before.id, line)
    names = [name for name in before._fields if not name.startswith("account_") and name not in ("contact_name",)]
    names = [name for name in names if name not in ("moves", "last_touch_on")] + ["account_id"]
    found = {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}
    assert found == changes


WHOLE: list[tuple[str, dict[str, Any]]] = [
    ("call prices", {"account_id": None, "contact_id": None, "planned_on": day(0), "at": None, "due_on": None}),
    ('visit @"rina shah" prices fri', {"kind": Kind.VISIT, "minutes": 90, "important": None, "contact_id": RINA}),
]


@pytest.mark.parametrize(("line", "found"), WHOLE, ids=[case[0] for case in WHOLE])
def test_a_whole_line_is_the_whole_task(line: str, found: dict[str, Any], book: Book) -> None:
    before, _ = add(book, FULL)
    after, _ = edit(book, before.id, line, whole=True)
    assert {name: getattr(after, name) for name in found} == found


LINES = [
    FULL,
    "call @cobalt prices",
    "email @acme the list by fri #price",
    "email @acme the list by fri #promise !!",
    "internal tidy the desk 2027-01-04 ~90m",
]


@pytest.mark.parametrize("line", LINES)
def test_the_edit_form_opened_and_saved_changes_nothing(line: str, book: Book) -> None:
    row, _ = add(book, line)
    before, steps = dump(book), rows(book, "SELECT count(*) FROM steps")
    after, _ = edit(book, row.id, as_line(row), whole=True)
    assert after == row
    assert dump(book) == before
    assert rows(book, "SELECT count(*) FROM steps") == steps


REPEATS = ["every monday", "every 2 weeks", "every weekday", "every last friday of the month", "every 30th"]


@pytest.mark.parametrize("every", REPEATS)
def test_the_edit_form_shows_a_repeat_keeps_it_and_ends_it(every: str, book: Book) -> None:
    row, _ = add(book, f"internal stock {every} 09:00")
    line = as_line(row)
    assert edit(book, row.id, line.replace("stock", "stock and boxes"), whole=True)[0].repeat == row.repeat
    assert edit(book, row.id, line.partition(" every")[0], whole=True)[0].repeat is None


def test_a_repeat_that_no_phrase_says_outlives_the_edit_form(book: Book) -> None:
    row, _ = add(book, "internal stock every monday")
    with book.work("import") as (work, _entry):
        work.change(Task, row.id, repeat="FREQ=WEEKLY;COUNT=5")
    edited, _ = edit(book, row.id, "internal boxes", whole=True)
    assert (edited.title, edited.repeat) == ("boxes", "FREQ=WEEKLY;COUNT=5")


_WORDS = st.lists(
    st.sampled_from(
        ["prices", "fri", "by", "call", "@", "#price", "~30m", "!", "every", "tomorrow", ">", "1/2", "the"]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=_WORDS, days=st.integers(-40, 400))
def test_the_form_loses_no_title_that_looks_like_something_else(title: str, days: int, book: Book) -> None:
    row, _ = add(book, "call @cobalt prices")
    with book.work("import") as (work, _entry):
        work.change(Task, row.id, title=title, planned_on=day(days))
    with book.reading() as connection:
        before = one(connection, row.id)
    assert edit(book, row.id, as_line(before), whole=True)[0] == before


EVENTS = [
    ("thu", ("moved", "2026-11-27", "2026-11-26")),
    ("new words", ("edited", None, None)),
]


@pytest.mark.parametrize(("line", "event"), EVENTS, ids=[case[0] for case in EVENTS])
def test_an_edit_of_the_day_is_a_move(line: str, event: tuple[str, str | None, str | None], book: Book) -> None:
    row, _ = add(book, FULL)
    edit(book, row.id, line)
    assert rows(book, "SELECT what, from_on, to_on FROM task_events ORDER BY id DESC LIMIT 1") == [event]


def test_a_promise_that_an_edit_adds_is_written_down_once(book: Book) -> None:
    row, _ = add(book, "call @acme prices")
    edit(book, row.id, "#price by 4 dec")
    edit(book, row.id, "#price by 4 dec")
    assert rows(book, "SELECT account_id, task_id, about, due_on FROM promises") == [
        (ACME, row.id, "price", "2026-12-04")
    ]


REFUSED = [
    (1, "@nobody", NotFoundError),
    (1, "@rina", AmbiguousError),
    (99, "fri", NotFoundError),
]


@pytest.mark.parametrize(("number", "line", "error"), REFUSED, ids=str)
def test_an_edit_that_is_refused_changes_nothing(number: int, line: str, error: type[Exception], book: Book) -> None:
    add(book, FULL)
    before = dump(book)
    with pytest.raises(error):
        edit(book, number, line)
    assert dump(book) == before


def test_a_ticked_task_is_not_edited(book: Book) -> None:
    row, _ = add(book, FULL)
    done(book, row.id)
    with pytest.raises(RejectedError, match="done already"):
        edit(book, row.id, "new words")
    undo(book)
    assert edit(book, row.id, "new words")[0].title == "new words"
