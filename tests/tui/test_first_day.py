"""What a rep who never saw the planner is told on the way: the keys stay in sight, and what is left is named."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Open

from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add

pytestmark = pytest.mark.asyncio


async def test_the_keys_of_the_picks_stay_in_sight_beside_a_full_box(planner: Open, small: Book) -> None:
    for n in range(30):
        add(small, f"call @acme line {n} of the order that was promised, with a title that fills it today !!")
    async with planner(small, size=(80, 24)) as p:
        await p.press("v", "p")
        assert "Enter starts the day" in p.text()
        await p.press("k")
        assert "Enter starts the day" in p.text()
        assert "Do today" not in p.text(), "the last row was not scrolled to"


async def test_a_review_that_ends_early_says_what_is_left(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("v", "s", "p", "enter")
        assert "cards left: v goes on" in p.text()
        await p.press("v", *("s" * 9), "enter")
        assert "The review is done" in p.text()


async def test_enter_on_a_folder_says_how_to_choose(planner: Open, small: Book, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "accounts.csv").write_text("name\nAcme\n")
    async with planner(small) as p:
        await p.press("I")
        await p.type(f"{tmp_path}/in/")
        await p.press("enter")
        assert "chooses one of these" in p.text()
        assert "Still reading" not in p.text()
        await p.press("down", "down", "enter")
        assert "accounts.csv" in p.text()


async def test_a_filter_does_nothing_to_cards_and_says_so(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("v", "slash")
        assert "Every card is faced" in p.text()


async def test_a_lock_without_a_country_says_that_holidays_are_planned(planner: Open, small: Book) -> None:
    for country, said in (("", True), ("GB", False)):
        async with planner(replace(small, settings=replace(small.settings, country=country))) as p:
            await p.press("4", "g", "L")
            assert ("Public holidays are planned" in p.text()) is said
            await p.press("escape")
