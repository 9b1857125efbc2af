"""Adding: what a line says, what is filled in, and what is written down with it."""

from dataclasses import replace
from datetime import date

import pytest
from verbs_kit import ACME, COBALT, RINA, day, dump, fill, rows

from kamtui.domain.words import About, Kind, TaskStatus
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.accounts import add_account
from kamtui.services.verbs.tasks import add


@pytest.fixture
def book(book: Book) -> Book:
    return fill(book)


DAYS = [
    ("call @cobalt prices", day(0), None),
    ("call @cobalt prices fri", day(4), None),
    ("call @cobalt prices by 12 dec", date(2026, 12, 11), date(2026, 12, 12)),  # a Saturday: the Friday before
    ("call @cobalt prices by fri", day(4), day(4)),
    ("call @cobalt prices by today", day(0), day(0)),
    ("call @cobalt prices by 2026-11-20", day(0), day(-3)),
    ("call @cobalt prices tue by fri", day(1), day(4)),
    ("call @cobalt prices 2026-11-20", day(-3), None),
    ("call @cobalt prices sat", day(5), None),
    ("call @cobalt prices every friday", day(4), None),
]


@pytest.mark.parametrize(("line", "planned", "due"), DAYS, ids=[case[0] for case in DAYS])
def test_the_day_that_is_planned(line: str, planned: date, due: date | None, book: Book) -> None:
    row, read = add(book, line)
    assert (row.planned_on, row.due_on, row.title) == (planned, due, "prices")
    assert (read.planned_on, read.due_on) == (planned, due)
    assert row.status is TaskStatus.OPEN


MINUTES = [
    ("call @cobalt prices", Kind.CALL, 15),
    ("@cobalt prices", Kind.CALL, 15),
    ("visit @cobalt prices", Kind.VISIT, 90),
    ("e-mail @cobalt prices", Kind.EMAIL, 10),
    ("meet @cobalt prices", Kind.MEETING, 60),
    ("research prices", Kind.RESEARCH, 30),
    ("visit @cobalt prices ~20m", Kind.VISIT, 20),
    ("call @cobalt prices ~1h30", Kind.CALL, 90),
    ("meeting @cobalt prices fri 10:00-11:30", Kind.MEETING, 90),
]


@pytest.mark.parametrize(("line", "kind", "minutes"), MINUTES, ids=[case[0] for case in MINUTES])
def test_the_kind_and_the_minutes_it_takes(line: str, kind: Kind, minutes: int, book: Book) -> None:
    row, _ = add(book, line)
    assert (row.kind, row.minutes) == (kind, minutes)


def test_the_minutes_of_a_kind_are_a_setting(book: Book) -> None:
    rules = replace(book.rules, kind_minutes={**book.rules.kind_minutes, Kind.CALL: 25})
    row, _ = add(replace(book, settings=replace(book.settings, rules=rules)), "call @cobalt prices")
    assert row.minutes == 25


def test_everything_in_one_line(book: Book) -> None:
    row, read = add(book, 'visit @"rina shah" new list fri 10:00 by 12 dec ~30m !! every 2 weeks')
    assert (row.title, row.kind, row.account_id, row.contact_id) == ("new list", Kind.VISIT, ACME, RINA)
    assert (row.planned_on, row.at, row.due_on, row.minutes) == (day(4), "10:00", date(2026, 12, 12), 30)
    assert (row.important, row.urgent, row.repeat) == (True, True, "FREQ=WEEKLY;INTERVAL=2")
    assert rows(book, "SELECT repeat_from FROM tasks") == [("2026-11-27",)]
    assert read.echo[0] == "Rina Shah (Acme Industrial)"
    assert "Fri 27 Nov 2026, in 4 working days, 10:00" in read.echo


PROMISES = [("#price", About.PRICE), ("#delivery", About.DELIVERY), ("#promise", About.OTHER)]


@pytest.mark.parametrize(("tag", "about"), PROMISES, ids=[case[0] for case in PROMISES])
def test_a_promise_is_written_down_with_its_task(tag: str, about: About, book: Book) -> None:
    row, _ = add(book, f"email @cobalt the new list by 4 dec {tag}")
    assert row.promised is about
    assert rows(
        book, "SELECT account_id, contact_id, task_id, about, text, made_on, due_on, kept_on FROM promises"
    ) == [(COBALT, None, row.id, about, "the new list", "2026-11-23", "2026-12-04", None)]


def test_a_promise_without_a_date_stays_a_word(book: Book) -> None:
    row, read = add(book, "email @cobalt the new list #price")
    assert (row.title, row.promised) == ("the new list #price", None)
    assert "a promise needs `by` and a date" in read.notes[0]
    assert rows(book, "SELECT * FROM promises") == []


TITLES = [
    ("call @cobalt", "call Cobalt Stores"),
    ("visit @rina.shah fri", "visit Rina Shah"),
    ("call @cobalt about 50% off & [more]", "about 50% off & [more]"),
    ("mail bob@example.org about it", "bob@example.org about it"),
]


@pytest.mark.parametrize(("line", "title"), TITLES, ids=[case[0] for case in TITLES])
def test_the_title_is_what_is_left(line: str, title: str, book: Book) -> None:
    line = line.replace("@rina.shah", '@"rina shah"')
    assert add(book, line)[0].title == title


REFUSED = [
    ("", RejectedError, "nothing to do"),
    ("   ", RejectedError, "nothing to do"),
    ("fri", RejectedError, "nothing to do"),
    ("call @nobody about it", NotFoundError, "Nobody is called “nobody”"),
    ("call @rina about it", AmbiguousError, "Rina Shah (Acme Industrial)"),
]


@pytest.mark.parametrize(("line", "error", "said"), REFUSED, ids=[case[0] for case in REFUSED])
def test_a_line_that_is_refused_writes_nothing(line: str, error: type[Exception], said: str, book: Book) -> None:
    before = dump(book)
    with pytest.raises(error) as caught:
        add(book, line)
    assert said in str(caught.value)
    assert dump(book) == before


def test_a_full_day_is_said_and_kept(book: Book) -> None:
    add(book, "visit @cobalt all day long fri ~340m")
    row, read = add(book, "visit @delta one more fri")
    assert row.planned_on == day(4)
    assert read.notes == ("Fri 27 Nov is full: 5h40 of 6h before this",)


def test_a_day_off_is_said_and_kept(book: Book) -> None:
    row, read = add(book, "call @delta one more sat")
    assert row.planned_on == day(5)
    assert read.notes == ("Sat 28 Nov is not a working day (Saturday)",)


def test_the_first_event_of_a_task(book: Book) -> None:
    row, _ = add(book, "call @delta one more fri")
    found = rows(book, "SELECT task_id, what, from_on, to_on, reason FROM task_events")
    assert found == [(row.id, "created", None, "2026-11-27", None)]


def test_an_account_of_the_same_name_needs_another_city(book: Book) -> None:
    with pytest.raises(RejectedError, match="an account called “Delta” already"):
        add_account(book, "délta")
    add_account(book, "Delta", city="Leeds")
    with pytest.raises(RejectedError, match="already"):
        add_account(book, "DELTA", city="Leeds")
    assert rows(book, "SELECT count(*) FROM accounts") == [(6,)]


def test_an_account_needs_a_name(book: Book) -> None:
    with pytest.raises(RejectedError, match="no name"):
        add_account(book, " \x1b\u200b ")
