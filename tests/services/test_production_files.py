"""Real sales histories: every figure of the accounts list against figures that were computed from the same files."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from production_files import HISTORIES, History, load

from kamtui.clock import Clock
from kamtui.config import Settings
from kamtui.domain.account_filter import AccountFilter
from kamtui.services.book import Book
from kamtui.services.views.accounts import AccountView, accounts_view
from kamtui.services.views.production import Totals

CENT = 1
"""Tolerance of every sum in cents; the expected figures are rounded to cents themselves."""


@pytest.fixture(scope="module", params=HISTORIES.values(), ids=HISTORIES)
def history(request: pytest.FixtureRequest) -> History:
    found = request.param
    assert isinstance(found, History)
    return found


@pytest.fixture(scope="module")
def loaded(history: History, shared: Path, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    from datetime import date

    path = tmp_path_factory.mktemp("history") / "book.db"
    shutil.copy(template, path)
    book = Book(str(path), Clock(date(2026, 11, 23)), Settings(currency="USD"))
    load(book, history, shared)
    return book


@pytest.fixture(scope="module")
def expected(history: History, shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "expected" / history.expected).read_text("utf-8"))
    return found


def _seen(book: Book, period: str = "all", wanted: AccountFilter | None = None) -> tuple[list[AccountView], Totals]:
    with book.reading() as connection:
        return accounts_view(connection, book, wanted, period=period, segments=True)


def _cents(amount: float) -> int:
    return round(amount * 100)


def test_total_and_years(loaded: Book, expected: dict[str, Any]) -> None:
    _, totals = _seen(loaded)
    assert totals.currency == "USD"
    assert totals.revenue == pytest.approx(_cents(expected["total_revenue"]), abs=CENT)
    years = {int(year): _cents(amount) for year, amount in expected["revenue_per_year"].items()}
    assert dict(totals.revenue_by_year) == pytest.approx(years, abs=CENT)


def test_growth_of_the_whole(loaded: Book, expected: dict[str, Any]) -> None:
    _, totals = _seen(loaded)
    for year, found in expected["yoy_total"].items():
        now, before = totals.revenue_by_year[int(year)], totals.revenue_by_year[int(year) - 1]
        assert (now - before) / before == pytest.approx(found["pct"], abs=1e-6)


def test_every_account_in_every_year(loaded: Book, expected: dict[str, Any], history: History) -> None:
    views, totals = _seen(loaded)
    assert totals.with_sales == len(views) == expected["counts"]["accounts"]
    by_code = {history.key(one.row.code): one for one in views}
    for code, years in expected["revenue_per_account_per_year"].items():
        found = {str(year): minor for year, minor in by_code[code].revenue_by_year.items()}
        assert found == pytest.approx({y: _cents(v) for y, v in years.items() if y != "name"}, abs=CENT), code


def test_pareto(loaded: Book, expected: dict[str, Any]) -> None:
    views, totals = _seen(loaded)
    pareto = expected["pareto"]
    assert totals.top20_accounts == pareto["top20_ceil"]["k"]
    assert totals.top20_share == pytest.approx(pareto["top20_ceil"]["share"], abs=1e-6)
    assert totals.accounts_to_80 == pareto["smallest_k_reaching_80pct"]
    assert sum(one.revenue or 0 for one in views[: pareto["top10_accounts"]["k"]]) == pytest.approx(
        _cents(pareto["top10_accounts"]["revenue"]), abs=10 * CENT
    )


def test_the_top_20_percent_in_order(loaded: Book, expected: dict[str, Any], history: History) -> None:
    views, _ = _seen(loaded)
    for one, found in zip(views, expected["top20pct_accounts"], strict=False):
        assert (one.rank, history.key(one.row.code)) == (found["rank"], found["account_key"])
        assert one.revenue == pytest.approx(_cents(found["revenue"]), abs=CENT)
        assert one.cumulative_share == pytest.approx(found["cum_share"], abs=1e-6)


def test_consistent_performers(loaded: Book, expected: dict[str, Any], history: History) -> None:
    views, totals = _seen(loaded)
    rule = expected["consistent_performers"]
    held = rule["B_never_below_80pct_of_previous_year"]
    assert list(totals.years) == rule["window_used"]
    assert totals.consistent == held["count"]
    assert sorted(history.key(one.row.name) for one in views if one.consistent) == sorted(held["accounts"])
    assert all(one.consistent is not None for one in views)


def test_growth_of_accounts(loaded: Book, expected: dict[str, Any], history: History) -> None:
    views, totals = _seen(loaded)
    assert totals.window is not None
    assert totals.window.current.first.year == max(totals.revenue_by_year)
    by_name = {history.key(one.row.name): one for one in views}
    for name, found in expected["yoy_top5_accounts"].items():
        assert by_name[name].yoy == (None if found["pct"] is None else pytest.approx(found["pct"], rel=1e-3))


def test_segments_and_their_top_two(loaded: Book, expected: dict[str, Any], history: History) -> None:
    _, totals = _seen(loaded)
    segments = expected["segments"][history.segment]
    assert {one.name: one.revenue for one in totals.segments} == pytest.approx(
        {name: _cents(amount) for name, amount in segments["revenue"].items()}, abs=CENT
    )
    for one in totals.segments:
        assert one.share == pytest.approx(segments["share"][one.name], abs=1e-6)
        assert [history.key(name) for name in one.top] == [
            top["account"] for top in segments["top_two_accounts"][one.name]
        ]
    assert [one.revenue for one in totals.segments] == sorted((one.revenue for one in totals.segments), reverse=True)


def test_one_year(loaded: Book, expected: dict[str, Any], history: History) -> None:
    last = expected["top20pct_accounts_last_full_year"]
    views, totals = _seen(loaded, str(last["year"]))
    assert (totals.with_sales, totals.top20_accounts) == (last["n_active"], last["k"])
    assert totals.top20_share == pytest.approx(last["share"], abs=1e-6)
    assert totals.revenue == pytest.approx(_cents(expected["revenue_per_year"][str(last["year"])]), abs=CENT)
    assert [history.key(one.row.name) for one in views[:5]] == [one["account"] for one in last["accounts"][:5]]
    assert [one.revenue is None for one in views] == [n >= last["n_active"] for n in range(len(views))]
    tops = expected["segments"][history.segment]["top_two_accounts_last_full_year"]
    assert {one.name: [history.key(name) for name in one.top] for one in totals.segments} == {
        name: [top["account"] for top in two] for name, two in tops.items()
    }


def test_the_last_twelve_months_are_the_last_year_here(loaded: Book) -> None:
    _, totals = _seen(loaded, "12m")
    assert totals.revenue == totals.revenue_by_year[max(totals.revenue_by_year)]


def test_dormant_accounts_bought_nothing_in_the_last_twelve_months(
    loaded: Book, expected: dict[str, Any], history: History
) -> None:
    views, _ = _seen(loaded, wanted=AccountFilter(dormant=True))
    last = max(expected["revenue_per_year"])
    quiet = [code for code, years in expected["revenue_per_account_per_year"].items() if not years.get(last)]
    assert sorted(history.key(one.row.code) for one in views) == sorted(quiet)
