"""One component of a calendar as a task."""

import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Any

from kamtui.domain.text import TITLE_LIMIT, clean, clean_note
from kamtui.domain.words import Kind, TaskStatus
from kamtui.exchange import words
from kamtui.exchange.calendar_lines import Sifted, sifted
from kamtui.exchange.calendar_times import (
    clock_of,
    day_of,
    every,
    instant,
    left_out,
    minutes_between,
    plannable,
    raw_moment,
    repeat,
    when,
)
from kamtui.exchange.cells import Remarks, Unfit
from kamtui.exchange.components import Component
from kamtui.exchange.own_uids import own_task
from kamtui.exchange.returned import Form, Returned, moment_text, sent_marks
from kamtui.exchange.values import TaskRecord

if TYPE_CHECKING:
    from icalendar import Component as Parsed

KIND = "X-KAMTUI-KIND"
"""The property that kamtui itself keeps the kind of a task in."""

PLANNED = "X-KAMTUI-PLANNED"
"""The one with the planned day of a to-do that is due on it or before: a calendar begins nothing then."""

SENT = "X-KAMTUI-SENT"
"""The one with the marks of what went out."""

_STATES = {
    "COMPLETED": TaskStatus.DONE,
    "CANCELLED": TaskStatus.CUT,
    "NEEDS-ACTION": TaskStatus.OPEN,
    "IN-PROCESS": TaskStatus.OPEN,
}
_USED = frozenset(
    "SUMMARY DESCRIPTION DTSTART DTEND DUE DURATION STATUS PERCENT-COMPLETE COMPLETED PRIORITY CATEGORIES ATTENDEE "
    f"ORGANIZER CONTACT LOCATION URL RRULE RDATE EXDATE RECURRENCE-ID UID {KIND} {PLANNED} {SENT}".split()
)
_MADE = frozenset({"TRANSP", "VALARM"})
"""What kamtui itself says besides, of a task that goes out as an appointment."""

_FIRST_WORD = re.compile(r"[^\s:,]+")
_MOST_PEOPLE = 50
_FAULTS = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)


