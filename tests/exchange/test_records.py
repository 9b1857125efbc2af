"""Rows as records: what each field becomes, and why a row stays out."""

from datetime import date

import pytest
from tables import sheet, source

from kamtui.domain.words import BuyerRole, DateOrder, Kind, TaskStatus, Tier
from kamtui.errors import RejectedError, UsageError
from kamtui.exchange.reading import read
from kamtui.exchange.values import AccountRecord, ContactRecord, Options, Rejected, Sort, TaskRecord


def test_an_account() -> None:
    found = sheet(
        "Account ID,Account Name,Billing City,Billing Country,Phone,Website,Industry,Tier,Description\n"
        'A-1, Acme  Ltd ,Leeds,UK,\'+44 1,acme.example,Mining,key,"first\nsecond"\n'
    )
    assert found.records == (
        AccountRecord(
            2, "A-1", "Acme Ltd", "Leeds", "UK", "+44 1", "acme.example", "Mining", Tier.KEY, "first\nsecond"
        ),
    )
    assert (found.sort, found.rejected, found.notes) == (Sort.ACCOUNTS, (), ())


def test_what_an_account_does_not_say_is_none() -> None:
    (record,) = sheet("Account Name,City,Tier,Industry\nAcme,,,\n").records
    assert record == AccountRecord(2, None, "Acme", None, None, None, None, None, None, None)


def test_unknown_tiers_are_told_once() -> None:
    found = sheet("Account Name,Tier\nA,gold\nB,silver\nC,A\n")
    assert [record.tier for record in found.records if isinstance(record, AccountRecord)] == [None, None, Tier.A]
    assert found.notes == ("2 rows: the tier is none of K, A, B, C, P; a new account becomes C",)


def test_rows_without_a_name_or_deleted_stay_out() -> None:
    found = sheet("Id,Name,Industry,IsDeleted\n1,,Mining,false\n2,B,Mining,TRUE\n3,C,Mining,false\n")
    assert [record.row for record in found.records] == [4]
    assert found.rejected == (
        Rejected(2, "Name", "the account has no name"),
        Rejected(3, "IsDeleted", "it is marked as deleted"),
    )


def test_a_contact() -> None:
    found = sheet(
        "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,Company Name,Buying Role,"
        "Department,Associated Company IDs\n"
        '7,Rina,Shah,"r@a.example, s@a.example", +1 2,3,Buyer,Acme,BUDGET_HOLDER,Stores,11;12\n'
    )
    assert found.records == (
        ContactRecord(
            row=2,
            code="7",
            name="Rina Shah",
            account_codes=("11", "12"),
            account_names=("Acme",),
            department="Stores",
            title="Buyer",
            role=BuyerRole.DECISION_MAKER,
            email="r@a.example",
            phone="+1 2",
            mobile="3",
        ),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Name,First Name,Last Name,Email\nDr Rina Shah,Rina,Shah,x\n", "Dr Rina Shah"),
        ("Name,First Name,Last Name,Email\n,Rina,Shah,x\n", "Rina Shah"),
        ("First Name,Last Name,Email\n,Shah,x\n", "Shah"),
        ("Contact,Company,Email\nRina,Acme,x\n", "Rina"),
    ],
)
def test_names_of_people(text: str, name: str) -> None:
    (record,) = sheet(text).records
    assert isinstance(record, ContactRecord)
    assert record.name == name


def test_a_person_without_a_name_and_an_unknown_role() -> None:
    found = sheet("First Name,Last Name,Email,Role\n,,x@a.example,\nA,B,y@a.example,Other\n")
    assert found.rejected == (Rejected(2, "Last Name", "the contact has no name"),)
    assert found.notes == ("1 row: the role is not one kamtui knows and was left out",)


def test_companies_and_persons_of_one_table() -> None:
    text = "Name,Is a company,Related company,City\nAcme,True,,Leeds\nRina,False,Acme,York\nTom,,Acme,\n"
    accounts, contacts = read([source(text)], Options()).sheets
    assert [(record.row, record.name) for record in accounts.records if isinstance(record, AccountRecord)] == [
        (2, "Acme")
    ]
    people = [record for record in contacts.records if isinstance(record, ContactRecord)]
    assert [(record.name, record.account_names) for record in people] == [("Rina", ("Acme",)), ("Tom", ("Acme",))]
    assert sheet(text, sort=Sort.CONTACTS).records == contacts.records


