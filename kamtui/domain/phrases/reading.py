"""A day and a time joined into one phrase; the whole of a text read as a phrase, or the best phrase inside it.

Inside a text a phrase must stand on its own (see `Standing`), must not be fenced in by `before`, `until`, `from`…, and
must not be one end of a range. Of several the longest is taken, the last one of equals; one in the past only when there
is no other.
"""

from datetime import time
from itertools import compress
from typing import NamedTuple

from kamtui.domain.phrases.calendar import add_days
from kamtui.domain.phrases.days import RULES, read_day
from kamtui.domain.phrases.lexicon import DAY_PARTS
from kamtui.domain.phrases.numbers import CARDINALS
from kamtui.domain.phrases.stretches import read_ahead
from kamtui.domain.phrases.times import LEADS, NOONS, read_clock, read_part, say, settle
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Clock,
    Day,
    Found,
    Moment,
    Standing,
    When,
)

_LONGEST = 200
_LEADS = frozenset({"on", "for", "around"})
_FENCE = frozenset({"before", "until", "till", "since", "after", "from", "than", "not", "except", "between"})
_RANGE = frozenset({"-", "–", "—", "to", "until", "till", "through", "thru"})
_STARTS = frozenset({*RULES, *LEADS, *NOONS, *CARDINALS, *_LEADS, "half", "quarter", "this"})


class Phrase(NamedTuple):
    """A date phrase: tokens `start` up to `stop`."""

    day: Day
    start: int
    stop: int
    clock_only: bool = False
    """True when only a time of day was said, and the day is today or tomorrow."""
    told: str = ""
    """What is to be said of the time when it is joined to a day that stands elsewhere."""


def read_phrase(t: Tokens, i: int, moment: Moment) -> Phrase | None:
    """The longest date phrase from token `i`; of two readings of the same words the one that stands more freely."""
    if not EARLIEST_YEAR <= moment.today.year <= LATEST_YEAR:
        return None
    best, other = _day_then_clock(t, i, moment), _clock_then_day(t, i, moment)
    if best is None or (other and (other.stop, -other.day.standing) > (best.stop, -best.day.standing)):
        best = other
    return best if best and best.day.on.year <= LATEST_YEAR else None


def read_when(phrase: str, moment: Moment) -> When | None:
    """The whole phrase as a date, or None: nothing is guessed from a part of it."""
    t = Tokens(phrase if len(phrase) <= _LONGEST else "", whole=True, language=moment.language)
    got = read_phrase(t, 0, moment)
    if got is None or not t.closes(got.stop) or not _only_marks(t, got.stop):
        return None
    return to_when(t, got)


def read_prefix(t: Tokens, i: int, moment: Moment, most: Standing) -> Phrase | None:
    """The date phrase at token `i` of a text, if it stands there well enough and ends with a word."""
    got = read_phrase(t, i, moment)
    return got if got and got.day.standing <= most and t.closes(got.stop) else None


def find_when(text: str, moment: Moment) -> Found | None:
    """The best date phrase inside a text; None when there is none."""
    t = Tokens(text, language=moment.language)
    phrases, _ = scan(t, moment)
    best = choose(phrases, moment)
    if best is None:
        return None
    start, end = t.span(best.start, best.stop)
    return Found(to_when(t, best), start, end)


def scan(t: Tokens, moment: Moment, fence: frozenset[str] = _FENCE) -> tuple[list[Phrase], list[Phrase]]:
    """The date phrases of a text that can be taken, and those that are only one end of a range."""
    phrases: list[Phrase] = []
    i, words, numbers = 0, t.words, t.numbers
    while i < t.count:
        if (numbers[i] >= 0 or words[i] in _STARTS) and t.opens(i):
            got = read_phrase(t, i, moment)
            if got and _stands(t, got):
                phrases.append(got)
                i = got.stop
                continue
        i += 1
    ends = [_in_range(t, phrases, k) for k in range(len(phrases))]
    free = [not end and not (p.start and words[p.start - 1] in fence) for end, p in zip(ends, phrases, strict=True)]
    return list(compress(phrases, free)), list(compress(phrases, ends))


