"""Goals in the planner: one line that says how far each has come, and the page that shows them."""

from dataclasses import replace
from typing import Any

import pytest
import territory
from conftest import Open, Planner
from hostile import HOSTILE, dangerous
from kit import filled_by
from territory import ACME, BOREALIS
from textual.widgets import Input

from kamtui.services.book import Book
from kamtui.tui.dialogs.goal import GoalDialog
from kamtui.tui.screens.base import Place

pytestmark = pytest.mark.asyncio


@pytest.fixture
def filled(book: Book) -> Book:
    return replace(filled_by(book, territory.fill), actor="tui:test")


def goals(p: Planner) -> list[tuple[Any, ...]]:
    with p.app.gateway.book.reading() as connection:
        return connection.execute("SELECT account_id, year, aim, permille, minor FROM goals ORDER BY id").fetchall()


def said(p: Planner) -> str:
    screen = p.app.screen
    assert isinstance(screen, Place)
    return screen.status.said


def shows(p: Planner, words: str) -> bool:
    """Whether words are on the screen, however its lines break them."""
    return "".join(words.split()) in p.flat()


async def line(p: Planner, text: str) -> None:
    """Opens the dialog and types over what it offers."""
    await p.press("y")
    assert isinstance(p.app.screen, GoalDialog)
    p.app.screen.query_one(Input).value = ""
    await p.type(text)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_fifteen_percent_are_offered_and_said_back_before_they_are_saved(
    planner: Open, filled: Book, size: tuple[int, int]
) -> None:
    async with planner(filled, size) as p:
        p.app.open_account(ACME)
        await p.settle()
        assert "goal" not in p.text()
        await p.press("y")
        assert p.app.screen.query_one(Input).value == "growth 15%"
        assert shows(p, "2026 growth +15%: +20% so far, on pace")
        assert shows(p, "120 k of 127 k EUR (95%), 88% of the year gone")
        assert shows(p, "forecast 120 k to 132 k EUR, by the seasons of 2023, 2024 and 2025")
        assert shows(p, "sales of 2026 to 16 Nov, 7 d ago, against the same days of 2025")
        assert goals(p) == []
        await p.press("enter")
        assert said(p) == "Goals of 2026: growth +15% · u takes it back"
        assert shows(p, "growth +15%: +20% so far, on pace")
        assert goals(p) == [(ACME, 2026, "growth", 150, None)]
        await p.press("u")
        assert goals(p) == []
        assert "on pace" not in p.text()


async def test_what_is_set_stands_in_the_line_and_growth_waits_for_retention(planner: Open, filled: Book) -> None:
    async with planner(filled, (120, 40)) as p:
        p.app.open_account(BOREALIS)
        await p.settle()
        await line(p, "retention 98% growth 70k")
        await p.press("enter")
        assert said(p) == "Goals of 2026: retention 98%, growth 70.0 k EUR · u takes it back"
        assert shows(p, "growth 70.0 k EUR: −40% so far, behind · retention first")
        await p.press("y")
        assert p.app.screen.query_one(Input).value == "retention 98% growth 70k EUR"
        await p.press("escape")
        await line(p, "clear retention")
        assert shows(p, "2026 no goal for retention")
        await p.press("enter")
        assert said(p) == "Goals of 2026: growth 70.0 k EUR · u takes it back"
        await line(p, "clear")
        await p.press("enter")
        assert said(p) == "Goals of 2026: none is left · u takes it back"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "No goal is named."),
        ("growth", "How much growth? Offered: growth 15%."),
        ("growth 15", "“15” may be a share or an amount."),
        ("clear", "No such goal of 2026 is set for Acme Industrial."),
    ],
)
async def test_what_it_refuses_stays_in_the_line(text: str, complaint: str, planner: Open, filled: Book) -> None:
    async with planner(filled, (120, 40)) as p:
        p.app.open_account(ACME)
        await p.settle()
        await line(p, text)
        await p.press("enter")
        assert isinstance(p.app.screen, GoalDialog)
        assert p.app.screen.query_one(Input).value == text
        assert shows(p, complaint)
        assert goals(p) == []


async def test_in_the_table_one_account_at_a_time(planner: Open, filled: Book) -> None:
    async with planner(filled, (120, 40)) as p:
        await p.press("3")
        await line(p, "growth 5% 2027")
        assert shows(p, "sales end 16 Nov 2026: none of 2027 can be counted yet")
        await p.press("enter")
        assert goals(p) == [(ACME, 2027, "growth", 50, None)]
        await p.press("home", "space", "space", "y")
        assert said(p) == "One at a time: Esc takes the marks off."


async def test_every_payload_in_the_line(planner: Open, filled: Book) -> None:
    async with planner(filled, (120, 40)) as p:
        p.app.open_account(ACME)
        await p.settle()
        await p.press("y")
        for payload in HOSTILE:
            p.app.screen.query_one(Input).value = ""
            await p.paste(f"growth {payload}")
            await p.press("enter")
            assert isinstance(p.app.screen, GoalDialog)
            assert not dangerous(p.text()), ascii(payload[:40])
        assert goals(p) == []
