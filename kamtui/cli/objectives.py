"""`objective`: what is to be reached at accounts, and the tasks that serve it."""

from collections.abc import Sequence
from typing import Any

import click

from kamtui.cli.account_plan_json import objective_json
from kamtui.cli.brief import say_left_out
from kamtui.cli.days import typed_day
from kamtui.cli.jsons import list_json, task_json
from kamtui.cli.options import TaskId, complete_names, limit_option, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.responses import Number, whose
from kamtui.cli.written import UNDO, emit_tasks, seen
from kamtui.domain.keep.plan_rows import ObjectiveRow
from kamtui.domain.rows import TaskRow
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.store.reads.account_plan import objectives

_NUMBER = Number("an objective")


@verb(
    "objective",
    """
    kamtui objective
    kamtui objective acme grow in stores by 31 mar
    kamtui objective acme grow in stores --by 2027-06-30
    kamtui objective --serve 1 1
    kamtui objective --serve none 1
    kamtui objective --change 1 grow in all stores by 31 mar
    kamtui objective --met 1
    kamtui objective acme a second plant
    kamtui objective --drop 2
    """,
)
@click.argument("words", metavar="[NAME] [TEXT]...", nargs=-1, shell_complete=complete_names)
@click.option("--by", metavar="DATE", help="The day it is to be reached by.")
@click.option("--change", type=_NUMBER, metavar="ID", help="Say this objective anew: ID TEXT…, its day too.")
@click.option("--met", type=_NUMBER, metavar="ID", help="It is reached.")
@click.option("--drop", type=_NUMBER, metavar="ID", help="It is given up.")
@click.option("--serve", metavar="ID", help="Tasks serve this objective: ID TASK…; none instead of ID: no objective.")
@click.option("--all", "closed", is_flag=True, help="List met and dropped ones too.")
@limit_option
@json_option
@click.pass_obj
def command_objective(
    book: Book,
    words: tuple[str, ...],
    by: str | None,
    change: int | None,
    met: int | None,
    drop: int | None,
    serve: str | None,
    closed: bool,
    limit: int | None,
) -> None:
    """List objectives, write one down, change or close one.

    A task that serves an open objective is important, and what follows it serves it too. The same text once more gives
    an objective another day. `kamtui strategy NAME` shows the whole account plan.
    """
    asked = [one for one in (change, met, drop, serve) if one is not None]
    if len(asked) > 1:
        raise UsageError("--change, --met, --drop and --serve exclude each other.", "Give one of them.")
    if serve is not None:
        _serve(book, serve, words)
    elif asked:
        _close(book, change, met, drop, words, by)
    elif len(words) > 1:
        from kamtui.services.verbs.objectives import objective

        with book.reading() as connection:
            who = whose(connection, words[0])
        assert who.account_id is not None
        _written(book, objective(book, who.account_id, _line(book, words[1:], by)).objective)
    elif by is not None:
        raise UsageError("There is no objective to write down.", "Say whose and what: kamtui objective acme TEXT.")
    else:
        _list(book, words[0] if words else None, closed, limit)


def _line(book: Book, words: Sequence[str], by: str | None) -> str:
    """The line of an objective; a day of its own stands at its end."""
    text = " ".join(words)
    return text if by is None else f"{text} by {typed_day(book, by).on.isoformat()}"


def _close(
    book: Book, change: int | None, met: int | None, drop: int | None, words: Sequence[str], by: str | None
) -> None:
    from kamtui.services.verbs.objectives import change_objective, close_objective

    if change is not None:
        if not words:
            raise UsageError("--change takes the new text.", "Say it: kamtui objective --change 1 grow by 31 mar.")
        _written(book, change_objective(book, change, _line(book, words, by)))
        return
    if words or by is not None:
        raise UsageError(f"--{'met' if met is not None else 'drop'} takes a number and nothing else.", "Leave it out.")
    number = met if met is not None else drop
    assert number is not None
    _written(book, close_objective(book, number, met=met is not None))


def _serve(book: Book, serve: str, words: Sequence[str]) -> None:
    from kamtui.services.verbs.objectives import serve as serve_verb

    objective_id = None if serve.lower() == "none" else int(_NUMBER.convert(serve, None, None))
    task_ids = [TaskId().convert(word, None, None) for word in words]
    if not task_ids:
        raise UsageError("No task was named.", "Say which: kamtui objective --serve 1 12.")
    rows: list[TaskRow] = serve_verb(book, task_ids, objective_id)
    views = seen(book, rows)
    if wants_json():
        emit_json({"objective": objective_id, "items": [task_json(view) for view in views]})
    else:
        emit_tasks(book, views)
    say(f"for: {rows[0].objective}" if rows[0].objective else "they serve no objective")
    say(UNDO)


def _list(book: Book, name: str | None, closed: bool, limit: int | None) -> None:
    with book.reading() as connection:
        who = whose(connection, name) if name is not None else None
        found = objectives(connection, who.account_id if who else None, closed=closed)
    shown = found[:limit]
    if wants_json():
        more: dict[str, Any] = {"total": len(found)} if len(shown) < len(found) else {}
        emit_json(list_json(book.today, [objective_json(book, row) for row in shown], **more))
    else:
        for line in objective_lines(book, shown, account=True):
            emit(line)
    if not found:
        say(f"{who.account_name} has no objective." if who else "No account has an objective.")
    say_left_out(len(found) - len(shown), "`--limit 0` shows all.")


def _written(book: Book, row: ObjectiveRow) -> None:
    if wants_json():
        emit_json({"objective": objective_json(book, row)})
    else:
        for line in objective_lines(book, [row], account=True):
            emit(line)
    if row.open:
        say(f"a task serves it: kamtui objective --serve {row.id} TASK")
    say(UNDO)


def objective_lines(book: Book, rows: Sequence[ObjectiveRow], *, account: bool = False) -> list[str]:
    """Objectives with their days; late ones are marked."""
    found = [
        (
            str(row.id),
            "!" if row.is_late(book.today) else "" if row.open else "✓",
            row.account_name if account else "",
            row.text,
            row.words(book.today),
        )
        for row in rows
    ]
    return table(found, right=frozenset({0}), squeeze=(3, 2))
