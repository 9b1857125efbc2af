"""The morning brief: the lists of Today in their order, how full the day is, and how far the plan reaches."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from kamtui.cli.output import emit, say
from kamtui.cli.rows import cells, lines, silent_cells
from kamtui.domain.keep.counts import due_grades, promises_adrift
from kamtui.domain.overdue import Section
from kamtui.domain.workdays import full_month, headed, short_day
from kamtui.services.book import Book
from kamtui.services.plan.months import month_to_plan
from kamtui.services.views.base import Base
from kamtui.services.views.nudge import month_nudged
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView
from kamtui.services.views.today import TodayHead, silent_rows, today_head, today_rows
from kamtui.store.reading import Connection


class Brief(NamedTuple):
    """The head of Today and as many rows of its lists as were asked for."""

    head: TodayHead
    rows: Mapping[Section, Sequence[TaskView]]
    silent: Sequence[SilentView]
    left_out: int
    """Rows that were not asked for."""

    @property
    def tasks(self) -> list[TaskView]:
        """The tasks of all lists, in their order."""
        return [view for views in self.rows.values() for view in views]

    @property
    def total(self) -> int:
        """How many tasks the lists hold in all."""
        return sum(count for section, count in self._counts() if section is not Section.SILENT)

    def _counts(self) -> list[tuple[Section, int]]:
        return [(section, self.head.counts[section]) for section in (*self.rows, Section.SILENT)]


def read(connection: Connection, book: Book, sections: Sequence[Section], limit: int | None) -> Brief:
    """Reads the brief; with a `limit` every list gets its share of that many rows."""
    head = today_head(connection, book, sections=sections)
    share = shares({section: head.counts[section] for section in sections}, limit)
    rows: dict[Section, Sequence[TaskView]] = {
        section: today_rows(connection, book, head, section, 0, share[section]) if share[section] else []
        for section in sections
        if section is not Section.SILENT
    }
    left_out = sum(head.counts[section] - share[section] for section in sections)
    silent = silent_rows(connection, book, head, 0, share.get(Section.SILENT, 0))
    return Brief(head, rows, silent, left_out)


def shares(counts: Mapping[Section, int], limit: int | None) -> dict[Section, int]:
    """How many rows of each list are shown: equal parts, and what one does not need goes to the others in order."""
    if limit is None or sum(counts.values()) <= limit:
        return dict(counts)
    part = limit // len([count for count in counts.values() if count])
    given = {section: min(count, part) for section, count in counts.items()}
    for section, count in counts.items():
        given[section] += min(count - given[section], limit - sum(given.values()))
    return given


def show(brief: Brief, sections: Sequence[Section]) -> None:
    """Prints the lists under their headings, the columns aligned over all of them."""
    today = brief.head.today
    blocks = [
        (
            f"{section.upper()} ({brief.head.counts[section]})",
            [silent_cells(view, today) for view in brief.silent]
            if section is Section.SILENT
            else [cells(view, today) for view in brief.rows[section]],
        )
        for section in sections
        if brief.head.counts[section]
    ]
    text = iter(lines([row for _, rows in blocks for row in rows]))
    for heading, rows in blocks:
        emit(heading, strong=True)
        for _ in rows:
            emit(next(text))
        emit("")


def show_day(head: TodayHead) -> None:
    """Prints the load of the day, how far the plan reaches, and the accounts nobody will call."""
    emit(f"load     {head.load.words}")
    through = head.horizon.through
    reach = f"planned through {short_day(through, head.today)}" if through else "nothing planned"
    short = f", {head.horizon.short_by} d short of {head.horizon.wanted}" if head.horizon.short_by else ""
    emit(f"horizon  {reach}{short}")
    if head.no_next:
        accounts = "1 account has" if head.no_next == 1 else f"{head.no_next} accounts have"
        emit(f"no next  {accounts} no next step")
    if head.adrift:
        emit(f"promise  {promises_adrift(head.adrift)}: kamtui promise")
    if head.grades_due:
        emit(f"grades   {due_grades(head.grades_due)}: kamtui plan --gaps")


def nudged(connection: Connection, book: Book, head: TodayHead) -> tuple[date, str] | None:
    """The month that asks to be planned, by its first day, and the command that begins it; None when none does."""
    month = None if head.empty_book else month_nudged(connection, book, head.horizon)
    if month is None:
        return None
    which = "" if month == month_to_plan(connection, book) else f" {month:%B}".lower()
    return month, f"kamtui plan{which} --gaps"


def show_nudge(nudge: tuple[date, str] | None) -> None:
    """Prints which month asks to be planned, and how that begins."""
    if nudge is not None:
        emit(f"plan     {headed(full_month(nudge[0]))}: {nudge[1]}")


def show_base(base: Base) -> None:
    """Prints how many accounts there are of those there should be, and how many nobody looks after."""
    if base.wanted:
        short = f", {base.short_by} short" if base.short_by else ""
        emit(f"base     {base.accounts} of {base.wanted} accounts{short}")
    if base.neglected:
        some = "1 account is" if base.neglected == 1 else f"{base.neglected} accounts are"
        emit(f"not key  {some} silent or without a next step")


def say_left_out(count: int, how: str) -> None:
    """Tells how many rows were left out, and how to see them."""
    if count > 0:
        say(f"{count} more {'row' if count == 1 else 'rows'} not shown: {how}")


def say_empty(brief: Brief) -> None:
    """Tells why there is nothing to see."""
    if brief.head.empty_book:
        say("The book is empty: `kamtui add`, `kamtui import` and `kamtui demo` fill one.")
    elif not brief.tasks and not brief.silent:
        say("Nothing is due.")


def load_json(head: TodayHead) -> dict[str, Any]:
    """The load of the day in minutes."""
    return {"minutes": head.load.minutes, "capacity": head.load.capacity, "working": head.load.working}


def horizon_json(head: TodayHead) -> dict[str, Any]:
    """How far the plan reaches, in calendar days."""
    reach = head.horizon
    return {
        "through": reach.through.isoformat() if reach.through else None,
        "wanted_days": reach.wanted,
        "short_by": reach.short_by,
    }
