"""An industry index: how it is recognised, read, and refused."""

from datetime import date
from decimal import Decimal

import pytest

from kamtui.errors import RejectedError
from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source
from kamtui.exchange.values import IndexRecord, Options, Sheet, Sort


def sheet(text: str, name: str = "retail-index.csv", sort: Sort | None = Sort.INDEX, **asked: object) -> Sheet:
    options = Options(sort, **asked)  # type: ignore[arg-type]
    (found,) = read([Source(name, text.encode())], options).sheets
    return found


def values(found: Sheet) -> list[tuple[str, str, Decimal]]:
    return [(one.series, f"{one.month:%Y-%m}", one.value) for one in found.records if isinstance(one, IndexRecord)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Month,Value\n2026-01,101.5\n", [("retail-index", "2026-01", "101.5")]),
        ("Month,Index\n2026-01,101.5\n", [("retail-index", "2026-01", "101.5")]),
        ("Year,Month,Index value\n2026,3,101.5\n", [("retail-index", "2026-03", "101.5")]),
        ("Year;Month;Level\n2026;Mar;101,5\n", [("retail-index", "2026-03", "101.5")]),
        ("observation_date,RSXFS\n2026-03-01,101.5\n2026-04-01,.\n", [("RSXFS", "2026-03", "101.5")]),
        (
            "Month,Index,Value\n2026-01,Wood,101.5\n2026-01,Glass,99\n",
            [("Wood", "2026-01", "101.5"), ("Glass", "2026-01", "99")],
        ),
        ("Date,Wood,Glass,Remark\n1/31/2026,1,2,x\n", [("Wood", "2026-01", "1"), ("Glass", "2026-01", "2")]),
        ('Period,Wood\nJan-26,"1,234.5"\n', [("Wood", "2026-01", "1234.5")]),
    ],
)
def test_a_table_of_months_and_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = sheet(text)
    assert values(found) == [(series, month, Decimal(value)) for series, month, value in expected]
    assert found.rejected == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Month,Value\n2026-13,1\n", "“2026-13” is not a date"),
        ("Month,Value\n,1\n", "it names no month"),
        ("Month,Value\n2026-01,2 %\n", "“2 %” is not a figure of an index"),
        ("Month,Value\n2026-01,NaN\n", "“NaN” is not a figure of an index"),
        ("Month,Value\n2026-01,0\n", "an index is above 0, not 0"),
        ("Month,Value\n2026-01,-3\n", "an index is above 0, not -3"),
        (f"Month,Value\n2026-01,{'9' * 30}\n", "is not a figure of an index"),
        ("Month,Value\n2026-01-05,1\n2026-01-12,2\n", "row 2 has a value of retail-index for 2026-01 already"),
        ("Month,Value\n1900-01,1\n", "“1900-01” is not a date"),
    ],
)
def test_a_row_that_says_nothing_of_an_index_stays_out(text: str, reason: str) -> None:
    (rejected,) = sheet(text).rejected
    assert reason in rejected.reason


def test_days_that_may_be_two_are_asked_for() -> None:
    text = "Date,Retail index\n01/02/2026,100\n01/03/2026,101\n"
    with pytest.raises(RejectedError, match="may be two days"):
        sheet(text)


MANY = "".join(f"2026-{month:02d},{100 + month}\n" for month in range(1, 7))


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("x.csv", f"Month,Retail index\n{MANY}", True),
        ("x.csv", f"Month,Index\n{MANY}", True),
        ("CPI_2026.csv", f"Month,Food\n{MANY}", True),
        ("x.csv", f"Month,Food\n{MANY}", False),  # nobody says that it is an index
        ("x.csv", f"Month,Indexed\n{MANY}", False),
        ("x.csv", f"Month,Index\n{MANY}2026-07,much\n", False),
        ("x.csv", f"Month,Index\n{MANY}2026-06,3\n", False),
        ("x.csv", "Month,Index\n2026-01,1\n2026-02,2\n", False),
        ("x.csv", "index,Date,Note\n0,2026-01,a\n1,2026-02,b\n2,2026-03,c\n", False),
    ],
)
def test_recognised_only_when_unmistakable(name: str, text: str, known: bool) -> None:
    if known:
        found = sheet(text, name, None)
        assert (found.sort, found.decided.sort_from) == (Sort.INDEX, "content")
        return
    with pytest.raises(RejectedError):
        sheet(text, name, None)


def test_sales_are_no_index() -> None:
    text = "Customer,Order Date,Net Amount,Price index\nAcme,2026-01-05,5,1\nAcme,2026-02-05,5,1\nAcme,2026-03-05,5,1\n"
    assert sheet(text, "x.csv", None).sort is Sort.SALES


def test_the_records_are_exact() -> None:
    (record,) = sheet("Month,Value\n2026-01,100.123456\n").records
    assert isinstance(record, IndexRecord)
    assert (record.month, record.value) == (date(2026, 1, 1), Decimal("100.123456"))
