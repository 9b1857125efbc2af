"""A contract in one line: new, changed, renewed or ended, and its ladder taken on. Said back before it is saved."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from kamtui.domain.keep.terms import Term
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError, NotFoundError
from kamtui.services.book import Book
from kamtui.services.contracting import called, following, meant, read_line, term_of
from kamtui.store.reading import Connection
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, joined, lines, shortened

if TYPE_CHECKING:
    from kamtui.domain.keep.contract_line import ContractLine
    from kamtui.domain.keep.contract_rows import ContractRow

_HINT = "renew, end or ladder with a name does what it says; an empty line plans the rungs of the only contract."
_WORDS = ("renew", "end", "ladder")


class _Wish(NamedTuple):
    """What a line asks for."""

    what: str
    """`add`, `change`, `renew`, `end` or `ladder`."""
    row: "ContractRow | None"
    """The contract that is meant; None for one that is added."""
    line: "ContractLine"


class ContractDialog(LineDialog):
    """The contracts of one account."""

    def __init__(self, account_id: int, account: str) -> None:
        super().__init__(
            f"Contract with {account}", "frame 2026 until 31 jan notice 30 nov worth 48k", self._write, _HINT
        )
        self._account_id = account_id
        self._account = account

    async def _write(self, text: str) -> str:
        def verb(book: Book) -> str:
            with book.reading() as connection:
                wish = self._wish(connection, book, text)
            return f"{_done(book, self._account_id, wish)} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """What it will do, with its days in full."""

        def query(connection: Connection, book: Book) -> Content:
            try:
                return _told(book, self._wish(connection, book, text))
            except NotFoundError:
                if text.strip():
                    raise
                return Content("")

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)

    def _wish(self, connection: Connection, book: Book, text: str) -> _Wish:
        """What the line asks for. Raises `NotFoundError` and `AmbiguousError` when no one contract is meant."""
        first, _, rest = text.strip().partition(" ")
        what = first.lower() if first.lower() in _WORDS else "ladder" if not first else ""
        line = read_line(connection, book, rest if what else text)
        bare = line == type(line)(name=line.name)
        if what == "renew" or (what and bare):
            return _Wish(what, meant(connection, self._account_id, self._account, line.name), line)
        line = read_line(connection, book, text)
        if not line.name:
            return _Wish("change", meant(connection, self._account_id, self._account), line)
        row = called(connection, self._account_id, line.name)
        return _Wish("change" if row else "add", row, line)


def _told(book: Book, wish: _Wish) -> Content:
    """What a wish would do."""
    row, line = wish.row, wish.line
    if row is None:
        return lines(content(line.name, "bold"), _days(term_of(line, None, book.today), line))
    head = joined(content(f"{wish.what} ", "$text-success"), content(row.name, "bold"), "  ", row.words(book.today))
    if wish.what == "change":
        return lines(head, _days(term_of(line, row.term, book.today), line))
    if wish.what == "renew":
        return lines(head, _days(following(row, line), line))
    if wish.what == "ladder":
        steps = [f"{step.rung} {short_day(step.on, book.today)}" for step in row.ahead(book.today)]
        return lines(head, content(", ".join(steps) or "no rung is left to plan", "" if steps else MUTED))
    return lines(head, content("it runs until its last day; what is left of its ladder is cut"))


def _days(term: Term, line: "ContractLine") -> Content:
    notice = f", notice {short_day(term.notice)} {term.notice.year}" if term.notice else ""
    said = f"{short_day(term.start)} {term.start.year} to {short_day(term.end)} {term.end.year}{notice}"
    if line.worth is None:
        return content(said)
    from kamtui.domain.money import money_text

    return lines(content(said), content(f"{money_text(*line.worth)} a year"))


def _done(book: Book, account_id: int, wish: _Wish) -> str:
    """Does it, and says what was done."""
    from kamtui.services.verbs import contracts as verbs

    row, rest = wish.row, replace(wish.line, name="")
    if row is None:
        made = verbs.add_contract(book, account_id, wish.line)
        return f"“{shortened(made.name)}”: {made.words(book.today)}"
    if wish.what == "change":
        made = verbs.change_contract(book, row.id, rest)
        return f"“{shortened(made.name)}”: {made.words(book.today)}"
    if wish.what == "ladder":
        count = len(verbs.take_ladder(book, row.id).tasks)
        return f"{count} rung{'s' if count > 1 else ''} of “{shortened(row.name)}” planned"
    closed = verbs.renew_contract(book, row.id, rest) if wish.what == "renew" else verbs.end_contract(book, row.id)
    cut = f", {len(closed.cut)} task{'s' if len(closed.cut) > 1 else ''} of its ladder cut" if closed.cut else ""
    if closed.new is None:
        return f"“{shortened(row.name)}” ends {short_day(row.end_on, book.today)}{cut}"
    return f"“{shortened(row.name)}” renewed: “{shortened(closed.new.name)}”, {closed.new.words(book.today)}{cut}"
