"""What the rep says is one account: its rows go there, and every later import finds it by the other name too."""

import pytest
from bringing import brought, counts, rows

from kamtui.errors import KamtuiError, UsageError
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.imports.aliases import Same
from kamtui.services.imports.plan import FileResult, plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.verbs.merge import merge_accounts
from kamtui.services.verbs.undo import undo

KNOWN = "Account ID,Account Name,City,Phone\nA-1,Acme Industrial,Leeds,\nB-1,Borealis AG,,\n"
SALES = "Customer,Order Date,Net Amount\nAcme Inc,2026-03-04,10.50\nAcme Industrial,2026-03-04,4.50\n"
ACCOUNTS = "Account ID,Account Name,City,Phone\nX-9,Acme Inc,,123\n"
ACME = Same("Acme Inc", "Acme Industrial")


@pytest.fixture
def known(book: Book) -> Book:
    brought(book, KNOWN)
    return book


def bring(book: Book, text: str, *same: Same, dry: bool = False) -> tuple[FileResult, ...]:
    plan = plan_import(book, [Source("1.csv", text.encode())], Options(), same=same)
    return plan.results if dry else run_import(book, plan)


def names(book: Book) -> list[tuple[str | None, str]]:
    return rows(book, "SELECT code, name FROM accounts ORDER BY id")


BOTH = [("A-1", "Acme Industrial"), ("B-1", "Borealis AG")]


def test_kept_apart_unless_it_is_said(known: Book) -> None:
    bring(known, SALES)
    assert names(known) == [*BOTH, (None, "Acme Inc")]
    assert rows(known, "SELECT count(*) FROM account_aliases") == [(0,)]


def test_sales_of_the_new_name_go_to_the_known_account(known: Book) -> None:
    assert bring(known, SALES, ACME, dry=True) == bring(known, SALES, ACME)
    assert names(known) == BOTH
    assert rows(known, "SELECT account_id, minor FROM sales") == [(1, 15_00)]


def test_the_same_file_again_finds_the_same_account_without_being_told(known: Book) -> None:
    bring(known, SALES, ACME)
    assert counts(bring(known, SALES)) == [(0, 0, 1, 0)]
    assert counts(bring(known, SALES, ACME)) == [(0, 0, 1, 0)]
    assert names(known) == BOTH
    assert rows(known, "SELECT account_id, name, code FROM account_aliases") == [(1, "Acme Inc", None)]


def test_an_account_keeps_its_name_and_code_and_takes_the_rest(known: Book) -> None:
    assert counts(bring(known, ACCOUNTS, ACME)) == [(0, 1, 0, 0)]
    assert rows(known, "SELECT code, name, city, phone FROM accounts WHERE id = 1") == [
        ("A-1", "Acme Industrial", "Leeds", "123")
    ]
    assert counts(bring(known, ACCOUNTS)) == [(0, 0, 1, 0)]
    assert names(known) == BOTH


def test_a_code_that_came_with_the_name_is_enough_later(known: Book) -> None:
    bring(known, ACCOUNTS, ACME)
    bring(known, "Customer ID,Order Date,Net Amount\nX-9,2026-03-04,10.50\n")
    assert names(known) == BOTH
    assert rows(known, "SELECT account_id, minor FROM sales") == [(1, 10_50)]


def test_nothing_but_the_name_is_worth_keeping(known: Book) -> None:
    assert counts(bring(known, "Account Name\nAcme Inc\n", ACME)) == [(0, 0, 1, 0)]
    assert counts(bring(known, "Account Name\nAcme Inc\n")) == [(0, 0, 1, 0)]
    assert names(known) == BOTH


def test_people_of_the_new_name_are_at_the_known_account(known: Book) -> None:
    bring(known, SALES, ACME)
    bring(known, "Full Name,Account Name,Email\nRina Shah,Acme Inc,r@acme.example\n")
    assert rows(known, "SELECT account_id FROM contacts") == [(1,)]


def test_both_names_in_one_file_of_accounts_are_one_row(known: Book) -> None:
    text = "Account Name,City\nAcme Inc,\nAcme Industrial,Leeds\n"
    (result,) = bring(known, text, ACME)
    assert [one.reason for one in result.rejected] == ["it is the same as row 3, as was said"]
    assert names(known) == BOTH


def test_another_city_is_another_place(known: Book) -> None:
    bring(known, SALES, ACME)
    bring(known, "Account Name,City\nAcme Inc,Hull\n")
    assert names(known)[2:] == [(None, "Acme Inc")]


def test_one_undo_takes_the_name_back_too(known: Book) -> None:
    bring(known, SALES, ACME)
    undo(known)
    assert rows(known, "SELECT * FROM account_aliases") == rows(known, "SELECT * FROM sales") == []


@pytest.mark.parametrize(
    ("same", "reason"),
    [
        (Same("Acme Inc", "Nobody"), "“Nobody” is no account of the book."),
        (Same("Borealis AG", "Acme Industrial"), "“Borealis AG” is in the book already."),
        (Same("Nowhere", "Acme Industrial"), "No new account of the files is named “Nowhere”."),
    ],
)
def test_what_cannot_be_said(known: Book, same: Same, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        bring(known, SALES, same)
    assert caught.value.sentence == reason
    assert rows(known, "SELECT * FROM account_aliases") == []


def test_an_account_of_two_is_named_by_its_code(known: Book) -> None:
    brought(known, "Account ID,Account Name,City\nA-2,Acme Industrial,York\n")
    with pytest.raises(KamtuiError, match="one of 2 accounts"):
        bring(known, SALES.replace("Acme Industrial", "Borealis AG"), ACME)
    bring(known, SALES.replace("Acme Industrial", "Borealis AG"), Same("acme inc", "A-2"))
    assert rows(known, "SELECT account_id FROM account_aliases") == [(3,)]


def test_a_merge_is_remembered_by_later_imports(known: Book) -> None:
    bring(known, ACCOUNTS)
    bring(known, SALES)
    merge_accounts(known, 1, 3)
    assert names(known) == BOTH
    assert counts(bring(known, SALES)) == [(0, 0, 1, 0)]
    assert counts(bring(known, ACCOUNTS)) == [(0, 0, 1, 0)]
    merge_accounts(known, 2, 1)  # the names go on to the next
    bring(known, SALES)
    assert names(known) == [("B-1", "Borealis AG")]
    undo(known)
    undo(known)
    assert names(known) == [*BOTH, ("X-9", "Acme Inc")]
