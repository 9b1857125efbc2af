"""The list of Today itself: windows of rows, the cursor, marks, and the same order and counts as the services say."""

from datetime import date, timedelta

import pytest
from conftest import Open, Planner

from kamtui.domain.overdue import Section
from kamtui.domain.text import name_key
from kamtui.domain.words import TaskStatus
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import cut
from kamtui.services.views.today import SECTIONS, silent_rows, today_head, today_rows
from kamtui.store.tables.accounts import Account
from kamtui.store.tables.tasks import Task
from kamtui.tui.first import PAGE
from kamtui.tui.messages import DataChanged
from kamtui.tui.widgets.rows import HEADINGS, key_of, task_of

pytestmark = pytest.mark.asyncio

COUNT = 1_000


@pytest.fixture
def long(book: Book, today: date) -> Book:
    """A thousand slipped tasks, the oldest first, and one for today."""
    days = [today - timedelta(days=COUNT - n) for n in range(COUNT)]
    with book.work("many") as (work, _):
        work.add(Account, name="Acme", folded=name_key("Acme"), tier="P")
        rows = [{"title": f"slip {n:04}", "account_id": 1, "planned_on": day} for n, day in enumerate(days)]
        work.add_many(Task, [*rows, {"title": "the last", "account_id": 1, "planned_on": today}])
    return book


def _title(p: Planner) -> str:
    row = p.today.tasks.row
    task = task_of(row) if row is not None else None
    return task.row.title if task is not None else ""


async def test_windows_come_as_they_are_needed(planner: Open, long: Book) -> None:
    async with planner(long, (80, 24)) as p:
        tasks = p.today.tasks
        titles = {f"slip {n:04}" for n in range(COUNT)}
        assert "SLIPPED" in p.text()
        first = _title(p)
        await p.press("end")
        assert _title(p) == "the last"
        assert "…" not in "".join(line[:8] for line in p.text().splitlines())
        assert "slip" in p.text()
        await p.press("k")
        assert _title(p) in titles
        await p.press("home")
        assert _title(p) == first
        seen = [first]
        while _title(p) != "the last":
            await p.press("pagedown")
            assert _title(p), p.text()
            seen.append(_title(p))
        assert len(set(seen)) == len(seen)
        assert len(seen) * tasks.size.height >= COUNT
        for _ in seen:
            await p.press("pageup")
        assert _title(p) == first


async def test_a_far_window_holds_the_rows_of_that_place(planner: Open, long: Book) -> None:
    with long.reading() as connection:
        head = today_head(connection, long)
        rows = today_rows(connection, long, head, Section.SLIPPED, 0, COUNT)
    async with planner(long, (80, 24)) as p:
        part = next(part for part in p.today.tasks._parts if part.name is Section.SLIPPED)
        assert part.count == len(rows)
        for index in (0, PAGE - 1, PAGE, 3 * PAGE + 5, len(rows) - 1, 2 * PAGE):
            p.today.tasks._go(part.start + 1 + index, 1)
            await p.settle()
            assert p.today.tasks.key == key_of(rows[index]), index


async def test_running_down_shows_every_row_once(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        await p.press("home")
        keys = [p.today.tasks.key]
        while True:
            await p.press("j")
            if p.today.tasks.key == keys[-1]:
                break
            keys.append(p.today.tasks.key)
        with small.reading() as connection:
            head = today_head(connection, small)
            wanted = []
            for section in SECTIONS:
                if section is Section.SILENT:
                    wanted += [key_of(row) for row in silent_rows(connection, small, head, 0, 100)]
                else:
                    wanted += [key_of(row) for row in today_rows(connection, small, head, section, 0, 100)]
        assert keys == wanted
        shown = [line.strip() for line in p.text().splitlines()]
        headings = [f"{HEADINGS[section]} {head.counts[section]}" for section in SECTIONS if head.counts[section]]
        assert [line for line in shown if line in headings] == headings
        for section, word in ((Section.LATE, "late"), (Section.SILENT, "silent"), (Section.SLIPPED, "slipped")):
            assert f"{head.counts[section]} {word}" in shown[1]
        assert f"{head.no_next} no next" in shown[1]
        for key in reversed(keys[:-1]):
            await p.press("k")
            assert p.today.tasks.key == key


async def test_sections_forward_and_back(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("home")
        there = [Section.LATE, Section.SILENT, Section.SLIPPED, Section.TODAY, Section.NEXT]
        for section in there[1:]:
            await p.press("tab")
            assert p.today.tasks.section is section
        last = p.today.tasks.key
        await p.press("tab")
        assert p.today.tasks.key == last
        for section in reversed(there[:-1]):
            await p.press("shift+tab")
            assert p.today.tasks.section is section
        await p.press("tab", "tab", "j", "K")
        assert p.today.tasks.section is Section.SLIPPED


async def test_the_cursor_keeps_its_row_when_rows_above_go(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("line review")
        key = p.today.tasks.key
        cut(small, [p.task("renewal pricing").id, p.task("first forecast").id])
        p.app.post_message(DataChanged())
        p.today.post_message(DataChanged())
        await p.settle()
        assert "LATE" not in p.text()
        assert p.today.tasks.key == key
        cut(small, [p.task("line review").id])
        p.today.post_message(DataChanged())
        await p.settle()
        assert _title(p) == "prepare the quarter"


async def test_marks_live_through_a_reload(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        for title in ("first forecast", "line review"):
            await p.go_to(title)
            await p.press("space")
        await p.press("f5")
        assert {task.row.title for task in p.today.tasks.chosen()} == {"first forecast", "line review"}
        assert p.text().count("●") == 2
        await p.go_to("line review")
        await p.press("space")
        assert p.text().count("●") == 1
        await p.press("escape")
        assert p.text().count("●") == 0


async def test_taking_several_away(planner: Open, long: Book) -> None:
    async with planner(long, (80, 24)) as p:
        part = next(part for part in p.today.tasks._parts if part.name is Section.SLIPPED)
        await p.press("tab")
        before = [part.rows[index] for index in range(10)]
        count = part.count
        p.today.tasks.take_away([key_of(before[index]) for index in (0, 1, 4, 7)])
        await p.settle()
        assert part.count == count - 4
        assert [part.rows[index] for index in range(6)] == [before[index] for index in (2, 3, 5, 6, 8, 9)]
        assert p.today.tasks.key == key_of(before[2])
        await p.press("f5")
        assert next(one for one in p.today.tasks._parts if one.name is Section.SLIPPED).count == count


async def test_the_cursor_keeps_its_row_when_marked_ones_above_go(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        for title in ("renewal pricing", "40 units shipped"):
            await p.go_to(title)
            await p.press("space")
        await p.go_to("line review")
        key = p.today.tasks.key
        await p.press("c", "o")
        assert p.task("renewal pricing").status is TaskStatus.CUT
        assert p.today.tasks.key == key


async def test_taking_the_last_of_a_list_takes_its_heading(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("renewal pricing")
        await p.press("n")
        assert "LATE" not in p.text() or "LATE 1" in p.text()
        await p.go_to("next order")
        await p.press("c", "enter")
        assert "next order" not in p.text().replace(p.today.status.said, "")
        assert p.today.tasks.row is not None
