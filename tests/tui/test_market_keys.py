"""i, N, X and V: market intelligence, options, threats and trigger events, each in one line that is said back first."""

import pytest
from conftest import Open, Planner
from textual.content import Content
from textual.widgets import Input, Static

from kamtui.services.book import Book
from kamtui.services.verbs.intel import note_intel
from kamtui.services.verbs.options import write_option
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.undo import undo
from kamtui.tui.dialogs.defence import EventDialog, ThreatDialog
from kamtui.tui.dialogs.intel import IntelDialog
from kamtui.tui.dialogs.intel_note import IntelNote
from kamtui.tui.dialogs.options import OptionsDialog
from kamtui.tui.dialogs.respond import RespondDialog
from kamtui.tui.widgets.choices import Choices

pytestmark = pytest.mark.asyncio

STEEL = "steel up 8 % from Handelsblatt us: re-quote frames client: budgets tight"
SIZES = [(80, 24), (60, 18)]


def words(p: Planner) -> str:
    return " ".join("".join(char for char in p.text() if char not in "│▊▎").split())


def echo(p: Planner) -> str:
    """What the dialog says back, however it is wrapped."""
    content = p.app.screen.query_one("#echo", Static).content
    assert isinstance(content, Content)
    return content.plain.replace("\n", " | ")


def listed(p: Planner) -> list[str]:
    """The rows of the dialog's list."""
    return [str(option.prompt) for option in p.app.screen.query_one(Choices).options]


# -- market intelligence -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_note_from_today_becomes_tasks_and_goes_back(size: tuple[int, int], planner: Open, small: Book) -> None:
    async with planner(small, size=size) as p:
        await p.press("i")
        assert isinstance(p.app.screen, IntelDialog)
        await p.paste(STEEL)
        assert echo(p) == "steel up 8 %  from Handelsblatt | for us: re-quote frames | for the client: budgets tight"
        await p.press("enter")
        assert p.today.status.said.startswith("Noted “steel up 8 %”")
        await p.press("i", "enter")
        assert isinstance(p.app.screen, IntelNote)
        await p.press("enter")
        await p.paste("tier:K")
        assert echo(p).startswith("1 call of 15 m  Tue 24 Nov | Acme Industrial  Rina Shah, Tue 24 Nov, ")
        before = p.count("tasks")
        await p.press("enter")
        await p.until(lambda: isinstance(p.app.screen, IntelNote) and "for us: re-quote frames  1 task" in listed(p))
        assert p.count("tasks") == before + 1
        await p.press("escape", "escape")
        assert "1 task “re-quote frames”" in p.today.status.said
        await p.press("u")
        assert p.count("tasks") == before


