"""Days, numbers and money in eight languages: the facts of CLDR, one set of signs, and what is shown reads back."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.goal_line import read_goals, target_typed
from kamtui.domain.keep.goal_rows import Target
from kamtui.domain.keep.worth import read_worth
from kamtui.domain.locale import MACHINE, for_machines, locale_of, show_in, shown
from kamtui.domain.money import digits, money_text, short_money, short_sum
from kamtui.domain.phrases.whole import read_month
from kamtui.domain.production import percent
from kamtui.domain.words import DecimalSign, Language
from kamtui.domain.workdays import full_weekday, headed, month_year, short_day, short_month_year, short_months
from kamtui.exchange.amounts import currency_of, read_amount

NB, NN = "\u00a0", "\u202f"
CURRENCIES = st.sampled_from(("EUR", "JPY", "KWD"))
LANGUAGES = st.sampled_from(Language)

FACTS = {
    "en": ("EUR 1,234.50", "EUR 12,345.60", "EUR -1,234,567.50", "8.5%", "4.12 k EUR", "Monday", "November 2026"),
    "de": ("1.234,50_EUR", "12.345,60_EUR", "-1.234.567,50_EUR", "8,5_%", "4,12_k_EUR", "Montag", "November 2026"),
    "fr": ("1|234,50_EUR", "12|345,60_EUR", "-1|234|567,50_EUR", "8,5_%", "4,12_k_EUR", "lundi", "novembre 2026"),
    "es": ("1234,50_EUR", "12.345,60_EUR", "-1.234.567,50_EUR", "8,5_%", "4,12_k_EUR", "lunes", "noviembre de 2026"),
    "it": ("1234,50_EUR", "12.345,60_EUR", "-1.234.567,50_EUR", "8,5%", "4,12_k_EUR", "lunedì", "novembre 2026"),
    "pt": ("EUR_1.234,50", "EUR_12.345,60", "EUR_-1.234.567,50", "8,5%", "EUR_4,12_k", "segunda-feira",
           "novembro de 2026"),
    "nl": ("EUR_1.234,50", "EUR_12.345,60", "EUR_-1.234.567,50", "8,5%", "EUR_4,12_k", "maandag", "november 2026"),
    "pl": ("1234,50_EUR", "12_345,60_EUR", "-1_234_567,50_EUR", "8,5%", "4,12_k_EUR", "poniedziałek", "listopad 2026"),
}  # fmt: skip
"""As ICU writes them with CLDR 48, `_` a no-break blank, `|` a narrow one; English and a minus are the house's own."""

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    show_in(Language.ENGLISH)


@pytest.mark.parametrize("language", FACTS)
def test_the_facts_of_cldr(language: str) -> None:
    show_in(Language(language))
    wanted = [text.replace("_", NB).replace("|", NN) for text in FACTS[language]]
    assert [money_text(minor, "EUR") for minor in (1_234_50, 12_345_60, -1_234_567_50)] == wanted[:3]
    assert [percent(0.085), short_sum(4_123_45, "EUR")] == wanted[3:5]
    assert [full_weekday(MONDAY), month_year(MONDAY)] == wanted[5:]


@given(st.integers(-(10**15), 10**15), CURRENCIES, LANGUAGES)
def test_no_language_mixes_signs(minor: int, currency: str, language: Language) -> None:
    show_in(language)
    locale = locale_of(language)
    group, point = re.escape(locale.group), re.escape(locale.decimal)
    figures = rf"-?(\d{{1,3}}({group}\d{{3}})+|\d{{1,4}})({point}\d+)?"
    for text in (money_text(minor, currency).replace(currency, ""), short_money(minor, currency)):
        assert re.fullmatch(rf"{figures}(\s(k|M|bn))?", text.strip())
    assert re.fullmatch(rf"−?\d+({point}\d)?{locale.percent_gap}%", percent(minor / 10**13))


