"""Three full years of monthly sales and the current one so far: seasonal, a fifth of the accounts holding most of it.

Each account follows one shape over the years. Only the steady ones keep at least 80 % of the year before every year.
"""

from datetime import date, timedelta
from random import Random

from kamtui.domain.words import Grain, Tier
from kamtui.services.demo.accounts import Client, Row, Territory
from kamtui.services.demo.companies import FIRST_KEY, LOST, SECOND_KEY, SEGMENTS

CURRENCY = "GBP"
"""ISO 4217 code of every sale."""

STEADY = (FIRST_KEY, "Tarrowdale Dairies", "Café Bellamira", "Wexmere Pharma", "Copperlathe Tools", "Mossgill Coffee")
"""The consistent performers."""

_YEAR_MINOR = 3_200_000_00
_SHAPES = {
    "steady": (0.92, 1.0, 1.1, 1.2),
    "dip": (1.25, 0.9, 1.15, 1.25),
    "slipping": (1.1, 1.16, 0.9, 0.7),
    "declining": (1.4, 1.05, 0.8, 0.62),
    "rising": (0.0, 0.55, 1.1, 1.45),
    "erratic": (0.85, 1.3, 1.0, 1.15),
    "dormant": (1.3, 0.7, 0.3, 0.0),
}
"""Revenue of the three full years and of the current one, were it whole, against the account's size."""

_OWN_SHAPE = {SECOND_KEY: "slipping", "Umberfell Paints": "declining", LOST: "dormant", "Dunlow & Sable": "erratic"}
_CHANCES = ("dip", "dip", "erratic", "erratic", "rising", "rising", "declining", "dormant")
_SEASONS = {
    "Food & drink": (7, 7, 8, 8, 9, 9, 9, 8, 9, 10, 10, 6),
    "Health & beauty": (7, 8, 8, 8, 8, 8, 7, 7, 9, 10, 11, 9),
    "Logistics": (7, 7, 8, 8, 8, 8, 8, 7, 9, 10, 11, 9),
    "Manufacturing": (8, 9, 9, 8, 9, 9, 7, 6, 9, 10, 9, 7),
    "Print & post": (6, 7, 8, 8, 8, 7, 7, 7, 9, 11, 12, 10),
    "Retail": (5, 6, 7, 7, 8, 7, 7, 8, 10, 13, 14, 8),
}
"""Weight of each month, January first."""

_EVERY = {Tier.KEY: 1, Tier.A: 1, Tier.B: 1, Tier.C: 3}
"""Months between two orders."""

_SECOND_SHARE = 0.25
_RETURNED_SHARE = 0.2
_RETURNING = 6
"""Every so many small accounts one sent something back."""


def sales(territory: Territory, today: date) -> list[Row]:
    """Rows by account and month, up to the last full month before today."""
    rng = Random("the sales")
    sizes = _sizes(territory.clients, rng)
    return [
        row
        for client in territory.clients
        if client.tier is not Tier.PROSPECT
        for row in _account(territory, client, round(_YEAR_MINOR * sizes[client.name]), today, rng)
    ]


def _sizes(clients: list[Client], rng: Random) -> dict[str, float]:
    """Part of the whole that each account is: sixteen accounts are four fifths of it."""
    sizes = {}
    ranks = dict.fromkeys(Tier, 0)
    for client in clients:
        rank = ranks[client.tier]
        ranks[client.tier] += 1
        steps = {Tier.KEY: (0.14, 0.8), Tier.A: (0.058, 0.93), Tier.B: (0.0125, 0.96), Tier.C: (0.0021, 0.98)}
        first, ratio = steps.get(client.tier, (0.0, 1.0))
        sizes[client.name] = first * ratio**rank * rng.uniform(0.85, 1.15)
    return sizes


def _account(territory: Territory, client: Client, year_minor: int, today: date, rng: Random) -> list[Row]:
    """Every sale of one account."""
    shape = "steady" if client.name in STEADY else _OWN_SHAPE.get(client.name) or rng.choice(_CHANCES)
    every = _EVERY[client.tier]
    offset, season = rng.randrange(every), _SEASONS[client.segment]
    second = rng.choice(SEGMENTS) if client.tier in (Tier.KEY, Tier.A) and rng.random() < 0.5 else client.segment
    rows: list[Row] = []
    for back, factor in zip((3, 2, 1, 0), _SHAPES[shape], strict=True):
        year = today.year - back
        weights = {m: season[m - 1] * rng.uniform(0.8, 1.2) for m in range(1, 13) if (m + offset) % every == 0}
        scale = year_minor * factor / sum(weights.values())
        for month, weight in weights.items():
            minor, day = round(scale * weight), date(year, month, 1)
            if minor and day < today.replace(day=1):
                other = round(minor * _SECOND_SHARE) if second != client.segment else 0
                rows.append(_row(territory, client, client.segment, day, minor - other))
                rows.extend([_row(territory, client, second, day, other)] if other else [])
    if client.tier is Tier.C and client.id % _RETURNING == 0 and rows:
        rows.append(_returned(rows[len(rows) // 2]))
    return rows


def _returned(sale: Row) -> Row:
    """Part of a sale sent back the month after, when the account bought nothing else."""
    day = (sale["day"].replace(day=28) + timedelta(days=7)).replace(day=1)
    return sale | {"day": day, "minor": -round(sale["minor"] * _RETURNED_SHARE)}


def _row(territory: Territory, client: Client, segment: str, day: date, minor: int) -> Row:
    return {
        "account_id": client.id,
        "segment_id": territory.segment_id(segment),
        "day": day,
        "grain": Grain.MONTH,
        "minor": minor,
        "currency": CURRENCY,
    }
