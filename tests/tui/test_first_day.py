"""What a rep who never saw the planner is told on the way: the keys stay in sight, and what is left is named."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Open, Planner

from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.store.reads.accounts import accounts

pytestmark = pytest.mark.asyncio


def tiers(p: Planner) -> list[str]:
    """The tiers of all accounts."""
    with p.app.gateway.book.reading() as connection:
        return [str(row.tier) for row in accounts(connection)]


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


async def test_an_import_points_at_tiers_until_there_are_any(planner: Open, book: Book, tmp_path: Path) -> None:
    rows = [f"Account {n},2026-10-01,{900 - n * 100}" for n in range(8)]
    (tmp_path / "sales.csv").write_text("\n".join(("Customer,Order Date,Amount", *rows)))
    async with planner(book, size=(80, 24)) as p:
        await p.press("I")
        await p.paste(str(tmp_path / "sales.csv"))
        await p.press("enter")
        assert "all 8 are tier C: 3 T gives tiers" in p.text()
        await p.press("3")
        assert "all C: T tiers" in p.text()
        await p.press("slash")
        await p.type("account 0")
        await p.press("enter", "T", "s", "escape")  # only what the list shows
        assert tiers(p).count("A") == 1
        assert "T tiers" not in p.text()
        await p.press("T", "s")
        assert "Tiers by sales: 1 to A, 2 to B" in p.text()
        await p.press("u", "u")
        assert "all C: T tiers" in p.text()
        await p.press("space", "space", "T", "s")
        assert tiers(p).count("A") == 2
        assert tiers(p).count("C") == 6