def test_a_task() -> None:
    found = sheet(
        "Id,Subject,ActivityDate,Deadline,Status,Priority,TaskSubtype,Type,Description,AccountId,WhatId,WhoId,Minutes\n"
        'T1,Ask for terms,12/31/2026,1/2/2027,In Progress,High,Task,Email,"two\nlines",,W1,P1,0:20\n'
    )
    assert found.records == (
        TaskRecord(
            row=2,
            code="T1",
            title="Ask for terms",
            kind=Kind.EMAIL,
            status=TaskStatus.OPEN,
            planned_on=date(2026, 12, 31),
            due_on=date(2027, 1, 2),
            done_on=None,
            account_codes=("W1",),
            account_names=(),
            contact_codes=("P1",),
            contact_names=(),
            contact_email=None,
            important=True,
            minutes=20,
            note="two\nlines",
        ),
    )
    assert found.decided.date_order is DateOrder.MDY
    assert found.decided.date_order_from == "proved by “12/31/2026” in row 2"


def test_rows_of_tasks_that_do_not_fit() -> None:
    found = sheet("Subject,Due Date,Duration\n,2026-01-01,\nA,2026-02-30,\nB,1850-01-01,\nC,,a week\nD,2026-01-02,15\n")
    assert found.rejected == (
        Rejected(2, "Subject", "the task has no title"),
        Rejected(3, "Due Date", "“2026-02-30” is not a date"),
        Rejected(4, "Due Date", "1850-01-01 is not in the years 1970 to 2199"),
    )
    assert [record.row for record in found.records] == [5, 6]
    assert found.notes == ("1 row: the length is not 1 to 1440 minutes and was left out",)


def test_the_order_of_dates_is_asked_for_never_guessed() -> None:
    text = "Subject,Due Date\nA,3/4/2026\n"
    with pytest.raises(RejectedError, match="may be two days"):
        sheet(text)
    (record,) = sheet(text, date_order=DateOrder.DMY).records
    assert isinstance(record, TaskRecord)
    assert record.planned_on == date(2026, 4, 3)


def test_the_first_cell_that_is_not_empty_counts_under_doubled_headings() -> None:
    found = sheet("Account Name,Phone,City,Phone\nA,,X,1\nB,2,Y,3\n")
    assert [record.phone for record in found.records if isinstance(record, AccountRecord)] == ["1", "2"]
    assert found.notes == ("“Phone” heads 2 columns: the first cell that is not empty counts",)


def test_columns_asked_for() -> None:
    text = "column1,column2,column3\nAcme,Leeds,K\n"
    with pytest.raises(RejectedError, match="“column1”, “column2”, “column3”"):
        sheet(text)
    with pytest.raises(RejectedError, match="no column for the name of accounts"):
        sheet(text, sort=Sort.ACCOUNTS)
    found = sheet(text, sort=Sort.ACCOUNTS, columns=(("name", "column1"), ("tier", "Column3")))
    assert found.records == (AccountRecord(2, None, "Acme", None, None, None, None, None, Tier.KEY, None),)
    assert found.decided.columns == (("name", "column1"), ("tier", "column3"))
    assert found.decided.ignored == ("column2",)
    with pytest.raises(UsageError, match="did you mean column1"):
        sheet(text, sort=Sort.ACCOUNTS, columns=(("name", "colum1"),))


def test_what_was_decided_is_kept() -> None:
    decided = sheet("sep=;\nAccount Name;Size\nMüller;3\n".encode("cp1252")).decided
    assert (decided.sort, decided.sort_from) == (Sort.ACCOUNTS, "headings")
    assert (decided.encoding, decided.encoding_from) == ("cp1252", "a guess: it is not UTF-8")
    assert (decided.delimiter, decided.delimiter_from) == ("semicolon", "its sep= line")
    assert (decided.columns, decided.ignored) == ((("name", "Account Name"),), ("Size",))


def test_the_first_rows_are_kept_for_a_preview() -> None:
    found = sheet("Account Name,City\n" + "".join(f"A{n},B\n" for n in range(50)))
    assert found.preview[0] == ("Account Name", "City")
    assert len(found.preview) == 21


def test_sheets_come_in_the_order_they_must_be_imported() -> None:
    tasks = source("Subject,Due Date\nA,2026-01-01\n", "t.csv")
    people = source("First Name,Last Name\nA,B\n", "c.csv")
    firms = source("Account Name,City\nA,B\n", "a.csv")
    assert [one.file for one in read([tasks, people, firms], Options()).sheets] == ["a.csv", "c.csv", "t.csv"]
