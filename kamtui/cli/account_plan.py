"""`strategy`, `offering` and `counterpart`: how an account is kept and grown, and who else sells there."""

from collections.abc import Sequence
from datetime import date

import click

from kamtui.cli.account_plan_json import counterpart_json, fit_json, plan_json, whole_json
from kamtui.cli.brief import say_left_out
from kamtui.cli.days import typed_day
from kamtui.cli.jsons import list_json
from kamtui.cli.objectives import objective_lines
from kamtui.cli.options import complete_names, limit_option, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.responses import Number, whose
from kamtui.cli.rows import cells, lines
from kamtui.cli.written import UNDO
from kamtui.domain.keep.aims import Fit
from kamtui.domain.keep.plan_rows import ORPHAN, CounterpartRow, FitRow, PlanRow
from kamtui.domain.text import clean
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.names import Who
from kamtui.services.views.account_plan import AccountPlan, account_plan
from kamtui.store.reads.account_plan import counterparts, fits

_SIGNS = {Fit.OURS: "●", Fit.WHITESPACE: "○", Fit.COMPETITOR: "!"}


@verb(
    "strategy",
    """
    kamtui strategy acme
    kamtui strategy acme one supplier for all stores
    kamtui strategy acme --proposition "one invoice, next-day delivery" --review "1 feb"
    kamtui strategy acme --review none
    """,
)
@click.argument("name", metavar="NAME", shell_complete=complete_names)
@click.argument("text", metavar="[TEXT]...", nargs=-1)
@click.option("--proposition", metavar="TEXT", help="The value proposition: why they buy from us; empty clears it.")
@click.option("--review", metavar="DATE", help="The day the plan is gone through; none clears it.")
@json_option
@click.pass_obj
def command_strategy(book: Book, name: str, text: tuple[str, ...], proposition: str | None, review: str | None) -> None:
    """Show the account plan, or say how an account is kept.

    The plan is objectives with the tasks that serve them, the strategy, the value proposition, the day it is gone
    through, offerings with their fit, and competitors' people. TEXT is the strategy; an empty one clears it. Client
    tasks that serve no objective are marked where one is open. `kamtui objective`, `offering` and `counterpart` write
    the rest.
    """
    from kamtui.services.verbs.account_plan import PlanField, set_plan

    with book.reading() as connection:
        who = whose(connection, name)
    assert who.account_id is not None
    if not text and proposition is None and review is None:
        _show(book, who)
        return
    changes: dict[PlanField, str | date | None] = {}
    if text:
        changes["strategy"] = " ".join(text)
    if proposition is not None:
        changes["proposition"] = proposition
    if review is not None:
        changes["review_on"] = None if clean(review).lower() in ("", "none", "-") else typed_day(book, review).on
    row = set_plan(book, who.account_id, changes)
    if wants_json():
        emit_json({"account": {"id": who.account_id, "name": who.account_name}, "plan": plan_json(book, row)})
    else:
        for line in _plan_lines(book, row):
            emit(line)
    say(UNDO)


@verb(
    "offering",
    """
    kamtui offering
    kamtui offering acme Labels ours
    kamtui offering acme Pallets whitespace
    kamtui offering acme "Scanners competitor Initech (until 2027)"
    kamtui offering acme Labels gone
    """,
)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_names)
@click.argument("text", metavar="[OFFERING FIT]...", nargs=-1)
@limit_option
@json_option
@click.pass_obj
def command_offering(book: Book, name: str | None, text: tuple[str, ...], limit: int | None) -> None:
    """List offerings and who an account buys them from.

    The offering comes first, then ours, whitespace (nobody sells it to them yet), or competitor and who; a note stands
    in brackets. gone takes it away. What is bought elsewhere is a path in: `kamtui threat NAME` names it.
    """
    if text:
        from kamtui.services.verbs.account_plan import set_fit

        with book.reading() as connection:
            who = whose(connection, name or "")
        assert who.account_id is not None
        left = set_fit(book, who.account_id, " ".join(text))
        shown = [left.fit] if left.fit is not None else []
        if wants_json():
            emit_json({"offering": fit_json(left.fit) if left.fit else None})
        for line in () if wants_json() else fit_lines(shown):
            emit(line)
        if left.fit is None:
            say(f"{left.name} stands at {who.account_name} no more")
        say(UNDO)
        return
    with book.reading() as connection:
        only = whose(connection, name) if name is not None else None
        found = fits(connection, only.account_id if only else None)
    if wants_json():
        more = {"total": len(found)} if len(found[:limit]) < len(found) else {}
        emit_json(list_json(book.today, [fit_json(row) for row in found[:limit]], **more))
    else:
        for line in fit_lines(found[:limit]):
            emit(line)
    if not found:
        say(f"No offering stands at {only.account_name}." if only else "No offering stands anywhere.")
    say_left_out(len(found) - len(found[:limit]), "`--limit 0` shows all.")