class Reader:
    """Reads components; keeps what concerns more than one of them."""

    def __init__(self, remarks: Remarks, ignored: Counter[str], zone: tzinfo | None = None) -> None:
        self._remarks = remarks
        self._ignored = ignored
        self._zone = zone
        self.moved: dict[str, list[date]] = {}
        """Days of a series, by its UID, that a component of their own speaks of."""
        self.cancelled: list[tuple[int, str]] = []
        """Row and UID of components that only say that a day of a series is cancelled."""

    def task(self, component: Component) -> TaskRecord:
        """The component as a task. Raises `Unfit` with the property at fault and the reason."""
        if component.fault is not None:
            raise Unfit("", component.fault)
        lines = sifted(component, _USED)
        parsed = self._parsed(component.name, lines)
        start = when(parsed, "DTSTART", self._zone, self._remarks)
        due = self._due(parsed)
        is_event = component.name == "VEVENT"
        if is_event and start is None:
            raise Unfit("DTSTART", "the appointment has no start")
        title = self._title(parsed)
        rule, anchor = None, day_of(start) if start is not None else None
        if anchor is not None:
            rule, anchor = repeat(parsed, anchor, self._zone, self._remarks)
            plannable("DTSTART", anchor)
        uid, status, of = _uid(parsed), self._status(parsed), self._one_day(parsed)
        own = own_task(uid) if uid is not None else None
        if uid is not None and of is not None:
            self._part(uid, of, component.line, is_own=own is not None, is_cut=status is TaskStatus.CUT)
        found = TaskRecord(
            row=component.line,
            code=uid if uid is None or of is None else f"{uid} {of.isoformat().replace('-', '')}",
            title=title,
            kind=_kind(parsed, title, is_event),
            status=status,
            planned_on=anchor or _planned(parsed) or due,
            due_on=due,
            done_on=self._done_on(parsed) if status is TaskStatus.DONE else None,
            account_codes=(),
            account_names=(),
            contact_codes=(),
            contact_names=(),
            contact_email=None,
            important=_is_important(parsed),
            minutes=self._minutes(parsed, start),
            note=_note(parsed),
            at=clock_of(start),
            repeat=rule,
            but=left_out(parsed, self._zone) if rule else (),
            appointment=is_event,
            about_names=_names(parsed),
            about_emails=_emails(parsed),
        )
        return found if own is None else replace(found, back=self._back(parsed, lines, found, own, of))

    def _back(
        self, parsed: "Parsed", lines: Sifted, found: TaskRecord, own: tuple[str, int], of: date | None
    ) -> Returned:
        """What the program it was in made of a task of ours."""
        start, due, planned = raw_moment(parsed, "DTSTART"), raw_moment(parsed, "DUE"), _planned(parsed)
        day = planned if start is None else found.planned_on
        said = {
            "status": str(found.status or ""),
            "title": found.title,
            "day": moment_text(start) if start is not None else planned.isoformat() if planned else "",
            "due": moment_text(due) if due is not None else "",
            "minutes": str(found.minutes or ""),
            "note": found.note or "",
        }
        stamps = (instant(lines.marks.get(name, "")) for name in ("LAST-MODIFIED", "DTSTAMP"))
        changes = lines.marks.get("SEQUENCE", "")
        return Returned(
            *own,
            form=Form.EVENT if found.appointment else Form.TASK,
            sent=sent_marks(next((str(value) for value in every(parsed, SENT)), "")),
            said={name: text for name, text in said.items() if text},
            day=day,
            at=found.at if start is not None else None,
            changes=int(changes) if changes.isdecimal() and len(changes) < 10 else None,
            stamp=next(filter(None, stamps), None),
            done_at=_done_instant(parsed, self._zone),
            of=of,
        )

    def _parsed(self, name: str, lines: Sifted) -> "Parsed":
        import icalendar

        icalendar.Todo.ignore_exceptions = True  # one bad property would otherwise cost the whole to-do
        try:
            bare = icalendar.Event if name == "VEVENT" else icalendar.Todo
            parsed = bare() if lines.bare else icalendar.Component.from_ical(lines.text)
        except _FAULTS as error:
            raise Unfit("", f"it cannot be read: {clean(str(error), 80)}") from None
        broken = {name or "" for name, _ in parsed.errors}
        if "" in broken:
            self._remarks.add("has lines that are none of a calendar, and comes in without them")
        for name in sorted(broken & _USED - {"DTSTART", "DUE"}):
            self._remarks.add(f"has a broken {name}, and comes in without it")
        for name, values in lines.values.items():
            parsed[name] = [*values, *every(parsed, name)]
        made = _MADE if any(own_task(str(uid)) for uid in lines.values.get("UID", ())) else frozenset()
        self._ignored.update({name: count for name, count in lines.left.items() if name not in made})
        if "RDATE" in parsed:
            self._remarks.add("has days besides its repeat, which stay out")
        return parsed

    def _title(self, parsed: "Parsed") -> str:
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
            for value in every(parsed, name):
                title = clean(str(value).strip().split("\n", 1)[0])
                if title:
                    if name != "SUMMARY":
                        self._remarks.add(f"has no summary, and is called by its {name.lower()}")
                    return title
        self._remarks.add("has no summary, no text and no place, and is called by what it is")
        return "Appointment" if parsed.name == "VEVENT" else "To-do"

    def _due(self, parsed: "Parsed") -> date | None:
        found = when(parsed, "DUE", self._zone, self._remarks)
        return None if found is None else plannable("DUE", day_of(found))

    def _one_day(self, parsed: "Parsed") -> date | None:
        """The day of a series that it speaks of alone."""
        try:
            of = when(parsed, "RECURRENCE-ID", self._zone, Remarks())
        except Unfit:
            return None
        return None if of is None else day_of(of)

    def _part(self, uid: str, of: date, line: int, *, is_own: bool, is_cut: bool) -> None:
        """Keeps that a day of a series has a component of its own; a task of ours is none by that."""
        self.moved.setdefault(uid, []).append(of)
        if is_cut:
            self.cancelled.append((line, uid))
        elif not is_own:
            self._remarks.add("is one day of a repeat, and comes in as a task of its own")

    def _status(self, parsed: "Parsed") -> TaskStatus | None:
        said = next((str(value).strip().upper() for value in every(parsed, "STATUS")), "")
        percent = next((str(value) for value in every(parsed, "PERCENT-COMPLETE")), "")
        if said == "CANCELLED":
            return TaskStatus.CUT
        if "COMPLETED" in parsed or words.is_whole(percent):
            return TaskStatus.DONE
        return _STATES.get(said)

    def _done_on(self, parsed: "Parsed") -> date | None:
        try:
            found = when(parsed, "COMPLETED", self._zone, self._remarks)
            return None if found is None else plannable("COMPLETED", day_of(found))
        except Unfit:
            return None

    def _minutes(self, parsed: "Parsed", start: date | datetime | None) -> int | None:
        if start is None:
            return None
        try:
            end = when(parsed, "DTEND", self._zone, Remarks())
        except Unfit:
            end = None
        minutes = minutes_between(parsed, start, end)
        if minutes is None and end is not None and (day_of(end) - day_of(start)).days > 1:
            self._remarks.add("lasts for several days: only its first day comes in")
        return minutes


