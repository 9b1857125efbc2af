"""How far the review of today has come: kept in the book at once, so that a crash or a quit loses nothing.

None of it is an undo step: it says what the rep has looked at, and changes no task.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kamtui.domain.words import TaskStatus
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.views.review import MOST_PICKS, cards
from kamtui.services.views.tasks import one
from kamtui.store.reading import Connection
from kamtui.store.reads.review import PREFIX, ReviewState, existing, review_state

if TYPE_CHECKING:
    from kamtui.store.work import Work


def opened(book: Book) -> None:
    """Says that the review of today was opened: later launches do not open it again."""
    with book.work("review") as (work, _entry):
        _started(work, book)


def skip(book: Book, keys: Iterable[str]) -> None:
    """Leaves cards (`Card.key`) out for the rest of the day; for what was faced and stays in its list, too."""
    with book.work("review") as (work, _entry):
        state = _started(work, book)
        _keep(work, "skipped", ",".join(dict.fromkeys([*state.skipped, *keys])))


def unskip(book: Book, keys: Iterable[str]) -> None:
    """Shows cards again that were left out: `b` goes back to one."""
    gone = set(keys)
    with book.work("review") as (work, _entry):
        state = _started(work, book)
        _keep(work, "skipped", ",".join(key for key in state.skipped if key not in gone))


def skipped(connection: Connection, book: Book) -> set[str]:
    """Keys of the cards that are left out today."""
    return set(review_state(connection, book.today).skipped)


def pick(book: Book, task_ids: Sequence[int]) -> None:
    """Picks tasks for today in place of those picked before; raises `RejectedError` for a fourth or one not open."""
    wanted = list(dict.fromkeys(task_ids))
    if len(wanted) > MOST_PICKS:
        raise RejectedError(f"{len(wanted)} tasks are too many for one day's picks.", f"Pick up to {MOST_PICKS}.")
    with book.work("review") as (work, _entry):
        before = _started(work, book).picks
        for task_id in wanted:
            row = one(work.raw, task_id)
            if row.status is not TaskStatus.OPEN and task_id not in before:
                raise RejectedError(f"Task {task_id} “{row.title}” is {row.status} already.", "Pick another one.")
        _keep(work, "picks", ",".join(map(str, wanted)))


def picks(connection: Connection, book: Book) -> list[int]:
    """Tasks picked for today, done ones too, in the order in which they were picked."""
    return existing(connection, review_state(connection, book.today).picks)


def _started(work: "Work", book: Book) -> ReviewState:
    """The review of today, begun now if it was not."""
    state = review_state(work.raw, book.today)
    if state.day is not None:
        return state
    work.execute("DELETE FROM book_settings WHERE key >= ? AND key < ?", (PREFIX, PREFIX[:-1] + ";"))
    _keep(work, "day", book.today.isoformat())
    total = cards(work.raw, book, 0).total
    _keep(work, "cards", str(total))
    return ReviewState(book.today, total)


def _keep(work: "Work", name: str, value: str) -> None:
    work.execute("INSERT OR REPLACE INTO book_settings (key, value) VALUES (?, ?)", (PREFIX + name, value))
