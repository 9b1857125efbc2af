"""The accounts list: production over its periods, with numbers worked out by hand, and the totals."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit import filled_by
from territory import ACME, BOREALIS, COBALT, DELTA, EMBER, FJORD, GLACIER, SALES, fill

from kamtui.domain.production import Span
from kamtui.domain.words import Grain
from kamtui.services.book import Book
from kamtui.services.views.accounts import AccountView, accounts_view
from kamtui.services.views.production import SegmentView, Totals
from kamtui.store.tables import Account, Sale, Segment


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def _seen(book: Book, period: str = "all") -> tuple[list[AccountView], Totals]:
    with book.reading() as connection:
        return accounts_view(connection, book, period=period, segments=True)


def _ids(views: Sequence[AccountView]) -> list[int]:
    return [one.row.id for one in views]


def _by_id(book: Book, period: str = "all") -> dict[int, AccountView]:
    return {one.row.id: one for one in _seen(book, period=period)[0]}


# --- production


def test_revenue_over_everything(filled: Book) -> None:
    views, totals = _seen(filled)
    assert _ids(views)[:5] == [ACME, BOREALIS, COBALT, FJORD, DELTA]
    assert [one.rank for one in views] == [1, 2, 3, 4, 5, None, None]
    for account_id, amounts in SALES.items():
        one = _by_id(filled)[account_id]
        assert one.revenue == sum(amounts)
        assert dict(one.revenue_by_year) == dict(zip((2023, 2024, 2025, 2026), amounts, strict=True))
    assert (totals.accounts, totals.with_sales, totals.revenue) == (7, 5, 660_299_99)
    assert dict(totals.revenue_by_year) == {
        2023: 169_000_00,
        2024: 137_999_99,
        2025: 189_800_00,
        2026: 163_500_00,
    }
    assert totals.currency == "EUR"


def test_pareto_and_shares(filled: Book) -> None:
    views, totals = _seen(filled)
    assert (totals.top20_accounts, totals.accounts_to_80) == (1, 2)  # 420 + 162 of 660
    assert totals.top20_share == pytest.approx(420_000 / 660_299.99)
    assert [one.share for one in views[:2]] == pytest.approx([420_000 / 660_299.99, 161_999.99 / 660_299.99])
    assert views[4].cumulative_share == pytest.approx(1)


def test_an_unfinished_year_is_compared_with_the_same_days(filled: Book) -> None:
    views, totals = _by_id(filled), _seen(filled)[1]
    assert totals.window is not None
    assert totals.window.before == Span(date(2025, 1, 1), date(2025, 11, 16))
    # what came in December 2025 does not count against 2026
    assert views[ACME].yoy == pytest.approx(0.2)
    assert views[BOREALIS].yoy == pytest.approx(-0.4)
    assert views[COBALT].yoy == pytest.approx(-0.609375)
    assert views[DELTA].yoy is None  # nothing to grow from
    assert views[EMBER].yoy is None


def test_twelve_months(filled: Book) -> None:
    views, totals = _by_id(filled, "12m"), _seen(filled, period="12m")[1]
    assert totals.window is not None
    assert totals.window.revenue == Span(date(2025, 12, 1), date(2026, 11, 16))
    assert [views[key].revenue for key in (ACME, BOREALIS, COBALT, DELTA)] == [130_000_00, 40_000_00, 5_000_00, -500_00]
    assert views[ACME].yoy == pytest.approx(0.3)
    assert totals.revenue == 183_500_00


def test_one_year(filled: Book) -> None:
    views, totals = _by_id(filled, "2024"), _seen(filled, period="2024")[1]
    assert (totals.with_sales, totals.revenue) == (3, 137_999_99)
    assert (views[DELTA].revenue, views[DELTA].rank, views[DELTA].share) == (None, None, None)
    assert dict(views[DELTA].revenue_by_year) == {2023: 9_000_00, 2024: 0, 2025: 0, 2026: -500_00}
    assert views[ACME].yoy == pytest.approx(-0.1)


def test_a_year_without_sales(filled: Book) -> None:
    views, totals = _seen(filled, period="1999")
    assert (totals.with_sales, totals.revenue, totals.top20_accounts, totals.accounts_to_80) == (0, None, 0, None)
    assert all((one.revenue, one.rank, one.yoy) == (None, None, None) for one in views)


def test_consistent_performers(filled: Book) -> None:
    views, totals = _by_id(filled), _seen(filled)[1]
    assert totals.years == (2023, 2024, 2025)
    found = {key: one.consistent for key, one in views.items()}
    assert found == {
        ACME: True,
        BOREALIS: False,  # 79.99% of the year before
        COBALT: True,  # 80% exactly, twice
        DELTA: False,
        EMBER: None,  # never bought
        FJORD: False,
        GLACIER: None,
    }
    assert totals.consistent == 2


def test_a_sale_without_a_segment_counts_for_its_accounts(filled: Book) -> None:
    _, totals = _seen(filled)
    whole = 660_299_99
    assert totals.segments == (
        SegmentView("Industry", 420_000_00, 420_000_00 / whole, ("Acme Industrial",)),
        SegmentView("Retail", 215_799_99, 215_799_99 / whole, ("Borealis", "Cobalt Stores")),
    )
    assert [one.revenue for one in _seen(filled, period="2024")[1].segments] == [90_000_00, 47_999_99]


def test_segments_are_worked_out_on_demand(filled: Book) -> None:
    with filled.reading() as connection:
        assert accounts_view(connection, filled)[1].segments == ()


def test_without_sales(book: Book) -> None:
    with book.work("fill") as (work, _entry):
        work.add_many(Account, [{"name": "Zeta", "folded": "zeta"}, {"name": "Älpha", "folded": "alpha"}])
    views, totals = _seen(book)
    assert [one.row.name for one in views] == ["Älpha", "Zeta"]
    assert (totals.revenue, totals.window, totals.consistent, totals.segments) == (None, None, None, ())
    assert all((one.revenue, one.share, one.rank, one.dormant) == (None, None, None, False) for one in views)


def test_an_empty_book(book: Book) -> None:
    views, totals = _seen(book)
    assert (views, totals.accounts, totals.currency) == ([], 0, "EUR")


def _sell(book: Book, rows: list[tuple[int, str, Grain, int, str]]) -> None:
    with book.work("sell") as (work, _entry):
        for key in sorted({row[0] for row in rows}):
            work.add(Account, name=f"Account {key}", folded=f"account {key}")
        work.add_many(
            Sale,
            [
                {"account_id": key, "day": date.fromisoformat(day), "grain": grain, "minor": minor, "currency": code}
                for key, day, grain, minor, code in rows
            ],
        )


def test_other_currencies_are_left_out_and_counted(book: Book) -> None:
    rows = [(1, "2026-01-05", Grain.DAY, 100, "EUR"), (1, "2026-11-02", Grain.DAY, 70, "USD")]
    _sell(book, [*rows, (2, "2026-03-05", Grain.DAY, 900, "GBP")])
    views, totals = _seen(book)
    assert (totals.currency, totals.revenue, totals.foreign, totals.with_sales) == ("EUR", 100, 2, 1)
    assert {one.row.id: one.revenue for one in views} == {1: 100, 2: None}


@pytest.mark.parametrize(
    ("before", "now", "yoy"),
    [
        # both by the day: November up to the 5th
        ([("2025-11-02", Grain.DAY), ("2025-11-09", Grain.DAY)], [("2026-11-05", Grain.DAY)], 0.0),
        # last year is known by the month only: the first five days of November cannot be told
        ([("2025-11-01", Grain.MONTH), ("2025-10-01", Grain.MONTH)], [("2026-11-05", Grain.DAY)], None),
        # or by the year only
        ([("2025-01-01", Grain.YEAR)], [("2026-11-05", Grain.DAY)], None),
        # months against months: this month is left out on both sides
        (
            [("2025-10-01", Grain.MONTH), ("2025-11-01", Grain.MONTH)],
            [("2026-10-01", Grain.MONTH), ("2026-11-01", Grain.MONTH)],
            0.0,
        ),
        # whole months by the day against months
        ([("2025-10-01", Grain.MONTH)], [("2026-10-31", Grain.DAY)], 0.0),
    ],
)
def test_growth_only_where_the_grain_allows_it(
    book: Book, before: list[tuple[str, Grain]], now: list[tuple[str, Grain]], yoy: float | None
) -> None:
    sold = [(1, "2025-01-01", Grain.DAY, 0, "EUR")]
    sold += [(1, day, grain, 100, "EUR") for day, grain in (*before, *now)]
    _sell(book, sold)
    assert _seen(book)[0][0].yoy == yoy


# --- any sales at all

_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "account_id": st.integers(1, 4),
            "segment_id": st.none() | st.integers(1, 2),
            "day": st.dates(date(2023, 1, 1), date(2026, 11, 23)),
            "grain": st.sampled_from(Grain),
            "minor": st.integers(-(10**7), 10**9),
        }
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=_ROWS, period=st.sampled_from(["all", "12m", "2024", "2026"]))
def test_the_list_agrees_with_its_totals(book: Book, rows: list[dict[str, Any]], period: str) -> None:
    with book.work("fill") as (work, _entry):
        for table in ("sales", "accounts", "segments"):
            work.execute(f"DELETE FROM {table}")
            work.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")  # every example counts from 1
        work.add_many(Segment, [{"name": "one"}, {"name": "two"}])
        work.add_many(
            Account, [{"name": f"a{n}", "folded": f"a{n}", "segment_id": 1 if n < 3 else None} for n in range(4)]
        )
        starts = {Grain.YEAR: {"month": 1, "day": 1}, Grain.MONTH: {"day": 1}, Grain.DAY: {}}
        work.add_many(
            Sale, [row | {"day": row["day"].replace(**starts[row["grain"]]), "currency": "EUR"} for row in rows]
        )
    views, totals = _seen(book, period=period)
    sold = [one for one in views if one.revenue is not None]
    assert len(sold) == totals.with_sales
    assert sum(one.revenue or 0 for one in sold) == (totals.revenue or 0)
    assert [one.rank for one in sold] == list(range(1, len(sold) + 1))
    for year, minor in totals.revenue_by_year.items():
        assert minor == sum(one.revenue_by_year.get(year, 0) for one in views)
    if period == "all":
        assert totals.revenue == sum(row["minor"] for row in rows) == sum(totals.revenue_by_year.values())
        by_segment = {1: 0, 2: 0}
        for row in rows:
            segment = row["segment_id"] or (1 if row["account_id"] <= 3 else None)
            if segment is not None:
                by_segment[segment] += row["minor"]
        found = {"one": 0, "two": 0} | {one.name: one.revenue for one in totals.segments}
        assert (found["one"], found["two"]) == (by_segment[1], by_segment[2])
    if (totals.revenue or 0) > 0:
        assert sum(one.share or 0 for one in sold) == pytest.approx(1)


def test_equal_days_of_two_years_are_no_growth_whatever_comes_after_them(book: Book) -> None:
    sold = [("2024-12-30", 500), ("2025-01-02", 50), ("2025-12-24", 10**6), ("2026-01-02", 50), ("2026-11-22", 0)]
    _sell(book, [(1, day, Grain.DAY, minor, "EUR") for day, minor in sold])
    assert _seen(book)[0][0].yoy == 0
