"""`contract`: agreements with their ends and notice days, the ladder before a renewal, and the year ahead."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from kamtui.cli.contracts_json import contract_json, year_json
from kamtui.cli.contracts_text import chart_lines, contract_lines
from kamtui.cli.days import typed_day
from kamtui.cli.jsons import list_json, task_json
from kamtui.cli.options import complete_names, verb
from kamtui.cli.output import emit, emit_json, json_option, say, wants_json
from kamtui.cli.written import UNDO, say_task, seen
from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.domain.text import clean, name_key
from kamtui.domain.workdays import short_day
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.contracting import called, meant, read_line
from kamtui.services.names import Who
from kamtui.services.views.accounts import account_named
from kamtui.services.views.outlook import year_ahead
from kamtui.store.reads import sales
from kamtui.store.reads.contracts import contracts
from kamtui.store.reads.tasks import tasks_by_id

if TYPE_CHECKING:
    from kamtui.domain.keep.contract_line import ContractLine

_ONE = ("renew", "end", "ladder")


@verb(
    "contract",
    """
    kamtui contract
    kamtui contract acme frame 2026 until 31 jan notice 30 nov worth 48k
    kamtui contract acme --notice 60d
    kamtui contract acme --ladder
    kamtui contract acme frame 2027 until 31 jan 2027 --ladder
    kamtui contract acme --renew --worth 50k
    kamtui contract --chart
    """,
)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_names)
@click.argument("text", metavar="[TEXT]...", nargs=-1)
@click.option("--from", "start", metavar="DATE", help="Its first day; else a year before its end.")
@click.option("--until", metavar="DATE", help="Its last day.")
@click.option("--notice", metavar="WHEN", help="The last day of notice, or so long before the end: 60d, 3 months.")
@click.option("--worth", metavar="M", help="What it is worth a year: 48k, 1.2m, EUR 48,000.")
@click.option(
    "--ladder", "what", flag_value="ladder", help="Plan the rungs that are ahead as tasks; of a new contract too."
)
@click.option("--renew", "what", flag_value="renew", help="Renew it: the next one begins the day after.")
@click.option("--end", "what", flag_value="end", help="It will not be renewed; it runs until its last day.")
@click.option("--chart", is_flag=True, help="Show the next twelve months and when to start prospecting.")
@json_option
@click.pass_obj
def command_contract(
    book: Book,
    name: str | None,
    text: tuple[str, ...],
    start: str | None,
    until: str | None,
    notice: str | None,
    worth: str | None,
    what: str | None,
    chart: bool,
) -> None:
    """List contracts; add, change, renew or end one.

    TEXT is its name, and may say the rest: from, until, notice, worth. A running contract of that name is changed;
    without TEXT it is the only running one. The ladder before notice, before the end without one: review 90 days,
    options 60, proposal 30, decision 14.
    """
    options = (start, until, notice, worth)
    if chart:
        if name is not None or what or any(options):
            raise UsageError("--chart stands alone: it is of the whole book.", "kamtui contract --chart")
        _chart(book)
        return
    if name is None:
        if what or any(options):
            raise UsageError("No account was named.", "Say whose contract it is: kamtui contract acme --until 31 jan.")
        _list(book, None)
        return
    with book.reading() as connection:
        who = account_named(connection, clean(name).removeprefix("@"))
    if not (text or what or any(options)):
        _list(book, who)
        return
    line = _line(book, " ".join(text), *options)
    if what is None:
        _save(book, who, line)
    elif what == "ladder" and line.end is not None and not _known(book, who, line.name):
        _save_with_ladder(book, who, line)
    else:
        _do(book, what, _meant(book, who, line.name), line, plain=not any(options))


def _line(
    book: Book, text: str, start: str | None, until: str | None, notice: str | None, worth: str | None
) -> "ContractLine":
    """What the text says, and over it what the options say."""
    from dataclasses import replace

    from kamtui.domain.keep.contract_line import Typed, read_day, read_notice
    from kamtui.domain.keep.worth import read_worth

    with book.reading() as connection:
        moment = book.moment(book.calendar(connection))
        currency = sales.currency(connection, book.settings.currency)
        read = read_line(connection, book, text)
    if start is not None:
        read = replace(read, start=read_day(start, moment) or Typed(typed_day(book, start).on, year=True))
    if until is not None:
        read = replace(read, end=read_day(until, moment) or Typed(typed_day(book, until).on, year=True))
    if notice is not None:
        read = replace(read, notice=read_notice(notice, moment) or Typed(typed_day(book, notice).on, year=True))
    if worth is not None:
        found = read_worth(worth, currency, moment.language)
        if found is None:
            raise UsageError(f"“{clean(worth, 40)}” is no amount.", "Say it as 48k, 1.2m or EUR 48,000.")
        read = replace(read, worth=found)
    return read


def _meant(book: Book, who: Who, name: str) -> ContractRow:
    assert who.account_id is not None
    with book.reading() as connection:
        return meant(connection, who.account_id, who.account_name or "", name)


def _save(book: Book, who: Who, line: "ContractLine") -> None:
    """Changes the contract that is meant, or writes a new one down."""
    from dataclasses import replace

    from kamtui.services.verbs.contracts import add_contract, change_contract

    assert who.account_id is not None
    with book.reading() as connection:
        old = called(connection, who.account_id, line.name) if line.name else _meant(book, who, "")
    if old is None:
        row = add_contract(book, who.account_id, line)
    else:
        row = change_contract(book, old.id, replace(line, name=""))
    _written(book, [row])
    if (steps := len(row.ahead(book.today))) and old is None:
        say(f"{steps} rung{'s' if steps > 1 else ''} ahead: kamtui contract @{_slug(who)} --ladder plans them")
    say(UNDO)


def _known(book: Book, who: Who, name: str) -> bool:
    """Whether a running contract of the account has this name."""
    assert who.account_id is not None
    with book.reading() as connection:
        return called(connection, who.account_id, name) is not None


def _save_with_ladder(book: Book, who: Who, line: "ContractLine") -> None:
    """Writes a new contract down and plans its rungs, in one step."""
    from kamtui.services.verbs.contracts import add_with_ladder

    assert who.account_id is not None
    left = add_with_ladder(book, who.account_id, line)
    _written(book, [left.contract], planned=left.tasks)
    if not left.tasks:
        say("No rung of its ladder is ahead.")
    say(UNDO)


def _slug(who: Who) -> str:
    return name_key(who.account_name or "").replace(" ", "-")


def _do(book: Book, what: str, row: ContractRow, line: "ContractLine", *, plain: bool) -> None:
    """Renews or ends a contract, or takes its ladder on."""
    from dataclasses import replace

    from kamtui.services.verbs.contracts import end_contract, renew_contract, take_ladder

    if what != "renew" and not (plain and line == type(line)(name=line.name)):
        raise UsageError(f"--{what} changes no day and no worth.", "Change the contract first.")
    if what == "ladder":
        left = take_ladder(book, row.id)
        _written(book, [left.contract], planned=left.tasks)
    elif what == "end":
        closed = end_contract(book, row.id)
        _written(book, [closed.old], cut=closed.cut)
    else:
        closed = renew_contract(book, row.id, replace(line, name=""))
        _written(book, [closed.old, *([closed.new] if closed.new else [])], cut=closed.cut)
    say(UNDO)


def _written(book: Book, rows: Sequence[ContractRow], *, planned: Sequence[int] = (), cut: Sequence[int] = ()) -> None:
    """Prints contracts as they are now, and the tasks that came or went with them."""
    with book.reading() as connection:
        made, gone = (tasks_by_id(connection, list(ids)) for ids in (planned, cut))
    views, cut_views = seen(book, made), seen(book, gone)
    if wants_json():
        emit_json(
            {
                "contracts": [contract_json(book, row) for row in rows],
                "planned": [task_json(view) for view in views],
                "cut": [task_json(view) for view in cut_views],
            }
        )
    else:
        for text in contract_lines(book, rows):
            emit(text)
    for view in views:
        say_task(book, "planned", view)
    for view in cut_views:
        say_task(book, "cut", view)
    for row in rows:
        say(f"{row.name}: {_days(row)}")


def _days(row: ContractRow) -> str:
    """`Sun 1 Feb 2026 to Sun 31 Jan 2027, notice Mon 30 Nov 2026`."""
    notice = f", notice {_day(row.notice_on)}" if row.notice_on else ""
    return f"{_day(row.start_on)} to {_day(row.end_on)}{notice}"


def _day(day: date) -> str:
    return f"{short_day(day)} {day.year}"


def _list(book: Book, who: Who | None) -> None:
    """Running contracts of the book, or all of an account, by the day that asks for a decision."""
    with book.reading() as connection:
        found = contracts(connection, who.account_id if who else None, running=who is None)
    if wants_json():
        emit_json(list_json(book.today, [contract_json(book, row) for row in found]))
        return
    for text in contract_lines(book, found):
        emit(text)
    if not found:
        say(f"{who.account_name} has no contract." if who else "No contract is running.")


def _chart(book: Book) -> None:
    """The year ahead."""
    with book.reading() as connection:
        found = year_ahead(connection, book)
    if wants_json():
        emit_json(year_json(book, found))
        return
    for text in chart_lines(found):
        emit(text)
    say(found.rule)
    if found.unvalued:
        what = "contract is" if found.unvalued == 1 else "contracts are"
        say(f"{found.unvalued} running {what} left out: without a worth in {found.currency}")
