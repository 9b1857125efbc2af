"""Editing accounts, departments and contacts: each verb is one undo step, and what does not fit is said."""

import pytest
from kit import filled_by
from verbs_kit import ACME, BOREALIS, RINA, RINA_BERG, TOM, day, dump, fill, rows, touched

from kamtui.domain.words import BuyerRole, Tier
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.account_edit import (
    add_department,
    edit_account,
    new_account,
    remove_department,
    rename_department,
)
from kamtui.services.verbs.contacts import add_contact, edit_contact, remove_contact
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.undo import redo, undo


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


ALL = {
    "name": " Acme  Ünited\u202e",
    "city": "Leeds",
    "country": "GB",
    "tier": "a",
    "segment": "Paper",
    "cadence": "10",
    "gap": "0",
    "code": "AC-1",
    "phone": "+44 113 1",
    "website": "acme.example",
    "note": "line one\r\nline two",
}


def test_every_field_of_an_account_in_one_step(filled: Book) -> None:
    before = dump(filled)
    edited = edit_account(filled, ACME, ALL)
    assert (edited.changed, edited.account.name, edited.account.tier) == (True, "Acme Ünited", Tier.A)
    wanted = "SELECT a.folded, city, country, cadence_days, min_gap_days, code, phone, website, note, s.name"
    found = rows(filled, f"{wanted} FROM accounts a JOIN segments s ON s.id = segment_id WHERE a.id = ?", ACME)
    assert found == [
        ("acme united", "Leeds", "GB", 10, 0, "AC-1", "+44 113 1", "acme.example", "line one\nline two", "Paper")
    ]
    after = dump(filled)
    assert undo(filled) == ["edit account “Acme Ünited”"]
    assert dump(filled) == before
    redo(filled)
    assert dump(filled) == after


def test_an_empty_text_clears_a_field(filled: Book) -> None:
    edit_account(filled, ACME, ALL)
    gone = dict.fromkeys(("city", "segment", "cadence", "gap", "code", "phone", "website", "note", "country"), " ")
    edit_account(filled, ACME, gone)
    wanted = "SELECT city, segment_id, cadence_days, min_gap_days, code, phone, website, note, country FROM accounts"
    assert rows(filled, f"{wanted} WHERE id = ?", ACME) == [(None,) * 9]


def test_what_is_so_already_is_no_step(filled: Book) -> None:
    edit_account(filled, ACME, {"city": "Leeds"})
    assert not edit_account(filled, ACME, {"city": "Leeds"}).changed
    assert undo(filled) == ["edit account “Acme Industrial”"]
    assert undo(filled) == ["fill"]


def test_a_segment_of_another_spelling_is_the_same_one(filled: Book) -> None:
    edit_account(filled, ACME, {"segment": "Paper & Print"})
    assert edit_account(filled, BOREALIS, {"segment": "paper print"}).account.segment == "Paper & Print"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", " \u200b", "no name"),
        ("tier", "D", "no tier"),
        ("cadence", "0", "number of days from 1"),
        ("cadence", "9999", "number of days"),
        ("cadence", "-3", "number of days"),
        ("gap", "two", "number of days from 0"),
        ("website", "not a site", "not a website"),
        ("website", "http://[", "not a website"),
        ("name", "Borealis", "already"),
        ("name", "BORÉALIS", "already"),
        ("nickname", "x", "no field “nickname”"),
    ],
)
def test_what_does_not_fit_an_account(filled: Book, field: str, text: str, said: str) -> None:
    before = dump(filled)
    with pytest.raises(RejectedError, match=said):
        edit_account(filled, ACME, {"city": "Oslo" if field != "name" else "", field: text})
    assert dump(filled) == before


def test_a_code_belongs_to_one_account(filled: Book) -> None:
    edit_account(filled, ACME, {"code": "1"})
    edit_account(filled, ACME, {"code": "1", "city": "Leeds"})
    with pytest.raises(RejectedError, match="another account's"):
        edit_account(filled, BOREALIS, {"code": "1"})


def test_the_same_name_in_another_city_is_another_account(filled: Book) -> None:
    row = new_account(filled, "Acme Industrial", {"city": "York", "tier": "B"})
    assert (row.city, row.tier) == ("York", Tier.B)
    with pytest.raises(RejectedError, match="already"):
        edit_account(filled, row.id, {"city": ""})
    with pytest.raises(NotFoundError):
        edit_account(filled, 99, {"city": "York"})


