"""Accounts into the book: new, changed, unchanged, and never doubled."""

import pytest
from bringing import bring, brought, counts, rows

from kamtui.domain.words import Tier
from kamtui.services.book import Book
from kamtui.services.verbs.accounts import add_account
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.tables.accounts import Account

CODED = "Id,Name,BillingCity,Industry,Phone\nA1,Acme,Leeds,Mining,1\nA2,Bora,York,mining,2\nA3,Acme,York,,\n"
ALL = "SELECT code, name, city, tier, segment_id, phone FROM accounts ORDER BY id"


def test_new_then_unchanged(book: Book) -> None:
    assert brought(book, CODED) == (3, 0, 0, 0)
    assert rows(book, ALL) == [
        ("A1", "Acme", "Leeds", "C", 1, "1"),
        ("A2", "Bora", "York", "C", 1, "2"),
        ("A3", "Acme", "York", "C", None, None),
    ]
    assert rows(book, "SELECT name FROM segments") == [("Mining",)]
    before = rows(book, "SELECT count(*) FROM steps")
    assert brought(book, CODED) == (0, 0, 3, 0)
    assert rows(book, "SELECT count(*) FROM steps") == before


def test_a_changed_cell_changes_its_column_alone_and_an_empty_one_nothing(book: Book) -> None:
    bring(book, CODED)
    assert brought(book, "Id,Name,Phone,Website\nA1,Acme Ltd,,a.example\nA2,Bora,2,\n") == (0, 1, 1, 0)
    assert rows(book, "SELECT name, folded, city, phone, website FROM accounts WHERE code = 'A1'") == [
        ("Acme Ltd", "acme ltd", "Leeds", "1", "a.example")
    ]


def test_one_undo_step_for_all_files(book: Book) -> None:
    people = "Id,AccountId,LastName,FirstName,Department\nC1,A1,Shah,Rina,Stores\n"
    tasks = "Subject,ActivityDate,WhoId\nAsk,2026-12-01,C1\n"
    results = bring(book, tasks, people, CODED)
    assert [(one.sort, one.file) for one in results] == [
        ("accounts", "3.csv"),
        ("contacts", "2.csv"),
        ("tasks", "1.csv"),
    ]
    assert rows(book, "SELECT verb, summary FROM steps") == [("import", "import 5 rows of 3.csv and 2 more files")]
    assert undo(book) == ["import 5 rows of 3.csv and 2 more files"]
    for table in ("accounts", "contacts", "departments", "segments", "tasks", "task_events"):
        assert rows(book, f"SELECT count(*) FROM {table}") == [(0,)]
    redo(book)
    assert counts(bring(book, tasks, people, CODED)) == [(0, 0, 3, 0), (0, 0, 1, 0), (0, 0, 1, 0)]


PLAIN = "account,city\nAcme,Leeds\nAcme,York\nacme,\nBora & Co.,\n"


def test_without_codes_by_name_and_city(book: Book) -> None:
    assert brought(book, PLAIN) == (4, 0, 0, 0)
    assert brought(book, PLAIN) == (0, 0, 4, 0)
    assert brought(book, "account,city,phone\nACME,leeds,7\nbora co,,8\n") == (0, 2, 0, 0)
    assert rows(book, "SELECT name, city, phone FROM accounts WHERE phone IS NOT NULL") == [
        ("ACME", "leeds", "7"),
        ("bora co", None, "8"),
    ]


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("account,city\nAcme,\n", "account,city\nAcme,Leeds\n", (0, 1, 0, 0)),  # the city became known
        ("account,city\nAcme,Leeds\n", "account\nAcme\n", (0, 0, 1, 0)),  # the file has no city
        ("account,city\nAcme,Leeds\n", "account,city\nAcme,York\n", (1, 0, 0, 0)),  # another one
        ("account,city\nAcme,Leeds\nAcme,York\n", "account\nAcme\n", (0, 0, 0, 1)),  # nobody knows which
        ("account,city\nAcme,Leeds\n", "Id,Name,Industry,City\nA1,Acme,,Leeds\n", (0, 1, 0, 0)),  # it gets its code
        ("Id,Name,Industry,City\nA1,Acme,,Leeds\n", "Id,Name,Industry,City\nB7,Acme,,Leeds\n", (1, 0, 0, 0)),
        ("Id,Name,Industry\nA1,Acme,\n", "account\nAcme\n", (0, 0, 1, 0)),
        ("Id,Name,Industry\nabcdefghijklmnoAAA,Acme,\n", "Id,Name,Industry\nabcdefghijklmno,Acme,\n", (0, 0, 1, 0)),
    ],
)
def test_who_is_who(book: Book, first: str, then: str, expected: tuple[int, int, int, int]) -> None:
    bring(book, first)
    assert brought(book, then) == expected
    if not expected[3]:
        assert brought(book, then) == (0, 0, sum(expected), 0)


