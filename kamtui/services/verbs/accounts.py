"""Adding an account by hand, and saying how much one matters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamtui.domain.text import clean, folded_name
from kamtui.domain.words import Tier
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.account_edit import named_all, one_account
from kamtui.store.reads.accounts import count_of, named
from kamtui.store.tables.accounts import Account


def add_account(book: Book, name: str, tier: Tier = Tier.C, city: str = "") -> int:
    """Adds an account and returns its id. Raises `RejectedError` when one of that name and city is there."""
    title, place = clean(name), clean(city)
    if not title:
        raise RejectedError("The account has no name.", "Type one.")
    with book.work("add account", f"add account “{title}”") as (work, _entry):
        for hit in named(work.raw, title):
            if hit.rank == 0 and hit.contact_id is None and (hit.city or "") == place:
                raise RejectedError(
                    f"There is an account called “{hit.label}” already.", "Give it another name or a city."
                )
        return work.add(Account, name=title, folded=folded_name(title), tier=tier, city=place or None)


@dataclass(frozen=True, slots=True)
class Turned:
    """Accounts that were given a tier."""

    names: tuple[str, ...]
    is_key: bool
    key: int
    """Open key accounts there are now."""


def set_tier(book: Book, account_ids: Sequence[int], tier: Tier) -> Turned:
    """Gives all of these accounts a tier, or none of them."""
    with book.work("tier") as (work, entry):
        rows = [one_account(work.raw, account_id) for account_id in account_ids]
        for row in rows:
            work.change(Account, row.id, tier=tier)
        entry.summary = f"make {named_all(rows)} {'key' if tier is Tier.KEY else f'tier {tier}'}"
        return Turned(tuple(row.name for row in rows), tier is Tier.KEY, count_of(work.raw, Tier.KEY))


def set_tiers(book: Book, tiers: Mapping[int, Tier]) -> int:
    """Gives each account the tier it is named with, in one step; returns how many open key accounts there are now."""
    with book.work("tier") as (work, entry):
        rows = [one_account(work.raw, account_id) for account_id in tiers]
        for row in rows:
            work.change(Account, row.id, tier=tiers[row.id])
        entry.summary = f"tiers of {named_all(rows)}"
        return count_of(work.raw, Tier.KEY)


def turn_key(book: Book, account_ids: Sequence[int]) -> Turned:
    """Makes accounts key accounts; if all of them are, they become tier A. All of them, or none."""
    with book.work("tier") as (work, entry):
        rows = [one_account(work.raw, account_id) for account_id in account_ids]
        is_key = any(row.tier is not Tier.KEY for row in rows)
        for row in rows:
            work.change(Account, row.id, tier=Tier.KEY if is_key else Tier.A)
        entry.summary = f"make {named_all(rows)} {'key' if is_key else 'tier A'}"
        return Turned(tuple(row.name for row in rows), is_key, count_of(work.raw, Tier.KEY))
