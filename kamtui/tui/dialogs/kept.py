"""A line that was not saved and whose dialog cannot be opened again: shown as it was typed, to be copied."""

from kamtui.tui.dialogs.line import LineDialog
from kamtui.tui.text import shortened
from kamtui.tui.unsaved import Unsaved, drop

_HINT = "What it was about is not there any more, or is opened elsewhere. Esc keeps it for the next start."


class KeptLine(LineDialog):
    """Enter drops it."""

    def __init__(self, path: str, line: Unsaved) -> None:
        super().__init__(f"Not saved on {line.at}: {line.title}", "", self._drop, _HINT, line.text)
        self._path = path

    @property
    def typed(self) -> str:
        """It is kept already."""
        return ""

    async def _drop(self, text: str) -> str:
        drop(self._path)
        return f"Dropped “{shortened(text)}”"