@given(st.integers(0, 10**12), CURRENCIES, LANGUAGES)
def test_what_is_shown_reads_back(minor: int, currency: str, language: Language) -> None:
    show_in(language)
    said = money_text(minor, currency)
    assert read_worth(said, "USD", language) == (minor, currency)
    assert read_worth(said.replace(currency, ""), currency, language) == (minor, currency)
    assert read_worth(said.replace(NN, " ").replace(NB, " "), "USD", language) == (minor, currency)
    short = read_worth(short_sum(minor, currency), "USD", language)
    assert short is not None
    assert short[1] == currency
    assert abs(short[0] - minor) <= max(minor * 0.00501, 10 ** digits(currency) / 2)


@given(st.integers(-(10**12), 10**12), CURRENCIES, LANGUAGES)
def test_an_import_reads_what_is_shown(minor: int, currency: str, language: Language) -> None:
    show_in(language)
    said = money_text(minor, currency)
    sign = DecimalSign.POINT if shown().decimal == "." else DecimalSign.COMMA
    assert currency_of(said) == currency
    assert read_amount(said, sign) == Decimal(minor).scaleb(-digits(currency))


@given(st.sampled_from(Aim), st.integers(1, 1000), st.integers(1, 10**12), CURRENCIES, LANGUAGES)
def test_a_goal_as_it_is_typed(aim: Aim, permille: int, minor: int, currency: str, language: Language) -> None:
    show_in(language)
    for target in (Target(permille=permille), Target(minor=minor, currency=currency)):
        assert read_goals(target_typed(aim, target), "USD", language).targets == {aim: target}
    said = Target(permille=permille).words(aim)
    assert read_goals(f"{aim} {said}", "USD", language).targets == {aim: Target(permille=permille)}


AMOUNTS = [
    ("1.234,50", {"*": 1_234_50}),
    ("1,234.50", {"*": 1_234_50}),
    ("80k", {"*": 80_000_00}),
    ("12,5", {"*": 12_50}),
    ("48.000", {"*": 48_000_00}),
    ("48,000", {"*": 48_000_00}),
    ("1.234.567", {"*": 1_234_567_00}),
    (f"1{NB}234,50", {"*": 1_234_50}),
    (f"1{NN}234{NN}567.5 €", {"*": 1_234_567_50}),
    ("1.27 bn", {"*": 1_270_000_000_00}),
    ("1.250k", {"*": 1_250_000_00, "en": 1_250_00}),
    ("1,250k", {"*": 1_250_00, "en": 1_250_000_00}),
    ("1 234,50", {"fr": 1_234_50, "pl": 1_234_50}),
    ("12 34", {}),
    ("1.234,567", {}),
    ("1.23.456", {}),
    ("0,500", {"*": 50}),
]
"""What is typed, and its cents by language; a star is all others."""


@pytest.mark.parametrize(("text", "meant"), AMOUNTS)
def test_an_amount_is_read_with_the_signs_of_the_language(text: str, meant: dict[str, int]) -> None:
    for language in Language:
        cents = meant.get(language, meant.get("*"))
        assert read_worth(text, "EUR", language) == (None if cents is None else (cents, "EUR")), language


@pytest.mark.parametrize("language", Language)
def test_a_heading_can_be_typed_and_names_stay_apart_when_cut(language: Language) -> None:
    show_in(language)
    for n in range(1, 13):
        month = date(2026, n, 1)
        for heading in (month_year(month), short_month_year(month), f"{month:%b %Y}"):
            assert read_month(headed(heading), MONDAY, language=language) == month
    for width in (3, 4, 5):
        names = short_months(width)
        assert len(set(names)) == 12
        assert all(0 < len(name) <= width for name in names)


def test_machines_are_written_to_in_english() -> None:
    show_in(Language.GERMAN)
    with for_machines():
        assert shown() is MACHINE
        assert (shown().percent("8.5"), shown().prose("below 80 % of it")) == ("8.5 %", "below 80 % of it")
        assert (money_text(1_234_50, "EUR"), short_day(date(2026, 10, 1))) == ("EUR 1,234.50", "Thu 1 Oct")
    assert shown().prose("below 80 % of it") == f"below 80{NB}% of it"
    assert (money_text(1_234_50, "EUR"), short_day(date(2026, 10, 1))) == (f"1.234,50{NB}EUR", "Do 1 Okt")
