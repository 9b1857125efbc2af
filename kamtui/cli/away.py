"""Days off: `away`."""

from collections.abc import Sequence
from typing import Any

import click

from kamtui.cli.jsons import list_json
from kamtui.cli.options import text_argument, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.written import UNDO
from kamtui.domain.away import span_words
from kamtui.domain.text import clean
from kamtui.errors import RejectedError, UsageError
from kamtui.services.book import Book
from kamtui.services.views.away import AwayView, away_views

_HINT = "Say whole days, the reason behind them: 24 dec - 2 jan christmas, next week, fri, 3 days from mon."
_NAMED = 12
"""Tasks that the command that moves them names."""


@verb(
    "away",
    """
    kamtui away
    kamtui away 24 dec - 2 jan christmas
    kamtui away fri dentist
    kamtui away next week
    """,
)
@text_argument("dates", required=False)
@click.option("--remove", is_flag=True, help="Work on these days after all.")
@json_option
@click.pass_obj
def command_away(book: Book, dates: str, remove: bool) -> None:
    """Take days off, or list the days off.

    DATES is a day, a range or a period, as in `fri`, `24 dec - 2 jan`, `next week`, `december`, `3 days from mon`; the
    words behind it say why. Nothing new is planned on these days; the tasks that stand there stay. Days that are off
    already keep their reason.
    """
    if clean(dates):
        _change(book, clean(dates), remove)
    elif remove:
        raise UsageError("No days were named.", "`kamtui away --remove fri` works on Friday after all.")
    else:
        with book.reading() as connection:
            found = away_views(connection, book, book.today)
        _show(book, found, found)
        if not found:
            say("No days off are ahead.")


def _change(book: Book, text: str, remove: bool) -> None:
    from kamtui.domain.phrases.ranges import read_days

    with book.reading() as connection:
        days = read_days(text, book.moment(book.calendar(connection)))
    if days is None or (remove and days.rest):
        raise RejectedError(f"“{text}” is no day or range of days.", _HINT)
    from kamtui.services.verbs import away

    now = [away.back(book, days.first, days.last)] if remove else away.away(book, days.first, days.last, days.rest)
    with book.reading() as connection:
        _show(book, away_views(connection, book, min(days.first, book.today)), now)
    if days.note:
        say(f"note: {days.note}")
    if remove:
        say("worked again")
    else:
        _say_tasks([task for view in now for task in view.tasks])
    say(UNDO)


def _say_tasks(tasks: Sequence[int]) -> None:
    """What stands on the days, and the command that moves it."""
    if not tasks:
        say("no open task stands on these days")
        return
    stays = "stays" if len(tasks) == 1 else "stay"
    named = " ".join(map(str, tasks[:_NAMED])) + (" …" if len(tasks) > _NAMED else "")
    say(f"{_several(len(tasks), 'open task')} {stays} there: kamtui move {named} DATE, or r in the planner")


def _show(book: Book, all_of_them: Sequence[AwayView], found: Sequence[AwayView]) -> None:
    """Prints ranges; as JSON all that are not over, whichever they are."""
    if wants_json():
        emit_json(list_json(book.today, [_json(view) for view in all_of_them]))
        return
    rows = [
        (
            span_words(view.days, book.today),
            _several(view.working_days, "working day"),
            _several(len(view.tasks), "open task") if view.tasks else "",
            view.days.why,
        )
        for view in found
    ]
    for row in table(rows, squeeze=(3,)):
        emit(row)


def _json(view: AwayView) -> dict[str, Any]:
    return {
        "first_on": view.days.first.isoformat(),
        "last_on": view.days.last.isoformat(),
        "why": view.days.why or None,
        "working_days": view.working_days,
        "open_tasks": list(view.tasks),
    }


def _several(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
