"""The cells of a table that prove how its dates and amounts are written: of each kind the first, however many rows."""

from collections.abc import Sequence

from kamtui.domain.words import DateOrder, DecimalSign
from kamtui.exchange.amounts import Numerals, decimal_of, settle_decimal
from kamtui.exchange.dates import Seen, Settled, orders_of, settle

_REMEMBERED = 100_000


class Witnesses:
    """Hears rows. A text that was heard before says nothing new; one that was not is never passed over."""

    def __init__(self, headings: Sequence[str], days: Sequence[int], amounts: Sequence[int]) -> None:
        self._headings = headings
        self._days = days
        self._amounts = amounts
        self._heard: tuple[set[str], set[str]] = set(), set()
        self._of_days: dict[tuple[DateOrder, ...], Seen] = {}
        self._of_amounts: dict[tuple[DecimalSign | None, bool], tuple[int, str]] = {}

    def hear(self, number: int, cells: Sequence[str]) -> None:
        """Keeps what is the first of its kind."""
        days, amounts = self._heard
        for place in self._days:
            text = cells[place]
            if text not in days:
                _remember(days, text)
                self._of_days.setdefault(orders_of(text), Seen(number, self._headings[place], text))
        for place in self._amounts:
            text = cells[place]
            if text not in amounts:
                _remember(amounts, text)
                self._of_amounts.setdefault(decimal_of(text), (number, text))

    @property
    def order(self) -> DateOrder | None:
        """What the dates heard so far speak for."""
        return next((orders[0] for orders in self._of_days if len(orders) == 1), None)

    @property
    def decimal(self) -> DecimalSign:
        """What the amounts heard so far speak for, the sure ones before the others."""
        said = sorted((not proved, sign) for sign, proved in self._of_amounts if sign is not None)
        return said[0][1] if said else DecimalSign.POINT

    def settled(self, file: str, asked: DateOrder | None) -> Settled:
        """The order of dates. Raises `RejectedError` when nothing settles it."""
        return settle(file, self._of_days.values(), asked)

    def numerals(self, file: str, asked: DecimalSign | None) -> Numerals:
        """The decimal sign of the amounts. Raises `RejectedError` when they prove both."""
        return settle_decimal(file, self._of_amounts.values(), asked)


def _remember(heard: set[str], text: str) -> None:
    if len(heard) < _REMEMBERED:
        heard.add(text)
