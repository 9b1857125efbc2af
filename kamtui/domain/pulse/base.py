"""The base: how many open accounts the rep looks after, beside how many there should be."""

from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit

_MOST = 5
_LEAST = 4
"""The base is 80 to 100: five fours of the least are the most."""


def base(accounts: int, wanted: int, neglected: int) -> Figure:
    """The gauge. `wanted` is the least there should be, 0 asks for none; `neglected` are those nobody looks after."""
    low = wanted or None
    high = wanted * _MOST // _LEAST or None
    wants = f"{low} to {high} are wanted" if low else "no number is asked for"
    return Figure(
        Key.BASE,
        "Base of accounts",
        accounts,
        Unit.COUNT,
        f"open accounts, parked ones too; {wants} (the setting base_accounts, and a quarter more)",
        words=_words(accounts, low, high),
        source="a base of 80 to 100 accounts a rep, two to four of them key",
        parts=(Part("neglected", neglected, Unit.COUNT, "not key, and silent or without a next step"),),
        charts=(
            Chart(
                Shape.GAUGE,
                "Base of accounts",
                "",
                "open accounts",
                Unit.COUNT,
                ("accounts",),
                (Series("accounts", (accounts,)),),
                low,
                high,
            ),
        ),
        low=low,
        high=high,
    )


def _words(accounts: int, low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return "no number is asked for"
    if accounts < low:
        return f"{low - accounts} short of {low}"
    return f"{accounts - high} beyond {high}" if accounts > high else f"within {low} to {high}"
