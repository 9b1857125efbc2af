"""`kamtui import`: accounts, contacts, sales, tasks and an index out of CSV files, workbooks and ZIPs of them."""

import shlex
from typing import Any

import click

from kamtui.cli.failures import INTERRUPTED
from kamtui.cli.options import verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, wants_json
from kamtui.cli.progress import progress_line
from kamtui.cli.tiers import alike_words
from kamtui.domain.text import clean
from kamtui.domain.words import DateOrder, DecimalSign
from kamtui.errors import RejectedError, UsageError
from kamtui.exchange.sources import Source, load, standard_input
from kamtui.exchange.values import Decided, Options, Skipped, Sort
from kamtui.services.book import Book
from kamtui.services.imports.aliases import Same, read_same
from kamtui.services.imports.duplicates import Alike
from kamtui.services.imports.plan import FileResult, ImportPlan, plan_import
from kamtui.services.views.tiers import all_alike

SHOWN_ROWS = 20
"""Rejected rows of a file that are listed; the rest is counted."""

SHOWN_ALIKE = 5
"""Accounts that look like others that are listed."""


@verb(
    "import",
    """
    kamtui import accounts.csv contacts.csv sales.xlsx
    kamtui import sales invoices.csv --dry-run --map amount=Net
    kamtui import tasks.json --dry-run
    kamtui import todo.txt
    kamtui --book new.db import book book.json
    """,
)
@click.argument("words", metavar="[KIND] FILE...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and write nothing.")
@click.option("--map", "maps", multiple=True, metavar="FIELD=COLUMN", help="Read a field from this column.")
@click.option("--sheet", metavar="NAME", help="Read this sheet of a workbook.")
@click.option("--encoding", metavar="E", help="How the bytes are to be read, such as cp1252.")
@click.option("--delimiter", metavar="D", help="What stands between cells: one sign, or comma, semicolon, tab, pipe.")
@click.option("--date-order", type=click.Choice([str(order) for order in DateOrder]), help="How 3/4 is to be read.")
@click.option(
    "--decimal",
    type=click.Choice([str(sign) for sign in DecimalSign]),
    help="What stands before the decimals of amounts.",
)
@click.option("--same", "sames", multiple=True, metavar="NEW=KNOWN", help="A new name in the file is this account.")
@json_option
@click.pass_obj
def command_import(
    book: Book,
    words: tuple[str, ...],
    dry_run: bool,
    maps: tuple[str, ...],
    sheet: str | None,
    encoding: str | None,
    delimiter: str | None,
    date_order: str | None,
    decimal: str | None,
    sames: tuple[str, ...],
) -> int:
    """Import accounts, contacts, sales, tasks or an index.

    KIND is accounts, contacts, sales, tasks or index (of the industry: months and values of one or several series);
    left out, it is guessed from headings and content, and said. FILE is a CSV, a workbook (.xlsx, .xlsb, .xls, .ods) or
    a ZIP of them, a calendar (.ics: to-dos and appointments), cards (.vcf: contacts and their accounts), an export of
    taskwarrior (JSON) or a todo.txt file, told apart by what is in them, or - for standard input. Rows that are in the
    book already are changed where the file says something new, and never doubled; the whole command is one undo step.
    A new account that looks like another is told and comes in; with --same its rows go to the other, which every later
    import knows by the new name too.

    Of a task list the project names the account and a tag or context the kind; H, M and (A) to (C) are important;
    what depends on other tasks or repeats comes in without that, which is told.

    Tasks that `kamtui export` wrote for a calendar, taskwarrior or todo.txt may come back: what was ticked, moved or
    renamed there is so here, too, and a tick leaves its next step; what was changed here since stays as it is, which is
    told. A repeat that stands on its next day there was ticked there, on any other day it was moved. Nothing that is
    gone there is taken out here.

    `kamtui import book FILE` is another thing: it makes a new book of what `kamtui export book` wrote, and takes no
    book that has anything in it.
    """
    if words[0].lower() == "book":
        from kamtui.cli.load import import_whole

        return import_whole(book, words[1:], dry_run)
    sort, files = _sorted(words)
    order = DateOrder(date_order) if date_order else None
    sign = DecimalSign(decimal) if decimal else None
    mapped = tuple(_mapped(text) for text in maps)
    options = Options(sort, mapped, encoding, delimiter, date_order=order, decimal=sign, sheet=sheet)
    same = tuple(map(read_same, sames))
    try:
        plan, results = _imported(book, files, options, same, dry_run)
    except KeyboardInterrupt:
        say("Interrupted: nothing was imported, the book is as it was.")
        return INTERRUPTED
    _tell(results, plan)
    if dry_run:
        say("Dry run: nothing was written.")
    elif any(one.outcome.new and one.sort in (Sort.ACCOUNTS, Sort.SALES) for one in results):
        _say_alike(book)
    if wants_json():
        emit_json(_json(results, plan.skipped, dry_run))
    else:
        for result in results:
            emit(f"{result.sort:<8}  {result.file}: {_counts(result)}")
    return 0 if any(result.read for result in results) else RejectedError.exit_code


def _imported(
    book: Book, files: tuple[str, ...], options: Options, same: tuple[Same, ...], dry_run: bool
) -> tuple[ImportPlan, tuple[FileResult, ...]]:
    """The plan and what became of it, telling how far it is."""
    with progress_line() as progress:
        plan = plan_import(book, [_source(file) for file in files], options, progress, same)
        if dry_run or not plan.writes:
            return plan, plan.results
        from kamtui.services.imports.run import run_import

        return plan, run_import(book, plan, progress)


