"""The accounts list: states, filters, order, and the account that a name means."""

from collections.abc import Sequence

import pytest
from kit import filled_by
from territory import ACME, BOREALIS, COBALT, DELTA, EMBER, FJORD, GLACIER, LUNCH, PRICING, fill

from kamtui.domain.account_filter import read_account_filter
from kamtui.errors import AmbiguousError, NotFoundError
from kamtui.services.book import Book
from kamtui.services.views.accounts import SORTS, AccountView, account_named, accounts_view
from kamtui.services.views.production import Totals
from kamtui.store.tables import Account, Contact


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def _seen(book: Book, wanted: str = "", sort: str | None = None) -> tuple[list[AccountView], Totals]:
    with book.reading() as connection:
        return accounts_view(connection, book, read_account_filter(wanted), sort)


def _ids(views: Sequence[AccountView]) -> list[int]:
    return [one.row.id for one in views]


def _by_id(book: Book) -> dict[int, AccountView]:
    return {one.row.id: one for one in _seen(book)[0]}


def test_states(filled: Book) -> None:
    views = _by_id(filled)
    assert {key for key, one in views.items() if one.asks} == {ACME, BOREALIS, COBALT, EMBER}
    assert {key for key, one in views.items() if one.parked} == {DELTA, GLACIER}
    assert {key for key, one in views.items() if one.no_next} == {COBALT, EMBER}
    assert {key for key, one in views.items() if one.is_silent} == {ACME, EMBER}
    assert {key for key, one in views.items() if one.dormant} == {DELTA}
    assert views[FJORD].silence is None
    assert views[ACME].silence is not None
    assert (views[ACME].silence.days, views[ACME].silence.cadence) == (11, 7)
    assert {key: one.next.row.id for key, one in views.items() if one.next} == {ACME: PRICING, BOREALIS: LUNCH}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("no next", [COBALT, EMBER]),
        ("silent", [ACME, EMBER]),
        ("silent no-next", [EMBER]),
        ("key", [ACME]),
        ("tier:A tier:B", [BOREALIS, COBALT]),
        ("dormant", [DELTA]),
        ("parked", [DELTA, GLACIER]),
        ("lost", [FJORD]),
        ("parked lost", []),
        ("@acme", [ACME]),
        ("@rina", [ACME]),
        ("@C-2", [BOREALIS]),
        ("leeds", [ACME]),
        ("delta", [DELTA]),
        ("retail", [BOREALIS, COBALT]),
        ("retail york", [COBALT]),
        ("c-0", [FJORD]),
        ("nobody", []),
    ],
)
def test_filters(filled: Book, wanted: str, found: list[int]) -> None:
    views, totals = _seen(filled, wanted)
    assert _ids(views) == found
    assert (totals.accounts, totals.with_sales) == (7, 5)  # the totals are of the whole book


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("revenue", [ACME, BOREALIS, COBALT, FJORD, DELTA, EMBER, GLACIER]),
        ("share", [ACME, BOREALIS, COBALT, FJORD, DELTA, EMBER, GLACIER]),
        ("name", [ACME, BOREALIS, COBALT, DELTA, EMBER, FJORD, GLACIER]),
        ("tier", [ACME, BOREALIS, COBALT, FJORD, DELTA, GLACIER, EMBER]),
        ("silent", [EMBER, ACME, COBALT, BOREALIS, DELTA, GLACIER, FJORD]),
        ("next", [COBALT, EMBER, BOREALIS, ACME, DELTA, FJORD, GLACIER]),
        ("city", [ACME, BOREALIS, COBALT, DELTA, EMBER, FJORD, GLACIER]),
        ("consistent", [ACME, COBALT, BOREALIS, DELTA, FJORD, EMBER, GLACIER]),
        ("yoy", [COBALT, BOREALIS, ACME, FJORD, DELTA, EMBER, GLACIER]),
    ],
)
def test_sorts(filled: Book, sort: str, found: list[int]) -> None:
    assert _ids(_seen(filled, sort=sort)[0]) == found
    assert sort in SORTS


def test_every_sort_keeps_every_account(filled: Book) -> None:
    assert {frozenset(_ids(_seen(filled, sort=sort)[0])) for sort in SORTS} == {frozenset(range(1, 8))}


# --- names


@pytest.mark.parametrize(
    ("name", "account_id", "contact"),
    [
        ("acme", ACME, None),
        ("ACME Industrial", ACME, None),
        ("C-1", ACME, None),
        ("rina", ACME, "Rina Shah"),
        ("okafor", BOREALIS, "Tom Okafor"),
        ("delta", DELTA, None),
    ],
)
def test_account_named(filled: Book, name: str, account_id: int, contact: str | None) -> None:
    with filled.reading() as connection:
        found = account_named(connection, name)
    assert (found.account_id, found.contact_name) == (account_id, contact)


def test_an_account_wins_over_contacts_and_contacts_of_one_account_are_no_doubt(filled: Book) -> None:
    with filled.work("more") as (work, _entry):
        work.add(Contact, name="Acme Bot", folded="acme bot", account_id=BOREALIS)
        work.add(Contact, name="Rina Berg", folded="rina berg", account_id=ACME)
    with filled.reading() as connection:
        assert account_named(connection, "acme").account_id == ACME
        assert account_named(connection, "rina").account_id == ACME


def test_names_that_mean_nothing_or_too_much(filled: Book) -> None:
    with filled.work("more") as (work, _entry):
        work.add(Account, name="Acme Foods", folded="acme foods")
    with filled.reading() as connection:
        with pytest.raises(AmbiguousError, match="Acme Foods"):
            account_named(connection, "acme")
        with pytest.raises(NotFoundError, match="Nobody is called"):
            account_named(connection, "zorro")
        with pytest.raises(NotFoundError, match="belongs to no account"):
            account_named(connection, "max")
