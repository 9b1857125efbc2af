"""What a line of fields would do, and that saving it does just that; verbs on several accounts at once."""

from collections.abc import Callable
from datetime import date

import pytest
from kit import filled_by
from territory import ACME, BOREALIS, COBALT, DELTA, FJORD, RINA, add_teams, fill
from verbs_kit import dump, rows

from kamtui.domain.fieldline import ACCOUNT_WORDS, CONTACT_WORDS
from kamtui.domain.words import Tier
from kamtui.errors import KamtuiError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.foresee import Foreseen, account_changes, contact_changes, foresee_account, foresee_contact
from kamtui.services.verbs import contacts as contact_verbs
from kamtui.services.verbs import fields as field_verbs
from kamtui.services.verbs.account_edit import edit_account, new_account
from kamtui.services.verbs.accounts import set_tier
from kamtui.services.verbs.contacts import add_contact, edit_contact
from kamtui.services.verbs.park import archive_all, park_all, reopen_all, unpark_all
from kamtui.services.verbs.undo import undo
from kamtui.services.views.fields import account_values, contact_values, offers


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill, add_teams)


def account(book: Book, account_id: int | None, line: str) -> Foreseen:
    with book.reading() as connection:
        return foresee_account(connection, account_id, line)


def contact(book: Book, contact_id: int | None, line: str, **given: str) -> Foreseen:
    with book.reading() as connection:
        return foresee_contact(connection, contact_id, ACME, line, given)


def test_the_fields_are_those_of_the_verbs() -> None:
    assert set(ACCOUNT_WORDS) == set(field_verbs.ACCOUNT_FIELDS)
    assert set(CONTACT_WORDS) == set(contact_verbs.CONTACT_WORDS)


def test_what_is_there_can_be_typed_again(filled: Book) -> None:
    with filled.reading() as connection:
        account_now, contact_now = account_values(connection, COBALT), contact_values(connection, RINA)
        assert (account_values(connection, 99), contact_values(connection, 99)) == ({}, {})
    assert account_now["cadence"] == "45"
    assert contact_now["role"] == "decision maker"
    before = dump(filled)
    assert not edit_account(filled, COBALT, account_now).changed
    assert not edit_contact(filled, RINA, contact_now).changed
    assert dump(filled) == before


SAID: list[tuple[int | None, str, dict[str, str], list[str]]] = [
    (ACME, "city: Hull tier: key", {"city": "Hull", "tier": "K"}, []),
    (ACME, "city: Hull city: York", {"city": "York"}, ["city stands there twice: the last one counts"]),
    (ACME, "segment: Glass", {"segment": "Glass"}, ["“Glass” is a new segment"]),
    (ACME, "segment: retail", {"segment": "retail"}, []),
    (ACME, "", {}, []),
    (None, "Zenith", {"name": "Zenith", "tier": "C"}, []),
    (None, "Zenith A @Leeds gap: 4", {"name": "Zenith", "city": "Leeds", "tier": "A", "gap": "4"}, []),
    (None, "Cobalt", {"name": "Cobalt", "tier": "C"}, ["there is Cobalt Stores (York) already"]),
    (None, "", {}, []),
]


@pytest.mark.parametrize(("account_id", "line", "changes", "notes"), SAID, ids=[f"{c[0]} {c[1]}" for c in SAID])
def test_an_account_foreseen(
    filled: Book, account_id: int | None, line: str, changes: dict[str, str], notes: list[str]
) -> None:
    before = dump(filled)
    found = account(filled, account_id, line)
    assert (dict(found.changes), list(found.notes)) == (changes, notes)
    assert dump(filled) == before


REFUSED: list[tuple[int | None, str, str]] = [
    (ACME, "Leeds", "“Leeds” belongs to no field"),
    (ACME, "tier: X", "no tier"),
    (ACME, "cadence: often", "no number of days"),
    (ACME, "name:", "has no name"),
    (ACME, "name: Borealis city: Oslo", "an account called “Borealis"),
    (ACME, "code: C-2", "another account's"),
    (None, "@Leeds", "has no name"),
    (None, "Borealis @Oslo", "an account called “Borealis"),
]


@pytest.mark.parametrize(("account_id", "line", "said"), REFUSED, ids=[f"{c[0]} {c[1]}" for c in REFUSED])
def test_an_account_refused(filled: Book, account_id: int | None, line: str, said: str) -> None:
    """Foreseen and saved, it is refused with the same sentence, and nothing is written."""
    before = dump(filled)
    with pytest.raises(KamtuiError, match=said) as foreseen:
        account(filled, account_id, line)
    with filled.reading() as connection, pytest.raises(KamtuiError) as saved:
        if account_id is not None:
            account_changes(connection, account_id, line)
        else:
            new_account(filled, "" if line.startswith("@") else "Borealis", {"city": line.partition("@")[2]})
    assert saved.value.sentence == foreseen.value.sentence
    assert dump(filled) == before


