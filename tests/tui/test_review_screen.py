"""The morning: the brief on the first launch, a key a card, twelve keys for ten, and it all survives a crash."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import Open, Planner

from kamtui.domain.words import Reason, TaskStatus
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add, move
from kamtui.services.views.review import cards
from kamtui.store.reading import Connection
from kamtui.store.reads.history import events
from kamtui.store.reads.tasks import task
from kamtui.tui.dialogs.brief import BriefPage
from kamtui.tui.dialogs.pick import PickDo
from kamtui.tui.screens.review import ReviewScreen
from kamtui.tui.screens.today import TodayScreen

pytestmark = pytest.mark.asyncio


@pytest.fixture
def ten(book: Book) -> Book:
    """Ten slipped tasks, nothing else."""
    for n in range(10):
        add(book, f"internal slipped {n} {(book.today - timedelta(days=n + 1)).isoformat()}")
    return replace(book, actor="tui:test")


def planned(book: Book, task_id: int) -> date | None:
    with book.reading() as connection:
        row = task(connection, task_id)
    assert row is not None
    return row.planned_on


def shown(p: Planner) -> str:
    return p.text().splitlines()[0].strip()


async def test_ten_overdue_are_twelve_keys(planner: Open, ten: Book) -> None:
    async with planner(ten, morning=True) as p:
        assert isinstance(p.app.screen, BriefPage)
        keys = ["enter", "t", "1", "2", "3", "w", "s", "4", "t", "5", "1", "enter"]
        assert len(keys) == 12
        await p.press(keys[0])
        assert shown(p).startswith("1 of 10")
        await p.press(*keys[1:11])
        assert isinstance(p.app.screen, PickDo)
        await p.press(keys[11])
        assert isinstance(p.app.screen, TodayScreen)
        with ten.reading() as connection:
            left = cards(connection, ten)
        assert (left.total, left.skipped) == (0, 1)


async def test_the_brief_comes_once_a_working_day(planner: Open, ten: Book, today: date) -> None:
    async with planner(ten, morning=True) as p:
        await p.press("escape")
        assert isinstance(p.app.screen, TodayScreen)
    async with planner(ten, morning=True) as p:
        assert isinstance(p.app.screen, TodayScreen)
    saturday = replace(ten, clock=type(ten.clock)(today + timedelta(days=5)))
    async with planner(saturday, morning=True) as p:
        assert isinstance(p.app.screen, TodayScreen)


async def test_spread_and_enter_face_the_rest(planner: Open, ten: Book) -> None:
    async with planner(ten) as p:
        await p.press("v", "S")
        assert "10 tasks would move" in p.text()
        await p.press("escape")
        assert planned(ten, 1) == date(2026, 11, 22)
        await p.press("S", "enter")
        with ten.reading() as connection:
            assert cards(connection, ten).total == 0
        await p.press("escape", "u")
        assert planned(ten, 1) == date(2026, 11, 22)


async def test_each_key_moves_to_its_day_and_undo_brings_the_card_back(planner: Open, ten: Book) -> None:
    async with planner(ten) as p:
        await p.press("v")
        first = p.text().splitlines()[2].strip()
        await p.press("3")
        assert shown(p).startswith("2 of 10")
        await p.press("u")
        assert shown(p).startswith("1 of 10")
        assert p.text().splitlines()[2].strip() == first
        await p.press("s", "b")
        assert p.text().splitlines()[2].strip() == first
        await p.press("x")
        await p.type("it is done")
        await p.press("enter")
        assert shown(p).startswith("2 of 10")
        await p.press("c", "o")
        assert shown(p).startswith("3 of 10")
    with ten.reading() as connection:
        states = [state for (state,) in connection.execute("SELECT status FROM tasks ORDER BY status")]
    assert states == [TaskStatus.CUT, TaskStatus.DONE, *[TaskStatus.OPEN] * 8]


async def test_a_crash_in_the_middle_goes_on_where_it_was(planner: Open, ten: Book) -> None:
    async with planner(ten, morning=True) as p:
        await p.press("enter", "t", "s", "2")
    async with planner(ten, morning=True) as p:
        assert isinstance(p.app.screen, TodayScreen)
        await p.press("v")
        assert isinstance(p.app.screen, ReviewScreen)
        assert shown(p).startswith("4 of 10")


def moved(connection: Connection, task_id: int) -> list[str | None]:
    return [event.reason for event in events(connection, task_id) if event.what == "moved"]


async def test_the_third_move_needs_a_reason_here_too(planner: Open, book: Book) -> None:
    add(book, "internal put off 2026-11-16")
    for day in (17, 18):
        move(book, [1], date(2026, 11, day))
    async with planner(book) as p:
        await p.press("v", "2")
        assert "why again?" in p.text()
        await p.press("escape")
        assert "a reason is needed" in p.text()
        assert planned(book, 1) == date(2026, 11, 18)
        await p.press("2", "m")
        assert planned(book, 1) == date(2026, 11, 25)
    with book.reading() as connection:
        assert moved(connection, 1) == [None, None, Reason.ME]


async def test_a_key_is_for_the_card_that_is_seen_however_long_a_write_takes(planner: Open, ten: Book) -> None:
    async with planner(ten) as p:
        await p.press("v")
        first = p.text().splitlines()[2].strip()
        async with p.app.gateway._writing:  # somebody else writes for long
            await p.pilot.press("s")
            await p.until(lambda: shown(p).startswith("2 of 10") and p.text().splitlines()[2].strip() != first)
            await p.pilot.press("b")
            await p.until(lambda: shown(p).startswith("1 of 10") and p.text().splitlines()[2].strip() == first)
        await p.settle()
        await p.press("t")
        assert p.task(first).planned_on == ten.today
        assert shown(p).startswith("2 of 10")


async def test_up_to_three_are_picked(planner: Open, book: Book) -> None:
    for n in range(4):
        add(book, f"internal due now {n} today by today !")
    async with planner(book) as p:
        await p.press("v")
        assert isinstance(p.app.screen, PickDo)
        await p.press("space", "space", "space", "space")
        assert p.text().count("●") == 3
        await p.press("enter")
    with book.reading() as connection:
        (value,) = connection.execute("SELECT value FROM book_settings WHERE key = 'review:picks'").fetchone()
    assert value == "1,2,3"
