"""The filter words of the accounts list: `no next` `silent` `failing` `renewal` `key` `dormant` `parked` `lost`.

And `tier:A` `segment:retail` `@acme`, and text: a word that is no filter is searched for as text, so a filter never
fails.
"""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field

from kamtui.domain.words import Tier

WORDS = ("no next", "silent", "failing", "renewal", "key", "dormant", "parked", "lost")
"""The words that ask for a state of an account."""


@dataclass(frozen=True, slots=True)
class AccountFilter:
    """What to keep. Everything named must hold; several tiers or segments are alternatives."""

    who: tuple[str, ...] = ()
    """Names of accounts, or of contacts in them."""
    tiers: tuple[Tier, ...] = ()
    segments: tuple[str, ...] = ()
    """Segments, or words of their names."""
    no_next: bool = False
    """Open, not parked, and without a next step."""
    silent: bool = False
    """Open, not parked, and beyond its cadence."""
    failing: bool = False
    """Its last grade is below B."""
    renewal: bool = False
    """A running contract asks for a decision within ninety days, or ran out."""
    dormant: bool = False
    """Has bought, but nothing in the twelve months up to the last sale of the book."""
    parked: bool = False
    lost: bool = False
    text: tuple[str, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """True when it keeps everything."""
        return self == AccountFilter()


def read_account_filter(text: str) -> AccountFilter:
    """Reads filter words; quotes keep blanks together (`@"Acme Industrial"`)."""
    try:
        words = shlex.split(text)
    except ValueError:  # an open quote while the rep is still typing
        words = text.split()
    return account_filter_of(words)


def account_filter_of(words: Sequence[str]) -> AccountFilter:
    """A filter from words that are split already, as the shell hands them over."""
    who: list[str] = []
    tiers: list[Tier] = []
    segments: list[str] = []
    states: set[str] = set()
    text: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        lower = word.lower()
        key, _, value = lower.partition(":")
        if lower == "no" and left and left[0].lower() == "next":
            left.pop(0)
            states.add("no next")
        elif lower in WORDS or lower == "no-next":
            states.add(lower.replace("-", " "))
        elif word.startswith("@") and len(word) > 1:
            who.append(word[1:])
        elif key == "tier" and value.upper() in Tier._value2member_map_:
            tiers.append(Tier(value.upper()))
        elif key == "segment" and value:
            segments.append(value)
        elif word:
            text.append(word)
    if "key" in states:
        tiers.append(Tier.KEY)
    flags = {state.replace(" ", "_"): True for state in states if state != "key"}
    return AccountFilter(tuple(who), tuple(tiers), tuple(segments), text=tuple(text), **flags)
