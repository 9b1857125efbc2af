"""The goals of a year in one line: how far each has come is said before it is saved."""

from textual.content import Content

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.goal_line import offer_words, target_typed
from kamtui.domain.keep.goal_words import forecast_words, goal_words, pace_words
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.goaling import read_values
from kamtui.services.views.goals import GoalsView, foreseen
from kamtui.store.reading import Connection
from kamtui.store.reads.goals import goals_of
from kamtui.tui.dialogs.line import LineDialog, complaint
from kamtui.tui.said import undo_said
from kamtui.tui.text import MUTED, content, lines

_HINT = "growth 15% or an amount to reach, retention 98%; a year for another one; clear growth, or clear for both."


class GoalDialog(LineDialog):
    """Growth and retention of one account, or of the whole book."""

    def __init__(self, account_id: int | None, name: str, start: str) -> None:
        super().__init__(f"Goals of {name}", "growth 15% retention 98%", self._write, _HINT, start)
        self._account_id = account_id

    async def _write(self, text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.goals import set_goals

            with book.reading() as connection:
                line = read_values(connection, book, text)
            year = line.year or book.today.year
            rows = set_goals(book, self._account_id, year, line.targets)
            said = ", ".join(row.words() for row in rows) or "none is left"
            return f"Goals of {year}: {said} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """Each goal that is named, what it asks for and how far it has come."""
        if not text.strip():
            return content("An empty line changes nothing: clear takes the goals away.", MUTED)

        def query(connection: Connection, book: Book) -> Content:
            line = read_values(connection, book, text)
            year = line.year or book.today.year
            found = foreseen(connection, book, self._account_id, year, line.targets)
            return _told(found, [aim for aim, target in line.targets.items() if target is None])

        try:
            return await self.gateway.read(query)
        except KamtuiError as error:
            return complaint(error)


def standing_line(connection: Connection, book: Book, account_id: int | None) -> str:
    """The goals that are set for this year as they are typed; growth is offered where none is."""
    rows = goals_of(connection, account_id, book.today.year)
    return " ".join(target_typed(row.aim, row.target) for row in rows) or offer_words(Aim.GROWTH)


def _told(found: GoalsView, gone: list[Aim]) -> Content:
    rows = []
    for one in found.total.aimed:
        said = f"{found.year} {goal_words(one)}"
        rows += [content(said, "$text-warning" if one.under else "$text-success")]
        rows += [content(f"  {pace_words(one, found.currency)}")]
    rows += [content(f"{found.year} no goal for {aim}", MUTED) for aim in gone]
    told = [forecast_words(found.total.forecast, found.currency), found.over.words(found.today)]
    return lines(*rows, *(content(text, MUTED) for text in told if text))
