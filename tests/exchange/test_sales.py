"""Sales: lines, invoices and totals by month become sums by account, segment and day."""

from datetime import date
from decimal import Decimal

import pytest
from tables import sheet

from kamtui.domain.words import DateOrder, DecimalSign, Grain
from kamtui.errors import RejectedError
from kamtui.exchange.months import month_number, month_of
from kamtui.exchange.values import Rejected, SaleRecord, Sort


def sums(text: str, **asked: object) -> list[tuple[str | None, date, Grain, Decimal]]:
    """Code or name, day, grain and amount of every record."""
    found = sheet(text, **asked)
    assert found.sort is Sort.SALES
    sales = [record for record in found.records if isinstance(record, SaleRecord)]
    return [(sale.account_code or sale.account_name, sale.day, sale.grain, sale.amount) for sale in sales]


def test_lines_become_sums_by_account_segment_and_day() -> None:
    found = sheet(
        "Invoice No,Customer ID,Customer Name,Invoice Date,Segment,Amount,Currency\n"
        "1,A1,Acme,2026-01-31,Home,10.10,eur\n"
        "2,A1,Acme,2026-01-31,Home,20.20,EUR\n"
        "3,A1,Acme,2026-01-31,Office,1,EUR\n"
        "4,A1,Acme,2026-02-01,Home,-5,EUR\n"
    )
    assert found.records == (
        SaleRecord(2, "A1", "Acme", "Home", date(2026, 1, 31), Grain.DAY, Decimal("30.30"), "EUR"),
        SaleRecord(4, "A1", "Acme", "Office", date(2026, 1, 31), Grain.DAY, Decimal(1), "EUR"),
        SaleRecord(5, "A1", "Acme", "Home", date(2026, 2, 1), Grain.DAY, Decimal(-5), "EUR"),
    )
    assert (found.rejected, found.notes) == ((), ())
    assert found.decided.decimal is DecimalSign.POINT


def test_price_quantity_and_discount() -> None:
    text = (
        "CustomerID,OrderDate,UnitPrice,Quantity,Discount\nA,2026-01-05,14,12,0\nA,2026-01-06,10,2,0.15\n"
        "A,2026-01-07,10,1,15%\nA,2026-01-08,10,1,15\n"
    )
    assert [amount for *_, amount in sums(text)] == [168, 17, Decimal("8.50"), Decimal("8.50")]
    assert [amount for *_, amount in sums(text, columns=(("discount", ""),))] == [168, 20, 10, 10]


def test_an_amount_makes_price_and_discount_idle() -> None:
    found = sheet("Customer,Order Date,Sales,Quantity,Unit Price,Discount\nAcme,2026-01-05,50,2,30,0.2\n")
    assert dict(found.decided.columns) == {"account": "Customer", "day": "Order Date", "amount": "Sales"}
    assert [record.amount for record in found.records if isinstance(record, SaleRecord)] == [50]


@pytest.mark.parametrize(
    "text",
    [
        "Customer,Month,Revenue\nAcme,2026-03,7\n",
        "Customer,Month,Revenue\nAcme,Mar 2026,7\n",
        "Customer,Month,Revenue\nAcme,03/2026,7\n",
        "Customer,Year,Month,Revenue\nAcme,2026,3,7\n",
        "Customer,Year,Month,Revenue\nAcme,2026,March,7\n",
        "Customer,Date,Revenue\nAcme,2026-03,7\n",
        "Customer,Jan 2026,Mar 2026\nAcme,,7\n",
        "Customer,2026-01,2026-03\nAcme,0,7\n",
    ],
)
def test_totals_by_month(text: str) -> None:
    assert sums(text, sort=Sort.SALES) == [("Acme", date(2026, 3, 1), Grain.MONTH, Decimal(7))]


def test_totals_by_year() -> None:
    assert sums("Customer,Year,Revenue\nAcme,2025,7\n", sort=Sort.SALES) == [
        ("Acme", date(2025, 1, 1), Grain.YEAR, Decimal(7))
    ]


def test_columns_headed_by_months_are_sales_without_being_told() -> None:
    assert sums("Customer,Jan 2026,Feb 2026,Mar 2026\nAcme,1,2,(3)\n") == [
        ("Acme", date(2026, 1, 1), Grain.MONTH, 1),
        ("Acme", date(2026, 2, 1), Grain.MONTH, 2),
        ("Acme", date(2026, 3, 1), Grain.MONTH, -3),
    ]


