"""Merging: everything of the second is the first's, nothing is lost, and one undo gives both back row for row."""

import shutil
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit import filled_by
from verbs_kit import ACME, BOREALIS, RINA, RINA_BERG, TOM, change, day, dump, fill, rows, touched

from kamtui.domain.text import folded_name
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.contacts import add_contact, edit_contact
from kamtui.services.verbs.merge import foresee_accounts, foresee_contacts, merge_accounts, merge_contacts
from kamtui.services.verbs.tasks import add
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.tables import Account, Contact, Department, Promise, Sale, Segment, Task, Touch


@pytest.fixture
def filled(book: Book) -> Book:
    return filled_by(book, fill)


def sale(book: Book, account_id: int, minor: int, **columns: Any) -> None:
    with book.work("sale") as (work, _):
        values = {"account_id": account_id, "day": date(2026, 1, 1), "grain": "month", "currency": "EUR"}
        work.add(Sale, **values | {"minor": minor} | columns)


def test_everything_goes_to_the_first(filled: Book) -> None:
    add(filled, "call @tom prices by fri #price")
    touched(filled, BOREALIS, TOM, day(-1))
    edit_contact(filled, TOM, {"department": "Stores"})
    change(filled, BOREALIS, code="B-1", city="Oslo", phone="1", note="theirs", cadence_days=9)
    change(filled, ACME, city="Leeds", note="ours")
    before = dump(filled)
    merged = merge_accounts(filled, ACME, BOREALIS)
    assert merged.moved == {
        "tasks": 1,
        "touches": 1,
        "promises": 1,
        "grades": 0,
        "departments": 1,
        "contacts": 2,
        "joined": 0,
        "sales": 0,
        "contracts": 0,
    }
    assert merged.filled == ("code", "phone", "cadence")
    assert merged.dropped == ("city Oslo",)
    for table in ("tasks", "touches", "promises", "contacts", "departments"):
        assert {row[0] for row in rows(filled, f"SELECT account_id FROM {table}")} == {ACME}
    assert rows(filled, "SELECT name, code, city, phone, cadence_days, note FROM accounts WHERE id = ?", ACME) == [
        ("Acme Industrial", "B-1", "Leeds", "1", 9, "ours\n\ntheirs\n\nmerged from “Borealis”, city Oslo")
    ]
    assert rows(filled, "SELECT 1 FROM accounts WHERE id = ?", BOREALIS) == []
    after = dump(filled)
    assert undo(filled) == ["merge “Borealis” into “Acme Industrial”"]
    assert dump(filled) == before
    redo(filled)
    assert dump(filled) == after


def test_sums_of_one_key_are_added_up(filled: Book) -> None:
    sale(filled, ACME, 100, source="a.csv")
    sale(filled, BOREALIS, -30, source="b.csv")
    sale(filled, BOREALIS, 5, day=date(2026, 2, 1))
    sale(filled, BOREALIS, 7, currency="USD")
    sale(filled, BOREALIS, 9, grain="day")
    assert merge_accounts(filled, ACME, BOREALIS).moved["sales"] == 4
    found = rows(filled, "SELECT account_id, day, grain, currency, minor, source FROM sales ORDER BY minor")
    assert found == [
        (ACME, "2026-02-01", "month", "EUR", 5, None),
        (ACME, "2026-01-01", "month", "USD", 7, None),
        (ACME, "2026-01-01", "day", "EUR", 9, None),
        (ACME, "2026-01-01", "month", "EUR", 70, "a.csv"),
    ]


def test_departments_and_people_of_one_name_are_one(filled: Book) -> None:
    edit_contact(filled, RINA, {"department": "Stores", "phone": "1"})
    twin = add_contact(filled, "RINA SHÁH", BOREALIS, {"department": "stores", "title": "CFO", "phone": "2"})
    other = add_contact(filled, "Jo Lind", BOREALIS, {"department": "STORES"})
    touched(filled, BOREALIS, twin.id, day(-1))
    moved = merge_accounts(filled, ACME, BOREALIS).moved
    assert (moved["joined"], moved["contacts"], moved["departments"]) == (1, 3, 0)
    assert rows(filled, "SELECT title, phone FROM contacts WHERE id = ?", RINA) == [("CFO", "1")]
    assert rows(filled, "SELECT account_id, contact_id FROM touches") == [(ACME, RINA)]
    ((department_id,),) = rows(filled, "SELECT id FROM departments")
    assert rows(filled, "SELECT department_id FROM contacts WHERE id = ?", other.id) == [(department_id,)]


def test_people_whose_e_mails_differ_stay_two(filled: Book) -> None:
    edit_contact(filled, RINA, {"email": "rina@acme.example"})
    add_contact(filled, "Rina Shah", BOREALIS, {"email": "shah@borealis.example"})
    assert merge_accounts(filled, ACME, BOREALIS).moved["joined"] == 0


def test_what_is_open_stays_in_sight(filled: Book) -> None:
    change(filled, ACME, status="lost", parked_until=day(9), parked_why="no budget")
    merge_accounts(filled, ACME, BOREALIS)
    assert rows(filled, "SELECT status, parked_why FROM accounts WHERE id = ?", ACME) == [("open", "no budget")]


def test_parking_is_no_column_to_fill(filled: Book) -> None:
    change(filled, BOREALIS, parked_until=day(9), parked_why="no budget")
    merge_accounts(filled, ACME, BOREALIS)
    assert rows(filled, "SELECT parked_until, parked_why FROM accounts WHERE id = ?", ACME) == [(None, None)]


