"""The figures of Pulse: shares stay within their bounds, parts add up, and nothing known is a reason, never 0."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.stakes import Graded, Happened, Threatened
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.plan.pace import Pace
from kamtui.domain.production import Span
from kamtui.domain.pulse.answers import Tried, answers
from kamtui.domain.pulse.base import base
from kamtui.domain.pulse.coverage import Covered, coverage
from kamtui.domain.pulse.figures import Chart, Figure, Series, Shape, Unit, shown
from kamtui.domain.pulse.keeping import Steps, promises, punctuality
from kamtui.domain.pulse.lending import Account, Agreed, Kept, Menace, Past, lender
from kamtui.domain.pulse.plan import Lines, Touched, ad_hoc, adherence, pace
from kamtui.domain.pulse.quadrants import Finished, Lent, Spent, box, placed, quadrants
from kamtui.domain.pulse.renewals import renewals
from kamtui.domain.pulse.time import time_spent
from kamtui.domain.pulse.weeks import about, last_weeks, weeks
from kamtui.domain.quadrant import place
from kamtui.domain.rows import TaskRow
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.words import About, AccountStatus, Kind, Quadrant, Tier, Waiting
from kamtui.domain.workdays import WorkCalendar

MONDAY = date(2026, 11, 23)
SPAN = last_weeks(MONDAY)
OVER = weeks(SPAN)
CALENDAR = WorkCalendar(off={date(2026, 11, 25): "a day off"})

days = st.dates(SPAN.first, SPAN.last)
counts = st.integers(0, 50)


def parts(figure: Figure) -> dict[str, object]:
    return {part.title: part.value for part in figure.parts}


def check(figure: Figure) -> None:
    """What holds of every figure."""
    assert figure.title
    assert figure.rule
    assert (figure.value is None) == bool(figure.missing)
    if figure.unit is Unit.SHARE and figure.value is not None:
        assert 0 <= figure.value <= 1
    for chart in figure.charts:
        assert chart.title
        assert chart.y
        assert all(len(one.values) == len(chart.labels) for one in chart.series)
        assert chart.empty or not chart.is_empty
        for one in chart.series:
            for value in one.values:
                assert chart.unit is not Unit.SHARE or value is None or 0 <= value <= 1


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 90), st.integers(0, 6))
def test_weeks_cover_every_day_once(first: date, length: int, start: int) -> None:
    span = Span(first, first + timedelta(days=length))
    found = weeks(span, start)
    covered = [day for week in found for day in _days(week)]
    assert covered == list(_days(span))
    assert all(week.first.weekday() == start for week in found[1:])


def _days(span: Span) -> Iterator[date]:
    return (date.fromordinal(n) for n in range(span.first.toordinal(), span.last.toordinal() + 1))


def test_twelve_weeks_end_today() -> None:
    assert Span(date(2026, 9, 7), MONDAY) == SPAN
    assert last_weeks(date(2026, 11, 29)).first == date(2026, 9, 7)
    assert len(OVER) == 12


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2026, 11, 1), (2026, 11, 30), "November 2026"),
        ((2026, 11, 23), (2026, 11, 23), "23 Nov 2026"),
        ((2026, 11, 23), (2026, 11, 29), "23 Nov 2026 to 29 Nov 2026"),
    ],
)
def test_days_have_a_name(first: tuple[int, int, int], last: tuple[int, int, int], said: str) -> None:
    assert about(Span(date(*first), date(*last))) == said


EMPTY = [
    pace(Pace.of(0, 3, 2), 0.5, "November 2026"),
    adherence([], MONDAY, OVER),
    ad_hoc([], OVER),
    punctuality([], OVER),
    promises([], MONDAY, OVER),
    coverage([], MONDAY),
    time_spent([], {}, ""),
    time_spent([(1, 500)], {}, "2026"),
    time_spent([(1, -5)], {1: 30}, "2026"),
    quadrants([], OVER),
    answers([]),
    renewals(None, "no run rate", 10, 90),
]


@pytest.mark.parametrize("figure", EMPTY, ids=lambda figure: figure.key)
def test_what_is_not_known_says_why_and_is_never_nought(figure: Figure) -> None:
    check(figure)
    assert figure.value is None
    assert shown(figure.value, figure.unit) == "·"
    assert figure.missing


@pytest.mark.parametrize(
    ("accounts", "wanted", "words"),
    [(79, 80, "1 short of 80"), (80, 80, "within 80 to 100"), (100, 80, "within 80 to 100"), (101, 80, "1 beyond 100")],
)
def test_the_base_is_80_to_100(accounts: int, wanted: int, words: str) -> None:
    found = base(accounts, wanted, 3)
    check(found)
    assert (found.value, found.words, found.low, found.high) == (accounts, words, 80, 100)
    assert (base(accounts, 0, 0).low, base(accounts, 0, 0).high) == (None, None)


@given(counts, counts, counts, st.floats(0, 1))
def test_pace_counts_no_touch_twice(planned: int, actual: int, scheduled: int, elapsed: float) -> None:
    found = pace(Pace.of(planned, actual, scheduled), elapsed, "November 2026")
    check(found)
    if planned:
        assert found.value == min(actual, planned) / planned
    assert parts(found)["time elapsed"] == elapsed


lines = st.builds(
    lambda day, kept, late, left: Lines(day, kept + late + left, kept, kept + late), days, counts, counts, counts
)


@given(st.lists(lines, max_size=20))
def test_every_line_of_the_plan_is_kept_late_or_not_done(found: list[Lines]) -> None:
    figure = adherence(found, MONDAY, OVER)
    check(figure)
    every = sum(one.all for one in found)
    if every:
        told = parts(figure)
        assert told["done on their day"] + told["done late"] + told["not done"] == every  # type: ignore[operator]
        assert figure.value == sum(one.kept for one in found) / every


@given(st.lists(st.builds(lambda d, a, b: Touched(d, a + b, b), days, counts, counts), max_size=20))
def test_planned_and_ad_hoc_make_a_whole(found: list[Touched]) -> None:
    figure = ad_hoc(found, OVER)
    check(figure)
    if figure.value is not None:
        told = parts(figure)
        assert told["planned"] + told["ad hoc"] == pytest.approx(1)  # type: ignore[operator]
        planned, loose = (one.values for one in figure.charts[0].series)
        for one, other in zip(planned, loose, strict=True):
            assert (one is None) == (other is None)
            assert one is None or one + (other or 0) == pytest.approx(1)


@given(st.lists(st.builds(lambda d, a, b: Steps(d, a, a + b), days, counts, counts), max_size=20))
def test_punctuality_is_a_share_of_planned_days(found: list[Steps]) -> None:
    figure = punctuality(found, OVER)
    check(figure)
    every = sum(one.all for one in found)
    assert figure.value == (sum(one.kept for one in found) / every if every else None)


@given(st.lists(st.tuples(days, st.none() | days), max_size=20))
def test_promises_are_kept_in_time_late_or_not(found: list[tuple[date, date | None]]) -> None:
    figure = promises(found, MONDAY, OVER)
    check(figure)
    due = [(on, kept) for on, kept in found if on < MONDAY or (on == MONDAY and kept is not None)]
    if due:
        told = parts(figure)
        assert sum(value for value in told.values() if isinstance(value, int)) == len(due)
        assert told["kept in time"] == sum(kept is not None and kept <= on for on, kept in due)


covered = st.builds(
    lambda name, touch, teams, spoken: Covered(name, 7, touch, teams + spoken, spoken),
    st.text(max_size=5),
    st.none() | days,
    st.integers(0, 5),
    st.integers(0, 5),
)


@given(st.lists(covered, max_size=6))
def test_coverage_counts_accounts_within_their_cadence(found: list[Covered]) -> None:
    figure = coverage(found, MONDAY)
    check(figure)
    if found:
        near = [one for one in found if one.last_touch_on and (MONDAY - one.last_touch_on).days <= 7]
        assert figure.value == len(near) / len(found)


@given(
    st.dictionaries(st.integers(1, 60), st.integers(-100, 10_000), max_size=50),
    st.dictionaries(st.none() | st.integers(1, 70), st.integers(1, 500), max_size=50),
)
def test_both_paretos_run_over_the_same_accounts(revenue: dict[int, int], minutes: dict[int | None, int]) -> None:
    ordered = sorted(revenue.items(), key=lambda item: -item[1])
    figure = time_spent(ordered, minutes, "2026")
    whole, spent = sum(revenue.values()), sum(of for key, of in minutes.items() if key is not None)
    assert (figure.value is None) == (whole <= 0 or spent == 0) == bool(figure.missing)
    if figure.value is None:
        return
    top = int(str(parts(figure)["accounts that bring 80%"]))
    assert sum(minor for _, minor in ordered[:top]) * 100 >= whole * 80
    assert sum(minor for _, minor in ordered[: top - 1]) * 100 < whole * 80
    assert figure.value == sum(minutes.get(key, 0) for key, _ in ordered[:top]) / spent
    assert 0 <= figure.value <= 1
    made, took = (one.values for one in figure.charts[0].series)
    assert made[-1] == pytest.approx(1)
    assert list(took) == sorted(took)  # type: ignore[type-var]
    assert len(made) <= 21


@given(st.lists(st.builds(Spent, days, st.sampled_from(Quadrant), st.integers(1, 300)), max_size=40))
def test_every_minute_is_in_one_box_of_one_week(spent: list[Spent]) -> None:
    figure = quadrants(spent, OVER)
    check(figure)
    whole = sum(one.minutes for one in spent)
    assert sum(value for value in parts(figure).values() if isinstance(value, int)) == whole
    assert sum(value or 0 for one in figure.charts[0].series for value in one.values) == whole
    if whole:
        lost = sum(one.minutes for one in spent if one.box in (Quadrant.DELEGATE, Quadrant.DROP))
        assert figure.value == lost / whole


tried = st.builds(Tried, st.sampled_from(Kind), st.integers(0, 6), st.none() | st.integers(0, 23), counts, counts)


@given(st.lists(tried, max_size=30))
def test_answers_add_up_by_kind_weekday_and_hour(found: list[Tried]) -> None:
    figure = answers(found)
    check(figure)
    calls = [one for one in found if one.kind is Kind.CALL]
    kinds, weekdays, hours = (sum(v or 0 for s in chart.series for v in s.values) for chart in figure.charts)
    assert kinds == sum(one.all for one in found)
    assert weekdays == sum(one.all for one in calls)
    assert hours == sum(one.all for one in calls if one.hour is not None)


bools = st.none() | st.booleans()
tasks = st.fixed_dictionaries(
    {
        "due_on": st.none() | st.dates(MONDAY - timedelta(days=5), MONDAY + timedelta(days=12)),
        "promised": st.none() | st.sampled_from(About),
        "objective": st.none() | st.just("grow in stores"),
        "waiting": st.none() | st.sampled_from(Waiting),
        "important": bools,
        "urgent": bools,
        "override": st.none() | st.sampled_from(Quadrant),
    }
)
accounts = st.builds(
    Account,
    st.sampled_from(Tier),
    st.none() | st.integers(1, 20),
    st.booleans(),
    st.none() | st.dates(MONDAY - timedelta(days=3), MONDAY + timedelta(days=3)),
)
near = st.dates(MONDAY - timedelta(days=100), MONDAY)
graded = st.builds(Graded, st.sampled_from(Letter), st.none() | st.sampled_from(Letter), st.none() | near)
kept = st.builds(
    Kept,
    st.lists(st.tuples(near, graded), max_size=2).map(lambda found: sorted(found, key=lambda one: one[0])),
    st.lists(
        st.builds(
            lambda start, length, notice: Agreed(start, start + timedelta(days=length), notice, True),
            near,
            st.integers(0, 200),
            st.none() | st.dates(MONDAY, MONDAY + timedelta(days=20)),
        ),
        max_size=2,
    ),
    st.lists(st.builds(lambda on, said: Menace(on, None, Threatened("x", 2, said)), near, st.booleans()), max_size=2),
    st.lists(st.builds(Happened, st.sampled_from(EventTopic), near, st.booleans()), max_size=2),
)


@given(tasks, st.none() | accounts, st.none() | kept, st.none() | st.dates(MONDAY - timedelta(days=70), MONDAY))
def test_a_task_done_today_stands_where_the_matrix_had_it_this_morning(
    task: dict[str, object], account: Account | None, held: Kept | None, touch: date | None
) -> None:
    touch = None if touch == MONDAY else touch
    row = TaskRow(**dict.fromkeys(TaskRow._fields))._replace(**task)
    past = Past({}, {}, {})
    if account is not None:
        past = Past({1: account}, {1: [touch] if touch else []}, {1: held} if held else {})
        row = row._replace(
            account_id=1,
            account_tier=account.tier,
            account_status=AccountStatus.OPEN if account.open else AccountStatus.LOST,
            account_cadence=account.cadence,
            parked_until=account.parked_until,
            last_touch_on=touch,
        )
    stake = held.stake(MONDAY) if held is not None and account is not None else Kept().stake(MONDAY)
    wanted = place(row, MONDAY, CALENDAR, DEFAULT_RULES, stake).quadrant
    done = Finished(
        MONDAY,
        15,
        row.account_id,
        row.due_on,
        row.promised is not None or row.objective is not None,
        row.waiting,
        row.important,
        row.urgent,
        row.override,
    )
    lent = lender(past, CALENDAR, DEFAULT_RULES)
    found = placed([done], lent, lambda day: CALENDAR.add(day, DEFAULT_RULES.urgent_working_days))
    assert found == [Spent(MONDAY, wanted, 15)]


def test_the_box_is_the_rules_of_its_day_not_of_today() -> None:
    past = Past(
        {1: Account(Tier.B, None, True, None)},
        {1: [MONDAY - timedelta(days=60), MONDAY - timedelta(days=20)]},
        {1: Kept(threats=[Menace(MONDAY - timedelta(days=10), MONDAY - timedelta(days=5), Threatened("x", 2, True))])},
    )
    lent = lender(past, CALENDAR, DEFAULT_RULES)
    assert lent(1, MONDAY - timedelta(days=20)) == Lent(False, True)  # silent 40 d of 30 that morning
    assert lent(1, MONDAY - timedelta(days=19)) == Lent(False, False)
    assert lent(1, MONDAY - timedelta(days=10)) == Lent(True, False)  # the threat was open
    assert lent(1, MONDAY - timedelta(days=5)) == Lent(False, False)
    assert lent(2, MONDAY) == Lent(False, False)


def test_your_own_word_comes_first() -> None:
    task = Finished(MONDAY, 15, None, MONDAY, True, Waiting.US, False, False, None)
    assert box(task, Lent(True, True), MONDAY) is Quadrant.DROP
    assert box(task._replace(override=Quadrant.DO), Lent(False, False), MONDAY) is Quadrant.DO


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.784, Unit.SHARE, "78%"),
        (0.04, Unit.CHANGE, "+4%"),
        (-0.04, Unit.CHANGE, "−4%"),
        (41, Unit.COUNT, "41"),
        (310, Unit.MINUTES, "5h10"),
        (12, Unit.DAYS, "12 d"),
        (41_200_000, Unit.MONEY, "412 k"),
        (None, Unit.COUNT, "·"),
    ],
)
def test_a_value_as_it_is_read(value: float | None, unit: Unit, text: str) -> None:
    assert shown(value, unit, "EUR") == text


def test_the_top_of_a_stack_is_its_whole_column() -> None:
    series = (Series("a", (1, 5, None)), Series("b", (2, None, 3)))
    made = Chart(Shape.STACKED, "t", "x", "y", Unit.COUNT, ("1", "2", "3"), series)
    assert made.top == 5
    assert Chart(Shape.COLUMNS, "t", "x", "y", Unit.COUNT, ("1", "2", "3"), series).top == 5
    assert Chart(Shape.COLUMNS, "t", "x", "y", Unit.COUNT, (), ()).is_empty
