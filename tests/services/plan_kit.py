"""What the tests of the plan share: invented books, and a checker that knows the rules but nothing of the engine."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from verbs_kit import day, rows

from kamtui.config import Settings
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.rules import Rules
from kamtui.domain.text import name_key
from kamtui.domain.words import CLIENT_KINDS, Kind, Tier
from kamtui.services.book import Book
from kamtui.services.plan.draft import Draft, draft_month
from kamtui.services.views.plan import PlanView, plan_view
from kamtui.store.tables import (
    Account,
    AccountPlan,
    Contact,
    Contract,
    DayOff,
    Department,
    Grade,
    Intensity,
    Objective,
    Pin,
    Task,
    Threat,
    Touch,
    TriggerEvent,
)

DECEMBER = date(2026, 12, 1)
"""The month that is planned on `MON`, 23 November 2026."""

FIRST, LAST = DECEMBER, date(2026, 12, 31)
SILENT_SLOTS = Settings(plan_slots=(), rules=Rules(base_accounts=0))
"""Nothing is wanted but what an account asks for."""

REACH: dict[str, tuple[frozenset[int] | None, str | None]] = {
    "": (None, None),
    "never Mondays": (frozenset({1, 2, 3, 4, 5, 6}), None),
    "Tue-Thu mornings": (frozenset({1, 2, 3}), "morning"),
    "e-mail, after 15:00": (None, "afternoon"),
    "Fridays only": (frozenset({4}), None),
}
"""What some contacts like, and the days and half of the day it means."""

REPEATS = {"FREQ=WEEKLY": 7, "FREQ=DAILY;INTERVAL=3": 3, "FREQ=HOURLY": None}
"""Rules of repeats, and the days between two of them; the last is one that kamtui does not follow."""


def account(book: Book, name: str, tier: Tier = Tier.B, **columns: Any) -> int:
    with book.work("account") as (work, _):
        return work.add(Account, name=name, folded=name_key(name), tier=tier, **columns)


def person(book: Book, account_id: int, name: str = "Rina", **columns: Any) -> int:
    with book.work("person") as (work, _):
        return work.add(Contact, name=name, folded=name_key(name), account_id=account_id, **columns)


def task(book: Book, on: date, **columns: Any) -> int:
    """An open call of 15 minutes."""
    with book.work("task") as (work, _):
        return work.add(Task, **{"title": "one", "planned_on": on} | columns)


def draft(book: Book, month: date = DECEMBER) -> Draft:
    with book.reading() as connection:
        return draft_month(connection, book, month)


def view(book: Book, month: date = DECEMBER) -> PlanView:
    with book.reading() as connection:
        return plan_view(connection, book, month)


def planned(book: Book) -> list[tuple[str, str]]:
    """Title and day of every open task."""
    return rows(book, "SELECT title, planned_on FROM tasks WHERE status = 'open' ORDER BY planned_on, id")


def random_book(book: Book, seed: int) -> Book:
    """Fills an empty book, the same for the same seed, and returns it with settings of its own."""
    chance = Random(seed)
    rules = Rules(
        capacity_minutes=chance.choice((90, 180, 360)),
        reserved_percent=chance.choice((0, 20, 60)),
        base_accounts=chance.choice((0, 80)),
        weekend=chance.choice((frozenset({5, 6}), frozenset({4, 5}))),
    )
    with book.work("fill") as (work, _):
        for first in chance.sample(range(40), 3):
            work.add(DayOff, first_on=day(first), last_on=day(first + chance.randint(0, 3)), why="away")
        for n in range(chance.randint(3, 14)):
            _random_account(work, chance, n)
        for _ in range(4):
            work.add(Task, **_random_task(chance, None, None))
    return replace(book, settings=replace(Settings(), country="GB", rules=rules))


def _random_account(work: Any, chance: Random, n: int) -> None:
    state = chance.choice(({},) * 6 + ({"status": "lost"}, {"parked_until": day(60), "parked_why": "no budget"}))
    account_id = work.add(
        Account,
        name=f"Client {n}",
        folded=f"client {n}",
        tier=chance.choice(list(Tier)),
        city=chance.choice((None, "Leeds", "York")),
        min_gap_days=chance.choice((None, None, 0, 5, 75)),
        cadence_days=chance.choice((None, None, 3)),
        **state,
    )
    team = work.add(Department, account_id=account_id, name="IT")
    if chance.random() < 0.3:
        touches, minutes = chance.choice((None, 0, 3, 12)), chance.choice((None, 5, 100))
        work.add(Intensity, account_id=account_id, touches=touches, minutes=minutes)
    people: list[int | None] = [None]
    for name in ("Ana", "Ben", "Cleo")[: chance.randint(0, 3)]:
        reach, where = chance.choice(list(REACH)), chance.choice((None, team))
        columns = {"name": name, "folded": name.lower(), "reach": reach or None, "department_id": where}
        people.append(work.add(Contact, account_id=account_id, **columns))
    for _ in range(chance.randint(0, 5)):
        work.add(Task, **_random_task(chance, account_id, chance.choice(people)))
    for _ in range(chance.randint(0, 3)):
        outcome = chance.choice(("reached", "reached", "no answer"))
        values = {"account_id": account_id, "contact_id": chance.choice(people), "kind": "call", "outcome": outcome}
        work.add(Touch, **values, day=day(-chance.choice((0, 1, 3, 20, 90))), at=0)


def _random_task(chance: Random, account_id: int | None, contact_id: int | None) -> dict[str, Any]:
    on = day(chance.randint(-5, 45))
    repeat = chance.choice((None,) * 8 + tuple(REPEATS))
    return {
        "title": f"task {chance.randrange(1000)}",
        "kind": chance.choice(list(Kind)),
        "account_id": account_id,
        "contact_id": contact_id,
        "planned_on": on,
        "minutes": chance.choice((5, 15, 45, 120)),
        "at": chance.choice((None, None, "09:30", "15:00")),
        "promised": chance.choice((None, None, None, "price")),
        "due_on": chance.choice((None, None, on + timedelta(days=9))),
        "handed_to": chance.choice((None, None, None, "Sam")),
        "repeat": repeat,
        "repeat_from": on if repeat else None,
    }


def put_at_stake(book: Book, chance: Random) -> None:
    """Gives the accounts of a book what a plan answers besides their cadence: several of each at some of them."""
    with book.work("stakes") as (work, _):
        for (account_id,) in rows(book, "SELECT id FROM accounts"):
            for n in range(chance.choice((0, 0, 1, 2))):
                work.add(Threat, account_id=account_id, text=f"threat {n}", found_on=day(-9), severity=1 + n)
            for n in range(chance.choice((0, 0, 1, 2))):
                topic = chance.choice(list(EventTopic))
                work.add(TriggerEvent, account_id=account_id, topic=topic, day=day(-n), text="x")
            for n in range(chance.choice((0, 0, 1, 2))):
                ends = {"start_on": day(-200), "end_on": day(chance.randint(1, 120))}
                work.add(Contract, account_id=account_id, name=f"contract {n}", **ends)
            for n in range(chance.choice((0, 0, 1, 2))):
                work.add(Objective, account_id=account_id, text=f"objective {n}")
            if chance.random() < 0.4:
                work.add(AccountPlan, account_id=account_id, review_on=day(chance.randint(-9, 50)))
            if chance.random() < 0.3:
                graded = {"day": day(-chance.randint(1, 400)), "question": "x", "letter": "C", "why": "x"}
                work.add(Grade, account_id=account_id, **graded)
            for n in range(chance.choice((0, 0, 1, 3))):
                work.add(Task, title=f"old {n}", account_id=account_id, planned_on=day(-30 - n), minutes=15)


def pin_some(book: Book, chance: Random) -> None:
    """Pins a few open tasks."""
    with book.work("pins") as (work, _):
        for (task_id,) in rows(book, "SELECT id FROM tasks WHERE status = 'open' AND planned_on IS NOT NULL"):
            if chance.random() < 0.2:
                work.add(Pin, task_id=task_id)


# -- the checker ---------------------------------------------------------------------------------------------------


class Standing(NamedTuple):
    """A task on a day, or one that a repeat will bring."""

    id: int
    kind: str
    account_id: int | None
    contact_id: int | None
    on: date
    minutes: int
    at: str | None
    tier: str | None
    reach: str

    @property
    def who(self) -> tuple[str, int] | None:
        """Whom it touches."""
        if self.kind not in CLIENT_KINDS or (self.contact_id is None and self.account_id is None):
            return None
        return ("c", self.contact_id) if self.contact_id is not None else ("a", self.account_id or 0)

    @property
    def half(self) -> str | None:
        """The half of the day it is bound to."""
        if self.at is not None:
            return "morning" if self.at < "12:00" else "afternoon"
        return REACH[self.reach][1]


def standing(connection: sqlite3.Connection, today: date, until: date) -> list[Standing]:
    """Every open task, and what repeats will bring from today up to a day."""
    found = []
    for *values, on, minutes, at, repeat, tier, reach in connection.execute(
        """SELECT t.id, t.kind, t.account_id, t.contact_id, t.planned_on, t.minutes, t.at, t.repeat, a.tier, c.reach
        FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN contacts c ON c.id = t.contact_id
        WHERE t.status = 'open' AND t.planned_on IS NOT NULL"""
    ):
        first = date.fromisoformat(on)
        found.append(Standing(*values, first, minutes, at, tier, reach or ""))
        if step := REPEATS.get(repeat or ""):
            days = [first + timedelta(days=n) for n in range(step, (until - first).days + 1, step)]
            found += [Standing(*values, again, minutes, None, tier, reach or "") for again in days if again >= today]
    return found


def broken(book: Book, new: set[int], first: date, last: date) -> Iterator[str]:
    """Every rule that a task in `new`, which a plan laid between two days, breaks; nothing when all is well."""
    with book.reading() as connection:
        off = {date.fromisoformat(row[0]) for row in connection.execute("SELECT day FROM holidays")}
        for start, end in connection.execute("SELECT first_on, last_on FROM days_off"):
            span = date.fromisoformat(start), date.fromisoformat(end)
            off |= {span[0] + timedelta(days=n) for n in range((span[1] - span[0]).days + 1)}
        there = standing(connection, book.today, last + timedelta(days=100))
        gaps = dict(connection.execute("SELECT id, min_gap_days FROM accounts"))
        aside = {
            row[0]
            for row in connection.execute(
                "SELECT id FROM accounts WHERE status <> 'open' OR parked_until > ?", (str(book.today),)
            )
        }
        met = defaultdict(list)
        for account_id, contact_id, on in connection.execute(
            "SELECT account_id, contact_id, day FROM touches WHERE outcome <> 'no answer'"
        ):
            met["a" if contact_id is None else "c", contact_id or account_id].append(date.fromisoformat(on))
    laid = [one for one in there if one.id in new]
    working = [
        found
        for n in range((last - first).days + 1)
        if (found := first + timedelta(days=n)).weekday() not in book.rules.weekend and found not in off
    ]
    for one in laid:
        if one.on not in working:
            yield f"{one} is on no working day of the span"
        if one.account_id in aside:
            yield f"{one} is of an account that is left alone"
        days = REACH[one.reach][0]
        if days is not None and one.on.weekday() not in days:
            yield f"{one} is on no day of the contact"
        gap = gaps.get(one.account_id)
        gap = book.rules.min_gap_days if gap is None else gap
        others = [other.on for other in there if other is not one and other.who == one.who is not None]
        if any(abs((one.on - on).days) < gap for on in [*others, *(met[one.who] if one.who else ())]):
            yield f"{one} is less than {gap} days from another touch"
    yield from _too_full(book, there, laid, working)


def _too_full(book: Book, there: list[Standing], laid: list[Standing], working: list[date]) -> Iterator[str]:
    capacity = book.rules.capacity_minutes
    for on in {one.on for one in laid}:
        today = [one for one in there if one.on == on]
        if len(today) > 1 and sum(one.minutes for one in today) > capacity:
            yield f"{on} is too full"
        for half in {one.half for one in laid if one.on == on and one.half is not None}:
            bound = [one for one in today if one.half == half]
            if len(bound) > 1 and sum(one.minutes for one in bound) > capacity // 2:
                yield f"the {half} of {on} is too full"
    key = [one for one in there if one.tier == Tier.KEY and working and working[0] <= one.on <= working[-1]]
    most = capacity * len(working) * (1 - book.rules.reserved_percent / 100)
    if any(one.tier == Tier.KEY for one in laid) and sum(one.minutes for one in key) > most + 1:
        yield "key accounts have more than their share"
