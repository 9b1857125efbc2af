"""One registry: keys, footer, palette, help and the shell's twins all say the same, and each key does what it says."""

from collections import Counter
from collections.abc import Callable

import pytest
from conftest import Open, Planner

from kamtui.cli.app import VERBS as SHELL
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.services.book import Book
from kamtui.services.views.today import SECTIONS
from kamtui.tui.app import PLACES
from kamtui.tui.deeds import GOING, deeds
from kamtui.tui.dialogs.help import help_facts, rules_of_today
from kamtui.tui.palette import VerbProvider
from kamtui.tui.screens.base import Place
from kamtui.tui.screens.today import TodayScreen
from kamtui.tui.verbs import VERBS, Scope, Verb, keys_in, of
from kamtui.tui.widgets.bars import FOOTER
from kamtui.tui.widgets.panel import indented
from kamtui.tui.widgets.rows import HEADINGS
from kamtui.tui.widgets.task_list import TaskList

TOGETHER = {
    "Today": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.EMPTY),
    "Matrix": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.MATRIX),
    "Accounts": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.ACCOUNTS, Scope.RECORD),
    "Account": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.ACCOUNT, Scope.RECORD),
    "Plan": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.PLAN),
    "Pulse": (Scope.APP, Scope.CURSOR, Scope.PLACE, Scope.PULSE),
    "Review": (Scope.APP, Scope.LIST, Scope.REVIEW),
}
"""Scopes whose keys work at the same time."""


def test_every_verb_is_carried_out_by_somebody() -> None:
    named = {verb.id for verb in VERBS if verb.scope is not Scope.CURSOR}
    assert named == set(deeds()) | set(GOING)
    for verb in of(Scope.CURSOR):
        assert callable(getattr(TaskList, f"action_{verb.action}")), verb.id
    assert all(count == 1 for count in Counter(verb.id for verb in VERBS).values())


@pytest.mark.parametrize("scopes", TOGETHER.values(), ids=TOGETHER)
def test_no_key_has_two_meanings(scopes: tuple[Scope, ...]) -> None:
    keys = Counter(key for verb in of(*scopes) for key in keys_in(verb, *scopes))
    assert [key for key, count in keys.items() if count > 1] == []


def test_what_the_plan_needs_a_key_for_is_done_elsewhere_by_another_key_or_the_palette() -> None:
    lost = {verb.id for verb in of(*TOGETHER["Plan"]) if not keys_in(verb, *TOGETHER["Plan"])}
    assert lost == {"no-answer"}
    assert all(set(keys_in(verb, *TOGETHER["Plan"])) == set(verb.keys) for verb in of(Scope.PLAN))


def test_there_is_a_place_for_every_verb_that_goes_to_one() -> None:
    assert set(GOING) == {"today", *PLACES}


def test_every_scope_stands_somewhere() -> None:
    assert {scope for scopes in TOGETHER.values() for scope in scopes} == set(Scope)


def test_the_footer_is_short() -> None:
    assert 0 < len(FOOTER) <= 7
    assert FOOTER[-1].id == "help"


def test_every_twin_is_a_verb_of_the_shell() -> None:
    assert {verb.shell for verb in VERBS if verb.shell} <= set(SHELL)


def test_help_names_every_key_and_every_list() -> None:
    page = indented(help_facts(DEFAULT_RULES), 300).plain
    for verb in VERBS:
        assert verb.tooltip in page, verb.id
        for key in verb.shown_keys.split():
            assert key in page, key
    ruled = {name for name, _ in rules_of_today(DEFAULT_RULES)}
    assert {HEADINGS[section] for section in SECTIONS} <= ruled


@pytest.mark.asyncio
async def test_every_key_is_bound_on_the_screen(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        bound = p.app.screen.active_bindings
        for verb in of(*TOGETHER["Today"]):
            for key in verb.keys:
                assert key in bound, (verb.id, key)
                own = {"ctrl+p": "command_palette", "ctrl+q": "quit"}.get(key, verb.action)  # Textual's, the same deed
                assert bound[key].binding.action == own, (verb.id, key)


def _state(p: Planner) -> tuple[object, ...]:
    """Everything a key could have changed."""
    tasks = p.today.tasks
    return (
        p.text(),
        len(p.app.screen_stack),
        tasks.key,
        len(tasks.marked),
        p.today.wanted,
        p.app.return_value,
        p.count("steps"),
    )


_READY: dict[str, tuple[str, ...]] = {
    "redo": ("n", "u"),
    "undo": ("n",),
    "unmark": ("space",),
    "cursor-up": ("j",),
    "page-up": ("end",),
    "first": ("end",),
    "previous-section": ("end",),
}
"""What must have happened before a verb has something to do."""


@pytest.mark.asyncio
async def test_every_key_does_something(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        for verb in of(*TOGETHER["Today"]):
            if verb.scope is Scope.PLACE or verb.id in ("quit", "demo"):  # they leave Today, or change nothing here
                continue
            for key in verb.keys:
                await p.press("home", *_READY.get(verb.id, ()))
                before = _state(p)
                await p.press(key)
                assert _state(p) != before, (verb.id, key)
                if len(p.app.screen_stack) > 1:
                    await p.press("escape")
                assert len(p.app.screen_stack) == 1, (verb.id, key)
        await p.press("q")
        assert p.app.return_value == 0


@pytest.mark.asyncio
async def test_the_palette_offers_every_verb_and_runs_it(
    planner: Open, small: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr("kamtui.tui.screens.today.TodayScreen.action_verb", lambda _self, name: ran.append(name))
    async with planner(small) as p:
        offered = [verb for verb in of(*TodayScreen.SCOPES) if verb.id != "palette"]
        assert isinstance(p.app.screen, Place)
        provider = VerbProvider(p.app.screen)
        shown = [hit async for hit in provider.discover()]
        assert [hit.help for hit in shown] == [verb.tooltip for verb in offered]
        for verb in offered:
            hits = [hit async for hit in provider.search(f"{verb.title} ({verb.shown_keys})")]
            best = max(hits, key=lambda hit: hit.score)
            assert best.help == verb.tooltip, verb.id
            _run(best.command)
        assert ran == [verb.id for verb in offered]


def _run(command: Callable[[], object]) -> None:
    command()


@pytest.mark.asyncio
async def test_a_verb_chosen_in_the_palette(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("first forecast")
        await p.press("ctrl+p")
        await p.type("no answer")
        await p.until(lambda: "Nobody picked up" in p.text())
        await p.press("enter")
        await p.until(lambda: "No answer" in p.today.status.said)
        assert p.task("first forecast").no_answers == 1


@pytest.mark.asyncio
async def test_what_a_verb_says_when_there_is_nothing_to_do(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        for key, said in (("u", "There is nothing to take back"), ("ctrl+r", "There is nothing to do again")):
            for _ in range(20):
                if "nothing" not in p.today.status.said:
                    await p.press(key)
            assert said in p.today.status.said
            await p.press("f5")
        await p.press("slash")
        await p.type("zzzz")
        await p.press("enter")
        assert not p.today.tasks.has_rows
        for verb in (one for one in of(Scope.LIST) if one.id not in ("filter", "unmark")):
            await p.press(_key(verb))
            assert p.today.status.said == "Nothing matches: Esc takes the filter off, / changes it.", verb.id
        await p.press("j", "k", "end", "home", "pagedown", "pageup", "tab", "shift+tab", "space")
        assert p.today.tasks.row is None


def _key(verb: Verb) -> str:
    return verb.keys[0]
