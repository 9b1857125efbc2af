"""How many open accounts there are of each tier."""

import sqlite3

from kamtui.domain.words import Tier
from kamtui.store.reads.fields import word


def open_tiers(connection: sqlite3.Connection) -> dict[Tier, int]:
    """Open accounts by tier, parked ones too."""
    rows = connection.execute("SELECT tier, count(*) FROM accounts WHERE status = 'open' GROUP BY tier ORDER BY tier")
    found: dict[Tier, int] = {}
    for text, count in rows:
        tier = word(Tier, text) or Tier.C
        found[tier] = found.get(tier, 0) + count
    return found
