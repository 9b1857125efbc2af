"""Money: integer minor units of a currency, never a float; and how it is written without a locale."""

from collections.abc import Hashable, Iterable
from decimal import ROUND_FLOOR, Decimal

_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
_SCALES = ((10**9, " bn"), (10**6, " M"), (10**3, " k"))


def digits(currency: str) -> int:
    """Decimal digits of a currency's minor unit (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD."""
    return 0 if currency in _NO_DIGITS.split() else 3 if currency in _THREE_DIGITS.split() else 2


def money_text(minor: int, currency: str) -> str:
    """`EUR 1,234.50`; a return is `EUR -1,234.50`."""
    places = digits(currency)
    whole, part = divmod(abs(minor), 10**places)
    fraction = f".{part:0{places}d}" if places else ""
    return f"{currency} {'-' if minor < 0 else ''}{whole:,}{fraction}"


def short_money(minor: int, currency: str) -> str:
    """Three figures and a scale, without the currency: `534`, `4.12 k`, `412 k`, `1.27 M`; halves go up."""
    unit: int = 10 ** digits(currency)
    sign, size = "-" if minor < 0 else "", abs(minor)
    for scale, name in _SCALES:
        # what would be written as 1,000 of the smaller scale is one of this one
        if _over(size * 1000, unit * scale) >= 1000:
            return f"{sign}{_three(size, unit * scale)}{name}"
    whole = _over(size, unit)
    return f"{sign if whole else ''}{whole}"


def _three(size: int, unit: int) -> str:
    """`size` in `unit`s with three figures."""
    for places in (2, 1):
        rounded = _over(size * 10**places, unit)
        if rounded < 1000:
            return f"{rounded // 10**places}.{rounded % 10**places:0{places}d}"
    return f"{_over(size, unit):,}"


def _over(size: int, unit: int) -> int:
    """`size / unit` as the nearest integer, halves up."""
    return (2 * size + unit) // (2 * unit)


def minor_units(amounts: Iterable[tuple[Decimal, tuple[Hashable, ...]]], currency: str) -> list[int]:
    """Amounts in minor units, each rounded down or up so that sums stay true as well.

    Every amount comes with the keys it will be summed by: account, account and year, year, segment, all. Rounding
    each to its nearest cent lets thousands of fractions of a cent drift apart by whole units; here each is rounded to
    the side that leaves the sums of its keys nearest to the truth. Depends on the order of the amounts; those in
    whole minor units stay as they are.
    """
    scale = Decimal(10) ** digits(currency)
    owed: dict[Hashable, Decimal] = {}
    rounded = []
    for amount, keys in amounts:
        exact = amount * scale
        low = exact.to_integral_value(ROUND_FLOOR)
        part = exact - low
        # the side with the smaller sum of squares of what is owed, to the amount itself and to each of its keys
        up = part > 0 and 2 * (sum(owed.get(key, 0) for key in keys) + (len(keys) + 1) * part) > len(keys) + 1
        chosen = low + 1 if up else low
        for key in keys:
            owed[key] = owed.get(key, Decimal(0)) + exact - chosen
        rounded.append(int(chosen))
    return rounded
