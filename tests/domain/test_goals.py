"""Goals without a book: retention, growth, pace, what is held back, the forecast, and what a line means."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.forecast import Past, forecast
from kamtui.domain.keep.goal_line import GoalLine, read_goals, target_typed
from kamtui.domain.keep.goal_rows import OFFERED, Target
from kamtui.domain.keep.goal_words import forecast_words, goal_words, pace_words, short_words
from kamtui.domain.keep.goals import Compared, Measures, Sold, Standing, measured, wanted_of
from kamtui.domain.production import Span
from kamtui.errors import RejectedError

YEAR = 2026
OCTOBER = Compared(YEAR, Span(date(2026, 1, 1), date(2026, 10, 31)), Span(date(2025, 1, 1), date(2025, 10, 31)), "")
WHOLE = replace(OCTOBER, current=Span(date(2026, 1, 1), date(2026, 12, 31)))
NOTHING = Compared(YEAR, None, None, "no sales are loaded")
ALONE = replace(OCTOBER, before=None, why="sales begin 3 Mar 2026: 2025 is not whole")

amounts = st.integers(-(10**9), 10**9)
positive = st.integers(1, 10**9)


@st.composite
def sold(draw: st.DrawFn) -> Sold:
    """Revenue of an account without returns; the same days are a part of the whole year."""
    then = draw(st.integers(0, 10**9))
    return Sold(draw(st.integers(0, 10**9)), then, then + draw(st.integers(0, 10**9)))


def of(*every: Sold, over: Compared = OCTOBER, **targets: Target | None) -> Measures:
    return measured(every, over, targets.get("retention"), targets.get("growth"), "EUR")


def share(permille: int) -> Target:
    return Target(permille=permille)


# -- retention and growth ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("every", "retention", "growth"),
    [
        ([Sold(90, 100, 120)], 0.9, -0.1),
        ([Sold(150, 100, 120)], 1.0, 0.5),  # what is beyond last year's is growth, no retention
        ([Sold(150, 100, 100), Sold(0, 100, 100)], 0.5, -0.25),  # one that grows hides none that leaves
        ([Sold(50, 0, 0), Sold(100, 100, 100)], 1.0, 0.5),  # a new account is growth alone
        ([Sold(-20, 100, 100)], 0.0, -1.2),  # returns bring nothing again
        ([Sold(10, -5, 40), Sold(100, 100, 100)], 1.0, 15 / 95),
        ([Sold(10, 0, 0)], None, None),
        ([], None, None),
    ],
)
def test_what_stays_and_what_comes(every: list[Sold], retention: float | None, growth: float | None) -> None:
    found = of(*every)
    assert found.retention.rate == (None if retention is None else pytest.approx(retention))
    assert found.growth.rate == (None if growth is None else pytest.approx(growth))
    assert found.retention.standing is found.growth.standing is None


@given(st.lists(st.builds(Sold, amounts, amounts, amounts), max_size=6))
def test_no_more_stays_than_there_was(every: list[Sold]) -> None:
    found = of(*every).retention
    assert found.achieved is not None
    assert 0 <= found.achieved <= sum(max(one.then, 0) for one in every)
    assert found.rate is None or 0 <= found.rate <= 1


@given(st.lists(sold(), min_size=1, max_size=6))
def test_what_stays_is_never_more_than_what_comes_and_is_all_there_is_to_it_without_growth(every: list[Sold]) -> None:
    found = of(*every)
    assert found.retention.achieved is not None
    assert found.growth.achieved is not None
    assert found.retention.achieved <= found.growth.achieved
    shrunk = of(*(one._replace(now=min(one.now, one.then)) for one in every))
    assert shrunk.retention.achieved == shrunk.growth.achieved == found.retention.achieved


# -- the pace of a goal --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "growth", "standing", "wanted"),
    [
        (Sold(115, 100, 200), share(150), Standing.ON_PACE, 230),
        (Sold(114, 100, 200), share(150), Standing.BEHIND, 230),
        (Sold(230, 100, 200), share(150), Standing.REACHED, 230),
        (Sold(0, 0, 200), share(150), Standing.ON_PACE, 230),  # last year had made nothing by then either
        (Sold(120, 100, 200), Target(minor=240, currency="EUR"), Standing.ON_PACE, 240),
        (Sold(119, 100, 200), Target(minor=240, currency="EUR"), Standing.BEHIND, 240),
        (Sold(119, 100, 200), Target(minor=240, currency="USD"), Standing.UNKNOWN, None),
        (Sold(119, 0, 0), share(150), Standing.UNKNOWN, None),
        (Sold(119, 0, 0), Target(minor=142, currency="EUR"), Standing.ON_PACE, 142),  # 304 of 365 days
        (Sold(118, 0, 0), Target(minor=142, currency="EUR"), Standing.BEHIND, 142),
    ],
)
def test_growth_is_on_pace_by_the_season_else_by_the_days(
    one: Sold, growth: Target, standing: Standing, wanted: int | None
) -> None:
    found = of(one, growth=growth).growth
    assert (found.standing, found.wanted) == (standing, wanted)
    assert found.elapsed == pytest.approx(304 / 365)


@given(sold(), st.integers(0, 3000))
def test_pace_and_the_same_days_say_the_same(one: Sold, permille: int) -> None:
    found = of(one, growth=share(permille)).growth
    if one.whole > 0 and found.standing in (Standing.ON_PACE, Standing.BEHIND):
        assert (found.standing is Standing.ON_PACE) == (one.now >= Fraction(1000 + permille, 1000) * one.then)


@given(sold(), st.integers(0, 1000), st.integers(0, 10**6))
def test_more_is_never_worse(one: Sold, permille: int, more: int) -> None:
    order = [Standing.BEHIND, Standing.ON_PACE, Standing.REACHED]
    less, best = (
        of(account, retention=share(permille), growth=share(permille))
        for account in (one, one._replace(now=one.now + more))
    )
    for before, after in zip(less, best, strict=True):
        if before.standing is Standing.UNKNOWN:
            assert after.standing is Standing.UNKNOWN
        else:
            assert order.index(after.standing or Standing.BEHIND) >= order.index(before.standing or Standing.BEHIND)


@given(positive, st.integers(0, 100_000))
def test_what_is_wanted_is_the_least_that_is_enough(whole: int, permille: int) -> None:
    for aim, factor in ((Aim.GROWTH, 1000 + permille), (Aim.RETENTION, permille)):
        wanted = wanted_of(aim, share(permille), whole)
        assert wanted is not None
        assert wanted - 1 < Fraction(whole * factor, 1000) <= wanted


def test_the_year_ends() -> None:
    assert of(Sold(114, 100, 100), over=WHOLE, growth=share(150)).growth.standing is Standing.MISSED
    assert of(Sold(115, 100, 100), over=WHOLE, growth=share(150)).growth.standing is Standing.REACHED


def test_growth_is_held_while_retention_is_under_its_goal() -> None:
    every = (Sold(89, 100, 120), Sold(300, 0, 0))
    assert of(*every, retention=share(900), growth=share(150)).growth.held
    assert of(*every, retention=share(900)).growth.held
    assert not of(*every, retention=share(890), growth=share(150)).growth.held
    assert not of(*every, growth=share(150)).growth.held
    assert not of(*every, over=NOTHING, retention=share(900)).growth.held


@pytest.mark.parametrize(
    ("over", "growth", "why"),
    [
        (NOTHING, share(150), "no sales are loaded"),
        (ALONE, share(150), "sales begin 3 Mar 2026: 2025 is not whole"),
        (OCTOBER, share(150), "nothing was sold in 2025"),
        (OCTOBER, Target(minor=1, currency="USD"), "the goal is in USD, the sales are in EUR"),
    ],
)
def test_what_is_unknown_says_why(over: Compared, growth: Target, why: str) -> None:
    found = of(Sold(10, 0, 0), over=over, growth=growth).growth
    assert found.standing is Standing.UNKNOWN
    assert found.done is None
    assert (found.why, pace_words(found, "EUR")) == (why, why)


def test_an_amount_needs_no_year_before() -> None:
    found = of(Sold(100_00, 0, 0), over=ALONE, growth=Target(minor=110_00, currency="EUR"))
    assert found.growth.standing is Standing.ON_PACE
    assert pace_words(found.growth, "EUR") == "100 of 110 EUR (91%), 83% of the year gone"
    assert found.retention.achieved is None


def test_in_words() -> None:
    found = of(Sold(87_000_00, 100_000_00, 125_000_00), retention=share(985), growth=share(150))
    assert goal_words(found.retention) == "retention 98.5%: 87% so far, behind"
    assert goal_words(found.growth) == "growth +15%: −13% so far, behind · retention first"
    assert pace_words(found.growth, "EUR") == (
        "87.0 k of 144 k EUR (61%), 83% of the year gone, 80% by last year's season"
    )
    assert short_words(found.retention) == "retention 98.5%: 87%, behind"
    assert short_words(found.growth) == "growth +15%: −13%, retention first"
    assert goal_words(of(Sold(9, 10, 10)).retention) == "retention 90% so far, no goal"
    assert short_words(of(Sold(9, 10, 10)).growth) == "growth −10% so far, no goal"
    assert OCTOBER.words(date(2026, 11, 23)) == "sales of 2026 to 31 Oct, 23 d ago, against the same days of 2025"
    assert WHOLE.words(date(2027, 2, 1)) == "sales of 2026 to 31 Dec, against the same days of 2025"
    assert ALONE.words(date(2026, 10, 31)) == "sales of 2026 to 31 Oct; sales begin 3 Mar 2026: 2025 is not whole"
    assert NOTHING.words(date(2026, 10, 31)) == "no sales are loaded"


# -- the forecast --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "now", "past", "low", "high", "why"),
    [
        ("2026-10-31", 800, [(2024, 50, 100), (2025, 80, 100)], 1000, 1600, "by the seasons of 2024 and 2025"),
        (
            "2026-10-31",
            800,
            [(2023, 90, 120), (2024, 50, 100), (2025, 80, 100)],
            1000,
            1600,
            "by the seasons of 2023, 2024 and 2025",
        ),
        ("2026-10-31", 304, [(2025, 80, 100)], 365, 380, "one past year only: by the season of 2025 and by even days"),
        ("2026-10-31", 304, [(2024, 0, 9), (2025, 80, 100)], 365, 380, "one past year only: by the season of 2025 and"),
        ("2026-12-31", 800, [(2025, 80, 100)], 800, 800, "2026 is over"),
        ("2026-10-31", 800, [], None, None, "no full year before 2026"),
        ("2026-10-31", 800, [(2025, 0, 100)], None, None, "no full year before 2026 had revenue by then"),
        ("2026-10-31", 0, [(2025, 80, 100)], None, None, "nothing was sold in 2026 so far"),
        ("2026-10-31", -5, [(2025, 80, 100)], None, None, "nothing was sold in 2026 so far"),
        ("2026-01-30", 80, [(2025, 8, 100)], None, None, "it takes the first whole month of 2026"),
    ],
)
def test_forecast(
    until: str, now: int, past: list[tuple[int, int, int]], low: int | None, high: int | None, why: str
) -> None:
    current = Span(date(2026, 1, 1), date.fromisoformat(until))
    found = forecast(YEAR, now, current, [Past(*one) for one in past])
    assert (found.low, found.high) == (low, high)
    assert found.why.startswith(why)
    assert (found.words("EUR") == "·") is (low is None) is (forecast_words(found, "EUR") == "")


def test_a_forecast_without_sales() -> None:
    assert forecast(YEAR, 0, None, [Past(2025, 1, 2)]).why == "no sales of 2026 are loaded"


years = st.lists(st.tuples(positive, st.integers(0, 10**9)), min_size=2, max_size=5)


@given(positive, years, st.integers(31, 363))
def test_every_past_season_lies_in_the_range(now: int, pairs: list[tuple[int, int]], days: int) -> None:
    past = [Past(2025 - n, part, part + rest) for n, (part, rest) in enumerate(pairs)]
    current = Span(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=days))
    found = forecast(YEAR, now, current, past)
    assert found.low is not None
    assert found.high is not None
    assert now <= found.low <= found.high  # without returns to come, never below what is there
    for one in past:
        assert found.low - 1 <= Fraction(now * one.whole, one.part) <= found.high + 1
    assert forecast(YEAR, now, current, past[::-1]) == found


@given(st.integers(1, 50), years)
def test_a_year_like_a_past_one_ends_like_it(times: int, pairs: list[tuple[int, int]]) -> None:
    past = [Past(2025 - n, part, part + rest) for n, (part, rest) in enumerate(pairs)]
    found = forecast(YEAR, past[0].part * times, OCTOBER.current, past)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= past[0].whole * times <= found.high


# -- a line --------------------------------------------------------------------------------------------------------

EUR480K = Target(minor=480_000_00, currency="EUR")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", GoalLine()),
        ("growth 15%", GoalLine({Aim.GROWTH: share(150)})),
        ("Growth +15%", GoalLine({Aim.GROWTH: share(150)})),
        ("growth 12.5%, retention 98,5%", GoalLine({Aim.GROWTH: share(125), Aim.RETENTION: share(985)})),
        ("growth 480k", GoalLine({Aim.GROWTH: EUR480K})),
        ("growth EUR 480 k", GoalLine({Aim.GROWTH: EUR480K})),
        ("growth 480,000 2027", GoalLine({Aim.GROWTH: EUR480K}, year=2027)),
        ("2027 growth", GoalLine(offered=(Aim.GROWTH,), year=2027)),
        ("growth retention 98%", GoalLine({Aim.RETENTION: share(980)}, (Aim.GROWTH,))),
        ("clear", GoalLine({Aim.RETENTION: None, Aim.GROWTH: None})),
        ("clear growth", GoalLine({Aim.GROWTH: None})),
        ("growth none retention 90%", GoalLine({Aim.GROWTH: None, Aim.RETENTION: share(900)})),
    ],
)
def test_a_line(line: str, found: GoalLine) -> None:
    assert read_goals(line, "EUR") == found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("15%", "“15%” is no goal."),
        ("grow 15%", "“grow” is no goal."),
        ("growth 15", "“15” may be a share or an amount."),
        ("growth 15.25%", "“15.25%” is neither a share nor an amount."),
        ("growth 10001%", "Growth is at most 10,000%."),
        ("growth -5%", "“-5%” is neither a share nor an amount."),
        ("growth 0k", "“0k” is neither a share nor an amount."),
        ("growth 15% a lot", "“15% a lot” is neither a share nor an amount."),
        ("retention 101%", "Retention is at most 100%: it is what stays of last year's revenue."),
        ("growth 15% growth 16%", "Growth is said twice."),
        ("clear growth 15%", "A goal is cleared or set, not both."),
        ("growth \x1b[31m9", "“[31m9” is neither a share nor an amount."),
    ],
)
def test_what_is_no_goal_is_refused(line: str, said: str) -> None:
    with pytest.raises(RejectedError) as caught:
        read_goals(line, "EUR")
    assert caught.value.sentence == said


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        found = read_goals(line, "EUR")
    except RejectedError:
        return
    for aim, target in found.targets.items():
        if target is not None:
            assert (target.permille is None) != (target.minor is None)
            assert wanted_of(aim, target, 1000) is not None


@given(
    st.sampled_from(Aim),
    st.integers(0, 1000).map(share)
    | st.builds(Target, st.none(), st.integers(1, 10**12), st.sampled_from(["EUR", "JPY", "KWD"])),
)
def test_a_goal_is_read_as_it_is_typed(aim: Aim, target: Target) -> None:
    assert read_goals(target_typed(aim, target), "USD") == GoalLine({aim: target})


def test_what_is_offered() -> None:
    assert {aim: target_typed(aim, target) for aim, target in OFFERED.items()} == {
        Aim.RETENTION: "retention 100%",
        Aim.GROWTH: "growth 15%",
    }
