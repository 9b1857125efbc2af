"""The tiers that sales propose for some accounts, and whether the accounts of a book have any yet."""

from collections.abc import Iterable, Mapping

from kamtui.domain.tiering import Alike, alike, tier_by_sales
from kamtui.domain.words import AccountStatus, Tier
from kamtui.services.views.accounts import AccountView
from kamtui.store.reading import Connection
from kamtui.store.reads.tiers import open_tiers


def proposed(found: Iterable[AccountView], with_sales: int) -> dict[int, Tier]:
    """By account the tier that its place in the whole book's sales proposes, where that is another than it has.

    Only for open accounts with sales that are not key.
    """
    tiers: dict[int, Tier] = {}
    for one in found:
        if one.rank is None or one.row.tier is Tier.KEY or one.row.status is not AccountStatus.OPEN:
            continue
        known = one.share is not None and one.cumulative_share is not None
        before = one.cumulative_share - one.share if known else None  # type: ignore[operator]
        tier = tier_by_sales(one.rank, with_sales, before)
        if tier is not one.row.tier:
            tiers[one.row.id] = tier
    return tiers


def counted(tiers: Mapping[int, Tier]) -> str:
    """`18 to A, 27 to B`."""
    counts = {tier: sum(one is tier for one in tiers.values()) for tier in Tier}
    return ", ".join(f"{count} to {tier}" for tier, count in counts.items() if count)


def all_alike(connection: Connection) -> Alike | None:
    """The one tier of all open accounts, if they have but one."""
    return alike(open_tiers(connection))
