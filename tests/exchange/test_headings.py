"""Which column holds which field, and what a table is about."""

import json
from pathlib import Path
from typing import Any

import pytest

from kamtui.errors import UsageError
from kamtui.exchange.asked import check_fields, check_headings
from kamtui.exchange.guess import foreign, guess
from kamtui.exchange.headings import recognise, squash
from kamtui.exchange.values import Options, Sort
from kamtui.exchange.vocabulary import FIELDS

A, C, T = Sort.ACCOUNTS, Sort.CONTACTS, Sort.TASKS


@pytest.mark.parametrize(
    "heading", ["Account Name", " account name* ", "ACCOUNTNAME", "Account.Name", "account_name", "Account\u00a0Name"]
)
def test_spellings_of_one_heading(heading: str) -> None:
    assert squash(heading) == "accountname"


@pytest.mark.parametrize(
    ("sort", "headings", "fields"),
    [
        (A, "Id,Name,ParentId,BillingCity,Industry,Phone", "code=Id name=Name city=BillingCity segment=Industry"),
        (A, "ID,NAME,BILLINGCITY", "code=ID name=NAME city=BILLINGCITY"),
        (A, "Account Name,Account ID,Billing City", "name=Account_Name code=Account_ID city=Billing_City"),
        (A, "Record ID,Company name,City,Country/Region", "code=Record_ID name=Company_name country=Country/Region"),
        (A, "Organization - Name,Organization - Address", "name=Organization_-_Name"),
        (A, "(Do Not Modify) Account,Account Name,Main Phone", "code=(Do_Not_Modify)_Account phone=Main_Phone"),
        (A, "account,sector,office_location", "name=account segment=sector country=office_location"),
        (A, "Name,Segment__c,Tier__c", "segment=Segment__c tier=Tier__c"),
        (A, "Industry__c,Name,Industry", "segment=Industry"),
        (C, "Id,AccountId,LastName,FirstName,MobilePhone", "code=Id account_code=AccountId mobile=MobilePhone"),
        (C, "Person - Name*,Person - Email (Work),Organization name", "name=Person_-_Name* account=Organization_name"),
        (C, "First Name,Last Name,Title,Job Title,Company", "title=Job_Title account=Company"),
        (C, "E-mail 1 - Value,Given Name,Family Name", "email=E-mail_1_-_Value last_name=Family_Name"),
        (C, "Email,Email Address,Name", "email=Email_/_Email_Address"),
        (C, "Account.Name,Name,Email", "account=Account.Name name=Name"),
        (T, "Subject,ActivityDate,WhoId,WhatId,AccountId", "planned_on=ActivityDate account_code=AccountId_/_WhatId"),
        (
            T,
            "Activity - Subject,Activity - Due date,Activity - Done",
            "title=Activity_-_Subject status=Activity_-_Done",
        ),
        (T, "title,planned,due on,deadline", "planned_on=planned due_on=deadline"),
        (T, "Subject,Due Date,Type__c,TaskSubtype", "kind=TaskSubtype_/_Type__c"),
    ],
)
def test_fields_are_found(sort: Sort, headings: str, fields: str) -> None:
    found = dict(recognise(headings.split(","), FIELDS[sort]).named)
    for pair in fields.split():
        name, _, heading = pair.partition("=")
        assert found[name] == heading.replace("_", " ") or found[name].replace(" ", "_") == heading, name


def test_doubled_headings_are_all_kept() -> None:
    columns = recognise(["Phone", "Name", "phone "], FIELDS[A])
    assert columns.of["phone"] == (0, 2)
    assert columns.heading("phone") == "Phone / phone "


def test_a_heading_may_be_asked_for() -> None:
    columns = recognise(["Name", "Trade Name", "Town"], FIELDS[A], {"name": "trade_name", "city": "Name"})
    assert dict(columns.named) == {"name": "Trade Name", "city": "Name"}
    assert columns.ignored == ("Town",)


@pytest.mark.parametrize(
    ("headings", "sorts"),
    [
        ("Id,IsDeleted,Name,Type,BillingCity,Industry,Website", (A,)),
        ("Record ID,Company name,Company owner,Phone Number,City,Industry", (A,)),
        ("Organization - Name,Organization - Labels,Organization - Address", (A,)),
        ("account,sector,year_established,revenue,employees,office_location,subsidiary_of", (A,)),
        ("CustomerID,CompanyName,ContactName,ContactTitle,City,Country,Phone", (A,)),
        ("name,city,tier", (A,)),
        ("name,phone", (A,)),
        ("Id,AccountId,LastName,FirstName,Name,Phone,Email,Title,Department", (C,)),
        ("Record ID,First Name,Last Name,Email,Company Name,Buying Role,City", (C,)),
        ("Person - Name,Person - Email,Organization name", (C,)),
        ("Person - Name*,Person - First name,Person - Last name,Organization - Name*,Deal - Title,Deal - Value", (C,)),
        ("company,contact,email", (C,)),
        ("name,email", (C,)),
        ("Id,WhoId,WhatId,Subject,ActivityDate,Status,Priority,AccountId", (T,)),
        ("Activity - Subject,Activity - Type,Activity - Due date,Organization,Contact person", (T,)),
        ("title,due,account", (T,)),
        ("date,account,subject", (T,)),
        ("name,status,priority,dateStart,dateEnd,parentType,parentId", (T,)),
        ("Name,Is a company,Related company,City", (A, C)),
        ("id,name,is_company,parent_id,email,phone", (A, C)),
        ("column1,column2", ()),
        ("sales_agent,manager,regional_office", ()),
        ("", ()),
    ],
)
def test_what_a_table_is_about(headings: str, sorts: tuple[Sort, ...]) -> None:
    assert guess(headings.split(",")) == sorts