def _sorted(words: tuple[str, ...]) -> tuple[Sort | None, tuple[str, ...]]:
    """The kind, when the first word is one, and the files."""
    first, rest = words[0].lower(), words[1:]
    if first not in list(Sort):
        return None, words
    if not rest:
        raise UsageError("No file was named.", f"kamtui import {first} FILE; a file of that name is ./{first}.")
    return Sort(first), rest


def _mapped(text: str) -> tuple[str, str]:
    name, sign, heading = text.partition("=")
    if not sign or not name.strip():
        raise UsageError(f"“{clean(text, 60)}” maps nothing.", "Use --map FIELD=COLUMN, or --map FIELD= to leave it.")
    return name.strip().lower().replace("-", "_"), heading.strip()


def _source(file: str) -> Source:
    return standard_input() if file == "-" else load(file)


def _tell(results: tuple[FileResult, ...], plan: ImportPlan) -> None:
    """What was decided, what was noticed, and the rows that stay out."""
    for result in results:
        say(f"{result.file}: {_decision(result.sheet.decided)}")
        for note in result.outcome.notes:
            say(f"{result.file}: {note}")
        for line in result.outcome.first_back:
            say(f"{result.file}: {line}")
        for line in _alike(result.outcome.alike):
            say(f"{result.file}: {line}")
        for row in result.rejected[:SHOWN_ROWS]:
            column = f", {row.column}" if row.column else ""
            say(f"{result.file}, row {row.row}{column}: {row.reason}")
        if len(result.rejected) > SHOWN_ROWS:
            say(f"{result.file}: {len(result.rejected) - SHOWN_ROWS} more rows rejected")
    for skipped in plan.skipped:
        say(f"{skipped.file}: skipped, {skipped.reason}")


def _say_alike(book: Book) -> None:
    """Says what makes accounts work, as long as they have all one tier."""
    with book.reading() as connection:
        found = all_alike(connection)
    if found is not None:
        say(alike_words(found))


def _alike(found: tuple[Alike, ...]) -> list[str]:
    """What to say of new accounts that look like others, and how to make one of them: the first few."""
    lines = []
    for one in found[:SHOWN_ALIKE]:
        merge = f"kamtui merge {shlex.quote(one.known)} {shlex.quote(one.name)}"
        if one.in_file:
            lines.append(f"“{one.name}” looks like “{one.known}”, new too ({one.words}): {merge} joins them")
            continue
        flag = f"--same {shlex.quote(Same(one.name, one.known).words)} imports it as that"
        lines.append(
            f"“{one.name}” looks like “{one.known}” in the book ({one.words}): {flag}; {merge} joins them later"
        )
    left = len(found) - SHOWN_ALIKE
    return [*lines, f"and {left} more that look like others"] if left > 0 else lines


def _decision(decided: Decided) -> str:
    how = "as asked" if decided.sort_from == "asked" else f"by its {decided.sort_from}"
    doubt = f" ({decided.encoding_from})" if decided.encoding_from.startswith("a guess") else ""
    dates = f"; dates are {decided.date_order} ({decided.date_order_from})" if decided.date_order else ""
    dates += f"; amounts have a decimal {decided.decimal} ({decided.decimal_from})" if decided.decimal else ""
    columns = ", ".join(f"{name} = {heading}" for name, heading in decided.columns)
    form = f"sheet “{decided.sheet}”" if decided.sheet else f"{decided.encoding}{doubt}, {decided.delimiter}"
    return f"read as {decided.sort} ({how}), {form}{dates}; {columns}"


def _counts(result: FileResult) -> str:
    found = result.outcome
    return f"{found.new} new, {found.changed} changed, {found.unchanged} unchanged, {len(found.rejected)} rejected"


def _json(results: tuple[FileResult, ...], skipped: tuple[Skipped, ...], dry_run: bool) -> dict[str, Any]:
    """One sheet is a flat object, several are a list of them."""
    left = [{"file": one.file, "reason": one.reason} for one in skipped]
    if len(results) == 1:
        return {"schema": SCHEMA, **_result_json(results[0]), "skipped": left, "dry_run": dry_run}
    return {"schema": SCHEMA, "files": [_result_json(one) for one in results], "skipped": left, "dry_run": dry_run}


def _result_json(result: FileResult) -> dict[str, Any]:
    found, decided = result.outcome, result.sheet.decided
    return {
        "kind": str(result.sort),
        "file": result.file,
        "new": found.new,
        "changed": found.changed,
        "unchanged": found.unchanged,
        "rejected": [{"row": row.row, "column": row.column, "reason": row.reason} for row in found.rejected],
        "alike": [
            {"new": one.name, "known": one.known, "score": one.score, "in": "file" if one.in_file else "book"}
            for one in found.alike
        ],
        "decided": {
            "kind": str(decided.sort),
            "kind_from": decided.sort_from,
            "encoding": decided.encoding,
            "encoding_from": decided.encoding_from,
            "delimiter": decided.delimiter,
            "delimiter_from": decided.delimiter_from,
            "sheet": decided.sheet,
            "date_order": None if decided.date_order is None else str(decided.date_order),
            "date_order_from": decided.date_order_from,
            "decimal": None if decided.decimal is None else str(decided.decimal),
            "decimal_from": decided.decimal_from,
            "columns": dict(decided.columns),
            "ignored": list(decided.ignored),
            "notes": [*found.notes, *found.back],
        },
    }
