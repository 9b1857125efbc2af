"""The verb of an account's contracts."""

from typing import TYPE_CHECKING

from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def contract(screen: "Place") -> None:
    """Writes a contract of the account down, or changes, renews or ends one, in one line."""
    found = screen.accounts_chosen
    if len(found) != 1:
        screen.status.say(
            keyed("One at a time: {unmark} takes the marks off.") if found else screen.no_account,
            "$text-warning",
        )
        return
    from kamtui.tui.dialogs.contract import ContractDialog

    screen.gateway.warm_up()
    said: str | None = await screen.app.push_screen_wait(ContractDialog(found[0].id, found[0].name))
    if said is not None:
        screen.planner.spread(DataChanged())
        screen.status.say(said, "$text-success")


DEEDS = {"contract": contract}
"""Deeds of contracts by verb."""
