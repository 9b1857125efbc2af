"""The verb of a year's goals."""

from typing import TYPE_CHECKING

from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def goal(screen: "Place") -> None:
    """Sets, changes or clears the goals of the account in one line."""
    found = screen.accounts_chosen
    if len(found) != 1:
        screen.status.say(
            keyed("One at a time: {unmark} takes the marks off.") if found else screen.no_account,
            "$text-warning",
        )
        return
    await ask_goals(screen, found[0].id, found[0].name)


async def ask_goals(screen: "Place", account_id: int | None, name: str) -> None:
    """Asks for the goals of an account, or of the whole book where there is none."""
    from kamtui.tui.dialogs.goal import GoalDialog, standing_line

    screen.gateway.warm_up()
    start = await screen.gateway.read(lambda connection, book: standing_line(connection, book, account_id))
    said: str | None = await screen.app.push_screen_wait(GoalDialog(account_id, name, start))
    if said is not None:
        screen.planner.spread(DataChanged())
        screen.status.say(said, "$text-success")


DEEDS = {"goal": goal}
"""Deeds of goals by verb."""
