"""The numbers of a book: worked out by hand on the territory, and in agreement with the accounts list on any sales."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit import filled_by
from territory import ACME, BOREALIS, COBALT, DELTA, FJORD, fill

from kamtui.config import Settings, settings_from
from kamtui.domain.basis import Figure
from kamtui.domain.movement import Mover
from kamtui.domain.production import Span
from kamtui.domain.trend import By
from kamtui.domain.words import Grain
from kamtui.errors import AmbiguousError, NotFoundError, UsageError
from kamtui.services.book import Book
from kamtui.services.views.accounts import accounts_view
from kamtui.services.views.numbers import Numbers, numbers
from kamtui.store.tables import Account, Sale, Segment

WHOLE = 660_299_99


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def _seen(book: Book, period: str = "all", segment: str | None = None) -> Numbers:
    with book.reading() as connection:
        found = numbers(connection, book, period, segment)
    assert found is not None
    return found


def _with(book: Book, **keys: Any) -> Book:
    return Book(book.path, book.clock, settings_from(keys, "config.toml"))


def test_revenue_by_year_and_growth(filled: Book) -> None:
    found = _seen(filled)
    assert (found.revenue, found.accounts, len(found.by_account)) == (WHOLE, 7, 5)
    years = found.trend(By.YEAR)
    assert [(row.label, row.revenue) for row in years] == [
        ("2023", 169_000_00),
        ("2024", 137_999_99),
        ("2025", 189_800_00),
        ("2026", 163_500_00),
    ]
    # of 2025 only what came up to 16 November
    assert years[-1].change == pytest.approx(163_500 / (189_800 - 20_000) - 1)
    assert years[-1].whole == pytest.approx(163_500 / 189_800 - 1)
    assert found.ytd is not None
    assert (found.ytd, found.ytd.change) == (found.yoy, years[-1].change)
    assert (found.ytd.before, found.ytd.revenue_before) == (Span(date(2025, 1, 1), date(2025, 11, 16)), 169_800_00)


def test_pareto_segments_and_ranks(filled: Book) -> None:
    found = _seen(filled)
    assert list(found.by_account) == [ACME, BOREALIS, COBALT, FJORD, DELTA]
    assert (found.pareto.top, found.pareto.to_80) == (1, 2)
    assert found.pareto.top_share == pytest.approx(420_000_00 / WHOLE)
    industry, retail = found.segments
    assert (industry.name, industry.revenue, industry.share) == ("Industry", 420_000_00, 420_000_00 / WHOLE)
    assert (retail.name, retail.top, list(retail.accounts)) == ("Retail", (BOREALIS, COBALT), [BOREALIS, COBALT])
    assert [place.rank for place in retail.places.values()] == [1, 2]
    assert retail.places[BOREALIS].share == pytest.approx(161_999_99 / 215_799_99)
    assert (sum(retail.by_year.values()), found.unsegmented) == (retail.revenue, 24_500_00)
    assert retail.yoy == pytest.approx(35_000_00 / (72_800_00 - 10_000_00) - 1)


def test_one_segment(filled: Book) -> None:
    found = _seen(filled, segment="reta")
    assert (found.segment, found.revenue, list(found.by_account)) == ("Retail", 215_799_99, [BOREALIS, COBALT])
    assert [row.revenue for row in found.trend(By.YEAR)] == [60_000_00, 47_999_99, 72_800_00, 35_000_00]
    assert found.segments == _seen(filled).segments  # shares are of the whole book
    assert found.basis[Figure.REVENUE].rows == found.rows < _seen(filled).rows


def test_movement_is_of_the_days_that_yoy_compares(filled: Book) -> None:
    moved = _seen(filled).movement
    assert moved is not None
    assert (moved.lost, moved.new, moved.kept) == ((), (), 4)
    assert moved.declined == (Mover(BOREALIS, 50_000_00, 30_000_00), Mover(COBALT, 12_800_00, 5_000_00))
    moved = _seen(filled, "2025").movement
    assert moved is not None
    assert (moved.lost, moved.new) == ((), (Mover(FJORD, 0, 7_000_00),))
    assert _seen(filled, "2024").movement is not None
    moved = _seen(filled, "2024").movement
    assert moved is not None
    assert moved.lost == (Mover(DELTA, 9_000_00, 0),)
    assert _seen(filled, "2023").movement is None  # nothing before it


def test_dormant_and_consistent(filled: Book) -> None:
    found = _seen(filled)
    assert (found.dormant, found.dormant_share) == ((DELTA,), 0.2)
    assert (found.performers.years, found.performers.accounts) == ((2023, 2024, 2025), (ACME, COBALT))
    assert found.performers.revenue_share == pytest.approx((420_000_00 + 53_800_00) / WHOLE)


def test_the_rule_of_consistent_performers_is_a_setting(filled: Book) -> None:
    book = _with(filled, consistent_years=2, consistent_percent=100)
    found = _seen(book)
    assert (found.performers.years, found.performers.accounts) == ((2024, 2025), (ACME, BOREALIS))
    with book.reading() as connection:
        views, totals = accounts_view(connection, book)
    assert {one.row.id for one in views if one.consistent} == {ACME, BOREALIS}
    assert (totals.rule.years, totals.rule.percent) == (2, 100)


@pytest.mark.parametrize(("days", "stale"), [(6, True), (7, False), (35, False)])
def test_stale_counts_from_the_last_day_of_sales(days: int, stale: bool, filled: Book) -> None:
    assert _seen(_with(filled, stale_days=days)).stale is stale


def test_where_the_numbers_come_from(filled: Book) -> None:
    found = _seen(filled)
    assert (found.imported_on, found.index) == (None, None)
    assert set(found.basis) == set(Figure)
    assert found.basis[Figure.REVENUE].rows == found.rows == sum(row.rows for row in found.trend(By.MONTH))
    with filled.work("import", "import 1 row of sales.csv") as (work, _entry):
        work.add(Sale, account_id=ACME, day=date(2026, 11, 20), grain=Grain.DAY, minor=5, currency="EUR")
    assert _seen(filled).imported_on == date(2026, 11, 23)
    with filled.work("import", "import 1 row of accounts.csv") as (work, _entry):
        work.add(Account, name="Zeta", folded="zeta")
    work_of_sales = "UPDATE steps SET state = 'undone' WHERE summary LIKE '%sales.csv'"
    with filled.work("undo") as (work, _entry):
        work.execute(work_of_sales)
    assert _seen(filled).imported_on is None  # an undone import brought nothing, nor did one of accounts


def test_no_week_is_told_from_months(book: Book) -> None:
    with book.work("fill") as (work, _entry):
        work.add(Account, name="Acme", folded="acme")
        for month in (8, 9, 10):
            work.add(Sale, account_id=1, day=date(2026, month, 1), grain=Grain.MONTH, minor=100 * month, currency="EUR")
    found = _seen(book)
    assert (found.trend(By.WEEK), found.wow) == ((), None)
    assert found.mom is not None
    assert (found.mom.name, found.mom.change) == ("2026-10", pytest.approx(1 / 9))


def test_the_last_week_ends_with_the_last_sale(book: Book) -> None:
    with book.work("fill") as (work, _entry):
        work.add(Account, name="Acme", folded="acme")
        for day, minor in (("2025-12-15", 80), ("2025-12-22", 100), ("2025-12-26", 7)):
            work.add(Sale, account_id=1, day=date.fromisoformat(day), grain=Grain.DAY, minor=minor, currency="EUR")
    found = _seen(book)
    assert found.coverage.last == date(2025, 12, 31)  # the year is full, yet no week without sales is made up
    assert found.wow is not None
    assert (found.wow.name, found.wow.revenue, found.wow.revenue_before) == ("2025-W52", 107, 80)
    assert found.wow.current.last == date(2025, 12, 26)


def test_other_currencies_are_in_no_number(filled: Book) -> None:
    with filled.work("sell") as (work, _entry):
        work.add(Sale, account_id=ACME, day=date(2026, 11, 2), grain=Grain.DAY, minor=10**9, currency="USD")
    found = _seen(filled)
    assert (found.revenue, found.foreign, found.currency) == (WHOLE, 1, "EUR")


def test_a_period_without_sales(filled: Book) -> None:
    found = _seen(filled, "2031")
    assert (found.revenue, found.by_account, found.segments, found.mom, found.trend(By.MONTH)) == (
        None,
        {},
        (),
        None,
        (),
    )
    assert all(basis.rows >= 0 for basis in found.basis.values())


def test_a_segment_nobody_knows_and_one_of_two(filled: Book) -> None:
    with pytest.raises(NotFoundError, match="There is no segment “zoo”"):
        _seen(filled, segment="zoo")
    with filled.work("add") as (work, _entry):
        work.add(Segment, name="Retail abroad")
    assert _seen(filled, segment="RETAIL").segment == "Retail"  # a whole name beats the start of one
    with pytest.raises(AmbiguousError) as raised:
        _seen(filled, segment="ret")
    assert raised.value.candidates == ("Retail", "Retail abroad")


def test_a_book_without_sales(book: Book) -> None:
    with book.reading() as connection:
        assert numbers(connection, book, "all") is None


# --- any sales at all

_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "account_id": st.integers(1, 4),
            "segment_id": st.none() | st.integers(1, 2),
            "day": st.dates(date(2023, 1, 1), date(2026, 11, 23)),
            "grain": st.sampled_from(Grain),
            "minor": st.integers(-(10**7), 10**9),
            "currency": st.sampled_from(["EUR", "EUR", "EUR", "USD"]),
        }
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=_ROWS, period=st.sampled_from(["all", "12m", "2024", "2026"]))
def test_the_numbers_agree_with_the_accounts_list(book: Book, rows: list[dict[str, Any]], period: str) -> None:
    with book.work("fill") as (work, _entry):
        for table in ("sales", "accounts", "segments"):
            work.execute(f"DELETE FROM {table}")
            work.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")  # every example counts from 1
        work.add_many(Segment, [{"name": "one"}, {"name": "two"}])
        work.add_many(
            Account, [{"name": f"a{n}", "folded": f"a{n}", "segment_id": 1 if n < 3 else None} for n in range(4)]
        )
        starts = {Grain.YEAR: {"month": 1, "day": 1}, Grain.MONTH: {"day": 1}, Grain.DAY: {}}
        work.add_many(Sale, [row | {"day": row["day"].replace(**starts[row["grain"]])} for row in rows])
    with book.reading() as connection:
        views, totals = accounts_view(connection, book, period=period, segments=True)
        found = numbers(connection, book, period)
        parts = [numbers(connection, book, period, name) for name in ("one", "two")]
    assert found is not None
    assert (found.revenue, found.foreign, found.currency) == (totals.revenue, totals.foreign, totals.currency)
    assert found.by_account == {one.row.id: one.revenue for one in views if one.revenue is not None}
    assert {key: dict(earned) for key, earned in found.by_year.items()} == {
        one.row.id: dict(one.revenue_by_year) for one in views if one.revenue_by_year
    }
    assert (found.pareto.top, found.pareto.to_80) == (totals.top20_accounts, totals.accounts_to_80)
    assert set(found.performers.accounts) == {one.row.id for one in views if one.consistent}
    assert set(found.dormant) == {one.row.id for one in views if one.dormant}
    assert [(one.name, one.revenue, one.share) for one in found.segments] == [
        (one.name, one.revenue, one.share) for one in totals.segments
    ]
    assert sum(one.revenue for one in found.segments) + found.unsegmented == (found.revenue or 0)
    for part in parts:
        assert part is not None
        if period == "all":
            assert sum(row.revenue or 0 for row in part.trend(By.YEAR)) == sum(part.by_account.values())
        assert part.segments == found.segments


def test_defaults_of_the_settings() -> None:
    rules = Settings().rules
    assert (rules.consistent_years, rules.consistent_percent, rules.stale_days) == (3, 80, 35)


def test_spans_of_a_period_without_days_are_nothing(filled: Book) -> None:
    assert _seen(filled).ledger.over(Span(date(2026, 1, 2), date(2026, 1, 2) - timedelta(days=1))) == (0, 0)


@pytest.mark.parametrize(("key", "value"), [("consistent_years", 0), ("consistent_percent", 1001), ("stale_days", -1)])
def test_settings_that_make_no_rule_are_refused(key: str, value: int) -> None:
    with pytest.raises(UsageError, match=key):
        settings_from({key: value}, "config.toml")
