"""The spread: slipped tasks laid over the coming working days, as a plan to look at before anything moves."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.overdue import Section
from kamtui.domain.placing import Days, Item, place, who_of
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Kind, Quadrant
from kamtui.domain.workdays import short_day
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView, views
from kamtui.services.views.today import vital
from kamtui.store.reading import Connection
from kamtui.store.reads.head import serving
from kamtui.store.reads.plan import pins
from kamtui.store.reads.review import review_state
from kamtui.store.reads.spread import account_days, contact_days, own_gaps, visit_days
from kamtui.store.reads.stakes import stakes
from kamtui.store.reads.standings import set_aside, standings
from kamtui.store.reads.today import Ground, count, load, section_where, window

HORIZON_WORKING_DAYS = 20
"""Working days a spread lays tasks over, today included when it is worked."""

MOST = 2_000
"""Tasks a spread looks at, important ones first: more than twenty days have room for."""


class SpreadPlan(NamedTuple):
    """What would move where, and what would stay."""

    moves: tuple[tuple[TaskRow, date, str], ...]
    """Task, its new day and why that one; by day."""
    left: tuple[tuple[TaskRow, str], ...]
    """Task and why it stays."""
    more: int = 0
    """Slipped tasks beyond `MOST`, which were not looked at and stay."""


def plan_spread(connection: Connection, book: Book) -> SpreadPlan:
    """Lays the slipped tasks over the coming working days. The same book on the same day gives the same plan.

    Promises, deadlines, fixed times and pinned tasks never move, nor does what was handed off or skipped today.
    """
    found, more = _slipped(connection, book)
    skipped, pinned = _skipped(connection, book), pins(connection)
    stays = {view.row.id: why for view in found if (why := _stays(view.row, skipped, pinned, book.today)) is not None}
    calendar, first = book.calendar(connection), book.today
    last = calendar.add(calendar.on_or_after(first), HORIZON_WORKING_DAYS - 1)
    items = [_item(view, book, gaps) for gaps in [own_gaps(connection)] for view in found if view.row.id not in stays]
    days = Days(calendar, book.rules.capacity_minutes, load(connection, first, last))
    stand(connection, days, items, first, last)
    placed, unplaced = place(items, days, first, last)
    rows = {view.row.id: view.row for view in found}
    moves = sorted(((rows[one.id], one.on, one.why) for one in placed), key=lambda move: move[1])
    left = [(rows[one.id], one.why) for one in unplaced]
    return SpreadPlan(tuple(moves), (*left, *((rows[task_id], why) for task_id, why in stays.items())), more)


def _slipped(connection: Connection, book: Book) -> tuple[list[TaskView], int]:
    """The slipped tasks, important ones first, those of silent accounts too; and how many were not read."""
    standing = standings(connection, book.today)
    important = vital(standing, stakes(connection, book.today), book.today)
    ground = Ground(set_aside(connection, book.today), important, serving=serving(connection))
    where = section_where(Section.SLIPPED, book.today, book.rules.next_days, ground)
    rows = window(connection, Section.SLIPPED, where, ground, 0, MOST)
    more = count(connection, where) - MOST if len(rows) == MOST else 0
    return views(connection, book, rows), more


def _skipped(connection: Connection, book: Book) -> set[int]:
    """Tasks skipped in today's review, and the follow-ups of the accounts skipped in it."""
    keys = set(review_state(connection, book.today).skipped)
    tasks = {int(key[1:]) for key in keys if key.startswith("t") and key[1:].isdecimal()}
    if len(tasks) == len(keys):
        return tasks
    standing = standings(connection, book.today)
    return tasks | {row.next_task_id for row in standing if f"a{row.id}" in keys and row.next_task_id is not None}


def _stays(row: TaskRow, skipped: set[int], pinned: set[int], today: date) -> str | None:
    """Why a slipped task is not the spread's to move."""
    if row.promised is not None or row.due_on is not None:
        what = "deadline" if row.promised is None else "promise"
        return what if row.due_on is None else f"{what} due {short_day(row.due_on, today)}"
    if row.at is not None:
        return f"fixed at {row.at}"
    if row.handed_to is not None:
        return f"handed to {row.handed_to}"
    if row.id in pinned:
        return "pinned to its day"
    return "skipped today" if row.id in skipped else None


def _item(view: TaskView, book: Book, gaps: dict[int, int]) -> Item:
    row, box = view.row, view.placement.quadrant if view.placement else Quadrant.DROP
    return Item(
        row.id,
        row.kind,
        row.minutes,
        box in (Quadrant.DO, Quadrant.SCHEDULE),
        row.planned_on or book.today,
        box in (Quadrant.DO, Quadrant.DELEGATE),
        who_of(row.contact_id, row.account_id),
        gaps.get(row.account_id or 0, book.rules.min_gap_days),
        row.account_city,
    )


def stand(connection: Connection, days: Days, items: Sequence[Item], first: date, last: date) -> None:
    """Tells the engine what stands already: touches that were and will be, visits that are planned."""
    met = sorted({item.who for item in items if item.who is not None})
    for letter, read in (("c", contact_days), ("a", account_days)):
        owners = [int(who[1:]) for who in met if who[0] == letter]
        for owner, on in read(connection, owners, first) if owners else ():
            days.touch(f"{letter}{owner}", on)
    if any(item.kind is Kind.VISIT and item.city for item in items):
        for city, on in visit_days(connection, first, last):
            days.visit(city, on)