def test_departments_come_change_and_go(filled: Book) -> None:
    add_department(filled, ACME, "Stores")
    edit_contact(filled, RINA, {"department": "stores"})
    with pytest.raises(RejectedError, match="already"):
        add_department(filled, ACME, "STORES")
    add_department(filled, ACME, "Line 2")
    with pytest.raises(RejectedError, match="already"):
        rename_department(filled, ACME, "line 2", "stores")
    with pytest.raises(NotFoundError, match=r"no department “x”"):
        rename_department(filled, ACME, "x", "y")
    rename_department(filled, ACME, "stores", "Stores & Spares")
    before = dump(filled)
    assert remove_department(filled, ACME, "stores spares") == 1
    assert rows(filled, "SELECT name FROM departments") == [("Line 2",)]
    assert rows(filled, "SELECT department_id FROM contacts WHERE id = ?", RINA) == [(None,)]
    undo(filled)
    assert dump(filled) == before


def test_every_field_of_a_contact(filled: Book) -> None:
    before = dump(filled)
    changes = {"name": "Zoë Lind", "title": "CFO", "role": "Decision-Maker", "email": "zoe@acme.example"}
    more = {"phone": "1", "mobile": "2", "reach": "short e-mail, after 15:00", "code": "P1", "department": "Finance"}
    row = add_contact(filled, "Z", ACME, {**changes, **more} | {"name": "x"})
    edited = edit_contact(filled, row.id, changes)
    one = edited.contact
    assert (one.name, one.role, one.department, one.account_name) == (
        "Zoë Lind",
        BuyerRole.DECISION_MAKER,
        "Finance",
        "Acme Industrial",
    )
    assert (one.email, one.reach) == ("zoe@acme.example", "short e-mail, after 15:00")
    undo(filled, 2)
    assert dump(filled) == before


@pytest.mark.parametrize(
    ("field", "text", "error"),
    [
        ("name", "", RejectedError),
        ("name", "Rina Berg", RejectedError),
        ("role", "boss", RejectedError),
        ("email", "rina at acme", RejectedError),
        ("account", "nobody", NotFoundError),
        ("account", "tom", RejectedError),
        ("shoe", "42", RejectedError),
    ],
)
def test_what_does_not_fit_a_contact(filled: Book, field: str, text: str, error: type[Exception]) -> None:
    before = dump(filled)
    with pytest.raises(error):
        edit_contact(filled, TOM, {"title": "CFO", field: text})
    assert dump(filled) == before


def test_an_account_that_may_be_two_is_asked_for(filled: Book) -> None:
    new_account(filled, "Acme Two", {})
    with pytest.raises(AmbiguousError):
        edit_contact(filled, TOM, {"account": "acme"})


def test_a_contact_that_changes_jobs_leaves_what_it_did(filled: Book) -> None:
    edit_contact(filled, TOM, {"department": "Finance"})
    touched(filled, BOREALIS, TOM, day(-1))
    edited = edit_contact(filled, TOM, {"account": "@acme"})
    assert (edited.stays, edited.contact.account_name, edited.contact.department) == (1, "Acme Industrial", None)
    assert rows(filled, "SELECT account_id FROM touches") == [(BOREALIS,)]


def test_a_contact_without_an_account_brings_it(filled: Book) -> None:
    row = add_contact(filled, "Ana Ortiz")
    with pytest.raises(RejectedError, match="without an account"):
        edit_contact(filled, row.id, {"department": "Finance"})
    add(filled, "call @ana hello")
    assert edit_contact(filled, row.id, {"account": "Delta", "department": "Finance"}).stays == 0
    assert rows(filled, "SELECT a.name FROM tasks t JOIN accounts a ON a.id = t.account_id") == [("Delta",)]


def test_a_contact_that_nothing_names_is_removed(filled: Book) -> None:
    before = dump(filled)
    assert remove_contact(filled, RINA_BERG).gone
    assert rows(filled, "SELECT id FROM contacts ORDER BY id") == [(RINA,), (TOM,)]
    undo(filled)
    assert dump(filled) == before


def test_a_contact_of_the_journal_only_leaves_its_account(filled: Book) -> None:
    touched(filled, BOREALIS, TOM, day(-1))
    left = remove_contact(filled, TOM)
    assert (left.gone, left.kept) == (False, 1)
    assert rows(filled, "SELECT account_id FROM contacts WHERE id = ?", TOM) == [(None,)]
    with pytest.raises(RejectedError, match="cannot be removed"):
        remove_contact(filled, TOM)


def test_hostile_text_is_cleaned(filled: Book, hostile: str) -> None:
    edited = edit_account(filled, ACME, {"city": hostile, "note": hostile})
    assert "\x1b" not in (edited.account.city or "") + (edited.account.note or "")
    contact = edit_contact(filled, TOM, {"title": hostile, "reach": hostile}).contact
    assert "\x1b" not in (contact.title or "") + (contact.reach or "")