def test_two_contacts_become_one(filled: Book) -> None:
    edit_contact(filled, RINA_BERG, {"email": "r@acme.example", "code": "P2", "role": "champion", "department": "IT"})
    edit_contact(filled, RINA, {"email": "rina@acme.example"})
    touched(filled, BOREALIS, RINA_BERG, day(-1))
    add(filled, '"call" @"rina berg" hello')
    before = dump(filled)
    with filled.reading() as connection:
        foreseen = foresee_contacts(connection, RINA, RINA_BERG)
    merged = merge_contacts(filled, RINA, RINA_BERG)
    assert merged == foreseen
    assert (merged.name, merged.gone, merged.filled) == ("Rina Shah", "Rina Berg", ("role", "code")[::-1])
    assert merged.dropped == ("email r@acme.example",)
    assert rows(filled, "SELECT account_id, department_id, code FROM contacts WHERE id = ?", RINA) == [
        (ACME, None, "P2")
    ]
    assert rows(filled, "SELECT account_id, contact_id FROM touches") == [(BOREALIS, RINA)]
    undo(filled)
    assert dump(filled) == before


def test_a_contact_without_an_account_takes_the_others(filled: Book) -> None:
    alone = add_contact(filled, "R. Shah")
    edit_contact(filled, RINA, {"department": "IT"})
    merge_contacts(filled, alone.id, RINA)
    found = rows(filled, "SELECT c.account_id, d.name FROM contacts c JOIN departments d ON d.id = department_id")
    assert found == [(ACME, "IT")]


def test_nothing_is_merged_with_itself_or_with_nothing(filled: Book) -> None:
    for merge in (merge_accounts, merge_contacts):
        with pytest.raises(RejectedError, match="itself"):
            merge(filled, 1, 1)
        with pytest.raises(NotFoundError, match="gone"):
            merge(filled, 1, 99)
    with filled.reading() as connection:
        for foresee in (foresee_accounts, foresee_contacts):
            with pytest.raises(RejectedError, match="itself"):
                foresee(connection, 1, 1)
            with pytest.raises(NotFoundError, match="gone"):
                foresee(connection, 1, 99)


def test_notes_that_do_not_fit_into_one_are_refused_whole(filled: Book) -> None:
    for account_id in (ACME, BOREALIS):
        change(filled, account_id, note="x" * 40_000)
    before = dump(filled)
    with pytest.raises(RejectedError, match="too long"):
        merge_accounts(filled, ACME, BOREALIS)
    assert dump(filled) == before


NAMES = st.sampled_from(["Rina", "RINA", "Tom", "Zoë", "Jo"])
SOME = st.none() | st.sampled_from(["a", "b"])
PEOPLE = st.lists(st.tuples(NAMES, st.none() | st.sampled_from(["Stores", "stores", "IT"]), SOME), max_size=4)
SALES = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(["day", "month"]), SOME, st.integers(-99, 99)), max_size=5
)
SIDES = st.fixed_dictionaries(
    {
        "account": st.fixed_dictionaries(dict.fromkeys(("code", "city", "phone", "website", "note"), SOME)),
        "people": PEOPLE,
        "sales": SALES,
        "entries": st.lists(st.sampled_from(["task", "touch", "promise"]), max_size=4),
    }
)
numbers = count()


def write(book: Book, sides: list[dict[str, Any]]) -> None:
    """Two accounts (1 and 2) with people, sums and entries."""
    with book.work("fill") as (work, _):
        segments = {name: work.add(Segment, name=name) for name in ("a", "b")}
        for n, side in enumerate(sides, 1):
            code = f"{side['account']['code']}{n}" if side["account"]["code"] else None
            work.add(Account, name=f"Side {n}", folded=f"side {n}", **side["account"] | {"code": code})
            departments = {name: work.add(Department, account_id=n, name=name) for name in _teams(side)}
            people: list[int | None] = [None]
            for name, team, email in side["people"]:
                row = {"name": name, "folded": folded_name(name), "department_id": departments.get(team)}
                people.append(work.add(Contact, account_id=n, email=email, **row))
            for on, grain, segment, minor in side["sales"]:
                row = {"day": date(2026, on, 1), "grain": grain, "segment_id": segments.get(segment)}
                work.add(Sale, account_id=n, minor=minor, currency="EUR", **row)
            for at, what in enumerate(side["entries"]):
                who = {"account_id": n, "contact_id": people[at % len(people)]}
                if what == "task":
                    work.add(Task, title="x", **who)
                elif what == "touch":
                    work.add(Touch, day=day(-at), at=0, kind="call", **who)
                else:
                    work.add(Promise, about="other", text="x", made_on=day(0), due_on=day(at), **who)


def _teams(side: dict[str, Any]) -> list[str]:
    """The departments that people name, one of each spelling that the book tells apart."""
    return sorted({team for _, team, _ in side["people"] if team})


@given(SIDES, SIDES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undone_it_was_never_done(
    template: Path, tmp_path: Path, book: Book, one: dict[str, Any], other: dict[str, Any]
) -> None:
    path = tmp_path / f"{next(numbers)}.db"
    shutil.copy(template, path)
    here = replace(book, path=str(path))
    write(here, [one, other])
    before = dump(here)
    with here.reading() as connection:
        foreseen = foresee_accounts(connection, 1, 2)
    assert merge_accounts(here, 1, 2) == foreseen
    after = dump(here)
    assert len(after["accounts"]) == 1
    for table in ("tasks", "touches", "promises"):
        assert len(after[table]) == len(before[table])
    assert rows(here, "SELECT coalesce(sum(minor), 0) FROM sales") == [
        (sum(s[3] for s in one["sales"] + other["sales"]),)
    ]
    assert rows(here, "PRAGMA foreign_key_check") == []
    undo(here)
    assert dump(here) == before
    redo(here)
    assert dump(here) == after
    path.unlink()
