"""What stays where it is, and how much an account is to get: `pin` and `intensity`."""

import click

from kamtui.cli.jsons import task_json
from kamtui.cli.options import TaskId, complete_names, verb
from kamtui.cli.output import emit, emit_json, json_option, say, wants_json
from kamtui.cli.written import UNDO, emit_tasks, seen
from kamtui.errors import RejectedError, UsageError
from kamtui.services.book import Book
from kamtui.services.views.accounts import account_named
from kamtui.store.reads.accounts import account
from kamtui.store.reads.plan import intensity
from kamtui.store.reads.tasks import tasks_by_id

_AUTO = "auto"
_MOST = 31
_DAY = 1440


@verb(
    "pin",
    """
    kamtui pin 3
    kamtui pin 3 4
    """,
)
@click.argument("task_ids", metavar="ID...", type=TaskId(), nargs=-1, required=True)
@json_option
@click.pass_obj
def command_pin(book: Book, task_ids: tuple[int, ...]) -> None:
    """Pin tasks to their days, or let them go again.

    They are let go when all of them are pinned. A pinned task is moved by no reflow and no spread; `kamtui move`
    moves it.
    """
    from kamtui.services.verbs.plan import pin

    ids = tuple(dict.fromkeys(task_ids))
    pinned = pin(book, ids)
    with book.reading() as connection:
        rows = tasks_by_id(connection, ids)
    found = seen(book, rows)
    if wants_json():
        emit_json({"items": [task_json(view) for view in found], "pinned": pinned})
    else:
        emit_tasks(book, found)
    say("pinned" if pinned else "no longer pinned")
    say(UNDO)


@verb(
    "intensity",
    """
    kamtui intensity acme
    kamtui intensity acme 6 --minutes 30
    kamtui intensity acme auto
    """,
)
@click.argument("words", metavar="NAME [N|auto]", nargs=-1, required=True, shell_complete=complete_names)
@click.option("--minutes", metavar="M", help="Minutes of one touch, or auto for those of its kind.")
@json_option
@click.pass_obj
def command_intensity(book: Book, words: tuple[str, ...], minutes: str | None) -> None:
    """Say how many touches a month an account gets, or show it.

    N is 0 to 31; auto leaves number and minutes to the cadence and the kind again. It holds for plans that are
    generated from now on.
    """
    name, number = (words[:-1], words[-1]) if len(words) > 1 and _is_number(words[-1]) else (words, None)
    with book.reading() as connection:
        who = account_named(connection, " ".join(name))
        assert who.account_id is not None
        found = intensity(connection, who.account_id)
    touches, length = (found[1], found[2]) if found else (None, None)
    if number is not None and number != _AUTO and int(number) > _MOST:
        raise RejectedError(f"{number} touches are more than a month has days.", f"Say 0 to {_MOST}, or auto.")
    if number is not None or minutes is not None:
        from kamtui.services.verbs.plan import set_intensity

        touches = touches if number is None else None if number == _AUTO else int(number)
        length = _minutes(minutes) if minutes is not None else None if number == _AUTO else length
        set_intensity(book, who.account_id, touches, length)
    _show(book, who.account_id, touches, length)
    if number is not None or minutes is not None:
        say(UNDO)


def _is_number(word: str) -> bool:
    return word == _AUTO or (word.isascii() and word.isdecimal() and len(word) <= 9)


def _minutes(text: str) -> int | None:
    if not _is_number(text):
        raise UsageError(f"“{text}” is no number of minutes.", "Use --minutes 30, or --minutes auto.")
    if text != _AUTO and not 1 <= int(text) <= _DAY:
        raise RejectedError(f"A touch does not take {text} minutes.", f"Say 1 to {_DAY}, or auto.")
    return None if text == _AUTO else int(text)


def _show(book: Book, account_id: int, touches: int | None, minutes: int | None) -> None:
    with book.reading() as connection:
        row = account(connection, account_id)
    assert row is not None
    cadence = book.rules.cadence(row.tier, row.cadence)
    if wants_json():
        emit_json(
            {
                "account": {"id": row.id, "name": row.name, "tier": row.tier},
                "touches": touches,
                "minutes": minutes,
                "cadence_days": cadence,
            }
        )
        return
    often = (
        f"by its cadence, every {cadence} d"
        if touches is None
        else f"{touches} touch{'' if touches == 1 else 'es'} a month"
    )
    each = "" if minutes is None else f", {minutes} min each"
    emit(f"{row.name}  {row.tier}  {often}{each}")
