"""The journal search: from anywhere, while typing, into the place of a hit and back."""

import sqlite3
from datetime import date, timedelta

import pytest
from conftest import Open, Planner
from hostile import HOSTILE, dangerous
from textual.widgets import Input

from kamtui.domain.search.rows import Hit
from kamtui.services.book import Book
from kamtui.store.tables.journal import Touch
from kamtui.store.tables.keep import Grade
from kamtui.tui.first import PAGE
from kamtui.tui.screens import search as search_module
from kamtui.tui.screens.account import AccountScreen
from kamtui.tui.screens.search import SearchScreen
from kamtui.tui.screens.today import TodayScreen

pytestmark = pytest.mark.asyncio


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "_PAUSE", 0)
    monkeypatch.setattr(search_module, "_REST", 0)


@pytest.fixture
def long(small: Book, today: date) -> Book:
    """Three windows of touches at Acme, and a touch at nobody."""
    with small.work("start") as (work, _):
        for n in range(3 * PAGE):
            day = today - timedelta(days=20 + n)
            work.add(Touch, account_id=1, contact_id=1, day=day, at=0, kind="email", note=f"Müller wants note {n:03}")
        work.add(Touch, day=today, at=0, kind="meeting", note="met Müller at the fair")
    return small


def screen(p: Planner) -> SearchScreen:
    """The search, which is on top."""
    assert isinstance(p.app.screen, SearchScreen)
    return p.app.screen


def hit(p: Planner) -> Hit:
    """The hit under the cursor."""
    found = screen(p).tasks.hit
    assert found is not None
    return found


async def test_it_opens_with_the_journal_and_finds_while_typing(planner: Open, long: Book) -> None:
    async with planner(long) as p:
        await p.press("ctrl+f")
        assert f"{3 * PAGE + 5} hits" in p.text()
        await p.type("muller fair")
        assert "1 hit" in p.text()
        assert hit(p).row.text == "met Müller at the fair"
        await p.press("escape")
        assert isinstance(p.app.screen, TodayScreen)


async def test_arrows_move_while_the_line_keeps_the_keys(planner: Open, long: Book) -> None:
    async with planner(long) as p:
        await p.press("ctrl+f")
        await p.type("note")
        await p.press("down", "down")
        assert hit(p).row.text.endswith("002")
        await p.press("up")
        assert hit(p).row.text.endswith("001")
        await p.press("ctrl+end")
        assert hit(p).row.text.endswith(f"{3 * PAGE - 1:03}")
        await p.press("pageup", "ctrl+home")
        assert hit(p).row.text.endswith("000")
        await p.press("backspace")
        assert screen(p).text == "not"
        assert isinstance(p.app.focused, Input)


async def test_every_window_is_what_belongs_there(planner: Open, long: Book) -> None:
    async with planner(long, (100, 30)) as p:
        await p.press("ctrl+f")
        await p.type("note")
        seen = []
        for _ in range(PAGE + 9):
            seen.append(hit(p).row.text[-3:])
            await p.press("down")
        assert seen == [f"{n:03}" for n in range(PAGE + 9)]


async def test_a_touch_opens_in_the_journal_of_its_account_and_back(planner: Open, long: Book) -> None:
    async with planner(long) as p:
        await p.press("ctrl+f")
        await p.type("100")
        await p.press("enter")
        page = p.app.screen
        assert isinstance(page, AccountScreen)
        assert (page.account_id, page.section) == (1, "journal")
        await p.until(lambda: getattr(page.tasks.thing, "note", "") == "Müller wants note 100")
        await p.press("f5")
        assert getattr(page.tasks.thing, "note", "") == "Müller wants note 100"
        await p.press("escape")
        assert screen(p).text == "100"
        assert hit(p).row.text == "Müller wants note 100"


