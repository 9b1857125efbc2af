"""What a month should hold: the touches that cadences, gaps and recurring slots ask for, before any has a day.

A touch carries its reason. Every touch of key and A accounts comes before those of others, whose share is reserved;
among these the first touch of every account comes before the second of any, so that nobody is left out for the sake of
another one's third.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kamtui.domain.keep.renewals import Rung
from kamtui.domain.keep.responses import Asks
from kamtui.domain.placing import who_of
from kamtui.domain.plan.facts import AccountFacts, LeftOver, Person
from kamtui.domain.plan.gaps import Gap, GapRule
from kamtui.domain.plan.reach import Reach, read_reach
from kamtui.domain.plan.rhythm import Beat, give_way, rhythm
from kamtui.domain.plan.touch import PlannedTouch
from kamtui.domain.rules import Rules
from kamtui.domain.words import CLIENT_KINDS, BuyerRole, Kind, Tier
from kamtui.domain.workdays import full_month

KEEP_IN_TOUCH = "keep in touch"
"""Title of a touch that only the cadence asks for."""

_RANKS = {Tier.KEY: 0, Tier.A: 1, Tier.B: 2, None: 2, Tier.PROSPECT: 3, Tier.C: 4}
_FOREMOST = (Tier.KEY, Tier.A)
_ROUND = 5
_ROLES = {role: place for place, role in enumerate((*BuyerRole, None))}
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Wish:
    """A touch to place, and what the task it becomes will say."""

    touch: PlannedTouch
    title: str
    account_id: int | None
    contact_id: int | None
    because: str
    """Why it is wanted: the gap's sentence, or the cadence."""
    serves: tuple[int, Rung] | None = None
    """The contract whose ladder it climbs, and the rung."""
    asks: Asks | None = None
    """The threat or the trigger event it answers."""
    towards: int | None = None
    """The objective of the account plan it serves."""
    task_id: int | None = None
    """The open task of a month that is over which it plans again; None where a new one is made."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Time the rep keeps for something every so often, on one day of the month."""

    title: str
    kind: Kind
    minutes: int
    on: date


def wishes(
    accounts: Iterable[AccountFacts],
    gaps: Sequence[Gap],
    slots: Sequence[Slot],
    first: date,
    last: date,
    rules: Rules,
    standing: Mapping[str, Sequence[date]],
) -> list[Wish]:
    """Everything wanted from `first` to `last`, both included, beyond what is planned.

    `gaps` are those the rep kept; `standing` are the days of planned tasks of no account by their title. These and the
    `slots` are of the whole month, the days before `first` too.
    """
    by_account: dict[int | None, list[Gap]] = {}
    for gap in gaps:
        by_account.setdefault(gap.account_id, []).append(gap)
    found = [wish for one in accounts for wish in _of_account(one, by_account.get(one.id, []), first, last, rules)]
    return [*found, *_of_book(by_account.get(None, []), slots, first, last, rules, standing)]


def rank(tier: Tier | None, n: int = 0) -> int:
    """How much the n-th touch of an account matters, smaller is more; what is of no account counts as tier B."""
    return _RANKS[tier] + (0 if tier in _FOREMOST else _ROUND * n)


def _of_account(one: AccountFacts, gaps: Sequence[Gap], first: date, last: date, rules: Rules) -> list[Wish]:
    again = one.left_over if any(gap.rule is GapRule.LEFT_OVER for gap in gaps) else ()
    dated = [(gap, _dated(gap.step.by, first, last)) for gap in gaps if gap.step.by is not None]
    gaps = [gap for gap in gaps if gap.step.by is None and gap.rule is not GapRule.LEFT_OVER]
    fixed = [beat.ideal for gap, beat in dated if gap.step.kind in CLIENT_KINDS]  # our own work touches nobody
    planned = sorted([*one.planned, *fixed, *[first] * len(again)])
    beats = rhythm(first, last, one.cadence, one.last_touch_on, planned, one.touches)
    if not beats and gaps and one.touches is None and not any(first <= day <= last for day in planned):
        beats = [Beat(first, first, last)]
    people = _in_turn(one)
    reasons: list[Gap | None] = [*gaps[: len(beats)], *[None] * (len(beats) - len(gaps))]
    visit = next((n for n, gap in enumerate(reasons) if gap is None), None) if one.matters and one.city else None
    found = [
        _wish(one, n, beat, gap, _person(people, n, gap), (first, last), rules, visits=n == visit)
        for n, (beat, gap) in enumerate(zip(beats, reasons, strict=True))
    ]
    found += [
        _wish(one, n, beat, gap, _person(people, 0, gap), (first, last), rules, visits=False)
        for n, (gap, beat) in enumerate(dated, len(found))
    ]
    return found + [_again(one, n, left, first, last) for n, left in enumerate(again, len(found))]


def _again(one: AccountFacts, n: int, left: LeftOver, first: date, last: date) -> Wish:
    """A task of a month that is over, to be done as early in this one as can be."""
    person = next((person for person in one.people if person.id == left.contact_id), None)
    reach = read_reach(person.reach) if person else Reach()
    touch = PlannedTouch(
        id=(one.id, left.contact_id or 0, n),
        kind=left.kind,
        minutes=left.minutes,
        earliest=first,
        latest=last,
        ideal=first,
        important=rank(one.tier),
        key=one.is_key,
        who=who_of(left.contact_id, one.id),
        min_gap=one.min_gap,
        city=one.city,
        weekdays=reach.weekdays,
        part=reach.part,
    )
    because = f"left over from {full_month(left.planned_on)}"
    return Wish(touch, left.title, one.id, left.contact_id, because, task_id=left.task_id)


