"""The filter words of lists: `@acme kind:call tier:K q:do due:week overdue done` and free text.

A word that is no filter is searched for as text, so a filter never fails.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from kamtui.domain.words import Kind, Quadrant, Tier

DUE_WORDS = ("today", "week", "month", "none")
"""What may follow `due:`, beside an ISO day."""


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

    @property
    def empty(self) -> bool:
        """True when it keeps everything."""
        return self == Filter()

    def until(self, today: date) -> date | None:
        """The last day `due:` lets through; weeks end on Sunday. None without a day."""
        if self.due is None or self.due == "none":
            return None
        if self.due == "today":
            return today
        if self.due == "week":
            return today + timedelta(days=6 - today.weekday())
        if self.due == "month":
            return (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return date.fromisoformat(self.due)


def read_filter(text: str) -> Filter:
    """Reads filter words; quotes keep blanks together (`@"Acme Industrial"`)."""
    import shlex  # the shell hands its words over split

    try:
        words = shlex.split(text)
    except ValueError:  # an open quote while the rep is still typing
        words = text.split()
    return filter_of(words)


def filter_of(words: list[str] | tuple[str, ...]) -> Filter:
    """A filter from words that are split already, as the shell hands them over."""
    who: list[str] = []
    kinds: list[Kind] = []
    tiers: list[Tier] = []
    quadrants: list[Quadrant] = []
    text: list[str] = []
    due: str | None = None
    overdue = done = False
    for word in words:
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
    return Filter(tuple(who), tuple(kinds), tuple(tiers), tuple(quadrants), due, overdue, done, tuple(text))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
