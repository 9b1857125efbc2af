"""`threat`: a competitor's shortest paths into accounts, and what is done about them."""

from typing import Any

import click

from kamtui.cli.brief import say_left_out
from kamtui.cli.defence_json import paths_json, threat_json
from kamtui.cli.jsons import list_json
from kamtui.cli.options import complete_names, limit_option, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.responses import Number, asked, only, say_unanswered, show_written, whose
from kamtui.domain.keep.responses import response_words
from kamtui.domain.keep.threats import Path, ThreatRow, open_first
from kamtui.domain.workdays import month_day, short_day
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.names import Who
from kamtui.services.views.defence import shortest_paths, sweeps_due
from kamtui.store.reads.defence import threats


@verb(
    "threat",
    """
    kamtui threat
    kamtui threat acme
    kamtui threat acme free delivery to the stores --severity 3 --competitor Initech
    kamtui threat acme "Initech courts the buyers -> call @rina fri about service"
    kamtui threat --respond 1 visit thursday
    kamtui threat --close 1 they signed for two more years
    """,
)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_names)
@click.argument("text", metavar="[TEXT]...", nargs=-1)
@click.option("--severity", type=click.IntRange(1, 3), metavar="N", help="1 to 3, the worst; 2 when nobody says.")
@click.option("--competitor", metavar="X", help="Who would come in.")
@click.option(
    "--answer", metavar="LINE", help="The task that answers it, as `kamtui add` takes it, or a task's number."
)
@click.option("--respond", type=Number("a threat"), metavar="ID", help="Give this threat its response: ID LINE…")
@click.option("--close", type=Number("a threat"), metavar="ID", help="It is none any more: ID WHY…")
@click.option("--all", "closed", is_flag=True, help="List closed threats too.")
@limit_option
@json_option
@click.pass_obj
def command_threat(
    book: Book,
    name: str | None,
    text: tuple[str, ...],
    severity: int | None,
    competitor: str | None,
    answer: str | None,
    respond: int | None,
    close: int | None,
    closed: bool,
    limit: int | None,
) -> None:
    """List threats, or write down, answer or close one.

    If a competitor wanted this account, what is the shortest path in? A threat wants a dated response: behind ` -> ` in
    the text, with --answer, or later with --respond. Until it has one every task of the account sits in Do. An
    account's list ends with the teams nobody ever spoke to and the offerings they buy elsewhere.
    """
    words = " ".join(([name] if name is not None else []) + list(text))
    if respond is not None or close is not None:
        only("--respond" if respond is not None else "--close", severity, competitor, answer, closed)
        if respond is not None and close is not None:
            raise UsageError("--respond and --close exclude each other.", "Give one of them.")
        _change(book, respond, close, words)
    elif text:
        _write(book, name or "", " ".join(text), severity, competitor, answer)
    elif severity is not None or competitor is not None or answer is not None:
        raise UsageError("There is no threat to write down.", "Say whose and what: kamtui threat acme TEXT.")
    else:
        _list(book, name, closed, limit)


def _change(book: Book, respond: int | None, close: int | None, words: str) -> None:
    from kamtui.services.verbs.threats import answer_threat, close_threat

    left = answer_threat(book, respond, words) if respond is not None else close_threat(book, close or 0, words)
    row = left.threat
    show_written(book, "threat", threat_json(row), _lines(book, [row]), row.response, left.notes)


def _write(book: Book, name: str, text: str, severity: int | None, competitor: str | None, answer: str | None) -> None:
    from kamtui.services.verbs.threats import threat

    account_id, what, behind = asked(book, name, text, answer)
    left = threat(book, account_id, what, severity or 2, competitor or "", behind)
    row = left.threat
    show_written(book, "threat", threat_json(row), _lines(book, [row]), row.response, left.notes)
    if row.unanswered:
        say_unanswered(row.account_name, "threat", row.id)


def _list(book: Book, name: str | None, closed: bool, limit: int | None) -> None:
    """The threats; of an account also where a competitor would walk in."""
    who: Who | None = None
    found_paths: list[Path] = []
    with book.reading() as connection:
        if name is not None:
            who = whose(connection, name)
        account_id = who.account_id if who else None
        found = open_first(threats(connection, account_id, closed=closed))
        if account_id is not None:
            found_paths = shortest_paths(connection, account_id)
        due = sweeps_due(connection, book, book.today)
    shown = found[:limit]
    if wants_json():
        more: dict[str, Any] = {"total": len(found)} if len(shown) < len(found) else {}
        if who is not None:
            more |= {"account": {"id": who.account_id, "name": who.account_name}, **paths_json(found_paths)}
            more["sweep_due"] = who.account_id in due
        emit_json(list_json(book.today, [threat_json(row) for row in shown], **more))
    else:
        for line in _lines(book, shown):
            emit(line)
    if not found:
        say(f"No open threat at {who.account_name}." if who else "No open threat.")
    for path in found_paths:
        say(f"a path in: {path.words}")
    if who is not None and who.account_id in due:
        say("threat sweep due: no threat looked at for a quarter")
    elif who is None and due:
        say(f"threat sweep due at {len(due)} key account{'s' if len(due) > 1 else ''}: `kamtui plan --gaps` names them")
    say_left_out(len(found) - len(shown), "`--limit 0` shows all.")


def _lines(book: Book, rows: list[ThreatRow]) -> list[str]:
    cells = [
        (
            str(row.id),
            "!" if row.unanswered else "✓" if row.closed_on else "",
            row.account_name,
            str(row.severity),
            row.said,
            month_day(row.found_on, book.today),
            _standing(book, row),
        )
        for row in rows
    ]
    return table(cells, right=frozenset({0}), squeeze=(4, 2, 6))


def _standing(book: Book, row: ThreatRow) -> str:
    if row.closed_on is not None:
        return f"closed {short_day(row.closed_on, book.today)}: {row.closed_why.splitlines()[0]}"
    return response_words(row.response, book.today)
