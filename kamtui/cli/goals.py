"""`goal`: what is to stay of last year's revenue and what is to come beyond it, by account and in all."""

from collections.abc import Sequence

import click

from kamtui.cli.goals_json import compared_json, goals_json, total_json
from kamtui.cli.jsons import list_json
from kamtui.cli.options import complete_names, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.written import UNDO
from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.goal_line import YEARS, GoalLine, offer_words
from kamtui.domain.keep.goal_rows import OFFERED
from kamtui.domain.keep.goal_words import HELD, pace_words, rate_words
from kamtui.domain.keep.goals import FIRST_RULE, Measure
from kamtui.domain.text import clean
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.goaling import read_line
from kamtui.services.names import Who
from kamtui.services.views.accounts import account_named
from kamtui.services.views.goals import Aims, GoalsView, account_goals, foreseen, goals_view

_BOOK = "whole book"


@verb(
    "goal",
    """
    kamtui goal
    kamtui goal growth 15% retention 90%
    kamtui goal acme growth 480k --year 2027
    kamtui goal acme growth retention
    """,
)
@click.argument("words", metavar="[NAME] [AIM] [VALUE]...", nargs=-1, shell_complete=complete_names)
@click.option("--year", type=click.IntRange(*YEARS), metavar="Y", help="Of this year; this one where none is named.")
@click.option("--clear", is_flag=True, help="Clear the goals that are named, or both.")
@json_option
@click.pass_obj
def command_goal(book: Book, words: tuple[str, ...], year: int | None, clear: bool) -> None:
    """List goals with their pace, or set one.

    VALUE is a share such as 15%, or an amount of revenue such as 480k. Without it 15% growth or 100% retention is
    offered, and nothing is saved. Retention is what last year's accounts bring again of what they brought then, growth
    all revenue beyond last year's, both over the same days as far as the sales go. On pace means not below what last
    year had made by that day. The forecast is revenue so far over the share that past years had made by then.
    """
    who: Who | None = None
    if words and words[0].lower() not in Aim._value2member_map_:
        with book.reading() as connection:
            who = account_named(connection, clean(words[0]).removeprefix("@"))
        words = words[1:]
    with book.reading() as connection:
        line = read_line(connection, book, " ".join(words))
    if line.year is not None and year is not None and line.year != year:
        raise UsageError("Two years are named.", "Say --year once.")
    when = line.year or year or book.today.year
    if clear:
        _save(book, who, when, _cleared(line))
    elif line.targets:
        if line.offered:
            raise UsageError(f"How much {line.offered[0]}?", f"Say {offer_words(line.offered[0])}.")
        _save(book, who, when, line)
    elif line.offered:
        _offer(book, who, when, line.offered)
    else:
        _list(book, who, when)


def _cleared(line: GoalLine) -> GoalLine:
    if any(target is not None for target in line.targets.values()):
        raise UsageError("A goal is cleared or set, not both.", "Leave out the value: kamtui goal growth --clear.")
    return GoalLine(dict.fromkeys(line.offered or line.targets or Aim))


def _save(book: Book, who: Who | None, year: int, line: GoalLine) -> None:
    """Sets or clears, and prints what is left."""
    from kamtui.services.verbs.goals import set_goals

    account_id = who.account_id if who else None
    set_goals(book, account_id, year, line.targets)
    with book.reading() as connection:
        found = (
            goals_view(connection, book, year)
            if account_id is None
            else account_goals(connection, book, account_id, year)
        )
    if wants_json():
        items = goals_json(found, found.total) if found else []
        emit_json({"year": year, "goals": items})
    elif found is not None:
        _show(found, [found.total])
    if found is None or not found.total.aimed:
        say(f"{who.account_name if who else _BOOK}: no goal for {year} is left")
    say(UNDO)


def _offer(book: Book, who: Who | None, year: int, aims: Sequence[Aim]) -> None:
    """Prints what the offered goals would ask for; nothing is saved."""
    account_id = who.account_id if who else None
    with book.reading() as connection:
        found = foreseen(connection, book, account_id, year, {aim: OFFERED[aim] for aim in aims})
    if wants_json():
        emit_json({"year": year, "offered": goals_json(found, found.total)})
    else:
        _show(found, [found.total], [who.account_name or ""] if who else [_BOOK])
    name = "" if who is None else f'"@{who.account_name}" '
    also = f" --year {year}" if year != book.today.year else ""
    say(f"offered, not saved: kamtui goal {name}{' '.join(map(offer_words, aims))}{also}")


def _list(book: Book, who: Who | None, year: int) -> None:
    """Every goal of a year, or those of one account."""
    with book.reading() as connection:
        if who is None or who.account_id is None:
            found: GoalsView | None = goals_view(connection, book, year)
            total = found
        else:
            found = account_goals(connection, book, who.account_id, year)
            total = goals_view(connection, book, year) if wants_json() or found is None else None
    shown = [] if found is None else list(found.accounts) if who else [found.total, *found.accounts]
    if wants_json():
        assert total is not None
        items = [] if found is None else goals_json(found, *shown)
        more = {"year": year, "currency": total.currency, "over": compared_json(total.over), "total": total_json(total)}
        emit_json(list_json(book.today, items, **more))
    elif found is not None:
        _show(found, shown)
    if found is None and who is not None:
        say(f'{who.account_name} has no goal for {year}: kamtui goal "@{who.account_name}" {offer_words(Aim.GROWTH)}')
    elif found is not None and not found.has_goals:
        say(f"no goal for {year} is set: kamtui goal {offer_words(Aim.GROWTH)}")


def _show(found: GoalsView, shown: Sequence[Aims], names: Sequence[str] = ()) -> None:
    """An aligned line for each goal, and below them the days and the forecasts."""
    named = list(names) or [one.account_name or _BOOK for one in shown]
    cells = [
        (name, str(measure.aim), *_cells(measure, found.currency))
        for name, one in zip(named, shown, strict=True)
        for measure in (one.measures if one.account_id is None and not names else one.aimed)
    ]
    for text in table(cells, right=frozenset({2, 3}), squeeze=(5, 0)):
        emit(text)
    if forecasts := [(name, one) for name, one in zip(named, shown, strict=True) if one.forecast.low is not None]:
        for text in table([(name, *_forecast(one, found.currency)) for name, one in forecasts], squeeze=(3, 0)):
            emit(text)
    elif shown:
        say(f"no forecast: {shown[0].forecast.why}")
    say(found.over.words(found.today))
    if any(one.growth.held for one in shown):
        say(FIRST_RULE)
    if found.foreign:
        say(f"{found.foreign} sales in other currencies are left out: nothing is converted")


def _cells(one: Measure, currency: str) -> tuple[str, ...]:
    target = "no goal" if one.target is None else one.target.words(one.aim)
    standing = "" if one.standing is None else f"{one.standing}, {HELD}" if one.held else str(one.standing)
    return target, rate_words(one), standing, pace_words(one, currency) if one.target else ""


def _forecast(one: Aims, currency: str) -> tuple[str, ...]:
    return "forecast", one.forecast.sums(currency), one.forecast.why
