"""The placing engine: what goes first, which days it refuses, which visits share a trip; whatever the input is."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.placing import TOGETHER_WORKING_DAYS, Days, Item, Placed, Refusal, Unplaced, place
from kamtui.domain.words import CLIENT_KINDS, Kind
from kamtui.domain.workdays import WorkCalendar

MON = date(2026, 11, 23)
SUN = date(2026, 12, 6)


def day(n: int) -> date:
    return MON + timedelta(days=n)


def item(number: int, **more: object) -> Item:
    base = Item(number, Kind.CALL, 60, important=False, since=day(-5))
    return replace(base, **more)  # type: ignore[arg-type]


def days(capacity: int = 120, calendar: WorkCalendar | None = None, **load: int) -> Days:
    return Days(calendar or WorkCalendar(), capacity, {day(int(n[1:])): minutes for n, minutes in load.items()})


def placed(items: list[Item], ahead: Days, last: date = SUN) -> dict[int, int | str]:
    """By item, how many days after Monday it went, or why it did not."""
    on, left = place(items, ahead, MON, last)
    return {one.id: (one.on - MON).days for one in on} | {one.id: one.why for one in left}


ORDERS = [
    ("important ones first", {"important": True}, {"urgent": True, "since": day(-99)}),
    ("then urgent ones", {"urgent": True}, {"since": day(-99)}),
    ("then the longest overdue", {"since": day(-6)}, {"since": day(-5)}),
    ("then the older number", {}, {}),
]


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in ORDERS], ids=[case[0] for case in ORDERS])
def test_what_matters_more_is_placed_first(first: dict[str, object], second: dict[str, object]) -> None:
    assert placed([item(2, **second), item(1, **first)], days(60)) == {1: 0, 2: 1}


def test_a_day_is_filled_up_to_its_capacity_and_not_beyond() -> None:
    assert placed([item(n) for n in range(1, 6)], days(120, d0=60, d1=61)) == {1: 0, 2: 2, 3: 2, 4: 3, 5: 3}


def test_days_off_and_weekends_are_left_free() -> None:
    calendar = WorkCalendar(off={day(1): "fair"})
    assert placed([item(n) for n in range(1, 6)], days(60, calendar)) == {1: 0, 2: 2, 3: 3, 4: 4, 5: 7}


def test_a_task_longer_than_a_day_gets_an_empty_one() -> None:
    assert placed([item(1, minutes=600)], days(120, d0=1)) == {1: 1}


def test_a_rep_without_capacity_is_given_nothing() -> None:
    assert placed([item(1)], days(0)) == {1: "no room until Sun 6 Dec"}


GAPS = [
    ("a touch before", [-1], 3, 2),
    ("a touch ahead", [2], 3, 7),
    ("between two", [-2, 4], 3, 1),
    ("another contact's", [], 3, 0),
    ("no gap asked for", [0], 0, 0),
]


@pytest.mark.parametrize(("touched", "gap", "found"), [case[1:] for case in GAPS], ids=[case[0] for case in GAPS])
def test_nobody_is_met_again_too_soon(touched: list[int], gap: int, found: int) -> None:
    ahead = days()
    for n in touched:
        ahead.touch("c1", day(n))
    ahead.touch("c2", MON)
    assert placed([item(1, who="c1", min_gap=gap)], ahead) == {1: found}


def test_items_of_one_contact_keep_their_distance_from_each_other() -> None:
    same = [item(n, who="c1", min_gap=3) for n in (1, 2, 3)]
    assert placed(same, days()) == {1: 0, 2: 3, 3: 7}


def test_what_touches_nobody_needs_no_distance() -> None:
    ahead = days()
    ahead.touch("c1", MON)
    assert placed([item(1, who="c1", min_gap=3, kind=Kind.RESEARCH), item(2, kind=Kind.INTERNAL)], ahead) == {
        1: 0,
        2: 0,
    }


def visit(number: int, city: str = "Leeds", **more: object) -> Item:
    return item(number, kind=Kind.VISIT, city=city, **more)


def test_a_visit_waits_for_the_next_one_in_its_city() -> None:
    ahead = days()
    ahead.visit("leeds ", day(3))
    on, _ = place([visit(1), visit(2, "Oslo")], ahead, MON, SUN)
    assert on == [Placed(1, day(3), "with the other visit in Leeds"), Placed(2, MON, "1h of 2h then")]


@pytest.mark.parametrize(("there", "found"), [(TOGETHER_WORKING_DAYS + 2, 7), (TOGETHER_WORKING_DAYS + 3, 0)])
def test_but_not_longer_than_a_week(there: int, found: int) -> None:
    ahead = days()
    ahead.visit("Leeds", day(there))
    assert placed([visit(1)], ahead) == {1: found}


def test_a_visit_takes_along_what_matters_as_much_in_its_city() -> None:
    calls = [item(n, important=True) for n in (2, 3, 4)]
    found = placed([visit(1, important=True), *calls, visit(5, important=True), visit(6)], days(120))
    assert found[1] == found[5] == 0  # before the calls that would have filled the day
    assert found[6] not in (0, found[2])  # but what matters less takes no room from them


def test_a_hard_date_is_not_passed() -> None:
    full = days(60, d0=60, d1=60)
    late = {n: item(n, not_after=day(n)) for n in (1, 2)}
    assert placed(list(late.values()), full) == {1: "no room until Tue 24 Nov", 2: 2}


def test_why_there_is_no_day() -> None:
    met = days()
    for n in range(0, 14, 3):
        met.touch("c1", day(n))
    assert placed([item(1, who="c1", min_gap=5)], met) == {
        1: "less than 5 d from the contact's other touches until Sun 6 Dec"
    }
    shut = days(calendar=WorkCalendar(weekend=frozenset(range(7))))
    assert placed([item(1)], shut) == {1: "no working day until Sun 6 Dec"}
    assert place([item(1)], days(), SUN, MON) == ([], [Unplaced(1, "no working day until Mon 23 Nov")])


# -- whatever the input is -----------------------------------------------------------------------------------------

near = st.dates(MON, SUN)
items = st.lists(
    st.builds(
        Item,
        id=st.integers(1, 10_000),
        kind=st.sampled_from(Kind),
        minutes=st.integers(1, 200),
        important=st.booleans(),
        since=st.dates(day(-30), day(-1)),
        urgent=st.booleans(),
        who=st.sampled_from([None, "c1", "c2", "a1"]),
        min_gap=st.just(3),
        city=st.sampled_from([None, "Leeds", "Oslo"]),
        not_after=st.none() | st.dates(MON, SUN + timedelta(days=9)),
    ),
    max_size=14,
    unique_by=lambda one: one.id,
)
calendars = st.builds(WorkCalendar, off=st.dictionaries(near, st.just("off"), max_size=3))


@st.composite
def grounds(draw: st.DrawFn) -> Days:
    ahead = Days(
        draw(calendars), draw(st.integers(30, 400)), draw(st.dictionaries(near, st.integers(0, 400), max_size=6))
    )
    for who, on in draw(st.lists(st.tuples(st.sampled_from(["c1", "c2", "a1"]), near), max_size=3)):
        ahead.touch(who, on)
    for city, on in draw(st.lists(st.tuples(st.sampled_from(["Leeds", "Oslo"]), near), max_size=3)):
        ahead.visit(city, on)
    return ahead


def copy(ahead: Days) -> Days:
    sets = ({key: set(value) for key, value in kept.items()} for kept in (ahead.touched, ahead.trips))
    return Days(ahead.calendar, ahead.capacity, dict(ahead.load), *sets)


def without(ahead: Days, on: dict[int, tuple[Item, date]], left_out: int) -> Days:
    """The days before, with everything placed but one item."""
    found = copy(ahead)
    for number, (one, where) in on.items():
        if number != left_out:
            found.take(one, where)
    return found


@given(items, grounds(), st.randoms())
def test_the_same_input_gives_the_same_days_in_any_order(wanted: list[Item], ahead: Days, chance: Random) -> None:
    found = place(wanted, copy(ahead), MON, SUN)
    shuffled = list(wanted)
    chance.shuffle(shuffled)
    assert place(shuffled, copy(ahead), MON, SUN) == found


@given(items, grounds())
def test_nothing_is_lost_and_no_rule_is_broken(wanted: list[Item], ahead: Days) -> None:
    after = copy(ahead)
    on, left = place(wanted, after, MON, SUN)
    assert sorted([one.id for one in on] + [one.id for one in left]) == sorted(one.id for one in wanted)
    assert all(one.why for one in (*on, *left))
    by_id = {one.id: one for one in wanted}
    where = {one.id: (by_id[one.id], one.on) for one in on}
    for one, then in where.values():
        assert MON <= then <= SUN
        assert ahead.calendar.is_working(then)
        assert one.not_after is None or then <= one.not_after
    for then in {then for _, then in where.values()}:
        added = sum(one.minutes for one, on_day in where.values() if on_day == then)
        alone = [one.id for one, on_day in where.values() if on_day == then]
        assert after.load[then] == ahead.load.get(then, 0) + added
        assert after.load[then] <= ahead.capacity or (len(alone) == 1 and not ahead.load.get(then))


@given(items, grounds())
def test_minimum_gaps_are_kept(wanted: list[Item], ahead: Days) -> None:
    by_id = {one.id: one for one in wanted}
    met = [(who, then) for who, on_days in ahead.touched.items() for then in on_days]
    for found in place(wanted, copy(ahead), MON, SUN)[0]:
        one = by_id[found.id]
        if one.who is not None and one.kind in CLIENT_KINDS:
            assert all(abs((found.on - then).days) >= one.min_gap for who, then in met if who == one.who)
            met.append((one.who, found.on))


@given(items, grounds())
def test_no_earlier_day_would_have_done(wanted: list[Item], ahead: Days) -> None:
    by_id = {one.id: one for one in wanted}
    on, left = place(wanted, copy(ahead), MON, SUN)
    where = {one.id: (by_id[one.id], one.on) for one in on}
    for number, (one, then) in where.items():
        rest = without(ahead, where, number)
        shares = then in rest.trips.get(one.trip or "", ())
        earlier = [MON + timedelta(days=n) for n in range((then - MON).days)]
        fitting = [before for before in earlier if rest.refusal(one, before) is None]
        if not fitting:
            continue
        assert shares  # only a visit waits, and only for company, and not for long
        assert rest.calendar.between(fitting[0], then) <= TOGETHER_WORKING_DAYS
        assert not any(before in ahead.trips.get(one.trip or "", ()) for before in fitting)
    for unplaced in left:
        rest = without(ahead, where, unplaced.id)
        reach = [MON + timedelta(days=n) for n in range((SUN - MON).days + 1)]
        assert all(rest.refusal(by_id[unplaced.id], before) is not None for before in reach)


@given(items, grounds())
def test_a_visit_goes_where_another_one_leads_already(wanted: list[Item], ahead: Days) -> None:
    by_id = {one.id: one for one in wanted}
    where = {one.id: (by_id[one.id], one.on) for one in place(wanted, copy(ahead), MON, SUN)[0]}
    for number, (one, then) in where.items():
        rest = without(ahead, where, number)
        if one.trip is None or then in rest.trips.get(one.trip, ()):
            continue
        limit = ahead.calendar.add(then, TOGETHER_WORKING_DAYS)
        missed = [other for other in ahead.trips.get(one.trip, ()) if then <= other <= limit]
        assert all(rest.refusal(one, other) is not None for other in missed)


@given(items, grounds())
def test_what_matters_less_takes_nothing_from_what_matters_more(wanted: list[Item], ahead: Days) -> None:
    important = [one for one in wanted if one.important]
    ids = {one.id for one in important}
    found = [one for one in place(wanted, copy(ahead), MON, SUN)[0] if one.id in ids]
    assert found == place(important, copy(ahead), MON, SUN)[0]


def test_refusals_are_told_apart() -> None:
    ahead = days(120, d0=100)
    ahead.touch("c1", day(2))
    asked = item(1, who="c1", min_gap=2, not_after=day(4))
    found = [ahead.refusal(asked, day(n)) for n in (0, 1, 4, 5, 7)]
    assert found == [Refusal.FULL, Refusal.SOON, None, Refusal.OFF, Refusal.PAST]
