"""An industry index in the book: imported once, replaced, undone, and held against the numbers."""

from datetime import date

import pytest
from bringing import bring, brought, counts, rows
from kit import filled_by
from territory import ACME, BOREALIS, fill

from kamtui.domain.basis import IndexGrowth, beside_index, index_growth
from kamtui.domain.production import Span
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Sort
from kamtui.services.book import Book
from kamtui.services.imports.plan import plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.accounts import accounts_view
from kamtui.services.views.index import chosen, index_beside
from kamtui.services.views.numbers import numbers
from kamtui.services.views.panel import account_panel

TWO_YEARS = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)][:22]
"""January 2025 to October 2026."""

FLAT = "Month,Retail index,Industry\n" + "".join(
    f"{month},{102 if month > '2026' else 100},{95 if month > '2026' else 100}\n" for month in TWO_YEARS
)


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def test_every_value_comes_in_once(book: Book) -> None:
    assert brought(book, FLAT) == (44, 0, 0, 0)
    assert brought(book, FLAT) == (0, 0, 44, 0)
    assert brought(book, FLAT.replace("2026-10,102", "2026-10,102.5")) == (0, 1, 43, 0)
    assert rows(book, "SELECT series, thousandths FROM index_values WHERE month = '2026-10-01' ORDER BY id") == [
        ("Retail index", 102_500),
        ("Industry", 95_000),
    ]


def test_a_series_keeps_the_spelling_of_the_book(book: Book) -> None:
    bring(book, "Month,Retail index\n2026-01,100\n", sort=Sort.INDEX)
    assert counts(bring(book, "Month,RETAIL INDEX\n2026-01,100\n2026-02,101\n", sort=Sort.INDEX)) == [(1, 0, 1, 0)]
    assert rows(book, "SELECT DISTINCT series FROM index_values") == [("Retail index",)]


def test_two_files_of_one_import_that_say_the_same(book: Book) -> None:
    text = "Month,Retail index\n2026-01,100\n"
    assert counts(bring(book, text, text, sort=Sort.INDEX)) == [(1, 0, 0, 0), (0, 0, 1, 0)]


def test_a_rehearsal_says_the_same_and_writes_nothing(book: Book) -> None:
    plan = plan_import(book, [Source("i.csv", FLAT.encode())], Options())
    assert rows(book, "SELECT * FROM index_values") == []
    assert run_import(book, plan) == plan.results


def test_undo_takes_it_back_and_redo_brings_it_again(book: Book) -> None:
    brought(book, FLAT)
    undo(book)
    assert rows(book, "SELECT * FROM index_values") == []
    redo(book)
    assert rows(book, "SELECT count(*) FROM index_values") == [(44,)]


# --- growth

NOVEMBER = Span(date(2026, 1, 1), date(2026, 11, 16))


def test_growth_over_the_months_that_both_years_have() -> None:
    now = {"2026-01": 110, "2026-02": 130, "2026-04": 500}
    before = {"2025-01": 100, "2025-02": 100, "2025-03": 900}
    found = index_growth("Retail", NOVEMBER, now, before)
    assert found == IndexGrowth("Retail", pytest.approx(0.2), 2, 11, "2026-02")
    assert found.rule() == "mean of 2 of 11 months up to 2026-02 against the same months one year before"
    assert beside_index(-0.04, found) == "you −4% · Retail +20%"


def test_an_index_of_other_years_is_no_growth_and_no_zero() -> None:
    found = index_growth("Retail", NOVEMBER, {}, {"2025-01": 100})
    assert found.change is None
    assert beside_index(-0.04, found) == "you −4% · Retail ·"
    assert found.rule() == "Retail has none of these months in both years"


@pytest.mark.parametrize(
    ("names", "segment", "expected"),
    [
        ([], None, None),
        (["Wood", "Glass"], None, "Wood"),
        (["Wood", "Glass"], "Glass", "Glass"),
        (["Wood index", "Glass Index"], "glass", "Glass Index"),
        (["Wood", "Total"], "Paper", "Total"),
        (["Wood", "Index"], None, "Index"),
    ],
)
def test_which_series(names: list[str], segment: str | None, expected: str | None) -> None:
    assert chosen(names, segment) == expected


def test_without_an_index_there_is_none(filled: Book) -> None:
    with filled.reading() as connection:
        assert index_beside(connection, NOVEMBER) is None
        found = numbers(connection, filled, "all")
        assert found is not None
        assert found.index is None


def test_beside_the_numbers_accounts_and_an_account(filled: Book) -> None:
    brought(filled, FLAT)
    with filled.reading() as connection:
        found = numbers(connection, filled, "all")
        assert found is not None
        assert found.index == IndexGrowth("Retail index", pytest.approx(0.02), 10, 11, "2026-10")
        industry = numbers(connection, filled, "all", "industry")
        assert industry is not None
        assert industry.index is not None
        assert (industry.index.name, industry.index.change) == ("Industry", pytest.approx(-0.05))
        totals = accounts_view(connection, filled)[1]
        assert totals.index == found.index
        assert found.yoy is not None
        assert totals.yoy == pytest.approx(found.yoy.change)
        acme = account_panel(connection, filled, account_id=ACME, contact_id=None).trend
        borealis = account_panel(connection, filled, account_id=BOREALIS, contact_id=None).trend
        assert acme is not None
        assert borealis is not None
        # the segment's own index, over the twelve months that the account's YoY compares
        assert acme.index == IndexGrowth("Industry", pytest.approx(-0.05), 10, 12, "2026-10")
        assert borealis.index is not None
        assert borealis.index.name == "Retail index"
