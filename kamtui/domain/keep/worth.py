"""What a contract is worth, as it is typed: `48k`, `1.2m`, `EUR 48,000`, `£1,200.50`; in German `1.234,50`, `1,2m`."""

import re
from decimal import Decimal

from kamtui.domain.locale import NARROW, NO_BREAK, Locale, locale_of
from kamtui.domain.money import digits
from kamtui.domain.words import Language

MOST = Decimal(10) ** 13
"""An amount that is not below it is none of a contract's."""

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₹": "INR"}
_SCALES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9}
_WORTH = re.compile(
    r"([A-Za-z]{3}\s*|[€£$¥₹]\s*)?(\d[\d.,]*(?:\s\d[\d.,]*)*)\s*(k|m|bn)?(\s*[A-Za-z]{3}|\s*[€£$¥₹])?", re.IGNORECASE
)
_SPACED = re.compile(r"\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?")
_REPEATED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_MIXED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)[.,]\d+")
_ONCE = re.compile(r"(\d+)([.,])(\d+)")


def read_worth(text: str, currency: str, language: Language = Language.ENGLISH) -> tuple[int, str] | None:
    """Minor units and the currency, `currency` where none is typed; None for what is no amount.

    `1.234,50` and `1,234.50` are the same in every language. A single sign before three figures parts thousands, but
    where it is the decimal sign of the language it stands before decimals, if a scale follows (`1.234k` in English,
    `1,234k` in German) or the currency has as many.
    """
    match = _WORTH.fullmatch(text.strip())
    if match is None or (match[1] and match[4]):
        return None
    word = (match[1] or match[4] or "").strip()
    code, scale = _SIGNS.get(word, word.upper()) or currency, (match[3] or "").lower()
    plain = _plain(match[2], locale_of(language), decimals=bool(scale) or digits(code) > 2)
    if plain is None:
        return None
    amount = Decimal(plain) * _SCALES[scale]
    return (int((amount * 10 ** digits(code)).to_integral_value()), code) if amount < MOST else None


def _plain(figures: str, locale: Locale, *, decimals: bool) -> str | None:
    """Figures with a decimal point and nothing else; `decimals` where three of them may be meant."""
    if any(sign.isspace() for sign in figures):
        # a blank that can be typed by chance parts thousands only where the language has one there
        if not _SPACED.fullmatch(figures) or (" " in figures and locale.group not in (NARROW, NO_BREAK)):
            return None
        return re.sub(r"\s", "", figures).replace(",", ".")
    if _REPEATED.fullmatch(figures):
        return re.sub(r"[.,]", "", figures)
    if _MIXED.fullmatch(figures):
        whole, part = re.split(r"[.,](?=\d+$)", figures)
        return f"{re.sub(r'[.,]', '', whole)}.{part}" if len(part) < 3 or decimals else None
    once = _ONCE.fullmatch(figures)
    if once is None:
        return figures if figures.isdigit() else None
    whole, sign, part = once.groups()
    if len(part) != 3 or len(whole) > 3 or whole == "0" or (sign == locale.decimal and decimals):
        return f"{whole}.{part}"
    return f"{whole}{part}"
