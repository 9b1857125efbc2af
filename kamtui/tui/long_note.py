"""A note of several lines in a dialog's one line, a sign at the end of each; and the same note in the rep's editor."""

import signal
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.widgets import Input

from kamtui.domain.text import clean_note, fits_note
from kamtui.errors import RejectedError, UsageError

if TYPE_CHECKING:
    from textual.app import App

_END = " ⏎ "


def as_line(note: str) -> str:
    """A note as one line."""
    return note.replace("\n", _END)


def as_note(line: str) -> str:
    """The note that one line stands for."""
    return "\n".join(part.strip(" ") for part in line.split(_END.strip())) if _END.strip() in line else line


def edit_long(app: "App[int]", field: Input) -> None:
    """Opens the line in the editor while the planner sleeps, and puts back what was written, cleaned.

    Raises `UsageError` when there is no editor or it fails, `RejectedError` for more than a note holds; the line is as
    it was then.
    """
    from kamtui.services.editor import edit_text

    try:
        with app.suspend():
            kept = signal.signal(signal.SIGINT, _nothing)  # ctrl+c there is the editor's, and its default again
            try:
                written = edit_text(as_note(field.value))
            finally:
                signal.signal(signal.SIGINT, kept)
    except SuspendNotSupported:
        raise UsageError("This terminal cannot be lent to an editor.", "Type the note here.") from None
    if not fits_note(written.strip("\n")):
        raise RejectedError("That is more than a note holds.", "Keep the whole text in a file and note where it is.")
    field.value = as_line(clean_note(written))
    field.cursor_position = len(field.value)


def _nothing(_number: int, _frame: object) -> None:
    """What an interrupt does to the planner meanwhile."""
