"""The account plan in the planner: its page, and objectives, offerings and counterparts in one line each."""

from dataclasses import replace
from typing import Any

import pytest
import territory
from conftest import Open, Planner
from kit import filled_by
from territory import ACME, LETTER, PRICING, QUOTE

from kamtui.services.book import Book
from kamtui.services.verbs.account_plan import counterpart, set_fit, set_plan
from kamtui.services.verbs.objectives import change_objective, objective, serve
from kamtui.tui.dialogs.account_plan import ObjectiveDialog, OfferingDialog, PlanFactDialog
from kamtui.tui.dialogs.serve import ServeDialog
from kamtui.tui.screens.account import AccountScreen

pytestmark = pytest.mark.asyncio


@pytest.fixture
def filled(book: Book) -> Book:
    return replace(filled_by(book, territory.fill), actor="tui:test")


@pytest.fixture
def planned(filled: Book) -> Book:
    objective(filled, ACME, "grow in stores by 31 mar")
    serve(filled, [PRICING], 1)
    set_plan(filled, ACME, {"strategy": "one supplier for all stores"})
    set_fit(filled, ACME, "Labels ours")
    set_fit(filled, ACME, "Scanners competitor Initech (until 2027)")
    counterpart(filled, ACME, "Ian Reed of Initech faces rina")
    return filled


def rows(p: Planner, sql: str) -> list[tuple[Any, ...]]:
    with p.app.gateway.book.reading() as connection:
        return connection.execute(sql).fetchall()


def page(p: Planner) -> AccountScreen:
    screen = p.app.screen
    assert isinstance(screen, AccountScreen)
    return screen


async def open_plan(p: Planner, account_id: int = ACME) -> None:
    p.app.open_account(account_id)
    await p.settle()
    await p.press("S")


async def point_at(p: Planner, kind: str) -> None:
    """Puts the cursor on the first row of a kind."""
    await p.press("home")
    for _ in range(120):
        if type(page(p).tasks.thing).__name__ == kind:
            return
        await p.press("j")
    raise AssertionError(p.text())


async def type_over(p: Planner, text: str) -> None:
    await p.press("ctrl+u")
    await p.type(text)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15)])
async def test_the_page_says_everything_that_is_planned(planner: Open, planned: Book, size: tuple[int, int]) -> None:
    async with planner(planned, size) as p:
        await open_plan(p)
        seen = p.text()
        await p.press("end")
        seen += p.text()
        said = [
            "OBJECTIVES 1",
            "grow in stores",
            "due Wed 31 Mar",
            "○ NO OBJECTIVE 1",
            "strategy",
            "one supplier",
            "Labels",
        ]
        for words in [*said, "competitor's: Initech", "Ian Reed of Initech", "COUNTERPARTS 1"][
            : 5 if size[1] < 20 else 10
        ]:
            assert words in seen, words
        assert all(len(line) <= size[0] for line in p.text().splitlines())


async def test_an_account_without_a_plan_does_not_offer_the_page_but_says_how_on_it(
    planner: Open, filled: Book
) -> None:
    async with planner(filled, (120, 40)) as p:
        p.app.open_account(ACME)
        await p.settle()
        assert "Account plan" not in p.text()
        assert "plan  " not in p.text()
        await p.press("S")
        for key in ("b writes", "e says it", "F writes", "Q writes"):
            assert key in p.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_objective_is_said_back_and_undone(planner: Open, filled: Book, size: tuple[int, int]) -> None:
    async with planner(filled, size) as p:
        await open_plan(p)
        await p.press("b")
        assert isinstance(p.app.screen, ObjectiveDialog)
        await p.type("grow in stores by 31 mar")
        assert "Wed 31 Mar 2027" in p.text()
        assert rows(p, "SELECT count(*) FROM objectives") == [(0,)]
        await p.press("enter")
        assert page(p).status.said.startswith("“grow in stores”, due Wed 31 Mar")
        await p.press("b")
        await p.type("by fri")
        await p.press("enter")
        assert isinstance(p.app.screen, ObjectiveDialog)  # a refused line stays
        assert "needs a text" in p.text()
        await p.press("escape", "u")
        assert rows(p, "SELECT count(*) FROM objectives") == [(0,)]


