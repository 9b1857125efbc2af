"""New accounts that are named nearly like others are told, and never joined."""

import time
from typing import Any

import pytest
from bringing import bring, brought, rows

from kamtui.domain.text import folded_name
from kamtui.services.book import Book
from kamtui.services.imports.duplicates import looks_alike
from kamtui.store.reads.imports import KnownAccount


def said(book: Book, text: str) -> list[str]:
    """What an import says of names."""
    (result,) = bring(book, text)
    return [note for note in result.outcome.notes if "looks like" in note]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Acme Inc", "Acme Industrial"),
        ("Borealis GmbH", "Borealis AG"),
        ("Müller & Sons Ltd", "Muller and Son"),
        ("Glacier Fods", "Glacier Foods"),
    ],
)
def test_a_near_name_is_told_once_and_both_stay(book: Book, name: str, other: str) -> None:
    brought(book, f"Account Name\n{other}\nNobody Else\n")
    assert said(book, f"Account Name\n{name}\n") == [
        f"“{name}” looks like “{other}” in the book: kamtui merge joins them"
    ]
    assert rows(book, "SELECT count(*) FROM accounts") == [(3,)]
    assert said(book, f"Account Name\n{name}\n") == []


def test_two_new_ones_are_told_once(book: Book) -> None:
    assert said(book, "Account Name\nAcme Inc\nAcme Ltd\n") == [
        "“Acme Inc” looks like “Acme Ltd” in the file too: kamtui merge joins them"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Account Name,City\nAcme,Leeds\nAcme,York\n",
        "Account Name\nShop 1 North Street\nShop 2 North Street\n",
        "Account Name\nNorth Star\nNorth Wind\nNorth Sea\n",
        "Account Name\nCobalt\nBorealis\n",
        "Account Name\n株式会社\n日立\n",
    ],
)
def test_what_is_different_is_not_told(book: Book, text: str) -> None:
    assert said(book, text) == []


def test_accounts_that_sales_bring_are_told_too(book: Book) -> None:
    brought(book, "Account Name\nGlacier Foods\n")
    text = "Customer,Order Date,Net Amount\nGlacier Food,2026-03-04,10.50\n"
    assert len(said(book, text)) == 1


def test_only_a_few_are_listed(book: Book) -> None:
    letters = "abcdefghij"
    text = "".join(f"{char * 5} works\n{char * 5} works ltd\n" for char in letters)
    (result,) = bring(book, f"Account Name\n{text}")
    assert result.outcome.notes[-1] == "and 5 more that look like others"


def account(n: int, name: str) -> KnownAccount:
    nothing: dict[str, Any] = dict.fromkeys(("city", "country", "phone", "website", "segment_id", "note", "tier"))
    return KnownAccount(id=n, code=None, name=name, folded=folded_name(name), **nothing)


def test_ten_thousand_names_are_compared_with_few() -> None:
    """A bound on the work, which no machine is slow enough to miss by chance: every pair would take minutes."""
    words = ("north", "royal", "trade", "metal", "paper", "glass", "ocean", "stone", "river", "amber")
    names = [f"{words[n % 10]} {words[n // 10 % 10]} {chr(97 + n // 100 % 26)}{n:05d}" for n in range(10_000)]
    known = [account(n, name) for n, name in enumerate(names)]
    before = time.process_time()
    assert looks_alike(known, known) == []
    assert time.process_time() - before < 30
