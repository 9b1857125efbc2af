"""What a verb that wrote something prints: the tasks as they are now on stdout, everything else on stderr."""

from collections.abc import Sequence

from kamtui.cli.output import emit, say
from kamtui.cli.rows import cells, line, lines
from kamtui.domain.rows import TaskRow
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView, views

UNDO = "undo: kamtui undo"
"""How to take it back."""


def seen(book: Book, rows: Sequence[TaskRow]) -> list[TaskView]:
    """Tasks that a verb returned, with what the rules say of them now."""
    with book.reading() as connection:
        return views(connection, book, rows)


def emit_tasks(book: Book, found: Sequence[TaskView]) -> None:
    """One aligned line each."""
    for text in lines([cells(view, book.today) for view in found]):
        emit(text)


def say_task(book: Book, what: str, view: TaskView) -> None:
    """A task that came of it."""
    say(f"{what}: {line(view, book.today)}")
