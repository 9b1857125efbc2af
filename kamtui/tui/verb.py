"""What a verb of the planner is, where it works, and how its keys are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where a verb works."""

    APP = "everywhere"
    LIST = "on a row"
    CURSOR = "moving about"
    PLACE = "to another place"
    REVIEW = "in the review"
    MATRIX = "in the matrix"
    ACCOUNTS = "in the accounts"
    ACCOUNT = "on an account's page"
    RECORD = "on an account, in the table or on its page"
    PLAN = "in the plan"
    PULSE = "in Pulse"
    EMPTY = "in an empty book"


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing a rep can do."""

    id: str
    """Name for the keymap and for the deed that carries it out."""
    title: str
    """What the footer and the palette call it."""
    tooltip: str
    """One sentence for the help screen."""
    default: tuple[str, ...]
    """Its keys when the rep says nothing, in Textual's names; the first is the one that is shown."""
    scope: Scope = Scope.LIST
    shell: str = ""
    """Its twin in the shell."""
    footer: bool = False
    """Whether the footer shows it."""
    each: bool = False
    """Whether each key means something of its own, which the deed is told."""
    answers: tuple[tuple[str, str], ...] = ()
    """The keys that answer its question, and what they mean; the deed is told which."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it has: the rep's own, or the default ones."""
        return _own.get(self.id, self.default)

    @property
    def action(self) -> str:
        """The Textual action it runs: moving about is the list's own, the rest goes through the screen's one gate."""
        return self.id.replace("-", "_") if self.scope is Scope.CURSOR else f"screen.verb('{self.id}')"

    @property
    def shown_keys(self) -> str:
        """The keys as a rep reads them."""
        return self.shown(self.keys)

    def shown(self, keys: tuple[str, ...]) -> str:
        """Some of its keys as a rep reads them."""
        if self.each:
            return f"{keys[0]}–{keys[-1]}"
        return " ".join(map(shown_key, keys))


_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "enter": "Enter",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "asterisk": "*",
    "left": "←",
    "right": "→",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "plus": "+",
    "minus": "-",
    "f1": "F1",
    "f5": "F5",
}

_own: dict[str, tuple[str, ...]] = {}


def use_keys(own: Mapping[str, tuple[str, ...]]) -> None:
    """From now on these verbs, by id, have other keys than the default ones; all others have theirs."""
    _own.clear()
    _own.update(own)


def has_own_keys() -> bool:
    """Whether any verb has other keys than the default ones."""
    return bool(_own)


def shown_key(key: str) -> str:
    """A key as a rep reads it."""
    found = _SHOWN.get(key)
    if found is None and len(key) > 1 and "+" not in key:
        import unicodedata

        try:
            sign = unicodedata.lookup(key.replace("_", " ").upper())
        except KeyError:
            return key.upper() if key[1:].isdigit() else key
        return sign if sign.isprintable() and not sign.isspace() else key
    return found or key
