"""Numbers as people write them: 3, three, twenty-five, a couple of, half an, 1.5, 3/4, 1st, twenty-first."""

from kamtui.domain.phrases.tokens import Tokens

WHOLE = 60
"""An amount is counted in sixtieths, so that halves, thirds and quarters of an hour stay whole numbers."""

_LOW = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
CARDINALS: dict[str, int] = {**{word: n for n, word in enumerate(_LOW, 1)}, **_TENS}
"""One to nineteen and the tens."""

_FEW = {"couple": 2, "pair": 2, "few": 3, "dozen": 12}
_PARTS = {"half": 30, "quarter": 15, "quarters": 15}

_ORDINAL_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS: dict[str, int] = {**{word: n for n, word in enumerate(_ORDINAL_WORDS, 1)}, "thirtieth": 30}
"""First to twentieth, and thirtieth."""

SUFFIXES = frozenset({"st", "nd", "rd", "th"})
"""What makes a number an ordinal."""

NUMBER_WORDS = frozenset({"a", "an", *CARDINALS, *_FEW, "half", "quarter"})
"""Words an amount can begin with."""


def cardinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """A whole number from token `i` in digits or words up to ninety-nine, and the index after it."""
    if t.numbers[i] >= 0:
        return t.numbers[i], i + 1
    low = CARDINALS.get(t.words[i])
    if low is None:
        return None
    j = i + 1
    if low >= 20:
        k = t.skip(j, "-")
        unit = CARDINALS.get(t.words[k], 0)
        if 0 < unit < 10:
            return low + unit, k + 1
    return low, j


def ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """`3rd`, `third`, `twenty-first` from token `i`, and the index after it."""
    number = t.small(i)
    if number >= 0:
        marked = t.glued[i + 1] and t.words[i + 1] in SUFFIXES
        return (number, i + 2) if marked else None
    word = t.words[i]
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    tens = _TENS.get(word)
    if tens is not None:
        k = t.skip(i + 1, "-")
        unit = ORDINALS.get(t.words[k], 0)
        if 0 < unit < 10:
            return tens + unit, k + 1
    return None


def amount(t: Tokens, i: int) -> tuple[int, int] | None:
    """A number that counts a unit, in sixtieths, and the index after it (and after `of a`)."""
    words = t.words
    got = _fraction_in_digits(t, i) or _fraction_in_words(t, i)
    if got:
        return got
    if words[i] in ("a", "an") or words[i] in _FEW:
        few = i if words[i] in _FEW else i + 1
        if words[few] in _FEW:
            return _FEW[words[few]] * WHOLE, t.skip(few + 1, "of")
        return WHOLE, i + 1
    counted = cardinal(t, i)
    if counted is None:
        return None
    number, j = counted
    more, j = and_part(t, j)
    return number * WHOLE + more, j


def and_part(t: Tokens, i: int) -> tuple[int, int]:
    """`and a half`, `and a quarter` from token `i` in sixtieths; 0 and `i` when it is not there."""
    if t.words[i] != "and":
        return 0, i
    j = t.skip(i + 1, "a", "an")
    part = _PARTS.get(t.words[j], 0)
    return (part, j + 1) if part else (0, i)


def _fraction_in_digits(t: Tokens, i: int) -> tuple[int, int] | None:
    """`1.5`, `3/4`."""
    number, below = t.numbers[i], t.small(i + 2)
    if number < 0 or below < 0 or not (t.glued[i + 1] and t.glued[i + 2]):
        return None
    if t.words[i + 1] == "/" and below in (2, 3, 4) and 0 < number < below:
        return number * WHOLE // below, i + 3
    if t.words[i + 1] == ".":
        sixtieths, rest = divmod(below * WHOLE, 10 ** t.width(i + 2))
        return (number * WHOLE + sixtieths, i + 3) if rest == 0 else None
    return None


def _fraction_in_words(t: Tokens, i: int) -> tuple[int, int] | None:
    """`half an`, `a quarter of an`, `three-quarters of an`."""
    words = t.words
    times, j = 1, i
    if words[i] in ("a", "an", "one", "three"):
        times, j = (3 if words[i] == "three" else 1), i + 1
        if words[i] == "three":
            j = t.skip(j, "-")
    part = _PARTS.get(words[j])
    if part is None or (times == 3 and words[j] == "half"):
        return None
    k = j + 1
    after = t.skip(k, "of")
    if words[after] in ("a", "an"):
        return part * times, after + 1
    return (part * times, k) if words[j] == "half" else None