def _dated(by: date, first: date, last: date) -> Beat:
    """On its day or in the week before; as soon as can be once that has passed."""
    week = timedelta(days=6)
    return Beat(by, max(by - week, first), by) if by >= first else Beat(first, first, min(first + week, last))


def _wish(
    one: AccountFacts,
    n: int,
    beat: Beat,
    gap: Gap | None,
    person: Person | None,
    span: tuple[date, date],
    rules: Rules,
    *,
    visits: bool,
) -> Wish:
    reach = read_reach(person.reach) if person else Reach()
    kind = _kind(gap, reach, visits=visits)
    fixed = gap is not None and gap.step.by is not None
    wait = timedelta(days=0 if reach.weekdays is None or fixed else 6)  # a window that has one of their days
    touch = PlannedTouch(
        id=(one.id, person.id if person else 0, n),
        kind=kind,
        minutes=one.minutes or rules.kind_minutes[kind],
        earliest=max(beat.earliest - wait, span[0]),
        latest=min(beat.latest + wait, span[1]),
        ideal=beat.ideal,
        important=rank(one.tier, 0 if fixed else n),
        key=one.is_key,
        who=who_of(person.id if person else None, one.id),
        min_gap=one.min_gap,
        city=one.city,
        weekdays=reach.weekdays,
        part=reach.part,
    )
    because = gap.says if gap else f"{one.tier} account, every {one.cadence} d"
    title, serves, asks = (gap.step.title, gap.step.serves, gap.step.asks) if gap else (KEEP_IN_TOUCH, None, None)
    towards = gap.step.towards if gap else None
    return Wish(touch, title, one.id, person.id if person else None, because, serves, asks, towards)


def _kind(gap: Gap | None, reach: Reach, *, visits: bool) -> Kind:
    """The gap's own, a visit where it is time for one, else the channel the contact likes; a call when nobody says."""
    if gap is not None and gap.step.kind is not Kind.CALL:
        return gap.step.kind
    return Kind.VISIT if visits else reach.kind or Kind.CALL


def _in_turn(one: AccountFacts) -> list[Person]:
    """Its people in the order they are to be touched: where it matters, those not spoken to for longest come first."""

    def order(person: Person) -> tuple[date, int, int] | tuple[int, date, int]:
        since = person.last_touch_on or date.min
        return (since, _ROLES[person.role], person.id) if one.matters else (_ROLES[person.role], since, person.id)

    return sorted(one.people, key=order)


def _person(people: Sequence[Person], n: int, gap: Gap | None) -> Person | None:
    """Whom the n-th touch is for: somebody of the gap's department, else the next in turn; nobody for our own work."""
    if gap is not None and gap.step.kind is Kind.INTERNAL:
        return None
    if gap is not None and gap.step.department is not None:
        return next((person for person in people if person.department == gap.step.department), None)
    return people[n % len(people)] if people else None


def _of_book(
    gaps: Iterable[Gap],
    slots: Iterable[Slot],
    first: date,
    last: date,
    rules: Rules,
    standing: Mapping[str, Sequence[date]],
) -> list[Wish]:
    """Time for what belongs to no account, in the weeks that have none yet."""
    found: list[Wish] = []
    for gap in gaps:
        step = gap.step
        there = standing.get(step.title, ())
        weeks = [Beat(day, day, min(day + _WEEK - timedelta(days=1), last)) for day in _weeks(first, last)][
            : step.times
        ]
        free = [beat for beat in weeks if not any(beat.earliest <= day <= beat.latest for day in there)]
        minutes = rules.kind_minutes[step.kind]
        for beat in free[: max(step.times - len(there), 0)]:
            found.append(_own(len(found), step.title, step.kind, minutes, beat, gap.says))
    for slot in _open_slots(slots, standing):
        if slot.on >= first:
            beat = Beat(slot.on, slot.on, slot.on)
            found.append(_own(len(found), slot.title, slot.kind, slot.minutes, beat, "a slot of every month"))
    return found


def _open_slots(slots: Iterable[Slot], standing: Mapping[str, Sequence[date]]) -> list[Slot]:
    """Slots without a task: one that was moved by a day or two is still the slot's."""
    free: dict[str, dict[date, Slot]] = {}
    for slot in slots:
        free.setdefault(slot.title, {})[slot.on] = slot
    found: list[Slot] = []
    for title, of in free.items():
        days = list(of)
        give_way(days, standing.get(title, ()))
        found += [of[day] for day in days]
    return found


def _weeks(first: date, last: date) -> list[date]:
    return [first + n * _WEEK for n in range((last - first).days // 7 + 1)]


def _own(n: int, title: str, kind: Kind, minutes: int, beat: Beat, because: str) -> Wish:
    touch = PlannedTouch((0, 0, n), kind, minutes, beat.earliest, beat.latest, beat.ideal, important=rank(None))
    return Wish(touch, title, None, None, because)
