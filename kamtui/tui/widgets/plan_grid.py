"""The days of a plan as a month of cells or a week of lines, each with its load. Pure: a view in, pieces of text out.

What a colour says a sign says too: `!` too much, `▸` the day that is looked at, `◆` today.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain import locale
from kamtui.domain.load import hours
from kamtui.domain.words import TaskStatus
from kamtui.domain.workdays import short_day
from kamtui.services.book import Book
from kamtui.services.views.board import Board
from kamtui.services.views.plan import PlanDay
from kamtui.store.reads.plan import PlanTask
from kamtui.tui.text import fit
from kamtui.tui.widgets.entries import laid

MOST = 16
"""Cells of the widest day."""

_NARROW = 6
"""Cells below which a bar stands upright."""
_UPRIGHT = "▁▂▃▄▅▆▇█"
_WEEK_BAR = 12
_BELOW, _BELOW_WEEK = 7, 4
"""Lines that a month and a week leave for what is said below them."""


class Piece(NamedTuple):
    """A stretch of one line."""

    text: str
    style: str
    day: date | None = None
    """The day it belongs to."""


Line = list[Piece]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a grid is drawn from."""

    days: Sequence[PlanDay]
    """Every day of one month."""
    on: date
    """The day that is looked at."""
    today: date
    weekend: frozenset[int]
    """Weekdays that are narrow; Monday is 0."""
    week_start: int = 0
    tasks: Mapping[date, Sequence[PlanTask]] = field(default_factory=dict)
    """Open tasks by day, those that a filter keeps."""
    counts: Mapping[date, int] | None = None
    """Tasks of a day that a filter keeps; None without one."""

    @property
    def weeks(self) -> list[date]:
        """The first day of each week of the month, which may lie before it."""
        first = week_of(self.days[0].day, self.week_start)
        return [first + timedelta(days=n) for n in range(0, (self.days[-1].day - first).days + 1, 7)]

    def count(self, day: PlanDay) -> int:
        """The number a day shows."""
        return day.tasks if self.counts is None else self.counts.get(day.day, 0)

    def sign(self, day: date) -> str:
        """What stands before its number."""
        return "▸" if day == self.on else "◆" if day == self.today else " "


def shown_of(board: Board, on: date, book: Book) -> Shown:
    """What a board is drawn from."""
    tasks: dict[date, list[PlanTask]] = defaultdict(list)
    for task in board.plan.tasks:
        if task.status is TaskStatus.OPEN and board.keeps(task):
            tasks[task.planned_on].append(task)
    counts = None if board.kept is None else {day: len(found) for day, found in tasks.items()}
    weekend, week_start = book.rules.weekend, book.settings.week_start
    return Shown(board.plan.days, on, board.plan.today, weekend, week_start, tasks, counts)


def week_of(day: date, week_start: int) -> date:
    """The first day of its week."""
    return day - timedelta(days=(day.weekday() - week_start) % 7)


