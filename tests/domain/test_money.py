"""Money: written without a locale, and rounded so that sums stay true."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.money import digits, minor_units, money_text, short_money


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (123450, "EUR", "EUR 1,234.50"),
        (-123450, "EUR", "EUR -1,234.50"),
        (5, "USD", "USD 0.05"),
        (-5, "USD", "USD -0.05"),
        (0, "GBP", "GBP 0.00"),
        (123450, "JPY", "JPY 123,450"),
        (123450, "KWD", "KWD 123.450"),
        (10**20, "EUR", "EUR 1,000,000,000,000,000,000.00"),
    ],
)
def test_money_text(minor: int, currency: str, text: str) -> None:
    assert money_text(minor, currency) == text


@given(st.integers(-(10**18), 10**18), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_money_text_reads_back(minor: int, currency: str) -> None:
    code, number = money_text(minor, currency).split(" ")
    assert code == currency
    assert Decimal(number.replace(",", "")) == Decimal(minor).scaleb(-digits(currency))


@pytest.mark.parametrize(
    ("units", "text"),
    [
        ("0", "0"),
        ("0.49", "0"),
        ("-0.49", "0"),
        ("0.50", "1"),
        ("534.20", "534"),
        ("999.49", "999"),
        ("999.50", "1.00 k"),
        ("4123", "4.12 k"),
        ("25043.05", "25.0 k"),
        ("99949", "99.9 k"),
        ("99950", "100 k"),
        ("412345", "412 k"),
        ("-412345", "-412 k"),
        ("999499", "999 k"),
        ("999500", "1.00 M"),
        ("2297200.86", "2.30 M"),
        ("82692726.60", "82.7 M"),
        ("1265793041.00", "1.27 bn"),
        ("1265793041000", "1,266 bn"),
    ],
)
def test_short_money(units: str, text: str) -> None:
    assert short_money(int(Decimal(units) * 100), "EUR") == text


def test_short_money_of_other_minor_units() -> None:
    assert short_money(412_345, "JPY") == "412 k"
    assert short_money(412_345_000, "KWD") == "412 k"


@given(st.integers(-(10**13), 10**13))
def test_short_money_is_near_the_truth(minor: int) -> None:
    number, _, scale = short_money(minor, "EUR").partition(" ")
    told = Decimal(number.replace(",", "")) * {"": 1, "k": 10**3, "M": 10**6, "bn": 10**9}[scale]
    exact = Decimal(minor) / 100
    assert abs(told - exact) <= max(abs(exact) * Decimal("0.005001"), Decimal("0.5"))


_AMOUNTS = st.lists(
    st.tuples(
        st.decimals(-10_000, 10_000, places=4),
        st.tuples(st.sampled_from(["acme", "borealis", "cobalt"]), st.sampled_from([2024, 2025])),
    ),
    max_size=200,
)


@given(_AMOUNTS)
def test_each_amount_is_rounded_to_a_neighbour(amounts: list[tuple[Decimal, tuple[str, int]]]) -> None:
    for (amount, _), minor in zip(amounts, minor_units(amounts, "EUR"), strict=True):
        assert abs(Decimal(minor) - amount * 100) < 1


@given(st.lists(st.tuples(st.decimals(-10_000, 10_000, places=2), st.just(("acme",)))))
def test_whole_cents_stay_as_they_are(amounts: list[tuple[Decimal, tuple[str]]]) -> None:
    assert minor_units(amounts, "EUR") == [int(amount * 100) for amount, _ in amounts]


@given(_AMOUNTS)
def test_the_sum_of_one_key_never_drifts(amounts: list[tuple[Decimal, tuple[str, int]]]) -> None:
    only = [(amount, ("all",)) for amount, _ in amounts]
    exact = sum((amount for amount, _ in only), Decimal(0)) * 100
    assert abs(sum(minor_units(only, "EUR")) - exact) <= 1


def test_thousands_of_fractions_do_not_add_up_to_a_loss() -> None:
    # each a third of a cent below the half: plain rounding would lose all of it
    amounts = [(Decimal("0.0033"), (f"account {n % 50}", "2025")) for n in range(9_000)]
    plain = sum(int((amount * 100).quantize(Decimal(1), ROUND_HALF_EVEN)) for amount, _ in amounts)
    assert plain == 0
    minor = minor_units(amounts, "EUR")
    assert sum(minor) == pytest.approx(2970, abs=1)
    for number in range(50):
        assert sum(minor[number::50]) == pytest.approx(59.4, abs=1)


@given(_AMOUNTS, st.integers(0, 200))
def test_what_was_rounded_before_stays(amounts: list[tuple[Decimal, tuple[str, int]]], known: int) -> None:
    before = minor_units(amounts[:known], "EUR")
    assert minor_units(amounts, "EUR", dict(enumerate(before)))[:known] == before


def test_what_was_rounded_before_is_reckoned_with() -> None:
    amounts = [(Decimal("0.005"), ("acme",)) for _ in range(10)]
    assert sum(minor_units(amounts, "EUR", dict.fromkeys(range(5), 1))) == 5
    assert minor_units(amounts, "EUR", {0: 7})[0] in (0, 1)  # no rounding of this amount: read anew
