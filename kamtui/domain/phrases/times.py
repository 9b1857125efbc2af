"""Times of day: 10:00, 10am, 10.30am, 3p, 15h30, noon, half past three pm, quarter to 5, at 5, 8 in the evening.

An hour from 1 to 6 with neither am nor pm, nor a leading zero, is taken for the afternoon: nobody plans a call at 3 in
the morning. Whoever reads it is told.
"""

from kamtui.domain.phrases.lexicon import DAY_PARTS, MERIDIEM, MONTHS
from kamtui.domain.phrases.numbers import cardinal
from kamtui.domain.phrases.tokens import Tokens
from kamtui.domain.phrases.values import Clock, Standing

Got = tuple[Clock, int] | None

LEADS = frozenset({"at", "@", "around", "about", "approximately", "approx", "~"})
"""Words before a time that change nothing."""
_AT = frozenset({"at", "@"})
NOONS = {"noon": 720, "midday": 720, "midnight": 0}
"""Times with a name."""
_PAST = frozenset({"past", "after"})
_TO = frozenset({"to", "before", "till"})
_AFTERNOON_UNTIL = 6
_HOUR, _DAY = 60, 1440


def read_clock(t: Tokens, i: int, led: bool = False) -> Got:
    """A time of day from token `i`, with the words that lead to it; a bare hour only when `led` by one."""
    led = led or t.words[i] in LEADS
    j = i
    while t.words[j] in LEADS and j < i + 3:
        j += 1
    got = _past_or_to(t, j) or _hour_and_minutes(t, j) or _named(t, j) or _plain(t, j, led)
    if got is None:
        return None
    clock, after = got
    if clock.standing is not Standing.FREE and j > i and not _AT.intersection(t.words[i:j]):
        clock = clock._replace(standing=Standing.BARE)  # "about 40 units"
    return clock, t.skip(after, "approximately", "sharp")


def read_part(t: Tokens, i: int) -> tuple[str, int] | None:
    """`morning`, `in the afternoon`, `this evening`, `tonight`, and the index after it."""
    j = i
    if t.words[i] == "in":
        j = t.skip(i + 1, "the")
    elif t.words[i] == "this":
        j = i + 1
    part = DAY_PARTS.get(t.words[j])
    return (part, j + 1) if part else None


def settle(clock: Clock, part: str) -> tuple[int, str] | None:
    """Minutes since midnight and a sentence when the hour was guessed; None when the part contradicts the time."""
    if not clock.loose:
        return clock.minutes, ""
    hour, minutes = divmod(clock.minutes, _HOUR)
    if part == "morning":
        return (clock.minutes, "") if hour < 12 else None
    if part == "night" and not 5 <= hour < 12:
        return None
    if part:
        return (hour % 12 + 12) * _HOUR + minutes, ""
    if hour <= _AFTERNOON_UNTIL:
        return (
            clock.minutes + 12 * _HOUR,
            f"no am or pm was said: {say(clock.minutes + 12 * _HOUR)} is assumed",
        )
    return clock.minutes, ""


def say(minutes: int) -> str:
    """`15:30`."""
    return f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"


def _meridiem(t: Tokens, j: int, one_letter: bool) -> tuple[int, int] | None:
    """Hours that am or pm adds, and the index after it (`p.m.` too); `a` and `p` only stuck to the number."""
    word = t.words[j]
    if word in ("am", "pm"):
        return MERIDIEM[word], j + 1
    if word in ("a", "p"):
        if t.words[j + 1] == "." and t.words[j + 2] == "m" and t.glued[j + 1] and t.glued[j + 2]:
            return MERIDIEM[word], j + 3 + (t.words[j + 3] == "." and t.glued[j + 3])
        if one_letter and t.glued[j]:
            return MERIDIEM[word], j + 1
    return None


def _twelve(hour: int, minutes: int, add: int) -> int | None:
    """Minutes since midnight of a twelve-hour time; None when there is no such hour."""
    return (hour % 12 + add) * _HOUR + minutes if 1 <= hour <= 12 and minutes < _HOUR else None


