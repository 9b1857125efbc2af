"""`matrix`: the four boxes as text or JSON."""

from typing import Any

import click

from kamtui.cli.brief import say_left_out
from kamtui.cli.options import complete_names, verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.rows import cells
from kamtui.domain.filters import filter_of
from kamtui.domain.load import hours
from kamtui.domain.text import clean
from kamtui.services.book import Book
from kamtui.services.views.matrix import Box, Matrix, matrix, stale_words
from kamtui.services.views.tasks import TaskView

ROWS = 10
"""Rows of a box that are printed when nobody says."""

_ID, _ACCOUNT, _TITLE, _WHEN, _BECAUSE = 0, 3, 4, 5, 6


@verb(
    "matrix",
    """
    kamtui matrix
    kamtui matrix tier:K --limit 3
    kamtui matrix q:do --limit 0 --json
    """,
)
@click.argument("words", metavar="[FILTER]...", nargs=-1, shell_complete=complete_names)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=ROWS,
    show_default=True,
    metavar="N",
    help="Print at most N rows of each box; 0 prints all.",
)
@json_option
@click.pass_obj
def command_matrix(book: Book, words: tuple[str, ...], limit: int) -> None:
    """Show the four boxes: do, schedule, delegate, drop.

    Every open task is in one box, with the reason behind it. Do is important and urgent, schedule important, delegate
    urgent, drop neither; `*` marks a task that was put there by hand. A box also counts what is stale: in do a date
    more than 3 days ago, in schedule no planned day or one more than 7 days ago, in delegate what was handed to
    nobody, in drop a date more than 30 days ago. A FILTER narrows the boxes as it does in `kamtui list`.
    """
    wanted = filter_of([word for word in map(clean, words) if word], book.settings.week_start)
    with book.reading() as connection:
        found = matrix(connection, book, wanted, limit or None)
    if wants_json():
        emit_json(_json(found))
    else:
        _show(found)
        if not any(box.count for box in found.boxes.values()):
            say("No open task matches." if words else "There are no open tasks.")
    say_left_out(sum(box.count - len(box.rows) for box in found.boxes.values()), "`--limit 0` shows all.")


def _show(found: Matrix) -> None:
    boxes = list(found.boxes.values())
    rows = [_cells(view, found) for box in boxes for view in box.rows]
    text = iter(table(rows, right=frozenset({_ID}), squeeze=(_TITLE, _ACCOUNT, _BECAUSE, _WHEN)))
    for number, box in enumerate(boxes):
        if number:
            emit("")
        emit(_heading(box), strong=True)
        for _ in box.rows:
            emit(next(text))


def _heading(box: Box) -> str:
    """`DO (12)  5h10  3 stale`."""
    parts = [f"{box.quadrant.upper()} ({box.count})"]
    if box.count:
        parts.append(hours(box.minutes))
    if box.stale:
        parts.append(f"{box.stale} stale")
    return "  ".join(parts)


def _cells(view: TaskView, found: Matrix) -> tuple[str, ...]:
    """The columns of a task: id, mark and `*` for a box by hand, kind, account, title, when, and why it stands here."""
    number, mark, kind, account, title, _contact, when = cells(view, found.today)
    by_hand = "*" if view.placement and view.placement.overridden else ""
    because = " · ".join(view.placement.because if view.placement else ())
    old = stale_words(view, found.today)
    return (number, mark + by_hand, kind, account, title, when, because + (f" ({old})" if old else ""))


def _json(found: Matrix) -> dict[str, Any]:
    from kamtui.cli.jsons import task_json

    return {
        "schema": SCHEMA,
        "today": found.today.isoformat(),
        "boxes": [
            {
                "quadrant": box.quadrant,
                "count": box.count,
                "minutes": box.minutes,
                "stale": box.stale,
                "items": [task_json(view) for view in box.rows],
            }
            for box in found.boxes.values()
        ],
    }
