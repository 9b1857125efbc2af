"""`export`: accounts, contacts, tasks, journal, sales, sheets for paper, calendars, cards, or the whole book."""

import sys

import click

from kamtui.cli.options import verb
from kamtui.cli.output import emit_bytes, json_option, say, wants_json
from kamtui.domain.text import clean
from kamtui.errors import UsageError
from kamtui.exchange.export_kinds import KINDS, NO_TEXT, Asked
from kamtui.services.book import Book

_FORMATS = tuple(dict.fromkeys(form for kind in KINDS.values() for form in kind.formats))


def _kinds(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in KINDS if name.startswith(incomplete)]


def _formats(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    found = KINDS.get(str(ctx.params.get("kind")))
    return [form for form in (found.formats if found else _FORMATS) if form.startswith(incomplete)]


@verb(
    "export",
    """
    kamtui export accounts -o accounts.csv
    kamtui export sales --format xlsx -o ~/sales.xlsx
    kamtui export tasks --format todotxt -o todo.txt
    kamtui export tasks --format taskwarrior
    kamtui export day --format html -o today.html
    kamtui export week next week
    kamtui export ics -o tasks.ics
    kamtui export ics --as events --alarm 15m -o plan.ics
    kamtui export vcf --format 4.0 -o contacts.vcf
    kamtui export book --format json -o book.json
    """,
)
@click.argument("kind", metavar="KIND", shell_complete=_kinds)
@click.argument("words", metavar="[PERIOD]", nargs=-1)
@click.option(
    "--format",
    "form",
    metavar="F",
    shell_complete=_formats,
    help=f"{', '.join(_FORMATS)}; what a kind has is said above.",
)
@click.option("-o", "--output", metavar="FILE", help="Write it there; FILE must be new, and only you may read it.")
@click.option("--force", is_flag=True, help="Write over FILE.")
@click.option("--as", "as_", metavar="WHAT", help="Of ics: tasks (to-dos), or events (appointments).")
@click.option("--alarm", metavar="TIME", help="Of ics: ring so long before a fixed time, such as 15m or 1h.")
@json_option
@click.pass_obj
def command_export(
    book: Book,
    kind: str,
    words: tuple[str, ...],
    form: str | None,
    output: str | None,
    force: bool,
    as_: str | None,
    alarm: str | None,
) -> None:
    """Write the book, or parts of it, for others or for paper.

    \b
    accounts, contacts, journal, sales   csv, xlsx, json
    tasks                                csv, xlsx, json, todotxt, taskwarrior
    day, week, month                     md, html: a sheet for paper, on one page
    ics                                  tasks for a calendar; what is done or cut for 60 days
    vcf                                  contacts for an address book: vCard 3.0, 4.0
    book                                 json: all of it, for `kamtui import book`

    The first format is the one that is meant without --format. Without -o FILE, or with -o -, it goes to standard
    output. PERIOD belongs to day, week and month, as `kamtui report` reads it, and may be ahead (next week, dec). No
    cell of a table is a formula: a text that looks like one has an apostrophe in front, which `kamtui import` takes
    off again.
    """
    found = KINDS.get(kind.lower())
    if found is None:
        raise UsageError(_no("kind", kind), f"Use {', '.join(KINDS)}.")
    if form is None:
        form = "json" if wants_json() and "json" in found.formats else found.formats[0]
    if form.lower() not in found.formats:
        raise UsageError(f"{_no('format', form)[:-1]} of {kind.lower()}.", f"Use {', '.join(found.formats)}.")
    if words and not found.period:
        said = clean(" ".join(words), 40)
        raise UsageError(f"“{said}” belongs to no {kind.lower()}.", "`kamtui export -h` says what a kind takes.")
    to_file = output is not None and output != "-"
    if force and not to_file:
        raise UsageError("--force goes with -o FILE.", "`kamtui export -h` shows how it is used.")
    if form.lower() in NO_TEXT and not to_file and sys.stdout.isatty():
        raise UsageError("A workbook is no text: say where to write it.", f"Add -o FILE, such as -o {kind}.xlsx.")
    options = {name: text for name, text in (("as", as_), ("alarm", alarm)) if text is not None}
    for name in options:
        if name not in found.options:
            raise UsageError(f"--{name} does not go with {kind.lower()}.", "`kamtui export -h` says what does.")
    _write(book, Asked(kind.lower(), form.lower(), " ".join(words), options), output if to_file else None, force)


def _write(book: Book, asked: Asked, output: str | None, force: bool) -> None:
    from kamtui.services.exports import export

    made = export(book, asked)
    if output is None:
        emit_bytes(made.data)
    else:
        from kamtui.services.writing import write_file

        mark = b"\xef\xbb\xbf" if asked.form == "csv" else b""  # without it Excel takes UTF-8 for something else
        say(f"written to {write_file(output, mark + made.data, force=force)}")
    for note in made.notes:
        say(f"note: {note}")


def _no(what: str, word: str) -> str:
    return f"There is no {what} “{clean(word, 40)}”."
