"""Contracts in the planner: one line that says its days back, and one key more for the ladder."""

from dataclasses import replace
from typing import Any

import pytest
import territory
from conftest import Open, Planner
from kit import filled_by
from territory import ACME

from kamtui.services.book import Book
from kamtui.tui.dialogs.contract import ContractDialog
from kamtui.tui.screens.account import AccountScreen

pytestmark = pytest.mark.asyncio

LINE = "frame 2026 until 31 mar 2027 notice 28 feb 2027 worth 48k"


@pytest.fixture
def filled(book: Book) -> Book:
    return replace(filled_by(book, territory.fill), actor="tui:test")


def rows(p: Planner, sql: str) -> list[tuple[Any, ...]]:
    with p.app.gateway.book.reading() as connection:
        return connection.execute(sql).fetchall()


def said(p: Planner) -> str:
    screen = p.app.screen
    assert isinstance(screen, AccountScreen)
    return screen.status.said


async def write(p: Planner, line: str) -> None:
    await p.press("R")
    assert isinstance(p.app.screen, ContractDialog)
    if line:
        await p.type(line)
    await p.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_contract_is_said_back_and_stands_on_the_page(
    planner: Open, filled: Book, size: tuple[int, int]
) -> None:
    async with planner(filled, size) as p:
        p.app.open_account(ACME)
        await p.settle()
        assert "contract" not in p.text()
        await p.press("R")
        await p.type(LINE)
        for words in ("Wed 1 Apr 2026 to Wed 31 Mar 2027, notice Sun 28 Feb 2027", "EUR 48,000.00 a year"):
            assert words in p.text()
        assert rows(p, "SELECT count(*) FROM contracts") == [(0,)]
        await p.press("enter")
        assert said(p) == "“frame 2026”: renewal 31 Mar, notice 28 Feb (97 d) · u takes it back"
        assert "contract" in p.text()
        assert "renewal 31 Mar, notice 28 Feb (97 d)" in p.text()
        await p.press("u")
        assert rows(p, "SELECT count(*) FROM contracts") == [(0,)]


async def test_an_empty_line_plans_the_ladder_and_words_do_the_rest(planner: Open, filled: Book) -> None:
    async with planner(filled, (120, 40)) as p:
        p.app.open_account(ACME)
        await p.settle()
        await write(p, LINE)
        await p.press("R")
        assert "review Mon 30 Nov, options Wed 30 Dec, proposal Fri 29 Jan, decision Sun 14 Feb" in p.text()
        await p.press("enter")
        assert said(p) == "4 rungs of “frame 2026” planned · u takes it back"
        await write(p, "worth 50k")
        assert rows(p, "SELECT minor FROM contracts") == [(50_000_00,)]
        await write(p, "renew frame")
        assert said(p).startswith("“frame 2026” renewed: “frame 2027”, renewal 31 Mar 2028")
        assert said(p).endswith(", 4 tasks of its ladder cut · u takes it back")
        await write(p, "end")
        assert said(p) == "“frame 2027” ends Fri 31 Mar 2028 · u takes it back"
        assert rows(p, "SELECT state FROM contracts ORDER BY id") == [("renewed",), ("ended",)]
        await write(p, "end of line until 30 jun 2027")  # no word for a deed: it says when
        assert rows(p, "SELECT name, state FROM contracts WHERE id = 3") == [("end of line", "running")]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("frame", "A contract needs its last day."),
        ("renew", "Acme Industrial has no running contract."),
        ("frame from 1 feb 2028 until 31 jan 2027", "before it begins on Tue 1 Feb 2028"),
    ],
)
async def test_what_it_refuses_stays_in_the_line(line: str, complaint: str, planner: Open, filled: Book) -> None:
    async with planner(filled, (120, 40)) as p:
        p.app.open_account(ACME)
        await p.settle()
        await write(p, line)
        assert isinstance(p.app.screen, ContractDialog)
        assert complaint in p.text()
        assert rows(p, "SELECT count(*) FROM contracts") == [(0,)]
