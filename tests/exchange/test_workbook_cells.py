"""Cells of a workbook as text: nothing rounded that was typed, nothing in exponents, nothing that may be misread."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.words import DecimalSign
from kamtui.exchange.amounts import read_amount, settle_decimal
from kamtui.exchange.workbook_child import as_text, trimmed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (17850.0, "17850"),
        (17850, "17850"),
        (-0.0, "0"),
        (0.0, "0"),
        (1e-07, "0.0000001"),
        (1.234567890123457e29, "123456789012345700000000000000"),
        (1234.5600000000001, "1234.56"),
        (0.1 + 0.2, "0.3"),
        (19.99, "19.99"),
        (-1234.5, "-1234.5"),
        (9007199254740992.0, "9007199254740992"),
        (123456789012345678901234567890, "123456789012345678901234567890"),
        (1.234, "1.2340"),
        (float("nan"), "#NUM!"),
        (float("-inf"), "#NUM!"),
        (True, "TRUE"),
        (False, "FALSE"),
        (None, ""),
        ("00123", "00123"),
        (date(1900, 1, 1), "1900-01-01"),
        (date(1, 2, 3), "0001-02-03"),
        (date(9999, 12, 31), "9999-12-31"),
        (datetime(2026, 11, 23), "2026-11-23"),
        (datetime(2026, 11, 23, 9, 5), "2026-11-23 09:05:00"),
        (datetime(2026, 11, 23, 23, 59, 59, 999_000), "2026-11-24"),
        (datetime(2026, 11, 23, 9, 4, 59, 500_000), "2026-11-23 09:05:00"),
        (datetime(9999, 12, 31, 23, 59, 59, 999_999), "9999-12-31 23:59:59"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=42, minutes=5), "42:05:00"),
        (-timedelta(minutes=90), "-1:30:00"),
    ],
)
def test_a_cell_as_text(value: object, text: str) -> None:
    assert as_text(value) == text


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_an_amount_reads_back_as_it_was_typed(figures: int, places: int) -> None:
    typed = Decimal(figures).scaleb(-places)
    if abs(typed) < Decimal(10) ** 13:
        assert read_amount(as_text(float(typed)), DecimalSign.POINT) == typed


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_number_is_written_with_an_exponent(value: float) -> None:
    text = as_text(value)
    assert "e" not in text.lower()
    assert float(text) == pytest.approx(value, rel=1e-14)


@given(st.lists(st.decimals(0, 9999, places=3).map(float), min_size=1))
def test_fractions_of_three_figures_are_never_taken_for_thousands(values: list[float]) -> None:
    assert settle_decimal("f", enumerate(map(as_text, values), 2)).decimal is DecimalSign.POINT


def test_empty_cells_at_the_end_are_left_out() -> None:
    assert trimmed(["", "a", "", 1.0, "", " "]) == ["", "a", "", "1"]
    assert trimmed(["", " "]) == []
