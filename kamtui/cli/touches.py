"""After a call: `done`, `no-answer`, `log`."""

from typing import TYPE_CHECKING, Any

import click

from kamtui.cli.days import typed_day
from kamtui.cli.jsons import task_json, touch_json
from kamtui.cli.options import TaskId, complete_names, text_argument, verb
from kamtui.cli.output import emit, emit_json, json_option, say, wants_json
from kamtui.cli.rows import line
from kamtui.cli.written import UNDO, emit_tasks, say_task, seen
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import clean
from kamtui.domain.words import Kind, Outcome
from kamtui.domain.workdays import short_day
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView

if TYPE_CHECKING:
    from kamtui.services.followup import Closing
    from kamtui.services.verbs.touch import Done

OUTCOMES = {outcome.replace(" ", "-"): outcome for outcome in Outcome}
"""How an outcome is spelled on the command line."""


@verb(
    "done",
    """
    kamtui done 1 agreed option B, sends the order
    kamtui done 1 "wants the new price by fri #price" --next "4 dec"
    kamtui done 1 no budget this year --park "1 feb" "no budget"
    kamtui done 1 --outcome waiting-on-them
    """,
)
@click.argument("task_id", metavar="ID", type=TaskId())
@text_argument("note", required=False)
@click.option("--next", "next_day", metavar="DATE", help="Plan the next step on this day.")
@click.option("--park", nargs=2, metavar="UNTIL WHY", help="Park the account until a day instead.")
@click.option("--no-next", metavar="WHY", help="Leave no next step.")
@click.option("--outcome", type=click.Choice(list(OUTCOMES)), metavar="O", help=f"How it ended: {', '.join(OUTCOMES)}.")
@json_option
@click.pass_obj
def command_done(
    book: Book,
    task_id: int,
    note: str,
    next_day: str | None,
    park: tuple[str, str] | None,
    no_next: str | None,
    outcome: str | None,
) -> None:
    """Tick a task off and leave with the next step.

    The NOTE goes to the journal; tick, touch and next step are one undo. In it `>DATE` sets the next step as --next
    does, `>them 5d` waits on the client, `>us` says the client waits on us, `>- until DATE why` parks the account, and
    a promise is #price, #delivery or #promise with `by DATE` in one sentence. Quote a note with > or # in it.
    """
    if sum(given is not None for given in (next_day, park, no_next)) > 1:
        raise UsageError("--next, --park and --no-next exclude each other.", "Give one of them.")
    from kamtui.services.verbs.touch import done

    left = done(book, task_id, note, _closing(book, next_day, park, no_next, outcome))
    _left(book, [left])


def _closing(
    book: Book, next_day: str | None, park: tuple[str, str] | None, no_next: str | None, outcome: str | None
) -> "Closing":
    from kamtui.services.followup import Closing

    for name, why in (("--park", park[1] if park else None), ("--no-next", no_next)):
        if why is not None and not clean(why):
            raise UsageError(f"{name} needs a reason.", "Say why in a few words.")
    typed = typed_day(book, next_day) if next_day is not None else None
    return Closing(
        next_on=typed.on if typed else None,
        next_at=typed.at if typed else None,
        park_until=typed_day(book, park[0]).on if park else None,
        park_why=clean(park[1]) if park else "",
        no_next=clean(no_next or ""),
        outcome=OUTCOMES[outcome] if outcome else None,
    )


@verb(
    "no-answer",
    """
    kamtui no-answer 1
    kamtui no-answer 1 2
    """,
)
@click.argument("task_ids", metavar="ID...", type=TaskId(), nargs=-1, required=True)
@json_option
@click.pass_obj
def command_no_answer(book: Book, task_ids: tuple[int, ...]) -> None:
    """Write down that nobody answered, and plan the next attempt.

    With --json one number prints an object as `kamtui done` does, several print {"items": [...]} of them.
    """
    from kamtui.services.verbs.touch import no_answer

    _left(book, no_answer(book, task_ids))


@verb(
    "log",
    """
    kamtui log @acme talked about the new line
    kamtui log @rina "met at the fair, quote by 4 dec #price" --kind meeting
    """,
)
@click.argument("name", metavar="@NAME", shell_complete=complete_names)
@text_argument("note")
@click.option(
    "--kind", type=click.Choice([str(kind) for kind in Kind]), default="call", show_default=True, help="What it was."
)
@json_option
@click.pass_obj
def command_log(book: Book, name: str, note: str, kind: str) -> None:
    """Write down contact that was not planned. The NOTE is read as `kamtui done` reads it."""
    from kamtui.services.verbs.touch import log

    _left(book, [log(book, clean(name.removeprefix("@")), note, Kind(kind))])


def _left(book: Book, left: "list[Done]") -> None:
    """Prints what one touch or several left behind."""
    rows = {row.id: row for one in left for row in (one.task, one.next, *one.promises) if row is not None}
    found = {view.row.id: view for view in seen(book, list(rows.values()))}
    if wants_json():
        shapes = [_json(one, found) for one in left]
        emit_json(shapes[0] if len(shapes) == 1 else {"items": shapes})
    else:
        _emit(book, left, found)
    for one in left:
        _say(book, one, found)
    say(UNDO)


def _emit(book: Book, left: "list[Done]", found: dict[int, TaskView]) -> None:
    emit_tasks(book, [found[one.task.id] for one in left if one.task is not None])
    for one in left:
        if one.task is None and one.touch is not None:
            touch = one.touch
            who = touch.contact_name or touch.account_name or ""
            emit(
                "  ".join(
                    part for part in (touch.kind, who, short_day(touch.on, book.today), clean(touch.note)) if part
                )
            )


def _say(book: Book, left: "Done", found: dict[int, TaskView]) -> None:
    for promise in left.promises:
        say_task(book, "promise", found[promise.id])
    for note in left.notes:
        say(f"note: {note}")
    why = "; ".join(left.why)
    if left.next is not None:
        say(f"next: {line(found[left.next.id], book.today)}" + (f" ({why})" if why else ""))
    elif why:
        say(why)


def _json(left: "Done", found: dict[int, TaskView]) -> dict[str, Any]:
    def shape(row: TaskRow | None) -> dict[str, Any] | None:
        return None if row is None else task_json(found[row.id])

    return {
        "done": shape(left.task),
        "touch": touch_json(left.touch) if left.touch else None,
        "next": shape(left.next),
        "promises": [shape(row) for row in left.promises],
        "why": list(left.why),
    }
