"""Leaving out one of a repeating task: `skip`."""

from typing import TYPE_CHECKING, Any

import click

from kamtui.cli.jsons import task_json
from kamtui.cli.options import TaskId, reason_option, verb
from kamtui.cli.output import emit_json, json_option, say, wants_json
from kamtui.cli.rows import line
from kamtui.cli.written import UNDO, emit_tasks, seen
from kamtui.domain.words import Reason
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView

if TYPE_CHECKING:
    from kamtui.services.verbs.skip import Skipped


@verb(
    "skip",
    """
    kamtui skip 11
    kamtui skip 11 --reason client
    """,
)
@click.argument("task_ids", metavar="ID...", type=TaskId(), nargs=-1, required=True)
@reason_option
@json_option
@click.pass_obj
def command_skip(book: Book, task_ids: tuple[int, ...], reason: Reason | None) -> None:
    """Leave out this one of a repeating task and go on to its next.

    `kamtui cut` ends the series, `kamtui move` shifts this one only, `kamtui edit` changes the series from this one
    on. With --json one number prints an object, several print {"items": [...]} of them.
    """
    from kamtui.services.verbs.skip import skip

    left = skip(book, task_ids, reason)
    rows = [row for one in left for row in (one.task, one.next) if row is not None]
    found = {view.row.id: view for view in seen(book, rows)}
    if wants_json():
        shapes = [_json(one, found) for one in left]
        emit_json(shapes[0] if len(shapes) == 1 else {"items": shapes})
    else:
        emit_tasks(book, [found[one.task.id] for one in left])
    for one in left:
        why = "; ".join(one.why)
        say(f"next: {line(found[one.next.id], book.today)} ({why})" if one.next is not None else why)
    say(UNDO)


def _json(left: "Skipped", found: dict[int, TaskView]) -> dict[str, Any]:
    return {
        "skipped": task_json(found[left.task.id]),
        "next": task_json(found[left.next.id]) if left.next is not None else None,
        "why": list(left.why),
    }
