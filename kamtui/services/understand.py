"""A captured line with its names found and its defaults filled in: what `add` and `edit` will save, before they do."""

from dataclasses import dataclass, replace
from datetime import date

from kamtui.domain.capture import KIND_WORDS, Capture, Role, capture
from kamtui.domain.capture import echo as echo_of
from kamtui.domain.load import day_load
from kamtui.domain.phrases import Moment, When
from kamtui.domain.repeat_words import repeat_words
from kamtui.domain.rows import TaskRow
from kamtui.domain.rules import is_plannable
from kamtui.domain.series import first_from
from kamtui.domain.text import clean
from kamtui.domain.words import About, Kind
from kamtui.domain.workdays import WorkCalendar, short_day
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.names import NOBODY, Who, resolve_all, still_there
from kamtui.services.series import Series, edited_series, new_series
from kamtui.store.reading import Connection
from kamtui.store.reads.today import load


@dataclass(frozen=True, slots=True)
class Draft:
    """A task that is about to be saved."""

    title: str
    kind: Kind
    who: Who
    planned_on: date
    at: str | None
    due_on: date | None
    minutes: int
    important: bool | None
    urgent: bool | None
    promised: About | None
    series: Series
    """How it repeats, and what an edit does to that."""
    echo: tuple[str, ...] = ()
    """What was understood, in full, part by part."""
    notes: tuple[str, ...] = ()
    """What a rep should know before saving: doubts, a full day, a day off."""
    meanwhile: str = ""
    """What somebody else changed since the form was opened, and stays so, in words."""


def draft(
    connection: Connection,
    book: Book,
    text: str,
    edited: TaskRow | None = None,
    *,
    whole: bool = False,
    near: Who = NOBODY,
) -> Draft:
    """Reads a line. What it does not say stays as it is in the task that is `edited`, unless it is the `whole` task.

    A new line that names nobody is for `near`, whose people also settle a doubt about a name.

    Raises `RejectedError` without a title, `NotFoundError` or `AmbiguousError` for names. Writes nothing.
    """
    calendar = book.calendar(connection)
    moment = book.moment(calendar)
    read = _going_on(capture(clean(text, 1000), moment), edited)
    base = None if whole else edited
    if read.who:
        who = resolve_all(connection, read.who, replace(near, contact_id=None, contact_name=None))
    else:
        who = still_there(connection, near)
    title = clean(read.title)
    alone = None
    if base is not None:
        alone = KIND_WORDS.get(title.lower().rstrip(":"))  # “visit thu 14:00” says nothing of the title
        title = base.title if alone or not title else title
    kind = read.kind or alone or (base.kind if base else None) or Kind.CALL
    if not title:
        if read.kind is None and not read.who:
            raise RejectedError("There is nothing to do in this line.", "Say what is to be done: call @name about …")
        title = _title(kind, who)
    if base is not None and not read.who:
        who = Who(base.account_id, base.account_name, base.contact_id, base.contact_name)
    found = _dated(book, calendar, moment, read, title, kind, who, base)
    doubts = _doubts(connection, book, calendar, found.planned_on, found.minutes, edited)
    found = replace(found, notes=(*read.notes, *_beyond(title), *doubts))
    return found if edited is None else _in_series(connection, book, read, found, edited, whole)


def _going_on(read: Capture, edited: TaskRow | None) -> Capture:
    """A repeat without another day, given to a task that has one, begins with that day and not today."""
    if read.repeat is None or edited is None or edited.planned_on is None:
        return read
    at = None
    if read.planned is not None and any(span.role is Role.WHEN for span in read.spans):
        if read.planned.on != edited.planned_on:
            return read
        at = read.planned.at
    same = read.repeat.rrule == edited.repeat
    on = edited.planned_on if same else first_from(read.repeat.rrule, edited.planned_on) or edited.planned_on
    return replace(read, planned=When(on, at, read.repeat.said))


def _in_series(connection: Connection, book: Book, read: Capture, found: Draft, edited: TaskRow, whole: bool) -> Draft:
    """The draft of an edit with what becomes of the series; a repeat that no phrase says outlives the whole line."""
    ends = whole and edited.repeat is not None and repeat_words(edited.repeat) is not None
    rrule = read.repeat.rrule if read.repeat else None if ends else edited.repeat
    series = edited_series(connection, book, edited, rrule, found.planned_on)
    if not series.scope:
        return replace(found, series=series)
    echoed = tuple(part for part in found.echo if read.repeat is None or part != f"repeats {read.repeat.said}")
    return replace(found, series=series, echo=(*echoed, series.said))


