"""Contacts into the book, at the accounts they belong to."""

import pytest
from bringing import bring, brought, rows

from kamtui.services.book import Book
from kamtui.store.tables.accounts import Contact

ACCOUNTS = "Id,Name,City,Industry\nA1,Acme,Leeds,\nA2,Bora,York,\nA3,Bora,Hull,\n"
PEOPLE = (
    "Id,AccountId,FirstName,LastName,Email,Department,Title,Role\n"
    "C1,A1,Rina,Shah,r@a.example,Stores,Buyer,Decision Maker\n"
    "C2,,Tom,Okafor,t@a.example,Stores,,\n"
    "C3,A9,Ana,Ortiz,a@a.example,,,Other\n"
)


@pytest.fixture
def known(book: Book) -> Book:
    bring(book, ACCOUNTS)
    return book


def test_new_then_unchanged(known: Book) -> None:
    (result,) = bring(known, PEOPLE)
    assert (result.outcome.new, result.outcome.rejected) == (3, ())
    assert result.outcome.notes == (
        "1 row: the role is not one kamtui knows and was left out",
        "1 row: points at an account that is not in the book, and comes in without it",
        "1 row: has a department but no account, and comes in without the department",
    )
    assert rows(known, "SELECT code, account_id, department_id, title, role, email FROM contacts ORDER BY id") == [
        ("C1", 1, 1, "Buyer", "decision maker", "r@a.example"),
        ("C2", None, None, None, None, "t@a.example"),
        ("C3", None, None, None, None, "a@a.example"),
    ]
    assert brought(known, PEOPLE) == (0, 0, 3, 0)


def test_what_the_rep_added_stays(known: Book) -> None:
    """An account the rep gave a contact is not taken away by a file that names none."""
    bring(known, PEOPLE)
    bring(known, "Id,AccountId,FirstName,LastName,Email\nC2,A2,Tom,Okafor,\n")
    (result,) = bring(known, PEOPLE)
    assert rows(known, "SELECT account_id FROM contacts WHERE code = 'C2'") == [(2,)]
    assert result.outcome.changed == 1  # his department exists now that he has an account
    assert brought(known, PEOPLE) == (0, 0, 3, 0)


@pytest.mark.parametrize(
    ("cells", "account"),
    [(",Acme", 1), (",acme", 1), ("A2,", 2), ("A9,Acme", 1), (",Bora", None), (",Nobody", None), ("A9;A2,", 2)],
)
def test_the_account_by_code_or_name(known: Book, cells: str, account: int | None) -> None:
    bring(known, f"AccountId,Account Name,First Name,Last Name\n{cells},Rina,Shah\n")
    assert rows(known, "SELECT account_id FROM contacts") == [(account,)]


def test_several_accounts_of_a_name_are_told(known: Book) -> None:
    (result,) = bring(known, "First Name,Last Name,Company\nRina,Shah,Bora\n")
    assert result.outcome.notes == ("1 row: names an account that there are several of, and comes in without it",)


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("name,company,email\nRINA SHAH,Acme,r@a.example\n", (0, 1, 0, 0)),  # spelled in another way
        ("name,company,email\nRina Shah,,r@a.example\n", (0, 0, 1, 0)),  # by name and e-mail
        ("name,company,email\nRina Shah,,\n", (0, 0, 1, 0)),  # by name, the file has no account
        ("name,company,email\nRina Shah,Cobalt,R@A.example\n", (0, 1, 0, 0)),
        ("name,company,email\nRina Shah,Cobalt,x@c.example\n", (1, 0, 0, 0)),  # another Rina
        ("name,company,email\nTom Okafor,Acme,r@a.example\n", (1, 0, 0, 0)),  # a shared address is no identity
        ("name,company,email\nRina Shah,Acme,\nrina shah,acme,\n", (0, 0, 1, 1)),
    ],
)
def test_without_codes_by_name_and_account(book: Book, then: str, expected: tuple[int, int, int, int]) -> None:
    bring(book, "account,city\nAcme,Leeds\nCobalt,York\n", "name,company,email\nRina Shah,Acme,r@a.example\n")
    assert brought(book, then) == expected


def test_a_department_does_not_follow_to_another_account(known: Book) -> None:
    bring(known, PEOPLE)
    assert brought(known, "Id,AccountId,LastName,FirstName\nC1,A2,Shah,Rina\n") == (0, 1, 0, 0)
    assert rows(known, "SELECT account_id, department_id FROM contacts WHERE code = 'C1'") == [(2, None)]
    bring(known, "Id,AccountId,LastName,FirstName,Department\nC1,A2,Shah,Rina,stores\n")
    assert rows(known, "SELECT account_id, name FROM departments ORDER BY id") == [(1, "Stores"), (2, "stores")]


def test_departments_are_made_once(known: Book) -> None:
    people = "".join(f"C{n},A1,L{n},{dept}\n" for n, dept in enumerate(["Stores", "stores", "STORES", "Finance"]))
    bring(known, f"Id,AccountId,LastName,Department\n{people}")
    assert rows(known, "SELECT name FROM departments ORDER BY id") == [("Stores",), ("Finance",)]


def test_companies_and_persons_of_one_file(book: Book) -> None:
    text = "Name,Is a company,Related company,City\nRina,0,Acme,\nAcme,1,,Leeds\nTom,0,,\n"
    first = bring(book, text)
    assert [(one.sort, one.outcome.new) for one in first] == [("accounts", 1), ("contacts", 2)]
    assert rows(book, "SELECT name, account_id FROM contacts ORDER BY id") == [("Rina", 1), ("Tom", None)]
    assert [one.outcome.unchanged for one in bring(book, text)] == [1, 2]


def test_a_contact_the_rep_moved_to_another_account_stays_there(known: Book) -> None:
    bring(known, PEOPLE)
    with known.work("edit") as (work, _):
        work.change(Contact, 1, account_id=2, department_id=None)
    assert brought(known, PEOPLE) == (0, 0, 3, 0)
    assert rows(known, "SELECT account_id, department_id FROM contacts WHERE code = 'C1'") == [(2, None)]
