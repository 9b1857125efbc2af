"""Production: what accounts bring in, over which days, and how they stand beside each other.

Revenue is integer minor units of one currency; returns are negative. Shares and changes are ratios (0.2 is 20 %).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from kamtui.domain.locale import shown
from kamtui.domain.workdays import month_day

LINE = 80
"""Percent of all revenue at which the Pareto line is drawn."""

TOP = 20
"""Percent of the accounts whose share of revenue is told, rounded up to whole accounts."""


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date

    def words(self) -> str:
        """`1 Jan 2019 to 31 Dec 2019`."""
        return f"{month_day(self.first)} {self.first.year} to {month_day(self.last)} {self.last.year}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days that the loaded sales are about."""

    first: date
    last: date
    """Last day of the last period with a sale; 31 December once the year is over and its December has sales."""
    whole_until: date
    """Last day that can be compared: before `last` when the last period goes on and only its total so far is known."""


@dataclass(frozen=True, slots=True)
class Window:
    """What a period means for the loaded sales."""

    revenue: Span
    """The days whose revenue, rank and share are told."""
    current: Span
    """The days whose revenue YoY compares: the latest year where the period is everything."""
    before: Span | None
    """The same days one year earlier; None where the loaded sales do not allow it."""


@dataclass(frozen=True, slots=True)
class Consistency:
    """The rule of consistent performers."""

    years: int = 3
    """Full years in a row that are looked at (two where the data has only two)."""
    percent: int = 80
    """Percent of the year before that no year may fall below."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an account stands by revenue."""

    rank: int
    share: float | None
    """Of all revenue; None where all revenue is not positive."""
    cumulative_share: float | None
    """Share of this account and of all before it."""


@dataclass(frozen=True, slots=True)
class Pareto:
    """How revenue is spread over accounts with sales."""

    accounts: int
    total: int
    top: int
    """The top 20 % in accounts, rounded up."""
    top_share: float | None
    to_80: int | None
    """Fewest accounts that together make 80 % of revenue; None where all revenue is not positive."""


def covered(first: date, ends: Iterable[tuple[date, date]], today: date) -> Coverage:
    """What sales cover: `ends` are first and last day of the latest period of each grain (a day's are the same)."""
    periods = list(ends)
    last = max(end for _, end in periods)
    running = [start - timedelta(days=1) for start, end in periods if start < end and end > today]
    whole = min(running, default=last)
    if last.month == 12 and not _running(last.year, today):
        last = whole = date(last.year, 12, 31)
    return Coverage(first, last, min(whole, last))


def full_years(coverage: Coverage, today: date) -> tuple[int, ...]:
    """Calendar years that the sales cover from January to December and that are over."""
    first, last = coverage.first, coverage.last
    start = first.year if first.month == 1 else first.year + 1
    stop = last.year if last.month == 12 else last.year - 1
    return tuple(year for year in range(start, stop + 1) if not _running(year, today))


def window(period: str, coverage: Coverage) -> Window:
    """The days behind `all`, `12m` (the twelve calendar months up to the last sale) or a year such as `2019`."""
    if period == "12m":
        last = coverage.last
        # the first of the month after the same month one year ago
        first = date(last.year - (last.month < 12), last.month % 12 + 1, 1)
        revenue = current = Span(first, last)
    elif period == "all":
        revenue = Span(coverage.first, coverage.last)
        year = coverage.whole_until.year
        current = Span(date(year, 1, 1), coverage.whole_until)
    else:
        revenue = current = Span(date(int(period), 1, 1), date(int(period), 12, 31))
    current = Span(current.first, min(current.last, coverage.whole_until))
    before = Span(year_earlier(current.first), year_earlier(current.last, whole_month=True))
    reaches = (coverage.first.year, coverage.first.month) <= (before.first.year, before.first.month)
    return Window(revenue, current, before if reaches and current.first <= current.last else None)


def month_end(day: date) -> date:
    """Last day of the month of `day`."""
    return date(day.year, 12, 31) if day.month == 12 else date(day.year, day.month + 1, 1) - timedelta(days=1)


def months_of(span: Span) -> list[str]:
    """Months from the first to the last day as `2026-11`."""
    start, stop = (day.year * 12 + day.month - 1 for day in span)
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(start, stop + 1)]


