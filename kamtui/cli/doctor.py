"""`doctor`: is the book whole, private, in a safe place, and is there a way back?"""

import click

from kamtui.cli.options import verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, table, wants_json
from kamtui.errors import BookError
from kamtui.services.book import Book


@verb(
    "doctor",
    """
    kamtui doctor
    """,
)
@json_option
@click.pass_obj
def command_doctor(book: Book) -> int:
    """Say whether the book is whole, private and backed up.

    Looks at pages, rows, rights, backups, room and place, and writes nothing. Exits with 6 when the book itself is not
    whole.
    """
    from kamtui.services.doctor import examine

    found = examine(book)
    if wants_json():
        items = [{"what": o.what, "ok": o.ok, "grave": o.grave, "says": o.says, "do": o.do} for o in found]
        emit_json({"schema": SCHEMA, "items": items})
    else:
        for line in table([("ok" if one.ok else "!!", one.what, one.says) for one in found]):
            emit(line)
    for one in found:
        if one.do:
            say(f"{one.what}: {one.do}")
    return BookError.exit_code if any(one.grave for one in found) else 0
