"""Verbs of the matrix: another box for a task, by hand; one box alone."""

from typing import TYPE_CHECKING, cast

from kamtui.domain.words import Quadrant
from kamtui.services.book import Book
from kamtui.tui.deeds.cut import cut
from kamtui.tui.deeds.tasks import carry_out, chosen, handed_off, ids_of
from kamtui.tui.said import undo_said

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place
    from kamtui.tui.screens.matrix import MatrixScreen


async def put(screen: "Place") -> None:
    """Puts tasks in a box by hand. Delegate asks to whom, Drop cuts with a reason, 0 leaves it to the rules again."""
    tasks = chosen(screen)
    if not tasks:
        return
    key = screen.pressed
    if key == "3" and not await handed_off(screen):
        return
    if key == "4":
        await cut(screen)
        return
    quadrant = {"1": Quadrant.DO, "2": Quadrant.SCHEDULE, "3": Quadrant.DELEGATE}.get(key)

    def verb(book: Book) -> str:
        from kamtui.services.verbs.quadrant import put

        put(book, ids_of(tasks), quadrant)
        named = f"“{tasks[0].row.title}”" if len(tasks) == 1 else f"{len(tasks)} tasks"
        return f"{named}: {'by the rules again' if quadrant is None else quadrant} · {undo_said()}"

    await carry_out(screen, tasks, verb)


async def zoom(screen: "Place") -> None:
    """One box alone, or all four again."""
    cast("MatrixScreen", screen).zoom()


DEEDS = {"put": put, "zoom": zoom}
"""Deeds of the matrix by verb."""
