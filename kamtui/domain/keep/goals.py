"""Goals of a year: what stays of last year's revenue, what comes beyond it, and how far each has come.

Retention: of last year's revenue by account, how much those accounts bring again; each counts up to what it brought
then, so that one that grows hides none that leaves. Growth: all revenue beyond last year's. Both compare the same days
of the two years, as far as the sales of the year go. Money is integer minor units of one currency.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.goal_rows import Target
from kamtui.domain.production import Span, change
from kamtui.domain.workdays import month_day

RETENTION_RULE = (
    "retention = what accounts with revenue last year bring of it again, each up to what it brought then ÷ that "
    "revenue, over the same days of both years"
)
GROWTH_RULE = "growth = (revenue − last year's) ÷ last year's, over the same days of both years"
PACE_RULE = (
    "pace = achieved ÷ goal, beside the share of the year gone by the last day of sales and the share last year had "
    "made by that day; on pace where it is not below the latter, else not below the former"
)
FIRST_RULE = "growth is greyed while retention is under its goal: retention first"
"""How each is worked out, in words."""

ALL = 1000
"""Thousandths of the whole."""


class Sold(NamedTuple):
    """Revenue of one account."""

    now: int
    """Over the days compared."""
    then: int
    """Over the same days one year earlier."""
    whole: int
    """Over all of the year before."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The days that a year's goals are measured over."""

    year: int
    current: Span | None
    """From 1 January to the last day of sales in the year; None where none are loaded."""
    before: Span | None
    """The same days one year earlier; None where there is nothing to compare."""
    why: str
    """Why something is missing; empty where nothing is."""

    @property
    def over(self) -> bool:
        """Whether the sales cover the year to its end."""
        return self.current is not None and self.current.last >= date(self.year, 12, 31)

    @property
    def elapsed(self) -> float | None:
        """Share of the year's days up to the last day of sales."""
        if self.current is None:
            return None
        return self.current.last.timetuple().tm_yday / date(self.year, 12, 31).timetuple().tm_yday

    def words(self, today: date) -> str:
        """`sales of 2026 to 31 Oct, 23 d ago, against the same days of 2025`; why something is missing."""
        if self.current is None:
            return self.why
        ago = (today - self.current.last).days
        stale = f", {ago} d ago" if ago > 0 and not self.over else ""
        beside = f", against the same days of {self.year - 1}" if self.before else f"; {self.why}" if self.why else ""
        return f"sales of {self.year} to {month_day(self.current.last)}{stale}{beside}"


class Standing(StrEnum):
    """How a goal stands."""

    REACHED = "reached"
    ON_PACE = "on pace"
    BEHIND = "behind"
    MISSED = "missed"
    """The year is over."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Measure:
    """Retention or growth of a year, and how far its goal has come."""

    aim: Aim
    target: Target | None
    """None where no goal is set."""
    rate: float | None
    """So far: the share that stayed, or the change; None where there is nothing to compare."""
    achieved: int | None
    """Minor units: what stayed, or all revenue; None where no sales of the year are loaded."""
    wanted: int | None
    """Minor units of the whole year; None without a goal, and where last year says nothing."""
    elapsed: float | None
    """Share of the year gone by the last day of sales."""
    season: float | None
    """Share of last year's revenue that had come by that day, 0 to 1."""
    standing: Standing | None
    """None without a goal."""
    why: str = ""
    """Why it is unknown."""
    held: bool = False
    """Growth while retention is under its goal: drawn grey."""

    @property
    def done(self) -> float | None:
        """Achieved share of the goal."""
        return None if self.achieved is None or not self.wanted else self.achieved / self.wanted

    @property
    def under(self) -> bool:
        """Under its goal."""
        return self.standing in (Standing.BEHIND, Standing.MISSED)


class Measures(NamedTuple):
    """Both aims of one account, or of the whole book."""

    retention: Measure
    growth: Measure


def measured(
    sold: Iterable[Sold], over: Compared, retention: Target | None, growth: Target | None, currency: str
) -> Measures:
    """Both aims over accounts: of the whole book all of them, of one account its own."""
    every = list(sold)
    base = Sold(
        sum(min(max(one.now, 0), max(one.then, 0)) for one in every),
        sum(max(one.then, 0) for one in every),
        sum(max(one.whole, 0) for one in every),
    )
    whole = Sold(*map(sum, zip(*every, strict=True))) if every else Sold(0, 0, 0)
    stays = _measure(Aim.RETENTION, base, over, retention, currency)
    grows = _measure(Aim.GROWTH, whole, over, growth, currency)
    if stays.under:
        grows = replace(grows, held=True)
    return Measures(stays, grows)


def wanted_of(aim: Aim, target: Target, whole: int) -> int | None:
    """What a goal asks for in the whole year, from all revenue of the year before; None where that was nothing."""
    if target.minor is not None:
        return target.minor
    if target.permille is None or whole <= 0:
        return None
    return -(-whole * _factor(aim, target.permille) // ALL)


def _factor(aim: Aim, permille: int) -> int:
    """Thousandths of last year's revenue."""
    return permille + (ALL if aim is Aim.GROWTH else 0)


def _measure(aim: Aim, sold: Sold, over: Compared, target: Target | None, currency: str) -> Measure:
    compares = over.before is not None
    rate = None
    if compares:
        rate = change(sold.now, sold.then) if aim is Aim.GROWTH else sold.now / sold.then if sold.then > 0 else None
    achieved = sold.now if over.current is not None and (compares or aim is Aim.GROWTH) else None
    season = min(max(sold.then / sold.whole, 0.0), 1.0) if compares and sold.whole > 0 else None
    wanted, why = None, over.why
    if target is not None:
        # amounts of another currency say nothing: nothing is converted
        foreign = target.currency is not None and target.currency != currency
        wanted = None if foreign or (target.minor is None and not compares) else wanted_of(aim, target, sold.whole)
        if foreign:
            why = f"the goal is in {target.currency}, the sales are in {currency}"
        elif wanted is None and compares:
            why = f"nothing was sold in {over.year - 1}"
    standing = None if target is None else _standing(aim, sold, over, target, achieved, wanted)
    unknown = standing is Standing.UNKNOWN or rate is None
    return Measure(aim, target, rate, achieved, wanted, over.elapsed, season, standing, why if unknown else "")


def _standing(
    aim: Aim, sold: Sold, over: Compared, target: Target, achieved: int | None, wanted: int | None
) -> Standing:
    if achieved is None or wanted is None or over.current is None:
        return Standing.UNKNOWN
    if achieved >= wanted:
        return Standing.REACHED
    if over.over:
        return Standing.MISSED
    days = over.current.last.timetuple().tm_yday
    if over.before is None or sold.whole <= 0:
        length = date(over.year, 12, 31).timetuple().tm_yday
        on_pace = achieved * length >= wanted * days
    elif target.permille is not None:
        on_pace = achieved * ALL >= _factor(aim, target.permille) * sold.then
    else:
        on_pace = achieved * sold.whole >= wanted * sold.then
    return Standing.ON_PACE if on_pace else Standing.BEHIND
