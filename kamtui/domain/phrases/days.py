"""Which rules can read a day, by the word (or number) it begins with; the longest reading wins."""

from collections.abc import Callable, Iterable

from kamtui.domain.locale import shown
from kamtui.domain.phrases.calendar import short
from kamtui.domain.phrases.dated import read_dated
from kamtui.domain.phrases.lexicon import DAY_WORDS, LAST, MONTHS, NEXT, PERIODS, THIS, WEEKDAYS
from kamtui.domain.phrases.numbers import CARDINALS, NUMBER_WORDS, ORDINALS
from kamtui.domain.phrases.periods import (
    EDGES,
    SHORTHANDS,
    read_edge,
    read_month,
    read_nth,
    read_period,
    read_period_end,
    read_shorthand,
    read_weekend,
)
from kamtui.domain.phrases.stretches import read_ahead, read_stretch_from
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Day, Moment, Standing
from kamtui.domain.phrases.weekdays import read_day_word, read_next_weekday, read_week_then_day, read_weekday

Rule = Callable[[Tokens, int, Moment], tuple[Day, int] | None]
"""Reads a day from a token; gives the day and the index after it, or None."""


def read_day(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """The longest phrase from token `i` that names a day, and the index after it."""
    best: tuple[Day, int] | None = None
    for rule in _DIGITS if t.numbers[i] >= 0 else RULES.get(t.words[i], ()):
        got = rule(t, i, moment)
        if got and (best is None or got[1] > best[1]):
            best = got
    return best


def _date(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """A date, perhaps with its weekday after it: `27 nov (fri)`, `Jul 18, Fri`."""
    got = read_dated(t, i, moment)
    if got is None:
        return None
    day, j = got
    k = t.skip(j, ",", "(")
    weekday = WEEKDAYS.get(t.words[k])
    if weekday is None or day.on.weekday() != weekday or not day.exact:
        return got
    return day, k + 1 + (t.words[k - 1] == "(" and t.words[k + 1] == ")")


def _weekday_and_date(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`fri 27 nov`, `Monday, Feb 18`, `tuesday the 19th`; the date wins, and a wrong weekday is pointed out."""
    k = t.skip(i + 1, ".") if t.glued[i + 1] else i + 1
    got = read_dated(t, t.skip(k, ","), moment)
    if got is None or not got[0].exact:
        return None
    day, j = got
    weekday = WEEKDAYS[t.words[i]]
    if day.on.weekday() == weekday:
        return day._replace(standing=Standing.FREE), j
    if day.standing > Standing.TAIL:
        return None
    return day._replace(note=f"{short(day.on)} is not a {shown().weekdays[weekday]}"), j


def _the(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`the 15th`, and `the` before any other phrase."""
    dated = read_dated(t, i, moment)
    other = read_day(t, i + 1, moment) if t.words[i + 1] != "the" else None
    if other and other[1] == i + 2 and t.words[i + 1] in ORDINALS:
        return dated
    return other if other and (dated is None or other[1] > dated[1]) else dated


def _at(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`at the end of the month`, `at the weekend`."""
    j = t.skip(i + 1, "the")
    word = t.words[j]
    return read_day(t, j, moment) if word in EDGES or word in SHORTHANDS or word == "weekend" else None


_DIGITS: tuple[Rule, ...] = (_date, read_stretch_from, read_nth)


def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules for each word a phrase can begin with."""
    rules: dict[str, tuple[Rule, ...]] = {}

    def on(words: Iterable[str], *more: Rule) -> None:
        for word in words:
            rules[word] = (*rules.get(word, ()), *more)

    on(WEEKDAYS, _weekday_and_date, read_weekday)
    on(MONTHS, _date, read_month)
    on((*DAY_WORDS, "day", "now"), read_day_word)
    on(NEXT | THIS | LAST, read_next_weekday, read_week_then_day, read_period)
    on((*NEXT, "this", "during", "q", *ORDINALS), read_month)
    on(("at",), _at)
    on(("in",), read_ahead, read_month)
    on(("within", "+", "after"), read_ahead)
    on(EDGES, read_edge)
    on(SHORTHANDS, read_shorthand)
    on(PERIODS, read_period_end)
    on(("weekend",), read_weekend)
    on(("a", "week"), read_week_then_day)
    on((*NUMBER_WORDS, "couple", "pair", "few"), read_stretch_from)
    on({*ORDINALS, *CARDINALS, "last"}, read_nth)
    on({*ORDINALS, *CARDINALS, "ides"}, _date)
    on(("the",), _the)
    return rules


RULES = _rules()
"""First word of a phrase → the rules that may read it."""
