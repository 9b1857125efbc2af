"""Seeded books for the quality of the plan: touches as a rep's month asks for them, over days partly taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from kamtui.domain.load import hours
from kamtui.domain.plan.month import PlanDays
from kamtui.domain.plan.touch import PlannedTouch
from kamtui.domain.plan.wishes import rank
from kamtui.domain.words import Kind, Tier
from kamtui.domain.workdays import WorkCalendar

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
CADENCE = {Tier.KEY: 7, Tier.A: 14, Tier.B: 30, Tier.C: 60, Tier.PROSPECT: 30}
CITIES = ("Leeds", "York", "Hull", "Sheffield", "Bradford", "Ripon", "Selby", "Whitby")
KINDS = (Kind.CALL, Kind.CALL, Kind.CALL, Kind.EMAIL, Kind.EMAIL, Kind.VISIT, Kind.MEETING, Kind.PROPOSAL)
MINUTES = {
    Kind.CALL: (15, 20, 30),
    Kind.EMAIL: (10, 15),
    Kind.VISIT: (60, 75, 90),
    Kind.MEETING: (45, 60),
    Kind.PROPOSAL: (45, 60),
}


@dataclass(frozen=True, slots=True)
class PlanBook:
    """A month to plan."""

    name: str
    touches: tuple[PlannedTouch, ...]
    days: PlanDays


def books(count: int) -> Iterator[PlanBook]:
    """Books of 60 to 150 accounts, from days with room to spare to days that hold half of what is wanted."""
    for seed in range(1, count + 1):
        chance = Random(seed)
        yield book(
            seed, chance.randrange(60, 151, 10), chance.randrange(240, 631, 30), chance.choice((0.1, 0.2, 0.3, 0.4))
        )


def book(seed: int, accounts: int, capacity: int, gaps: float = 0.3) -> PlanBook:
    """A book of so many accounts; `gaps` is how likely each of four more touches is wanted of one."""
    chance = Random(seed)
    touches: list[PlannedTouch] = []
    for account in range(1, accounts + 1):
        touches += _touches(account, chance, gaps)
    days = _days(chance, capacity, touches)
    room = sum(max(capacity - days.taken.get(day, 0), 0) for day in days.working())
    wanted = sum(touch.minutes for touch in touches) / room
    return PlanBook(f"{accounts} accounts, {hours(capacity)} a day, {wanted:.0%} wanted", tuple(touches), days)


def _touches(account: int, chance: Random, gaps: float) -> list[PlannedTouch]:
    tier = chance.choices(list(Tier), (4, 12, 30, 40, 14))[0]
    cadence, people = CADENCE[tier], chance.randint(1, 3)
    gap, city = chance.choice((2, 3, 3, 5)), chance.choice(CITIES)
    weekdays = [_weekdays(chance) for _ in range(people)]
    parts = [chance.choice((None,) * 6 + ("morning", "afternoon")) for _ in range(people)]
    wanted = [FIRST + timedelta(days=n) for n in range(chance.randrange(cadence), 31, cadence)]
    wanted += [FIRST + timedelta(days=chance.randrange(31)) for _ in range(4) if chance.random() < gaps]
    slack = max(cadence // 3, 2)
    made = []
    for n, ideal in enumerate(wanted):
        kind, who = chance.choice(KINDS), chance.randrange(people)
        made.append(
            PlannedTouch(
                (account, who, n),
                kind,
                chance.choice(MINUTES[kind]),
                max(FIRST, ideal - timedelta(days=slack)),
                min(LAST, ideal + timedelta(days=slack)),
                ideal,
                rank(tier),
                tier is Tier.KEY,
                f"c{account}.{who}",
                gap,
                city,
                weekdays[who],
                parts[who],
            )
        )
    return made


def _weekdays(chance: Random) -> frozenset[int] | None:
    return frozenset(chance.sample(range(5), chance.randint(2, 3))) if chance.random() < 0.12 else None


def _days(chance: Random, capacity: int, touches: list[PlannedTouch]) -> PlanDays:
    off = {date(2026, 12, 25): "Christmas Day", date(2026, 12, 28): "Boxing Day"}
    off |= {FIRST + timedelta(days=chance.randrange(31)): "day off" for _ in range(chance.randrange(3))}
    calendar = WorkCalendar(off=off)
    working = PlanDays(calendar, FIRST, LAST, capacity).working()
    taken = {day: chance.randrange(6, 36) * 5 for day in working if chance.random() < 0.4}
    met = {str(touch.who): [FIRST - timedelta(days=chance.randint(1, 5))] for touch in touches if chance.random() < 0.1}
    bound = {part: {day: minutes // 3 for day, minutes in taken.items()} for part in ("morning", "afternoon")}
    trips = {city: [chance.choice(working)] for city in chance.sample(CITIES, 2)}
    return PlanDays(calendar, FIRST, LAST, capacity, taken, bound, sum(taken.values()) // 4, met, trips)
