"""The plan of a month as lines of text."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from kamtui.cli.gap_names import gap_name
from kamtui.cli.months_json import Accounts
from kamtui.cli.output import table, terminal_width
from kamtui.domain.load import hours
from kamtui.domain.plan.drift import Drifted, Fate
from kamtui.domain.plan.gaps import Gap
from kamtui.domain.plan.pace import Pace
from kamtui.domain.production import percent
from kamtui.domain.words import TaskStatus
from kamtui.domain.workdays import headed, month_day, month_year, short_day
from kamtui.services.plan.draft import Draft, account_name
from kamtui.services.plan.reflow import Reflow
from kamtui.services.report_page import close_rows
from kamtui.services.views.plan import PlanDay, PlanStatus, PlanView
from kamtui.services.views.today import Horizon
from kamtui.store.reads.plan import PlanTask

_WIDE = 100
"""Columns from which a day names its tasks."""

_BAR = 12
_PACE = ("P", "A", "S", "R", "to schedule")


def month_name(month: date) -> str:
    """`December 2026`."""
    return headed(month_year(month))


def month_lines(view: PlanView, draft: Draft | None) -> list[str]:
    """A month: its head, its days, and what found no day."""
    lines = [*_head(view), "", *_days(view)]
    if draft is not None and draft.unplaced:
        lines += ["", f"NOT PLACED ({len(draft.unplaced)})", *_unplaced(draft)]
    return lines


def _head(view: PlanView) -> list[str]:
    lines = [f"{month_name(view.month)}: {_status(view)}"]
    share = f", {percent(view.minutes / view.capacity)}" if view.capacity else ""
    lines.append(f"load     {hours(view.minutes)} of {hours(view.capacity)}{share}")
    if view.last >= view.today:
        lines.append(f"horizon  {horizon_words(view.horizon, view.today)}")
    if view.locked_on is not None:
        one = view.total
        said = (
            f"{one.actual} of {one.planned} planned touches, {one.scheduled} scheduled, {one.to_schedule} to schedule"
        )
        lines.append(f"pace     {said}; {percent(view.time_elapsed)} of the working days have gone")
    return lines


def _status(view: PlanView) -> str:
    if view.locked_on is None:
        return (
            "draft" if view.status is PlanStatus.DRAFT else "no plan yet" if view.last >= view.today else "not planned"
        )
    closed = "closed, " if view.status is PlanStatus.CLOSED else ""
    return f"{closed}locked on {month_day(view.locked_on, view.today)}"


def horizon_words(reach: Horizon, today: date) -> str:
    """How far the plan reaches, and what is missing."""
    through = f"planned through {short_day(reach.through, today)}" if reach.through else "nothing planned"
    return through + (f", {reach.short_by} d short of {reach.wanted}" if reach.short_by else "")


def _days(view: PlanView) -> list[str]:
    """Every working day, and any other with a task on it."""
    named = not sys.stdout.isatty() or terminal_width() >= _WIDE
    tasks = {day: list(there) for day, there in groupby(view.tasks, key=lambda task: task.planned_on)}
    rows = [
        _day(day, tasks.get(day.day, []), view.today, named=named)
        for day in view.days
        if day.off is None or day.tasks or day.done
    ]
    return table(rows, right=frozenset({1, 3}), squeeze=(4,))


def _day(day: PlanDay, there: Sequence[PlanTask], today: date, *, named: bool) -> tuple[str, ...]:
    load = f"{hours(day.minutes)} of {hours(day.capacity)}" if day.off is None else hours(day.minutes)
    done = f", {day.done} done" if day.done else ""
    off = "" if day.off is None else f"({day.off}) "
    said = off + "; ".join(map(_task, there)) if named else off
    mark = "now" if day.day == today else ""
    return (short_day(day.day, today), load, _bar(day), f"{day.tasks}{done}", said or mark)


def _task(task: PlanTask) -> str:
    at = f"{task.at} " if task.at else ""
    mark = " (done)" if task.status is TaskStatus.DONE else " (pinned)" if task.pinned else ""
    return f"{at}{task.kind} {task.account or task.title}{mark}"


def _bar(day: PlanDay) -> str:
    """How full a day is, of `#` and `.`, `!` behind it where it is too full."""
    if not day.capacity:
        return ""
    full = round(min(day.minutes / day.capacity, 1) * _BAR)
    return "#" * full + "." * (_BAR - full) + ("!" if day.minutes > day.capacity else "")


def _unplaced(draft: Draft) -> list[str]:
    rows = [
        (account_name(draft.accounts, wish.account_id), wish.touch.kind, wish.title, left.why)
        for wish, left in draft.unplaced
    ]
    return table(rows, squeeze=(3, 2, 0))


def gap_lines(gaps: Iterable[Gap], accounts: Accounts, today: date) -> list[str]:
    """Gaps under their accounts: the name, what it says and on what, and the step it proposes."""
    lines: list[str] = []
    rows: list[tuple[str, ...]] = []
    heads: dict[int, str] = {}
    for account_id, of in groupby(gaps, key=lambda gap: gap.account_id):
        one = accounts.get(account_id or 0)
        heads[len(rows)] = f"{one.name}  {one.tier}" if one else "THE BOOK"
        rows += [(gap_name(gap), f"{gap.says} ({gap.evidence})", f"{gap.step.kind}: {_step(gap)}") for gap in of]
    for n, line in enumerate(table(rows, squeeze=(1, 2, 0))):
        lines += [heads[n]] if n in heads else []
        lines.append(f"  {line}")
    return lines


def _step(gap: Gap) -> str:
    return gap.step.title + (f", {gap.step.times} times" if gap.step.times > 1 else "")


def draft_lines(draft: Draft) -> list[str]:
    """What was placed, day by day, and what was not."""
    rows = [
        (
            short_day(placed.on),
            wish.touch.kind,
            account_name(draft.accounts, wish.account_id),
            wish.title,
            wish.because,
            placed.why,
        )
        for wish, placed in draft.placed
    ]
    lines = table(rows, squeeze=(5, 4, 3, 2))
    if draft.unplaced:
        lines += ["", f"NOT PLACED ({len(draft.unplaced)})", *_unplaced(draft)]
    return lines


def drift_lines(view: PlanView) -> list[str]:
    """Plan against actual by account and in all, what drifted, and how the month ended or stands."""
    gone = percent(view.time_elapsed)
    lines = [f"{month_name(view.month)}: {_status(view)}; {gone} of the working days have gone", ""]
    rows = [("", "", *_PACE), ("in all", "", *_pace(view.total))]
    rows += [(one.name, one.tier or "", *_pace(one.pace)) for one in view.accounts]
    lines += table(rows, right=frozenset({2, 3, 4, 5, 6}), squeeze=(0,))
    if view.drift:
        lines += ["", f"DRIFT ({len(view.drift)})", *_drifted(view.drift, view.today)]
    over = view.last < view.today
    lines += ["", "CLOSED" if over else "SO FAR"]
    ended = close_rows(view.close, over=over)
    rows = [(what, str(number), "" if share is None else percent(share)) for what, number, share in ended]
    return lines + table(rows, right=frozenset({1, 2}))


def _pace(pace: Pace) -> tuple[str, ...]:
    return tuple(map(str, (pace.planned, pace.actual, pace.scheduled, pace.remaining, pace.to_schedule)))


def _drifted(found: Sequence[Drifted], today: date) -> list[str]:
    rows = [
        (
            str(one.line.task_id),
            one.line.account or "",
            one.line.title,
            short_day(one.line.planned_on, today),
            _became(one, today),
        )
        for one in found
    ]
    return table(rows, right=frozenset({0}), squeeze=(2, 1, 4))


def _became(one: Drifted, today: date) -> str:
    reason = f", {one.line.reason}" if one.line.reason and one.fate in (Fate.MOVED, Fate.CUT) else ""
    to = f" to {short_day(one.to, today)}" if one.fate is Fate.MOVED and one.to else ""
    done = f", {short_day(one.to, today)}" if one.fate is Fate.LATE and one.to else ""
    return f"{one.fate}{to}{done}{reason}"


def reflow_lines(plan: Reflow, today: date) -> list[str]:
    """Which tasks move from where to where, and which find no day."""
    rows = [
        (
            str(one.task.id),
            one.task.account or "",
            one.task.title,
            f"{short_day(one.task.planned_on, today)} -> {short_day(one.to, today)}",
            one.why,
        )
        for one in plan.moves
    ]
    lines = table(rows, right=frozenset({0}), squeeze=(4, 2, 1))
    if plan.left:
        rows = [
            (str(task.id), task.account or "", task.title, short_day(task.planned_on, today), why)
            for task, why in plan.left
        ]
        lines += ["", f"NO DAY FOR ({len(plan.left)})", *table(rows, right=frozenset({0}), squeeze=(4, 2, 1))]
    return lines
