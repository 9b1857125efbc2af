"""From a typed name to one contact or account, or to the candidates."""

import pytest
from verbs_kit import ACME, BOREALIS, COBALT, DELTA, RINA, RINA_BERG, TOM, fill

from kamtui.domain.text import name_key
from kamtui.errors import AmbiguousError, NotFoundError
from kamtui.services.book import Book
from kamtui.services.names import NOBODY, resolve, resolve_all
from kamtui.store.tables import Account, Contact


@pytest.fixture
def book(book: Book) -> Book:
    fill(book)
    with book.work("more") as (work, _):
        for name, code in (("Acme", None), ("Öl & Søn GmbH", None), ("50% off_price", None), ("Ferro", "F-1")):
            work.add(Account, name=name, folded=name_key(name), code=code)
        work.add(Contact, name="Delta Quist", folded=name_key("Delta Quist"), account_id=DELTA)
        work.add(Contact, name="Max Solo", folded=name_key("Max Solo"))
    return book


FOUND = [
    ("cobalt", (COBALT, None)),
    ("COB", (COBALT, None)),
    ("stores", (COBALT, None)),
    ("acme industrial", (ACME, None)),
    ("acme i", (ACME, None)),
    ("acme", (6, None)),  # the whole name beats the start of another
    ("rina shah", (ACME, RINA)),
    ("rina s", (ACME, RINA)),
    ("shah", (ACME, RINA)),
    ("tom", (BOREALIS, TOM)),
    ("delta", (DELTA, None)),  # the account, not its own contact of that name
    ("delta q", (DELTA, 4)),
    ("ol søn", (7, None)),
    ("öl", (7, None)),
    ("gmbh", (7, None)),
    ("50% off", (8, None)),
    ("f-1", None),
    ("F-1", (9, None)),
    ("max", (None, 5)),
    ("nobody", None),
    ("%", None),
    ("_", None),
    ("balt", None),
]


@pytest.mark.parametrize(("name", "wanted"), FOUND, ids=[case[0] for case in FOUND])
def test_one_name(name: str, wanted: tuple[int | None, int | None] | None, book: Book) -> None:
    with book.reading() as connection:
        if wanted is None:
            with pytest.raises(NotFoundError, match="Nobody is called"):
                resolve(connection, name)
        else:
            who = resolve(connection, name)
            assert (who.account_id, who.contact_id) == wanted


AMBIGUOUS = [
    ("rina", ("Rina Berg (Borealis)", "Rina Shah (Acme Industrial)")),
    ("ac", ("Acme", "Acme Industrial")),
]


@pytest.mark.parametrize(("name", "candidates"), AMBIGUOUS, ids=[case[0] for case in AMBIGUOUS])
def test_a_name_that_may_be_several_lists_them(name: str, candidates: tuple[str, ...], book: Book) -> None:
    with book.reading() as connection, pytest.raises(AmbiguousError) as caught:
        resolve(connection, name)
    assert caught.value.candidates == candidates


def test_many_candidates_are_counted(book: Book) -> None:
    with book.work("more") as (work, _):
        for number in range(9):
            work.add(Account, name=f"Zeta {number}", folded=f"zeta {number}")
    with book.reading() as connection, pytest.raises(AmbiguousError, match=r"“Zeta 0”, .*“Zeta 3” or 5 more"):
        resolve(connection, "zeta")


TOGETHER = [
    (("borealis", "rina"), (BOREALIS, RINA_BERG)),
    (("acme industrial", "rina"), (ACME, RINA)),
    (("rina shah", "acme industrial"), (ACME, RINA)),
    (("cobalt", "max"), (COBALT, 5)),
    ((), (None, None)),
]


@pytest.mark.parametrize(("names", "wanted"), TOGETHER, ids=[" ".join(case[0]) for case in TOGETHER])
def test_several_names_mean_one_person(
    names: tuple[str, ...], wanted: tuple[int | None, int | None], book: Book
) -> None:
    with book.reading() as connection:
        who = resolve_all(connection, names)
    assert (who.account_id, who.contact_id) == wanted


def test_labels(book: Book) -> None:
    with book.reading() as connection:
        found = [resolve(connection, name).label for name in ("cobalt", "rina shah", "max")]
    assert found == ["Cobalt Stores", "Rina Shah (Acme Industrial)", "Max Solo"]
    assert NOBODY.label == ""
