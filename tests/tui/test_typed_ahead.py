"""What is typed behind a verb is for its dialog, however fast: no letter of a note may be a verb."""

import pytest
from conftest import Open, Planner
from textual.events import Key

from kamtui.services.book import Book
from kamtui.tui.dialogs.base import Dialog

pytestmark = pytest.mark.asyncio

_NAMES = {" ": "space", "@": "at", ">": "greater_than_sign", ",": "comma"}


async def _at_once(p: Planner, text: str) -> None:
    """All keys are there before the first one is looked at."""
    for char in text:
        p.app.post_message(Key(_NAMES.get(char, char), char))
    await p.settle()
    await p.until(lambda: not p.today.ahead._waiting)
    await p.settle()


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        ("x", "none so far, act next year"),
        ("x", ">thu jack cancelled"),
        ("r", "fri"),
        ("a", "call @acme no excuses"),
        ("H", "uncle enno"),
    ],
)
async def test_all_that_is_typed_at_once_stands_in_the_line(planner: Open, small: Book, verb: str, text: str) -> None:
    async with planner(small) as p:
        before = p.app.gateway.written
        await _at_once(p, verb + text)
        dialogs = [screen for screen in p.app.screen_stack if isinstance(screen, Dialog)]
        assert [dialog.typed for dialog in dialogs] == [text]
        assert p.app.gateway.written == before, "a letter was taken for a verb"


async def test_a_verb_without_a_dialog_lets_the_next_key_go(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.go_to("40 units shipped")
        before = p.app.gateway.written
        await _at_once(p, "nn")
        await p.until(lambda: p.app.gateway.written == before + 2)


async def test_a_dialog_that_was_left_lets_the_keys_go(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await _at_once(p, "xno")
        await p.press("escape", "2")
        assert type(p.app.screen).__name__ == "MatrixScreen"
