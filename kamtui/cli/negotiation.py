"""`option`: the ways a proposal may end, what each costs, and who of ours must agree."""

from collections.abc import Sequence
from typing import Any

import click

from kamtui.cli.jsons import list_json
from kamtui.cli.options import TaskId, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.written import UNDO
from kamtui.domain.keep.options import OptionRow
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.negotiation import Negotiation, negotiation, one_option
from kamtui.store.reads.options import options_at_stake


@verb(
    "option",
    """
    kamtui option
    kamtui option 3
    kamtui option 3 "basic: give 5% get 3 years why budget certainty approval head of sales"
    kamtui option 3 "lean: give nothing get a trial"
    kamtui option 3 --approve basic
    kamtui option 3 --remove lean
    """,
)
@click.argument("task", metavar="[TASK]", type=TaskId(), required=False)
@click.argument("text", metavar="[TEXT]...", nargs=-1)
@click.option("--approve", metavar="NAME", help="Who must agree to this option has agreed.")
@click.option("--remove", metavar="NAME", help="Take this option out.")
@json_option
@click.pass_obj
def command_option(
    book: Book, task: int | None, text: tuple[str, ...], approve: str | None, remove: str | None
) -> None:
    """List, write, approve or remove the options of a proposal.

    TASK is a proposal; without one the options of every open proposal are listed. An option is its name, then what we
    give and get, why it is worth it to them, and who of ours must agree: NAME: give … get … why … approval …. The name
    of one that is there changes what the line says of it. Two or three are a choice: another number is warned of, and
    so is an approval that is missing two working days before the proposal is due.
    """
    if approve is not None and remove is not None:
        raise UsageError("--approve and --remove exclude each other.", "Give one of them.")
    if (approve is not None or remove is not None) and (text or task is None):
        raise UsageError("--approve and --remove take a task and the name of an option.", "Leave the words out.")
    if task is None:
        _list(book)
    elif approve is not None or remove is not None:
        _change(book, task, approve, remove)
    elif text:
        _write(book, task, " ".join(text))
    else:
        _list(book, task)


def _write(book: Book, task: int, line: str) -> None:
    from kamtui.services.verbs.options import write_option

    row, wish = write_option(book, task, line)
    _written(book, row)
    if wish.reopens:
        say("the terms are others now" + (": its approval is asked for again" if row.approval else ""))
    say(UNDO)


def _change(book: Book, task: int, approve: str | None, remove: str | None) -> None:
    from kamtui.services.verbs.options import approve_option, remove_option

    with book.reading() as connection:
        row = one_option(connection, task, approve if approve is not None else remove or "")
    left = approve_option(book, row.id) if approve is not None else remove_option(book, row.id)
    _written(book, left)
    if remove is not None:
        say("it is no option any more")
    say(UNDO)


def _written(book: Book, row: OptionRow) -> None:
    """An option, and what speaks against those its proposal has now."""
    with book.reading() as connection:
        found = negotiation(connection, book, row.task_id)
    if wants_json():
        emit_json({"option": option_json(found, row), "warnings": list(found.warnings)})
    else:
        for line in _lines(book, found, [row]):
            emit(line)
    _warn([found])


def _list(book: Book, task: int | None = None) -> None:
    with book.reading() as connection:
        tasks = [task] if task is not None else sorted(options_at_stake(connection))
        found = [negotiation(connection, book, one) for one in tasks]
    if wants_json():
        items = [option_json(one, row) for one in found for row in one.options]
        warned = [{"task": one.task.id, "warning": said} for one in found for said in one.warnings]
        emit_json(list_json(book.today, items, warnings=warned))
    else:
        for one in found:
            for line in _lines(book, one, one.options):
                emit(line)
    if not any(one.options for one in found):
        say("No proposal has options so far." if task is None else f"“{found[0].task.title}” has no options so far.")
    _warn(found)


def _warn(found: Sequence[Negotiation]) -> None:
    for one in found:
        for said in one.warnings:
            say(f"task {one.task.id} “{one.task.title}”: {said}")


def _lines(book: Book, found: Negotiation, rows: Sequence[OptionRow]) -> list[str]:
    cells = [
        (
            str(row.task_id),
            "!" if row.pending else "",
            found.task.account_name or "",
            row.name,
            f"give {row.give}",
            f"get {row.gain}",
            f"why {row.logic}" if row.logic else "",
            row.approval_words(book.today),
        )
        for row in rows
    ]
    return table(cells, right=frozenset({0}), squeeze=(6, 4, 5, 7))


def option_json(found: Negotiation, row: OptionRow) -> dict[str, Any]:
    """An option; `pending` is whether somebody has to agree and has not."""
    task = found.task
    return {
        "id": row.id,
        "task": {
            "id": task.id,
            "title": task.title,
            "account": None if task.account_id is None else {"id": task.account_id, "name": task.account_name},
        },
        "name": row.name,
        "give": row.give,
        "get": row.gain,
        "why": row.logic or None,
        "approval": row.approval or None,
        "pending": row.pending,
        "approved_on": row.approved_on.isoformat() if row.approved_on else None,
    }
