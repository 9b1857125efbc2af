"""The mouse: everything that can be seen can be pointed at."""

import pytest
from conftest import Open, Planner
from textual import events
from textual.geometry import Offset

from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.store.tables.accounts import Account

pytestmark = pytest.mark.asyncio


def _place(p: Planner, words: str) -> Offset:
    """Where words stand on the screen."""
    for y, line in enumerate(p.text().splitlines()):
        if words in line:
            return Offset(line.index(words), y)
    raise AssertionError(f"no “{words}” in\n{p.text()}")


async def _click(p: Planner, words: str, times: int = 1) -> None:
    await p.pilot.click(offset=_place(p, words), times=times)
    await p.settle()


async def test_a_click_selects_and_two_open(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await _click(p, "line review")
        key = p.today.tasks.key
        await p.press("x")
        assert "Done: visit Jo Lind" in p.text()
        await p.press("escape")
        await _click(p, "TODAY")
        assert p.today.tasks.key == key
        assert len(p.app.screen_stack) == 1
        await _click(p, "40 units shipped", times=2)
        assert "history of this task" in p.text()


async def test_a_click_below_the_last_row_does_nothing(planner: Open, small: Book) -> None:
    async with planner(small, (120, 40)) as p:
        key = p.today.tasks.key
        await p.pilot.click(offset=Offset(3, 36), times=2)
        await p.settle()
        assert (p.today.tasks.key, len(p.app.screen_stack)) == (key, 1)


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_keys_of_the_footer_can_be_clicked(planner: Open, small: Book, width: int) -> None:
    async with planner(small, (width, 24)) as p:
        for hint, shown in (("x done", "Done:"), ("r resch", "Reschedule"), ("a add", "Add"), ("? help", "What Today")):
            await _click(p, hint)
            assert shown in p.text()
            await p.press("escape")
        before = p.dump()
        await p.go_to("first forecast")
        await _click(p, "n no answer")
        assert p.dump() != before
        await p.press("slash", "enter")  # the sentence gives way to the keys
        if "u undo" in p.text():
            await _click(p, "u undo")
            assert p.dump() == before


async def test_ways_in_of_an_empty_book_can_be_clicked(planner: Open, book: Book) -> None:
    async with planner(book) as p:
        await _click(p, " A ")
        assert "New account" in p.text()


async def test_the_wheel_scrolls(planner: Open, book: Book) -> None:
    names = [f"Account {n:03}" for n in range(100)]
    with book.work("many") as (work, _):
        work.add_many(Account, [{"name": name, "folded": name_key(name), "tier": "C"} for name in names])
    async with planner(book, (80, 24)) as p:
        assert "Account 000" in p.text()
        for _ in range(5):
            await p.pilot._post_mouse_events([events.MouseScrollDown], widget=p.today.tasks)
        await p.settle()
        await p.until(lambda: "Account 000" not in p.text())
        await _click(p, "Account 020")
        assert "no next step" in p.text()
