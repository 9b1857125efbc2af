"""Dates with their number: 12 dec, december 12th 2026, first of march, the 15th, 27/11, 27.11.2026, 2026-11-27."""

from datetime import date

from kamtui.domain.phrases.calendar import bounds
from kamtui.domain.phrases.lexicon import LAST, MERIDIEM, MONTHS, NEXT, THIS
from kamtui.domain.phrases.numbers import ordinal
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Day, Moment, Standing, make_date
from kamtui.domain.words import DateOrder
from kamtui.domain.workdays import full_month

_SEPARATORS = frozenset("/.-")
_IDIOMS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (24, 7)})
"""Fractions and `24/7`: inside a text these are dates only after `on` or `by`."""
_RECENT = 92
"""A day that passed at most this many days ago is worth a word when the phrase rolls to next year."""
_ORDER_WORDS = {DateOrder.DMY: "day first", DateOrder.MDY: "month first", DateOrder.YMD: "month first"}


def read_dated(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """Any date that names its day of the month, or a month with its year, from token `i`."""
    if t.words[i] in MONTHS:
        return _month_first(t, i, moment)
    if t.numbers[i] >= 0:
        return _numeric(t, i, moment) or _year_first(t, i) or _day_first(t, i, moment)
    return _day_first(t, i, moment)


def next_in_year(month: int, day: int, moment: Moment) -> tuple[date, str] | None:
    """The next such day on or after today, and a sentence when it only just passed or does not exist every year."""
    this = make_date(moment.today.year, month, day)
    if this and this >= moment.today:
        return this, ""
    for year in range(moment.today.year + (this is not None), moment.today.year + 9):
        on = make_date(year, month, day)
        if on and on >= moment.today:
            if this is None:
                return on, f"the next {day} {full_month(on)} is in {year}"
            recent = (moment.today - this).days <= _RECENT
            return on, f"{this.day} {full_month(this)} has passed this year, so this is {year}" if recent else ""
    return None


def read_year(t: Tokens, j: int) -> tuple[int, int, Standing] | None:
    """A year after a month or a date: `2026`, `'26`, `26` (as a whole phrase only, and never an hour), `-26`."""
    k = t.skip(j, ",")
    if t.width(k) == 4 and t.numbers[k] >= 0 and t.closes(k + 1):
        return t.numbers[k], k + 1, Standing.FREE
    if t.words[k] in ("'", "-") and t.glued[k + 1]:
        if t.width(k + 1) == 4 and t.numbers[k + 1] >= 0:
            return t.numbers[k + 1], k + 2, Standing.FREE
        return (_century(t.numbers[k + 1]), k + 2, Standing.FREE) if _is_two(t, k + 1) else None
    if _is_two(t, k) and t.numbers[k] > 24 and t.closes(k + 1):
        return _century(t.numbers[k]), k + 1, Standing.ALONE
    return None


def month_word(t: Tokens, i: int) -> tuple[int, int] | None:
    """The month at token `i` and the index after it (and after the dot of `Dec.`)."""
    month = MONTHS.get(t.words[i])
    if month is None:
        return None
    dotted = t.words[i + 1] == "." and t.glued[i + 1] and t.width(i) <= 4 and t.small(i + 2) >= 0
    return month, i + 1 + dotted


def _is_two(t: Tokens, i: int) -> bool:
    return t.width(i) == 2 and t.numbers[i] >= 0


def _century(two: int) -> int:
    """Two digits as a year from 1970 to 2069."""
    return 2000 + two if two < 70 else 1900 + two


def _numeric(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """A date in numbers only, in the stated order; never in another one."""
    sign = t.words[i + 1]
    if sign not in _SEPARATORS or t.numbers[i + 2] < 0 or t.glued[i + 1] != t.glued[i + 2]:
        return None
    if t.words[i + 3] == sign and t.numbers[i + 4] >= 0 and t.glued[i + 3] == t.glued[i + 4] == t.glued[i + 1]:
        day = _three(t, i, sign, moment)
        return (day, i + 5) if day else None
    return _two(t, i, sign, moment)


def _three(t: Tokens, i: int, sign: str, moment: Moment) -> Day | None:
    """Three numbers: a year first, or last as the order says."""
    a, b, c = t.numbers[i], t.numbers[i + 2], t.numbers[i + 4]
    widths = t.width(i), t.width(i + 2), t.width(i + 4)
    if widths[1] > 2:
        return None
    if widths[0] == 4 and widths[2] <= 2:
        on = make_date(a, b, c)
        return Day(on) if on else None
    if widths[0] > 2 or widths[2] not in (2, 4):
        return None
    year = c if widths[2] == 4 else _century(c)
    if sign == "." and widths[2] == 2 and widths[:2] != (2, 2):
        return None  # a version number
    if moment.order is DateOrder.YMD:
        on = make_date(_century(a), b, c) if widths == (2, 2, 2) else None
        return Day(on) if on else None
    day, month = (a, b) if moment.order is DateOrder.DMY else (b, a)
    on = make_date(year, month, day)
    return Day(on, note=_order_note(t.said(i, i + 5), a, b, moment)) if on else None


def _two(t: Tokens, i: int, sign: str, moment: Moment) -> tuple[Day, int] | None:
    """Two numbers: day and month in the stated order, or a month and its year."""
    a, b = t.numbers[i], t.numbers[i + 2]
    widths = t.width(i), t.width(i + 2)
    spaced = not t.glued[i + 1]
    if widths[0] <= 2 and widths[1] == 4 and not spaced:
        on = make_date(b, a, 1)
        return (Day(on, Standing.FREE if sign == "/" else Standing.LED, exact=False), i + 3) if on else None
    if widths[0] == 4 and widths[1] == 2 and sign != "." and not spaced:
        on = make_date(a, b, 1)
        return (Day(on, Standing.LED, exact=False), i + 3) if on else None
    if max(widths) > 2:
        return None
    day, month = (a, b) if moment.order is DateOrder.DMY else (b, a)
    got = next_in_year(month, day, moment)
    if got is None or (sign == "." and moment.order is not DateOrder.DMY):
        return None
    j, standing = i + 3, Standing.ALONE
    if sign == "/" and not spaced:
        standing = Standing.LED if (a, b) in _IDIOMS else Standing.FREE
    elif sign == "." and widths == (2, 2) and t.words[j] == "." and t.glued[j]:
        standing, j = Standing.LED, j + 1
    note = got[1] or _order_note(t.said(i, i + 3), a, b, moment)
    return Day(got[0], standing, note), j


def _order_note(said: str, a: int, b: int, moment: Moment) -> str:
    """The sentence for a date that another order would read as another day."""
    return f"{said} is read {_ORDER_WORDS[moment.order]}" if a != b and max(a, b) <= 12 else ""


def _year_first(t: Tokens, i: int) -> tuple[Day, int] | None:
    """`2026 march 18`."""
    if t.width(i) != 4 or not (month := month_word(t, i + 1)):
        return None
    day = ordinal(t, month[1])
    number, j = day or (t.small(month[1]), month[1] + 1)
    on = make_date(t.numbers[i], month[0], number)
    return (Day(on), j) if on else None


def _day_number(t: Tokens, i: int) -> tuple[int, int, bool] | None:
    """A day of the month, the index after it, and whether it was marked as an ordinal."""
    if t.words[i] == "ides" and t.words[i + 1] == "of":
        month = MONTHS.get(t.words[i + 2], 0)
        return (15 if month in (3, 5, 7, 10) else 13, i + 1, True) if month else None
    marked = ordinal(t, i)
    if marked:
        return (*marked, True) if 1 <= marked[0] <= 31 else None
    return (t.small(i), i + 1, False) if 1 <= t.small(i) <= 31 else None


def _day_first(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`12 dec`, `12th of december 2026`, `31-oct-26`, `20th of next month`, `the 15th`."""
    the = t.words[i] == "the"
    got = _day_number(t, i + the)
    if got is None:
        return None
    number, j, marked = got
    of = t.words[j] == "of"
    dashed = t.words[j] == "-" and t.glued[j] and t.glued[j + 1]
    month = month_word(t, j + (of or dashed))
    if month:
        return _with_year(t, month[1], month[0], number, moment)
    in_month = _of_this_month(t, j + of, number, moment) if of or marked else None
    if in_month:
        return in_month
    if not marked or of or not (t.small(i + the) > 0 or the):
        return None
    return _next_day_of_month(t, i, j, number, moment)


def _month_first(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`dec 12`, `december 12th, 2026`, `may the 4th`, `march 2027`."""
    got = month_word(t, i)
    if got is None:
        return None
    month, j = got
    k = t.skip(t.skip(j, ","), "the")
    day = _day_number(t, k)
    if day and t.words[k] != "ides":
        number, after, _ = day
        if (t.closes(after) or t.words[after] == "'") and t.words[after] not in MERIDIEM:
            return _with_year(t, after, month, number, moment)
        return None
    year = read_year(t, t.skip(j, "of"))
    on = make_date(year[0], month, 1) if year and year[2] is Standing.FREE else None
    return (Day(on, exact=False), year[1]) if on and year else None


def _with_year(t: Tokens, j: int, month: int, day: int, moment: Moment) -> tuple[Day, int] | None:
    """The date of a day and month, with the year at token `j` if there is one, else the next such day."""
    year = read_year(t, j)
    if year and (year[2] is Standing.FREE or t.whole):
        on = make_date(year[0], month, day)
        if on:
            return Day(on, year[2]), year[1]
        if year[2] is Standing.FREE and make_date(2000, month, day):
            return None
    got = next_in_year(month, day, moment)
    return (Day(got[0], note=got[1]), j) if got else None


def _of_this_month(t: Tokens, j: int, number: int, moment: Moment) -> tuple[Day, int] | None:
    """`20 of next month`, `1st of the month`: token `j` is at `next` or `the`."""
    j = t.skip(j, "the")
    word = t.words[j]
    offset = 1 if word in NEXT else -1 if word in LAST else 0
    j += word in NEXT or word in LAST or word in THIS
    if t.words[j] != "month" or t.words[j - 1] == "of":
        return None
    first = bounds("month", moment.today, offset, moment)
    on = make_date(first[0].year, first[0].month, number) if first else None
    return (Day(on), j + 1) if on else None


def _next_day_of_month(t: Tokens, i: int, j: int, number: int, moment: Moment) -> tuple[Day, int] | None:
    """`the 15th`: the next 15th, today included."""
    for ahead in range(3):
        month = bounds("month", moment.today, ahead, moment)
        on = make_date(month[0].year, month[0].month, number) if month else None
        if on and on >= moment.today:
            note = f"the {number}. of this month is today" if on == moment.today else ""
            digits = t.numbers[i] >= 0 or t.numbers[i + 1] >= 0
            return Day(on, Standing.TAIL if digits else Standing.ALONE, note), j
    return None
