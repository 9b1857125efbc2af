"""Keys that are typed ahead: those meant for a dialog that is about to open, or for what comes after it, wait."""

from typing import TYPE_CHECKING

from textual import events

from kamtui.tui.verbs import verb

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place

_NEVER = ("go-left", "go-right", "go-up", "go-down")
"""Verbs that only move about: they never wait."""

_HOPS = 4
"""Rounds of messages that a key may take from the focused widget up to its screen."""


class KeysAhead:
    """Holds the keys of a place while a verb of it is at work without a dialog."""

    def __init__(self, place: "Place") -> None:
        self._place = place
        self._at_work = 0
        self._waiting: list[str] = []

    def begin(self) -> None:
        """A verb is at work from now on: keys wait, unless a dialog that it opens takes them."""
        self._at_work += 1

    def end(self) -> None:
        """The verb is done."""
        self._at_work -= 1
        self.release()

    def takes(self, name: str, key: str) -> bool:
        """Whether the key of a verb has to wait."""
        if not self._at_work or name in _NEVER:
            return False
        found = verb(name)
        self._waiting.append(found.keys[found.default.index(key) if key in found.default else 0])
        return True

    def release(self, hops: int = 0) -> None:
        """A dialog opened, or the verb is done: the first key goes to whatever is on the screen now, then the next."""
        app = self._place.app
        if hops:
            app.screen.call_after_refresh(self.release, hops - 1)
        elif self._waiting and (not self._at_work or app.screen is not self._place):
            app.post_message(events.Key(self._waiting.pop(0), None))
            self.release(_HOPS)