def choose(phrases: list[Phrase], moment: Moment) -> Phrase | None:
    """The phrase a text is planned by; a day goes before a mere time."""
    if not phrases:
        return None
    return max(phrases, key=lambda p: (not p.clock_only, p.day.on >= moment.today, _length(p), p.start))


def to_when(t: Tokens, phrase: Phrase) -> When:
    """The value for the caller."""
    day = phrase.day
    at = time(*divmod(day.minutes, 60)) if day.minutes is not None else None
    return When(day.on, at, t.said(phrase.start, phrase.stop), day.note[:1].upper() + day.note[1:])


def fence_with(*words: str) -> frozenset[str]:
    """The words that keep a date after them from being taken, and some more."""
    return _FENCE.union(words)


def _length(phrase: Phrase) -> int:
    return phrase.stop - phrase.start


def _only_marks(t: Tokens, j: int) -> bool:
    """Whether only full stops, commas and the like are left."""
    return all(word in ".,;!?" for word in t.words[j : t.count])


def _stands(t: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase inside a text may be taken for a date."""
    if not t.closes(phrase.stop):
        return False
    standing = phrase.day.standing
    if standing is Standing.TAIL:
        return t.ends_piece(phrase.stop)
    return standing is Standing.FREE


def _in_range(t: Tokens, phrases: list[Phrase], k: int) -> bool:
    """Whether a phrase is one end of a range, such as `mon - wed`, `7 to 9am`, `July 13 to 15`."""
    phrase = phrases[k]
    i, j = phrase.start, phrase.stop
    if i >= 2 and t.words[i - 1] in _RANGE and (t.numbers[i - 2] >= 0 or (k and phrases[k - 1].stop == i - 1)):
        return True
    if t.words[j] not in _RANGE:
        return False
    after = phrases[k + 1] if k + 1 < len(phrases) and phrases[k + 1].start == j + 1 else None
    if after is None:
        return t.numbers[j + 1] >= 0
    return not after.clock_only  # of "fri 10:00 to 11:00" the start is taken


def _day_then_clock(t: Tokens, i: int, moment: Moment) -> Phrase | None:
    """`on fri`, `fri 10:00`, `tomorrow morning at 9`, `this evening`."""
    led = t.words[i] in _LEADS
    got = read_day(t, i + led, moment) or _part_of_today(t, i + led, moment)
    if got is None or (led and not _takes_lead(t.words[i], got[0])):
        return None
    day, j = got
    if led and t.words[i] == "on" and day.standing <= Standing.LED:
        day = day._replace(standing=Standing.FREE)
    if not day.exact or day.minutes is not None:
        return Phrase(day, i, j)
    day, j = _with_part(t, j, day)
    clock = _clock_after(t, j, day, moment)
    if clock is None or not t.closes(clock[1]):
        return Phrase(_tell_part(day), i, j)
    return Phrase(clock[0], i, clock[1])


def _takes_lead(lead: str, day: Day) -> bool:
    """Whether `on`, `for` or `around` may stand before the day: `for 2 weeks` is a duration."""
    return day.standing < Standing.BARE and (lead == "on" or day.standing < Standing.ALONE)


def _part_of_today(t: Tokens, i: int, moment: Moment) -> tuple[Day, int] | None:
    """`this morning`, `this evening`."""
    if t.words[i] == "this" and t.words[i + 1] in DAY_PARTS:
        return Day(moment.today, part=DAY_PARTS[t.words[i + 1]]), i + 2
    return None


def _with_part(t: Tokens, j: int, day: Day) -> tuple[Day, int]:
    """The day with the part of it named at token `j`."""
    part = read_part(t, t.skip(j, ",")) if t.words[j] != "this" else None
    return (day._replace(part=part[0]), part[1]) if part else (day, j)


def _tell_part(day: Day) -> Day:
    """A part of a day without a time sets no hour, and says so."""
    if not day.part:
        return day
    standing = Standing.FREE if day.standing <= Standing.LED else day.standing
    return day._replace(standing=standing, note=_both(day.note, f"{day.part} sets no hour"))


def _clock_after(t: Tokens, j: int, day: Day, moment: Moment) -> tuple[Day, int] | None:
    """The day joined with the time at token `j`."""
    k = t.skip(j, ",")
    if t.words[k] == "t" and t.glued[k] and t.glued[k + 1] and t.small(k + 1) >= 0:
        k += 1  # 2026-11-27T10:00
    elif t.glued[k] and k == j:
        return None
    if t.words[k] == "in" and day.on == moment.today:
        ahead = read_ahead(t, k, moment)
        return ahead if ahead and ahead[0].minutes is not None else None
    edge = t.words[k] if t.words[k] in ("before", "after") else ""
    got = read_clock(t, k + bool(edge))
    rough = t.words[k] in LEADS and got is not None and got[0].standing is Standing.BARE
    if got is None or rough or (edge and got[0].standing is not Standing.FREE):
        return None
    clock, k = got
    end, k = _end(t, k, clock, day.part)
    day, k = _with_part(t, k, day)
    joined = _join(day, clock, end, edge)
    return (joined, k) if joined else None


def _end(t: Tokens, j: int, clock: Clock, part: str) -> tuple[int | None, int]:
    """When a time ends, if that follows: `10:00-11:30`, `10:00 to 11`; and the index after it."""
    start, got = settle(clock, part), read_clock(t, j + 1, led=True) if t.words[j] in _RANGE else None
    end = settle(got[0], part) if got else None
    if start is None or got is None or end is None or end[0] <= start[0] or not t.closes(got[1]):
        return None, j
    if got[0].standing is not Standing.FREE and (t.words[j] == "-" or not t.ends_piece(got[1])):
        return None, j
    return end[0], got[1]


def _join(day: Day, clock: Clock, end: int | None, edge: str = "") -> Day | None:
    """One day with one time; None when the part of the day contradicts the time."""
    settled = settle(clock, day.part)
    if settled is None:
        return None
    minutes, guess = settled
    standing = Standing.FREE if day.standing <= Standing.LED else day.standing
    note = _both(day.note, _told(guess, end))
    if edge:
        note = _both(note, f"{edge} {say(minutes)} is read as {say(minutes)}")
    if minutes == 0:
        note = _both(note, "00:00 is the start of that day")
    return day._replace(minutes=minutes, until=end, standing=standing, note=note)


def _clock_then_day(t: Tokens, i: int, moment: Moment) -> Phrase | None:
    """`at 5pm tomorrow`, `8 tonight`, `10:00`, `3:15 in the afternoon`."""
    got = read_clock(t, i)
    bare = t.numbers[i] >= 0 or t.words[i] in CARDINALS
    if got is None and bare and (got := read_clock(t, i, led=True)) and not read_part(t, got[1]):
        got = None
    if got is None:
        return None
    clock, j = got
    end, j = _end(t, j, clock, "")
    part = read_part(t, j) if t.words[j] == "in" else None
    if part:
        j = part[1]
    k = t.skip(t.skip(j, ","), "on")
    day = None if t.glued[k] and k == j else read_day(t, k, moment) or _part_of_today(t, k, moment)
    if day and day[0].exact and day[0].minutes is None and day[0].standing <= Standing.TAIL:
        named, j = _with_part(t, day[1], day[0])
        joined = _join(named._replace(part=part[0]) if part else named, clock, end)
        return Phrase(joined, i, j) if joined else None
    return _clock_alone(clock, end, part[0] if part else "", Phrase(Day(moment.today), i, j), moment)


def _clock_alone(clock: Clock, end: int | None, part: str, phrase: Phrase, moment: Moment) -> Phrase | None:
    """A time without a day is the next such time: today, or tomorrow when it has passed."""
    settled = settle(clock, part)
    if settled is None:
        return None
    minutes, guess = settled
    told = _told(guess, end)
    passed = minutes < moment.minutes
    on = add_days(moment.today, 1) if passed else moment.today
    note = _both(told, f"{say(minutes)} has passed today, so this is tomorrow") if passed else told
    standing = Standing.FREE if part else clock.standing
    if on is None:
        return None
    day = Day(on, standing, note, minutes=minutes, until=end)
    return phrase._replace(day=day, clock_only=True, told=told)


def _told(guess: str, end: int | None) -> str:
    """What is to be said of a time."""
    return _both(guess, f"it ends at {say(end)}" if end is not None else "")


def _both(one: str, two: str) -> str:
    return f"{one}; {two}" if one and two else one or two
