"""Which objective tasks serve: the account's open ones below the line, narrowed by what is typed."""

from collections.abc import Sequence

from textual.content import Content

from kamtui.domain.keep.plan_rows import ORPHAN, ObjectiveRow
from kamtui.domain.text import clean, name_key
from kamtui.errors import NotFoundError
from kamtui.services.book import Book
from kamtui.tui.dialogs.offers import MOST_OFFERS, Offer, OfferDialog
from kamtui.tui.said import keyed, undo_said
from kamtui.tui.text import content, line, shortened

_HINT = "Type some of it, or choose with the arrows; Enter takes what is chosen."


class ServeDialog(OfferDialog):
    """The objective of tasks of one account; its last row is none."""

    def __init__(self, task_ids: Sequence[int], named: str, rows: Sequence[ObjectiveRow], now: int | None) -> None:
        super().__init__(f"{named} serves", "an objective", self._write, _HINT)
        self._task_ids = tuple(task_ids)
        self._rows: tuple[ObjectiveRow | None, ...] = (*rows, None)
        self._now = now
        """The objective that all of them serve."""
        self._shown: Sequence[ObjectiveRow | None] = ()

    async def _write(self, text: str) -> str:
        found = self._matching(text)
        if not found:
            raise NotFoundError(
                f"No open objective says “{clean(text, 60)}”.", keyed("{objective} on the account's page adds one.")
            )
        chosen = found[self.chosen] if found == self._shown and self.chosen < len(found) else found[0]

        def verb(book: Book) -> str:
            from kamtui.services.verbs.objectives import serve

            serve(book, self._task_ids, chosen.id if chosen is not None else None)
            what = f"for “{shortened(chosen.text)}”" if chosen is not None else f"for {ORPHAN}"
            return f"{self._title_of_tasks()} {what} · {undo_said()}"

        return await self.gateway.write(verb)

    async def echo(self, text: str) -> Content:
        """Offers what matches; says so where nothing does."""
        self._shown = self._matching(text)
        self.offer([Offer(self._label(row), 0, ORPHAN if row is None else row.text) for row in self._shown])
        return Content("") if self._shown else content("No open objective says that.", "$text-warning")

    def _matching(self, text: str) -> Sequence[ObjectiveRow | None]:
        key = name_key(text) if clean(text) else ""
        found = [row for row in self._rows if not key or key in name_key(ORPHAN if row is None else row.text)]
        return found[:MOST_OFFERS] if len(found) <= MOST_OFFERS else [*found[: MOST_OFFERS - 1], found[-1]]

    def _label(self, row: ObjectiveRow | None) -> str:
        if row is None:
            return ORPHAN
        now = " (it does)" if row.id == self._now else ""
        return f"{line(row.text)} · {row.words(self.gateway.book.today)}{now}"

    def _title_of_tasks(self) -> str:
        count = len(self._task_ids)
        return "The task is" if count == 1 else f"{count} tasks are"
