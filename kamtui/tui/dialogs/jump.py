"""Letters over what is in sight: typing one goes there; the keys of places and tabs mean what they always do."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.jump import Spot, labels


class Jump(Dialog[Spot | str]):
    """The answer is the spot whose letters were typed, or the verb of a place or a tab, by its id."""

    def __init__(self, spots: Sequence[Spot], tabs: Mapping[str, str]) -> None:
        super().__init__()
        self._tabs = tabs
        """Keys and the verbs they are."""
        self._spots = dict(zip(labels(len(spots), tabs), spots, strict=False))
        self._said = ""
        self._shown_at: Size | None = None

    def compose(self) -> ComposeResult:
        """One label for each."""
        for label, spot in self._spots.items():
            shown = Static(Content(label), markup=False)
            shown.styles.offset = (spot.x, spot.y)
            yield shown

    def on_key(self, event: events.Key) -> None:
        """A letter of a label; any key that is none leaves."""
        event.stop()
        event.prevent_default()
        if not self._said and event.key in self._tabs:
            self.dismiss(self._tabs[event.key])
            return
        self._said += event.key
        if self._said in self._spots:
            self.dismiss(self._spots[self._said])
        elif any(label.startswith(self._said) for label in self._spots):
            for label, shown in zip(self._spots, self.query(Static), strict=True):
                shown.display = label.startswith(self._said)
        else:
            self.dismiss(None)

    def on_click(self) -> None:
        """A click leaves."""
        self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """What the letters stood on is elsewhere now."""
        if self._shown_at not in (None, event.size):
            self.dismiss(None)
        self._shown_at = event.size