def _hour_and_minutes(t: Tokens, i: int) -> Got:
    """`10:00`, `10:00:30`, `3:15pm`, `10.30am`, `at 10.30`, `15h30`, `330 pm`, `at 1030`."""
    hour = t.small(i)
    sign, minutes = t.words[i + 1], t.small(i + 2)
    if hour >= 0 and sign in (":", ".", "h") and t.glued[i + 1] and t.glued[i + 2] and t.width(i + 2) == 2:
        if minutes >= _HOUR or minutes < 0:
            return None
        j = i + 3
        if sign == ":" and t.words[j] == ":" and t.glued[j] and t.glued[j + 1] and 0 <= t.small(j + 1) < _HOUR:
            j += 2
        half = _meridiem(t, j, one_letter=True)
        if half:
            total = _twelve(hour, minutes, half[0])
            return (Clock(total), half[1]) if total is not None else None
        if hour > 23:
            return None
        standing = Standing.ALONE if sign == "." else Standing.FREE
        if sign == "." and not _led(t, i):
            return None
        loose = 1 <= hour <= 12 and t.words[i][0] != "0"
        return Clock(hour * _HOUR + minutes, standing, loose), j
    if t.numbers[i] >= 100:
        return _run_together(t, i)
    return None


def _run_together(t: Tokens, i: int) -> Got:
    """`330 pm`, `at 1030`."""
    hour, minutes = divmod(t.numbers[i], 100)
    half = _meridiem(t, i + 1, one_letter=False)
    if half:
        total = _twelve(hour, minutes, half[0])
        return (Clock(total), half[1]) if total is not None else None
    if _led(t, i) and t.width(i) == 4 and hour < 24 and minutes < _HOUR:
        return Clock(hour * _HOUR + minutes, Standing.ALONE), i + 1
    return None


def _led(t: Tokens, i: int) -> bool:
    return i > 0 and t.words[i - 1] in LEADS


def _named(t: Tokens, i: int) -> Got:
    """`noon`, `midday`, `midnight`."""
    minutes = NOONS.get(t.words[i])
    if minutes is None:
        return None
    return Clock(minutes, Standing.FREE if minutes else Standing.ALONE), i + 1


def _hour(t: Tokens, i: int) -> Got:
    """An hour in digits or words, with `o'clock`, am or pm, or `noon`."""
    named = _named(t, i)
    if named:
        return named
    got = cardinal(t, i)
    if got is None or (t.width(i) > 2 and t.numbers[i] >= 0):
        return None
    hour, j = got
    clock = _oclock(t, j)
    half = _meridiem(t, clock, one_letter=clock == j)
    if half:
        total = _twelve(hour, 0, half[0])
        return (Clock(total), half[1]) if total is not None else None
    if hour > 23 or t.words[j] in MONTHS:
        return None
    loose = 1 <= hour <= 12 and t.words[i][0] != "0"
    return Clock(hour * _HOUR, Standing.FREE if clock > j else Standing.TAIL, loose), clock


def _oclock(t: Tokens, j: int) -> int:
    """Index after `o'clock`, `oclock`, `o clock`, or `j`."""
    if t.words[j] in ("o'clock", "oclock"):
        return j + 1
    return j + 2 if t.words[j] == "o" and t.words[j + 1] == "clock" else j


def _plain(t: Tokens, i: int, led: bool) -> Got:
    """`10am`, `3p`, `three o'clock`, `15h`, and a bare hour after `at`."""
    if t.small(i) >= 0 and t.words[i + 1] == "h" and t.glued[i + 1]:
        hour = t.small(i)
        return (Clock(hour * _HOUR, Standing.ALONE if hour > 12 else Standing.BARE), i + 2) if hour < 24 else None
    got = _hour(t, i)
    if got is None:
        return None
    clock, j = got
    if clock.standing is Standing.TAIL and not led:
        return None
    one_letter = t.words[j - 1] in ("a", "p") and not led
    return (clock._replace(standing=Standing.ALONE), j) if one_letter else got


def _past_or_to(t: Tokens, i: int) -> Got:
    """`half past 3`, `a quarter to noon`, `20 minutes past 3pm`, `twenty after 3pm`."""
    j = t.skip(i, "a")
    half, said = t.words[j] == "half", False
    named = half or t.words[j] == "quarter"
    if named:
        minutes, j = (30 if half else 15), j + 1
    else:
        got = cardinal(t, i)
        if got is None or not 0 < got[0] < _HOUR:
            return None
        minutes, j = got
        said = t.words[j] in ("minute", "minutes", "min", "mins")
        j += said
    sign = 1 if t.words[j] in _PAST else -1 if t.words[j] in _TO and (named or said) else 0
    hour = _hour(t, j + 1) if sign and not (half and sign < 0) else None
    if hour is None:
        return None
    clock, j = hour
    if not named and not said and clock.standing is Standing.TAIL:
        return None
    standing = clock.standing if said else Standing.FREE
    return Clock((clock.minutes + sign * minutes) % _DAY, standing, clock.loose), j
