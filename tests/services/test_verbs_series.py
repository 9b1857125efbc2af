"""From now on: what an edit of a repeating task changes is the series from this one on; the past stays as it was."""

from datetime import date

import pytest
from verbs_kit import MON, at, day, fill, rows

from kamtui.services.book import Book
from kamtui.services.understand import as_line, draft
from kamtui.services.verbs.skip import skip
from kamtui.services.verbs.tasks import add, edit, move
from kamtui.services.verbs.touch import done
from kamtui.services.views.tasks import one
from kamtui.store.tables import Task


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


EDITS = [
    # the task, the edit, its day then, what is said of the series, the next two after a tick on that day
    ("2026-11-24 every week", "fri", day(4), "from this one on every week, then Fri 4 Dec", (day(11), day(18))),
    ("2026-11-24 every week", "boxes", day(1), "from this one on every week, then Tue 1 Dec", (day(8), day(15))),
    (
        "2026-11-24 every week",
        "every friday",
        day(4),
        "from this one on every Friday, then Fri 4 Dec",
        (day(11), day(18)),
    ),
    ("2026-11-24 every week", "every week", day(1), "from this one on every week, then Tue 1 Dec", (day(8), day(15))),
    (
        "2026-11-24 every week",
        "1 dec every month",
        day(8),
        "from this one on every month, then Fri 1 Jan",
        (day(39), day(70)),
    ),
    (
        "2026-11-23 every 2 weeks",
        "30 nov",
        day(7),
        "from this one on every 2 weeks, then Mon 14 Dec",
        (day(21), day(35)),
    ),
    ("2026-11-23 every monday", "wed", day(2), "this one only: still every Monday, then Mon 30 Nov", (day(7), day(14))),
    ("2026-11-30 every month", "4 dec", day(11), "from this one on every month, then Mon 4 Jan", (day(42), day(73))),
]


@pytest.mark.parametrize(("line", "change", "on", "said", "after"), EDITS, ids=[f"{c[0]}: {c[1]}" for c in EDITS])
def test_an_edit_says_what_it_does_to_the_series(
    line: str, change: str, on: date, said: str, after: tuple[date, date], book: Book
) -> None:
    task, _ = add(book, f"internal stock {line}")
    edited, read = edit(book, task.id, change)
    assert (edited.planned_on, read.echo[-1], read.series.said) == (on, said, said)
    following = done(at(book, on), task.id).next
    assert following is not None
    assert following.title == edited.title
    again = done(at(book, following.planned_on or MON), following.id).next
    assert again is not None
    assert (following.planned_on, again.planned_on) == after


@pytest.mark.parametrize(("line", "change", "on", "said", "after"), EDITS, ids=[f"{c[0]}: {c[1]}" for c in EDITS])
def test_the_form_says_the_same_as_the_shell(
    line: str, change: str, on: date, said: str, after: tuple[date, date], book: Book
) -> None:
    task, _ = add(book, f"internal stock {line}")
    with book.reading() as connection:
        shell = draft(connection, book, change, one(connection, task.id))
    edit(book, task.id, change)
    with book.reading() as connection:
        edited = one(connection, task.id)
        form = draft(connection, book, as_line(edited), edited, whole=True)
    assert (shell.series.said, form.planned_on, form.series.rrule) == (said, on, edited.repeat)


def test_another_repeat_in_the_form_takes_the_day_along(book: Book) -> None:
    task, _ = add(book, "internal stock 2026-11-23 09:00 every monday")
    edited, read = edit(book, task.id, as_line(task).replace("every Monday", "every Friday"), whole=True)
    assert (edited.planned_on, edited.at) == (day(4), "09:00")
    assert read.series.said == "from this one on every Friday, then Fri 4 Dec"


def test_taking_the_repeat_out_says_that_it_ends(book: Book) -> None:
    task, _ = add(book, "internal stock every monday")
    edited, read = edit(book, task.id, "internal stock 2026-11-23", whole=True)
    assert (edited.repeat, read.echo[-1]) == (None, "it no longer repeats: this is the last one")
    assert done(book, task.id).next is None


def test_the_past_stays_as_it_was(book: Book) -> None:
    task, _ = add(book, "call @acme stock 2026-11-23 ~15m every monday")
    following = done(book, task.id, "counted").next
    assert following is not None
    before = rows(book, "SELECT * FROM tasks WHERE id = ?", task.id)
    events = rows(book, "SELECT * FROM task_events WHERE task_id = ?", task.id)
    edit(at(book, day(2)), following.id, "visit @delta boxes thu every 2 weeks ~40m")
    assert rows(book, "SELECT * FROM tasks WHERE id = ?", task.id) == before
    assert rows(book, "SELECT * FROM task_events WHERE task_id = ?", task.id) == events


def test_what_was_far_ahead_does_not_hold_a_series_that_starts_anew(book: Book) -> None:
    task, _ = add(book, "internal stock 2026-12-28 every month")
    edit(book, task.id, "2026-11-24 every week")
    (left,) = skip(book, [task.id])
    assert left.next is not None
    assert left.next.planned_on == day(8)
    assert rows(book, "SELECT what, from_on, to_on, note FROM task_events WHERE what = 'moved'") == [
        ("moved", "2026-12-28", "2026-11-24", "repeats FREQ=WEEKLY")
    ]


def test_a_move_shifts_this_one_only(book: Book) -> None:
    task, _ = add(book, "internal stock 2026-11-24 every week")
    move(book, [task.id], day(3))
    edit(book, task.id, "boxes")  # its day was not named: the rhythm stays
    following = done(at(book, day(3)), task.id).next
    assert following is not None
    assert (following.title, following.planned_on) == ("boxes", day(8))


def test_a_counted_series_does_not_count_anew(book: Book) -> None:
    task, _ = add(book, "internal stock 2026-11-23 every week")
    with book.work("import") as (work, _entry):
        work.change(Task, task.id, repeat="FREQ=WEEKLY;COUNT=2")
    _, read = edit(book, task.id, "wed")
    assert read.series.said == "this one only: still in its rhythm, then Mon 30 Nov"


def test_a_task_that_does_not_repeat_says_nothing_of_a_series(book: Book) -> None:
    task, _ = add(book, "internal stock 2026-11-23")
    _, read = edit(book, task.id, "boxes wed")
    assert (read.series.said, read.series.rrule) == ("", None)


def test_the_load_of_the_day_counts_the_edited_task_once(book: Book) -> None:
    task, _ = add(book, "internal stock wed ~60m every week")
    with book.reading() as connection:
        assert "Wed 25 Nov: 1h of 6h with this" in draft(connection, book, as_line(task), task, whole=True).notes
