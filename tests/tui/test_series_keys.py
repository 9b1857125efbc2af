"""A repeating task in the planner: cut asks whether this one or the series, and the line below names the next one."""

from datetime import date

import pytest
from conftest import Open, Planner

from kamtui.domain.words import Reason, TaskStatus
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.tui.screens.matrix import MatrixScreen

pytestmark = pytest.mark.asyncio

TITLE = "stock check in all of the many stores in the north"
"""Too long for one line beside what matters."""


@pytest.fixture
def weekly(small: Book) -> Book:
    """The small book with a task for every Friday, in sight in the next days."""
    add(small, f"internal {TITLE} 2026-11-27 every week")
    return small


def bottom(p: Planner) -> str:
    """What the last line of the terminal shows."""
    return p.text().splitlines()[-1]


def reasons(book: Book) -> list[tuple[str, str | None]]:
    with book.reading() as connection:
        return connection.execute("SELECT what, reason FROM task_events ORDER BY id DESC LIMIT 2").fetchall()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["narrow", "wide"])
async def test_this_one_is_skipped_and_the_next_is_named(size: tuple[int, int], planner: Open, weekly: Book) -> None:
    async with planner(weekly, size=size) as p:
        before = p.dump()
        await p.go_to("stock check")
        await p.press("c")
        assert "t this one" in bottom(p)
        assert "s the series" in bottom(p)
        await p.press("t", "c")
        row = p.task(TITLE)
        assert (row.planned_on, row.status) == (date(2026, 12, 4), TaskStatus.OPEN)
        assert reasons(weekly) == [("created", None), ("cut", Reason.CLIENT)]
        assert "Skipped, repeats Fri 4 Dec: “stock check" in bottom(p)
        await p.press("u")
        assert p.dump() == before


async def test_the_series_is_cut(planner: Open, weekly: Book) -> None:
    async with planner(weekly) as p:
        await p.go_to("stock check")
        await p.press("c", "s", "enter")
        assert p.task(TITLE).status is TaskStatus.CUT
        assert "Cut the series “stock check" in p.today.status.said


async def test_any_other_key_and_going_back_change_nothing(planner: Open, weekly: Book) -> None:
    async with planner(weekly) as p:
        before = p.dump()
        await p.go_to("stock check")
        for keys in (("c", "escape"), ("c", "j"), ("c", "t", "escape"), ("c", "s", "escape")):
            await p.press(*keys)
            assert len(p.app.screen_stack) == 1
        assert p.dump() == before


async def test_marked_tasks_are_skipped_and_cut_in_one_step(planner: Open, weekly: Book) -> None:
    async with planner(weekly) as p:
        before = p.dump()
        await p.go_to("stock check")
        await p.press("space")
        await p.go_to("next order")
        await p.press("space", "c", "t", "enter")
        assert p.task("next order").status is TaskStatus.CUT
        assert p.task(TITLE).planned_on == date(2026, 12, 4)
        await p.press("u")
        assert p.dump() == before


async def test_drop_in_the_matrix_asks_too(planner: Open, weekly: Book) -> None:
    async with planner(weekly) as p:
        await p.press("2")
        matrix = p.app.screen
        assert isinstance(matrix, MatrixScreen)
        drop = matrix.boxes[-1]
        drop.focus()
        await p.press("end")
        assert [task.row.title for task in matrix.tasks.chosen()] == [TITLE]
        await p.press("m", "4", "t", "enter")
        assert p.task(TITLE).planned_on == date(2026, 12, 4)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["narrow", "wide"])
async def test_a_tick_and_an_edit_name_the_next_one(size: tuple[int, int], planner: Open, weekly: Book) -> None:
    async with planner(weekly, size=size) as p:
        await p.go_to("stock check")
        await p.press("e")
        await p.until(lambda: "then Fri 4 Dec" in p.text())
        await p.press("enter")
        assert "Changed, then Fri 4 Dec: “stock check" in bottom(p)
        assert "from this one on every week" in p.today.status.said
        await p.press("x", "enter")
        assert "next: Fri 4 Dec" in bottom(p)
