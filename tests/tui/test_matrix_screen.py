"""The matrix on the screen: four boxes, another box by hand, in bulk and by mouse, and why each task stands there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from conftest import Open, Planner

from kamtui.clock import Clock
from kamtui.domain.words import Quadrant, TaskStatus
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.services.views.matrix import matrix
from kamtui.tui.screens.matrix import MatrixScreen
from kamtui.tui.screens.today import TodayScreen

pytestmark = pytest.mark.asyncio


def screen(p: Planner) -> MatrixScreen:
    found = p.app.screen
    assert isinstance(found, MatrixScreen)
    return found


def boxes(book: Book) -> dict[Quadrant, set[str]]:
    with book.reading() as connection:
        found = matrix(connection, book, limit=None)
    return {quadrant: {view.row.title for view in box.rows} for quadrant, box in found.boxes.items()}


async def point_at(p: Planner, title: str) -> None:
    """Focuses the box of a task and puts the cursor on it."""
    for box in screen(p).boxes:
        box.focus()
        await p.press("home")
        for _ in range(20):
            row = box.row
            if row is not None and row.row.title == title:
                return
            await p.press("j")
            if box.row is row:
                break  # the last one
    raise AssertionError(f"no “{title}” in\n{p.text()}")


async def test_the_boxes_are_the_services_and_say_why(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("2")
        with small.reading() as connection:
            found = matrix(connection, small)
        for box in screen(p).boxes:
            expected = found.boxes[box.quadrant]
            assert f"· {expected.count} ·" in box.title
        await point_at(p, "renewal pricing")
        assert "because K account · promise late, due Fri 20 Nov" in p.text()
        await p.press("1")
        assert isinstance(p.app.screen, TodayScreen)


async def test_another_box_by_hand_and_back_to_the_rules(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("2")
        await point_at(p, "prepare the quarter")
        assert "prepare the quarter" in boxes(small)[Quadrant.DROP]
        await p.press("m", "1")
        assert "prepare the quarter" in boxes(small)[Quadrant.DO]
        await point_at(p, "prepare the quarter")
        assert "* you put it here" in p.text()
        await p.press("m", "0")
        assert "prepare the quarter" in boxes(small)[Quadrant.DROP]
        await p.press("u", "u")
        assert p.task("prepare the quarter").override is None


async def test_delegate_asks_to_whom_and_drop_cuts_with_a_reason(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("2")
        await point_at(p, "prepare the quarter")
        await p.press("m", "3")
        await p.type("Sam")
        await p.press("enter")
        row = p.task("prepare the quarter")
        assert (row.handed_to, row.override) == ("Sam", Quadrant.DELEGATE)
        await point_at(p, "first forecast")
        await p.press("m", "4", "o")
        assert p.task("first forecast").status is TaskStatus.CUT


async def test_going_back_changes_nothing(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = p.dump()
        await p.press("2")
        await point_at(p, "prepare the quarter")
        for keys in (("m", "escape"), ("m", "3", "escape"), ("m", "4", "escape")):
            await p.press(*keys)
        assert p.dump() == before


async def test_marks_move_many_at_once_and_one_undo_brings_them_back(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        before = p.dump()
        await p.press("2")
        await point_at(p, "prepare the quarter")
        await p.press("space")
        await point_at(p, "first forecast")
        await p.press("space", "m", "1")
        assert {"prepare the quarter", "first forecast"} <= boxes(small)[Quadrant.DO]
        await p.press("u")
        assert p.dump() == before


async def test_zoom_and_the_keys_between_boxes(planner: Open, small: Book) -> None:
    async with planner(small, size=(80, 24)) as p:
        await p.press("2")
        first = screen(p).box
        await p.press("tab")
        assert screen(p).box is not first
        await p.press("shift+tab", "z")
        assert [box.display for box in screen(p).boxes] == [True, False, False, False]
        await p.press("tab")
        assert screen(p).box is first
        await p.press("z")
        assert all(box.display for box in screen(p).boxes)


async def test_dragging_puts_a_task_in_another_box(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("2")
        await point_at(p, "prepare the quarter")
        start, target = screen(p).box, screen(p).boxes[0]
        line = next(y for y in range(20) if "prepare the quarter" in p.text().splitlines()[start.region.y + y])
        await p.press("home", "k")
        await p.pilot.mouse_down(start, offset=(5, line))
        await p.pilot.hover(target, offset=(5, 2))
        assert [box.has_class("-target") for box in screen(p).boxes] == [True, False, False, False]
        await p.pilot.hover(start, offset=(5, line))
        assert not any(box.has_class("-target") for box in screen(p).boxes)
        await p.pilot.mouse_up(target, offset=(5, 2))
        await p.settle()
        assert "prepare the quarter" in boxes(small)[Quadrant.DO]
        assert not any(box.has_class("-target") for box in screen(p).boxes)


async def test_verbs_work_here_too(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("2")
        await point_at(p, "prepare the quarter")
        await p.press("x", "enter")
        assert p.task("prepare the quarter").status is TaskStatus.DONE
        assert "prepare the quarter" not in {title for titles in boxes(small).values() for title in titles}


async def test_a_book_not_opened_for_400_days(planner: Open, small: Book) -> None:
    later = replace(small, clock=Clock(small.today + timedelta(days=400)))
    add(later, "call @jo the newest thing")
    async with planner(later) as p:
        await p.press("2")
        shown = sum(int(box.title.split(" · ")[-3 if "stale" in box.title else -2]) for box in screen(p).boxes)
        assert shown == sum(len(titles) for titles in boxes(later).values()) == 7


async def test_the_box_is_the_next_key_and_any_other_takes_the_question_away(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("2")
        await point_at(p, "prepare the quarter")
        await p.press("m")
        assert "0 by the rules" in p.text()
        await p.press("x")
        assert "0 by the rules" not in p.text()
        assert (len(p.app.screen_stack), "prepare the quarter" in boxes(small)[Quadrant.DROP]) == (2, True)
        await p.pilot.press("m", "1")  # as fast as a paste: the second key waits for nothing
        await p.settle()
        assert "prepare the quarter" in boxes(small)[Quadrant.DO]
