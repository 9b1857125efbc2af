"""What the mouse selects in a list is copied as it is read; where dragging moves a task, nothing is selected."""

import pytest
from conftest import Open, Planner
from textual.geometry import Offset

from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.tui.widgets.lines import Lines

pytestmark = pytest.mark.asyncio


async def drag(p: Planner, start: tuple[int, int], end: tuple[int, int]) -> str | None:
    """What is selected by the mouse from one place on the screen to another."""
    await p.pilot.mouse_down(offset=start)
    await p.pilot.hover(offset=end)
    await p.pilot.mouse_up(offset=end)
    await p.settle()
    return p.app.screen.get_selected_text()


def spots(p: Planner) -> tuple[Offset, list[str]]:
    """Where the list stands, and the lines it shows."""
    area = p.today.tasks.content_region
    return area.offset, [line[area.x : area.right] for line in p.text().splitlines()[area.y : area.bottom]]


async def test_a_part_of_a_row_and_rows_are_copied(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        (x, y), lines = spots(p)
        row = next(n for n, line in enumerate(lines) if "renewal pricing" in line)
        at = lines[row].index("renewal pricing")
        assert await drag(p, (x + at, y + row), (x + at + 14, y + row)) == "renewal pricing"
        await p.press("ctrl+c")
        assert p.app.clipboard == "renewal pricing"
        assert p.text().splitlines()[y + row][x : x + len(lines[row])] == lines[row]
        said = await drag(p, (x, y + row), (x + 4, y + row + 2))
        assert said is not None
        assert said.splitlines() == [lines[row].rstrip(), lines[row + 1].rstrip(), lines[row + 2][:5].rstrip()]


async def test_what_scrolled_keeps_its_place(planner: Open, small: Book) -> None:
    for n in range(40):
        add(small, f"call @acme line {n} 2026-11-20")
    async with planner(small) as p:
        await p.press("end")
        (x, y), lines = spots(p)
        assert p.today.tasks.top > 0
        assert await drag(p, (x, y), (x + 30, y)) == lines[0][:31].rstrip()


@pytest.mark.parametrize("place", ["2", "4"])
async def test_dragging_a_task_selects_nothing(planner: Open, small: Book, place: str) -> None:
    async with planner(small) as p:
        await p.press(place)
        boxes = [one for one in p.app.screen.query(Lines) if one.size.height > 3]
        assert boxes
        for box in boxes:
            x, y = box.content_region.offset
            assert not await drag(p, (x + 2, y), (x + 9, y))