async def test_a_task_opens_its_sheet_and_from_there_the_account(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("ctrl+f")
        await p.type("renewal in:tasks")
        await p.press("enter")
        assert "Acme Industrial" in p.text()
        assert "history of this task" in p.text()
        await p.press("o")
        assert isinstance(p.app.screen, AccountScreen)
        await p.press("escape")
        assert hit(p).row.text == "renewal pricing"


async def test_a_grade_opens_the_standing_and_a_touch_of_nobody_itself(planner: Open, long: Book) -> None:
    with long.work("grade") as (work, _):
        work.add(Grade, account_id=1, day=date(2026, 11, 20), question="How do we do?", letter="C", why="late again")
    async with planner(long) as p:
        await p.press("ctrl+f")
        await p.type("late in:grades")
        await p.press("enter")
        page = p.app.screen
        assert isinstance(page, AccountScreen)
        assert page.section == "standing"
        await p.press("escape", "ctrl+f")
        await p.type("fair")
        await p.press("enter")
        assert len(p.app.screen_stack) == 3
        assert "met Müller at the fair" in p.text()
        await p.press("escape", "escape")
        assert isinstance(p.app.screen, TodayScreen)


async def test_what_was_searched_for_last_is_there_again(planner: Open, long: Book) -> None:
    async with planner(long) as p:
        await p.press("ctrl+f")
        await p.type("muller")
        await p.press("escape", "3", "ctrl+f")
        assert screen(p).text == "muller"
        await p.press("ctrl+f")
        await p.type("fair")
        assert screen(p).text == "fair"


async def test_from_an_accounts_page_it_starts_there(planner: Open, long: Book) -> None:
    async with planner(long) as p:
        await p.go_to("renewal pricing")
        p.app.open_account(1)
        await p.settle()
        await p.press("ctrl+f")
        assert screen(p).text == '@"Acme Industrial" '
        assert f"{3 * PAGE + 1} hits" in p.text()
        assert "with “Acme Industrial”" in p.text()


async def test_nothing_is_found_and_the_line_stays(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("ctrl+f")
        await p.type("zzz")
        assert "Nothing is found" in p.text()
        await p.press("enter", "down", "pagedown")
        assert screen(p).text == "zzz"
        await p.press("ctrl+f")
        await p.type("2")
        assert "4 hits" in p.text()  # one letter waits for the next


async def test_no_key_is_lost_and_the_newest_wins(planner: Open, long: Book) -> None:
    async with planner(long) as p:
        await p.press("ctrl+f")
        for char in "müller at the fair":
            await p.pilot.press({" ": "space"}.get(char, char))
        await p.settle()
        assert screen(p).text == "müller at the fair"
        assert "1 hit" in p.text()


async def test_what_another_process_writes_is_found(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("ctrl+f")
        await p.type("fair")
        assert "Nothing is found" in p.text()
        with small.work("log") as (work, _):
            work.add(Touch, day=date(2026, 11, 23), at=0, kind="call", note="met at the fair")
        p.app._poll()
        await p.until(lambda: "1 hit" in p.text())


async def test_hostile_texts_on_the_smallest_screen(planner: Open, small: Book) -> None:
    sql = "INSERT INTO touches (day, at, kind, outcome, note) VALUES ('2026-11-22', 0, 'call', 'reached', ?)"
    with sqlite3.connect(small.path) as c:  # past every inlet
        c.execute("PRAGMA ignore_check_constraints = ON")
        c.executemany(sql, [(text[:5_000],) for text in HOSTILE if "\udce9" not in text])
        c.execute("INSERT INTO words (words) VALUES ('rebuild')")
    async with planner(small, (50, 15)) as p:
        await p.press("ctrl+f")
        seen = ""
        for _ in range(len(HOSTILE) // 5):
            seen += p.text()
            await p.press("pagedown")
        assert not dangerous(seen)
        assert all(word in seen for word in ("[@click=app.", "csi", "bidi", "family", "ééé")), seen
        await p.press("escape")
        assert isinstance(p.app.screen, TodayScreen)
