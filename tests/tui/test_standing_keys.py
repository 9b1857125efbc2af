"""G and w: grading an account and writing down promises, from Today and from the account's page."""

import pytest
from conftest import Open

from kamtui.services.book import Book
from kamtui.services.verbs.promises import Whom, promise
from kamtui.services.verbs.tasks import cut
from kamtui.services.verbs.undo import undo
from kamtui.tui.dialogs.grade import GradeDialog


@pytest.mark.asyncio
async def test_a_grade_from_today_in_one_line(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("renewal pricing")
        await p.press("G")
        assert isinstance(p.app.screen, GradeDialog)
        assert "How happy are you with us" in p.text()
        assert "1 touch" in p.text()
        await p.press("down")
        assert "How well do we deliver" in p.text()
        await p.press("up")
        await p.paste("C")
        assert "Say why in their words" in p.text()
        await p.press("enter")
        assert isinstance(p.app.screen, GradeDialog)
        assert p.count("grades") == 0
        await p.press("space")
        await p.paste("because late, feels sad -> B- by 18 dec")
        shown = " ".join(p.text().split())
        assert "C ✗ counts as failing because “late”, feels sad" in shown
        assert "asked again Fri 18 Dec" in shown
        await p.press("enter")
        assert "Graded “Acme Industrial” C ✗" in p.today.status.said
        assert p.task("How happy are you with us, A to F?").contact_name == "Rina Shah"
        await p.press("u")
        assert p.count("grades") == 0


@pytest.mark.asyncio
async def test_a_task_without_an_account_has_none_to_grade(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("prepare the quarter")
        await p.press("G")
        assert p.today.status.said.startswith("No account stands behind this")


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 18)])
async def test_the_section_is_not_there_until_it_is_needed(size: tuple[int, int], planner: Open, small: Book) -> None:
    async with planner(small, size=size) as p:
        p.app.open_account(4)
        await p.settle()
        assert "Standing" not in p.text()
        await p.press("tab", "tab", "tab", "tab", "tab")
        assert p.app.screen.section == "overview"  # type: ignore[attr-defined]
        await p.press("s")
        assert "G writes down how satisfied" in p.text()
        await p.press("G")
        await p.paste("B fine")
        await p.press("enter")
        assert "“fine”" in p.text()
        await p.press("w")
        await p.paste("the list by 18 dec #price")
        assert "about: price" in p.text()
        await p.press("enter")
        assert "the list" in p.text()
        assert p.count("promises") == 2


@pytest.mark.asyncio
async def test_a_promise_is_kept_with_the_key_of_tasks_even_when_its_task_was_cut(planner: Open, small: Book) -> None:
    row = promise(small, Whom(5, None), "a sample", small.today)
    assert row.task_id is not None
    cut(small, [row.task_id])
    async with planner(small) as p:
        p.app.open_account(5)
        await p.settle()
        await p.press("s")
        assert "its task was cut" in p.text()
        await p.press("home", "x")
        assert "kept in time 1 of 1 (100%)" in p.text()
        undo(small)
        await p.press("f5")
        assert "its task was cut" in p.text()
