"""Keys that are typed ahead: those meant for a dialog that is about to open, or for what comes after it, wait."""

from typing import TYPE_CHECKING

from textual import events

from kamtui.tui.verbs import verb

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place

_NEVER = ("go-left", "go-right", "go-up", "go-down")
"""Verbs that only move about: they never wait."""

_AT_ONCE = ("ctrl+q", "ctrl+c", "ctrl+z")
"""Keys that never wait."""

_HOPS = 4
"""Rounds of messages that a key may take from the focused widget up to its screen."""

_PATIENCE = 40
"""Rounds of messages that a dialog may take until its line has the focus."""


class KeysAhead:
    """Holds the keys of a place while a verb of it is at work and its dialog is not there yet.

    A verb of the plan (`begin`) holds the keys of other verbs until it is done, any other (`open`) every key until it
    opens a dialog, begins to write, or is done: what is typed behind `x` is a note, not verbs.
    """

    def __init__(self, place: "Place") -> None:
        self._place = place
        self._at_work = 0
        self._opening = 0
        self._begun = 0
        self._waiting: list[events.Key] = []
        self._sent: list[events.Key] = []
        self._passing: list[events.Key] = []

    def begin(self) -> None:
        """A verb is at work from now on: keys wait, unless a dialog that it opens takes them."""
        self._at_work += 1

    def end(self) -> None:
        """The verb is done."""
        self._at_work -= 1
        self.release()

    def open(self) -> None:
        """A verb that may open a dialog is at work from now on."""
        self._opening += 1
        self._begun = self._place.gateway.begun

    def opened(self) -> None:
        """It is done, with or without a dialog."""
        self._opening -= 1
        self.release(_HOPS)

    @property
    def _opens(self) -> bool:
        """Whether a dialog opens or is open for which a verb of the place waits."""
        begun = self._place.gateway.begun
        return self._opening > 0 and begun == self._begun and not self._at_work and not self._place.asking

    @property
    def _holds(self) -> bool:
        """Whether a dialog may be about to open over the place."""
        return self._opens and self._place.app.screen is self._place

    def takes(self, name: str, key: str) -> bool:
        """Whether the key of a verb has to wait."""
        if not self._at_work or name in _NEVER:
            return False
        found = verb(name)
        self._waiting.append(events.Key(found.keys[found.default.index(key) if key in found.default else 0], None))
        return True

    def keeps(self, event: events.Key) -> bool:
        """Whether a key that was pressed has to wait, whatever it means: it is let go again in its turn."""
        if event in self._sent:
            self._sent.remove(event)
            return False
        return self._keep(event, self._holds or (bool(self._waiting) and not self._at_work))

    def came_late(self, event: events.Key) -> bool:
        """Whether a key that was on its way through the place when a verb set about a dialog is for that."""
        if event not in self._passing:
            return False
        self._passing.remove(event)
        return self._keep(events.Key(event.key, event.character), self._opens)

    def passes(self, event: events.Key) -> None:
        """A key goes through the place up to the planner, which looks for its verb."""
        self._passing.append(event)

    def _keep(self, event: events.Key, waits: bool) -> bool:
        if not waits or event.key in _AT_ONCE:
            return False
        self._waiting.append(event)
        if not self._holds:
            self.release(_HOPS)
        return True

    def release(self, hops: int = 0, patience: int = _PATIENCE) -> None:
        """A dialog opened, or the verb is done: the first key goes to whatever is on the screen now, then the next."""
        app = self._place.app
        here = app.screen is self._place
        if hops:
            app.screen.call_after_refresh(self.release, hops - 1, patience)
        elif self._waiting and not self._holds and not (self._at_work and here):
            if patience and not here and app.focused is None:
                app.screen.call_after_refresh(self.release, 0, patience - 1)
                return
            self._sent.append(self._waiting.pop(0))
            app.post_message(self._sent[-1])
            self.release(_HOPS)
