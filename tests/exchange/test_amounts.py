"""Amounts: every way a report writes one, and which sign its decimals follow."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.words import DecimalSign
from kamtui.errors import RejectedError
from kamtui.exchange.amounts import currency_of, read_amount, settle_decimal

POINT, COMMA = DecimalSign.POINT, DecimalSign.COMMA


@pytest.mark.parametrize(
    ("text", "sign", "amount"),
    [
        ("261.96", POINT, "261.96"),
        ("$1,963.10", POINT, "1963.10"),
        ("1.963,10 €", COMMA, "1963.10"),
        ("1 963,10", COMMA, "1963.10"),
        ("1\u202f963,10", COMMA, "1963.10"),
        ("1'963.10", POINT, "1963.10"),
        ("(1,234.50)", POINT, "-1234.50"),
        ("$(12)", POINT, "-12"),
        ("-$12", POINT, "-12"),
        ("−12", POINT, "-12"),
        ("12-", POINT, "-12"),
        ("+5", POINT, "5"),
        (".5", POINT, "0.5"),
        ("7.", POINT, "7"),
        ("EUR 1,234", POINT, "1234"),
        ("1234 usd", POINT, "1234"),
        ("12,34,567.5", POINT, "1234567.5"),
        ("957.5775", POINT, "957.5775"),
        ("1.5E3", POINT, "1500"),
        ("2e-2", POINT, "0.02"),
    ],
)
def test_an_amount(text: str, sign: DecimalSign, amount: str) -> None:
    assert read_amount(text, sign) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "€"])
def test_nothing_is_no_amount(text: str) -> None:
    assert read_amount(text, POINT) is None


@pytest.mark.parametrize(
    "text", ["#REF!", "n/a", "NaN", "inf", "1,23.4", "1.2.3", "12 apples", "1" * 61, "1,2,3", "--5", "1.5.E3", "٣"]
)
def test_what_is_no_amount_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="is not an amount"):
        read_amount(text, POINT)


def test_more_than_a_book_holds() -> None:
    assert read_amount("9,999,999,999,999.99", POINT) == Decimal("9999999999999.99")
    with pytest.raises(ValueError, match="more than a book holds"):
        read_amount("10,000,000,000,000", POINT)


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(DecimalSign))
def test_whatever_is_written_is_read(amount: Decimal, sign: DecimalSign) -> None:
    text = f"{amount:,.2f}"
    if sign is COMMA:
        text = text.translate(str.maketrans(",.", ".,"))
    assert read_amount(text, sign) == amount


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["12", "1,234.50"], POINT),
        (["1.234,50"], COMMA),
        (["1,5"], COMMA),
        (["0.125"], POINT),
        (["1.234.567"], COMMA),
        (["1,234,567"], POINT),
        (["1234.567"], POINT),
        (["950", "1,234"], POINT),
        (["950", "1.234"], COMMA),
        (["950"], POINT),
        ([], POINT),
        (["what", "#REF!", "12/3"], POINT),
    ],
)
def test_the_decimal_sign_of_a_column(texts: list[str], sign: DecimalSign) -> None:
    assert settle_decimal("f.csv", enumerate(texts, 2)).decimal is sign


def test_two_proofs_are_refused_unless_asked() -> None:
    cells = [(2, "1,234.50"), (3, "1.234,50")]
    with pytest.raises(RejectedError, match=r"“1,234.50” in row 2 .* “1.234,50” in row 3") as error:
        settle_decimal("f.csv", cells)
    assert "--decimal" in error.value.hint
    assert settle_decimal("f.csv", cells, COMMA).decimal is COMMA


@pytest.mark.parametrize(
    ("text", "code"),
    [("$5", "USD"), ("5 €", "EUR"), ("£5", "GBP"), ("chf 5", "CHF"), ("5NOK", "NOK"), ("5", None), ("five", None)],
)
def test_the_currency_of_an_amount(text: str, code: str | None) -> None:
    assert currency_of(text) == code
