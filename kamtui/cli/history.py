"""`undo`, `redo`, `history`: every verb is one step, across restarts and processes."""

from collections.abc import Callable, Sequence

import click

from kamtui.cli.jsons import list_json, step_json
from kamtui.cli.options import verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.services.book import Book
from kamtui.store.reads.history import steps

_TIMES = click.argument("times", metavar="[N]", type=click.IntRange(1, 1000), default=1)


@verb(
    "undo",
    """
    kamtui undo
    kamtui undo 3
    """,
)
@_TIMES
@json_option
@click.pass_obj
def command_undo(book: Book, times: int) -> None:
    """Take the last step back, or the last N: all of them, or none.

    A step is undone whole: a tick, its touch and its next step together. An undo that would overwrite a later change
    says so and changes nothing.
    """
    from kamtui.services.verbs.undo import undo

    _told(book, undo, times, "undone", "Nothing to undo.", "redo: kamtui redo")


@verb(
    "redo",
    """
    kamtui redo
    kamtui redo 2
    """,
)
@_TIMES
@json_option
@click.pass_obj
def command_redo(book: Book, times: int) -> None:
    """Do again what was undone last, or the last N. What is done in between can no longer be redone."""
    from kamtui.services.verbs.undo import redo

    _told(book, redo, times, "redone", "Nothing to redo.", "undo: kamtui undo")


def _told(
    book: Book, turn: Callable[[Book, int], Sequence[str]], times: int, word: str, nothing: str, back: str
) -> None:
    summaries = turn(book, times)
    if wants_json():
        emit_json({word: list(summaries)})
    else:
        for summary in summaries:
            emit(f"{word}: {summary}")
    say(back if summaries else nothing)


@verb(
    "history",
    """
    kamtui history
    kamtui history -n 5
    """,
)
@click.option("-n", "number", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Steps to show.")
@json_option
@click.pass_obj
def command_history(book: Book, number: int) -> None:
    """Show the last steps, newest first, and which are undone."""
    with book.reading() as connection:
        found = steps(connection, number)
    if wants_json():
        emit_json(list_json(book.today, [step_json(row) for row in found]))
        return
    rows = [
        (str(row.id), row.at[:16].replace("T", " "), row.actor, "undone" if row.undone else "", row.summary)
        for row in found
    ]
    for line in table(rows, right=frozenset({0}), squeeze=(4,)):
        emit(line)
    if not found:
        say("Nothing was done yet.")
