"""Sizes and books: small, narrow, wide, resized under a dialog; empty, without accounts, with 800 of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Open, Planner
from textual.widgets import Input

from kamtui.domain.text import name_key
from kamtui.services.book import Book
from kamtui.services.verbs.tasks import add
from kamtui.store.tables.accounts import Account
from kamtui.tui.launch import OPEN_DEMO
from kamtui.tui.widgets.panel import AccountPanel

pytestmark = pytest.mark.asyncio

SIZES = ((80, 24), (120, 40), (200, 50), (50, 15))
SMALL = ((49, 15), (50, 14), (49, 14), (10, 3), (1, 1))


async def _resize(p: Planner, size: tuple[int, int]) -> None:
    await p.pilot.resize_terminal(*size)
    await p.settle()


async def test_every_size_shows_the_morning_and_too_small_says_so(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        for size in SIZES:
            await _resize(p, size)
            shown = p.text()
            assert "LATE 1" in shown, size
            assert "renewal" in shown, size
            assert "kamtui" in shown, size
            assert "? help" in shown, size
            assert all(len(line) <= size[0] for line in shown.splitlines())
        for size in SMALL:
            await _resize(p, size)
            assert "LATE" not in p.text(), size
            await p.press("j", "k")
        await _resize(p, (49, 14))
        assert "Too small" in p.text()
        await _resize(p, (80, 24))
        assert "LATE 1" in p.text()
        await p.go_to("renewal pricing")


async def test_top_lines_keep_their_ends_apart(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        for width in (50, 60, 72, 80, 90, 100, 160):
            await _resize(p, (width, 24))
            first, second = p.text().splitlines()[:2]
            assert first.startswith(" kamtui")
            assert "of 6h" in first
            assert "✗" in second
            assert "…to" not in second
            assert "…planned" not in second


async def test_where_the_panel_is(planner: Open, small: Book) -> None:
    async with planner(small, (120, 40)) as p:
        panel = p.today.query_one(AccountPanel)
        await p.go_to("renewal pricing")
        assert panel.region.x > p.today.tasks.region.x
        assert "Rina Shah" in p.text()
        await _resize(p, (80, 34))
        assert panel.region.y >= p.today.tasks.region.bottom
        assert "Acme Industrial  K  Leeds" in p.text()
        await _resize(p, (80, 24))
        assert not panel.display
        assert "Leeds" not in p.text()
        await p.press("enter")
        assert "Acme Industrial  K  Leeds" in p.text()
        assert "history of this task" in p.text()


async def test_the_panel_fills_when_it_comes_into_sight(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        await p.go_to("renewal pricing")
        await _resize(p, (120, 40))
        await p.until(lambda: "Leeds" in p.text())


async def test_the_cursor_stays_in_sight_when_the_terminal_shrinks(planner: Open, small: Book) -> None:
    async with planner(small, (80, 24)) as p:
        await p.go_to("next order")
        await _resize(p, (80, 15))
        assert "next order" in p.text()


async def test_resizing_under_a_dialog(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("renewal pricing")
        for key in ("x", "r", "slash", "question_mark", "ctrl+p"):
            await p.press(key)
            for size in ((49, 14), (1, 1), (120, 40)):
                await p.pilot.resize_terminal(*size)
            await p.settle()
            assert len(p.app.screen_stack) == 2, key
            await p.press("escape")
        await p.press("x")
        await p.type("kept")
        for size in ((1, 1), (300, 100), (80, 24)):
            await _resize(p, size)
        assert p.app.screen.query_one(Input).value == "kept"
        await p.press("enter")
        assert "Done “renewal pricing”" in p.today.status.said


@pytest.mark.parametrize("file", ["missing", "empty", "migrated"])
async def test_first_account_of_an_empty_book(planner: Open, book: Book, file: str) -> None:
    path = Path(book.path)
    if file != "migrated":
        path.unlink()
    if file == "empty":
        path.touch(0o600)
    async with planner(book, (80, 24)) as p:
        shown = p.text()
        assert "This book is empty" in shown
        for key in ("D ", "I ", "A ", "a "):
            assert f" {key} " in shown
        await p.press("x", "n", "j", "enter", "space")
        assert len(p.app.screen_stack) == 1
        await p.press("A")
        await p.type("Acme Industrial K @Leeds")
        await p.press("enter")
        assert "Added account “Acme Industrial” (K)" in p.today.status.said
        assert "SILENT 1" in p.text()
        assert "Acme Industrial" in p.text()
        await p.press("a")
        assert "Add for Acme Industrial" in p.text()
        await p.type("say hello fri")
        await p.press("enter")
        assert p.task("say hello").account_name == "Acme Industrial"
        assert path.stat().st_mode & 0o777 == 0o600
        await p.press("u", "u")
        assert "This book is empty" in p.text()


async def test_import_into_an_empty_book(planner: Open, book: Book, tmp_path: Path) -> None:
    file = tmp_path / "my accounts.csv"
    file.write_text("Name,Tier,City\nAcme [/] GmbH,K,Leeds\nBorealis,A,York\n", "utf-8")
    async with planner(book) as p:
        await p.press("I")
        await p.type("/nowhere/at/all.csv")
        assert "no file" in p.text()
        await p.press("enter")
        assert len(p.app.screen_stack) == 2
        assert p.app.screen.query_one(Input).value == "/nowhere/at/all.csv"
        p.app.screen.query_one(Input).value = ""
        await p.paste(f'"{file}"')
        assert "accounts: 2 new, 0 changed, 0 unchanged" in p.text()
        assert p.count("accounts") == 0
        await p.press("enter")
        assert p.count("accounts") == 2
        assert "Acme [/] GmbH" in p.text()
        await p.press("u")
        assert "This book is empty" in p.text()


async def test_the_demo_key_works_in_an_empty_book_only(planner: Open, book: Book) -> None:
    async with planner(book) as p:
        await p.press("D")
        assert p.app.return_value == OPEN_DEMO


async def test_the_demo_key_does_nothing_in_a_book_with_data(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("D")
        assert p.app.return_value is None
        assert "LATE 1" in p.text()


async def test_tasks_without_any_account(planner: Open, book: Book) -> None:
    for n in range(3):
        add(book, f"internal tidy desk {n} today")
    async with planner(replace(book, actor="tui:test")) as p:
        assert "TODAY 3" in p.text()
        assert p.today.tasks.row is not None
        assert "tidy desk 0" in p.text()
        await p.press("n")
        assert "not contact with anybody" in p.text()
        await p.go_to("tidy desk 0")
        await p.press("x", "enter")
        assert "TODAY 2" in p.text()


async def test_eight_hundred_accounts(planner: Open, book: Book) -> None:
    names = [f"Account {n:03}" for n in range(800)]
    with book.work("many") as (work, _):
        work.add_many(Account, [{"name": name, "folded": name_key(name), "tier": "C"} for name in names])
    async with planner(book, (80, 24)) as p:
        assert "SILENT 800" in p.text()
        assert "Account 000" in p.text()
        assert p.today.tasks.row is not None
        await p.press("end")
        assert "Account 799" in p.text()
        await p.press("slash")
        await p.type("417")
        await p.press("enter")
        assert "SILENT 1" in p.text()
        assert "Account 417" in p.text()
