"""Goals in a book: set, changed and cleared in one undo step each, measured, and kept whole by a merge."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import territory
from kit import filled_by
from territory import ACME, BOREALIS, COBALT, EMBER, FJORD
from verbs_kit import at, dump, rows

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.forecast import PAST_YEARS
from kamtui.domain.keep.goal_line import read_goals
from kamtui.domain.keep.goal_rows import GoalRow
from kamtui.domain.keep.goals import Standing
from kamtui.domain.words import Grain
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.goals import set_goals
from kamtui.services.verbs.merge import foresee_accounts, merge_accounts
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.account_page import account_page
from kamtui.services.views.goals import GoalsView, account_goals, foreseen, goals_view
from kamtui.services.views.panel import account_sheet
from kamtui.services.views.sheet import sheet_lines
from kamtui.store.tables import Sale

YEAR = 2026


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, territory.fill)


def put(book: Book, line: str, account_id: int | None = None, year: int = YEAR) -> list[GoalRow]:
    return set_goals(book, account_id, year, read_goals(line, "EUR").targets)


def view(book: Book, year: int | None = None) -> GoalsView:
    with book.reading() as connection:
        return goals_view(connection, book, year)


def goals(book: Book) -> list[tuple[Any, ...]]:
    return rows(book, "SELECT account_id, year, aim, permille, minor, currency FROM goals ORDER BY id")


def sale(book: Book, account_id: int, on: date, minor: int, grain: Grain = Grain.DAY, currency: str = "EUR") -> None:
    with book.work("sale") as (work, _):
        values = {"account_id": account_id, "day": on, "grain": grain, "minor": minor, "currency": currency}
        work.add(Sale, **values)


# -- the verb ------------------------------------------------------------------------------------------------------


def test_goals_are_set_changed_and_cleared_each_in_one_step(filled: Book) -> None:
    states = [dump(filled)]
    for line in ("growth 15% retention 98%", "growth 480k", "clear growth", "clear"):
        put(filled, line, ACME)
        states.append(dump(filled))
    assert [state["goals"] for state in states] == [
        [],
        [(1, 1, 2026, "retention", 980, None, None), (2, 1, 2026, "growth", 150, None, None)],
        [(1, 1, 2026, "retention", 980, None, None), (2, 1, 2026, "growth", None, 480_000_00, "EUR")],
        [(1, 1, 2026, "retention", 980, None, None)],
        [],
    ]
    for n in range(3, -1, -1):
        assert len(undo(filled)) == 1
        assert dump(filled) == states[n]
    for n in range(1, 5):
        assert len(redo(filled)) == 1
        assert dump(filled) == states[n]


def test_what_the_history_says_of_it(filled: Book) -> None:
    for line in ("growth 15% retention 98%", "growth 480k clear", "growth 480k", "clear retention", "clear"):
        with_clear = line == "growth 480k clear"
        if with_clear:
            with pytest.raises(RejectedError):
                put(filled, line)
        else:
            put(filled, line)
    said = [summary for (summary,) in rows(filled, "SELECT summary FROM steps WHERE verb = 'goal' ORDER BY id")]
    assert said == [
        "goal retention 98%, growth +15% 2026 for the whole book",
        "goal growth 480 k EUR 2026 for the whole book",
        "clear goal retention 2026 for the whole book",
        "clear goal growth 2026 for the whole book",
    ]


def test_goals_of_an_account_the_book_and_another_year_stand_beside_each_other(filled: Book) -> None:
    put(filled, "growth 15%")
    put(filled, "growth 20%", ACME)
    put(filled, "growth 5%", ACME, 2027)
    assert goals(filled) == [
        (None, 2026, "growth", 150, None, None),
        (ACME, 2026, "growth", 200, None, None),
        (ACME, 2027, "growth", 50, None, None),
    ]


@pytest.mark.parametrize("line", ["clear", "clear growth"])
def test_nothing_to_clear_is_said_and_nothing_written(line: str, filled: Book) -> None:
    put(filled, "retention 98%", BOREALIS)
    before = dump(filled)
    with pytest.raises(RejectedError, match="No such goal of 2026 is set for Acme Industrial"):
        put(filled, line, ACME)
    with pytest.raises(NotFoundError):
        put(filled, "growth 15%", 99)
    assert dump(filled) == before


def test_the_same_again_is_no_step(filled: Book) -> None:
    put(filled, "growth 15%")
    steps = rows(filled, "SELECT count(*) FROM steps")
    put(filled, "growth 15%")
    assert rows(filled, "SELECT count(*) FROM steps") == steps


# -- how they stand ------------------------------------------------------------------------------------------------


def test_the_whole_book_is_measured_without_a_goal(filled: Book) -> None:
    found = view(filled)
    assert not found.has_goals
    assert found.over.words(found.today) == "sales of 2026 to 16 Nov, 7 d ago, against the same days of 2025"
    # up to 16 November 2025: 100 k, 50 k, 12.8 k, 0 and 7 k
    assert found.total.retention.rate == pytest.approx((100 + 30 + 5 + 7) / 169.8)
    assert found.total.growth.rate == pytest.approx(163.5 / 169.8 - 1)
    assert (found.total.growth.achieved, found.total.growth.season) == (163_500_00, pytest.approx(169.8 / 189.8))
    # 2023 and 2024 had sold all by then, 2025 169.8 k of 189.8 k
    assert (found.total.forecast.low, found.total.forecast.high) == (163_500_00, 182_757_95)
    assert found.total.forecast.years == (2023, 2024, 2025)


def test_accounts_with_a_goal_follow_by_name_and_growth_waits_for_retention(filled: Book) -> None:
    put(filled, "growth 9% retention 80%")
    put(filled, "growth 15%", FJORD)
    put(filled, "retention 90% growth 10%", BOREALIS)
    found = view(filled)
    assert [one.account_name for one in found.accounts] == ["Borealis", "Fjord"]
    assert found.total.retention.standing is Standing.ON_PACE
    assert found.total.growth.standing is Standing.BEHIND
    assert not found.total.growth.held
    borealis, fjord = found.accounts
    assert (borealis.retention.standing, borealis.growth.held) == (Standing.BEHIND, True)
    assert (borealis.growth.achieved, borealis.growth.wanted) == (30_000_00, 66_000_00)
    assert (fjord.growth.standing, fjord.growth.wanted) == (Standing.REACHED, 8_050_00)
    assert [one.aim for one in fjord.aimed] == [Aim.GROWTH]


def test_one_account_alone_is_measured_as_in_the_view(filled: Book) -> None:
    put(filled, "growth 15% retention 98%", BOREALIS)
    with filled.reading() as connection:
        alone = account_goals(connection, filled, BOREALIS)
        assert account_goals(connection, filled, ACME) is None
        assert account_goals(connection, filled, BOREALIS, 2027) is None
        targets = read_goals("growth 15% retention 98%", "EUR").targets
        before = foreseen(connection, filled, BOREALIS, YEAR, targets)
    assert alone is not None
    assert alone.accounts == view(filled).accounts == (alone.total,)
    assert before.total == replace(alone.total, account_name="")


@pytest.mark.parametrize(
    ("year", "why"),
    [
        (2027, "sales end 16 Nov 2026: none of 2027 can be counted yet"),
        (2023, "sales begin 9 Jan 2023: 2022 is not whole"),
        (2022, "sales begin 9 Jan 2023, after 2022"),
    ],
)
def test_a_year_that_cannot_be_compared_says_why(year: int, why: str, filled: Book) -> None:
    put(filled, "growth 15%", year=year)
    found = view(filled, year)
    assert found.total.growth.standing is Standing.UNKNOWN
    assert found.total.growth.why == found.over.why == why


def test_a_year_that_is_over_is_reached_or_missed(filled: Book) -> None:
    put(filled, "growth 26%", year=2025)
    assert view(filled, 2025).total.growth.standing is Standing.REACHED  # 189.8 k after 137,999.99
    put(filled, "growth 60%", year=2025)
    found = view(filled, 2025).total
    assert found.growth.standing is Standing.MISSED
    assert (found.forecast.low, found.forecast.high, found.forecast.why) == (189_800_00, 189_800_00, "2025 is over")


def test_sales_by_the_month_are_measured_to_the_last_whole_month(filled: Book) -> None:
    sale(filled, COBALT, date(2026, 11, 1), 7_00, Grain.MONTH)
    over = view(filled).over
    assert over.current is not None
    assert over.current.last == date(2026, 10, 31)
    sale(filled, COBALT, date(2025, 1, 1), 7_00, Grain.YEAR)
    put(filled, "growth 15%")
    found = view(filled)
    assert found.total.growth.why.startswith("some sales are known by the month or year only")
    assert found.total.forecast.years == (2023, 2024)


def test_other_currencies_are_left_out_and_only_the_last_years_are_looked_at(filled: Book) -> None:
    before = view(filled).total
    sale(filled, EMBER, date(2026, 3, 1), 9_000_000_00, currency="USD")
    assert (view(filled).total, view(filled).foreign) == (before, 1)
    for year in range(2015, 2023):
        sale(filled, ACME, date(year, 1, 9), 1_00)
        sale(filled, ACME, date(year, 12, 9), 1_00)
    assert view(filled).total.forecast.years == tuple(range(YEAR - PAST_YEARS, YEAR))


def test_a_book_without_sales(book: Book) -> None:
    put(book, "growth 15%")
    found = view(book)
    assert found.total.growth.why == found.over.words(found.today) == "no sales are loaded"
    assert found.total.forecast.low is None


def test_the_page_and_the_sheet_show_it_only_where_there_is_one(filled: Book) -> None:
    put(filled, "growth 15% retention 98%", ACME)
    with filled.reading() as connection:
        page, other = account_page(connection, filled, ACME), account_page(connection, filled, BOREALIS)
        sheet, bare = account_sheet(connection, filled, ACME), account_sheet(connection, filled, BOREALIS)
    assert page is not None
    assert page.goals is not None
    assert other is not None
    assert other.goals is None
    told = "goal     retention 98%: 100%, on pace; growth +15%: +20%, on pace"
    assert [line for line in sheet_lines(sheet, filled.today) if line.startswith("goal")] == [told]
    assert not any(line.startswith("goal") for line in sheet_lines(bare, filled.today))


def test_they_are_of_the_year_it_is(filled: Book) -> None:
    put(filled, "growth 15%", ACME)
    later = at(filled, date(2027, 1, 4))
    assert view(later).year == 2027
    with later.reading() as connection:
        assert account_goals(connection, later, ACME) is None


# -- two accounts that are one -------------------------------------------------------------------------------------


def test_a_merge_keeps_the_first_ones_goals_and_says_what_it_dropped(filled: Book) -> None:
    put(filled, "growth 15% retention 98%", ACME)
    put(filled, "growth 9% retention 98%", BOREALIS)
    put(filled, "growth 40k", BOREALIS, 2027)
    before = dump(filled)
    with filled.reading() as connection:
        seen = foresee_accounts(connection, ACME, BOREALIS)
    merged = merge_accounts(filled, ACME, BOREALIS)
    assert seen.dropped == merged.dropped
    assert [said for said in merged.dropped if said.startswith("goal")] == ["goal 2026 growth +9%"]
    assert sorted(goals(filled)) == [
        (ACME, 2026, "growth", 150, None, None),
        (ACME, 2026, "retention", 980, None, None),
        (ACME, 2027, "growth", None, 40_000_00, "EUR"),
    ]
    assert "goal 2026 growth +9%" in rows(filled, "SELECT note FROM accounts WHERE id = ?", ACME)[0][0]
    after = dump(filled)
    undo(filled)
    assert dump(filled) == before
    redo(filled)
    assert dump(filled) == after