def widths(width: int, weekend: Collection[int]) -> tuple[int, int]:
    """Cells of a working weekday and of one at the weekend."""
    worked = 7 - len(weekend)
    narrow = 3 if width >= worked * _NARROW + 3 * len(weekend) else 2
    return max(min((width - narrow * len(weekend)) // worked, MOST), 2), narrow


# -- a month -------------------------------------------------------------------------------------------------------


def month_grid(shown: Shown, width: int, height: int) -> list[Line]:
    """The weekdays' names, and week by week as many lines as there is room for, four at most."""
    wide, narrow = widths(width, shown.weekend)
    order, days = [(shown.week_start + n) % 7 for n in range(7)], locale.shown().days
    sizes = {weekday: narrow if weekday in shown.weekend else wide for weekday in order}
    lines = [[Piece(fit(f" {days[n][: max(min(sizes[n] - 1, 3), 1)]}", sizes[n]), "dim") for n in order]]
    by_day = {one.day: one for one in shown.days}
    each = max(min((height - 1) // max(len(shown.weeks), 1), 4), 1)
    for first in shown.weeks:
        week = [(first + timedelta(days=n)) for n in range(7)]
        cells = [_cell(by_day.get(day), shown, sizes[day.weekday()], each) for day in week]
        lines += [[cell[n] for cell in cells] for n in range(each)]
    return lines


def month_height(shown: Shown, height: int) -> int:
    """Lines a month takes where there are so many: two for each week at least, if they are there."""
    weeks = len(shown.weeks)
    each = max(min((height - _BELOW - 1) // weeks, 4), 2 if 1 + 2 * weeks <= height else 1)
    return 1 + each * weeks


def _cell(day: PlanDay | None, shown: Shown, width: int, height: int) -> Line:
    """One day on exactly so many lines."""
    if day is None:
        return [Piece(" " * width, "plain")] * height
    made = _off(day, shown, width) if day.off else _worked(day, shown, width)
    made += [Piece(" " * width, "plain", day.day)] * (height - len(made))
    return made[:height]


def _worked(day: PlanDay, shown: Shown, width: int) -> Line:
    """Number and count, the bar, the minutes; in a narrow cell the bar stands upright beside the number."""
    level, count = _level(day), _count(day, shown)
    number = f"{shown.sign(day.day)}{day.day.day:>2}"
    style = "dim" if day.day < shown.today else "plain"
    if width < _NARROW:
        upright = "!" if _over(day) else _UPRIGHT[min(int(_share(day) * 8), 7)] if day.minutes else " "
        return [
            Piece(number.ljust(width - 1)[: width - 1] + upright, level, day.day),
            Piece(fit(count, width - 1, right=True) + " ", style, day.day),
        ]
    room = width - len(number) - 1
    return [
        Piece(f"{number}{fit(count, room, right=True)} ", style, day.day),
        Piece(f" {_bar(day, width - 2)}{'!' if _over(day) else ' '}", level, day.day),
        Piece(f" {hours(day.minutes) if day.minutes else ''}".ljust(width)[:width], "dim", day.day),
    ]


def _off(day: PlanDay, shown: Shown, width: int) -> Line:
    """Number, and why it is off where there is room; tasks that stand there all the same are said."""
    count = _count(day, shown) if day.tasks else ""
    number = f"{shown.sign(day.day)}{day.day.day:>2}"
    left = f"!{count}" if count else ""
    if width < _NARROW:
        return [
            Piece(number.ljust(width)[:width], "dim", day.day),
            Piece(fit(left, width, right=True), "late", day.day),
        ]
    return [
        Piece(f"{number}{fit(left, width - len(number) - 1, right=True)} ", "late" if left else "dim", day.day),
        Piece(f" {fit(day.off, width - 2)} ", "dim", day.day),
    ]


# -- a week --------------------------------------------------------------------------------------------------------


def week_grid(shown: Shown, width: int, height: int) -> list[Line]:
    """The days of one week, one below the other, each with its load in words and as many tasks as there is room for."""
    first = week_of(shown.on, shown.week_start)
    days = [one for one in shown.days if first <= one.day < first + timedelta(days=7)]
    tasks = {one.day: shown.tasks.get(one.day, ()) for one in days}
    room = _shares([len(tasks[one.day]) for one in days], height - len(days))
    lines: list[Line] = []
    for day, most in zip(days, room, strict=True):
        lines.append(_headline(day, shown, width))
        rows = [_said(task, width) for task in tasks[day.day][:most]]
        more = len(tasks[day.day]) - most
        if rows and more > 0:
            rows[-1] = f"   {fit(f'and {more + 1} more', max(width - 3, 1))}"
        lines += [[Piece(text, "dim", day.day)] for text in rows]
    return lines[:height]


def week_height(shown: Shown, height: int) -> int:
    """Lines a week takes where there are so many: all its tasks, if there is room."""
    first = week_of(shown.on, shown.week_start)
    days = [one for one in shown.days if first <= one.day < first + timedelta(days=7)]
    wanted = len(days) + sum(len(shown.tasks.get(one.day, ())) for one in days)
    return min(wanted, max(height - _BELOW_WEEK, 7))


def _headline(day: PlanDay, shown: Shown, width: int) -> Line:
    """The day, its bar, its load in words and how many tasks it has; why it is off instead of a bar."""
    wide = _WEEK_BAR if width >= 44 else 6
    over = "!" if _over(day) else " "
    level = "dim" if day.off and not day.tasks else _level(day)
    said = f"{hours(day.minutes)} of {hours(day.capacity)} · {_count(day, shown)}"
    if day.off:
        said = f"{hours(day.minutes)}, {day.off}" if day.tasks else day.off
    bar = () if day.off and not day.tasks else ((f"{_bar(day, wide)}{over} ", wide + 2, level),)
    name = f"{shown.sign(day.day)}{short_day(day.day, shown.today)} "
    style = "dim" if day.off or day.day < shown.today else "plain"
    return [Piece(*cell, day.day) for cell in laid(width, (name, 12, style), *bar, (said, 0, level))]


def _said(task: PlanTask, width: int) -> str:
    when = f"{task.at} " if task.at else ""
    who = f"{task.account} · " if task.account else ""
    return f"   {fit(f'{when}{who}{task.title}', max(width - 3, 1))}"


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """Lines for each day: round and round, one more for each that still wants one."""
    given = [0] * len(wanted)
    while room > 0 and any(got < want for got, want in zip(given, wanted, strict=True)):
        for n, want in enumerate(wanted):
            if given[n] < want and room > 0:
                given[n] += 1
                room -= 1
    return given


# -- one day -------------------------------------------------------------------------------------------------------


def _share(day: PlanDay) -> float:
    return min(day.minutes / day.capacity, 1.0) if day.capacity > 0 else float(day.minutes > 0)


def _over(day: PlanDay) -> bool:
    return day.minutes > day.capacity


def _level(day: PlanDay) -> str:
    return "late" if _over(day) else "chart"


def _bar(day: PlanDay, width: int) -> str:
    filled = min(int(_share(day) * width + 0.5), width)
    return "█" * filled + "░" * (width - filled)


def _count(day: PlanDay, shown: Shown) -> str:
    count = shown.count(day)
    return str(count) if count else "✓" if day.done and shown.counts is None else "·"
