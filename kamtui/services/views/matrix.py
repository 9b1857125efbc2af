"""The matrix: the four boxes with their counts and first rows, every open task in exactly one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.filters import Filter
from kamtui.domain.silence import silence
from kamtui.domain.stale import stale
from kamtui.domain.words import Quadrant
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads.head import serving
from kamtui.store.reads.matrix import BoxCount, Ground, box_counts, box_ids, first_ids, vital_accounts
from kamtui.store.reads.stakes import stakes
from kamtui.store.reads.standings import standings
from kamtui.store.reads.tasks import tasks_by_id
from kamtui.store.reads.where import Where, narrowed

_NOTHING = BoxCount(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the matrix."""

    quadrant: Quadrant
    count: int
    minutes: int
    rows: tuple[TaskView, ...]
    """The first ones by planned day, undated ones last."""
    stale: int
    """How many stand there too long, as `domain.stale` has it."""


class Matrix(NamedTuple):
    """All four boxes."""

    today: date
    boxes: Mapping[Quadrant, Box]


def matrix(connection: Connection, book: Book, wanted: Filter | None = None, limit: int | None = 20) -> Matrix:
    """Every open task in its box; `limit` rows of each. A filter for boxes (`q:do`) leaves the others empty."""
    wanted = wanted or Filter()
    counts = dict.fromkeys(Quadrant, _NOTHING)
    ids: dict[Quadrant, list[int]] = {}
    if not wanted.done:  # what is done stands in no box
        ground, where = _ground(connection, book), _where(book, wanted)
        found = box_counts(connection, ground, where)
        counts |= {box: found[box] for box in wanted.quadrants or Quadrant}
        ids = first_ids(connection, ground, where, counts, limit)
    seen = _seen(connection, book, [task_id for box in ids.values() for task_id in box])
    rows = {box: tuple(seen[task_id] for task_id in ids.get(box, ())) for box in counts}
    return Matrix(
        book.today,
        {box: Box(box, one.count, one.minutes, rows[box], one.stale) for box, one in counts.items()},
    )


def box_rows(
    connection: Connection, book: Book, quadrant: Quadrant, wanted: Filter | None, offset: int, limit: int | None
) -> list[TaskView]:
    """`limit` rows of one box from `offset` on, in the order of `matrix`."""
    wanted = wanted or Filter()
    if wanted.done or (wanted.quadrants and quadrant not in wanted.quadrants):
        return []
    ids = box_ids(connection, _ground(connection, book), _where(book, wanted), quadrant, offset, limit)
    return list(_seen(connection, book, ids).values())


def stale_words(view: TaskView, today: date) -> str | None:
    """Why an open task is stale in its box (`12 d old`); None when it is not, or not open."""
    return None if view.placement is None else stale(view.row, view.placement.quadrant, today)


def is_stale(view: TaskView, today: date) -> bool:
    """Whether an open task stands in its box too long, as `domain.stale.STALE_RULES` says."""
    return stale_words(view, today) is not None


def _ground(connection: Connection, book: Book) -> Ground:
    """What the rules ask about, worked out once for all tasks."""
    today, rules = book.today, book.rules
    calendar, at_stake = book.calendar(connection), stakes(connection, today)
    silent = {
        row.id
        for row in standings(connection, today)
        if silence(row.last_touch_on, rules.cadence(row.tier, row.cadence), today).is_silent
    }
    pressed = {key for key, stake in at_stake.items() if stake.presses(today, calendar)}
    vital = {*vital_accounts(connection), *(key for key, stake in at_stake.items() if stake.matters(today))}
    pressing = calendar.add(today, rules.urgent_working_days)
    return Ground(today, pressing, tuple(sorted(vital)), tuple(sorted(silent | pressed)), serving(connection))


def _where(book: Book, wanted: Filter) -> Where:
    return narrowed(Where().add("t.status = 'open'"), wanted, book.today)


def _seen(connection: Connection, book: Book, ids: list[int]) -> dict[int, TaskView]:
    return {view.row.id: view for view in views(connection, book, tasks_by_id(connection, ids))}
