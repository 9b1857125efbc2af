"""The morning review: what must be faced, one card at a time, and the days a card may go to."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.overdue import Section
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Overdue, Quadrant
from kamtui.domain.workdays import short_day
from kamtui.services.book import Book
from kamtui.services.views.base import Base, base
from kamtui.services.views.matrix import box_rows
from kamtui.services.views.nudge import month_nudged
from kamtui.services.views.silent import SilentView, silent_views
from kamtui.services.views.tasks import TaskView, views
from kamtui.services.views.today import OVERDUE_SECTIONS, Horizon, TodayHead, today_head
from kamtui.store.reading import Connection
from kamtui.store.reads.review import existing, review_state
from kamtui.store.reads.today import count, load_without, section_where, window
from kamtui.store.reads.where import Where

MOST_PICKS = 3
"""Tasks that may be picked for a day."""

LOADED = 200
"""Cards that are read at once; `Review.total` counts them all."""


class Card(NamedTuple):
    """One thing to face: a task, or a silent account with its follow-up if it has one."""

    view: TaskView | None
    """The task; of a silent account its follow-up."""
    silent: SilentView | None
    section: Section
    why: str
    """Why it is here: `promise of Fri 20 Nov missed by 3 d, moved twice`."""

    @property
    def key(self) -> str:
        """What skipping remembers: `a7` for a silent account, `t42` for a task."""
        return f"a{self.silent.account_id}" if self.silent else f"t{self.view.row.id}" if self.view else ""


class Review(NamedTuple):
    """The cards that are left to face today, without those that were skipped."""

    total: int
    cards: tuple[Card, ...]
    """The first ones: late, waiting on us, silent (key first), slipped by importance."""
    faced: int
    """Cards that are gone since the review was opened today: the first one left is number `faced` + 1."""
    skipped: int
    """Cards that were skipped today and would be here otherwise."""
    begun: bool
    """Whether the review of today was opened before."""
    horizon: Horizon
    """How far the plan reaches."""


class Brief(NamedTuple):
    """What a morning begins and ends with."""

    head: TodayHead
    cards: int
    """How many are left to face."""
    do: tuple[TaskView, ...]
    """The first rows of the Do box: what the day is picked from."""
    picks: tuple[int, ...]
    """Tasks picked for today."""
    base: Base
    nudge: date | None = None
    """The month that asks to be planned, if one does."""


def cards(connection: Connection, book: Book, limit: int = LOADED) -> Review:
    """The first `limit` cards and how many there are; call it again when those are faced."""
    return _cards(connection, book, today_head(connection, book, sections=OVERDUE_SECTIONS), limit)


def _cards(connection: Connection, book: Book, head: TodayHead, limit: int) -> Review:
    state = review_state(connection, book.today)
    skipped = set(state.skipped)
    silent = [one for one in head.silent if f"a{one.account_id}" not in skipped] if skipped else head.silent
    passed = len(head.silent) - len(silent)
    tasks = sorted(int(key[1:]) for key in skipped if key.startswith("t") and key[1:].isdecimal())
    found: list[Card] = []
    for section in OVERDUE_SECTIONS:
        if section is Section.SILENT:
            first = silent_views(connection, book, silent[: limit - len(found)])
            found += [_silent_card(one, head.today) for one in first]
            continue
        where = section_where(section, head.today, book.rules.next_days, head.ground)
        if tasks:
            passed += count(connection, _also(where, "IN", tasks))
            where = _also(where, "NOT IN", tasks)
        if len(found) < limit and head.counts[section]:
            rows = views(connection, book, window(connection, section, where, head.ground, 0, limit - len(found)))
            found += [Card(view, None, section, why(section, view.row, head.today)) for view in rows]
    total = sum(head.counts.values()) - passed
    return Review(total, tuple(found), max(state.cards - total, 0), passed, state.day is not None, head.horizon)


def brief(connection: Connection, book: Book, limit: int = 20) -> Brief:
    """The counts of the morning, and what the day can be picked from."""
    head = today_head(connection, book, sections=OVERDUE_SECTIONS)
    picked = existing(connection, review_state(connection, book.today).picks)
    do = box_rows(connection, book, Quadrant.DO, None, 0, limit)
    left = _cards(connection, book, head, 0).total
    nudge = None if head.empty_book else month_nudged(connection, book, head.horizon)
    return Brief(head, left, tuple(do), tuple(picked), base(connection, book), nudge)


def is_due(connection: Connection, book: Book) -> bool:
    """Whether this launch opens the review: the first one of a working day on which there is something to face."""
    if review_state(connection, book.today).day is not None or not book.calendar(connection).is_working(book.today):
        return False
    return any(today_head(connection, book, sections=OVERDUE_SECTIONS).counts.values())


def working_day(book: Book, connection: Connection, n: int) -> date:
    """The n-th working day after today."""
    return book.calendar(connection).add(book.today, n)


def lightest_day_next_week(connection: Connection, book: Book, without: Collection[int] = ()) -> date:
    """The working day of next week with the least planned, the first of equals; tasks in `without` do not count.

    Weeks begin as the settings say. Of a week without working days it is the first working day after.
    """
    first = book.today + timedelta(days=(book.settings.week_start - book.today.weekday() - 1) % 7 + 1)
    week = [first + timedelta(days=n) for n in range(7)]
    calendar = book.calendar(connection)
    loads = load_without(connection, first, week[-1], without)
    worked = [day for day in week if calendar.is_working(day)]
    return min(worked, key=lambda day: (loads.get(day, 0), day), default=calendar.on_or_after(first))


def why(section: Section, row: TaskRow, today: date) -> str:
    """Why an open task stands in a section of what was missed, in words."""
    parts: list[str] = []
    if section is Section.LATE and row.due_on is not None:
        what = "deadline" if row.promised is None else "promise"
        parts.append(f"{what} of {short_day(row.due_on, today)} missed by {(today - row.due_on).days} d")
    elif section is Section.WAITING:
        parts.append("waiting on us")
    if row.planned_on is not None and section is not Section.LATE:
        ago = (today - row.planned_on).days
        parts.append(f"planned {short_day(row.planned_on, today)}" + (f", slipped {ago} d" if ago > 0 else ""))
    if row.moves:
        parts.append(f"moved {({1: 'once', 2: 'twice'}).get(row.moves, f'{row.moves} times')}")
    return ", ".join(parts)


def _silent_card(one: SilentView, today: date) -> Card:
    if one.task is None:
        return Card(None, one, Section.SILENT, f"{one.silence.words}, no next step")
    row, slipped = one.task.row, one.task.overdue is Overdue.SLIPPED
    following = why(Section.SLIPPED if slipped else Section.NEXT, row, today)
    return Card(one.task, one, Section.SILENT, f"{one.silence.words}, next step {following}")


def _also(where: Where, what: str, ids: Iterable[int]) -> Where:
    """The condition, for some tasks only or for all but them."""
    return Where([*where.parts, f"t.id {what} ({','.join(map(str, ids))})"], list(where.values))
