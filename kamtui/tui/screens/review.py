"""The review: what slipped, one card at a time, a key each; it ends on what to do today."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.services.book import Book
from kamtui.services.views.review import Card, Review, cards
from kamtui.services.views.tasks import TaskView
from kamtui.store.reading import Connection
from kamtui.tui.bindings import bindings_of
from kamtui.tui.said import keyed
from kamtui.tui.screens.base import Place
from kamtui.tui.text import content, joined, lines
from kamtui.tui.verbs import Scope, verb
from kamtui.tui.widgets.bars import StatusBar
from kamtui.tui.widgets.key_lines import KeyLines
from kamtui.tui.widgets.panel import indented, panel_facts
from kamtui.tui.widgets.review_bar import ReviewBar
from kamtui.tui.widgets.rows import HEADINGS, Key, Row, key_of, task_of

_KEYS = (
    "day-today",
    "day-ahead",
    "day-light",
    "day-typed",
    "done",
    "no-answer",
    "cut",
    "hand-off",
    "skip",
    "back",
    "spread",
)


@dataclass(slots=True)
class Deck:
    """The cards, as the verbs see them: one row at a time, nothing to mark."""

    then: Callable[[], None]
    """Called when a card was dealt with."""
    cards: list[Card] = field(default_factory=list)
    at: int = 0
    faced: list[Card] = field(default_factory=list)
    """The cards that were dealt with since the review was opened here, the latest last."""
    acted: list[str] = field(default_factory=list)
    """Those of them that were not merely skipped: what undo takes back, in order."""
    marked: dict[Key, TaskView] = field(default_factory=dict)

    @property
    def card(self) -> Card | None:
        """The card that is shown."""
        return self.cards[self.at] if self.at < len(self.cards) else None

    @property
    def row(self) -> Row | None:
        """The row of the card."""
        card = self.card
        return None if card is None else card.silent or card.view

    @property
    def has_rows(self) -> bool:
        """Whether a card is left."""
        return self.card is not None

    def chosen(self) -> list[TaskView]:
        """The card's task."""
        task = task_of(self.row) if self.row is not None else None
        return [] if task is None else [task]

    def take_away(self, keys: Iterable[Key]) -> None:
        """The card was dealt with."""
        card = self.card
        if card is not None and self.row is not None and key_of(self.row) in set(keys):
            self.acted.append(card.key)
            self.skip()

    def skip(self) -> None:
        """The card is left for today."""
        card = self.card
        if card is not None:
            self.faced.append(card)
            del self.cards[self.at]
            self.then()

    def back(self) -> Card | None:
        """The card that was dealt with last, which lies on top again if it was merely skipped; None without one."""
        if not self.faced:
            return None
        card = self.faced.pop()
        if card.key not in self.acted:
            self.cards.insert(self.at, card)
        return card

    def unmark(self) -> bool:
        """There are no marks."""
        return False


