"""The top of an account's page: who it is and how silent, and its sections by their keys."""

from textual.content import Content
from textual.widgets import Static

from kamtui.domain.words import Tier
from kamtui.services.views.account_page import AccountPage
from kamtui.services.views.today import Horizon
from kamtui.tui.said import key_said
from kamtui.tui.text import MUTED, content, joined
from kamtui.tui.verbs import Scope, of, shown_key
from kamtui.tui.widgets.account_tabs import sections_of
from kamtui.tui.widgets.bars import apart, reach_within

_LEVELS = {"ok": "$text-success", "amber": "$text-warning", "red": "bold $text-error"}


class AccountHead(Static):
    """Two lines: the account and how far the plan reaches, and the sections with the one that is shown."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._page: AccountPage | None = None
        self._section = ""
        self._plan: Horizon | None = None

    def show(self, page: AccountPage | None, section: str, plan: Horizon | None) -> None:
        """Shows an account, the section the rep is in, and how far the plan reaches."""
        self._page, self._section, self._plan = page, section, plan
        self.refresh()

    def render(self) -> Content:
        """Who, and where; the right-hand end gives way."""
        width = self.size.width
        tabs = self._tabs(width)
        back = Content.from_markup("[@click=screen.verb('unmark')][b]$key[/b] back [/]", key=key_said("unmark"))
        room = back if tabs.cell_length + back.cell_length < width else Content("")
        who, quiet = _who(self._page), _silence(self._page)
        quiet = joined(quiet, self._reach(width - who.cell_length - quiet.cell_length - 1))
        return joined(apart(who, quiet, width), "\n", apart(tabs, room, width))

    def _tabs(self, width: int) -> Content:
        """The sections; where there is no room for every title, the last ones have only their key."""
        shown = [found.id for found in sections_of(self._page, self._section)]
        titled = [self._tab(name, short=False) for name in shown]
        keyed = [self._tab(name, short=True) for name in shown]
        full = len(shown)
        while full and sum(tab.cell_length for tab in (*titled[:full], *keyed[full:])) >= width:
            full -= 1
        return joined(*titled[:full], *keyed[full:])

    def _reach(self, room: int) -> Content:
        """How far the plan reaches; the account's name goes before its words."""
        if self._page is None or self._plan is None:
            return Content("")
        dot = Content("· " if _silence(self._page) else "")
        return joined(dot, reach_within(self._plan, self._page.today, room - dot.cell_length))

    def _tab(self, name: str, *, short: bool) -> Content:
        found = next(verb for verb in of(Scope.ACCOUNT) if verb.id == name)
        here = name == self._section
        markup = (
            "[@click={action}] [b]$key[/b] [/]" if short and not here else "[@click={action}] [b]$key[/b] $title [/]"
        )
        tab = Content.from_markup(markup.format(action=found.action), key=shown_key(found.keys[0]), title=found.title)
        return tab.stylize("$text on $here" if here else "")


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
