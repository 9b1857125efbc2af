"""Follow-ups of many accounts: read at once, each worked out when it is looked at. A table shows a few of thousands.

The others wait packed: 50,000 rows take 46 MB as tuples, 13 MB as bytes.
"""

from collections.abc import Iterable
from marshal import dumps, loads

from kamtui.domain.keep.stakes import NO_STAKE
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView, choices_at_stake, view
from kamtui.store.reading import Connection
from kamtui.store.reads.stakes import stakes
from kamtui.store.reads.tasks import raw_tasks, task_row


class FollowUps:
    """Tasks by id, as the rules see them on the day they were read."""

    __slots__ = ("_at_stake", "_book", "_calendar", "_choices", "_rows", "_today", "_views")

    def __init__(self, connection: Connection, book: Book, ids: Iterable[int]) -> None:
        self._book, self._today, self._calendar = book, book.today, book.calendar(connection)
        self._at_stake, self._choices = stakes(connection, self._today), choices_at_stake(connection)
        self._rows = {row[0]: dumps(row) for row in raw_tasks(connection, ids)}
        self._views: dict[int, TaskView] = {}

    def of(self, task_id: int | None) -> TaskView | None:
        """The task with this id; None where it was not read."""
        if task_id is None or task_id not in self._rows:
            return None
        found = self._views.get(task_id)
        if found is None:
            row = task_row(loads(self._rows[task_id]))
            stake, choices = self._at_stake.get(row.account_id or 0, NO_STAKE), self._choices.get(task_id, ())
            found = self._views[task_id] = view(row, self._book, self._calendar, self._today, stake, choices)
        return found