class ReviewScreen(Place):
    """One card: why it is here, the account, the task; below it the keys."""

    NAME = "review"
    SCOPES = (Scope.APP, Scope.LIST, Scope.REVIEW)
    FILTER_HINT = ""
    NOTHING = "No card is left."
    BINDINGS = bindings_of(*SCOPES)

    def __init__(self) -> None:
        super().__init__()
        self._deck = Deck(self.after_card)
        self._review: Review | None = None
        self._wanted_card = ""
        """Key of the card to show once it is here again."""
        self._before = 0
        """Cards faced today before this opening."""
        self._whole = 0
        """Cards of today in all."""

    @property
    def tasks(self) -> Deck:
        """The card that is shown."""
        return self._deck

    def compose(self) -> ComposeResult:
        """A line on top, the card, the keys, one line below."""
        yield ReviewBar()
        with VerticalScroll(id="card", can_focus=False):
            yield Static(id="face", markup=False)
        yield KeyLines(_hints(), id="keys")
        yield StatusBar()

    def on_mount(self) -> None:
        """Reads the cards, once the keys are seen."""
        self.call_after_refresh(self.reload)

    def reload(self, why: str = "") -> None:
        """Reads the cards anew; the one that was shown stays where it can."""
        self.newest("review", partial(self._reload, why))

    async def _reload(self, why: str) -> None:
        def query(connection: Connection, book: Book) -> Review:
            return cards(connection, book)

        first, self._review = self._review is None, await self.gateway.read(query)
        if first:
            self._before, self._whole = self._review.faced, self._review.faced + self._review.total
        before = self._deck.card
        left_out = {card.key for card in self._deck.faced}  # also what was faced while the book was read
        self._deck.cards = [card for card in self._review.cards if card.key not in left_out]
        keys = [card.key for card in self._deck.cards]
        shown = before.key if before is not None else ""
        if self._wanted_card in keys:
            shown, self._wanted_card = self._wanted_card, ""
        if shown in keys:
            self._deck.at = keys.index(shown)
        self._deck.at = min(self._deck.at, max(len(keys) - 1, 0))
        if why:
            self.status.say(why, "$accent")
        await self.show_card()
        if first and not self._review.begun:
            await self._begin()

    async def _begin(self) -> None:
        """From now on the cards of today are counted."""

        def verb(book: Book) -> None:
            from kamtui.services.verbs.review import opened

            opened(book)

        await self.gateway.write(verb)

    async def show_card(self) -> None:
        """Shows the card, or goes on to the day's picks after the last one."""
        card = self._deck.card
        if card is None:
            self._show_end()
            if self.is_current:  # else the picks are asked for already, or something else is
                self.action_verb("pick")
            return
        number = Content.styled(f" {self._number()} ", "bold reverse")
        where = Content.styled(f"  {HEADINGS[card.section]}", "bold $text-warning")
        self._head(joined(number, where, "  ", content(card.why)))
        task = task_of(self._deck.row) if self._deck.row is not None else None
        panel = await self.panel_of(self._deck.row)
        if self._deck.card is not card:
            return  # the next one is being shown
        facts = panel_facts(panel, task, self.gateway.book.today)
        title = content(task.row.title if task else card.silent.name if card.silent else "", "bold")
        width = max(self.size.width - 6, 20)
        self.query_one("#face", Static).update(lines(title, Content(""), indented(facts, width)))
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    def _show_end(self) -> None:
        """What is seen when the picks are left without picking."""
        self._head(Content.styled(f" {self.NOTHING} ", "bold"))
        face = Content(
            keyed("{pick} picks up to three for today · {back} goes back to the last card · {unmark} to Today")
        )
        self.query_one("#face", Static).update(face)

    def _head(self, said: Content) -> None:
        """The line on top."""
        if self._review is not None:
            self.query_one(ReviewBar).show(said, self._review.horizon, self.gateway.book.today)

    def _number(self) -> str:
        """`4 of 12`: cards faced today count, here or before a restart."""
        number = self._before + len(self._deck.faced) + self._deck.at + 1
        return f"{number} of {max(self._whole, number)}"

    def after_card(self) -> None:
        """A card was dealt with: shows the next, and leaves it out for the rest of the day, also after a crash."""
        self.run_worker(self._after(self._deck.faced[-1].key), group="card", exit_on_error=False)

    async def _after(self, key: str) -> None:
        def verb(book: Book) -> None:
            from kamtui.services.verbs.review import skip

            skip(book, [key])

        await self.show_card()  # the next key is for what the rep sees, however long a write takes
        await self.gateway.write(verb)

    async def undone(self) -> None:
        """The card whose verb was taken back is there again."""
        if self._deck.acted:
            key = self._deck.acted.pop()
            self._deck.faced = [card for card in self._deck.faced if card.key != key]
            await self._bring_back(key)

    async def back(self) -> bool:
        """Back to the card before; false when there is none."""
        card = self._deck.back()
        if card is None:
            return False
        await self.show_card()
        await self._bring_back(card.key)
        return True

    async def _bring_back(self, key: str) -> None:
        def verb(book: Book) -> None:
            from kamtui.services.verbs.review import unskip

            unskip(book, [key])

        await self.gateway.write(verb)
        self._wanted_card = key
        self.reload()


def _hints() -> list[Content]:
    return [
        Content.from_markup(
            f"[@click={found.action}][b]$key[/b] $title[/]", key=found.shown_keys.split()[0], title=found.title
        )
        for found in (verb(name) for name in _KEYS)
    ]
