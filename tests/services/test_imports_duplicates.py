"""New accounts that are named nearly like others are told, and never joined."""

import time
from typing import Any

import pytest
from bringing import bring, brought, rows

from kamtui.domain.text import folded_name
from kamtui.services.book import Book
from kamtui.services.imports.duplicates import looks_alike
from kamtui.store.reads.imports import KnownAccount


def told(book: Book, text: str) -> list[tuple[str, str, bool]]:
    """The new name, the one it is like, and whether that is new too."""
    (result,) = bring(book, text)
    return [(one.name, one.known, one.in_file) for one in result.outcome.alike]


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
    assert told(book, f"Account Name\n{name}\n") == [(name, other, False)]
    assert rows(book, "SELECT count(*) FROM accounts") == [(3,)]
    assert told(book, f"Account Name\n{name}\n") == []


def test_two_new_ones_are_told_once(book: Book) -> None:
    assert told(book, "Account Name\nAcme Inc\nAcme Ltd\n") == [("Acme Inc", "Acme Ltd", True)]


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
    assert told(book, text) == []


def test_accounts_that_sales_bring_are_told_too(book: Book) -> None:
    brought(book, "Account Name\nGlacier Foods\n")
    text = "Customer,Order Date,Net Amount\nGlacier Food,2026-03-04,10.50\n"
    assert told(book, text) == [("Glacier Food", "Glacier Foods", False)]


@pytest.mark.parametrize(("name", "score"), [("Glacier Fods", 96), ("Glacier Foods Ltd", 100), ("Glacier", None)])
def test_how_alike_they_are(book: Book, name: str, score: int | None) -> None:
    brought(book, "Account Name\nGlacier Foods\n")
    (result,) = bring(book, f"Account Name\n{name}\n")
    assert [one.score for one in result.outcome.alike] == [score]


def account(n: int, name: str) -> KnownAccount:
    nothing: dict[str, Any] = dict.fromkeys(("city", "country", "phone", "website", "segment_id", "note", "tier"))
    return KnownAccount(id=n, code=None, name=name, folded=folded_name(name), **nothing)


def test_ten_thousand_names_are_compared_with_few() -> None:
    """A bound on the work, which no machine is slow enough to miss by chance: every pair would take minutes."""
    words = ("north", "royal", "trade", "metal", "paper", "glass", "ocean", "stone", "river", "amber")
    names = [f"{words[n % 10]} {words[n // 10 % 10]} {chr(97 + n // 100 % 26)}{n:05d}" for n in range(10_000)]
    known = [account(n, name) for n, name in enumerate(names)]
    before = time.process_time()
    assert looks_alike(known, known) == ()
    assert time.process_time() - before < 30
