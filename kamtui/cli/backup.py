"""`backup` and `restore`: a checked copy of the whole book, and putting one back."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from kamtui.cli.options import verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, table, wants_json
from kamtui.services.book import Book

if TYPE_CHECKING:
    from kamtui.store.backups import Backup


@verb(
    "backup",
    """
    kamtui backup
    kamtui backup ~/safe/book.db.gz
    kamtui backup --list
    """,
)
@click.argument("file", required=False)
@click.option("--list", "listing", is_flag=True, help="List the backups there are, the latest first.")
@json_option
@click.pass_obj
def command_backup(book: Book, file: str | None, listing: bool) -> None:
    """Write a checked copy of the book, to FILE or beside the book.

    FILE must be new; a name that ends in .gz is packed. Backups are also made by themselves: once an hour of work and
    before an import, a restore and an upgrade.
    """
    from kamtui.services.backups import back_up, listed

    if listing:
        _list(listed(book))
        return
    made = back_up(book, _path(file) if file is not None else None)
    if wants_json():
        emit_json({"schema": SCHEMA, "backup": made})
    else:
        emit(made)
    say(f"restore: kamtui restore {made}")


@verb(
    "restore",
    """
    kamtui restore ~/safe/book.db.gz
    """,
)
@click.argument("file")
@json_option
@click.pass_obj
def command_restore(book: Book, file: str) -> None:
    """Put a backup in the place of the book. The book that was there is kept, and named.

    The backup is checked first, every row of it. An open planner shows the restored book at once.
    """
    from kamtui.services.backups import restore

    done = restore(book, _path(file))
    if wants_json():
        emit_json({"schema": SCHEMA, "restored": done.source, "kept": done.kept, "damaged": done.damaged})
    else:
        emit(f"restored {done.source}")
    if done.kept is not None:
        say(f"damaged book kept: {done.kept}" if done.damaged else f"take it back: kamtui restore {done.kept}")


def _list(found: "list[Backup]") -> None:
    if wants_json():
        emit_json({"schema": SCHEMA, "items": [_json(one) for one in found]})
        return
    for line in table([(f"{one.at.astimezone():%Y-%m-%d %H:%M}", one.why, one.path) for one in found]):
        emit(line)
    if not found:
        say("There is no backup yet: kamtui backup")


def _json(one: "Backup") -> Mapping[str, Any]:
    return {"at": one.at.strftime("%Y-%m-%dT%H:%M:%SZ"), "why": one.why, "path": one.path}


def _path(text: str) -> str:
    return os.path.abspath(os.path.expanduser(text))
