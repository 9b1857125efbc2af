"""From a typed name to the one contact or account it means."""

from dataclasses import dataclass

from kamtui.domain.text import clean, name_key
from kamtui.errors import AmbiguousError, NotFoundError
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import NameHit, account, contact, named


@dataclass(frozen=True, slots=True)
class Who:
    """A contact, with the account it brings, or an account alone."""

    account_id: int | None
    account_name: str | None
    contact_id: int | None
    contact_name: str | None

    @property
    def label(self) -> str:
        """`Rina Shah (Acme)`, or the account's name."""
        if self.contact_name is None:
            return self.account_name or ""
        return f"{self.contact_name} ({self.account_name})" if self.account_name else self.contact_name


NOBODY = Who(None, None, None, None)
"""No name was typed."""


def still_there(connection: Connection, who: Who) -> Who:
    """Who was looked at when a line was opened. Raises `NotFoundError` when the account or contact is gone by now."""
    accounts = who.account_id is None or account(connection, who.account_id) is not None
    if accounts and (who.contact_id is None or contact(connection, who.contact_id) is not None):
        return who
    raise NotFoundError(f"{who.label} is gone: it was merged, or taken back.", "Name another one.")


def resolve(connection: Connection, name: str) -> Who:
    """The one contact or account whose name starts so. A whole name beats the start of one, that the start of a word.

    Raises `NotFoundError`, or `AmbiguousError` with the candidates.
    """
    hits = named(connection, name) or _labelled(connection, name)
    if not hits:
        raise NotFoundError(f"Nobody is called “{clean(name, 80)}”.", "Check the spelling, or add the account first.")
    best = [hit for hit in hits if hit.rank == hits[0].rank]
    best = _accounts_first(best)
    if len(best) > 1:
        candidates = tuple(hit.label for hit in best)
        raise AmbiguousError(
            f"“{name}” may be {_some(candidates)}.",
            candidates,
            "Type more of the name, in quotes if it has blanks.",
        )
    hit = best[0]
    return Who(hit.account_id, hit.account_name, hit.contact_id, hit.contact_name)


def resolve_all(connection: Connection, names: tuple[str, ...], near: Who = NOBODY) -> Who:
    """The contact and account that several names together mean: `@acme @rina` is Rina at Acme; `near` goes before."""
    who = near
    for name in names:
        found = resolve_near(connection, name, who)
        who = Who(
            found.account_id if found.account_id is not None else who.account_id,
            found.account_name if found.account_id is not None else who.account_name,
            found.contact_id if found.contact_id is not None else who.contact_id,
            found.contact_name if found.contact_id is not None else who.contact_name,
        )
    return who


def resolve_near(connection: Connection, name: str, who: Who) -> Who:
    """Like `resolve`, but a contact of the account named before settles a doubt."""
    try:
        return resolve(connection, name)
    except AmbiguousError:
        near = [h for h in named(connection, name) if who.account_id is not None and h.account_id == who.account_id]
        if len(near) != 1:
            raise
        return Who(near[0].account_id, near[0].account_name, near[0].contact_id, near[0].contact_name)


def _labelled(connection: Connection, name: str) -> list[NameHit]:
    """Who is listed so, `Acme (Leeds)`: how one of two of the same name is said."""
    before, bracket, _ = name.rpartition("(")
    if not bracket or not before.strip():
        return []
    return [hit for hit in named(connection, before) if name_key(hit.label) == name_key(name)]


def _accounts_first(hits: list[NameHit]) -> list[NameHit]:
    """An account beats its own contacts of the same first word (`@acme` is Acme, not Acme's Acme Bot)."""
    accounts = [hit for hit in hits if hit.contact_id is None]
    if len(accounts) == 1 and all(hit.account_id == accounts[0].account_id for hit in hits):
        return accounts
    return hits


def _some(candidates: tuple[str, ...]) -> str:
    shown = [f"“{name}”" for name in candidates[:4]]
    if len(candidates) > 4:
        return f"{', '.join(shown)} or {len(candidates) - 4} more"
    return f"{', '.join(shown[:-1])} or {shown[-1]}"
