"""Verbs of an account's page: its sections."""

from typing import TYPE_CHECKING, cast

from kamtui.tui.verbs import Scope, of

if TYPE_CHECKING:
    from kamtui.tui.deeds import Deed
    from kamtui.tui.screens.account import AccountScreen
    from kamtui.tui.screens.base import Place


def _to(section: str) -> "Deed":
    async def turn(screen: "Place") -> None:
        """Shows the section."""
        cast("AccountScreen", screen).turn_to(section)

    return turn


DEEDS = {found.id: _to(found.id) for found in of(Scope.ACCOUNT)}
"""Deeds of an account's page by verb: each section has one of its name."""
