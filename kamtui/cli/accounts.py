"""`accounts`, the table of production, and `account`, the call sheet."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from kamtui.cli.account_verbs import change_account, make_account, set_option, typed_changes
from kamtui.cli.accounts_json import account_json, sheet_json, totals_json
from kamtui.cli.brief import say_left_out
from kamtui.cli.jsons import list_json
from kamtui.cli.options import complete_name, complete_names, period_option, text_argument, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, terminal_width, wants_json, width
from kamtui.cli.suggest import show_suggestions
from kamtui.cli.tiers import give_tiers
from kamtui.domain.account_filter import account_filter_of
from kamtui.domain.basis import beside_index
from kamtui.domain.keep.grade_rows import FAILING, marked
from kamtui.domain.money import money_text, short_money
from kamtui.domain.production import LINE, TOP, percent, rule_words, whole_percent
from kamtui.domain.text import clean
from kamtui.domain.words import AccountStatus, Tier
from kamtui.domain.workdays import short_day
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.views.account_list import is_failing
from kamtui.services.views.accounts import SORTS, AccountView, account_named, accounts_view
from kamtui.services.views.panel import account_sheet
from kamtui.services.views.production import Totals
from kamtui.services.views.sheet import sheet_lines


@verb(
    "accounts",
    """
    kamtui accounts
    kamtui accounts key no next
    kamtui accounts silent --sort silent --limit 20
    kamtui accounts --period 12m --json
    kamtui accounts --suggest
    kamtui accounts --by-sales --dry-run
    kamtui accounts segment:retail --tier B
    """,
)
@click.argument("words", metavar="[FILTER]...", nargs=-1, shell_complete=complete_names)
@click.option("--sort", type=click.Choice(SORTS), metavar="COL", help=f"Sort by {', '.join(SORTS)}.")
@period_option
@click.option("--limit", type=click.IntRange(min=0), default=0, metavar="N", help="Print at most N rows; 0 prints all.")
@click.option("--suggest", is_flag=True, help="List accounts that could be key, and why; nothing is changed.")
@click.option(
    "--tier", "given", type=click.Choice([str(one) for one in Tier], case_sensitive=False), help="Give them this tier."
)
@click.option("--by-sales", is_flag=True, help="Give them tiers A to C by their place in the sales.")
@click.option("--dry-run", is_flag=True, help="Say which tiers would be given, and write nothing.")
@json_option
@click.pass_obj
def command_accounts(
    book: Book,
    words: tuple[str, ...],
    sort: str | None,
    period: str,
    limit: int,
    suggest: bool,
    given: str | None,
    by_sales: bool,
    dry_run: bool,
) -> None:
    """List accounts with revenue, share, silence and next step.

    A FILTER narrows the list: no next, silent, failing (graded below B), renewal (within 90 days), key, dormant,
    parked, lost, tier:A, @acme (an account or a contact of it). Any other word must stand in the name, city, segment or
    code. Ranks, shares and totals are of the whole book. ● marks consistent performers, ✗ grades below B.

    With --tier or --by-sales all that are kept are given a tier, in one undo step, and those that change are listed.
    """
    if suggest:
        if words or sort or given or by_sales or dry_run or period != "all":
            raise UsageError("--suggest looks at the whole book.", "Leave out filters, --sort and --period.")
        show_suggestions(book, limit)
        return
    wanted = account_filter_of([word for word in map(clean, words) if word])
    if given or by_sales or dry_run:
        if bool(given) is by_sales or sort or limit or period != "all":
            raise UsageError("Say --tier T or --by-sales, and a filter.", "kamtui accounts --by-sales --dry-run")
        give_tiers(book, wanted, Tier(given) if given else None, dry_run=dry_run)
        return
    with book.reading() as connection:
        found, totals = accounts_view(connection, book, wanted, sort, period, segments=wants_json())
    shown = found[: limit or None]
    if wants_json():
        more: dict[str, Any] = {"total": len(found)} if len(shown) < len(found) else {}
        items = [account_json(book, one, totals.currency) for one in shown]
        emit_json(list_json(book.today, items, totals=totals_json(totals), **more))
        return
    for line in _lines(book, shown, totals, ranked=sort in (None, "revenue", "share")):
        emit(line)
    for line in _told(totals, period, len(found)):
        say(line)
    if failing := sum(map(is_failing, found)):
        say(f"{failing} graded below B {FAILING}: kamtui accounts failing")
    say_left_out(len(found) - len(shown), "`--limit 0` shows all.")


@verb(
    "account",
    """
    kamtui account acme
    kamtui account @rina
    kamtui account acme --set city=Leeds --tier A
    kamtui account Glacier --new --set city=Bergen
    kamtui account acme --add-department Stores
    """,
)
@text_argument("name", complete=complete_name)
@set_option
@click.option("--tier", metavar="T", help="Short for --set tier=T.")
@click.option("--new", is_flag=True, help="Add the account.")
@click.option("--add-department", "added", metavar="D", help="Add a department.")
@click.option("--rename-department", "renamed", nargs=2, metavar="D NAME", help="Rename a department.")
@click.option("--remove-department", "removed", metavar="D", help="Remove a department; its people stay.")
@json_option
@click.pass_obj
def command_account(
    book: Book,
    name: str,
    changes: tuple[str, ...],
    tier: str | None,
    new: bool,
    added: str | None,
    renamed: tuple[str, str] | None,
    removed: str | None,
) -> None:
    """Show what to know before dialling.

    People, promises, the last touches, open tasks, the next step, revenue. NAME is an account, or one of its contacts;
    the start of the name is enough. With --set and the like it is an account, and changed: FIELD is name, city,
    country, tier, segment, cadence and gap (days between touches, at most and at least), code, phone, website or note.
    """
    name = clean(name).removeprefix("@").strip()
    if not name:
        raise UsageError("No account was named.", "`kamtui accounts` lists them.")
    typed = typed_changes((*changes, *([f"tier={tier}"] if tier is not None else [])))
    asked = (("add", (added,)), ("rename", renamed), ("remove", (removed,)))
    departments = [(what, *words) for what, words in asked if words and words[0] is not None]
    if new and not departments:
        make_account(book, name, typed)
    elif typed or departments:
        change_account(book, name, typed, departments)
    else:
        _show_sheet(book, name)


def _show_sheet(book: Book, name: str) -> None:
    """The call sheet."""
    with book.reading() as connection:
        who = account_named(connection, name)
        assert who.account_id is not None
        sheet = account_sheet(connection, book, who.account_id, who.contact_id)
        if wants_json():
            found, totals = accounts_view(connection, book)
            view = next(one for one in found if one.row.id == who.account_id)
            emit_json(sheet_json(book, view, totals.currency, sheet))
            return
    for line in sheet_lines(sheet, book.today):
        emit(line)


_Cell = Callable[[Book, AccountView, str], str]

_COLUMNS: dict[str, _Cell] = {
    "": lambda book, one, code: one.row.tier,
    "account": lambda book, one, code: one.row.name,
    "city": lambda book, one, code: one.row.city or "",
    "revenue": lambda book, one, code: "·" if one.revenue is None else short_money(one.revenue, code),
    "share": lambda book, one, code: percent(one.share),
    "cum.": lambda book, one, code: percent(one.cumulative_share),
    "YoY": lambda book, one, code: percent(one.yoy, signed=True),
    "●": lambda book, one, code: "●" if one.consistent else "",
    "grade": lambda book, one, code: marked(one.grade) if one.grade else "",
    "renewal": lambda book, one, code: one.renewal.words if one.renewal else "",
    "silent": lambda book, one, code: _silence(one),
    "next step": lambda book, one, code: _next(book, one),
}
_NUMBERS = ("revenue", "share", "cum.", "YoY")
_OF_SALES = (*_NUMBERS, "●")
_FIRST_TO_GO = ("city", "share")
"""Columns that a narrow terminal goes without."""


def _silence(one: AccountView) -> str:
    if one.row.status is AccountStatus.LOST:
        return "lost"
    if one.parked:
        return "parked"
    return one.silence.words if one.silence else ""


def _next(book: Book, one: AccountView) -> str:
    if one.next is None or one.next.row.planned_on is None:
        return "NO NEXT STEP" if one.no_next else ""
    return f"{short_day(one.next.row.planned_on, book.today)} {one.next.row.kind}"


def _lines(book: Book, found: Sequence[AccountView], totals: Totals, *, ranked: bool) -> list[str]:
    """The table; by revenue with a row of dashes below the accounts that make 80 %."""
    if not found:
        return []
    lines = _table(book, found, totals)
    above = sum(one.rank is not None and one.rank <= (totals.accounts_to_80 or 0) for one in found)
    if ranked and 0 < above < len(found):
        head = f"-- {whole_percent(LINE)} "
        lines.insert(1 + above, head + "-" * max(max(map(width, lines)) - width(head) - 2, 3))
    return lines


def _table(book: Book, found: Sequence[AccountView], totals: Totals) -> list[str]:
    """As many columns as the terminal has room for; in a pipe all of them."""
    columns = {name: cell for name, cell in _COLUMNS.items() if totals.window or name not in _OF_SALES}
    if not any(one.grade for one in found):
        del columns["grade"]
    if not any(one.renewal for one in found):
        del columns["renewal"]
    for gone in (*_FIRST_TO_GO, None):
        rows = [list(columns), *([cell(book, one, totals.currency) for cell in columns.values()] for one in found)]
        right = frozenset(at for at, name in enumerate(columns) if name in _NUMBERS)
        lines = table(rows, right)
        if gone is None or not sys.stdout.isatty() or max(map(width, lines)) <= terminal_width():
            break
        columns.pop(gone, None)
    return table(rows, right, squeeze=(1,))


def _told(totals: Totals, period: str, found: int) -> list[str]:
    """What the numbers are, below the table."""
    if not totals.accounts:
        return ["The book has no accounts: `kamtui import` and `kamtui demo` fill one."]
    told = [f"{found} of {totals.accounts} accounts" if found else "No account matches."]
    over = totals.window
    if over is None:
        return [*told, "no sales loaded: `kamtui import` brings them in"]
    days = {"all": f"all loaded data, {over.revenue.words()}", "12m": over.revenue.words()}.get(period, period)
    whole = money_text(totals.revenue or 0, totals.currency)
    told.append(f"revenue {whole}, {days}; ranks and shares are of the whole book")
    compared = f"{over.current.words()} against the same days one year before" if over.before else "nothing to compare"
    told.append(f"YoY: {compared}")
    told.append(f"{beside_index(totals.yoy, totals.index)}{f' ({totals.index.rule()})' if totals.index else ''}")
    told.append(
        f"the top {whole_percent(TOP)} ({totals.top20_accounts} of {totals.with_sales} accounts with sales) hold "
        f"{percent(totals.top20_share)} of revenue; {totals.accounts_to_80 or '·'} make {whole_percent(LINE)}"
    )
    told.append(rule_words(totals.years, totals.rule))
    if totals.foreign:
        told.append(f"{totals.foreign} sales in other currencies are left out: nothing is converted")
    return told
