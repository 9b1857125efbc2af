"""`doctor`: is the book whole, private, in a safe place, and is there a way back?"""

import os
from typing import TYPE_CHECKING

import click

from kamtui.cli.open import settings_doubts
from kamtui.cli.options import verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, table, wants_json
from kamtui.domain.locale import show_in
from kamtui.errors import BookError, UsageError
from kamtui.services.book import Book

if TYPE_CHECKING:
    from kamtui.services.doctor import Finding
    from kamtui.store.salvage.work import Carried, Salvaged


@verb(
    "doctor",
    """
    kamtui doctor
    kamtui doctor --repair
    kamtui doctor --repair --to ~/saved.db
    """,
)
@click.option("--repair", is_flag=True, help="Save what can be read of a damaged book into a new one beside it.")
@click.option("--to", "target", metavar="FILE", help="Where --repair writes the new book; FILE must be new.")
@json_option
@click.pass_obj
def command_doctor(book: Book, repair: bool, target: str | None) -> int:
    """Say whether the book is whole, private and backed up.

    Looks at pages, rows, rights, backups, room and place, and at the settings; writes nothing. Exits with 6 when the
    book itself is not whole. --repair never touches the damaged book: it reads it page by page, brings lost rows back
    as the history tells them, and says what is lost for good.
    """
    if target is not None and not repair:
        raise UsageError("--to goes with --repair.", "kamtui doctor --repair --to FILE")
    if repair:
        _repair(book, target)
        return 0
    from kamtui.services.doctor import examine

    settings = _settings()  # first: it says in which language
    found = [*examine(book), *settings]
    if wants_json():
        items = [{"what": o.what, "ok": o.ok, "grave": o.grave, "says": o.says, "do": o.do} for o in found]
        emit_json({"schema": SCHEMA, "items": items})
    else:
        for line in table([("ok" if one.ok else "!!", one.what, one.says) for one in found]):
            emit(line)
    for told in dict.fromkeys(f"{one.what}: {one.do}" for one in found if one.do):
        say(told)
    return BookError.exit_code if any(one.grave for one in found) else 0


def _settings() -> "list[Finding]":
    """What is wrong with the settings, one by one; days are shown in their language from here on."""
    from kamtui.config import config_path, load_settings, named
    from kamtui.services.doctor import Finding

    try:
        settings = load_settings()
    except UsageError as error:
        return [Finding("settings", False, error.sentence, error.hint)]
    if not wants_json():
        show_in(settings.language)
    doubts = [Finding("settings", False, said, "kamtui config --edit") for said in settings_doubts(settings)]
    where = named(config_path())
    says = where if os.path.exists(config_path()) else f"there are none at {where}: each has its default"
    return doubts or [Finding("settings", True, says)]


def _repair(book: Book, target: str | None) -> None:
    """Salvages a damaged book, and says table by table what came of it."""
    from kamtui.services.repair import repair

    done = repair(book, None if target is None else os.path.abspath(os.path.expanduser(target)))
    if done is None:
        if wants_json():
            emit_json({"schema": SCHEMA, "book": book.path, "repaired": None, "items": []})
        say("The book is whole: there is nothing to repair.")
        return
    if wants_json():
        emit_json(_json(book, done))
    else:
        for line in table([(one.table, f"{one.read} read", _told(one)) for one in done.tables], frozenset({1})):
            emit(line)
    if done.lost_pages or done.strange:
        say(f"{_count(done.lost_pages, 'page')} and {_count(done.strange, 'row')} beside could not be read")
    if done.left is not None:
        say(f"rows as they were before they were mended or left out: {done.left}")
    say(f"the new book: {done.target}")
    say(f"put it in the place of the damaged one, which is kept: kamtui restore {done.target}")


def _json(book: Book, done: "Salvaged") -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "book": book.path,
        "repaired": done.target,
        "left": done.left,
        "lost_pages": done.lost_pages,
        "unreadable_rows": done.strange,
        "items": [
            {
                "table": one.table,
                "complete": one.complete,
                "read": one.read,
                "mended": one.mended,
                "rebuilt": one.rebuilt,
                "stand_ins": one.stand_ins,
                "left_out": one.left_out,
                "lost": one.lost,
            }
            for one in done.tables
        ],
    }


def _told(one: "Carried") -> str:
    """`110 lost, 3 mended`; that more may be missing where nothing can tell."""
    counted = (
        (one.rebuilt, "as the history tells"),
        (one.mended, "mended"),
        (one.stand_ins, "stand in for lost ones"),
        (one.left_out, "left out"),
        (one.lost, "lost"),
    )
    said = [f"{count} {what}" for count, what in counted if count]
    if one.torn and not one.lost:
        said.append("a page is lost: rows may be missing")
    return ", ".join(said)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
