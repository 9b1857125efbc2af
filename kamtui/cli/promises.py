"""`promise`: the ledger of what was said to clients."""

from typing import Any

import click

from kamtui.cli.brief import say_left_out
from kamtui.cli.days import typed_day
from kamtui.cli.jsons import list_json
from kamtui.cli.options import TaskId, complete_names, limit_option, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.written import UNDO
from kamtui.domain.keep.ledger import KEPT_RULE, KeptRate, LedgerRow, Standing, in_order
from kamtui.domain.text import clean
from kamtui.domain.words import About
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.names import Who, resolve
from kamtui.services.views.accounts import account_named
from kamtui.services.views.standing import rate_of
from kamtui.store.reads.promises import ledger

_MARKS = {Standing.LATE: "!", Standing.OPEN: "", Standing.KEPT: "✓", Standing.KEPT_LATE: "✓"}


@verb(
    "promise",
    """
    kamtui promise
    kamtui promise acme
    kamtui promise acme 40 units on the dock --by "20 dec" --delivery
    kamtui promise --kept 1
    """,
)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_names)
@click.argument("text", metavar="[TEXT]...", nargs=-1)
@click.option("--by", metavar="DATE", help="The day it was promised for.")
@click.option("--price", "about", flag_value=str(About.PRICE), help="It is about a price.")
@click.option("--delivery", "about", flag_value=str(About.DELIVERY), help="It is about a delivery.")
@click.option("--kept", metavar="ID", type=TaskId(), help="Mark the promise of this number kept.")
@limit_option
@json_option
@click.pass_obj
def command_promise(
    book: Book,
    name: str | None,
    text: tuple[str, ...],
    by: str | None,
    about: str | None,
    kept: int | None,
    limit: int | None,
) -> None:
    """List promises, write one down, or mark one kept.

    Late ones come first, then open ones, then kept ones. A promise is written with the task that keeps it; ticking that
    task keeps the promise. One whose task was cut stays open here. Notes write promises too: `kamtui done 1 new price
    by fri #price`.
    """
    if kept is not None:
        if name is not None or by is not None or about is not None:
            raise UsageError("--kept stands alone.", "Say only the number: kamtui promise --kept 1.")
        from kamtui.services.verbs.promises import keep_promise

        _written(book, keep_promise(book, kept))
    elif text:
        if by is None:
            raise UsageError("A promise needs its day.", "Add it: --by fri.")
        from kamtui.services.verbs.promises import Whom, promise

        with book.reading() as connection:
            who = resolve(connection, clean(name or "").removeprefix("@"))
        whom = Whom(who.account_id, who.contact_id)
        _written(book, promise(book, whom, " ".join(text), typed_day(book, by).on, About(about or About.OTHER)))
    elif by is not None or about is not None:
        raise UsageError("There is nothing that was promised.", "Say whom and what: kamtui promise acme TEXT --by fri.")
    else:
        _list(book, clean(name).removeprefix("@") if name is not None else "", limit)


def _list(book: Book, name: str, limit: int | None) -> None:
    """The ledger, and under it the kept rate with its rule."""
    who: Who | None = None
    with book.reading() as connection:
        if name:
            who = account_named(connection, name)
        found = in_order(ledger(connection, who.account_id if who else None), book.today)
    rate, shown = rate_of(found, book.today), found[:limit]
    if wants_json():
        more: dict[str, Any] = {"total": len(found)} if len(shown) < len(found) else {}
        emit_json(list_json(book.today, [promise_json(book, row) for row in shown], kept=rate_json(rate), **more))
    else:
        for line in _lines(book, shown):
            emit(line)
        say(f"{rate.words}: {KEPT_RULE}" if rate.due else rate.words)
    say_left_out(len(found) - len(shown), "`--limit 0` shows all.")


def _lines(book: Book, rows: list[LedgerRow]) -> list[str]:
    cells = [
        (
            str(row.id),
            _MARKS[row.standing(book.today)],
            row.account_name or "",
            str(row.about),
            row.text,
            row.contact_name or "",
            row.when(book.today),
        )
        for row in rows
    ]
    return table(cells, right=frozenset({0}), squeeze=(4, 2, 5))


def _written(book: Book, row: LedgerRow) -> None:
    """Prints a promise as it is now."""
    if wants_json():
        emit_json({"promise": promise_json(book, row)})
    else:
        for line in _lines(book, [row]):
            emit(line)
    if row.task_id is not None:
        say(f"task {row.task_id} keeps it" if row.kept_on is None else f"task {row.task_id} is done with it")
    say(UNDO)


def promise_json(book: Book, row: LedgerRow) -> dict[str, Any]:
    """A promise; `adrift` is one not kept that no open task will keep."""
    return {
        "id": row.id,
        "standing": row.standing(book.today),
        "about": row.about,
        "text": row.text,
        "account": None if row.account_id is None else {"id": row.account_id, "name": row.account_name},
        "contact": row.contact_name,
        "task": row.task_id,
        "adrift": row.adrift,
        "made_on": row.made_on.isoformat(),
        "due_on": row.due_on.isoformat(),
        "kept_on": row.kept_on.isoformat() if row.kept_on else None,
    }


def rate_json(rate: KeptRate) -> dict[str, Any]:
    """How many promises were kept in time of those due so far; `share` is null before any was due."""
    return {"kept": rate.kept, "due": rate.due, "share": None if rate.share is None else round(rate.share, 6)}