def test_a_note_of_several_lines_gets_one_more(filled: Book) -> None:
    edit_account(filled, ACME, {"note": "one\ntwo"})
    assert account(filled, ACME, "note: three").notes == ("note: a line below the 2 there are",)
    with filled.reading() as connection:
        assert account_changes(connection, ACME, "note: three") == {"note": "one\ntwo\nthree"}
        assert account_changes(connection, ACME, "note:") == {"note": ""}
        assert account_changes(connection, BOREALIS, "note: three") == {"note": "three"}


def test_a_line_that_says_nothing_new(filled: Book) -> None:
    with filled.reading() as connection:
        assert account_changes(connection, ACME, "city: Leeds tier: k") == {}
        assert contact_changes(connection, RINA, "role: Decision Maker") == {}
        for nothing in (account_changes, contact_changes):
            with pytest.raises(RejectedError, match="says no field"):
                nothing(connection, 1, "  ")
            with pytest.raises(NotFoundError, match="gone"):
                nothing(connection, 99, "name: x")


def test_a_contact_foreseen(filled: Book) -> None:
    found = contact(filled, None, "Zoe Lind zoe@acme.example role: Booker", department="Finance")
    wanted = {"department": "Finance", "name": "Zoe Lind", "email": "zoe@acme.example", "role": "booker"}
    assert (dict(found.changes), found.notes) == (wanted, ())
    assert contact(filled, None, "Zoe team: Legal", department="Finance").notes == ("“Legal” is a new department",)
    assert contact(filled, None, "", department="Finance").changes == {}
    for line, said in (
        ("Rina Shah", "has a contact “Rina Shah” already"),
        ("Zoe role: boss", "no buyer role"),
        ("Zoe email: @", "not an e-mail"),
        ("role: booker", "has no name"),
        ("Zoe account: nobody", "Nobody is called"),
    ):
        with pytest.raises(KamtuiError, match=said):
            contact(filled, None, line)
    with pytest.raises(RejectedError, match="belongs to no field"):
        contact(filled, RINA, "Rina")
    made = add_contact(filled, "Zoe", ACME, found.changes)
    assert (made.name, made.department, made.email) == ("Zoe", "Finance", "zoe@acme.example")


OFFERED = [
    ("tier", "", "account", ["K", "A", "B", "C", "P"]),
    ("tier", "K", "account", []),
    ("segment", "re", "account", ["Retail"]),
    ("role", "ma", "contact", ["decision maker"]),
    ("department", "", "contact", ["Buying", "Finance", "Logistics"]),
    ("account", "bor", "contact", ["Borealis (Oslo)"]),
    ("account", "", "contact", []),
    ("city", "Le", "account", []),
]


@pytest.mark.parametrize(("field", "typed", "whose", "found"), OFFERED, ids=[f"{c[0]} {c[1]}" for c in OFFERED])
def test_what_is_offered(filled: Book, field: str, typed: str, whose: str, found: list[str]) -> None:
    with filled.reading() as connection:
        assert list(offers(connection, field, typed, ACME, 5, whose=whose)) == found


def test_a_label_that_is_offered_names_the_account(filled: Book) -> None:
    edit_contact(filled, RINA, {"account": "Borealis (Oslo)"})
    assert rows(filled, "SELECT account_id FROM contacts WHERE id = ?", RINA) == [(BOREALIS,)]


SEVERAL: list[tuple[Callable[[Book, list[int]], object], str, str]] = [
    (lambda book, ids: park_all(book, ids, date(2027, 2, 1), "no budget"), "park 2 accounts until Mon 1 Feb", "lost"),
    (lambda book, ids: archive_all(book, ids, "closed"), "archive 2 accounts", "lost already"),
    (lambda book, ids: set_tier(book, ids, Tier.B), "make 2 accounts tier B", ""),
]


@pytest.mark.parametrize(("act", "summary", "refused"), SEVERAL, ids=[c[1] for c in SEVERAL])
def test_several_at_once_are_one_step(
    filled: Book, act: Callable[[Book, list[int]], object], summary: str, refused: str
) -> None:
    before = dump(filled)
    act(filled, [ACME, BOREALIS])
    assert undo(filled) == [summary]
    assert dump(filled) == before
    if refused:
        with pytest.raises(RejectedError, match=refused):
            act(filled, [ACME, FJORD])
        assert dump(filled) == before


def test_back_again_at_once(filled: Book) -> None:
    park_all(filled, [ACME, BOREALIS], date(2027, 2, 1), "no budget")
    with pytest.raises(RejectedError, match="not parked"):
        unpark_all(filled, [ACME, COBALT])
    assert all(row.parked_until is None for row in unpark_all(filled, [ACME, BOREALIS, DELTA]))
    archive_all(filled, [ACME, BOREALIS], "closed")
    with pytest.raises(RejectedError, match="open already"):
        reopen_all(filled, [ACME, COBALT])
    assert all(row.status == "open" for row in reopen_all(filled, [ACME, BOREALIS, FJORD]))
