"""Verbs on the book: adding, undo and redo, import, the demo."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kamtui.services.book import Book
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import key_said

if TYPE_CHECKING:
    from kamtui.tui.dialogs.base import Dialog
    from kamtui.tui.screens.base import Place


async def add(screen: "Place") -> None:
    """Adds a task in one line, for the account or contact that is here."""
    from kamtui.tui.dialogs.capture import CaptureDialog

    screen.gateway.warm_up()
    said = await screen.app.push_screen_wait(CaptureDialog(None, screen.line_start, screen.line_about))
    if said is not None:
        screen.planner.spread(DataChanged())
        screen.status.say(said, "$text-success")


async def undo(screen: "Place") -> None:
    """Takes the last step back."""

    def verb(book: Book) -> str:
        from kamtui.services.verbs.undo import undo

        told = undo(book)
        return f"Taken back: {told[0]} · {key_said('redo')} does it again" if told else "There is nothing to take back."

    await _turn(screen, verb)
    await screen.undone()


async def redo(screen: "Place") -> None:
    """Does again what was taken back."""

    def verb(book: Book) -> str:
        from kamtui.services.verbs.undo import redo

        told = redo(book)
        return f"Done again: {told[0]}" if told else "There is nothing to do again."

    await _turn(screen, verb)


async def bring_in(screen: "Place") -> None:
    """Imports CSV files, seeing first what would change."""
    from kamtui.tui.dialogs.bring_in import ImportDialog

    screen.gateway.warm_up()
    said = await screen.app.push_screen_wait(ImportDialog())
    if said is not None:
        screen.planner.spread(DataChanged())
        screen.status.say(said, "$text-success")


async def demo(screen: "Place") -> None:
    """Leaves for the demo book."""
    from kamtui.tui.launch import OPEN_DEMO

    screen.app.exit(OPEN_DEMO)


async def save_as(screen: "Place | Dialog[Any]") -> None:
    """Writes the book to a new file, and goes on there."""
    from kamtui.tui.dialogs.save_as import SaveAs

    said: str | None = await screen.app.push_screen_wait(SaveAs(screen.gateway.book))
    if said is not None:
        screen.planner.spread(DataChanged(said))


async def _turn(screen: "Place", verb: Callable[[Book], str]) -> None:
    said = await screen.gateway.write(verb)
    screen.planner.spread(DataChanged())
    screen.status.say(said, "$text-success")


DEEDS = {"add": add, "undo": undo, "redo": redo, "import": bring_in, "demo": demo, "save-as": save_as}
"""Deeds on the book by verb."""
