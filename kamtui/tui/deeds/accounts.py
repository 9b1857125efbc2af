"""Verbs of the accounts table: its order and its period, and who is key."""

from typing import TYPE_CHECKING, cast

from kamtui.domain.words import Tier
from kamtui.services.book import Book
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed, undo_said

if TYPE_CHECKING:
    from kamtui.services.verbs.accounts import Turned
    from kamtui.tui.screens.accounts import AccountsScreen
    from kamtui.tui.screens.base import Place


_SORTS = {
    "t": ("tier", "tier"),
    "a": ("account", "name"),
    "c": ("city", "city"),
    "r": ("revenue", "revenue"),
    "y": ("YoY", "yoy"),
    "p": ("●", "consistent"),
    "s": ("silent", "silent"),
    "n": ("next", "next"),
    "g": ("grade", "grade"),
    "e": ("renewal", "renewal"),
}
"""What each key is called and sorts by."""

_OF_SALES = ("r", "y", "p")


async def sort(screen: "Place") -> None:
    """Asks for the column to sort by."""
    place = cast("AccountsScreen", screen)
    has_sales = place.listed is None or place.listed.has_sales
    answers = {key: title for key, (title, _) in _SORTS.items() if has_sales or key not in _OF_SALES}
    if place.listed is not None and not place.listed.has_grades:
        del answers["g"]
    if place.listed is not None and not place.listed.has_renewals:
        del answers["e"]
    screen.ask(answers, lambda key: place.order(_SORTS[key][1]))


async def backwards(screen: "Place") -> None:
    """The other way round."""
    cast("AccountsScreen", screen).turn_round()


async def period(screen: "Place") -> None:
    """Revenue of another period."""
    place = cast("AccountsScreen", screen)
    if place.listed is not None and not place.listed.has_sales:
        said = keyed("No sales are loaded, there is no period to choose: {import} imports them.")
        screen.status.say(said, "$text-warning")
    else:
        place.next_period()


async def key(screen: "Place") -> None:
    """Makes the account a key account, or no longer; says when there are more than there should be."""
    ids = [one.row.id for one in cast("AccountsScreen", screen).tasks.accounts_chosen()]
    if not ids:
        screen.status.say(screen.nothing)
        return

    def verb(book: Book) -> "Turned":
        from kamtui.services.verbs.accounts import turn_key

        return turn_key(book, ids)

    turned = await screen.gateway.write(verb)
    screen.tasks.unmark()
    screen.planner.spread(DataChanged())
    say_tier(screen, turned, Tier.KEY if turned.is_key else Tier.A)


async def by_sales(screen: "Place") -> None:
    """Gives the marked accounts tiers by their place in the sales; without marks, all that the list shows."""
    from kamtui.tui.screens.accounts import AccountsScreen

    marked = {row.id for row in screen.accounts_chosen}
    if isinstance(screen, AccountsScreen) and screen.listed is not None and not screen.tasks.has_marks:
        marked = {one.row.id for one in screen.listed.rows}

    def verb(book: Book) -> str:
        from kamtui.services.verbs.accounts import set_tiers
        from kamtui.services.views.accounts import accounts_view
        from kamtui.services.views.tiers import counted, proposed

        with book.reading() as connection:
            found, totals = accounts_view(connection, book)
        tiers = proposed((one for one in found if one.row.id in marked), totals.with_sales)
        if tiers:
            set_tiers(book, tiers)
        return counted(tiers)

    said = await screen.gateway.write(verb)
    if not said:
        screen.status.say(keyed("By their sales no tier changes: {import} brings sales, {tier} gives one by hand."))
        return
    screen.tasks.unmark()
    screen.planner.spread(DataChanged())
    screen.status.say(f"Tiers by sales: {said} · key ones stay · {undo_said()}", "$text-success")


def say_tier(screen: "Place", turned: "Turned", tier: Tier) -> None:
    """Says which tier accounts have now; warns of more key accounts than there should be."""
    most = screen.gateway.book.rules.most_key
    screen.status.say(_told(turned, tier, most), "$text-warning" if _too_many(turned, most) else "$text-success")


def _told(turned: "Turned", tier: Tier, most: int) -> str:
    one = len(turned.names) == 1
    named = f"“{turned.names[0]}”" if one else f"{len(turned.names)} accounts"
    said = f"{named} {'is' if one else 'are'} {'key' if turned.is_key else f'tier {tier}'} now"
    many = f": {turned.key} key accounts, more than {most}" if _too_many(turned, most) else ""
    return f"{said}{many} · {undo_said()}"


def _too_many(turned: "Turned", most: int) -> bool:
    return turned.is_key and turned.key > most


DEEDS = {"sort": sort, "backwards": backwards, "period": period, "key": key}
"""Deeds of the accounts table by verb."""
