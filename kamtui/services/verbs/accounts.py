"""Adding an account by hand."""

from kamtui.domain.text import clean, folded_name
from kamtui.domain.words import Tier
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.store.reads.accounts import named
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


def add_account_line(book: Book, text: str) -> str:
    """Adds an account from one line, `Acme Industrial K @Leeds`: name, tier letter, city; returns its name."""
    before, at, city = clean(text).partition(" @")
    words = before.split()
    tier = Tier.C
    if len(words) > 1 and words[-1] in Tier._value2member_map_:
        tier = Tier(words.pop())
    name = " ".join(words)
    add_account(book, name, tier, city if at else "")
    return f"“{name}” ({tier})"
