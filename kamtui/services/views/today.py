"""Today: what is late, silent, slipped, and planned, as counts first and windows of rows on demand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.filters import Filter
from kamtui.domain.keep.stakes import NO_STAKE, Stake
from kamtui.domain.load import DayLoad, day_load
from kamtui.domain.overdue import Section, overdue
from kamtui.domain.silence import Silence, silence
from kamtui.domain.text import name_key
from kamtui.domain.words import Overdue, Tier, Waiting
from kamtui.domain.workdays import WorkCalendar
from kamtui.services.book import Book
from kamtui.services.views.grades_due import grades_due
from kamtui.services.views.tasks import TaskView, choices_at_stake, view, views
from kamtui.store.reading import Connection
from kamtui.store.reads.book import is_empty
from kamtui.store.reads.head import adrift_count, serving
from kamtui.store.reads.stakes import stakes
from kamtui.store.reads.standings import StandingRow, set_aside, standings
from kamtui.store.reads.tasks import tasks_by_id
from kamtui.store.reads.today import Ground, count, load, planned_days, section_where, window
from kamtui.store.reads.where import Where, narrowed

SECTIONS = (Section.LATE, Section.WAITING, Section.SILENT, Section.SLIPPED, Section.TODAY, Section.NEXT)
"""The lists of Today in their order: the kinds of overdue first, never mixed."""

OVERDUE_SECTIONS = SECTIONS[:4]
"""The lists that were missed in some way."""

_COVERED_GAP = 5
"""Working days in a row without anything planned that end the planned stretch."""


class SilentView(NamedTuple):
    """An account beyond its cadence, with its follow-up if it has one."""

    account_id: int
    name: str
    tier: Tier
    silence: Silence
    task: TaskView | None


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
    silent: tuple[SilentView, ...]
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
    silent = _silent(connection, book, calendar, standing, wanted, at_stake)
    ground = Ground(
        set_aside(connection, today),
        vital(standing, at_stake, today),
        tuple(found.task.row.id for found in silent if found.task is not None),
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
        tuple(silent),
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
    """A window of one list; the silent list is in the head already."""
    where = _where(section, book, head.wanted, head.ground)
    return views(connection, book, window(connection, section, where, head.ground, offset, limit))


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
    by_tier = {row.id for row in standing if row.tier in (Tier.KEY, Tier.A)}
    return tuple(sorted(by_tier | {key for key, stake in at_stake.items() if stake.matters(today)}))


def _silent(
    connection: Connection,
    book: Book,
    calendar: WorkCalendar,
    standing: list[StandingRow],
    wanted: Filter,
    at_stake: Mapping[int, Stake],
) -> list[SilentView]:
    """Silent accounts, key first, then the longest beyond their cadence; those already faced today are left out."""
    today = book.today
    quiet = [(row, silence(row.last_touch_on, book.rules.cadence(row.tier, row.cadence), today)) for row in standing]
    quiet = [(row, how) for row, how in quiet if how.is_silent and not _faced(row, today)]
    tasks = {row.id: row for row in tasks_by_id(connection, [row.next_task_id for row, _ in quiet if row.next_task_id])}
    choices = choices_at_stake(connection)
    found = [
        SilentView(
            row.id,
            row.name,
            row.tier,
            how,
            view(
                tasks[row.next_task_id],
                book,
                calendar,
                today,
                at_stake.get(row.id, NO_STAKE),
                choices.get(row.next_task_id, ()),
            )
            if row.next_task_id in tasks
            else None,
        )
        for row, how in quiet
    ]
    found = [one for one in found if _kept(one, wanted)]
    return sorted(found, key=lambda one: (one.tier is not Tier.KEY, -one.silence.weight, one.name, one.account_id))


def _faced(row: StandingRow, today: date) -> bool:
    """The account's follow-up is late, waits on us, or is planned for today: another list shows it."""
    if row.next_task_id is None:
        return False
    if overdue(row.next_due_on, row.next_on, today) is Overdue.LATE or row.next_waiting is Waiting.US:
        return True
    return row.next_on == today or row.next_due_on == today


def _kept(one: SilentView, wanted: Filter) -> bool:
    """Whether a filter keeps a silent account."""
    if wanted.empty:
        return True
    if wanted.done or wanted.due not in (None, "none") or wanted.overdue or wanted.kinds or wanted.quadrants:
        return False
    if wanted.tiers and one.tier not in wanted.tiers:
        return False
    haystack = name_key(" ".join([one.name, one.task.row.title if one.task else ""]))
    return all(name_key(text) in haystack for text in (*wanted.who, *wanted.text))