@pytest.mark.parametrize(
    ("headings", "what"),
    [
        ("Id,AccountId,Name,StageName,Amount,CloseDate", "deals"),
        ("opportunity_id,sales_agent,product,account,deal_stage,close_date,close_value", "deals"),
        ("Deal Name,Deal Stage,Amount,Close Date,Associated Company", "deals"),
        ("Id,CaseNumber,ContactId,AccountId,SuppliedName,Subject,Status,Priority", "support cases"),
        ("Id,LastName,FirstName,Company,Email,Status,IsConverted,ConvertedDate,ConvertedAccountId", "leads"),
        ("Order ID,Order Date,Customer ID,Customer Name,Segment,City,Quantity", "sales"),
        ("InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID", "sales"),
        ("EmployeeID,LastName,FirstName,Title,HireDate", "employees"),
        ("SupplierID,CompanyName,ContactName,ContactTitle", "suppliers"),
        ("ProductID,ProductName,UnitPrice", "products"),
    ],
)
def test_tables_of_others_are_named(headings: str, what: str) -> None:
    names = headings.split(",")
    assert guess(names) == ()
    found = foreign(names)
    assert found is not None
    assert found[0] == what
    assert set(found[1]) <= set(names)


def test_real_headings_of_every_system(shared: Path) -> None:
    known = json.loads((shared / "crm" / "headers.json").read_text("utf-8"))

    def about(system: str, key: str, inner: str | None = None) -> tuple[Sort, ...]:
        found: Any = known[system][key]
        return guess(found[inner] if inner else found)

    api = next(key for key in known["salesforce"] if key.startswith("api_names"))
    assert about("salesforce", api, "Account") == (A,)
    assert about("salesforce", api, "Contact") == (C,)
    assert about("salesforce", api, "Task") == (T,)
    assert about("salesforce", api, "Opportunity") == ()
    labels = next(key for key in known["salesforce"] if key.startswith("report_labels"))
    assert about("salesforce", labels, "account") == (A,)
    assert about("salesforce", labels, "opportunity") == ()
    assert about("hubspot", "companies_default_view_export") == (A,)
    assert about("hubspot", "contacts") == (C,)
    assert about("hubspot", "tasks_import") == (T,)
    assert about("hubspot", "deals") == ()
    assert about("pipedrive", "organizations") == (A,)
    assert about("pipedrive", "people") == (C,)
    assert about("pipedrive", "activities") == (T,)
    assert about("pipedrive", "deals_list_view") == ()
    for sort in (A, C, T):
        assert about("zoho", sort) == (sort,)
        assert about("suitecrm", sort) == (sort,)
        assert about("espocrm", sort.removesuffix("s")) == (sort,)
    assert about("dynamics365", "account") == (A,)
    assert about("dynamics365", "contact") == (C,)
    assert about("dynamics365", "appointment") == (T,)
    assert about("dynamics365", "opportunity") == ()
    assert about("odoo", "contacts_template") == (A, C)
    assert about("odoo", "technical_names") == (A, C)
    assert about("frappe_crm", "organization") == (A,)
    assert about("frappe_crm", "task") == (T,)
    assert about("frappe_crm", "deal") == ()
    assert about("google_contacts", "new (2024 on)") == (C,)
    assert about("google_contacts", "old") == (C,)
    assert about("outlook", "contacts") == (C,)
    assert about("outlook", "tasks") == (T,)
    assert about("outlook", "calendar") == (T,)
    assert about("todoist_csv", "header") == (T,)


@pytest.mark.parametrize(
    ("asked", "sort", "says"),
    [
        (("nmae", "Name"), None, "did you mean name?"),
        (("tier", "Name"), C, "no field “tier” of contacts"),
        (("[/]\x1b", "Name"), None, "there are “code”"),
    ],
)
def test_an_unknown_field_is_named_with_the_nearest(asked: tuple[str, str], sort: Sort | None, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        check_fields(Options(sort, (asked,)))
    assert says in refused.value.sentence
    assert "\x1b" not in refused.value.sentence


def test_an_unknown_column_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no column “Compny”.*did you mean Company"):
        check_headings(Options(columns=(("name", "Compny"),)), ["Company", "City"])
