"""The days a card of the review may go to, and what clocks do to it: shifts, midnight, nothing moving by itself."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from verbs_kit import day

from kamtui.clock import Clock
from kamtui.domain.words import Waiting
from kamtui.services.book import Book
from kamtui.services.verbs.review import opened
from kamtui.services.views.review import (
    Card,
    Review,
    cards,
    is_due,
    lightest_day_next_week,
    working_day,
)
from kamtui.store.reading import blank
from kamtui.store.tables import DayOff, Task


def on(book: Book, today: date) -> Book:
    return replace(book, clock=Clock(today))


def faced(book: Book) -> Review:
    with book.reading() as connection:
        return cards(connection, book)


def keys(book: Book) -> list[str]:
    return [card.key for card in faced(book).cards]


# -- the days a card may go to -------------------------------------------------------------------------------------

AHEAD = [(1, 24), (4, 27), (5, 30), (6, 31), (9, 34)]


@pytest.mark.parametrize(("n", "found"), AHEAD, ids=str)
def test_one_to_nine_are_working_days(n: int, found: int, book: Book) -> None:
    with book.reading() as connection:
        assert working_day(book, connection, n) == date(2026, 11, 1) + timedelta(days=found - 1)


LOADS: list[tuple[dict[int, int], int]] = [
    ({}, 7),
    ({7: 10}, 8),
    ({7: 10, 8: 10, 9: 10, 10: 5, 11: 10, 12: 0}, 10),
    ({7: 30, 8: 30, 9: 30, 10: 30, 11: 30}, 7),
]


@pytest.mark.parametrize(("loads", "found"), LOADS, ids=str)
def test_the_lightest_day_of_next_week(loads: dict[int, int], found: int, book: Book) -> None:
    _plan(book, loads)
    with book.reading() as connection:
        assert lightest_day_next_week(connection, book) == day(found)


def _plan(book: Book, loads: dict[int, int]) -> None:
    with book.work("fill") as (work, _):
        work.add_many(Task, [{"title": "x", "planned_on": day(n), "minutes": m} for n, m in loads.items() if m])


def test_a_card_does_not_stand_in_its_own_way(book: Book) -> None:
    _plan(book, {7: 30, 8: 20, 9: 20, 10: 20, 11: 20})
    with book.reading() as connection:
        assert lightest_day_next_week(connection, book, [1]) == day(7)
        assert lightest_day_next_week(connection, book, [2]) == day(8)


@pytest.mark.parametrize(
    ("today", "week_start", "found"), [(0, 0, 7), (6, 0, 7), (4, 0, 7), (4, 6, 7), (5, 6, 7), (6, 6, 14)]
)
def test_next_week_begins_as_the_settings_say(today: int, week_start: int, found: int, book: Book) -> None:
    there = replace(on(book, day(today)), settings=replace(book.settings, week_start=week_start))
    with there.reading() as connection:
        assert lightest_day_next_week(connection, there) == day(found)


def test_after_a_week_off_it_is_the_first_day_back(book: Book) -> None:
    with book.work("away") as (work, _):
        work.add(DayOff, first_on=day(7), last_on=day(14), why="fair")
    with book.reading() as connection:
        assert lightest_day_next_week(connection, book) == day(15)


# -- clocks --------------------------------------------------------------------------------------------------------


class At(Clock):
    """A clock that shows one instant in one zone."""

    def __init__(self, instant: datetime, zone: str) -> None:
        super().__init__(instant.astimezone(ZoneInfo(zone)).date())


SHIFTS = ["2026-03-29", "2026-10-25"]


@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize("hour", range(-24, 48, 3))
def test_a_day_of_23_or_25_hours_is_a_day(shift: str, hour: int, book: Book) -> None:
    shifted = date.fromisoformat(shift)
    with book.work("fill") as (work, _):
        work.add(Task, title="x", planned_on=shifted - timedelta(days=2))
    there = replace(
        book, clock=At(datetime.fromisoformat(f"{shift}T00:30:00+00:00") + timedelta(hours=hour), "Europe/Berlin")
    )
    (card,) = faced(there).cards
    assert card.why.endswith(f"slipped {(there.today - shifted).days + 2} d")
    with there.reading() as connection:
        ahead = working_day(there, connection, 1)
        assert ahead.weekday() < 5
        assert (ahead - there.today).days == {4: 3, 5: 2}.get(there.today.weekday(), 1)


def test_midnight_passes_while_it_is_open(small: Book) -> None:
    late = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
    before, after = (replace(small, clock=At(late + timedelta(minutes=n), "UTC")) for n in (0, 2))
    opened(before)
    assert ("t5" in keys(before), after.today) == (False, day(1))
    found = faced(after)
    assert "t5" in [card.key for card in found.cards]  # planned for the day that has passed
    assert found.faced == 0


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(st.integers(-60, 20), st.none() | st.integers(-60, 20), st.sampled_from([None, *Waiting])),
        max_size=12,
    ),
    st.integers(-1, 400),
)
def test_nothing_moves_by_itself(listed: list[tuple[int, int | None, Waiting | None]], later: int) -> None:
    connection = blank()
    for planned, hard, waiting in listed:
        values = (day(planned).isoformat(), day(hard).isoformat() if hard is not None else None, waiting)
        connection.execute(
            """INSERT INTO tasks (title, kind, status, minutes, planned_on, due_on, waiting)
            VALUES ('x', 'call', 'open', 5, ?, ?, ?)""",
            values,
        )
    before = list(connection.iterdump())
    missed = [{card.key for card in _read(connection, day(n))} for n in sorted((0, later))]
    assert missed[0] <= missed[1]  # what was to be faced still is
    assert list(connection.iterdump()) == before
    connection.close()


def _read(connection: sqlite3.Connection, today: date) -> tuple[Card, ...]:
    there = Book("unused", Clock(today))
    is_due(connection, there)
    return cards(connection, there).cards
