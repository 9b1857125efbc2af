"""The first screen's data in one reading: what `launch` reads ahead, and every reload after."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kamtui.domain.filters import Filter
from kamtui.domain.overdue import Section
from kamtui.domain.words import TaskStatus
from kamtui.services.book import Book
from kamtui.services.views.nudge import month_nudged
from kamtui.services.views.tasks import TaskView, views
from kamtui.services.views.today import SECTIONS, TodayHead, today_head, today_rows
from kamtui.store.reading import Connection
from kamtui.store.reads.tasks import tasks_by_id

PAGE = 64
"""Rows of a window."""

_IN_SIGHT = 60


@dataclass(frozen=True, slots=True)
class First:
    """A head and the windows of rows that are in sight."""

    head: TodayHead
    pages: dict[tuple[Section, int], list[TaskView]]
    marked: dict[int, TaskView | None]
    """Marked tasks by id, as they are now; None for one that is done, cut or gone."""
    nudge: date | None = None
    """The month that asks to be planned, if one does."""


def read_first(
    connection: Connection,
    book: Book,
    wanted: Filter | None = None,
    pages: Collection[tuple[Section, int]] = (),
    marked: Collection[int] = (),
) -> First:
    """Reads the head, some windows (without named ones, those that fill the first screen), and marked tasks."""
    head = today_head(connection, book, wanted)
    found: dict[tuple[Section, int], list[TaskView]] = {}
    lines = 0
    for section in SECTIONS:
        count = head.counts[section]
        if section is not Section.SILENT and count and lines < _IN_SIGHT:
            found[section, 0] = today_rows(connection, book, head, section, 0, PAGE)
        lines += count + 1 if count else 0
    for section, page in pages:
        if (section, page) not in found and page * PAGE < head.counts[section]:
            found[section, page] = today_rows(connection, book, head, section, page * PAGE, PAGE)
    nudge = None if head.empty_book else month_nudged(connection, book, head.horizon)
    return First(head, found, _still_open(connection, book, marked) if marked else {}, nudge)


def _still_open(connection: Connection, book: Book, ids: Collection[int]) -> dict[int, TaskView | None]:
    found = {one.row.id: one for one in views(connection, book, tasks_by_id(connection, ids))}
    return {i: found[i] if i in found and found[i].row.status is TaskStatus.OPEN else None for i in ids}
