"""The first screen's data in one reading: what `launch` reads ahead, and every reload after."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.filters import Filter
from kamtui.domain.overdue import Section
from kamtui.domain.words import TaskStatus
from kamtui.services.book import Book
from kamtui.services.views.nudge import month_nudged
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView, views
from kamtui.services.views.today import SECTIONS, TodayHead, silent_rows, today_head, today_rows
from kamtui.store.reading import Connection
from kamtui.store.reads.tasks import tasks_by_id

PAGE = 64
"""Rows of a window."""

_IN_SIGHT = 60


@dataclass(frozen=True, slots=True)
class First:
    """A head and the windows of rows that are in sight."""

    head: TodayHead
    pages: dict[tuple[Section, int], Sequence[TaskView | SilentView]]
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
    found: dict[tuple[Section, int], Sequence[TaskView | SilentView]] = {}
    lines = 0
    for section in SECTIONS:
        count = head.counts[section]
        if count and lines < _IN_SIGHT:
            found[section, 0] = page_of(connection, book, head, section, 0)
        lines += count + 1 if count else 0
    for section, page in pages:
        if (section, page) not in found and page * PAGE < head.counts[section]:
            found[section, page] = page_of(connection, book, head, section, page)
    nudge = None if head.empty_book else month_nudged(connection, book, head.horizon)
    return First(head, found, _still_open(connection, book, marked) if marked else {}, nudge)


def page_of(
    connection: Connection, book: Book, head: TodayHead, section: Section, page: int
) -> Sequence[TaskView | SilentView]:
    """A window of rows of one list."""
    if section is Section.SILENT:
        return silent_rows(connection, book, head, page * PAGE, PAGE)
    return today_rows(connection, book, head, section, page * PAGE, PAGE)


def _still_open(connection: Connection, book: Book, ids: Collection[int]) -> dict[int, TaskView | None]:
    found = {one.row.id: one for one in views(connection, book, tasks_by_id(connection, ids))}
    return {i: found[i] if i in found and found[i].row.status is TaskStatus.OPEN else None for i in ids}