def last_months(count: int, last: date) -> Span:
    """As many calendar months up to `last`."""
    month = max(last.year * 12 + last.month - count, 12)
    return Span(date(month // 12, month % 12 + 1, 1), last)


def year_earlier(day: date, *, whole_month: bool = False) -> date:
    """The same day one year earlier; with `whole_month` the last day of a month stays the last of its month."""
    year = max(day.year - 1, 1)
    if whole_month and day == month_end(day):
        return month_end(date(year, day.month, 1))
    return day.replace(year=year)


def is_period(text: str) -> bool:
    """Whether `text` names a period: `all`, `12m`, or a year."""
    return text in ("all", "12m") or (len(text) == 4 and text.isascii() and text.isdigit() and text > "0000")


def change(current: int | None, before: int | None) -> float | None:
    """Growth over the time before, -1.0 when nothing came; None where there was no positive revenue to grow from."""
    if before is None or before <= 0:
        return None
    return ((current or 0) - before) / before


def ranked(revenue: Mapping[int, int], tie: Mapping[int, str]) -> list[int]:
    """Account ids by revenue, the most first; equal ones by `tie` (their code or name)."""
    return sorted(revenue, key=lambda key: (-revenue[key], tie.get(key, ""), key))


def places(ordered: Sequence[int]) -> list[Place]:
    """Rank and shares of revenues that are in order."""
    total, running, found = sum(ordered), 0, []
    for rank, minor in enumerate(ordered, 1):
        running += minor
        found.append(Place(rank, _ratio(minor, total), _ratio(running, total)))
    return found


def pareto(ordered: Sequence[int]) -> Pareto:
    """How revenues that are in order are spread."""
    total, running, to_80 = sum(ordered), 0, None
    top = -(-len(ordered) * TOP // 100)
    for rank, minor in enumerate(ordered, 1):
        running += minor
        if total > 0 and running * 100 >= total * LINE:
            to_80 = rank
            break
    return Pareto(len(ordered), total, top, _ratio(sum(ordered[:top]), total), to_80)


def judged_years(full: Sequence[int], rule: Consistency) -> tuple[int, ...]:
    """The years the rule looks at; none where fewer than two are full."""
    years = tuple(full[-rule.years :])
    return years if len(years) >= min(2, rule.years) else ()


def consistent(by_year: Mapping[int, int], years: Sequence[int], rule: Consistency) -> bool | None:
    """Revenue in each of the years and never below the rule's part of the year before; None without years."""
    if not years:
        return None
    earned = [by_year.get(year, 0) for year in years]
    held = all(now * 100 >= rule.percent * before for before, now in pairwise(earned))
    return held and min(earned) > 0


def rule_words(years: Sequence[int], rule: Consistency) -> str:
    """The rule of consistent performers as a sentence."""
    if not years:
        return f"consistent: needs sales of {rule.years} full calendar years"
    listed, least = ", ".join(map(str, years)), whole_percent(rule.percent)
    return f"consistent ● = revenue in each of {listed} and never below {least} of the year before"


def top_two(revenue: Mapping[int, int], tie: Mapping[int, str]) -> tuple[int, ...]:
    """The two accounts with the most positive revenue."""
    return tuple(key for key in ranked(revenue, tie)[:2] if revenue[key] > 0)


def percent(ratio: float | None, *, signed: bool = False) -> str:
    """`8%`, `0.4%` below ten, `+8%` when signed, `×15` for a tenfold and more; `·` where there is none."""
    if ratio is None:
        return "·"
    if signed and ratio >= 9:
        return f"×{1 + ratio:.0f}"
    decimals = 0 if signed or abs(ratio) >= 0.0995 else 1
    text = f"{abs(ratio) * 100:.{decimals}f}"
    sign = "" if float(text) == 0 else "−" if ratio < 0 else "+" if signed else ""
    return f"{sign}{shown().percent(text)}"


def whole_percent(number: int) -> str:
    """`80%`, of a number of hundredths."""
    return shown().percent(str(number))


def _running(year: int, today: date) -> bool:
    """Whether the year goes on after today."""
    return year == today.year and today < date(year, 12, 31)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None
