"""Five published sales histories: every number of the view against figures that were computed from the same files."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from numbers_files import CURRENCY, PUBLISHED, Published, load

from kamtui.clock import Clock
from kamtui.domain.money import digits
from kamtui.domain.trend import By
from kamtui.services.book import Book
from kamtui.services.views.numbers import Numbers, numbers

UNIT = 10 ** digits(CURRENCY)

RATIO = 1e-6
"""Shares and growth are published with six decimals."""


@pytest.fixture(scope="module", params=PUBLISHED.values(), ids=PUBLISHED)
def published(request: pytest.FixtureRequest) -> Published:
    found = request.param
    assert isinstance(found, Published)
    return found


@pytest.fixture(scope="module")
def expected(published: Published, shared: Path) -> dict[str, Any]:
    path = shared / "expected" / f"{published.expected}.json"
    if not path.is_file():
        pytest.skip(f"no {path}")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def loaded(published: Published, shared: Path, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    path = tmp_path_factory.mktemp("history") / "book.db"
    shutil.copy(template, path)
    book = Book(str(path), Clock(date(2026, 11, 23)))
    load(book, published, shared)
    return book


@pytest.fixture(scope="module")
def codes(loaded: Book) -> dict[int, str]:
    with loaded.reading() as connection:
        return {row[0]: row[1] for row in connection.execute("SELECT id, code FROM accounts")}


def _seen(book: Book, period: str = "all", segment: str | None = None) -> Numbers:
    with book.reading() as connection:
        found = numbers(connection, book, period, segment)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def seen(loaded: Book) -> Numbers:
    return _seen(loaded)


def _close(minor: int | None, amount: float) -> bool:
    """Within 0.01, above a million 0.05."""
    return minor is not None and abs(minor / UNIT - amount) <= (0.05 if abs(amount) > 1e6 else 0.01) + 1e-9


def test_total_and_sales(seen: Numbers, expected: dict[str, Any]) -> None:
    assert _close(seen.revenue, expected["total_revenue"])
    assert len(seen.by_account) == seen.pareto.accounts == expected["counts"]["accounts"]
    assert str(seen.coverage.first) == expected["counts"]["first_date"]


@pytest.mark.parametrize(("by", "name"), [(By.YEAR, "revenue_per_year"), (By.MONTH, "revenue_per_month")])
def test_revenue_by_period(by: By, name: str, seen: Numbers, expected: dict[str, Any]) -> None:
    found = {row.label: row.revenue for row in seen.trend(by)}
    assert list(found) == sorted(expected[name])
    assert [label for label, minor in found.items() if not _close(minor, expected[name][label])] == []


@pytest.mark.parametrize(("by", "name"), [(By.YEAR, "yoy_total"), (By.MONTH, "mom_total")])
def test_growth_by_period(by: By, name: str, seen: Numbers, expected: dict[str, Any]) -> None:
    found = {row.label: row.whole for row in seen.trend(by)[1:]}
    assert list(found) == sorted(expected[name])
    for label, growth in expected[name].items():
        assert found[label] == (None if growth["pct"] is None else pytest.approx(growth["pct"], abs=RATIO)), label


def test_weeks_hold_all_there_is(seen: Numbers) -> None:
    weeks = seen.trend(By.WEEK)
    assert sum(row.revenue or 0 for row in weeks) == seen.revenue
    assert sum(row.rows for row in weeks) == seen.rows


def test_an_unfinished_year_is_compared_with_its_days(seen: Numbers, expected: dict[str, Any]) -> None:
    last = seen.trend(By.YEAR)[-1]
    same = expected.get("ytd_same_period")
    if same is None:
        if seen.ytd is not None:  # a full year: the days are all its days
            assert (seen.ytd.change, last.unfinished) == (last.whole, False)
        return
    assert seen.ytd is not None
    assert f"{seen.ytd.current.last:%m-%d}" == same["through_month_day"]
    assert _close(seen.ytd.revenue, same[str(seen.ytd.current.first.year)])
    assert _close(seen.ytd.revenue_before, same[str(seen.ytd.before.first.year)])
    assert seen.ytd.change == last.change == pytest.approx(same["pct"], abs=RATIO)
    assert last.unfinished


def test_pareto(seen: Numbers, expected: dict[str, Any], codes: dict[int, str]) -> None:
    spread, pareto = seen.pareto, expected["pareto"]
    assert (spread.accounts, spread.top) == (pareto["n_accounts"], pareto["top20_ceil"]["k"])
    assert spread.top_share == pytest.approx(pareto["top20_ceil"]["share"], abs=RATIO)
    assert spread.to_80 == pareto["smallest_k_reaching_80pct"]
    ordered = list(seen.by_account.items())
    assert _close(sum(minor for _, minor in ordered[: spread.top]), pareto["top20_ceil"]["revenue"])
    for (key, minor), one in zip(ordered, expected["top20pct_accounts"], strict=False):
        assert (seen.places[key].rank, codes[key]) == (one["rank"], one["account_key"])
        assert _close(minor, one["revenue"])
        assert seen.places[key].cumulative_share == pytest.approx(one["cum_share"], abs=RATIO)


def test_every_account_in_every_year(seen: Numbers, expected: dict[str, Any], codes: dict[int, str]) -> None:
    wanted = expected["revenue_per_account_per_year"]
    assert sorted(codes[key] for key in seen.by_year) == sorted(wanted)
    for key, earned in seen.by_year.items():
        years = {int(year): amount for year, amount in wanted[codes[key]].items() if year != "name"}
        assert [year for year in earned if not _close(earned[year], years.get(year, 0))] == [], codes[key]


def test_consistent_performers(seen: Numbers, expected: dict[str, Any]) -> None:
    rule = expected["consistent_performers"]
    if not rule:
        assert (seen.performers.years, seen.performers.accounts) == ((), ())
        return
    held = rule["B_never_below_80pct_of_previous_year"]
    assert list(seen.performers.years) == rule["window_used"]
    assert sorted(seen.names[key] for key in seen.performers.accounts) == sorted(held["accounts"])
    assert len(seen.performers.accounts) == held["count"]
    assert seen.performers.revenue_share == pytest.approx(held["revenue_share"], abs=RATIO)


def test_movement(seen: Numbers, expected: dict[str, Any]) -> None:
    wanted = expected.get("movement")
    if not wanted:
        return
    assert seen.movement is not None
    assert seen.window.before is not None
    years = (seen.window.before.first.year, seen.window.current.first.year)
    assert years == (wanted["from_year"], wanted["to_year"])
    for movers, name in ((seen.movement.lost, "lost"), (seen.movement.new, "new")):
        assert sorted(seen.names[one.account_id] for one in movers) == sorted(wanted[name])
    declined = sorted(seen.names[one.account_id] for one in seen.movement.declined)
    assert declined == sorted(wanted["declined_below_80pct"])


def test_segments(seen: Numbers, expected: dict[str, Any], published: Published) -> None:
    wanted = expected["segments"][published.segment]
    found = {one.name: one for one in seen.segments}
    assert sorted(found) == sorted(wanted["revenue"])
    assert seen.segments[0].name == wanted["top_segment"]
    for name, one in found.items():
        assert _close(one.revenue, wanted["revenue"][name]), name
        assert one.share == pytest.approx(wanted["share"][name], abs=RATIO)
        per_year = wanted["revenue_per_year"][name]
        assert [year for year in one.by_year if not _close(one.by_year[year], per_year.get(str(year), 0))] == []
        tops = wanted["top_two_accounts"][name]
        assert [seen.names[key] for key in one.top] == [top["account"] for top in tops]
        assert all(_close(one.accounts[key], top["revenue"]) for key, top in zip(one.top, tops, strict=True))


def test_months_of_a_segment(loaded: Book, expected: dict[str, Any], published: Published) -> None:
    wanted = expected["segments"][published.segment]["revenue_per_month"] or {}
    for name in list(wanted)[:3]:
        found = {row.label: row.revenue for row in _seen(loaded, segment=name).trend(By.MONTH)}
        assert [month for month, minor in found.items() if not _close(minor, wanted[name].get(month, 0))] == []


def test_the_last_full_year(loaded: Book, expected: dict[str, Any], published: Published) -> None:
    last = expected.get("top20pct_accounts_last_full_year")
    if last is None:
        return
    found = _seen(loaded, str(last["year"]))
    assert _close(found.revenue, expected["revenue_per_year"][str(last["year"])])
    assert (found.pareto.accounts, found.pareto.top) == (last["n_active"], last["k"])
    assert found.pareto.top_share == pytest.approx(last["share"], abs=RATIO)
    assert [found.names[key] for key in list(found.by_account)[: last["k"]]] == [x["account"] for x in last["accounts"]]
    tops = expected["segments"][published.segment]["top_two_accounts_last_full_year"]
    assert {one.name: [found.names[key] for key in one.top] for one in found.segments} == {
        name: [top["account"] for top in two] for name, two in tops.items() if two
    }
