"""What the done sheet shows is what the tick does."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from verbs_kit import day, dump, fill

from kamtui.clock import Clock
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.services.followup import Closing
from kamtui.services.preview import preview
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.touch import Done, done
from kamtui.services.verbs.undo import undo

LINES = (
    'call @"rina shah" prices 2026-11-20',
    "visit @cobalt the plant fri 10:00",
    "meeting @delta x every monday",
    "proposal @prospero offer ~6h",
    "internal @acme cost sheet",
    "call the bank",
    "email @borealis list by fri #price",
    "research rivals every 2 weeks",
)

NOTES = (
    *("", "agreed", ">thu 10:00", ">tomorrow", ">them", ">them 5d", ">us", ">us 1d", ">- until feb", ">- never again"),
    *(">yesterday", "list by fri #price", "list by fri #price >2 dec", ">nonsense", "> 3", ">sat", ">them >fri"),
)

CLOSINGS = (Closing(), Closing(next_on=day(9)), Closing(no_next="over"), Closing(park_until=day(60), park_why="budget"))


@pytest.fixture
def book(book: Book) -> Book:
    fill(book)
    for line in LINES:
        add(book, line)
    add(book, "visit @cobalt already there 10 dec 11:00")
    return book


_T = TypeVar("_T")


def _or_refused(verb: Callable[..., _T], book: Book, task: int, note: str, closing: Closing) -> _T | str:
    try:
        return verb(book, task, note, closing)
    except KamtuiError as error:
        return error.sentence


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    task=st.integers(1, len(LINES)),
    note=st.lists(st.sampled_from(NOTES), max_size=2).map(". ".join),
    closing=st.sampled_from(CLOSINGS),
    later=st.sampled_from([0, 4, 9]),
)
def test_the_preview_is_what_the_tick_does(task: int, note: str, closing: Closing, later: int, book: Book) -> None:
    then = replace(book, clock=Clock(day(later)))
    before = dump(book)
    seen, unchanged = _or_refused(preview, then, task, note, closing), dump(book)
    left = _or_refused(done, then, task, note, closing)
    assert unchanged == before
    if isinstance(seen, str):
        assert left == seen
        assert dump(book) == before
        return
    reading, plan = seen
    assert isinstance(left, Done)
    assert (left.next.planned_on if left.next else None) == plan.on
    assert left.why == plan.why
    assert len(left.promises) == len(reading.promises)
    assert left.notes == reading.notes
    if left.next is not None and plan.step is not None:
        assert left.next.kind == (plan.existing.kind if plan.existing else plan.step.kind)
        assert plan.at is None or left.next.at == plan.at
    undo(then)
    assert dump(book) == before


def test_a_refusal_is_the_same(book: Book) -> None:
    for verb in (preview, done):
        with pytest.raises(RejectedError, match="past"):
            verb(book, 1, ">yesterday")