async def test_a_task_is_given_its_objective_by_two_keys(planner: Open, planned: Book) -> None:
    async with planner(planned, (120, 40)) as p:
        await open_plan(p)
        await p.press("t", "home", "j")
        assert "OPEN 2 · 1 ○ no objective" in p.text()
        assert page(p).tasks.row is not None
        await p.press("f")
        assert isinstance(p.app.screen, ServeDialog)
        assert "▸ grow in stores · due Wed 31 Mar" in p.text()
        await p.press("enter")
        assert rows(p, "SELECT task_id FROM task_objectives ORDER BY 1") == [(PRICING,), (QUOTE,)]
        assert "no objective" not in p.text()
        await p.press("f")
        await p.type("nothing like it")
        assert "No open objective says that" in p.text()
        await p.press("enter")
        assert isinstance(p.app.screen, ServeDialog)
        await type_over(p, "no obj")
        await p.press("enter")
        assert len(rows(p, "SELECT task_id FROM task_objectives")) == 1


async def test_a_task_serves_from_today_too_and_is_told_when_there_is_nothing_to_serve(
    planner: Open, planned: Book
) -> None:
    async with planner(planned, (120, 40)) as p:
        await p.go_to("write the letter")
        await p.press("f")
        assert p.today.status.said == "Borealis has no open objective: b on its page adds one."
        assert rows(p, f"SELECT * FROM task_objectives WHERE task_id = {LETTER}") == []
        await p.go_to("renewal pricing")
        assert "objective: grow in stores" in p.text()
        await p.press("f", "down", "enter")
        assert rows(p, "SELECT * FROM task_objectives") == []


async def test_every_row_is_edited_by_e_and_an_objective_met_by_x(planner: Open, planned: Book) -> None:
    async with planner(planned, (120, 40)) as p:
        await open_plan(p)
        await point_at(p, "ObjectiveRow")
        await p.press("e")
        assert "as it is" in p.text()
        await type_over(p, "grow everywhere by 30 apr")
        change_objective(planned, 1, "grow in stores by 2027-05-31")  # in another window
        await p.press("enter")
        assert "Meanwhile its day became Mon 31 May" in p.text()
        await p.press("enter")
        assert rows(p, "SELECT text, due_on FROM objectives") == [("grow everywhere", "2027-04-30")]
        await p.press("x")
        assert page(p).status.said == "Met “grow everywhere” · u takes it back"
        assert rows(p, "SELECT state FROM objectives") == [("met",)]
        await point_at(p, "PlanFact")
        await p.press("e")
        assert isinstance(p.app.screen, PlanFactDialog)
        await type_over(p, "sell the platform")
        set_plan(planned, ACME, {"strategy": "theirs"})  # in another window
        await p.press("enter")
        assert "Meanwhile its strategy became “theirs”" in p.text()
        await p.press("enter", "j", "j", "e")
        await p.type("soonish")
        assert "is not a day" in p.text()
        await type_over(p, "1 feb")
        assert "Mon 1 Feb 2027" in p.text()
        await p.press("enter")
        assert rows(p, "SELECT strategy, review_on FROM account_plans") == [("sell the platform", "2027-02-01")]
        await point_at(p, "FitRow")
        await p.press("e")
        assert isinstance(p.app.screen, OfferingDialog)
        await type_over(p, "Labels whitespace")
        assert "was ours" in p.text()
        await p.press("enter")
        assert page(p).status.said.startswith("“Labels”: whitespace")
        await point_at(p, "CounterpartRow")
        await p.press("enter")
        await type_over(p, "Ian Reed of Globex")
        assert "faces nobody that is known" in p.text()
        await p.press("enter")
        assert rows(p, "SELECT competitor, contact_id FROM counterparts") == [("Globex", None)]


async def test_offerings_and_counterparts_are_written_and_taken_out(planner: Open, planned: Book) -> None:
    async with planner(planned, (120, 40)) as p:
        await open_plan(p)
        await p.press("F")
        await p.type("Ink")
        assert "Who do they buy" in p.text()
        await p.type(" whitespace")
        assert "new in the catalogue" in p.text()
        await p.press("enter", "o")
        assert "whitespace Ink" in p.text()
        await p.press("Q")
        await p.type("gone ian")
        await p.press("enter")
        assert rows(p, "SELECT * FROM counterparts") == []
