"""The year ahead by month: what contracts bring, what is sold besides at the present rate, and what runs out.

An account's contract is taken to be part of its sales: its run rate is what it bought beyond what its contracts are
worth. Money is minor units of one currency; a month's part of a contract is by its days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.domain.keep.words import ContractState
from kamtui.domain.production import Span, month_end

MONTHS = 12
"""Months that are looked ahead, this one the first."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month ahead."""

    first: date
    contracted: int
    """Of contracts while they run."""
    run_rate: int
    """Of sales beyond contracts."""
    lost: int
    """What contracts that have run out by then would have brought."""
    expiring: tuple[ContractRow, ...] = ()
    """Those that end in it, or ended in the months before the first, and are not renewed."""

    @property
    def expected(self) -> int:
        """What it brings."""
        return self.contracted + self.run_rate


@dataclass(frozen=True, slots=True)
class Dip:
    """Months in a row that bring much less than an average one."""

    first: date
    last: date
    """First day of the last of them."""
    below: float
    """By how much the worst of them is below, as a ratio."""
    start_by: date
    """First day of the month in which to start prospecting."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Twelve months ahead."""

    months: tuple[Month, ...]
    average: int
    """Of a month, if nothing ran out."""
    dips: tuple[Dip, ...]


def months_ahead(today: date) -> list[Span]:
    """The twelve calendar months from this one on."""
    firsts = [date(today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1, 1) for n in range(MONTHS)]
    return [Span(first, month_end(first)) for first in firsts]


def run_rates(bought: Mapping[int, int], contracts: Iterable[ContractRow], today: date) -> int:
    """Sales of twelve months beyond contracts: by account, less what those in force today are worth a year."""
    worth: dict[int, int] = {}
    for row in contracts:
        if row.start_on <= today <= row.end_on:
            worth[row.account_id] = worth.get(row.account_id, 0) + (row.minor or 0)
    return sum(max(minor - worth.get(key, 0), 0) for key, minor in bought.items())


def seasons(by_month: Mapping[int, int]) -> Mapping[int, float]:
    """Parts of a year's revenue by month of the year; a twelfth each where they make no sense."""
    whole = sum(by_month.values())
    if whole <= 0 or any(minor < 0 for minor in by_month.values()):
        return {}
    return {month: minor / whole for month, minor in by_month.items()}


def outlook(
    today: date,
    contracts: Sequence[ContractRow],
    run_rate: int,
    season: Mapping[int, float],
    *,
    falling_percent: int,
    lead_days: int,
) -> Outlook:
    """The months ahead. `run_rate` is of a year, `season` the part of it that each month of a year brings, if known.

    A dip is a month `falling_percent` or more below the average month, if nothing ran out; prospecting starts
    `lead_days` before its first day.
    """
    months = tuple(
        Month(
            span.first,
            sum(_part(row, span) for row in contracts),
            round(run_rate * season.get(span.first.month, 0 if season else 1 / MONTHS)),
            sum(_lost(row, span) for row in contracts),
            tuple(row for row in contracts if _expires(row, span, first=not n)),
        )
        for n, span in enumerate(months_ahead(today))
    )
    whole = sum(one.expected + one.lost for one in months)
    return Outlook(months, round(whole / MONTHS), tuple(_dips(months, whole, falling_percent, lead_days)))


def _part(row: ContractRow, span: Span) -> int:
    """What a contract brings in a month: a twelfth of a year, by its days."""
    return _share(row, max(row.start_on, span.first), min(row.end_on, span.last), span)


def _lost(row: ContractRow, span: Span) -> int:
    """What it would have brought after its end; nothing where another one follows it."""
    if row.state is ContractState.RENEWED:
        return 0
    if row.end_on >= span.last:
        return 0
    return _share(row, max(row.end_on + timedelta(days=1), span.first), span.last, span)


def _share(row: ContractRow, first: date, last: date, span: Span) -> int:
    days = (last - first).days + 1
    return round((row.minor or 0) * days / (MONTHS * span.last.day)) if days > 0 else 0


def _expires(row: ContractRow, span: Span, *, first: bool) -> bool:
    ends = row.end_on <= span.last and (first or row.end_on >= span.first)
    return ends and row.state is not ContractState.RENEWED


def _dips(months: Sequence[Month], whole: int, falling_percent: int, lead_days: int) -> Iterable[Dip]:
    row: list[Month] = []
    for month in (*months, None):
        # in whole numbers: expected * 12 <= whole * (1 - percent)
        if month is not None and whole > 0 and month.expected * MONTHS * 100 <= whole * (100 - falling_percent):
            row.append(month)
            continue
        if row:
            worst = min(one.expected for one in row)
            start = row[0].first - timedelta(days=lead_days)
            yield Dip(row[0].first, row[-1].first, 1 - worst * MONTHS / whole, start.replace(day=1))
        row = []
