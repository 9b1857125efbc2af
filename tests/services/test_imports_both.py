"""Tasks that come back changed at both ends, ticked beside others, without their marks, or with an odd name."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from bringing import rows
from test_imports_returned import MARKS, RENEWAL, REVIEW, STOCK, STORES, back, column, of, put, sent, tick

from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.imports.plan import plan_import
from kamtui.services.verbs import undo
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import done

NOTES = "SELECT note FROM touches WHERE task_id = {}"


def warrior(book: Book, task: int, **values: Any) -> bytes:
    """The task alone, as taskwarrior has it, with other values."""
    found = json.loads(export(book, Asked("tasks", "taskwarrior")).data)
    return json.dumps([one | values for one in found if one["kamtui"].split(".")[1] == str(task)]).encode()


@pytest.mark.parametrize(
    ("values", "new", "said"),
    [
        ({"uid": " copy"}, 1, "1 new"),
        ({"recurrence_id": datetime(1, 1, 1, tzinfo=UTC)}, 0, "speaks of Mon 1 Jan 1,"),
    ],
)
def test_an_own_name_with_something_behind_it(small: Book, values: dict[str, Any], new: int, said: str) -> None:
    phone = sent(small)
    one = of(phone, STORES)
    if "uid" in values:
        values = {"uid": f"{one['UID']}{values['uid']}"}
    put(one, summary="depot team", **values)
    found = back(small, phone) if not new else plan_import(small, [Source("a.ics", phone.to_ical())]).results[0].outcome
    assert (found.new, found.changed) == (new, 0)
    assert new or said in found.back[0]
    assert not any("task of its own" in note for note in found.notes)
    assert column(small, STORES, "title") == ("stores team",)


@pytest.mark.parametrize("done_here", [False, True])
def test_a_note_written_with_a_tick_there_is_kept_or_told(small: Book, done_here: bool) -> None:
    first, second = sent(small), sent(small)
    put(of(first, RENEWAL), description="ask for Jo")
    tick(of(second, RENEWAL))
    put(of(second, RENEWAL), description="agreed to 5 percent")
    back(small, first)
    if done_here:
        done(small, RENEWAL, "left a message")
    found = back(small, second)
    told = "is done here and there; the note written there stays out: “agreed to 5 percent”"
    assert [told in line for line in found.back] == [done_here]
    assert rows(small, NOTES.format(RENEWAL)) == [("left a message",) if done_here else ("agreed to 5 percent",)]
    if not done_here:
        data = second.to_ical()
        assert plan_import(small, [Source("phone.ics", data)], Options()).results[0].outcome.back == ()


def test_a_note_written_with_a_repeat_that_went_on_there_is_kept(small: Book) -> None:
    phone = sent(small)
    for day, note in ((1, "two pallets"), (8, "three pallets")):
        put(of(phone, STOCK), dtstart=date(2026, 12, day), description=note)
        back(small, phone)
    said = "SELECT note FROM touches WHERE note LIKE '%pallets' ORDER BY id"
    assert rows(small, said) == [("two pallets",), ("three pallets",)]


def test_only_what_was_written_there_comes_into_the_journal(small: Book) -> None:
    values = {"status": "completed", "end": "20261121T153000Z", "tags": ["call", "urgent", "next"]}
    back(small, warrior(small, RENEWAL, **values), "tasks.json")
    said = [{"entry": "20261121T153000Z", "description": "he takes 5 percent"}]
    back(small, warrior(small, STORES, **values, annotations=said), "tasks.json")
    assert rows(small, NOTES.format(RENEWAL)) == [(None,)]
    assert rows(small, NOTES.format(STORES)) == [("he takes 5 percent",)]


def test_the_preview_of_several_ticks_says_what_they_leave_together(small: Book) -> None:
    """`back` compares the two. What was the next step of one is ticked too: named is what came after it."""
    tasks = [add(small, f"call @acme {title}")[0].id for title in ("price 25 nov", "size 26 nov")]
    phone = sent(small)
    for task in (RENEWAL, 8, *tasks):
        tick(of(phone, task), datetime(2026, 11, 23, 8, tzinfo=UTC))
    put(of(phone, STORES), dtstart=date(2026, 12, 2))
    found = back(small, phone)
    assert (found.changed, len(found.back)) == (5, 5)
    left = rows(small, "SELECT title FROM tasks WHERE account_id = 1 AND status = 'open' ORDER BY id")
    assert [line.partition("next: ")[2] for line in found.back] == [
        *("call “next quarter” Mon 30 Nov", "call “size” Mon 30 Nov", "call “size” Mon 30 Nov", ""),
        "call “next quarter” Mon 30 Nov",
    ]
    assert left == [("size",), ("next quarter",)]


@pytest.mark.parametrize(("marked", "again"), [(False, False), (False, True), (True, False)])
def test_a_tick_that_was_undone_here_stays_undone(small: Book, marked: bool, again: bool) -> None:
    done(small, STORES)
    phone = sent(small)
    if not marked:
        of(phone, STORES).pop(MARKS)
    undo.undo(small)
    if again:  # ticked there once more, after all that was done here
        put(of(phone, STORES), completed=datetime(2026, 11, 23, 18, tzinfo=UTC))
    found = back(small, phone)
    assert (found.changed, column(small, STORES, "status")) == ((1, ("done",)) if again else (0, ("open",)))
    told = "was ticked there before it was last changed here, and stays open"
    assert [told in line for line in found.back] == ([] if marked else [not again])


@pytest.mark.parametrize(
    ("there", "wanted", "said"),
    [
        ("20261123T160000Z", ("2026-11-23", "16:00"), "moved there from Mon 23 Nov 10:00 to Mon 23 Nov 16:00"),
        ("20261124T100000Z", ("2026-11-24", "10:00"), "to Tue 24 Nov 10:00"),
        ("20261124T000000Z", ("2026-11-24", None), "to Tue 24 Nov"),
        ("20261123T100000Z", ("2026-11-23", "10:00"), ""),
    ],
)
def test_taskwarrior_has_times(small: Book, there: str, wanted: tuple[str, str | None], said: str) -> None:
    found = back(small, warrior(small, REVIEW, scheduled=there), "tasks.json")
    assert column(small, REVIEW, "planned_on", "at") == wanted
    assert [said in line for line in found.back] == ([True] if said else [])


def test_our_own_appointments_have_nothing_that_stays_out(small: Book) -> None:
    data = sent(small, **{"as": "events", "alarm": "15m"}).to_ical()
    found = plan_import(small, [Source("phone.ics", data)]).results[0]
    assert (found.outcome.notes, found.sheet.decided.ignored) == ((), ())
    foreign = data.replace(b"UID:kamtui-", b"UID:other-")
    notes = plan_import(small, [Source("phone.ics", foreign)]).results[0].outcome.notes
    assert any("TRANSP, VALARM" in note for note in notes)
