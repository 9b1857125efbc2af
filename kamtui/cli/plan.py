"""Planning: `add`, `edit`, `move`, `cut`, `handoff`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from kamtui.cli.days import HINT, is_day, typed_day
from kamtui.cli.jsons import task_json
from kamtui.cli.options import TaskId, reason_option, text_argument, verb
from kamtui.cli.output import emit, emit_json, json_option, say, wants_json
from kamtui.cli.written import UNDO, emit_tasks, seen
from kamtui.domain.load import day_load
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Reason
from kamtui.domain.workdays import short_day
from kamtui.errors import AmbiguousError, KamtuiError, RejectedError, UsageError
from kamtui.services.book import Book
from kamtui.store.reads.today import load

if TYPE_CHECKING:
    from kamtui.services.understand import Draft


@verb(
    "add",
    """
    kamtui add call @rina renewal pricing fri 10:00 by 12 dec '~30m' !
    kamtui add email @acme new price list "#price" by 4 dec
    kamtui add -- -20% is what they asked for
    """,
)
@text_argument("text", required=False)
@json_option
@click.pass_obj
def command_add(book: Book, text: str) -> None:
    """Add a task in one line, and print what was understood.

    A leading kind (call, visit, email, meeting, proposal, internal, research, prospecting); @name for a contact or
    account; a date for the planned day; `by DATE` for the due date; ~30m for the time it takes; ! important, !!
    important and urgent; `every 2 weeks` repeats; #price, #delivery or #promise with a due date is a promise. The rest
    is the title. Quote what your shell would read itself, such as #, ~ and !. Without TEXT, on a terminal, it asks for
    the line and shows what it understands while you type; nothing has to be quoted there.
    """
    if click.get_current_context().get_parameter_source("text") is ParameterSource.DEFAULT:
        text = _asked(book)
    from kamtui.services.verbs.tasks import add

    _understood(book, *add(book, text))


def _asked(book: Book) -> str:
    """The line as it is typed on a terminal. Raises `UsageError` without one, and when it is left empty."""
    from kamtui.cli.open import on_terminal

    if not on_terminal():
        raise UsageError("Missing argument 'TEXT...'.", "`kamtui add -h` shows how it is used.")
    from kamtui.cli.line_editor import ask_line
    from kamtui.services.understand import draft

    def understood(text: str) -> str:
        try:
            with book.reading() as connection:
                found = draft(connection, book, text)
        except KamtuiError as error:
            return error.sentence
        return " · ".join((found.title, *found.echo, *(f"note: {note}" for note in found.notes)))

    line = ask_line("add> ", understood)
    if not line or not line.strip():
        raise UsageError("Nothing was typed, nothing is added.", "`kamtui add -h` shows what a line may say.")
    return line


@verb(
    "edit",
    """
    kamtui edit 1 next friday 14:00
    kamtui edit 1 email new title by 18 dec
    """,
)
@click.argument("task_id", metavar="ID", type=TaskId())
@text_argument("text")
@json_option
@click.pass_obj
def command_edit(book: Book, task_id: int, text: str) -> None:
    """Change an open task; what the line does not say stays.

    The line is read as `kamtui add` reads it.
    """
    from kamtui.services.verbs.tasks import edit

    _understood(book, *edit(book, task_id, text))


def _understood(book: Book, row: TaskRow, read: "Draft") -> None:
    (view,) = seen(book, [row])
    if wants_json():
        emit_json({"task": task_json(view), "understood": list(read.echo), "notes": list(read.notes)})
    else:
        emit(f"{row.id}  {row.kind}  {row.title}")
        for part in read.echo:
            emit(f"    {part}")
    for note in read.notes:
        say(f"note: {note}")
    say(UNDO)


@verb(
    "move",
    """
    kamtui move 1 fri
    kamtui move 1 2 "4 dec" --reason client
    kamtui move 1 2026-12-01
    """,
)
@click.argument("words", metavar="ID... DATE", nargs=-1, required=True)
@reason_option
@json_option
@click.pass_obj
def command_move(book: Book, words: tuple[str, ...], reason: Reason | None) -> None:
    """Plan open tasks on another day; all of them move, or none. From the third move on a task needs a reason.

    DATE is a day as `kamtui add` reads it, in quotes when it starts with a number: "4 dec".
    """
    task_ids, phrase = _ids_and_day(book, words)
    day = typed_day(book, phrase)
    from kamtui.services.verbs.tasks import move

    _changed(book, move(book, task_ids, day.on, reason, day.at))
    if day.note:
        say(f"note: {day.note}")
    with book.reading() as connection:
        planned = load(connection, day.on, day.on)
        there = day_load(day.on, planned, book.calendar(connection), book.rules.capacity_minutes)
    say(f"{short_day(day.on, book.today)}: {there.words}")
    say(UNDO)


def _ids_and_day(book: Book, words: Sequence[str]) -> tuple[list[int], str]:
    """The numbers in front, and the rest as the day. Raises `AmbiguousError` when the last number may belong to it."""
    numbers = 0
    while numbers < len(words) and words[numbers].isdecimal():
        numbers += 1
    phrase = " ".join(words[numbers:])
    ids = [TaskId().convert(word, None, None) for word in words[:numbers]]
    if not ids:
        raise UsageError("The number of the task comes first.", "`kamtui move 12 fri` moves task 12.")
    if not phrase:
        raise RejectedError(f"“{' '.join(words)}” names no day to move to.", HINT)
    longer = f"{words[numbers - 1]} {phrase}"
    if len(ids) > 1 and is_day(book, phrase) and is_day(book, longer):
        raise AmbiguousError(
            f"“{longer}” may be a day, or task {ids[-1]} and a day.",
            (f'"{longer}"', f'{ids[-1]} "{phrase}"'),
            "Quote it.",
        )
    return ids, phrase


@verb(
    "cut",
    """
    kamtui cut 1
    kamtui cut 1 2 --reason obsolete
    """,
)
@click.argument("task_ids", metavar="ID...", type=TaskId(), nargs=-1, required=True)
@reason_option
@json_option
@click.pass_obj
def command_cut(book: Book, task_ids: tuple[int, ...], reason: Reason | None) -> None:
    """Take open tasks out of the plan; all of them, or none."""
    from kamtui.services.verbs.tasks import cut

    _changed(book, cut(book, task_ids, reason))
    say(UNDO)


@verb("handoff", "kamtui handoff 1 Jo Lind")
@click.argument("task_id", metavar="ID", type=TaskId())
@text_argument("who")
@json_option
@click.pass_obj
def command_handoff(book: Book, task_id: int, who: str) -> None:
    """Give an open task to somebody else. It stays in the plan, marked with the name."""
    from kamtui.services.verbs.tasks import hand_off

    rows = hand_off(book, [task_id], who)
    _changed(book, rows)
    say(f"handed to {rows[0].handed_to}")
    say(UNDO)


def _changed(book: Book, rows: Sequence[TaskRow]) -> None:
    found = seen(book, rows)
    if wants_json():
        emit_json({"items": [task_json(view) for view in found]})
    else:
        emit_tasks(book, found)
