"""Money: integer minor units of a currency, never a float; and how it is written, for readers and for machines."""

from collections.abc import Hashable, Iterable, Mapping
from decimal import ROUND_FLOOR, Decimal

from kamtui.domain.locale import Locale, shown

_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
_FINE = 10**8
"""Parts of a minor unit that rounding tells apart."""

_PASSES = 20
_SCALES = ((10**9, "bn"), (10**6, "M"), (10**3, "k"))


def digits(currency: str) -> int:
    """Decimal digits of a currency's minor unit (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD."""
    return 0 if currency in _NO_DIGITS.split() else 3 if currency in _THREE_DIGITS.split() else 2


def money_text(minor: int, currency: str) -> str:
    """`EUR 1,234.50`, a return `EUR -1,234.50`; in German `1.234,50 EUR`."""
    locale = shown()
    return locale.priced(locale.number(plain_money(minor, currency)), currency)


def plain_money(minor: int, currency: str) -> str:
    """`1234.50`, a number for machines; a return is `-1234.50`."""
    places = digits(currency)
    whole, part = divmod(abs(minor), 10**places)
    return f"{'-' if minor < 0 else ''}{whole}{f'.{part:0{places}d}' if places else ''}"


def short_money(minor: int, currency: str) -> str:
    """Three figures and a scale, without the currency: `534`, `4.12 k`, `412 k`, `1.27 M`; halves go up."""
    locale, unit = shown(), 10 ** digits(currency)
    sign, size = "-" if minor < 0 else "", abs(minor)
    for scale, name in _SCALES:
        # what would be written as 1,000 of the smaller scale is one of this one
        if _over(size * 1000, unit * scale) >= 1000:
            return f"{sign}{_three(size, unit * scale, locale)}{locale.gap}{name}"
    whole = _over(size, unit)
    return f"{sign if whole else ''}{whole}"


def short_sum(minor: int, currency: str) -> str:
    """`short_money` and the currency: `412 k EUR`; in Dutch `EUR 412 k`."""
    return shown().priced_briefly(short_money(minor, currency), currency)


def _three(size: int, unit: int, locale: Locale) -> str:
    """`size` in `unit`s with three figures."""
    for places in (2, 1):
        rounded = _over(size * 10**places, unit)
        if rounded < 1000:
            return locale.unparted(f"{rounded // 10**places}.{rounded % 10**places:0{places}d}")
    return locale.whole(_over(size, unit))


def _over(size: int, unit: int) -> int:
    """`size / unit` as the nearest integer, halves up."""
    return (2 * size + unit) // (2 * unit)


def minor_units(
    amounts: Iterable[tuple[Decimal, tuple[Hashable, ...]]], currency: str, kept: Mapping[int, int] | None = None
) -> list[int]:
    """Amounts in minor units, each rounded down or up so that sums stay true as well.

    Every amount comes with the keys it will be summed by: account, account and year, month, segment, all. Rounding
    each to its nearest cent lets thousands of fractions of a cent drift apart by whole units; here each is rounded to
    the side that leaves the sums of its keys nearest to the truth (least fourth powers), first one after the other,
    then again with all of them known. Depends on the order of the amounts; those in whole minor units stay as they are.

    `kept` holds, by place, how amounts were rounded before: where that is one of the two sides, it stays.
    """
    scale = Decimal(10) ** digits(currency)
    kept = kept or {}
    owed: dict[Hashable, int] = {}
    rounded: list[int] = []
    free: list[_Rounding] = []
    for place, (amount, keys) in enumerate(amounts):
        exact = amount * scale
        low = int(exact.to_integral_value(ROUND_FLOOR))
        one = _Rounding(place, int((exact - low) * _FINE), keys)
        rounded.append(low)
        if not one.part:
            continue
        for key in keys:
            owed[key] = owed.get(key, 0) + one.part
        if kept.get(place) in (low, low + 1):
            one.settle(owed, kept[place] > low)
            rounded[place] = kept[place]
        else:
            one.settle(owed, one.better_turned(owed))
            free.append(one)
    for _ in range(_PASSES):
        turned = [one for one in free if one.better_turned(owed) and one.settle(owed, not one.up)]
        if not turned:
            break
    for one in free:
        rounded[one.place] += one.up
    return rounded


class _Rounding:
    """One amount that is rounded, and what is owed to the sums it belongs to."""

    __slots__ = ("keys", "part", "place", "up")

    def __init__(self, place: int, part: int, keys: tuple[Hashable, ...]) -> None:
        self.place = place
        self.part = part
        self.keys = keys
        self.up = False

    def better_turned(self, owed: Mapping[Hashable, int]) -> bool:
        """Whether all that is owed weighs less with the other side; two cents in one sum are worse than one in many."""
        step = -_FINE if self.up else _FINE  # what turning takes off every sum
        mine = self.part - _FINE if self.up else self.part
        change = (mine - step) ** 4 - mine**4
        for key in self.keys:
            now = owed[key]
            turned = now - step
            now, turned = now * now, turned * turned
            change += turned * turned - now * now
        return change < 0

    def settle(self, owed: dict[Hashable, int], up: bool) -> bool:
        """Takes a side; always true."""
        if up != self.up:
            for key in self.keys:
                owed[key] += _FINE if self.up else -_FINE
            self.up = up
        return True