def test_doubles_inside_a_file_stay_out(book: Book) -> None:
    (result,) = bring(book, "Id,Name,Industry\nA1,Acme,\nA1,Acme again,\n,Bora,\n,bora,\n")
    assert [(one.row, one.reason) for one in result.rejected] == [
        (3, "same code as row 2"),
        (5, "same name and city as row 4"),
    ]
    assert result.outcome.new == 2


def test_a_row_without_a_code_that_is_one_with_a_code_stays_out(book: Book) -> None:
    text = "Id,Name,Industry\n,Acme,\nA1,Acme,\n"
    bring(book, "Id,Name,Industry\nA1,Acme,\n")
    (result,) = bring(book, text)
    assert [(one.row, one.reason) for one in result.rejected] == [(2, "it is the same as row 3")]


def test_an_ambiguous_name_says_so(book: Book) -> None:
    bring(book, "account,city\nAcme,Leeds\nAcme,York\n")
    (result,) = bring(book, "account\nAcme\n")
    assert result.rejected[0].reason.startswith("2 in the book have its name and city")


def test_two_files_of_accounts_in_one_command(book: Book) -> None:
    results = bring(book, "account,city\nAcme,Leeds\n", "account,city,phone\nAcme,Leeds,1\nBora,York,2\n")
    assert counts(results) == [(1, 0, 0, 0), (1, 1, 0, 0)]
    assert rows(book, "SELECT name, phone FROM accounts ORDER BY id") == [("Acme", "1"), ("Bora", "2")]


def test_tiers_follow_the_file_but_an_unknown_word_leaves_them(book: Book) -> None:
    add_account(book, "Acme", Tier.KEY)
    (result,) = bring(book, "account,tier\nAcme,gold\nBora,gold\nCobalt,prospect\n")
    assert counts((result,)) == [(2, 0, 1, 0)]
    assert rows(book, "SELECT name, tier FROM accounts ORDER BY id") == [("Acme", "K"), ("Bora", "C"), ("Cobalt", "P")]
    assert result.outcome.notes == ("2 rows: the tier is none of K, A, B, C, P; a new account becomes C",)
    assert brought(book, "account,tier\nAcme,A\n") == (0, 1, 0, 0)


def test_a_name_that_folds_into_many_letters(book: Book) -> None:
    text = "account,city\n" + "\ufdfa" * 200 + ",Leeds\n"
    assert brought(book, text) == (1, 0, 0, 0)
    assert brought(book, text) == (0, 0, 1, 0)


def test_what_the_rep_changed_stands_until_the_file_says_something_new(book: Book) -> None:
    bring(book, CODED)
    with book.work("edit") as (work, _):
        work.change(Account, 1, phone="99", tier=Tier.KEY)
    assert brought(book, CODED) == (0, 0, 3, 0)
    assert brought(book, "Id,Name,City,Phone\nA1,Acme,Hull,1\n") == (0, 1, 0, 0)
    assert brought(book, CODED.replace("Leeds", "Hull")) == (0, 0, 3, 0)
    assert rows(book, "SELECT city, phone, tier FROM accounts WHERE id = 1") == [("Hull", "99", "K")]
    assert brought(book, "Id,Name,Phone,City\nA1,Acme,2,\n") == (0, 1, 0, 0)
    assert rows(book, "SELECT city, phone, tier FROM accounts WHERE id = 1") == [("Hull", "2", "K")]


def test_what_an_undone_import_said_counts_for_nothing(book: Book) -> None:
    bring(book, CODED)
    bring(book, "Id,Name,Phone,City\nA1,Acme,7,\n")
    undo(book)
    assert brought(book, "Id,Name,Phone,City\nA1,Acme,7,\n") == (0, 1, 0, 0)
