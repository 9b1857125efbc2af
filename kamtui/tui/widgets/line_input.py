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
        whole = event.text.strip()
        room = max(self.max_length - len(self.value) + end - start, 0) if self.max_length else len(whole)
        text = typed(_ENDS.sub(" ", whole[:room].strip()))
        if text:
            self.replace(text, start, end)
        if len(whole) > room:
            said = f"The line takes {self.max_length:,} characters: the end of what was pasted was left out."
            self.notify(said, severity="warning")
