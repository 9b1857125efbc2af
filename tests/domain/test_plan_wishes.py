"""What a month should hold: whose turn it is, of what kind, for which reason, and nothing wanted twice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.plan.facts import AccountFacts, BookFacts, LeftOver, Person
from kamtui.domain.plan.gaps import Gap, GapRule, Step, gaps_of
from kamtui.domain.plan.wishes import KEEP_IN_TOUCH, Slot, Wish, rank, wishes
from kamtui.domain.rules import Rules
from kamtui.domain.words import BuyerRole, Kind, Tier

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
RULES = Rules()
ACME = AccountFacts(
    id=1, name="Acme", tier=Tier.B, city="Leeds", cadence=14, min_gap=3, last_touch_on=date(2026, 11, 20)
)


def dec(day: int) -> date:
    return date(2026, 12, day)


def person(number: int, role: BuyerRole | None = None, last: date | None = None, **more: Any) -> Person:
    return Person(number, f"P{number}", role, more.get("department"), more.get("reach", ""), last)


def gap(step: Step, says: str = "because", account_id: int | None = 1) -> Gap:
    return Gap(GapRule.SILENT, account_id, says, "evidence", step)


def wanted(
    *accounts: AccountFacts,
    gaps: Sequence[Gap] = (),
    slots: Sequence[Slot] = (),
    standing: Mapping[str, Sequence[date]] | None = None,
    first: date = FIRST,
) -> list[Wish]:
    return wishes(accounts, gaps, slots, first, LAST, RULES, standing or {})


# -- accounts ------------------------------------------------------------------------------------------------------


def test_a_cadence_touch() -> None:
    (first, second) = wanted(ACME)
    assert (first.title, first.because, first.contact_id) == (KEEP_IN_TOUCH, "B account, every 14 d", None)
    assert (first.touch.kind, first.touch.minutes, first.touch.who) == (Kind.CALL, 15, "a1")
    assert (first.touch.ideal, first.touch.earliest, first.touch.latest) == (dec(4), FIRST, dec(8))
    assert (first.touch.min_gap, first.touch.key, first.touch.city) == (3, False, "Leeds")
    assert second.touch.ideal == dec(18)


def test_key_and_a_accounts_come_first_and_nobody_gets_a_second_touch_before_all_have_one() -> None:
    others = (Tier.B, Tier.PROSPECT, Tier.C)
    ranks = [rank(Tier.KEY), rank(Tier.A), *(rank(tier, n) for n in range(9) for tier in others)]
    assert all(one < other for one, other in pairwise(ranks))
    assert {rank(Tier.KEY, n) for n in range(9)} == {rank(Tier.KEY)}
    assert {rank(Tier.A, n) for n in range(9)} == {rank(Tier.A)}
    assert rank(None) == rank(Tier.B)
    found = wanted(ACME, replace(ACME, id=2, tier=Tier.KEY))
    by_account = {key: [w.touch.important for w in found if w.account_id == key] for key in (1, 2)}
    assert by_account == {1: [2, 7], 2: [0, 0]}


LEFT = LeftOver(41, "agree prices", Kind.CALL, 20, None, date(2026, 10, 12))


def test_what_was_left_over_is_planned_again_and_takes_a_touch() -> None:
    one = replace(ACME, left_over=(LEFT, replace(LEFT, task_id=42, planned_on=date(2026, 10, 20))))
    (found,) = gaps_of([one], BookFacts(date(2026, 11, 23)), RULES)[:1]
    assert (found.rule, found.says, found.evidence) == (
        GapRule.LEFT_OVER,
        "2 steps of October not done",
        "agree prices",
    )
    kept = wanted(one, gaps=[found])
    assert [w.task_id for w in kept] == [41, 42]
    assert {(w.title, w.touch.minutes, w.because) for w in kept} == {("agree prices", 20, "left over from October")}
    assert {(w.touch.earliest, w.touch.latest) for w in kept} == {(FIRST, LAST)}
    dropped = wanted(one)
    assert [w.task_id for w in dropped] == [None, None]
    assert len({w.touch.id for w in kept}) == 2


def test_people_take_turns_by_role() -> None:
    people = (
        person(1, BuyerRole.USER),
        person(2, BuyerRole.DECISION_MAKER, dec(1)),
        person(3, BuyerRole.USER, date(2026, 1, 1)),
    )
    found = wanted(replace(ACME, cadence=7, people=people))
    assert [w.contact_id for w in found] == [2, 1, 3, 2, 1]
    assert [w.touch.who for w in found] == ["c2", "c1", "c3", "c2", "c1"]


def test_where_it_matters_who_was_not_spoken_to_for_longest_comes_first() -> None:
    people = (
        person(1, BuyerRole.DECISION_MAKER, date(2026, 11, 20)),
        person(2, BuyerRole.USER, date(2026, 3, 1)),
        person(3, BuyerRole.USER),
        person(4, BuyerRole.BOOKER),
    )
    found = wanted(replace(ACME, tier=Tier.A, cadence=7, people=people))
    assert [w.contact_id for w in found] == [4, 3, 2, 1, 4]


@pytest.mark.parametrize(
    ("tier", "city", "kinds"),
    [
        (Tier.KEY, "Leeds", [Kind.VISIT, Kind.CALL]),
        (Tier.A, "Leeds", [Kind.VISIT, Kind.CALL]),
        (Tier.A, None, [Kind.CALL, Kind.CALL]),
        (Tier.B, "Leeds", [Kind.CALL, Kind.CALL]),
    ],
)
def test_key_and_a_accounts_are_visited_once(tier: Tier, city: str | None, kinds: list[Kind]) -> None:
    assert [w.touch.kind for w in wanted(replace(ACME, tier=tier, city=city))] == kinds


def test_the_visit_is_the_first_touch_without_another_reason() -> None:
    reason = gap(Step(Kind.CALL, "ask"))
    found = wanted(replace(ACME, tier=Tier.KEY), gaps=[reason])
    assert [(w.touch.kind, w.title) for w in found] == [(Kind.CALL, "ask"), (Kind.VISIT, KEEP_IN_TOUCH)]
    assert [w.touch.kind for w in wanted(replace(ACME, tier=Tier.KEY), gaps=[reason] * 2)] == [Kind.CALL, Kind.CALL]


def test_gaps_give_touches_their_reason_in_order() -> None:
    offered = [gap(Step(Kind.PROPOSAL, "idea"), "one"), gap(Step(Kind.CALL, "ask"), "two"), gap(Step(Kind.CALL, "x"))]
    found = wanted(ACME, gaps=offered)
    assert [(w.title, w.because, w.touch.kind) for w in found] == [
        ("idea", "one", Kind.PROPOSAL),
        ("ask", "two", Kind.CALL),
    ]
    assert [w.touch.minutes for w in found] == [60, 15]


def test_a_gap_alone_is_worth_a_touch_unless_one_is_planned() -> None:
    rare = replace(ACME, cadence=60)
    assert wanted(rare) == []
    (found,) = wanted(rare, gaps=[gap(Step(Kind.CALL, "ask"))])
    assert (found.touch.earliest, found.touch.ideal, found.touch.latest) == (FIRST, FIRST, LAST)
    assert wanted(replace(rare, planned=(dec(30),)), gaps=[gap(Step(Kind.CALL, "ask"))]) == []
    assert wanted(replace(rare, touches=0), gaps=[gap(Step(Kind.CALL, "ask"))]) == []


def test_somebody_of_the_department_is_meant() -> None:
    people = (person(1, BuyerRole.DECISION_MAKER), person(2, department="IT"))
    (found, _) = wanted(replace(ACME, people=people), gaps=[gap(Step(Kind.CALL, "get to know IT", "IT"))])
    assert found.contact_id == 2
    (found, _) = wanted(replace(ACME, people=people), gaps=[gap(Step(Kind.CALL, "get to know HR", "HR"))])
    assert (found.contact_id, found.touch.who) == (None, "a1")


def test_what_a_contact_likes() -> None:
    likes = person(1, reach="e-mail, after 15:00, Tuesdays")
    found = wanted(replace(ACME, cadence=30, last_touch_on=date(2026, 11, 15), people=(likes,)))[0].touch
    assert (found.kind, found.minutes, found.part, found.weekdays) == (Kind.EMAIL, 10, "afternoon", frozenset({1}))
    assert (found.earliest, found.ideal, found.latest) == (FIRST, dec(15), LAST)  # wide enough for one of the days
    visited = wanted(replace(ACME, tier=Tier.KEY, people=(likes,)))[0].touch
    assert (visited.kind, visited.part) == (Kind.VISIT, "afternoon")


def test_intensity() -> None:
    found = wanted(replace(ACME, touches=4, minutes=45))
    assert [(w.touch.minutes, w.because) for w in found] == [(45, "B account, every 14 d")] * 4
    assert wanted(replace(ACME, touches=0)) == []


# -- the book ------------------------------------------------------------------------------------------------------

PROSPECT = gap(Step(Kind.PROSPECTING, "find new accounts", times=4), account_id=None)


def windows(found: Sequence[Wish]) -> list[tuple[int, int]]:
    return [(w.touch.earliest.day, w.touch.latest.day) for w in found]


@pytest.mark.parametrize(
    ("first", "standing", "expected"),
    [
        (1, [], [(1, 7), (8, 14), (15, 21), (22, 28)]),
        (1, [2, 9, 16, 23], []),
        (1, [9], [(1, 7), (15, 21), (22, 28)]),
        (1, [2, 3], [(8, 14), (15, 21)]),  # four a month, however they lie
        (1, [30], [(1, 7), (8, 14), (15, 21)]),
        (15, [2, 9], [(15, 21), (22, 28)]),  # what lies behind counts
        (30, [], [(30, 31)]),
    ],
)
def test_weekly_time_of_the_book(first: int, standing: list[int], expected: list[tuple[int, int]]) -> None:
    found = wanted(gaps=[PROSPECT], first=dec(first), standing={"find new accounts": [dec(n) for n in standing]})
    assert windows(found) == expected
    assert {(w.account_id, w.touch.who, w.touch.kind) for w in found} <= {(None, None, Kind.PROSPECTING)}


FRIDAYS = [Slot("research", Kind.RESEARCH, 30, dec(day)) for day in (4, 11, 18, 25)]


@pytest.mark.parametrize(
    ("first", "standing", "days"),
    [
        (1, [], [4, 11, 18, 25]),
        (12, [], [18, 25]),
        (1, [4, 11, 18, 25], []),
        (1, [3, 14], [18, 25]),  # moved ones are still the slot's
        (17, [16], [25]),
    ],
)
def test_slots(first: int, standing: list[int], days: list[int]) -> None:
    found = wanted(
        slots=FRIDAYS, first=dec(first), standing={"research": [dec(n) for n in standing], "other": [dec(4)]}
    )
    assert windows(found) == [(day, day) for day in days]


def test_everything_of_the_book_has_an_id_of_its_own() -> None:
    stale = gap(Step(Kind.INTERNAL, "load the new sales"), account_id=None)
    slots = [*FRIDAYS, Slot("stock", Kind.INTERNAL, 10, dec(4))]
    found = wanted(ACME, replace(ACME, id=2), gaps=[PROSPECT, stale], slots=slots)
    assert len({w.touch.id for w in found}) == len(found) == 4 + 4 + 1 + 5


# -- whatever the book ---------------------------------------------------------------------------------------------

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 10, 1), TODAY)
PEOPLE = st.builds(
    Person,
    id=st.integers(1, 99),
    name=st.just("Rina"),
    role=st.none() | st.sampled_from(BuyerRole),
    department=st.none() | st.sampled_from(["IT", "HR"]),
    reach=st.sampled_from(["", "after 15:00", "never Mondays", "Wed mornings, e-mail"]),
    last_touch_on=st.none() | DAYS,
)
ACCOUNTS = st.builds(
    AccountFacts,
    id=st.integers(1, 99),
    name=st.just("Acme"),
    tier=st.sampled_from(Tier),
    city=st.none() | st.just("Leeds"),
    cadence=st.integers(1, 90),
    min_gap=st.integers(0, 9),
    last_touch_on=st.none() | DAYS,
    next_on=st.none() | st.just(TODAY),
    planned=st.lists(st.dates(TODAY, date(2027, 2, 1)), max_size=6).map(lambda days: tuple(sorted(days))),
    people=st.lists(PEOPLE, max_size=3, unique_by=lambda one: one.id).map(tuple),
    unspoken=st.lists(st.sampled_from(["IT", "HR"]), max_size=2, unique=True).map(tuple),
    touches=st.none() | st.integers(0, 31),
    minutes=st.none() | st.integers(1, 600),
)


@given(
    st.lists(ACCOUNTS, max_size=5, unique_by=lambda one: one.id), st.sampled_from([FIRST, dec(10), dec(31)]), st.data()
)
def test_nothing_is_wanted_twice(accounts: list[AccountFacts], first: date, data: st.DataObject) -> None:
    book = BookFacts(TODAY, accounts_short=3)
    gaps = gaps_of(accounts, book, RULES)
    asked = wishes(accounts, gaps, FRIDAYS, first, LAST, RULES, {})
    assert len({w.touch.id for w in asked}) == len(asked)
    planned: dict[int | None, list[date]] = {}
    standing: dict[str, list[date]] = {}
    for wish in asked:
        touch = wish.touch
        assert first <= touch.earliest <= touch.ideal <= touch.latest <= LAST
        on = data.draw(st.dates(touch.earliest, touch.latest))
        if wish.account_id is None:
            standing.setdefault(wish.title, []).append(on)
        else:
            planned.setdefault(wish.account_id, []).append(on)
    kept = [replace(one, planned=tuple(sorted([*one.planned, *planned.get(one.id, ())]))) for one in accounts]
    assert wishes(kept, gaps, FRIDAYS, first, LAST, RULES, standing) == []


@given(st.lists(ACCOUNTS, min_size=1, max_size=5, unique_by=lambda one: one.id))
def test_each_person_has_a_turn_before_anybody_has_two(accounts: list[AccountFacts]) -> None:
    for one in accounts:
        found = wishes([one], [], [], FIRST, LAST, RULES, {})
        turns = Counter(w.contact_id for w in found)
        people = {person.id for person in one.people} or {None}
        assert set(turns) <= people
        if found:
            counts = [turns[key] for key in people]
            assert max(counts) - min(counts) <= 1
        assert sum(w.touch.kind is Kind.VISIT for w in found) == (1 if found and one.matters and one.city else 0)
        assert all(w.touch.latest - w.touch.earliest >= timedelta(days=6) for w in found if w.touch.weekdays)
