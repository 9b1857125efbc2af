"""Verbs that defend an account: writing down threats and trigger events, answering and closing them."""

from typing import TYPE_CHECKING

from kamtui.tui.deeds.records import asked, one_account

if TYPE_CHECKING:
    from kamtui.domain.keep.events import TriggerRow
    from kamtui.domain.keep.threats import ThreatRow
    from kamtui.tui.screens.base import Place


async def threat(screen: "Place") -> None:
    """Writes a threat to the account down, with its response."""
    row = one_account(screen)
    if row is not None:
        from kamtui.tui.dialogs.defence import ThreatDialog

        await asked(screen, ThreatDialog(row.id, row.name))


async def event(screen: "Place") -> None:
    """Writes down what happened at the account, with its response."""
    row = one_account(screen)
    if row is not None:
        from kamtui.tui.dialogs.defence import EventDialog

        await asked(screen, EventDialog(row.id, row.name))


async def respond(screen: "Place", row: "ThreatRow | TriggerRow") -> None:
    """Answers or closes what is under the cursor."""
    from kamtui.tui.dialogs.respond import RespondDialog

    await asked(screen, RespondDialog(row))


DEEDS = {"threat": threat, "event": event}
"""Deeds that defend accounts by verb."""
