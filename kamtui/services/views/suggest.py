"""Accounts that could be key: the rule of `domain.suggest` on what the book knows."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamtui.domain.production import ranked
from kamtui.domain.suggest import Candidate, suggested
from kamtui.domain.words import AccountStatus, Tier
from kamtui.services.book import Book
from kamtui.services.views.accounts import AccountView, accounts_view
from kamtui.services.views.production import Totals, ties
from kamtui.store.reading import Connection
from kamtui.store.reads import sales


@dataclass(frozen=True, slots=True)
class SuggestedAccount:
    """An account that could be key, and why."""

    account: AccountView
    reasons: tuple[str, ...]


def suggestions(connection: Connection, book: Book) -> tuple[list[SuggestedAccount], Totals]:
    """Open accounts that are not key and could be, the most revenue first, and the totals; over all loaded sales."""
    everyone, totals = accounts_view(connection, book)
    views = {one.row.id: one for one in everyone}
    focus = _focus(connection, views, totals.currency)
    candidates = [
        Candidate(one.row.id, one.rank, one.consistent, *focus.get(one.row.id, (None, None)))
        for one in everyone
        if one.row.tier is not Tier.KEY and one.row.status is AccountStatus.OPEN
    ]
    found = suggested(candidates, totals.top20_accounts)
    return [SuggestedAccount(views[one.account_id], one.reasons) for one in found], totals


def _focus(connection: Connection, views: Mapping[int, AccountView], currency: str) -> dict[int, tuple[str, int]]:
    """The segment each account earns most in, and its place there."""
    tie = ties([one.row for one in views.values()])
    earned: dict[str, dict[int, int]] = {}
    for name, account_id, minor in sales.by_segment(connection, None, currency):
        of = earned.setdefault(name, {})
        of[account_id] = of.get(account_id, 0) + minor
    best: dict[int, tuple[int, str, int]] = {}
    for name in sorted(earned):
        for place, account_id in enumerate(ranked(earned[name], tie), 1):
            minor = earned[name][account_id]
            if minor > 0 and (account_id not in best or minor > best[account_id][0]):
                best[account_id] = (minor, name, place)
    return {account_id: (name, place) for account_id, (_, name, place) in best.items()}