def _uid(parsed: "Parsed") -> str | None:
    """What it is known by; a long one by its beginning and a digest."""
    uid = next((text for value in every(parsed, "UID") if (text := clean(str(value), 2_000))), None)
    if uid is None or len(uid) <= TITLE_LIMIT - 20:
        return uid
    return f"{uid[:100]}~{hashlib.sha256(uid.encode()).hexdigest()[:40]}"


def _done_instant(parsed: "Parsed", zone: tzinfo | None) -> int | None:
    """When it was ticked, in milliseconds UTC; of a day alone its noon."""
    found = raw_moment(parsed, "COMPLETED")
    if found is None:
        return None
    whole = found if isinstance(found, datetime) else datetime.combine(found, time(12))
    try:
        return int((whole if whole.tzinfo else whole.replace(tzinfo=zone).astimezone()).timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        return None


def _planned(parsed: "Parsed") -> date | None:
    said = next((str(value) for value in every(parsed, PLANNED)), "")
    try:
        return plannable(PLANNED, date.fromisoformat(said)) if said else None
    except ValueError:
        return None


def _kind(parsed: "Parsed", title: str, is_event: bool) -> Kind | None:
    said = [str(value) for value in every(parsed, KIND)] + list(_categories(parsed))
    first = _FIRST_WORD.match(title)
    found = (words.kind(text) for text in [*said, first[0] if first else ""])
    return next(filter(None, found), Kind.MEETING if is_event else None)


def _is_important(parsed: "Parsed") -> bool:
    """1 to 4 are high in a calendar, 5 is normal, 0 says nothing."""
    said = next((str(value).strip() for value in every(parsed, "PRIORITY")), "")
    return said in {"1", "2", "3", "4"}


def _note(parsed: "Parsed") -> str | None:
    text = [str(value) for value in every(parsed, "DESCRIPTION")]
    text += [f"Where: {value}" for value in every(parsed, "LOCATION") if str(value).strip()]
    text += [str(value) for value in every(parsed, "URL")]
    return clean_note("\n".join(text)) or None


def _categories(parsed: "Parsed") -> tuple[str, ...]:
    found = (str(one) for value in every(parsed, "CATEGORIES") for one in getattr(value, "cats", (value,)))
    return tuple(dict.fromkeys(text for one in found if (text := clean(one))))


def _people(parsed: "Parsed") -> list[Any]:
    return [value for name in ("ATTENDEE", "ORGANIZER") for value in every(parsed, name)][:_MOST_PEOPLE]


def _names(parsed: "Parsed") -> tuple[str, ...]:
    """What may be an account or a contact: categories, the contact, names of those who take part."""
    said = [str(value).split(",", 1)[0] for value in every(parsed, "CONTACT")]
    said += [str(value.params["CN"]) for value in _people(parsed) if "CN" in getattr(value, "params", ())]
    return tuple(dict.fromkeys((*_categories(parsed), *(text for one in said if (text := clean(one))))))


def _emails(parsed: "Parsed") -> tuple[str, ...]:
    said = (clean(str(value)) for value in _people(parsed))
    return tuple(dict.fromkeys(text[7:].strip() for text in said if text.lower().startswith("mailto:") and "@" in text))
