"""The plans that were locked: the month before and this one, with what stood in the calendar when each began."""

from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import SQLModel

from kamtui.domain.words import EventKind
from kamtui.services.demo.accounts import Row
from kamtui.services.demo.diary import Diary
from kamtui.store.tables.plan import Plan, PlanLine

_LAST_CALL = time(17, 30)


def locked(diary: Diary) -> list[tuple[type[SQLModel], list[Row]]]:
    """Two plans and their lines."""
    this = diary.days.today.replace(day=1)
    plans: list[Row] = []
    lines: list[Row] = []
    for month in ((this - timedelta(days=1)).replace(day=1), this):
        on = diary.days.calendar.on_or_before(month - timedelta(days=1))
        at = int(datetime.combine(on, _LAST_CALL, UTC).timestamp() * 1000)
        plans.append({"month": month, "locked_on": on, "locked_at": at})
        lines.extend({"plan_id": len(plans), **line} for line in _lines(diary, month, at))
    return [(Plan, plans), (PlanLine, lines)]


def _lines(diary: Diary, month: date, at: int) -> list[Row]:
    """Every task that stood in a month at an instant, on the day it then had."""
    stood: dict[int, date | None] = {}
    for event in diary.events:
        if event["at"] <= at:
            gone = event["what"] in (EventKind.DONE, EventKind.CUT)
            stood[event["task_id"]] = None if gone else event.get("to_on")
    return [
        {
            "task_id": task_id,
            "account_id": diary.tasks[task_id - 1]["account_id"],
            "planned_on": on,
            "minutes": diary.tasks[task_id - 1]["minutes"],
        }
        for task_id, on in sorted(stood.items())
        if on is not None and on.replace(day=1) == month
    ]
