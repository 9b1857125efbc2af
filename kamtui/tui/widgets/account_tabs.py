"""The sections of an account's page that are offered: those of matters nobody wrote down stay out of the way."""

from collections.abc import Callable, Mapping

from kamtui.services.views.account_page import AccountPage
from kamtui.tui.verbs import Scope, Verb, of

HAS: Mapping[str, Callable[[AccountPage], bool]] = {
    "account-plan": lambda page: not page.plan.empty,
    "standing": lambda page: not (page.standing.empty and page.defence.empty),
}
"""Sections that vanish while there is nothing in them."""


def sections_of(page: AccountPage | None, here: str = "") -> tuple[Verb, ...]:
    """The sections to offer; `here`, which was asked for by its key, is one whatever it holds."""
    return tuple(
        found
        for found in of(Scope.ACCOUNT)
        if found.id == here or found.id not in HAS or (page is not None and HAS[found.id](page))
    )
