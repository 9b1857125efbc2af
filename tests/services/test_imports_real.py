"""Real exports: Salesforce, Odoo, Data Loader's edge cases, the Maven archive."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from bringing import counts, rows

from kamtui.errors import KamtuiError, RejectedError
from kamtui.exchange.codes import code_key
from kamtui.exchange.sources import load
from kamtui.exchange.values import Options, Sort
from kamtui.services.book import Book
from kamtui.services.imports.plan import FileResult, plan_import
from kamtui.services.imports.run import run_import

WORKSHOP = [f"crm/salesforce_workshop/{name}.csv" for name in ("Task", "Contact", "Account")]


def bring(book: Book, shared: Path, *names: str) -> tuple[FileResult, ...]:
    return run_import(book, plan_import(book, [load(str(shared / name)) for name in names]))


def test_the_workshop_twice(book: Book, shared: Path) -> None:
    expected = json.loads((shared / "expected" / "salesforce.json").read_text("utf-8"))["workshop"]
    accounts, contacts, tasks = bring(book, shared, *WORKSHOP)
    assert counts((accounts, contacts, tasks)) == [
        (expected["accounts"]["rows"], 0, 0, 0),
        (expected["contacts"]["rows"], 0, 0, 0),
        (expected["tasks"]["rows"], 0, 0, 0),
    ]
    without = expected["contacts"]["without_account"]
    assert rows(book, "SELECT count(*) FROM contacts WHERE account_id IS NULL") == [(without,)]
    known = expected["tasks"]["contact_known"]
    assert rows(book, "SELECT count(*) FROM tasks WHERE contact_id IS NOT NULL") == [(known,)]
    assert tasks.outcome.notes == (
        f"{75 - known} rows: points at a contact that is not in the book, and comes in without it",
    )
    related = expected["tasks"]["with_related"]
    assert rows(book, "SELECT count(*) FROM tasks WHERE account_id IS NOT NULL")[0][0] >= related
    assert rows(book, "SELECT min(planned_on), max(planned_on), count(due_on) FROM tasks") == [
        (expected["tasks"]["first_due"], expected["tasks"]["last_due"], 0)
    ]
    assert rows(book, "SELECT count(*) FROM tasks WHERE status = 'open' AND planned_on < '2026-11-23'") == [(75,)]
    industries = Counter(expected["accounts"]["industries"])
    found = rows(book, "SELECT s.name, count(*) FROM accounts a JOIN segments s ON s.id = a.segment_id GROUP BY s.name")
    assert dict(found) == {name: count for name, count in industries.items() if name}
    again = bring(book, shared, *reversed(WORKSHOP))
    assert counts(again) == [(0, 0, 22, 0), (0, 0, 102, 0), (0, 0, 75, 0)]
    assert rows(book, "SELECT count(*) FROM steps") == [(1,)]


def test_ids_of_a_report_are_those_of_an_export(shared: Path) -> None:
    (sheet,) = plan_import(
        Book("/nonexistent/book.db"), [load(str(shared / "crm/salesforce_workshop/Account.csv"))]
    ).results
    codes = [record.code for record in sheet.sheet.records]
    assert all(code is not None and code_key(code) == code[:15] for code in codes)


def test_a_developer_org_saved_by_excel(book: Book, shared: Path) -> None:
    expected = json.loads((shared / "expected" / "salesforce.json").read_text("utf-8"))["devorg"]
    names = [f"crm/salesforce_devorg_export/{name}.csv" for name in ("Contact", "Account")]
    assert counts(bring(book, shared, *names)) == [(18, 0, 0, 0), (25, 0, 0, 0)]
    assert rows(book, "SELECT count(*) FROM contacts WHERE account_id IS NULL") == [
        (expected["contacts"]["without_account"],)
    ]
    titles = Counter(title or "" for (title,) in rows(book, "SELECT title FROM contacts"))
    assert expected["contacts"]["titles"].items() <= titles.items()
    with (shared / names[0]).open(encoding="utf-8", newline="") as file:
        teams = {(row["AccountId"], row["Department"]) for row in csv.DictReader(file) if row["Department"]}
    assert rows(book, "SELECT count(*) FROM departments") == [(len(teams),)]
    assert counts(bring(book, shared, *names)) == [(0, 0, 18, 0), (0, 0, 25, 0)]


def test_odoo_companies_and_persons(book: Book, shared: Path) -> None:
    name = "crm/odoo/o2m_customers_contacts.csv"
    table = json.loads((shared / "expected" / "edge_csv.json").read_text("utf-8"))[name]["rows"][1:]
    companies = [row[0] for row in table if row[1] == "1"]
    people = [(row[0], row[2] or None) for row in table if row[1] != "1"]
    assert counts(bring(book, shared, name)) == [(len(companies), 0, 0, 0), (len(people), 0, 0, 0)]
    assert [row[0] for row in rows(book, "SELECT name FROM accounts ORDER BY id")] == companies
    found = rows(
        book, "SELECT c.name, a.name FROM contacts c LEFT JOIN accounts a ON a.id = c.account_id ORDER BY c.id"
    )
    assert found == people
    assert counts(bring(book, shared, name)) == [(0, 0, len(companies), 0), (0, 0, len(people), 0)]


def test_the_maven_archive_twice(book: Book, shared: Path) -> None:
    name = "crm/maven_crm/CRM+Sales+Opportunities.zip"
    plan = plan_import(book, [load(str(shared / name))])
    assert counts(run_import(book, plan)) == [(85, 0, 0, 0)]
    reasons = {skipped.file.rpartition("/")[2]: skipped.reason for skipped in plan.skipped}
    assert set(reasons) == {"data_dictionary.csv", "products.csv", "sales_pipeline.csv", "sales_teams.csv"}
    assert "deals" in reasons["sales_pipeline.csv"]
    assert rows(book, "SELECT count(*) FROM segments WHERE name = 'technolgy'") == [(1,)]
    expected = json.loads((shared / "expected" / "maven_crm.json").read_text("utf-8"))
    assert {name for (name,) in rows(book, "SELECT name FROM accounts")} == set(
        expected["revenue_per_account_per_year"]
    )
    assert counts(bring(book, shared, name)) == [(0, 0, 85, 0)]


def test_data_loader_accounts(book: Book, shared: Path) -> None:
    name = "crm/salesforce_dataloader_edge/accountsForInsert.csv"
    assert counts(bring(book, shared, name)) == [(4, 0, 0, 0)]
    assert counts(bring(book, shared, name)) == [(0, 0, 4, 0)]


@pytest.mark.parametrize("name", ["csvEscapedQuotes", "csvSeparator", "csvtext_BOM_UTF16LE", "csvtext_BOM_UTF8"])
def test_data_loader_tables_of_nothing_known(book: Book, shared: Path, name: str) -> None:
    path = f"crm/salesforce_dataloader_edge/{name}.csv"
    expected = json.loads((shared / "expected" / "edge_csv.json").read_text("utf-8"))[path]["rows"]
    with pytest.raises(RejectedError) as refused:
        bring(book, shared, path)
    assert all(f"“{heading}”" in refused.value.sentence for heading in expected[0])
    options = Options(Sort.ACCOUNTS, (("name", "column1"),))
    (sheet,) = plan_import(book, [load(str(shared / path))], options).results
    assert sheet.sheet.preview[1:] == tuple(tuple(row) for row in expected[1:])


def test_every_file_is_imported_or_refused_in_one_sentence(book: Book, shared: Path) -> None:
    read: dict[str, int] = {}
    refusals: dict[str, str] = {}
    for path in sorted([*(shared / "crm").glob("*/*"), *(shared / "sales").glob("*/*")]):
        try:
            results = plan_import(book, [load(str(path))]).results
        except KamtuiError as refused:
            refusals[path.name] = refused.sentence
        else:
            read[path.name] = sum(result.outcome.new for result in results)
    assert all(name in sentence and "\n" not in sentence for name, sentence in refusals.items())
    assert read["customers.csv"] == 91
    assert set(read) == {
        "Account.csv",
        "Contact.csv",
        "Task.csv",
        "CRM+Sales+Opportunities.zip",
        "accountsForInsert.csv",
        "Sample - Superstore.csv",
        "US_Regional_Sales_Data.csv",
        "orders.csv",
        *(f"2011-09-{day}.csv" for day in ("05", "06", "07", "08", "09", "11")),
        "customers.csv",
        "o2m_customers_contacts.csv",
        "res_partner.xls",
    }


def test_an_odoo_template_as_xls(book: Book, shared: Path) -> None:
    """One table of companies and of the persons in them."""
    accounts, contacts = bring(book, shared, "crm/odoo/res_partner.xls")
    assert counts((accounts, contacts)) == [(3, 0, 0, 0), (5, 0, 0, 0)]
    assert accounts.sheet.decided.sheet == "Sheet 1"
    assert rows(book, "SELECT count(*) FROM accounts WHERE city = 'San José'") == [(1,)]
    again = bring(book, shared, "crm/odoo/res_partner.xls")
    assert counts(again) == [(0, 0, 3, 0), (0, 0, 5, 0)]
