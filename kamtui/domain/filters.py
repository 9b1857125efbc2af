"""The filter words of lists: `@acme kind:call tier:K q:do due:week overdue done` and free text.

A word that is no filter is searched for as text, so a filter never fails.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from kamtui.domain.words import Kind, Quadrant, Tier

DUE_WORDS = ("today", "week", "month", "none")
"""What may follow `due:`, beside an ISO day."""

MOST_WORDS = 64
"""Words a filter has; those behind them are left out: a database parses no more conditions than it has room for."""

WORD_LIMIT = 400
"""Letters of a word that are looked at: more than any title or name has."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep. Everything named must hold; several words of one sort are alternatives."""

    who: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    tiers: tuple[Tier, ...] = ()
    quadrants: tuple[Quadrant, ...] = ()
    due: str | None = None
    """`today`, `week`, `month` (up to its last day), `none`, or an ISO day: planned or due up to that day."""
    overdue: bool = False
    done: bool = False
    text: tuple[str, ...] = field(default=())
    week_start: int = field(default=0, compare=False)
    """First day of the rep's week; Monday is 0. Keeps nothing by itself."""

    @property
    def empty(self) -> bool:
        """True when it keeps everything."""
        return self == Filter()

    def until(self, today: date) -> date | None:
        """The last day `due:` lets through; None without a day."""
        if self.due is None or self.due == "none":
            return None
        if self.due == "today":
            return today
        if self.due == "week":
            return today + timedelta(days=6 - (today.weekday() - self.week_start) % 7)
        if self.due == "month":
            return (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return date.fromisoformat(self.due)


def read_filter(text: str, week_start: int = 0) -> Filter:
    """Reads filter words; quotes keep blanks together (`@"Acme Industrial"`)."""
    import shlex  # the shell hands its words over split

    try:
        words = shlex.split(text)
    except ValueError:  # an open quote while the rep is still typing
        words = text.split()
    return filter_of(words, week_start)


def filter_of(words: list[str] | tuple[str, ...], week_start: int = 0) -> Filter:
    """A filter from words that are split already, as the shell hands them over."""
    who: list[str] = []
    kinds: list[Kind] = []
    tiers: list[Tier] = []
    quadrants: list[Quadrant] = []
    text: list[str] = []
    due: str | None = None
    overdue = done = False
    for word in (typed[:WORD_LIMIT] for typed in words[:MOST_WORDS]):
        key, colon, value = word.partition(":")
        lower = value.lower()
        if word.startswith("@") and len(word) > 1:
            who.append(word[1:])
        elif word.lower() == "overdue":
            overdue = True
        elif word.lower() == "done":
            done = True
        elif colon and key == "kind" and lower in Kind._value2member_map_:
            kinds.append(Kind(lower))
        elif colon and key == "tier" and value.upper() in Tier._value2member_map_:
            tiers.append(Tier(value.upper()))
        elif colon and key == "q" and lower in Quadrant._value2member_map_:
            quadrants.append(Quadrant(lower))
        elif colon and key == "due" and (lower in DUE_WORDS or _is_day(lower)):
            due = lower
        else:
            text.append(word)
    return Filter(tuple(who), tuple(kinds), tuple(tiers), tuple(quadrants), due, overdue, done, tuple(text), week_start)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
