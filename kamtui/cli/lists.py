"""Reading: `list`, `today`, `overdue`."""

from collections.abc import Sequence
from typing import Any

import click

from kamtui.cli import brief
from kamtui.cli.options import complete_names, limit_option, verb
from kamtui.cli.output import emit, emit_json, json_option, say, wants_json
from kamtui.cli.rows import cells, lines
from kamtui.domain.filters import filter_of
from kamtui.domain.overdue import Section
from kamtui.domain.text import clean
from kamtui.services.book import Book
from kamtui.services.views.tasks import listing
from kamtui.services.views.today import OVERDUE_SECTIONS

TODAY_SECTIONS = (*OVERDUE_SECTIONS, Section.TODAY)
"""The lists of `today`: what was missed, then the day itself."""


@verb(
    "list",
    """
    kamtui list
    kamtui list @acme kind:call due:week
    kamtui list done --limit 20
    """,
)
@click.argument("words", metavar="[FILTER]...", nargs=-1, shell_complete=complete_names)
@limit_option
@json_option
@click.pass_obj
def command_list(book: Book, words: tuple[str, ...], limit: int | None) -> None:
    """List open tasks by planned day.

    A FILTER narrows the list: @acme (an account or contact), kind:call, tier:K, q:do (do, schedule, delegate, drop),
    due:week (today, week, month, none or YYYY-MM-DD), overdue, done (the ticked ones instead, newest first). Any other
    word must stand in the title or a name.
    """
    wanted = filter_of([word for word in map(clean, words) if word], book.settings.week_start)
    with book.reading() as connection:
        views, total = listing(connection, book, wanted, limit)
    if wants_json():
        from kamtui.cli.jsons import list_json, task_json

        more = {"total": total} if len(views) < total else {}
        emit_json(list_json(book.today, [task_json(view) for view in views], **more))
    else:
        today = book.today
        for line in lines([cells(view, today) for view in views]):
            emit(line)
        if not views:
            say("No task matches." if words else "There are no open tasks.")
    brief.say_left_out(total - len(views), "`--limit 0` shows all.")


@verb(
    "today",
    """
    kamtui today
    kamtui today --limit 0
    kamtui today --json
    """,
)
@limit_option
@json_option
@click.pass_obj
def command_today(book: Book, limit: int | None) -> None:
    """Show the day: late, waiting on us, silent, slipped, planned.

    With a limit every list gets its share of the rows; the number in its heading counts them all.
    """
    _show(book, TODAY_SECTIONS, limit, day=True)


@verb(
    "overdue",
    """
    kamtui overdue
    kamtui overdue --limit 0 --json
    """,
)
@limit_option
@json_option
@click.pass_obj
def command_overdue(book: Book, limit: int | None) -> None:
    """Show what was missed: late, waiting on us, silent, slipped.

    Late is a promise or deadline that has passed, slipped only a planned day; silent is an account beyond its cadence.
    """
    _show(book, OVERDUE_SECTIONS, limit, day=False)


def _show(book: Book, sections: Sequence[Section], limit: int | None, *, day: bool) -> None:
    with book.reading() as connection:
        found = brief.read(connection, book, sections, limit)
    if wants_json():
        emit_json(_brief_json(found))
    else:
        brief.show(found, sections)
        if day:
            brief.show_day(found.head)
        brief.say_empty(found)
    brief.say_left_out(found.left_out, "`--limit 0` shows all.")


def _brief_json(found: brief.Brief) -> dict[str, Any]:
    from kamtui.cli.jsons import list_json, silent_json, task_json

    head, tasks = found.head, found.tasks
    more: dict[str, Any] = {
        "silent": [silent_json(view) for view in found.silent],
        "load": brief.load_json(head),
        "horizon": brief.horizon_json(head),
    }
    if len(tasks) < found.total:
        more["total"] = found.total
    if len(found.silent) < len(head.silent):
        more["silent_total"] = len(head.silent)
    return list_json(head.today, [task_json(view) for view in tasks], **more)
