"""Writing the book to a new file and going on there: the way out when its own file is gone, full or read-only."""

import os
from datetime import UTC

from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.tui.dialogs.line import LineDialog

_HINT = "A checked copy of the whole book, which is the book from then on. What stands in a dialog stays there."


class SaveAs(LineDialog):
    """One line with the path of the new file."""

    def __init__(self, book: Book) -> None:
        super().__init__("Save the book as", "~/book.db", self._write, _HINT, _beside(book))

    async def _write(self, text: str) -> str:
        path = text.strip()
        if not path:
            raise RejectedError("No file was named.", "Type where the new book goes.")
        path = os.path.abspath(os.path.expanduser(path))
        await self.gateway.save_as(path)
        return f"Saved as {path}, which is the book from now on"


def _beside(book: Book) -> str:
    root, end = os.path.splitext(book.path)
    return f"{root}.saved-{book.clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}{end or '.db'}"
