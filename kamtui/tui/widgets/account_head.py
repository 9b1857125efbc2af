"""The top of an account's page: who it is and how silent, and its sections by their keys."""

from textual.content import Content
from textual.widgets import Static

from kamtui.domain.words import Tier
from kamtui.services.views.account_page import AccountPage
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.verbs import Scope, of
from kamtui.tui.widgets.account_tabs import sections_of
from kamtui.tui.widgets.bars import apart

_LEVELS = {"ok": "$text-success", "amber": "$text-warning", "red": "bold $text-error"}


class AccountHead(Static):
    """Two lines: the account, and the sections with the one that is shown."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._page: AccountPage | None = None
        self._section = ""

    def show(self, page: AccountPage | None, section: str) -> None:
        """Shows an account and the section the rep is in."""
        self._page, self._section = page, section
        self.refresh()

    def render(self) -> Content:
        """Who, and where; the right-hand end gives way."""
        width, shown = self.size.width, sections_of(self._page, self._section)
        tabs = joined(*(self._tab(found.id, short=False) for found in shown))
        if tabs.cell_length >= width:
            tabs = joined(*(self._tab(found.id, short=True) for found in shown))
        back = Content.from_markup("[@click=screen.verb('unmark')][b]Esc[/b] back [/]")
        room = back if tabs.cell_length + back.cell_length < width else Content("")
        return joined(apart(_who(self._page), _silence(self._page), width), "\n", apart(tabs, room, width))

    def _tab(self, name: str, *, short: bool) -> Content:
        found = next(verb for verb in of(Scope.ACCOUNT) if verb.id == name)
        here = name == self._section
        markup = (
            "[@click={action}] [b]$key[/b] [/]" if short and not here else "[@click={action}] [b]$key[/b] $title [/]"
        )
        tab = Content.from_markup(markup.format(action=found.action), key=found.keys[0], title=found.title)
        return tab.stylize("$text on $primary 40%" if here else "")


def _who(page: AccountPage | None) -> Content:
    account = page.panel.account if page is not None else None
    if account is None:
        return Content(" ")
    tier = {Tier.KEY: "K key account", Tier.PROSPECT: "P prospect"}.get(account.tier, str(account.tier))
    more = " · ".join(part for part in (account.city, account.segment) if part)
    name, rank = content(account.name, "bold"), content(tier, "bold $text-accent")
    return joined(" ", name, "  ", rank, "  ", content(more, MUTED))


def _silence(page: AccountPage | None) -> Content:
    if page is None:
        return Content("")
    if page.panel.parked:
        return joined(content(page.panel.parked.partition(":")[0], MUTED), " ")
    quiet = page.panel.silence
    if quiet is None:
        return Content("")
    return joined(content(quiet.words, _LEVELS[quiet.level]), " ")
