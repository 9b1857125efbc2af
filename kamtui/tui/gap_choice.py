"""What a rep keeps of the gaps of a month, until it is generated."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kamtui.services.book import Book
from kamtui.services.plan.draft import Draft, draft_month
from kamtui.store.reading import Connection


@dataclass(frozen=True, slots=True)
class GapChoice:
    """Everything is kept but what was dropped."""

    dropped: frozenset[str] = frozenset()
    """Keys of gaps."""
    key_only: bool = False
    """Whether only key accounts are planned for."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The rep's own words for steps, by the key of their gap."""

    def drafting(self, month: date) -> Callable[[Connection, Book], Draft]:
        """The reading that works out the draft of a month."""

        def query(connection: Connection, book: Book) -> Draft:
            return draft_month(connection, book, month, self.dropped, key_only=self.key_only, titles=self.titles)

        return query