@pytest.mark.parametrize("place", ["1", "2", "3", "4", "v"])
async def test_the_key_works_in_every_place(place: str, planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press(place, "i")
        assert isinstance(p.app.screen, IntelDialog)
        await p.paste("copper down us: wait")
        await p.press("enter")
        assert p.count("intel") == 1


async def test_a_refused_line_stays_and_a_note_is_changed_and_taken_out(planner: Open, small: Book) -> None:
    note_intel(small, STEEL)
    async with planner(small) as p:
        await p.press("i")
        await p.paste("us: no topic")
        await p.press("enter")
        assert "The topic is missing" in echo(p)
        assert p.app.screen.query_one(Input).value == "us: no topic"
        await p.press("down")
        assert p.app.screen.query_one(Choices).has_focus
        await p.press("enter", "e")
        line = p.app.screen.query_one(Input)
        assert line.value == "steel up 8 % source: Handelsblatt us: re-quote frames client: budgets tight"
        line.value = "steel down us: wait"
        await p.press("enter")
        await p.until(
            lambda: isinstance(p.app.screen, IntelNote) and [row.strip() for row in listed(p)] == ["for us: wait"]
        )
        await p.press("c")
        await p.until(lambda: isinstance(p.app.screen, IntelDialog))
        assert p.count("intel") == 0
        await p.press("escape")
        assert p.today.status.said.startswith("Took out “steel down”")
        await p.press("u", "u")
        assert p.count("intel") == 1


async def test_no_account_is_meant_until_one_is_named(planner: Open, small: Book) -> None:
    note_intel(small, STEEL)
    async with planner(small) as p:
        before = p.count("tasks")
        await p.press("i", "enter", "enter", "enter")
        await p.until(lambda: "No accounts were named" in echo(p))
        await p.paste("tier:K from: nevermore")
        assert "is not a day" in echo(p)
        p.app.screen.query_one(Input).value = "all from: 7 dec"
        await p.settle()
        assert echo(p).startswith("5 calls of 15 m  Mon 7 Dec")
        assert p.count("tasks") == before


# -- options -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES[:1])
async def test_options_of_a_proposal(size: tuple[int, int], planner: Open, small: Book) -> None:
    add(small, "proposal @ember frames today")
    async with planner(small, size=size) as p:
        await p.go_to("frames")
        await p.press("N")
        assert isinstance(p.app.screen, OptionsDialog)
        await p.paste("basic: give 5 % get 3 years approval head of sales")
        assert echo(p) == "basic  new | give 5 %  get 3 years  approval head of sales"
        await p.press("enter")
        assert echo(p).startswith("Option “basic” added")
        assert p.app.screen.query_one(Input).value == ""
        assert listed(p) == ["! basic  give 5 % · get 3 years · head of sales must approve"]
        await p.press("down", "p")
        assert listed(p) == ["  basic  give 5 % · get 3 years · approved by head of sales Mon 23 Nov"]
        await p.press("e")
        assert p.app.screen.query_one(Input).value == "basic: give 5 % get 3 years approval head of sales"
        p.app.screen.query_one(Input).value = "solid: give 6 % get 3 years approval head of sales"
        await p.settle()
        assert echo(p).endswith("the approval is asked for again")
        await p.press("enter")
        assert p.count("options") == 1
        await p.press("escape")
        assert "one option only" in p.today.status.said
        assert p.today.status.said.endswith("u takes it back")
        await p.press("enter")
        assert "option 1  solid  give 6 %" in str(p.app.screen.query_one("#page", Static).content)
        await p.press("escape", "u", "u", "u")
        assert p.count("options") == 0


async def test_the_card_says_what_speaks_against_them(planner: Open, small: Book) -> None:
    add(small, "proposal @ember frames today")
    task_id = 7
    write_option(small, task_id, "only: give 1 get 2")
    async with planner(small, size=(120, 40)) as p:
        await p.go_to("frames")
        assert "one option only" in words(p)
        undo(small)
        await p.press("f5")
        await p.go_to("frames")
        assert "one option" not in words(p)


async def test_an_option_is_taken_out_and_others_are_refused(planner: Open, small: Book) -> None:
    add(small, "proposal @ember frames today")
    write_option(small, 7, "a: give 1 get 2")
    async with planner(small) as p:
        await p.go_to("renewal pricing")
        await p.press("N")
        assert "no proposal but of kind call" in p.today.status.said
        await p.go_to("frames")
        await p.press("N")
        await p.paste("b: give 1")
        await p.press("enter")
        assert "does not say what we get" in echo(p)
        assert p.app.screen.query_one(Input).value == "b: give 1"
        await p.press("tab", "c")
        assert p.count("options") == 0
        assert p.app.screen.query_one(Input).has_focus


# -- threats and trigger events ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES[:1])
async def test_a_threat_and_an_event_on_the_page_of_an_account(
    size: tuple[int, int], planner: Open, small: Book
) -> None:
    async with planner(small, size=size) as p:
        p.app.open_account(4)
        await p.settle()
        assert "Standing" not in p.text()
        await p.press("X")
        assert isinstance(p.app.screen, ThreatDialog)
        await p.paste("woos IT !!! competitor: Initech -> call @ana fri")
        assert echo(p).startswith("!!! woos IT  competitor Initech | answered by call “answer: woos IT”  Ana Ortiz")
        assert echo(p).endswith("Fri 27 Nov: 15m of 6h with this")
        await p.press("enter")
        assert p.task("answer: woos IT").contact_name == "Ana Ortiz"
        await p.press("V")
        assert isinstance(p.app.screen, EventDialog)
        await p.paste("acq bought Delta on: 16 nov source: press")
        assert "no dated response, 4 d late" in echo(p)
        await p.press("enter", "s")
        shown = words(p)
        assert "THREATS 1" in shown
        assert "woos IT" in shown
        await p.press("end", "e")
        assert isinstance(p.app.screen, RespondDialog)
        await p.paste("visit thu")
        await p.press("enter")
        assert p.task("speak about the acquisition: bought Delta").kind == "visit"
        await p.press("up", "enter")
        assert isinstance(p.app.screen, RespondDialog)
        await p.paste("close")
        await p.press("enter")
        assert "The reason is missing" in echo(p)
        await p.press("space")
        await p.paste("they signed")
        await p.press("enter")
        assert "THREATS" not in p.text()
        await p.press("end", "e")
        await p.paste("close")
        await p.press("enter")
        assert p.count("trigger_events") == 0
        await p.press("u", "u", "u", "u", "u")
        assert (p.count("threats"), p.count("trigger_events")) == (0, 0)


async def test_a_threat_from_the_table_of_accounts(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("3", "X")
        await p.paste("cheap severity: 4")
        await p.press("enter")
        assert "is no severity" in echo(p)
        line = p.app.screen.query_one(Input)
        line.value = "cheap"
        await p.press("enter")
        assert p.count("threats") == 1
        await p.press("V")
        await p.paste("nonsense happened")
        await p.press("enter")
        assert "is no topic" in echo(p)
        assert p.count("trigger_events") == 0
