"""What `threat` and `event` share: numbers of their own, whose they are, and how a response is printed."""

from collections.abc import Sequence
from typing import Any

import click

from kamtui.cli.jsons import task_json
from kamtui.cli.output import emit, emit_json, say, wants_json
from kamtui.cli.written import UNDO, say_task, seen
from kamtui.domain.keep.responses import NONE, Response, split_answer
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import clean
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.names import Who
from kamtui.services.views.accounts import account_named
from kamtui.services.views.tasks import one
from kamtui.store.reading import Connection

_MOST = 2**63 - 1


class Number(click.ParamType[int]):
    """The number of a threat or an event."""

    name = "id"

    def __init__(self, noun: str) -> None:
        self.noun = noun

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a usage error for anything else."""
        text = str(value)
        if not (text.isascii() and text.isdigit()) or len(text) > 19 or not 0 < int(text) <= _MOST:
            self.fail(f"“{clean(text, 30)}” is not the number of {self.noun}.", param, ctx)
        return int(text)


def only(option: str, *others: object) -> None:
    """Raises `UsageError` when anything stands beside an option that goes with a text alone."""
    if any(other is not None and other is not False for other in others):
        raise UsageError(f"{option} takes a number and words, nothing else.", "Leave the other options out.")


def whose(connection: Connection, name: str) -> Who:
    """The account a name means, or that of the contact it means."""
    text = clean(name).removeprefix("@").strip()
    if not text:
        raise UsageError("No account was named.", "`kamtui accounts` lists them.")
    return account_named(connection, text)


def asked(book: Book, name: str, text: str, answer: str | None) -> tuple[int, str, str]:
    """The account a name means, what is written down of it, and the line of its response, empty where none is given."""
    with book.reading() as connection:
        who = whose(connection, name)
    assert who.account_id is not None
    what, behind = (text, answer) if answer is not None else split_answer(text)
    if answer is not None and not clean(answer):
        raise UsageError("--answer says nothing.", "Say what is to be done and when: --answer 'call @rina fri'.")
    return who.account_id, what, behind


def show_written(
    book: Book, what: str, shape: dict[str, Any], lines: Sequence[str], response: Response | None, notes: Sequence[str]
) -> None:
    """Prints what was written and its response."""
    answers: list[TaskRow] = []
    if response is not None:
        with book.reading() as connection:
            answers = [one(connection, response.id)]
    views = seen(book, answers)
    if wants_json():
        emit_json({what: shape, "response": task_json(views[0]) if views else None})
    else:
        for line in lines:
            emit(line)
    for view in views:
        say_task(book, "response", view)
    for note in notes:
        say(f"note: {note}")
    say(UNDO)


def say_unanswered(name: str, noun: str, number: int, by: str = "") -> None:
    """What follows from having no response, `by Thu 26 Nov` where that is some days away, and how to give one."""
    say(f"{NONE}: without one {by}, the tasks of {name} sit in Do" if by else f"{NONE}: the tasks of {name} sit in Do")
    say(f"give it one: kamtui {noun} --respond {number} call fri")