@verb(
    "counterpart",
    """
    kamtui counterpart
    kamtui counterpart acme "Ian Reed of Initech faces Rina Shah (golf)"
    kamtui counterpart acme gone Ian
    kamtui counterpart acme Ian Reed of Initech
    kamtui counterpart --remove 2
    """,
)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_names)
@click.argument("text", metavar="[TEXT]...", nargs=-1)
@click.option("--remove", type=Number("a counterpart"), metavar="ID", help="Take the counterpart of this number out.")
@limit_option
@json_option
@click.pass_obj
def command_counterpart(
    book: Book, name: str | None, text: tuple[str, ...], remove: int | None, limit: int | None
) -> None:
    """List competitors' people, or write one down.

    The text says who they are, whose, and whom they face: Ian Reed of Initech faces Rina, a note in brackets. Of one
    who is there already, what it does not say stays. gone in front of a name takes that one out.
    """
    if remove is not None:
        if name is not None:
            raise UsageError("--remove stands alone.", "Say only the number: kamtui counterpart --remove 2.")
        from kamtui.services.verbs.account_plan import remove_counterpart

        _written(remove_counterpart(book, remove), gone=True)
        return
    if text:
        from kamtui.services.verbs.account_plan import counterpart

        with book.reading() as connection:
            who = whose(connection, name or "")
        assert who.account_id is not None
        left = counterpart(book, who.account_id, " ".join(text))
        _written(left.counterpart, gone=left.what == "gone")
        return
    with book.reading() as connection:
        only = whose(connection, name) if name is not None else None
        found = counterparts(connection, only.account_id if only else None)
    if wants_json():
        more = {"total": len(found)} if len(found[:limit]) < len(found) else {}
        emit_json(list_json(book.today, [counterpart_json(row) for row in found[:limit]], **more))
    else:
        for line in _counterpart_lines(found[:limit]):
            emit(line)
    if not found:
        say(f"No competitor's person is known at {only.account_name}." if only else "No competitor's person is known.")
    say_left_out(len(found) - len(found[:limit]), "`--limit 0` shows all.")


def _written(row: CounterpartRow, *, gone: bool) -> None:
    if wants_json():
        emit_json({"counterpart": counterpart_json(row), "removed": gone})
    elif not gone:
        for line in _counterpart_lines([row]):
            emit(line)
    if gone:
        say(f"{row.said} is out of {row.account_name}'s plan")
    say(UNDO)


def _show(book: Book, who: Who) -> None:
    """The whole plan."""
    assert who.account_id is not None
    with book.reading() as connection:
        found = account_plan(connection, book, who.account_id)
    if wants_json():
        emit_json(whole_json(book, who, found))
        return
    for line in _whole(book, found):
        emit(line)
    if found.empty:
        say(f"Nothing is planned for {who.account_name}: kamtui objective NAME TEXT --by DATE begins.")
    if found.orphans:
        count = len(found.orphans)
        numbers = ", ".join(map(str, sorted(found.orphans)))
        say(f"{ORPHAN}: {count} client task{'s' if count > 1 else ''} ({numbers}), kamtui objective --serve ID TASK")


def _whole(book: Book, found: AccountPlan) -> list[str]:
    shown: list[str] = []
    for one in found.objectives:
        shown += objective_lines(book, [one.objective])
        shown += [f"    {line}" for line in lines([cells(view, book.today) for view in one.tasks])] or [
            "    no open task serves it"
        ]
    shown += objective_lines(book, found.closed)
    shown += _plan_lines(book, found.plan)
    if found.offerings:
        shown += ["offerings", *(f"  {line}" for line in fit_lines(found.offerings, account=False))]
    if found.unknown:
        shown.append(f"not known: {', '.join(found.unknown)}")
    if found.counterparts:
        shown += ["counterparts", *(f"  {line}" for line in _counterpart_lines(found.counterparts, account=False))]
    return shown


def _plan_lines(book: Book, row: PlanRow) -> list[str]:
    told = (
        ("strategy", row.strategy),
        ("proposition", row.proposition),
        ("review", row.review_words(book.today)),
    )
    return table([(label, text) for label, text in told if text], squeeze=(1,))


def fit_lines(rows: Sequence[FitRow], *, account: bool = True) -> list[str]:
    """Offerings with their fit, a sign and words."""
    found = [(_SIGNS[row.fit], row.account_name if account else "", row.offering, row.words, row.note) for row in rows]
    return table(found, squeeze=(4, 1, 2, 3))


def _counterpart_lines(rows: Sequence[CounterpartRow], *, account: bool = True) -> list[str]:
    found = [
        (
            str(row.id),
            row.account_name if account else "",
            row.name,
            row.competitor,
            f"faces {row.contact_name}" if row.contact_name else "",
            row.note,
        )
        for row in rows
    ]
    return table(found, right=frozenset({0}), squeeze=(5, 1, 4))
