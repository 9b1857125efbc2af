"""The line a rep types into. Its text is safe however it came there: typed, pasted, completed, or out of the book."""

import re

from textual import events
from textual.widgets import Input

from kamtui.tui.text import typed

_ENDS = re.compile(r"\s*[\r\n]\s*")


class LineInput(Input):
    """An `Input` that takes no control characters, and a paste of several lines as one line."""

    def validate_value(self, value: str) -> str:
        """Nothing in the line can act on the terminal."""
        return typed(value)

    def _on_paste(self, event: events.Paste) -> None:
        """Every line of a paste is kept, up to the room that is left; Textual would keep the first alone."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        room = self.max_length - len(self.value) + end - start if self.max_length else len(event.text)
        text = typed(_ENDS.sub(" ", event.text[: max(room, 0)].strip()))
        if text:
            self.replace(text, start, end)
