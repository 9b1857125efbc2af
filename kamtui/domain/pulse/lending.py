"""What an account lent to its tasks on a day that has passed, as far as the book still knows it.

Touches, grades, threats, trigger events and the days of contracts are kept with their dates and are taken as they were;
tier, cadence, parking, the state of a contract and the answers to threats and events are not, and are taken as now.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from kamtui.domain.keep.stakes import NO_STAKE, Graded, Happened, Stake, Threatened
from kamtui.domain.pulse.quadrants import Lent
from kamtui.domain.rules import Rules
from kamtui.domain.silence import silence
from kamtui.domain.words import Tier
from kamtui.domain.workdays import WorkCalendar

_VITAL = (Tier.KEY, Tier.A)


class Account(NamedTuple):
    """An account as it is now."""

    tier: Tier
    cadence: int | None
    """Its own, in days."""
    open: bool
    parked_until: date | None


class Agreed(NamedTuple):
    """The days of a contract."""

    start_on: date
    end_on: date
    notice_on: date | None
    running: bool
    """Neither renewed nor ended today."""


class Menace(NamedTuple):
    """A threat and when it was one."""

    found_on: date
    closed_on: date | None
    threat: Threatened


@dataclass(slots=True)
class Kept:
    """What the book keeps of one account, by date."""

    grades: list[tuple[date, Graded]] = field(default_factory=list)
    """The earliest first."""
    contracts: list[Agreed] = field(default_factory=list)
    threats: list[Menace] = field(default_factory=list)
    events: list[Happened] = field(default_factory=list)

    def stake(self, on: date) -> Stake:
        """What was at stake on a day."""
        graded = bisect_right(self.grades, on, key=lambda one: one[0])
        live = [one for one in self.contracts if one.running or one.start_on <= on <= one.end_on]
        return Stake(
            self.grades[graded - 1][1] if graded else None,
            min((one.end_on for one in live), default=None),
            min((one.notice_on for one in live if one.notice_on and one.notice_on >= on), default=None),
            tuple(
                one.threat
                for one in self.threats
                if one.found_on <= on and (one.closed_on is None or one.closed_on > on)
            ),
            tuple(one for one in self.events if one.day <= on),
        )


class Past(NamedTuple):
    """Accounts by id, with the days on which each was reached in order, and what is kept of those at stake."""

    accounts: Mapping[int, Account]
    touched: Mapping[int, list[date]]
    kept: Mapping[int, Kept]


def lender(past: Past, calendar: WorkCalendar, rules: Rules) -> Callable[[int, date], Lent]:
    """A function of an account and a day: whether it made its tasks important, and urgent, that morning."""

    def lent(account_id: int, on: date) -> Lent:
        account = past.accounts.get(account_id)
        if account is None:
            return Lent(False, False)
        kept = past.kept.get(account_id)
        stake = kept.stake(on) if kept else NO_STAKE
        matters = account.tier in _VITAL or bool(kept and stake.matters(on))
        presses = bool(kept and stake.presses(on, calendar))
        return Lent(matters, presses or _silent(account, past.touched.get(account_id, []), on, rules))

    return lent


def _silent(account: Account, touched: list[date], on: date, rules: Rules) -> bool:
    """Whether it was silent in the morning: that day's touches had not happened."""
    if not account.open or (account.parked_until is not None and account.parked_until > on):
        return False
    before = bisect_left(touched, on)
    last = touched[before - 1] if before else None
    return silence(last, rules.cadence(account.tier, account.cadence), on).is_silent
