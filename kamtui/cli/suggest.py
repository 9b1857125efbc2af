"""`accounts --suggest`: which accounts could be key, and why. It changes nothing."""

from kamtui.cli.accounts_json import account_json
from kamtui.cli.brief import say_left_out
from kamtui.cli.jsons import list_json
from kamtui.cli.output import emit, emit_json, say, table, wants_json
from kamtui.domain.money import short_money
from kamtui.domain.production import rule_words
from kamtui.services.book import Book
from kamtui.services.views.suggest import suggestions


def show_suggestions(book: Book, limit: int) -> None:
    """Prints at most `limit` suggestions (0: all) with their reasons, and the rule."""
    with book.reading() as connection:
        found, totals = suggestions(connection, book)
    shown = found[: limit or None]
    if wants_json():
        items = [account_json(book, one.account, totals.currency) | {"reasons": list(one.reasons)} for one in shown]
        more = {"total": len(found)} if len(shown) < len(found) else {}
        emit_json(list_json(book.today, items, **more))
        return
    rows = [
        (one.account.row.tier, one.account.row.name, short_money(one.account.revenue or 0, totals.currency), why)
        for one in shown
        for why in ["; ".join(one.reasons)]
    ]
    for line in table(rows, right=frozenset({2}), squeeze=(3, 1)):
        emit(line)
    say(rule_words(totals.years, totals.rule))
    if found:
        say(f"{len(found)} could be key; `kamtui account NAME --tier K` makes one")
    else:
        say("No account that is not key is a consistent performer at the top of its segment or of the book.")
    say_left_out(len(found) - len(shown), "`--limit 0` shows all.")
