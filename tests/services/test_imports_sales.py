"""Sales into the book: accounts found or made, sums that are never doubled, cents that stay true."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bringing import bring, brought, counts, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from production_files import SHORT_HISTORIES, History, load

from kamtui.exchange.sources import load as load_file
from kamtui.exchange.values import Options, Rejected, Sort
from kamtui.services.book import Book
from kamtui.services.imports.plan import plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.verbs.accounts import add_account
from kamtui.services.verbs.undo import redo, undo

HEAD = "Customer ID,Customer Name,Order Date,Segment,Amount\n"
LINES = HEAD + "A1,Acme,2026-01-05,Home,10.10\nA1,Acme,2026-01-05,Home,5\nB2,Bora,2026-01-06,Office,7\n"
ALL = """SELECT a.code, s.name, x.day, x.grain, x.minor, x.currency, x.source FROM sales x
JOIN accounts a ON a.id = x.account_id LEFT JOIN segments s ON s.id = x.segment_id ORDER BY x.id"""


def test_new_then_unchanged_then_undone(book: Book) -> None:
    assert brought(book, LINES) == (2, 0, 0, 0)
    found = [
        ("A1", "Home", "2026-01-05", "day", 1510, "EUR", "1.csv"),
        ("B2", "Office", "2026-01-06", "day", 700, "EUR", "1.csv"),
    ]
    assert rows(book, ALL) == found
    assert rows(book, "SELECT code, name, folded, tier FROM accounts") == [
        ("A1", "Acme", "acme", "C"),
        ("B2", "Bora", "bora", "C"),
    ]
    assert brought(book, LINES) == (0, 0, 2, 0)
    assert rows(book, "SELECT count(*) FROM steps") == [(1,)]
    undo(book)
    for table in ("sales", "accounts", "segments"):
        assert rows(book, f"SELECT count(*) FROM {table}") == [(0,)]
    redo(book)
    assert rows(book, ALL) == found


def test_a_longer_report_adds_and_corrects(book: Book) -> None:
    bring(book, LINES)
    longer = LINES.replace("B2,Bora,2026-01-06,Office,7", "B2,Bora,2026-01-06,Office,8") + "B2,Bora,2026-02-01,,1\n"
    (result,) = bring(book, longer)
    assert counts((result,)) == [(1, 1, 1, 0)]
    assert rows(book, "SELECT minor, segment_id FROM sales ORDER BY id") == [(1510, 1), (800, 2), (100, None)]


def test_a_sum_of_another_file_is_replaced_and_said(book: Book) -> None:
    first, second = bring(book, LINES, HEAD + "A1,Acme,2026-01-05,Home,3\n")
    assert first.outcome.notes == ("2 accounts",)
    assert second.outcome.notes == ("1 account, 1 sum of other files replaced",)
    assert rows(book, "SELECT minor, source FROM sales ORDER BY id") == [(300, "2.csv"), (700, "1.csv")]


def test_accounts_of_the_book_are_found_by_code_and_by_name(book: Book) -> None:
    bring(book, "Id,Name,Industry\nA1,Acme Ltd,\n,Bora,\n")
    bring(book, LINES)
    assert rows(book, "SELECT code, name FROM accounts") == [("A1", "Acme Ltd"), (None, "Bora")]
    assert rows(book, "SELECT account_id FROM sales ORDER BY id") == [(1,), (2,)]


def test_two_codes_with_one_name_are_two_accounts(book: Book) -> None:
    bring(book, HEAD + "A1,Acme,2026-01-05,,1\nA2,Acme,2026-01-05,,2\n")
    assert rows(book, "SELECT a.code, x.minor FROM sales x JOIN accounts a ON a.id = x.account_id") == [
        ("A1", 100),
        ("A2", 200),
    ]


def test_a_name_that_several_accounts_have_stays_out(book: Book) -> None:
    for city in ("Leeds", "York"):
        add_account(book, "Acme", city=city)
    (result,) = bring(book, "Customer,Order Date,Amount\nAcme,2026-01-05,1\nBora,2026-01-05,2\n")
    assert result.outcome.rejected == (
        Rejected(2, None, "there are 2 accounts named Acme: give the file a column with their codes"),
    )
    assert rows(book, "SELECT count(*) FROM sales") == [(1,)]


def test_codes_without_names_and_names_later(book: Book) -> None:
    bring(book, "CustomerID,InvoiceDate,Amount\n12,2026-01-05,1\n")
    assert rows(book, "SELECT code, name FROM accounts") == [("12", "12")]
    bring(book, "CustomerID,CompanyName,Industry\n12,Acme,\n")
    assert rows(book, "SELECT code, name FROM accounts") == [("12", "Acme")]


def test_a_dry_run_counts_alike_and_writes_nothing(book: Book) -> None:
    plan = plan_import(book, [])
    assert not plan.writes
    before = Path(book.path).read_bytes()
    from kamtui.exchange.sources import Source

    rehearsed = plan_import(book, [Source("1.csv", LINES.encode())])
    assert counts(rehearsed.results) == [(2, 0, 0, 0)]
    assert Path(book.path).read_bytes() == before


def test_each_currency_is_a_sum_of_its_own(book: Book) -> None:
    text = "Customer,Order Date,Amount\nAcme,2026-01-05,$5\nAcme,2026-01-05,€6\nAcme,2026-01-05,7\n"
    assert brought(book, text) == (2, 0, 0, 0)
    assert rows(book, "SELECT currency, minor FROM sales ORDER BY currency") == [("EUR", 1300), ("USD", 500)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.integers(1, 28), st.decimals(-500, 500, places=4)), min_size=1, max_size=30
    )
)
def test_sums_stay_within_two_cents_of_the_truth(book: Book, lines: list[tuple[str, int, Decimal]]) -> None:
    text = "Customer,Order Date,Amount\n" + "".join(f"{who},2026-01-{day:02d},{amount}\n" for who, day, amount in lines)
    plan = plan_import(book, [_source(text)], Options(sort=Sort.SALES))
    assert not plan.results[0].rejected
    run_import(book, plan)
    try:
        for who in "AB":
            exact = sum((amount for name, _, amount in lines if name == who), Decimal(0)) * 100
            (found,) = rows(
                book,
                f"""SELECT coalesce(sum(x.minor), 0) FROM sales x JOIN accounts a ON a.id = x.account_id
                WHERE a.name = '{who}'""",
            )
            assert abs(found[0] - exact) <= 2  # the sums of accounts, months and all pull at one another
    finally:
        if plan.writes:
            undo(book)


def _source(text: str) -> Any:
    from kamtui.exchange.sources import Source

    return Source("f.csv", text.encode())


@pytest.mark.parametrize("history", SHORT_HISTORIES.values(), ids=SHORT_HISTORIES)
def test_real_histories_to_the_cent(book: Book, shared: Path, history: History) -> None:
    results = load(book, history, shared)
    assert not [row for result in results for row in result.rejected]
    _as_expected(book, shared, history.expected, history.segment)
    again = load(book, history, shared)
    assert [(new, changed) for new, changed, *_ in counts(again)] == [(0, 0)] * len(results)


def test_won_deals_of_an_archive(book: Book, shared: Path) -> None:
    (archive,) = (shared / "crm" / "maven_crm").glob("*.zip")
    options = Options(sort=Sort.SALES, columns=(("segment", "product"),))
    results = run_import(book, plan_import(book, [load_file(str(archive))], options))
    assert [result.sort for result in results] == [Sort.SALES]
    _as_expected(book, shared, "maven_crm.json", "product")


def _as_expected(book: Book, shared: Path, name: str, segment: str) -> None:
    expected = json.loads((shared / "expected" / name).read_text("utf-8"))
    cents = {month: round(amount * 100) for month, amount in expected["revenue_per_month"].items()}
    months = dict(rows(book, "SELECT substr(day, 1, 7), sum(minor) FROM sales GROUP BY 1"))
    assert months == pytest.approx(cents, abs=1)
    assert sum(months.values()) == pytest.approx(expected["total_revenue"] * 100, abs=1)
    accounts = rows(
        book,
        "SELECT coalesce(a.code, a.name), sum(x.minor) FROM sales x JOIN accounts a ON a.id = x.account_id GROUP BY 1",
    )
    wanted = {
        code: round(sum(amount for year, amount in years.items() if year != "name") * 100)
        for code, years in expected["revenue_per_account_per_year"].items()
    }
    assert dict(accounts) == pytest.approx(wanted, abs=3)  # three years, each rounded
    parts = dict(
        rows(book, "SELECT s.name, sum(x.minor) FROM sales x JOIN segments s ON s.id = x.segment_id GROUP BY 1")
    )
    wanted_parts = {part: round(amount * 100) for part, amount in expected["segments"][segment]["revenue"].items()}
    assert parts == pytest.approx(wanted_parts, abs=2)
    assert date.fromisoformat(rows(book, "SELECT max(day) FROM sales")[0][0]) == date.fromisoformat(
        expected["counts"]["last_date"]
    )
