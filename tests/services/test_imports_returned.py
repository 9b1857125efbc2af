"""Tasks that went out to a phone, to taskwarrior or into a todo.txt file, and come back ticked, moved or renamed."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bringing import rows
from icalendar import Calendar

from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.imports.plan import plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.imports.writing import Outcome
from kamtui.services.verbs import undo
from kamtui.services.verbs.tasks import cut, edit, move
from kamtui.services.verbs.touch import done

RENEWAL, SHIPPED, STORES, FORECAST, REVIEW, STOCK = 1, 2, 3, 4, 5, 11
"""Tasks of the small book."""

MARKS = "X-KAMTUI-SENT"


def sent(book: Book, **options: str) -> Calendar:
    """What a phone gets of the book."""
    found = Calendar.from_ical(export(book, Asked("ics", "ics", options=options)).data)
    assert isinstance(found, Calendar)
    return found


def of(calendar: Calendar, task: int) -> Any:
    """A task as the phone has it."""
    return next(one for one in calendar.walk() if str(one.get("UID", "")).endswith(f"-{task}"))


def put(one: Any, **values: Any) -> None:
    """Writes properties as a phone does, which then says when."""
    for name, value in {**values, "last_modified": datetime(2026, 11, 23, 12, tzinfo=UTC)}.items():
        key = name.replace("_", "-")
        one.pop(key, None)
        one.add(key, value)


def tick(one: Any, at: datetime = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)) -> None:
    put(one, status="COMPLETED", completed=at, percent_complete=100)


def back(book: Book, calendar: Calendar | bytes, name: str = "phone.ics") -> Outcome:
    """Rehearses an import, does it, and does it again: both say the same, and the third finds nothing new."""
    data = calendar if isinstance(calendar, bytes) else calendar.to_ical()
    plan = plan_import(book, [Source(name, data)], Options())
    (result,) = run_import(book, plan)
    (before,) = plan.results
    assert (before.outcome.changed, before.outcome.back) == (result.outcome.changed, result.outcome.back)
    assert plan_import(book, [Source(name, data)], Options()).writes is False
    return result.outcome


def column(book: Book, task: int, *names: str) -> tuple[Any, ...]:
    return rows(book, f"SELECT {', '.join(names)} FROM tasks WHERE id = {task}")[0]


@pytest.mark.parametrize("options", [{}, {"as": "events"}])
def test_what_nobody_changed_is_unchanged(small: Book, options: dict[str, str]) -> None:
    found = back(small, sent(small, **options))
    assert (found.new, found.changed, found.unchanged, found.back) == (0, 0, 11, ())


def test_a_tick_comes_back_with_its_day_its_note_and_a_next_step(small: Book) -> None:
    phone = sent(small)
    tick(of(phone, RENEWAL))
    put(of(phone, RENEWAL), description="option B it is >fri #price")
    found = back(small, phone)
    assert (found.new, found.changed, found.unchanged) == (0, 1, 10)
    assert found.back == (
        "“renewal pricing” (Acme Industrial): ticked there on Sat 21 Nov; next: call “next quarter” Thu 17 Dec",
    )
    assert column(small, RENEWAL, "status", "done_at", "note", "planned_on") == (
        "done",
        int(datetime(2026, 11, 21, 15, 30, tzinfo=UTC).timestamp() * 1000),
        None,
        "2026-11-20",
    )
    said = "SELECT day, kind, outcome, note FROM touches WHERE task_id = 1"
    assert rows(small, said) == [("2026-11-21", "call", "reached", "option B it is >fri #price")]
    undo.undo(small)  # one import, one step
    assert (column(small, RENEWAL, "status"), rows(small, said)) == (("open",), [])


@pytest.mark.parametrize(
    ("task", "at", "next_on"),
    [
        (FORECAST, date(2026, 11, 20), None),  # the weekly check is the open step of the same contact
        (REVIEW, date(2026, 11, 21), "2026-11-30"),  # a week after the touch is a Saturday
        (REVIEW, date(2026, 10, 2), "2026-11-23"),  # what would be past is today
        (REVIEW, date(2027, 1, 1), "2026-11-30"),  # a clock that is ahead: today
        (STOCK, date(2026, 11, 10), "2026-12-01"),  # the one of the 24th was done early
    ],
)
def test_no_account_is_left_without_a_next_step(small: Book, task: int, at: date, next_on: str | None) -> None:
    phone = sent(small)
    tick(of(phone, task), datetime(at.year, at.month, at.day, 15, tzinfo=UTC))
    (said,) = back(small, phone).back
    assert "next: " in said
    assert rows(small, "SELECT planned_on FROM tasks WHERE id > 11") == ([(next_on,)] if next_on else [])


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize(
    ("values", "names", "wanted", "said"),
    [
        ({"dtstart": date(2026, 11, 27)}, "planned_on, at", ("2026-11-27", None), "moved there from Mon 23 Nov 10:00"),
        ({"dtstart": datetime(2026, 11, 24, 14)}, "planned_on, at", ("2026-11-24", "14:00"), "to Tue 24 Nov 14:00"),
        ({"due": date(2026, 12, 4)}, "due_on, planned_on", ("2026-12-04", "2026-11-23"), "due date is now Fri 4 Dec"),
        ({"summary": "range review"}, "title", ("range review",), "title is now “range review”, not “line review”"),
        ({"description": "bring samples"}, "note", ("bring samples",), "note is now “bring samples”"),
    ],
)
def test_what_changed_there_is_taken_over(
    small: Book, values: dict[str, Any], names: str, wanted: tuple[Any, ...], said: str, marked: bool
) -> None:
    phone = sent(small)
    put(of(phone, REVIEW), **values)
    if not marked:  # a program that keeps only what it knows
        of(phone, REVIEW).pop(MARKS)
    found = back(small, phone)
    assert (found.changed, found.unchanged) == (1, 10)
    assert said in found.back[0]
    assert column(small, REVIEW, names) == wanted
    event = rows(small, "SELECT what, note FROM task_events WHERE task_id = 5 ORDER BY id DESC LIMIT 1")
    assert event == [("moved" if "dtstart" in values else "edited", "in phone.ics")]
    undo.undo(small)
    assert column(small, REVIEW, "title, planned_on, at, due_on, note") == (
        *("line review", "2026-11-23", "10:00"),
        *(None, None),
    )


def test_an_appointment_that_became_longer(small: Book) -> None:
    phone = sent(small, **{"as": "events"})
    start = of(phone, REVIEW).get("DTSTART").dt
    put(of(phone, REVIEW), dtend=start + timedelta(hours=2))
    assert back(small, phone).changed == 1
    assert column(small, REVIEW, "minutes", "planned_on", "status") == (120, "2026-11-23", "open")


@pytest.mark.parametrize("marked", [True, False])
def test_a_change_made_here_since_stays_and_is_told(small: Book, marked: bool) -> None:
    phone = sent(small)
    put(of(phone, REVIEW), dtstart=date(2026, 11, 27))
    put(of(phone, STORES), dtstart=date(2026, 12, 2))
    for task in (REVIEW, STORES) if not marked else ():
        one = of(phone, task)
        del one[MARKS], one["LAST-MODIFIED"]
    move(small, [REVIEW], date(2026, 12, 3))
    edit(small, STORES, "~45m")
    found = back(small, phone)
    stays = "“line review” (Ember): its day changed here and there, and stays Thu 3 Dec (there Fri 27 Nov)"
    assert stays in found.back
    assert column(small, REVIEW, "planned_on") == ("2026-12-03",)
    # of another task another field was changed here: both are kept where the marks say which
    assert column(small, STORES, "planned_on", "minutes") == ("2026-12-02" if marked else "2026-12-01", 45)


def test_a_stale_file_changes_nothing(small: Book) -> None:
    phone = sent(small)
    move(small, [REVIEW], date(2026, 12, 3))
    edit(small, STORES, "shop floor team due 11 dec !")
    done(small, RENEWAL)
    found = back(small, phone)
    assert (found.changed, found.unchanged, found.back) == (0, 11, ())


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        (None, "CANCELLED", "was cancelled or deleted there; here it stays open"),
        (cut, "COMPLETED", "is cut here and stays so"),
        (cut, "NEEDS-ACTION", ""),
    ],
)
def test_nothing_is_deleted_or_reopened(
    small: Book, here: Callable[[Book, list[int]], object] | None, there: str, said: str
) -> None:
    phone = sent(small)
    put(of(phone, STORES), status=there)
    if here is not None:
        here(small, [STORES])
    before = column(small, STORES, "*")
    found = back(small, phone)
    assert (found.changed, column(small, STORES, "*")) == (0, before)
    assert [said in line for line in found.back] == ([True] if said else [])


def test_what_is_gone_there_stays_here(small: Book) -> None:
    phone = sent(small)
    phone.subcomponents = [one for one in phone.subcomponents if not str(one.get("UID")).endswith(("-1", "-4", "-5"))]
    back(small, phone)
    assert rows(small, "SELECT count(*) FROM tasks WHERE status = 'open'") == [(11,)]


def test_a_tick_that_was_undone_here_does_not_come_back(small: Book) -> None:
    done(small, STORES)
    phone = sent(small)
    undo.undo(small)
    assert (back(small, phone).changed, column(small, STORES, "status")) == (0, ("open",))


@pytest.mark.parametrize(("of_day", "changed"), [(date(2026, 11, 24), 1), (date(2026, 12, 1), 0)])
def test_one_day_of_a_series_ticked(small: Book, of_day: date, changed: int) -> None:
    phone = sent(small)
    one = of(phone, STOCK).copy()
    one.pop("RRULE")
    put(one, recurrence_id=of_day)
    tick(one)
    phone.add_component(one)
    found = back(small, phone)
    assert (found.new, found.changed, len(found.back)) == (0, changed, 1)
    assert rows(small, "SELECT planned_on FROM tasks WHERE repeat IS NOT NULL AND status = 'open'") == [
        ("2026-12-01" if changed else "2026-11-24",)
    ]


DUE, LATER = date(2026, 11, 26), date(2026, 12, 3)


@pytest.mark.parametrize(
    ("values", "ticks", "marked"),
    [
        ({"dtstart": date(2026, 12, 1)}, True, True),
        ({"dtstart": date(2026, 12, 1)}, True, False),
        ({"dtstart": date(2026, 12, 1), "rrule": {"FREQ": "WEEKLY", "INTERVAL": 1, "WKST": "MO"}}, True, True),
        ({"dtstart": date(2026, 12, 1), "due": LATER}, True, True),
        ({"dtstart": date(2026, 12, 1), "due": DUE, "percent_complete": 0}, True, True),
        ({"dtstart": date(2026, 12, 1), "summary": "stock by the week"}, True, True),
        ({"dtstart": date(2026, 12, 1), "completed": datetime(2026, 11, 23, 9, tzinfo=UTC)}, True, True),
        ({"dtstart": date(2026, 12, 2)}, False, True),
        ({"dtstart": date(2026, 12, 2)}, False, False),
        ({"dtstart": date(2026, 12, 8)}, False, True),  # two on
        ({"dtstart": date(2026, 11, 23)}, False, True),
        ({"dtstart": date(2026, 12, 1), "due": date(2026, 12, 9)}, False, True),
        ({"dtstart": datetime(2026, 12, 1, 10)}, False, True),
        ({"dtstart": date(2026, 12, 1), "rrule": {"FREQ": "WEEKLY", "INTERVAL": 2}}, False, True),
        ({"dtstart": date(2026, 12, 1), "rrule": None}, False, True),
    ],
)
def test_a_repeat_on_its_next_day_was_ticked_and_on_any_other_moved(
    small: Book, values: dict[str, Any], ticks: bool, marked: bool
) -> None:
    if "due" in values:
        edit(small, STOCK, "by 26 nov")
    phone = sent(small)
    one = of(phone, STOCK)
    put(one, **{name: value for name, value in values.items() if value is not None})
    if "rrule" in values and values["rrule"] is None:
        one.pop("RRULE")
    if not marked:
        one.pop(MARKS)
    (said,) = back(small, phone).back
    following = rows(small, "SELECT planned_on FROM tasks WHERE repeat IS NOT NULL AND status = 'open'")
    if ticks:
        assert ("to Tue 1 Dec, the next day of its repeat: taken for a tick" in said) is ("completed" not in values)
        assert (column(small, STOCK, "status", "planned_on"), following) == (("done", "2026-11-24"), [("2026-12-01",)])
    else:
        assert "moved there from Tue 24 Nov to" in said
        assert column(small, STOCK, "status", "planned_on") == ("open", f"{values['dtstart']:%Y-%m-%d}")


def test_a_repeat_is_ticked_week_after_week_before_it_goes_out_again(small: Book) -> None:
    phone = sent(small)
    for day, told in ((1, "taken for a tick"), (8, "taken for a tick"), (22, "is done here and stays so")):
        put(of(phone, STOCK), dtstart=date(2026, 12, day))
        (said,) = back(small, phone).back
        assert told in said
    assert rows(small, "SELECT planned_on, status FROM tasks WHERE repeat IS NOT NULL ORDER BY id") == [
        *(("2026-11-24", "done"), ("2026-12-01", "done"), ("2026-12-08", "open"))
    ]


def _copied(phone: Calendar, one: Any, uid: str, day: date) -> Any:
    """What a program does that leaves a ticked repeat behind: a copy of it with a name of its own goes on."""
    copy = one.copy()
    for name in (MARKS, "X-KAMTUI-KIND", "UID"):
        copy.pop(name, None)
    put(copy, uid=uid, dtstart=day)
    phone.add_component(copy)
    one.pop("RRULE")
    tick(one)
    return copy


def test_the_copy_that_carries_a_ticked_repeat_on_is_no_new_task(small: Book) -> None:
    phone = sent(small)
    copy = _copied(phone, of(phone, STOCK), "copy@desk", date(2026, 12, 1))
    found = back(small, phone)
    assert (found.new, found.changed, found.unchanged) == (0, 1, 11)
    assert "1 row: carries on a repeat that was ticked there: its next step is in the book already" in found.notes
    _copied(phone, copy, "another@desk", date(2026, 12, 8))
    found = back(small, phone)
    assert (found.new, found.changed, found.unchanged) == (0, 1, 12)
    assert "ticked there" in found.back[0]
    assert rows(small, "SELECT planned_on, status FROM tasks WHERE repeat IS NOT NULL ORDER BY id") == [
        *(("2026-11-24", "done"), ("2026-12-01", "done"), ("2026-12-08", "open"))
    ]


@pytest.mark.parametrize(
    "values", [{"dtstart": date(2026, 12, 2)}, {"summary": "another"}, {"rrule": {"FREQ": "DAILY"}}]
)
def test_what_only_resembles_such_a_copy_comes_in(small: Book, values: dict[str, Any]) -> None:
    phone = sent(small)
    copy = _copied(phone, of(phone, STOCK), "copy@desk", date(2026, 12, 1))
    put(copy, **values)
    assert back(small, phone).new == 1


def test_the_same_task_twice_in_a_file(small: Book) -> None:
    phone = sent(small)
    phone.add_component(of(phone, STORES).copy())
    found = back(small, phone)
    assert [one.reason[:14] for one in found.rejected] == ["same code as r"]


def test_two_phones_one_after_the_other(small: Book) -> None:
    first, second = sent(small), sent(small)
    put(of(first, REVIEW), dtstart=date(2026, 11, 27))
    put(of(second, REVIEW), summary="range review")
    back(small, first)
    back(small, second)
    assert column(small, REVIEW, "planned_on", "title") == ("2026-11-27", "range review")
    assert back(small, first).changed == 0


def test_out_and_back_and_out_again(small: Book) -> None:
    """What was taken over goes out as it came in, and the phone has nothing new to say."""
    phone = sent(small)
    tick(of(phone, RENEWAL))
    put(of(phone, STORES), dtstart=datetime(2026, 12, 2, 9), summary="depot team", due=datetime(2026, 12, 9, 23, 59))
    back(small, phone)
    again = sent(small)
    assert str(of(again, RENEWAL)["STATUS"]) == "COMPLETED"
    assert str(of(again, STORES)["SUMMARY"]) == "depot team"
    found = back(small, again)
    assert (found.new, found.changed) == (0, 0)


def test_another_book_takes_them_as_new(small: Book, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Book(str(tmp_path_factory.mktemp("other") / "book.db"), small.clock, small.settings)
    phone = sent(small)
    tick(of(phone, RENEWAL))
    found = back(other, phone)
    assert (found.new, found.changed, found.back) == (11, 0, ())
    assert rows(other, "SELECT count(*) FROM touches") == [(0,)]


def _warrior(book: Book) -> bytes:
    found = json.loads(export(book, Asked("tasks", "taskwarrior")).data)
    for one in found:
        number = int(one["kamtui"].split(".")[1])
        if number == RENEWAL:
            one |= {"status": "completed", "end": "20261121T153000Z", "modified": "20261121T153000Z"}
        elif number == STORES:
            one |= {"scheduled": "20261202T000000Z", "description": "depot team"}
        elif number == FORECAST:
            one |= {"status": "deleted"}
    return json.dumps(found).encode()


def _todo(book: Book) -> bytes:
    lines = export(book, Asked("tasks", "todotxt")).data.decode().splitlines()
    found = [f"x 2026-11-21 {line}" if "renewal pricing" in line else line for line in lines]
    found = [line.replace("stores team", "depot team").replace("t:2026-12-01", "t:2026-12-02") for line in found]
    return "\n".join(line for line in found if "Q1 forecast" not in line).encode()


@pytest.mark.parametrize(("made", "name"), [(_warrior, "tasks.json"), (_todo, "todo.txt")])
def test_task_lists_come_back_too(small: Book, made: Callable[[Book], bytes], name: str) -> None:
    data = made(small)
    found = back(small, data, name)
    assert (found.new, found.changed) == (0, 2)
    assert rows(small, "SELECT day, note FROM touches WHERE task_id = 1") == [("2026-11-21", None)]
    assert column(small, STORES, "planned_on", "title", "minutes") == ("2026-12-02", "depot team", 90)
    assert column(small, FORECAST, "status") == ("open",)
    undo.undo(small)
    move(small, [STORES], date(2026, 12, 7))
    found = back(small, data, name)
    assert any("stays Mon 7 Dec (there Wed 2 Dec)" in line for line in found.back)
    assert column(small, STORES, "planned_on", "title") == ("2026-12-07", "depot team")
