"""The verb that writes a report."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def report(screen: "Place") -> None:
    """Asks for what, of which days and where to, in one line."""
    from kamtui.tui.dialogs.report import ReportDialog

    said = await screen.app.push_screen_wait(ReportDialog())
    if said is not None:
        screen.status.say(said, "$text-success")


DEEDS = {"report": report}
"""The deed by verb."""
