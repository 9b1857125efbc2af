"""The verb of a line that was being typed when the planner had to end: takes it up where it was, or drops it."""

from typing import TYPE_CHECKING, Any, cast

from kamtui.domain.account_rows import AccountRow, ContactRow
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import account, contact
from kamtui.store.reads.tasks import tasks_by_id
from kamtui.tui.text import shortened
from kamtui.tui.unsaved import Hand, Unsaved, drop, kept, more_words
from kamtui.tui.verbs import VERBS, Scope

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place

_ANSWERS = {"t": "takes it up", "d": "drops it"}
_ELSEWHERE = (Scope.APP, Scope.LIST, Scope.RECORD)
"""Scopes whose verbs do the same on every place."""


class Again:
    """A place with other rows under the verb's hands: those that the line was typed for."""

    def __init__(
        self, place: "Place", hand: Hand, tasks: list[TaskView], accounts: list[AccountRow], person: ContactRow | None
    ) -> None:
        self._place = place
        self._on_task = hand.on_task
        self._tasks = tasks
        self.accounts_chosen = accounts
        self.contact = person
        self.department = ""
        self.pressed = hand.key

    def __getattr__(self, name: str) -> Any:
        return getattr(self._place, name)

    @property
    def tasks(self) -> "Again":
        """The rows: itself, as far as they are chosen."""
        return self

    @property
    def row(self) -> TaskView | None:
        """The task, if the cursor was on one."""
        return self._tasks[0] if self._tasks and self._on_task else None

    def chosen(self) -> list[TaskView]:
        """The tasks that are still open."""
        return self._tasks

    def take_away(self, keys: object) -> None:
        """Nothing vanishes beforehand: what is shown is read anew anyway."""

    def unmark(self) -> bool:
        """Nothing is marked."""
        return False

    async def edit_row(self) -> bool:
        """What is under the cursor of the place is not meant."""
        return False

    async def tick_row(self) -> bool:
        """What is under the cursor of the place is not meant."""
        return False


async def unsaved(screen: "Place") -> None:
    """Shows the newest line that was kept and asks what to do with it; any other key leaves it where it is."""
    found = kept(screen.gateway.book.path)
    if not found:
        screen.status.say("Nothing that was typed is left unsaved.")
        return
    path, line = found[0]

    def answered(key: str) -> None:
        if key == "d":
            drop(path)
            screen.status.say(f"Dropped “{shortened(line.text)}”{more_words(len(found) - 1)}")
        else:
            screen.run_worker(_take_up(screen, path, line), name="unsaved", group="deed", exit_on_error=False)

    screen.ask(_ANSWERS, answered)
    screen.status.ask(_ANSWERS, f"{line.at[-5:]} {shortened(line.title, 20)}: “{shortened(line.text)}”  ")


async def _take_up(screen: "Place", path: str, line: Unsaved) -> None:
    """Opens the dialog it was typed into, on the same record; where that cannot be, shows the line to copy."""
    from kamtui.tui.deeds import deeds

    planner, hand = screen.planner, line.hand
    found = next((verb for verb in VERBS if verb.id == hand.verb), None)
    again = await screen.gateway.read(lambda connection, book: _found(connection, book, hand))
    if found is not None and found.scope in _ELSEWHERE and again is not None:
        planner.taking_up, planner.hand = (path, line), hand
        try:
            await deeds()[hand.verb](cast("Place", Again(screen, hand, *again)))
        finally:
            taken = planner.line_taken()
        if taken:
            return
    from kamtui.tui.dialogs.kept import KeptLine

    await screen.app.push_screen_wait(KeptLine(path, line))


def _found(
    connection: Connection, book: Book, hand: Hand
) -> tuple[list[TaskView], list[AccountRow], ContactRow | None] | None:
    """The rows as they are now; None when one of them is gone or no longer open."""
    tasks = views(connection, book, tasks_by_id(connection, hand.tasks)) if hand.tasks else []
    rows = [account(connection, one) for one in hand.accounts]
    accounts = [row for row in rows if row is not None]
    person = contact(connection, hand.contact) if hand.contact is not None else None
    still = [task for task in tasks if task.row.status == "open"]
    whole = len(still) == len(hand.tasks) and len(accounts) == len(rows)
    return (still, accounts, person) if whole and (person is None) == (hand.contact is None) else None


DEEDS = {"unsaved": unsaved}
"""Deeds on lines that were not saved by verb."""
