"""The search of the journal: from an account's page it starts there, else with what was searched for last."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def search(screen: "Place") -> None:
    """Opens the search over the place the rep is in."""
    from kamtui.tui.screens.account import AccountScreen
    from kamtui.tui.screens.search import SearchScreen

    if isinstance(screen, SearchScreen):
        screen.action_anew()
        return
    start = screen.planner.search_line
    if isinstance(screen, AccountScreen) and screen.page is not None:
        start = '@"{}" '.format(screen.page.panel.name.replace('"', ""))
    screen.app.push_screen(SearchScreen(start))


DEEDS = {"search": search}
"""Deeds of the search by verb."""
