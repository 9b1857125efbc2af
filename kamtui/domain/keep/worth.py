"""What a contract is worth, as it is typed: `48k`, `1.2m`, `EUR 48,000`, `£1,200.50`."""

import re
from decimal import Decimal

from kamtui.domain.money import digits

MOST = Decimal(10) ** 13
"""An amount that is not below it is none of a contract's."""

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₹": "INR"}
_SCALES = {"": 1, "k": 10**3, "m": 10**6}
_WORTH = re.compile(r"([A-Za-z]{3}\s*|[€£$¥₹]\s*)?(\d[\d.,]*)\s*([kKmM]?)(\s*[A-Za-z]{3}|\s*[€£$¥₹])?")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")


def read_worth(text: str, currency: str) -> tuple[int, str] | None:
    """Minor units and the currency, `currency` where none is typed; None for what is no amount.

    A comma or point before three figures parts thousands, but a point before `k` or `m` is a decimal one.
    """
    match = _WORTH.fullmatch(text.strip())
    if match is None or (match[1] and match[4]):
        return None
    figures, scale = match[2], match[3].lower()
    if scale and "," not in figures:
        plain = figures
    elif grouped := _GROUPED.fullmatch(figures):
        parts = figures.split(grouped[1])
        last = parts[-1].replace("," if grouped[1] == "." else ".", ".")
        plain = "".join([*parts[:-1], last])
    else:
        plain = figures.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return None
    amount = Decimal(plain) * _SCALES[scale]
    if amount >= MOST:
        return None
    word = (match[1] or match[4] or "").strip()
    code = _SIGNS.get(word, word.upper()) or currency
    return int((amount * 10 ** digits(code)).to_integral_value()), code
