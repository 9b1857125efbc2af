"""How far the review of a day has come, as the book keeps it between two starts."""

import sqlite3
from datetime import date
from typing import NamedTuple

from kamtui.store.reads.fields import day

PREFIX = "review:"
"""How the keys of the book's settings begin: `review:day`, `review:cards`, `review:skipped`, `review:picks`."""

GRACE_DAYS = 1
"""A review of tomorrow still counts: whoever flies across the date line meets the same day twice."""


class ReviewState(NamedTuple):
    """The review of one day; the empty one when none was opened."""

    day: date | None = None
    cards: int = 0
    """Cards there were when it was opened."""
    skipped: tuple[str, ...] = ()
    """Keys of the cards that are not shown again that day, in order."""
    picks: tuple[int, ...] = ()
    """Tasks picked for the day."""


def review_state(connection: sqlite3.Connection, today: date) -> ReviewState:
    """The review of today (or of tomorrow, when the clock went back a day); damaged values read as none."""
    rows = connection.execute(
        "SELECT key, value FROM book_settings WHERE key >= ? AND key < ?", (PREFIX, PREFIX[:-1] + ";")
    )
    kept = {key.removeprefix(PREFIX): value for key, value in rows}
    on = day(kept.get("day"))
    if on is None or not 0 <= (on - today).days <= GRACE_DAYS:
        return ReviewState()
    cards = kept.get("cards", "")
    return ReviewState(
        on,
        int(cards) if cards.isdecimal() else 0,
        tuple(key for key in kept.get("skipped", "").split(",") if key),
        tuple(int(number) for number in kept.get("picks", "").split(",") if number.isdecimal()),
    )


def existing(connection: sqlite3.Connection, ids: tuple[int, ...]) -> list[int]:
    """Those of the tasks that the book still holds, in their order."""
    marks = ",".join(map(str, ids))
    found = {row[0] for row in connection.execute(f"SELECT id FROM tasks WHERE id IN ({marks})")}
    return [task_id for task_id in ids if task_id in found]
