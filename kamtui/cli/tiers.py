"""`accounts … --tier T` and `--by-sales`: tiers of many accounts at once, in one undo step."""

from typing import Any

from kamtui.cli.accounts_json import account_json
from kamtui.cli.jsons import list_json
from kamtui.cli.output import emit, emit_json, say, table, wants_json
from kamtui.cli.written import UNDO
from kamtui.domain.account_filter import AccountFilter
from kamtui.domain.tiering import Alike, rule_words
from kamtui.domain.words import Tier
from kamtui.services.book import Book
from kamtui.services.views.accounts import AccountView, accounts_view
from kamtui.services.views.tiers import counted, proposed


def give_tiers(book: Book, wanted: AccountFilter, tier: Tier | None, *, dry_run: bool) -> None:
    """Gives the accounts that a filter keeps a tier, or without one that which sales propose; prints what changes."""
    with book.reading() as connection:
        found, totals = accounts_view(connection, book, wanted)
    if tier is None:
        tiers = proposed(found, totals.with_sales)
    else:
        tiers = {one.row.id: tier for one in found if one.row.tier is not tier}
    if tiers and not dry_run:
        from kamtui.services.verbs.accounts import set_tiers

        set_tiers(book, tiers)
    changed = [one for one in found if one.row.id in tiers]
    if wants_json():
        items = [_json(book, one, tiers[one.row.id], totals.currency) for one in changed]
        emit_json(list_json(book.today, items, dry_run=dry_run))
    else:
        for line in table([(one.row.name, one.row.tier, "→", tiers[one.row.id]) for one in changed], squeeze=(0,)):
            emit(line)
    if tier is None:
        say(rule_words() if totals.with_sales else "No sales are loaded: kamtui import sales FILE brings them.")
    say(f"{counted(tiers) or 'none changes'}; {len(found) - len(tiers)} stay")
    if tiers:
        say("Dry run: nothing was written." if dry_run else UNDO)


def alike_words(found: Alike) -> str:
    """What to do about accounts that have all one tier."""
    return (
        f"{found.words}: kamtui accounts --by-sales --dry-run proposes tiers, "
        "kamtui accounts FILTER --tier A gives one to many"
    )


def _json(book: Book, one: AccountView, tier: Tier, currency: str) -> dict[str, Any]:
    return account_json(book, one, currency) | {"tier": str(tier), "was": str(one.row.tier)}
