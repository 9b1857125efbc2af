"""The page of one account on the screen: the services' figures, the step to reach a team, the journal, sizes, back."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import territory
from conftest import Open, Planner
from hostile import dangerous
from hostile_book import RAW, fill_raw
from kit import filled_by
from rich.cells import cell_len
from territory import ACME, BOREALIS, EMBER
from textual.widgets import Input

from kamtui.domain.money import short_money
from kamtui.domain.production import percent
from kamtui.domain.text import clean
from kamtui.domain.words import Kind
from kamtui.services.book import Book
from kamtui.services.verbs.account_plan import set_plan
from kamtui.services.verbs.accounts import add_account
from kamtui.services.verbs.tasks import add
from kamtui.services.views.account_page import account_page
from kamtui.store.reads import journal as journal_reads
from kamtui.store.tables import Account, Touch
from kamtui.tui.first import PAGE
from kamtui.tui.screens import account as account_module
from kamtui.tui.screens.account import AccountScreen
from kamtui.tui.screens.accounts import AccountsScreen
from kamtui.tui.screens.today import TodayScreen
from kamtui.tui.verbs import Scope, of
from kamtui.tui.widgets.entries import laid

pytestmark = pytest.mark.asyncio

SECTIONS = {found.keys[0]: found.id for found in of(Scope.ACCOUNT)}


@pytest.fixture
def filled(book: Book) -> Book:
    return replace(filled_by(book, territory.fill, territory.add_teams), actor="tui:test")


@pytest.fixture
def long(filled: Book, today: date) -> Book:
    """Acme with a journal of many windows."""
    with filled.work("many") as (work, _):
        work.add_many(
            Touch,
            [
                {"account_id": ACME, "day": today - timedelta(days=n), "at": 0, "kind": "call", "note": f"note {n:04}"}
                for n in range(1_000)
            ],
        )
    return filled


def screen(p: Planner) -> AccountScreen:
    found = next(one for one in reversed(p.app.screen_stack) if isinstance(one, AccountScreen))
    assert isinstance(found, AccountScreen)
    return found


async def open_page(p: Planner, account_id: int = ACME) -> None:
    p.app.open_account(account_id)
    await p.settle()


async def point_at(p: Planner, said: str) -> None:
    await p.press("home")
    for _ in range(60):
        line = screen(p).tasks.line
        if said in "".join(text for text, _ in screen(p).tasks._entries[line].cells):
            return
        await p.press("j")
    raise AssertionError(f"no row “{said}” in\n{p.text()}")


def line_of(p: Planner, said: str) -> str:
    return next(line for line in p.text().splitlines() if said in line)


# -- coming and going ----------------------------------------------------------------------------------------------


async def test_enter_on_the_accounts_opens_it_and_escape_goes_back(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.press("3", "j", "enter")
        assert isinstance(p.app.screen, AccountScreen)
        assert "Borealis  A  Oslo" in p.text()
        await p.press("escape")
        assert isinstance(p.app.screen, AccountsScreen)
        here = p.app.screen.tasks.here
        assert here is not None
        assert here.row.id == BOREALIS
        await p.press("enter", "1")
        assert isinstance(p.app.screen, TodayScreen)


async def test_from_a_sheet_and_back_to_today(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await p.go_to("renewal pricing")
        await p.press("enter", "o")
        assert isinstance(p.app.screen, AccountScreen)
        assert screen(p).account_id == ACME
        await p.press("t", "enter", "o")  # it is open already
        assert screen(p).section == "overview"
        await p.press("escape")
        assert isinstance(p.app.screen, TodayScreen)


async def test_sections_by_their_keys_and_round_and_round(planner: Open, filled: Book) -> None:
    set_plan(filled, ACME, {"strategy": "one supplier"})  # else its page stays out of the way
    async with planner(filled) as p:
        await open_page(p)
        for key, section in SECTIONS.items():
            await p.press(key)
            assert screen(p).section == section
        for section in (*SECTIONS.values(), "overview"):
            await p.press("tab")
            assert screen(p).section == section
        await p.press("shift+tab")
        assert screen(p).section == list(SECTIONS.values())[-1]
        assert await p.pilot.click("AccountHead", offset=(17, 1))
        await p.settle()
        assert screen(p).section == "coverage"


# -- figures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_overview_says_what_the_services_say(planner: Open, filled: Book, size: tuple[int, int]) -> None:
    with filled.reading() as connection:
        page = account_page(connection, filled, ACME)
    assert page is not None
    trend = page.panel.trend
    assert trend is not None
    async with planner(filled, size) as p:
        await open_page(p)
        for said in (
            "Acme Industrial  K key account  Leeds · Industry",
            page.panel.silence.words,  # type: ignore[union-attr]
            f"12 m {short_money(trend.revenue, 'EUR')} EUR YoY {percent(trend.yoy, signed=True)}",
            "12 Nov call Rina Shah",
            "agreed option B",
            "Mon 23 Nov 10:00 call renewal pricing",
            "price: the new list by Fri 20 Nov, 3 d late",
            "3 people · 2 of 3 departments never spoken",
            "Rina Shah: e-mail up to 5 lines",
        ):
            assert said.replace(" ", "") in p.flat(), said
        for one in page.channels:
            assert f"{one.answered}of{one.tried}" in p.flat()
            assert percent(one.rate).replace(" ", "") in p.flat()


async def test_the_chart_says_what_the_services_say(planner: Open, filled: Book) -> None:
    with filled.reading() as connection:
        page = account_page(connection, filled, ACME)
    assert page is not None
    assert page.bought is not None
    async with planner(filled, (120, 40)) as p:
        await open_page(p)
        await p.press("p")
        lines = p.text().splitlines()
        for year in page.bought.years:
            (at,) = [n for n, line in enumerate(lines) if f" {year.year} ┤" in line]
            assert lines[at].rstrip().endswith(percent(year.growth, signed=True))
            assert short_money(year.revenue, "EUR") in lines[at]
            values = lines[at + 1].partition("│")[2]
            told = ["·" if one is None else short_money(one, "EUR") for one in year.months]
            assert values.split() == " ".join(told).split()
            bars = lines[at].partition("┤")[2][: 12 * 7]
            assert [bool(bars[n * 7 : n * 7 + 6].strip()) for n in range(12)] == [bool(one) for one in year.months]
        assert "Jan    Feb    Mar" in p.text()
        assert "Industry" in p.text()
        assert "420 k    100%" in p.text()


# -- coverage ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_never_spoken_teams_stand_out(planner: Open, filled: Book, size: tuple[int, int]) -> None:
    async with planner(filled, size) as p:
        await open_page(p)
        await p.press("d")
        assert "never spoken · nobody known" in line_of(p, "LOGISTICS")
        assert "never spoken · 1 known" in line_of(p, "FINANCE")
        assert "last 11 d" in line_of(p, "BUYING")
        shown = line_of(p, "Rina Shah    ")
        for said in ("decision maker", "11 d", "e-mail up to"):
            assert said in shown
        assert "never" in line_of(p, "Cora Quist")
        assert "visit, 1 of 1" in line_of(p, "Ana Ortiz")
        assert p.text().index("NO DEPARTMENT") < p.text().index("Ana Ortiz")


@pytest.mark.parametrize(
    ("row", "line", "title", "kind"),
    [
        ("Rina Shah", "", "hello", Kind.CALL),
        (
            "LOGISTICS",
            "research find the Logistics team ",
            "find the Logistics team hello",
            "research",
        ),
    ],
)
async def test_one_key_makes_the_step(planner: Open, filled: Book, row: str, line: str, title: str, kind: Kind) -> None:
    async with planner(filled) as p:
        await open_page(p)
        await p.press("d")
        await point_at(p, row)
        await p.press("a")
        assert p.app.screen.query_one(Input).value == line
        await p.type("hello fri")
        await p.press("enter")
        saved = p.task(title)
        assert (saved.account_id, saved.kind, saved.planned_on) == (ACME, kind, date(2026, 11, 27))
        assert (saved.contact_name == "Rina Shah") is (row == "Rina Shah")
        assert screen(p).section == "coverage"
        await p.press("t")
        assert title in p.text()


async def test_enter_tells_all_about_a_contact(planner: Open, filled: Book) -> None:
    async with planner(filled, (80, 24)) as p:
        await open_page(p)
        await p.press("d")
        await point_at(p, "Rina Shah")
        assert "+44 113 496 0000  rina@acme.example" in p.text()
        await p.press("enter")
        for said in ("Head of purchasing", "decision maker", "+44 113 496 0000", "call, 2 of 2"):
            assert said in p.text()
        await p.press("escape")
        assert p.app.screen is screen(p)


# -- the journal ---------------------------------------------------------------------------------------------------


async def test_the_journal_with_its_notes(planner: Open, filled: Book) -> None:
    async with planner(filled, (80, 24)) as p:
        await open_page(p)
        await p.press("h")
        assert "no answer" in line_of(p, "21 Nov")
        await point_at(p, "agreed option B")
        assert "wants it in writing" in p.text()
        await p.press("enter")
        assert "Thu 12 Nov call  Rina Shah  reached" in p.text()
        await p.press("escape")
        order = [p.text().index(day) for day in ("21 Nov", "15 Nov", "12 Nov", "24 Oct", "24 Sep", "25 Aug")]
        assert order == sorted(order)


async def test_a_long_journal_is_read_by_windows(planner: Open, long: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    windows: list[int] = []
    read = journal_reads.journal

    def counted(*args: Any) -> Any:
        windows.append(args[3])
        return read(*args)

    monkeypatch.setattr(account_module, "journal", counted)
    async with planner(long) as p:
        await open_page(p)
        await p.press("h")
        assert windows == [0]
        await p.press("end")
        assert "note 0999" in p.text()
        assert windows == [0, 1006 // PAGE * PAGE]
        await p.press("f5")
        assert "note 0999" in p.text()
        assert windows[2:] == [1006 // PAGE * PAGE]
        await p.press("home")
        assert "21 Nov" in p.text()
        for _ in range(100):
            await p.pilot.press("j")
        await p.settle()
        assert len(windows) <= 6


async def test_the_journal_is_searched(planner: Open, long: Book) -> None:
    async with planner(long) as p:
        await open_page(p)
        await p.press("slash")
        await p.type("note 041")
        await p.press("enter")
        await p.until(lambda: screen(p).page is not None and screen(p).page.touches == 10)  # type: ignore[union-attr]
        await p.settle()
        assert "note 0417" in p.text()
        await p.press("escape")
        assert screen(p).page.touches == 1_006  # type: ignore[union-attr]
        await p.press("escape")
        assert not isinstance(p.app.screen, AccountScreen)


def _done(p: Planner) -> list[str]:
    """Titles of done tasks."""
    with p.app.gateway.book.reading() as connection:
        return [row[0] for row in connection.execute("SELECT title FROM tasks WHERE status = 'done'")]


# -- tasks ---------------------------------------------------------------------------------------------------------


async def test_the_verbs_work_on_the_highlighted_task(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await open_page(p)
        await p.press("t")
        await point_at(p, "send the quote")
        await p.press("x")
        await p.type("sent")
        await p.press("enter")
        assert "Done “send the quote”" in screen(p).status.said
        assert _done(p) == ["send the quote"]
        await point_at(p, "✓")
        assert "✓ Mon 23 Nov" in p.text()
        await p.press("n")
        assert "No open task stands here" in screen(p).status.said
        await p.press("u")
        assert _done(p) == []


async def test_marked_tasks_are_moved_together(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await open_page(p)
        await p.press("t", "space", "space")
        assert p.text().count("●") == 2
        await p.press("r")
        await p.type("1 dec")
        await p.press("enter")
        assert p.task("renewal pricing").planned_on == p.task("send the quote").planned_on == date(2026, 12, 1)
        assert "●" not in p.text()


async def test_the_overview_ticks_the_next_step_off(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await open_page(p)
        await p.press("x")
        await p.type("agreed")
        await p.press("enter")
        assert _done(p) == ["renewal pricing"]
        assert "“agreed”" in p.text()
        await p.press("d", "n")
        assert "No open task stands here" in screen(p).status.said


# -- sizes and books -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "account_id"), [((50, 15), ACME), ((80, 24), EMBER), ((200, 50), ACME)])
async def test_every_section_in_every_size(planner: Open, filled: Book, size: tuple[int, int], account_id: int) -> None:
    async with planner(filled, size) as p:
        await open_page(p, account_id)
        for key, section in SECTIONS.items():
            await p.press(key)
            lines = p.text().splitlines()
            assert len(lines) == size[1]
            assert all(len(line) <= size[0] for line in lines)
            assert ("Acme" if account_id == ACME else "Ember") in lines[0]
            assert section.capitalize().replace("-", " ") in lines[1]
            await p.press("j", "end", "pageup", "pagedown", "home", "k", "space")


async def test_no_size_is_too_small_to_live(planner: Open, filled: Book) -> None:
    async with planner(filled, (80, 24)) as p:
        await open_page(p)
        for size in ((49, 14), (30, 5), (10, 3), (2, 2), (1, 1), (300, 90), (80, 24)):
            await p.pilot.resize_terminal(*size)
            await p.settle()
            for key in SECTIONS:
                await p.press(key, "j", "end", "home")
                assert all(len(line) <= size[0] for line in p.text().splitlines())
        assert "Acme Industrial" in p.text()


async def test_a_line_is_filled_exactly() -> None:
    for width in range(200):
        for parts in ((("  né", 4, ""), ("rest", 0, "")), (("x", -9, ""), (" é ", 5, "")), ()):
            assert sum(len(text) for text, _ in laid(width, *parts)) == width


async def test_an_empty_account(planner: Open, filled: Book) -> None:
    async with planner(filled, (80, 24)) as p:
        await open_page(p, EMBER)
        for said in ("never met", "no sales", "NO NEXT STEP", "0 people", "nobody was tried yet"):
            assert said in p.text()
        steps = p.count("steps")
        for key, said in (
            ("d", "Nobody is known here yet."),
            ("h", "Nothing was written down yet"),
            ("p", "No sales of this account are loaded"),
            ("t", "NO NEXT STEP"),
        ):
            await p.press(key)
            assert said in p.text()
            await p.press("n", "r", "enter", "space")
            assert p.app.screen is screen(p)
            await p.press("x")
            assert "Done: call Ember · not planned" in p.text()
            await p.press("escape")
        assert p.count("steps") == steps
        await p.press("a")
        assert "Add for Ember" in p.text()


async def test_an_account_that_is_gone(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        fresh = add_account(filled, "Zenith")
        await open_page(p, fresh)
        with filled.work("gone") as (work, _):
            work.remove(Account, fresh)
        await p.until(lambda: "This account is gone" in p.text())
        await p.press(*SECTIONS, "x", "enter", "j")
        await p.press("escape")
        assert isinstance(p.app.screen, TodayScreen)


async def test_a_change_elsewhere_is_shown_and_the_cursor_stays(planner: Open, filled: Book) -> None:
    async with planner(filled) as p:
        await open_page(p)
        await p.press("t")
        await point_at(p, "send the quote")
        add(replace(filled, actor="shell"), "call @acme brand new today 08:00")
        await p.until(lambda: "brand new" in p.text())
        await p.settle()
        row = screen(p).tasks.row
        assert row is not None
        assert row.row.title == "send the quote"


async def test_months_of_returns_are_told(planner: Open, filled: Book) -> None:
    async with planner(filled, (120, 40)) as p:
        await open_page(p, territory.DELTA)
        await p.press("p")
        assert "-450" in p.text()
        assert "−−−" in p.text()


async def test_hostile_accounts(planner: Open, book: Book) -> None:
    fill_raw(book)
    hard = {n: text for n, text in enumerate(RAW, 1) if text.startswith(("family", "tower", "cjk", "é"))}
    assert len(hard) == 4  # the rest is met on the walk; these are wide, high, or half a megabyte
    async with planner(book, (120, 40)) as p:
        for n, payload in hard.items():
            await open_page(p, n)
            assert "".join(clean(payload).split())[:20] in p.flat(), ascii(payload[:40])
            for key in (*SECTIONS, "o"):
                await p.press(key)
                assert not dangerous(p.text()), ascii(dangerous(p.text()))
                assert all(cell_len(line) <= 120 for line in p.text().splitlines())
            p.app.pop_screen()
            await asyncio.sleep(0)
