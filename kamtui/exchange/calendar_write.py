"""Tasks as a calendar (iCalendar): to-dos, or appointments, which programs update in place when they come again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kamtui.domain.words import TaskStatus
from kamtui.exchange.calendar_tasks import KIND, PLANNED, SENT
from kamtui.exchange.returned import Form, Sent, fields, marks, placed

if TYPE_CHECKING:
    from icalendar import Component as Built

_STATES = {
    TaskStatus.OPEN: ("NEEDS-ACTION", "CONFIRMED"),
    TaskStatus.DONE: ("COMPLETED", "CONFIRMED"),
    TaskStatus.CUT: ("CANCELLED", "CANCELLED"),
}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarTask:
    """One task, cleaned."""

    uid: str
    title: str
    kind: str
    status: TaskStatus
    planned_on: date | None
    at: str | None
    due_on: date | None
    minutes: int
    important: bool
    repeat: str | None
    """RRULE text, counted from `planned_on`."""
    note: str | None
    done_at: int | None
    account: str | None
    contact: str | None
    """Name and number of the one to talk to."""
    changes: int
    first_at: int
    last_at: int
    """Milliseconds UTC."""


@dataclass(frozen=True, slots=True)
class How:
    """How tasks are to be written."""

    events: bool = False
    """As appointments instead of to-dos."""
    alarm: int | None = None
    """Minutes before an appointment with a time that it is to ring."""
    zone: ZoneInfo | None = None
    """Where the rep's clock stands; times are floating without one."""
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    """The instant of the export, aware."""


def write_calendar(tasks: Iterable[CalendarTask], how: How) -> bytes:
    """The calendar as bytes; every task must have a day."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//kamtui//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "kamtui")
    for task in tasks:
        calendar.add_component(_event(task, how) if how.events else _todo(task, how))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _todo(task: CalendarTask, how: How) -> "Built":
    from icalendar import Todo

    built = Todo()
    start, due = placed(_sent(task), Form.TASK, how.zone)
    if start is not None and due is not None and not isinstance(start, datetime) and due <= start:
        built.add(PLANNED, start.strftime("%Y%m%d"))  # nothing may begin when it is due, or after
        start = None
    if start is not None:
        built.add("dtstart", start)
    if due is not None:
        built.add("due", due)
    if task.status is TaskStatus.DONE and task.done_at is not None:
        built.add("completed", _instant(task.done_at))
        built.add("percent-complete", 100)
    return _filled(built, task, how, _STATES[task.status][0], rings=isinstance(start, datetime))


def _event(task: CalendarTask, how: How) -> "Built":
    from icalendar import Event

    built = Event()
    start, _ = placed(_sent(task), Form.EVENT, how.zone)
    assert start is not None
    built.add("dtstart", start)
    timed = isinstance(start, datetime)
    built.add("dtend", start + (timedelta(minutes=task.minutes) if timed else _DAY))
    built.add("transp", "OPAQUE" if timed else "TRANSPARENT")
    return _filled(built, task, how, _STATES[task.status][1], rings=timed)


def _sent(task: CalendarTask) -> Sent:
    return Sent(task.status, task.title, task.planned_on, task.at, task.due_on, task.minutes, task.note)


def _filled(built: Any, task: CalendarTask, how: How, status: str, *, rings: bool) -> "Built":
    """What to-dos and appointments have alike."""
    from icalendar import Alarm, vRecur

    built.add("uid", task.uid)
    built.add("dtstamp", how.now)
    built.add("sequence", task.changes)
    if task.first_at:
        built.add("created", _instant(task.first_at))
        built.add("last-modified", _instant(task.last_at))
    built.add("summary", task.title)
    built.add("status", status)
    built.add(KIND, task.kind)
    built.add(SENT, marks(fields(_sent(task), Form.EVENT if how.events else Form.TASK, how.zone)))
    if task.important:
        built.add("priority", 1)
    if task.account:
        built.add("categories", [task.account])
    if task.contact:
        built.add("contact", task.contact)
    if task.note:
        built.add("description", task.note)
    if task.repeat and task.status is TaskStatus.OPEN and "DTSTART" in built:
        built.add("rrule", vRecur.from_ical(task.repeat))
    if rings and how.alarm is not None and task.status is TaskStatus.OPEN:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", task.title)
        alarm.add("trigger", timedelta(minutes=-how.alarm))
        built.add_component(alarm)
    return built  # type: ignore[no-any-return]


def _instant(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds // 1000, UTC)
