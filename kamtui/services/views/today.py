"""Today: what is late, silent, slipped, and planned, as counts first and windows of rows on demand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.filters import Filter
from kamtui.domain.keep.stakes import Stake
from kamtui.domain.load import DayLoad, day_load
from kamtui.domain.overdue import Section
from kamtui.domain.words import Tier
from kamtui.domain.workdays import WorkCalendar
from kamtui.services.book import Book
from kamtui.services.views.grades_due import grades_due
from kamtui.services.views.silent import Quiet, SilentView, lifted, quiet, silent_views
from kamtui.services.views.tasks import TaskView, views
from kamtui.store.reading import Connection
from kamtui.store.reads.book import is_empty
from kamtui.store.reads.head import adrift_count, serving
from kamtui.store.reads.stakes import stakes
from kamtui.store.reads.standings import StandingRow, set_aside, standings
from kamtui.store.reads.today import Ground, count, load, planned_days, section_where, window
from kamtui.store.reads.where import Where, narrowed

SECTIONS = (Section.LATE, Section.WAITING, Section.SILENT, Section.SLIPPED, Section.TODAY, Section.NEXT)
"""The lists of Today in their order: the kinds of overdue first, never mixed."""

OVERDUE_SECTIONS = SECTIONS[:4]
"""The lists that were missed in some way."""

_COVERED_GAP = 5
"""Working days in a row without anything planned that end the planned stretch."""


class Horizon(NamedTuple):
    """How far the plan reaches. It ends before five working days in a row with nothing planned."""

    through: date | None
    """Last planned day of the unbroken stretch; None when nothing is planned."""
    wanted: int
    """Calendar days it should reach."""
    short_by: int
    """Calendar days missing."""


class TodayHead(NamedTuple):
    """Everything of Today but the rows."""

    today: date
    counts: Mapping[Section, int]
    """How many rows each list has; only of the lists that were asked for."""
    silent: tuple[Quiet, ...]
    """Silent accounts in their order; `silent_rows` has what is shown of them."""
    no_next: int
    """Accounts, open and not parked, without a follow-up."""
    load: DayLoad
    horizon: Horizon
    empty_book: bool
    wanted: Filter = Filter()
    ground: Ground = Ground()
    """What the windows of rows must know of accounts."""
    grades_due: int = 0
    """Accounts that should be graded by today; 0 in a book where nobody was ever graded."""
    adrift: int = 0
    """Late promises that no open task will keep: no list shows them."""


def today_head(
    connection: Connection, book: Book, wanted: Filter | None = None, sections: Sequence[Section] = SECTIONS
) -> TodayHead:
    """Counts, silent accounts, load and horizon; `wanted` narrows the lists, never the load.

    Only the lists in `sections` are counted: counting the days to come reads most of a large book.
    """
    today, wanted = book.today, wanted or Filter()
    calendar = book.calendar(connection)
    standing, at_stake = standings(connection, today), stakes(connection, today)
    silent = quiet(connection, book, standing, wanted)
    ground = Ground(
        set_aside(connection, today),
        vital(standing, at_stake, today),
        lifted(silent, today, book.rules.next_days),
        serving(connection),
    )
    counts = {
        section: len(silent) if section is Section.SILENT else count(connection, _where(section, book, wanted, ground))
        for section in sections
    }
    loads = load(connection, today, today)
    planned = planned_days(connection, today, today + timedelta(days=book.rules.horizon_days * 3))
    return TodayHead(
        today,
        counts,
        silent,
        sum(1 for row in standing if row.next_task_id is None),
        day_load(today, loads, calendar, book.rules.capacity_minutes),
        horizon(book, calendar, planned),
        is_empty(connection),
        wanted,
        ground,
        len(grades_due(connection, book, today)),
        adrift_count(connection, today),
    )


def today_rows(
    connection: Connection, book: Book, head: TodayHead, section: Section, offset: int, limit: int
) -> list[TaskView]:
    """A window of one list of tasks."""
    where = _where(section, book, head.wanted, head.ground)
    return views(connection, book, window(connection, section, where, head.ground, offset, limit))


def silent_rows(connection: Connection, book: Book, head: TodayHead, offset: int, limit: int) -> list[SilentView]:
    """A window of the silent accounts."""
    return silent_views(connection, book, head.silent[offset : offset + limit])


def horizon(book: Book, calendar: WorkCalendar, planned: Collection[date]) -> Horizon:
    """How far the plan reaches without a hole of five working days; `planned` are the days with anything planned."""
    today, wanted = book.today, book.rules.horizon_days
    through: date | None = None
    idle, day = 0, today
    while idle < _COVERED_GAP and day <= today + timedelta(days=wanted * 3):
        if day in planned:
            through, idle = day, 0
        elif calendar.is_working(day):
            idle += 1
        day += timedelta(days=1)
    reached = 0 if through is None else (through - today).days
    return Horizon(through, wanted, max(wanted - reached, 0))


def _where(section: Section, book: Book, wanted: Filter, ground: Ground) -> Where:
    where = section_where(section, book.today, book.rules.next_days, ground)
    return where if wanted.empty else narrowed(where, wanted, book.today)


def vital(standing: Iterable[StandingRow], at_stake: Mapping[int, Stake], today: date) -> tuple[int, ...]:
    """Accounts whose tasks are important: key and tier A, and those where something that matters is at stake."""
    key, first = Tier.KEY, Tier.A
    by_tier = {row.id for row in standing if row.tier is key or row.tier is first}
    return tuple(sorted(by_tier | {key for key, stake in at_stake.items() if stake.matters(today)}))
