"""Amounts in cells: currency signs, thousands, negatives in parentheses, and which sign the decimals follow.

Whether `1.234` is a thousand or a fraction is proved by the other amounts of the file, or said by the rep.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kamtui.domain.text import clean
from kamtui.domain.words import DecimalSign
from kamtui.errors import RejectedError

SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₹": "INR"}
"""Currencies by the sign before or after an amount."""

MOST = Decimal(10) ** 13
"""An amount that is not below it is none of an account's: it would not fit the book's minor units."""

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_CODE = re.compile(r"^[A-Za-z]{3}(?=[-+(]?[0-9.,])|(?<=[0-9.,)\-])[A-Za-z]{3}$")
_PLAIN = re.compile(r"[0-9]*(?:[.,][0-9]+)*[.,]?")
_EXPONENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)[eE]([+-]?[0-9]{1,2})")
_USUAL = re.compile(r"-?[0-9]{1,12}\.(?:[0-9]{1,2}|[0-9]{4,9})")  # no other reading of these is possible
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Numerals:
    """How the amounts of a file are written."""

    decimal: DecimalSign
    why: str | None
    """What proved it; None where no amount needs it."""


def settle_decimal(file: str, cells: Iterable[tuple[int, str]], asked: DecimalSign | None = None) -> Numerals:
    """The decimal sign of the amounts of a file, given as row and text.

    `1,234.50`, `0,5` and `1.234.567` prove it for all; where every sign stands before three figures, it parts
    thousands. Raises `RejectedError`, naming two rows, when amounts prove both.
    """
    if asked is not None:
        return Numerals(asked, "as asked")
    proofs: dict[DecimalSign, tuple[int, str]] = {}
    doubt: tuple[int, str, DecimalSign] | None = None
    for row, text in cells:
        sign, proved = decimal_of(text)
        if sign is None:
            continue
        if proved:
            proofs.setdefault(sign, (row, text))
        else:
            doubt = doubt or (row, text, sign)
    if len(proofs) == 2:
        (point_row, point), (comma_row, comma) = proofs[DecimalSign.POINT], proofs[DecimalSign.COMMA]
        raise RejectedError(
            f"{file} mixes two ways to write amounts: “{clean(point, 40)}” in row {point_row} has a decimal point, "
            f"“{clean(comma, 40)}” in row {comma_row} a decimal comma.",
            "Say --decimal point or comma; the rows that do not fit it are then rejected.",
        )
    if proofs:
        ((sign, (row, text)),) = proofs.items()
        return Numerals(sign, f"proved by “{clean(text, 40)}” in row {row}")
    if doubt is not None:
        row, text, sign = doubt
        return Numerals(sign, f"as every other sign stands before three figures, first in “{clean(text, 40)}”")
    return Numerals(DecimalSign.POINT, None)


def decimal_of(text: str) -> tuple[DecimalSign | None, bool]:
    """The decimal sign an amount speaks for, and whether it proves it; None where it has no sign at all."""
    if _USUAL.fullmatch(text):
        return DecimalSign.POINT, True
    body, _ = _body(text)
    if len(body) > _LONGEST or not _PLAIN.fullmatch(body) or not any(sign in body for sign in ".,"):
        return None, False
    point, comma = body.rfind("."), body.rfind(",")
    last = "." if point > comma else ","
    here, other = (DecimalSign.POINT, DecimalSign.COMMA) if last == "." else (DecimalSign.COMMA, DecimalSign.POINT)
    if point >= 0 and comma >= 0:
        return here, True
    whole, _, tail = body.rpartition(last)
    if last in whole:
        return other, True  # it occurs twice: it parts thousands
    if len(tail) != 3 or whole in ("", "0") or len(whole) > 3:
        return here, True
    return other, False


def read_amount(text: str, decimal: DecimalSign) -> Decimal | None:
    """The amount a cell names, exactly; None for an empty cell or a dash.

    Raises `ValueError` with the reason when it is no amount, or one that no book holds.
    """
    if decimal is DecimalSign.POINT and _USUAL.fullmatch(text):
        return Decimal(text)
    body, negative = _body(text)
    if not body or body in "-–—":
        return None
    point, thousand = (".", ",") if decimal is DecimalSign.POINT else (",", ".")
    found: Decimal | None = None
    if len(body) <= _LONGEST:
        if match := _EXPONENT.fullmatch(body.replace(",", ".") if point == "," else body):
            found = Decimal(match[1]).scaleb(int(match[2]))
        elif _PLAIN.fullmatch(body) and _grouped(whole := body.partition(point)[0], thousand):
            fraction = body.partition(point)[2]
            if fraction.isdecimal() or not fraction:
                found = Decimal(f"{whole.replace(thousand, '') or '0'}.{fraction or '0'}")
    if found is None:
        raise ValueError(f"“{clean(text, 40)}” is not an amount")
    if found >= MOST:
        raise ValueError(f"“{clean(text, 40)}” is more than a book holds")
    return -found if negative else found


def currency_of(text: str) -> str | None:
    """The currency an amount is written with, by its sign or its three letters: `$12`, `EUR 12`; None without."""
    bare = text.translate(_SPACES)
    for sign, code in SIGNS.items():
        if sign in bare:
            return code
    match = _CODE.search(bare)
    return match[0].upper() if match else None


def _body(text: str) -> tuple[str, bool]:
    """The figures of an amount, and whether it is below zero: `-5`, `5-`, `(5)`."""
    bare = text.translate(_SPACES)
    for sign in SIGNS:
        bare = bare.replace(sign, "")
    bare = _CODE.sub("", bare)
    if bare.startswith("(") and bare.endswith(")"):
        return bare[1:-1], True
    bare = bare.replace("−", "-")
    if bare.startswith("-") and len(bare) > 1:
        return bare[1:], True
    if bare.endswith("-") and len(bare) > 1:
        return bare[:-1], True
    return bare.removeprefix("+"), False


def _grouped(whole: str, thousand: str) -> bool:
    """Whether the figures before the decimal sign are parted in thousands, or not at all."""
    if thousand not in whole:
        return whole.isdecimal() or not whole
    first, *groups = whole.split(thousand)
    # lakhs and crores are parted by two figures
    return 1 <= len(first) <= 3 and all(len(group) in (2, 3) for group in groups[:-1]) and len(groups[-1]) == 3
