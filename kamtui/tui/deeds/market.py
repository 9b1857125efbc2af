"""The verb of market intelligence, and that of a proposal's options."""

from typing import TYPE_CHECKING

from kamtui.domain.words import Kind
from kamtui.tui.deeds.records import asked
from kamtui.tui.deeds.tasks import chosen
from kamtui.tui.said import key_said, keyed
from kamtui.tui.text import shortened

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def intel(screen: "Place") -> None:
    """Writes a note of market intelligence down, or turns one into tasks."""
    from kamtui.tui.dialogs.intel import IntelDialog

    await asked(screen, IntelDialog())


async def options(screen: "Place") -> None:
    """The options of the proposal."""
    tasks = chosen(screen)
    if len(tasks) > 1:
        screen.status.say(keyed("One at a time: {unmark} takes the marks off."), "$text-warning")
    if len(tasks) != 1:
        return
    row = tasks[0].row
    if row.kind is not Kind.PROPOSAL:
        screen.status.say(
            f"“{shortened(row.title)}” is no proposal but of kind {row.kind} · {key_said('edit')} proposal makes it one"
        )
        return
    from kamtui.tui.dialogs.options import OptionsDialog

    await asked(screen, OptionsDialog(row.id, row.title))


DEEDS = {"intel": intel, "options": options}
"""Deeds of negotiations and of the market by verb."""