def test_codes_that_a_spreadsheet_made_numbers() -> None:
    text = (
        "CustomerID,InvoiceDate,Quantity,UnitPrice\n17850.0,2026-01-05,1,2\n17850,2026-01-05,1,3\n1.5,2026-01-05,1,3\n"
    )
    assert [(code, amount) for code, _, _, amount in sums(text)] == [("17850", 5), ("1.5", 3)]


def test_rows_without_an_account_are_told_with_their_sum() -> None:
    found = sheet("CustomerID,InvoiceDate,Amount\nA,2026-01-05,1\n,2026-01-05,2.50\n,2026-01-06,3\n")
    assert found.notes == ("2 rows without an account left out, 5.5 in all",)
    assert (len(found.records), found.rejected) == (1, ())


def test_deals_are_sales_once_they_are_won() -> None:
    text = (
        "account,deal_stage,close_date,close_value\nAcme,Won,2026-01-05,100\nAcme,Lost,2026-01-05,0\n"
        "Acme,Closed Won,2026-01-05,1\nAcme,Engaging,,\n"
    )
    assert sums(text, sort=Sort.SALES) == [("Acme", date(2026, 1, 5), Grain.DAY, 101)]
    assert sheet(text, sort=Sort.SALES).notes == ("2 rows: not won, and left out",)
    with pytest.raises(RejectedError, match="looks like deals"):
        sheet(text)


def test_what_does_not_fit_is_rejected_with_row_and_column() -> None:
    found = sheet(
        "Customer,Order Date,Amount,Currency\n"
        "Acme,2026-01-05,n/a,EUR\n"
        "Acme,2026-13-05,5,EUR\n"
        "Acme,,5,EUR\n"
        "Acme,9999-01-01,5,EUR\n"
        "Acme,2026-01-05,5,Euro\n"
        "Acme,2026-01-05,123456789012345678901234567890,EUR\n"
        "Acme,2026-01-05,0,EUR\n"
        "Acme,2026-01-05,5,EUR\n"
    )
    assert found.rejected == (
        Rejected(2, "Amount", "“n/a” is not an amount"),
        Rejected(3, "Order Date", "“2026-13-05” is not a date"),
        Rejected(4, "Order Date", "the sale has no day"),
        Rejected(5, "Order Date", "9999-01-01 is not in the years 1970 to 2199"),
        Rejected(6, "Currency", "“EURO” is not a currency code"),
        Rejected(7, "Amount", "“123456789012345678901234567890” is more than a book holds"),
    )
    assert found.notes == ("1 row: amount of nothing, and left out",)
    assert len(found.records) == 1


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Order Date,Amount\n2026-01-05,1\n", "account"),
        ("Customer,Amount\nA,1\n", "day"),
        ("Customer,Date\nA,1\n", "amount"),
    ],
)
def test_a_table_without_what_a_sale_needs(text: str, lacking: str) -> None:
    with pytest.raises(RejectedError, match=f"no column for the {lacking} of sales") as error:
        sheet(text, sort=Sort.SALES)
    assert f"--map {lacking}=COLUMN" in error.value.hint


def test_dates_that_may_be_two_days_are_asked_for() -> None:
    text = "Customer,Order Date,Amount\nA,3/4/2026,1\n"
    with pytest.raises(RejectedError, match="may be two days"):
        sheet(text)
    assert sums(text, date_order=DateOrder.DMY)[0][1] == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2019-01", (2019, 1)),
        ("2019M12", (2019, 12)),
        ("201907", (2019, 7)),
        ("07.2019", (2019, 7)),
        ("July 2019", (2019, 7)),
        ("Sept-19", (2019, 9)),
        ("Jul'19", (2019, 7)),
        ("2019-13", None),
        ("Foo 2019", None),
        ("1019-01", None),
        ("2019-01-05", None),
        ("2019", None),
        ("", None),
    ],
)
def test_a_month(text: str, month: tuple[int, int] | None) -> None:
    assert month_of(text) == (date(*month, 1) if month else None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("03", 3), ("3.0", 3), ("Mar.", 3), ("march", 3), ("13", None), ("0", None), ("x", None), ("", None)],
)
def test_the_number_of_a_month(text: str, number: int | None) -> None:
    assert month_number(text) == number
