"""A dialog ends once: an answer that comes late must not close what lies below, nor get lost under another dialog."""

import pytest
from conftest import Open
from textual.screen import ModalScreen

from kamtui.services.book import Book
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.screens.accounts import AccountsScreen

pytestmark = pytest.mark.asyncio


async def test_an_answer_behind_the_end_closes_nothing(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("3", "A")
        dialog = p.app.screen
        assert isinstance(dialog, Dialog)
        dialog.dismiss(None)
        dialog.dismiss("saved")
        await p.settle()
        assert isinstance(p.app.screen, AccountsScreen)


async def test_an_answer_under_another_dialog_waits_for_it(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("3", "A")
        below = p.app.screen
        assert isinstance(below, Dialog)
        await p.press("ctrl+s")
        below.dismiss("saved")
        await p.settle()
        assert sum(isinstance(screen, ModalScreen) for screen in p.app.screen_stack) == 2
        await p.press("escape")
        assert isinstance(p.app.screen, AccountsScreen)
