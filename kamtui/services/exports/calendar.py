"""The tasks of a book as a calendar for a phone or a desk."""

import re
from datetime import date, timedelta

from kamtui.domain.text import clean, clean_note
from kamtui.domain.words import TaskStatus
from kamtui.errors import UsageError
from kamtui.exchange.calendar_write import CalendarTask, How, write_calendar
from kamtui.exchange.export_kinds import Asked, Made
from kamtui.exchange.own_uids import own_uid
from kamtui.services.book import Book
from kamtui.services.book_id import book_id
from kamtui.store.reads.phone import PhoneTask, phone_tasks
from kamtui.zone import local_zone

KEPT_DAYS = 60
"""How long a task that is done or cut is told of, so that other programs tick it off too."""

_ALARM = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m?)?", re.IGNORECASE)
_MOST_OCCURRENCES = 5_000


def made(book: Book, asked: Asked) -> Made:
    """The calendar: to-dos, or appointments with the option `as` = `events`; `alarm` = `15m` rings before fixed times.

    Raises `UsageError` for an option that cannot be read.
    """
    now = book.clock.now()
    how = How(_events(asked), _alarm(asked), local_zone(), now)
    own = book_id(book)
    since = int((now - timedelta(days=KEPT_DAYS)).timestamp() * 1000)
    with book.reading() as connection:
        tasks = phone_tasks(connection, since)
    return Made(write_calendar([_task(task, own) for task in tasks], how), () if tasks else ("no task has a day",))


def _task(task: PhoneTask, own: str) -> CalendarTask:
    repeats = task.status is TaskStatus.OPEN
    reach = next(filter(None, (task.phone, task.email)), None)
    return CalendarTask(
        uid=own_uid(own, "task", task.id),
        title=clean(task.title),
        kind=str(task.kind),
        status=task.status,
        planned_on=task.planned_on,
        at=task.at,
        due_on=task.due_on,
        minutes=task.minutes,
        important=task.important,
        repeat=rule_from(task.repeat, task.repeat_from, task.planned_on) if repeats and task.planned_on else None,
        note=clean_note(task.note or "") or None,
        done_at=task.done_at,
        account=clean(task.account or "") or None,
        contact=clean(", ".join(filter(None, (task.contact, reach)))) if task.contact else None,
        changes=task.changes,
        first_at=task.first_at,
        last_at=task.last_at,
    )


def rule_from(repeat: str | None, repeat_from: date | None, start: date) -> str | None:
    """A repeat as it goes out, counted from the planned day: a number of times becomes the day of the last one.

    None for what does not repeat, or as no task of kamtui does.
    """
    if repeat is None:
        return None
    rule = repeat.strip().upper().removeprefix("RRULE:")
    from kamtui.domain.repeat import occurrence_after

    anchor, last = repeat_from or start, start
    try:
        if "COUNT=" not in rule:
            occurrence_after(rule, anchor, last)
            return rule
        for _ in range(_MOST_OCCURRENCES):
            found = occurrence_after(rule, anchor, last)
            if found is None:
                break
            last = found
    except ValueError:  # no rule of kamtui's: another program wrote it
        return None
    parts = [part for part in rule.split(";") if not part.startswith(("COUNT=", "UNTIL="))]
    return ";".join((*parts, f"UNTIL={last:%Y%m%d}"))


def _events(asked: Asked) -> bool:
    said = asked.options.get("as", "tasks").lower()
    if said not in {"tasks", "events"}:
        raise UsageError(f"A calendar has no “{clean(said, 40)}”.", "Use --as tasks or --as events.")
    return said == "events"


def _alarm(asked: Asked) -> int | None:
    said = asked.options.get("alarm")
    if said is None:
        return None
    match = _ALARM.fullmatch(said.strip())
    minutes = int(match[1] or 0) * 60 + int(match[2] or 0) if match and (match[1] or match[2]) else -1
    if not 0 <= minutes <= 40_320:
        raise UsageError(f"“{clean(said, 40)}” is no time before an appointment.", "Use --alarm 15m, 1h or 1h30.")
    return minutes
