"""The numbers of published sales histories that were imported as a rep would, in whole cents."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from production_files import HISTORIES, SHORT_HISTORIES, load

from kamtui.clock import Clock
from kamtui.domain.basis import Figure
from kamtui.domain.trend import By
from kamtui.services.book import Book
from kamtui.services.views.numbers import numbers

NAMES = ("superstore by segment", "us regional", "northwind", "online retail")


def _close(minor: int | None, amount: float) -> bool:
    return minor is not None and abs(minor - amount * 100) <= (5 if abs(amount) > 1e6 else 1) + 1e-6


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_of_an_imported_history(name: str, shared: Path, template: Path, tmp_path: Path) -> None:
    history = {**HISTORIES, **SHORT_HISTORIES}[name]
    expected = json.loads((shared / "expected" / history.expected).read_text("utf-8"))
    shutil.copy(template, tmp_path / "book.db")
    book = Book(str(tmp_path / "book.db"), Clock(date(2026, 11, 23)))
    load(book, history, shared)
    with book.reading() as connection:
        found = numbers(connection, book, "all")
    assert found is not None
    assert _close(found.revenue, expected["total_revenue"])
    for by, figures in ((By.YEAR, "revenue_per_year"), (By.MONTH, "revenue_per_month")):
        rows = {row.label: row.revenue for row in found.trend(by)}
        assert list(rows) == sorted(expected[figures])
        assert [label for label, minor in rows.items() if not _close(minor, expected[figures][label])] == []
    growth = {row.label: row.whole for row in found.trend(By.YEAR)[1:]}
    assert growth == {year: pytest.approx(one["pct"], abs=1e-6) for year, one in expected["yoy_total"].items()}
    pareto = expected["pareto"]
    assert (found.pareto.accounts, found.pareto.top) == (pareto["n_accounts"], pareto["top20_ceil"]["k"])
    assert found.pareto.to_80 == pareto["smallest_k_reaching_80pct"]
    assert found.pareto.top_share == pytest.approx(pareto["top20_ceil"]["share"], abs=1e-6)
    held = expected["consistent_performers"].get("B_never_below_80pct_of_previous_year", {"count": 0})
    assert len(found.performers.accounts) == held["count"]
    segments = expected["segments"][history.segment]["revenue"]
    assert sorted(one.name for one in found.segments) == sorted(segments)
    assert [one.name for one in found.segments if not _close(one.revenue, segments[one.name])] == []
    assert found.basis[Figure.REVENUE].imported_on == date(2026, 11, 23)
    assert found.stale