def _dated(
    book: Book,
    calendar: WorkCalendar,
    moment: Moment,
    read: Capture,
    title: str,
    kind: Kind,
    who: Who,
    base: TaskRow | None,
) -> Draft:
    due = read.due.on if read.due else (base.due_on if base else None)
    if read.planned:
        planned, at = read.planned.on, read.planned.wall
        if base is not None and at is None and base.planned_on == planned:
            at = base.at
    elif base is not None and base.planned_on is not None:
        planned, at = base.planned_on, base.at
    else:
        planned, at = _planned_by_default(calendar, book.today, due), None
    check_plannable(planned, due)
    minutes = read.minutes or (base.minutes if base and base.kind is kind else book.rules.kind_minutes[kind])
    echoed = list(echo_of(replace(read, who=()), moment))
    if read.planned is None and base is None:
        echoed.append(f"planned {short_day(planned, book.today)}" + (" (today)" if planned == book.today else ""))
    if who.label:
        echoed.insert(0, who.label)
    return Draft(
        title,
        kind,
        who,
        planned,
        at,
        due,
        minutes,
        True if read.important else (base.important if base else None),
        True if read.urgent else (base.urgent if base else None),
        read.promise or (base.promised if base else None),
        new_series(read.repeat.rrule if read.repeat else None, planned),
        tuple(echoed),
    )


def _beyond(title: str) -> list[str]:
    """Days in the title that are written as such and lie beyond the years that are planned in."""
    found = [word for word in title.split() if len(word) == 10 and word[4] == word[7] == "-"]
    found = [word for word in found if word.replace("-", "").isdecimal() and not "1970" <= word[:4] <= "2199"]
    return [f"{word} is no day kamtui plans on (1970 to 2199): it stays in the title" for word in found]


def _planned_by_default(calendar: WorkCalendar, today: date, due: date | None) -> date:
    """Without a planned day: the working day on or before the due date, never before today; without that, today."""
    if due is None:
        return today
    return max(calendar.on_or_before(due), today) if due >= today else today


def check_plannable(*days: date | None) -> None:
    """Raises `RejectedError` for a day that no task may be planned on or due."""
    for day in days:
        if day is not None and not is_plannable(day):
            raise RejectedError(f"{day} is not a day kamtui plans on.", "Use a year from 1970 to 2199.")


def _doubts(
    connection: Connection,
    book: Book,
    calendar: WorkCalendar,
    planned: date,
    minutes: int,
    base: TaskRow | None,
) -> list[str]:
    """A day off, and a day that would be overbooked."""
    if planned < book.today:
        return []
    off = calendar.why_off(planned)
    if off:
        return [f"{short_day(planned, book.today)} is not a working day ({off})"]
    loads = load(connection, planned, planned)
    if base is not None and base.planned_on == planned:
        loads = {planned: loads.get(planned, 0) - base.minutes}
    there = day_load(planned, loads, calendar, book.rules.capacity_minutes)
    if there.has_room(minutes):
        return [f"{short_day(planned, book.today)}: {there._replace(minutes=there.minutes + minutes).words} with this"]
    return [f"{short_day(planned, book.today)} is full: {there.words} before this"]


def _title(kind: Kind, who: Who) -> str:
    name = who.contact_name or who.account_name
    return f"{kind} {name}" if name else str(kind)


def as_line(row: TaskRow) -> str:
    """A task as the line that would capture it again: what an edit starts from; without a repeat that has no phrase."""
    parts = [row.kind, row.title]
    name = row.contact_name or row.account_name
    if name:
        parts.append(f'@"{name.replace(chr(34), "")}"')
    if row.planned_on:
        parts.append(row.planned_on.isoformat() + (f" {row.at}" if row.at else ""))
    if row.due_on:
        parts.append(f"by {row.due_on.isoformat()}")
    if row.promised:
        parts.append(f"#{'promise' if row.promised is About.OTHER else row.promised}")
    parts.append(f"~{row.minutes}m")
    words = repeat_words(row.repeat) if row.repeat else None
    if words:
        parts.append(words)
    if row.important:
        parts.append("!!" if row.urgent else "!")
    return " ".join(parts)
