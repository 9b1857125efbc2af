"""`intel`: what is heard of the market, what it means, and the tasks that follow from it."""

from datetime import date, timedelta
from typing import Any

import click

from kamtui.cli.brief import say_left_out
from kamtui.cli.days import typed_day
from kamtui.cli.intel_json import intel_json, turning_json
from kamtui.cli.jsons import list_json
from kamtui.cli.options import limit_option, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.written import UNDO
from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import MEANS, RECENT_DAYS, IntelRow
from kamtui.domain.keep.intel_line import is_change
from kamtui.domain.workdays import month_day, short_day
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.so_whats import Turning, foresee_turning, one_intel
from kamtui.store.reads.intel import intel, intel_count

_MOST = 2**63 - 1


@verb(
    "intel",
    """
    kamtui intel
    kamtui intel "steel prices up 8% from Handelsblatt us: re-quote frames them: locked prices client: budgets tight"
    kamtui intel 1
    kamtui intel 1 client: budgets tight until june
    kamtui intel 1 --tasks us --for tier:K --dry-run
    kamtui intel 1 --tasks us --for "tier:A silent" --on monday
    kamtui intel 1 --remove
    """,
)
@click.argument("text", metavar="[ID] [TEXT]...", nargs=-1)
@click.option(
    "--tasks",
    type=click.Choice([one.value for one in SoWhat]),
    metavar="WHOM",
    help="Turn us, them or client into tasks.",
)
@click.option("--for", "wanted", metavar="FILTER", help="At which accounts, as `kamtui accounts` takes them; or all.")
@click.option("--on", metavar="DATE", help="The first day for them; the next working day when nobody says.")
@click.option("--dry-run", is_flag=True, help="Show what --tasks would plan, and plan nothing.")
@click.option("--remove", is_flag=True, help="Take the note out; its tasks stay.")
@click.option("--all", "older", is_flag=True, help="List notes older than a year too.")
@limit_option
@json_option
@click.pass_obj
def command_intel(
    book: Book,
    text: tuple[str, ...],
    tasks: str | None,
    wanted: str | None,
    on: str | None,
    dry_run: bool,
    remove: bool,
    older: bool,
    limit: int | None,
) -> None:
    """List market intelligence, note it, or turn it into tasks.

    The topic comes first, its source behind `from` or `source:`, then what it means: `us:`, `them:` (the competitors),
    `client:`. With a number that note is shown, or changed by the fields behind it. --tasks plans one task for each
    account that --for keeps, on working days with room; an account that has one of it already gets no other.
    """
    intel_id, line = _numbered(text)
    if tasks is None and (wanted is not None or on is not None or dry_run):
        raise UsageError("--for, --on and --dry-run go with --tasks.", "Say which so-what: --tasks us.")
    if (tasks is not None or remove) and (intel_id is None or line or (remove and tasks is not None)):
        raise UsageError(
            "--tasks and --remove take the number of a note and nothing else.", "kamtui intel 1 --tasks us."
        )
    if tasks is not None:
        _turn(book, intel_id or 0, SoWhat(tasks), wanted or "", on, dry_run)
    elif remove:
        _remove(book, intel_id or 0)
    elif intel_id is None and not line:
        _list(book, older, limit)
    elif intel_id is not None and not line:
        with book.reading() as connection:
            row = one_intel(connection, intel_id)
        _show(book, row)
    else:
        _write(book, intel_id, line)


def _numbered(words: tuple[str, ...]) -> tuple[int | None, str]:
    """The note that is named and the rest of the line; a number in front of a topic belongs to that."""
    if not words:
        return None, ""
    first, _, rest = " ".join(words).partition(" ")
    if first.isascii() and first.isdigit() and len(first) <= 19 and (not rest.strip() or is_change(rest)):
        return min(int(first), _MOST), rest.strip()
    return None, " ".join(words)


def _write(book: Book, intel_id: int | None, line: str) -> None:
    from kamtui.services.verbs.intel import change_intel, note_intel

    row = note_intel(book, line) if intel_id is None else change_intel(book, intel_id, line)
    _show(book, row)
    if row.so_whats and not row.tasks:
        say(f"tasks: kamtui intel {row.id} --tasks {row.so_whats[0]} --for tier:K --dry-run")
    say(UNDO)


def _remove(book: Book, intel_id: int) -> None:
    from kamtui.services.verbs.intel import remove_intel

    row = remove_intel(book, intel_id)
    _show(book, row)
    say("the note is no more" + (", its tasks stay" if row.tasks else ""))
    say(UNDO)


def _turn(book: Book, intel_id: int, so_what: SoWhat, wanted: str, on: str | None, dry_run: bool) -> None:
    first: date | None = typed_day(book, on).on if on is not None else None
    if dry_run:
        with book.reading() as connection:
            turning, ids = foresee_turning(connection, book, intel_id, so_what, wanted, first), None
    else:
        from kamtui.services.verbs.intel import turn

        turning, ids = turn(book, intel_id, so_what, wanted, first)
    if wants_json():
        emit_json(turning_json(turning, ids))
    else:
        for text in _steps(book, turning, ids):
            emit(text)
    for name, why in turning.left:
        say(f"left out: {name}, {why}")
    say("nothing was planned: leave --dry-run out" if ids is None else UNDO)


def _steps(book: Book, turning: Turning, ids: list[int] | None) -> list[str]:
    cells = [
        (
            str(ids[place]) if ids else "",
            str(turning.kind),
            step.account.name,
            turning.title,
            step.contact.name if step.contact else "",
            short_day(step.on, book.today),
            step.why,
        )
        for place, step in enumerate(turning.steps)
    ]
    return table(cells, right=frozenset({0}), squeeze=(6, 3, 2, 4))


def _list(book: Book, older: bool, limit: int | None) -> None:
    since = date.min if older else book.today - timedelta(days=RECENT_DAYS)
    with book.reading() as connection:
        found, total = intel(connection, since, limit), intel_count(connection, since)
        hidden = 0 if older else intel_count(connection) - total
    if wants_json():
        more: dict[str, Any] = {"total": total} if len(found) < total else {}
        emit_json(list_json(book.today, [intel_json(row) for row in found], **more))
    else:
        cells = [(str(row.id), month_day(row.day, book.today), row.topic, row.source, _meant(row)) for row in found]
        for text in table(cells, right=frozenset({0}), squeeze=(4, 2, 3)):
            emit(text)
    if not total:
        say("Nothing was heard of the market so far." if not hidden else "Nothing was heard for a year.")
    if hidden:
        say(f"{hidden} older than a year: --all lists them")
    say_left_out(total - len(found), "`--limit 0` shows all.")


def _meant(row: IntelRow) -> str:
    """`us: re-quote frames (3 tasks, 1 done)  client: budgets tight`."""
    told = [(one, row.says(one), row.words(one)) for one in row.so_whats]
    return "  ".join(f"{one}: {text}{f' ({made})' if made else ''}" for one, text, made in told)


def _show(book: Book, row: IntelRow) -> None:
    """One note in full, a line for each thing it says."""
    if wants_json():
        emit_json({"intel": intel_json(row)})
        return
    emit(f"{row.id}  {month_day(row.day, book.today)}  {row.said}")
    for one in row.so_whats:
        made = row.words(one)
        emit(f"  {MEANS[one]}: {row.says(one)}{f' · {made}' if made else ''}")
    for task in row.tasks:
        when = short_day(task.planned_on, book.today) if task.planned_on else "some day"
        emit(f"  task {task.id}  {task.so_what}  {task.account_name}  {when}  {task.status}")
